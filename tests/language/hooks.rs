//! Every kind of hook, by name and by attribute, with everything that a hook may take.

use pymonn::prelude::*;

/// All hooks of a group, in the order of the impl.
pub struct Everything {
    gain: f32,
    calls: u32,
}

#[behaviour(trail: u64 = 0, shared total: f32 = 0.0)]
impl Everything {
    fn initialize(&self, v: &mut f32, neuron: Neuron) {
        *v = neuron.index as f32;
    }

    fn neuron(&self, v: &mut f32, input: f32, trail: &mut u64, step: Step, neuron: Neuron) {
        *v += self.gain * input;
        *trail = *trail * 10 + step.iteration + neuron.index as u64;
    }

    fn group(&mut self, v: &mut [f32], input: &[f32], total: &mut f32, scale: &f32, step: Step) {
        self.calls += 1;
        v[0] = 100.0 + *scale;
        *total += v.iter().sum::<f32>() + input[0] + step.time as f32;
    }
}

network! {
    /// One group with one behaviour of three hooks.
    pub network Hooked {
        group cells[3] {
            v: f32 = 7.0;
            input: f32 = 2.0;
            shared scale: f32 = 0.5;

            1 => Everything { gain: 10.0, calls: 0 };
        }
    }
}

#[test]
fn initialize_neuron_and_group_run_in_the_order_of_the_impl() {
    let mut net = Hooked::builder().build().unwrap();
    assert_eq!(*net.cells.v, [0.0, 1.0, 2.0]);
    net.iterate();
    assert_eq!(*net.cells.v, [100.5, 21.0, 22.0]);
    assert_eq!(*net.cells.trail, [1, 2, 3]);
    assert_eq!(net.cells.total, 100.5 + 21.0 + 22.0 + 2.0 + 1.0);
    net.iterate();
    assert_eq!(*net.cells.v, [100.5, 41.0, 42.0]);
    assert_eq!(*net.cells.trail, [12, 23, 34]);
    assert_eq!(net.cells.everything.calls, 2);
}

/// Hooks with names of their own, without a receiver, several of a kind.
pub struct Named;

#[behaviour]
impl Named {
    #[initialize]
    fn begin(v: &mut f32) {
        *v = 1.0;
    }

    #[neuron]
    fn twice(v: &mut f32) {
        *v *= 2.0;
    }

    #[neuron]
    fn plus_three(&self, v: &mut f32) {
        *v += 3.0;
    }

    #[group]
    fn mirror(v: &mut [f32]) {
        v.reverse();
    }

    #[neuron]
    fn plus_index(v: &mut f32, at: Neuron) {
        *v += at.index as f32;
    }
}

network! {
    /// A unit struct as behaviour.
    network ByAttribute {
        group cells[2] {
            v: f32 = 0.0;
            1 => Named;
        }
    }
}

#[test]
fn attributes_say_the_kind_of_a_hook() {
    let mut net = ByAttribute::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.cells.v, [5.0, 6.0]);
    net.iterate();
    assert_eq!(*net.cells.v, [15.0, 14.0]);
}

/// Draws in every hook that may.
pub struct Draws;

#[behaviour]
impl Draws {
    fn initialize(a: &mut f32, rng: &mut Rng) {
        *a = rng.uniform();
    }

    fn neuron(b: &mut f32, rng: &mut Rng) {
        *b = rng.uniform();
    }

    fn group(c: &mut [f32], rng: &mut Rng) {
        c.fill_with(|| rng.uniform());
    }
}

network! {
    network Drawing {
        group cells[50] {
            a: f32 = 0.0;
            b: f32 = 0.0;
            c: f32 = 0.0;
            1 => Draws;
        }
    }
}

#[test]
fn hooks_draw_from_streams_of_their_own() {
    let run = |seed| {
        let mut net = Drawing::builder().seed(seed).build().unwrap();
        net.simulate_iterations(3);
        net
    };
    let (x, y, z) = (run(1), run(1), run(2));
    assert_eq!(*x.cells.a, *y.cells.a);
    assert_eq!(*x.cells.b, *y.cells.b);
    assert_eq!(*x.cells.c, *y.cells.c);
    assert_ne!(*x.cells.a, *z.cells.a);
    assert_ne!(*x.cells.b, *z.cells.b);
    assert_ne!(*x.cells.c, *z.cells.c);
    assert_ne!(*x.cells.a, *x.cells.b);
    assert_ne!(*x.cells.b, *x.cells.c);
    let distinct = |v: &[f32]| v.windows(2).all(|w| w[0] != w[1]);
    assert!(distinct(&x.cells.a) && distinct(&x.cells.b) && distinct(&x.cells.c));
}

/// All hooks of synapses that walk from the source.
pub struct Walk;

#[behaviour]
impl Walk {
    fn initialize(weight: &mut f32, src: Neuron, dst: Neuron) {
        *weight = (10 * src.index + dst.index) as f32;
    }

    #[sum(dst_input)]
    fn synapse(weight: f32, src_rate: f32) -> f32 {
        weight * src_rate
    }

    #[synapse]
    fn learn(&self, weight: &mut f32, src_rate: f32, dst_rate: f32, src: Neuron, dst: Neuron, step: Step) {
        *weight += src_rate * dst_rate + 0.5 * step.iteration as f32 + (src.index * dst.index) as f32;
    }
}

