//! Forms that stand in no example: slices of synapses, references, private variables as targets of sums, attributes, `on` with
//! recorders, a network without groups of its own ends.

use pymonn::prelude::*;

/// A `group` hook where synapses are the group.
pub struct Whole {
    factor: f32,
}

#[behaviour(shared sum: f32 = 0.0)]
impl Whole {
    fn group(&mut self, weight: &mut [f32], src_v: &[f32], dst_v: &mut [f32], sum: &mut f32, level: &f32, src_bias: &mut f32) {
        for w in &mut *weight {
            *w *= self.factor;
        }
        *sum = weight.iter().sum::<f32>() + src_v.iter().sum::<f32>() + *level;
        dst_v[0] = -1.0;
        *src_bias += 1.0;
        self.factor += 1.0;
    }
}

/// References where values would do.
pub struct References;

#[behaviour]
impl References {
    fn neuron(v: &f32, w: &mut f32, bias: &f32, level: &f32, neuron: Neuron) {
        *w = *v + *bias + *level + neuron.x;
    }
}

/// Sums into a variable of its own at the target, and reads it there.
pub struct Conductance {
    keep: f32,
}

#[behaviour(dst g: f32 = 0.0, src count: u32 = 0)]
impl Conductance {
    #[sum(dst_g)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }

    #[efferent]
    fn count(src_count: &mut u32, src_spike: bool) {
        *src_count += u32::from(src_spike);
    }

    #[afferent]
    fn apply(&self, dst_g: &mut f32, dst_w: &mut f32) {
        *dst_w += *dst_g;
        *dst_g *= self.keep;
    }
}

network! {
    network Corners {
        level: f32 = 0.5;
        #[tag(watched)]
        group left[2] {
            v: f32 = values([1.0, 2.0]);
            w: f32 = 0.0;
            shared bias: f32 = 10.0;
            #[allow(unused_variables, reason = "the closure takes more than it needs")]
            1 => |w: &mut f32, v: f32| *w = 0.0;
            /// Documented, and with a tag.
            #[tag(refs)]
            2 => References;
            spike: bool = values([true, false]);
        }
        #[tag(watched)]
        group right[3] {
            v: f32 = 3.0;
            w: f32 = 0.0;
            spike: bool = true;
        }
        synapses many: left -> right {
            connect = all_to_all();
            weight: f32 = 2.0;
            3 => Whole { factor: 3.0 };
        }
        synapses fast: left -> right {
            connect = pairs(vec![(0, 0), (1, 1), (0, 2), (0, 2)]);
            weight: f32 = each_synapse(|_, dst| 1.0 + dst.index as f32);
            4 => Conductance { keep: 0.5 };
        }
        synapses slow: left -> right [Dense] {
            weight: f32 = 100.0;
            4 => Conductance { keep: 1.0 };
        }
        on watched {
            9 => EventRecorder { spike };
            9 => Recorder { v, w: f32 = w[0] };
        }
    }
}

#[test]
fn whole_synapses_references_and_private_targets() {
    let mut net = Corners::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.left.w, [1.0 + 10.0 + 0.5, 2.0 + 10.0 + 0.5 + 1.0]);
    assert_eq!(*net.many.weight, [6.0; 6]);
    assert_eq!((net.many.sum, net.left.bias, net.right.v[0], net.many.whole.factor), (36.0 + 3.0 + 0.5, 11.0, -1.0, 4.0));
    assert_eq!(net.fast.size(), 4);
    assert_eq!(*net.right.w, [101.0, 100.0, 106.0]);
    assert_eq!(*net.fast.dst_g, [0.5, 0.0, 3.0]);
    net.left.spike.fill(false);
    net.iterate();
    assert_eq!(*net.right.w, [101.0 + 100.5, 200.0, 106.0 + 103.0]);
    assert_eq!(*net.fast.src_count, [1, 0]);
    assert_eq!(*net.right.recorder.w, [101.0, 201.5]);
    assert_eq!((net.left.event_recorder.spike.len(), net.right.event_recorder.spike.len()), (1, 6));
}

network! {
    network Loops(delay: u64 = 1) {
        group cells[5] {
            v: f32 = each(|n| n.index as f32);
            spike: bool = each(|n| n.index % 2 == 0);
            1 => |spike: &mut bool| *spike = !*spike;
        }
        synapses sparse: cells -> cells {
            connect = probability(1.0).without_self();
            delay = delay;
            #[sum(dst_v)]
            2 => |src_spike: bool, src_v: f32| if src_spike { src_v } else { 0.0 };
        }
        synapses dense: cells -> cells [Dense] {
            delay = delay;
            weight: f32 = each_synapse(|src, dst| if src.index == dst.index { 0.0 } else { 1.0 });
            seen: u32 = 0;
            3 => |seen: &mut u32, src_spike: bool, dst_spike: bool| *seen += u32::from(src_spike) + 10 * u32::from(dst_spike);
        }
    }
}

#[test]
fn a_closure_sees_the_past_of_a_group_that_feeds_itself() {
    let mut net = Loops::builder().build().unwrap();
    let mut v = [0.0_f32, 1.0, 2.0, 3.0, 4.0];
    let mut past = (v, [true, false, true, false, true]);
    let mut seen = [0_u32; 25];
    for t in 1..5 {
        let spike = [0, 1, 2, 3, 4].map(|k: usize| (k + t).is_multiple_of(2));
        let now = (v, spike);
        for dst in 0..5 {
            for src in 0..5 {
                seen[src * 5 + dst] += u32::from(past.1[src]) + 10 * u32::from(spike[dst]);
                if src != dst && past.1[src] {
                    v[dst] += past.0[src];
                }
            }
        }
        past = now;
        net.iterate();
        assert_eq!(*net.cells.v, v, "iteration {t}");
        assert_eq!(*net.dense.seen, seen, "iteration {t}");
    }
}
