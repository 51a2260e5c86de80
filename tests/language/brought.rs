//! Variables that behaviours bring: to the group, shared, to one end of a synapse group.

use pymonn::prelude::*;

pub struct Leak {
    rest: f32,
}

#[behaviour(v: f32 = self.rest, age: u16 = 3, shared steps: u32 = 10)]
impl Leak {
    fn neuron(&self, v: &mut f32, age: &mut u16) {
        *v += 0.5 * (self.rest - *v) + 1.0;
        *age += 1;
    }

    fn group(steps: &mut u32) {
        *steps += 1;
    }
}

pub struct Also;

#[behaviour(age: u16 = 3)]
impl Also {
    fn neuron(age: &mut u16) {
        *age += 100;
    }
}

network! {
    network Brings {
        group plain[2] {
            1 => Leak { rest: -70.0 };
        }
        group overridden[2] {
            v: f32 = values([1.0, 2.0]);
            1 => Leak { rest: -70.0 };
        }
        group twice[2] {
            1 => Leak { rest: 0.0 };
            2 => Also;
        }
        group renamed[2] {
            1 => Leak { rest: 8.0 } with v = potential, steps = count;
        }
    }
}

#[test]
fn brought_variables_begin_with_the_behaviours_values() {
    let mut net = Brings::builder().build().unwrap();
    assert_eq!(*net.plain.v, [-70.0, -70.0]);
    assert_eq!(*net.plain.age, [3, 3]);
    assert_eq!(net.plain.steps, 10);
    assert_eq!(*net.overridden.v, [1.0, 2.0]);
    assert_eq!(*net.renamed.potential, [8.0, 8.0]);
    net.iterate();
    assert_eq!(*net.plain.v, [-69.0, -69.0]);
    assert_eq!(net.plain.steps, 11);
    assert_eq!(*net.overridden.v, [1.0 + 0.5 * -71.0 + 1.0, 2.0 + 0.5 * -72.0 + 1.0]);
    assert_eq!(*net.twice.age, [104, 104]);
    assert_eq!(*net.renamed.potential, [9.0, 9.0]);
    assert_eq!(net.renamed.count, 11);
}

pub struct Drawn {
    sd: f32,
}

#[behaviour(threshold: f32 = normal(self.sd, 0.0), lag: f32 = uniform(0.0, 1.0))]
impl Drawn {
    fn neuron(threshold: &mut f32) {
        *threshold += 1.0;
    }
}

network! {
    network Draws {
        group a[3] {
            1 => Drawn { sd: 2.0 };
        }
        group b[3] {
            1 => Drawn { sd: 4.0 };
        }
    }
}

#[test]
fn brought_variables_may_be_drawn_with_parameters_of_the_behaviour() {
    let net = Draws::builder().seed(4).build().unwrap();
    assert_eq!(*net.a.threshold, [2.0; 3]);
    assert_eq!(*net.b.threshold, [4.0; 3]);
    assert_ne!(*net.a.lag, *net.b.lag);
}

/// Traces at both ends, with a time constant of its own.
pub struct Trace {
    keep: f32,
    start: f32,
}

#[behaviour(src trace: f32 = self.start, dst trace: f32 = 0.0, weight: f32 = 1.0)]
impl Trace {
    fn synapse(&self, weight: &mut f32, src_trace: f32, dst_trace: f32) {
        *weight += src_trace - dst_trace;
    }

    fn efferent(&self, src_trace: &mut f32, src_v: f32) {
        *src_trace = *src_trace * self.keep + src_v;
    }

    fn afferent(&self, dst_trace: &mut f32, dst_v: f32) {
        *dst_trace = *dst_trace * self.keep + dst_v;
    }
}

network! {
    network Traces {
        group left[2] {
            v: f32 = 1.0;
        }
        group right[3] {
            v: f32 = 2.0;
        }
        synapses fast: left -> right {
            connect = all_to_all();
            1 => Trace { keep: 0.5, start: 4.0 };
        }
        synapses slow: left -> right [Dense] {
            1 => Trace { keep: 1.0, start: 0.0 } with src_trace = src_memory, weight = w;
        }
        synapses within: left -> left {
            connect = all_to_all();
            weight: f32 = 5.0;
            1 => Trace { keep: 0.0, start: 7.0 };
        }
    }
}

#[test]
fn private_variables_of_the_ends() {
    let mut net = Traces::builder().build().unwrap();
    assert_eq!((net.fast.src_trace.len(), net.fast.dst_trace.len()), (2, 3));
    assert_eq!(*net.fast.src_trace, [4.0, 4.0]);
    assert_eq!(*net.within.src_trace, [7.0, 7.0]);
    net.simulate_iterations(2);
    // Iteration 1: weight += 4 - 0, then 4 * 0.5 + 1 = 3 and 0 + 2; iteration 2: weight += 3 - 2.
    assert_eq!(*net.fast.weight, [1.0 + 4.0 + 1.0; 6]);
    assert_eq!((net.fast.src_trace[0], net.fast.dst_trace[2]), (2.5, 3.0));
    assert_eq!((net.slow.src_memory[1], net.slow.dst_trace[0]), (2.0, 4.0));
    assert_eq!(*net.slow.w, [1.0 + 0.0 + 1.0 - 2.0; 6]);
    assert_eq!(*net.within.weight, [5.0 + 7.0 + 1.0 - 1.0; 4]);
}