network! {
    network Walked {
        group left[3] {
            rate: f32 = each(|n| 1.0 + n.index as f32);
        }
        group right[2] {
            input: f32 = 0.25;
            rate: f32 = 2.0;
        }
        synapses forward: left -> right {
            connect = pairs([(0, 0), (2, 0), (1, 1), (2, 1)]);
            weight: f32 = -1.0;
            1 => Walk;
        }
    }
}

#[test]
fn synapse_hooks_see_both_ends() {
    let mut net = Walked::builder().build().unwrap();
    assert_eq!(net.forward.weight.len(), 4);
    net.iterate();
    // Weights 00: 0, 11: 11, 20: 20, 21: 21; rates 1, 2, 3.
    assert_eq!(*net.right.input, [0.25 + 60.0, 0.25 + 22.0 + 63.0]);
    let weights = net.forward.connectivity().to_dense(&net.forward.weight);
    assert_eq!(weights[(0, 0)], 0.0 + 2.0 + 0.5);
    assert_eq!(weights[(1, 1)], 11.0 + 4.0 + 0.5 + 1.0);
    assert_eq!(weights[(0, 2)], 20.0 + 6.0 + 0.5);
    assert_eq!(weights[(1, 2)], 21.0 + 6.0 + 0.5 + 2.0);
}

/// Events at both ends, several of a kind.
pub struct Pairing {
    up: f32,
}

#[behaviour]
impl Pairing {
    #[sum(dst_input)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }

    #[on_pre(src_late)]
    fn depress(weight: &mut f32) {
        *weight -= 1.0;
    }

    fn on_post(&self, weight: &mut f32, src: Neuron) {
        *weight += self.up * (1 + src.index) as f32;
    }

    #[on_post(dst_late)]
    fn on_late(&self, weight: &mut f32) {
        *weight *= 2.0;
    }
}

network! {
    network Events {
        group left[3] {
            spike: bool = false;
            late: bool = false;
        }
        group right[2] {
            spike: bool = false;
            late: bool = false;
            input: f32 = 0.0;
        }
        synapses forward: left -> right {
            connect = all_to_all();
            weight: f32 = 4.0;
            1 => Pairing { up: 10.0 };
        }
    }
}

#[test]
fn events_reach_the_synapses_of_the_neuron_that_fired() {
    let mut net = Events::builder().build().unwrap();
    net.left.spike[0] = true;
    net.left.spike[2] = true;
    net.iterate();
    assert_eq!(*net.right.input, [8.0, 8.0]);
    net.left.spike.fill(false);
    net.left.late[1] = true;
    net.iterate();
    assert_eq!(*net.right.input, [8.0, 8.0]);
    let weights = net.forward.connectivity().to_dense(&net.forward.weight);
    assert_eq!(weights.as_slice(), [4.0, 4.0, 3.0, 3.0, 4.0, 4.0]);
    net.left.late[1] = false;
    net.right.spike[1] = true;
    net.right.late[0] = true;
    net.iterate();
    let weights = net.forward.connectivity().to_dense(&net.forward.weight);
    assert_eq!(weights.as_slice(), [8.0, 14.0, 6.0, 23.0, 8.0, 34.0]);
}

/// Changes the network as a whole.
pub struct Conductor {
    target: f32,
}

#[behaviour]
impl Conductor {
    fn network(&mut self, net: &mut Conducted, step: Step, rng: &mut Rng) {
        self.target += 1.0;
        net.reward = self.target;
        net.left.v.fill(step.iteration as f32);
        net.right.v[0] = f32::from(u8::from(rng.bernoulli(1.0)));
    }
}

/// Reads a variable of the network.
pub struct Rewarded;

#[behaviour]
impl Rewarded {
    fn neuron(v: &mut f32, reward: f32) {
        *v += reward;
    }
}

network! {
    network Conducted {
        reward: f32 = 0.0;
        group left[2] {
            v: f32 = 0.0;
            2 => Rewarded;
        }
        group right[2] {
            v: f32 = 0.0;
        }
        1 => Conductor { target: 4.0 };
        3 => |net: &mut Conducted| net.right.v[1] += net.reward;
    }
}

#[test]
fn a_network_hook_sees_everything() {
    let mut net = Conducted::builder().build().unwrap();
    net.simulate_iterations(2);
    assert_eq!(net.reward, 6.0);
    assert_eq!(*net.left.v, [8.0, 8.0]);
    assert_eq!(*net.right.v, [1.0, 11.0]);
    assert_eq!(net.conductor.target, 6.0);
    net.conductor.target = 0.0;
    net.iterate();
    assert_eq!(net.reward, 1.0);
}

/// Works anywhere a variable of the name stands.
pub struct Both;

#[behaviour]
impl Both {
    fn neuron(v: &mut f32) {
        *v += 1.0;
    }

    fn synapse(v: &mut f32) {
        *v += 10.0;
    }
}

network! {
    network Anywhere {
        group cells[2] {
            v: f32 = 0.0;
            1 => Both;
        }
        synapses links: cells -> cells {
            connect = one_to_one();
            v: f32 = 0.0;
            1 => Both;
        }
    }
}

#[test]
fn a_behaviour_may_have_hooks_for_several_places() {
    let mut net = Anywhere::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.cells.v, [1.0, 1.0]);
    assert_eq!(*net.links.v, [10.0, 10.0]);
}
