//! Order, immediate effect and its exception, sums by ascending source, and that fusion changes nothing.

use pymonn::prelude::*;

network! {
    network Order {
        group first[1] {
            trail: u64 = 0;
            2.5 => |trail: &mut u64| *trail = 10 * *trail + 1;
            2.10 => |trail: &mut u64| *trail = 10 * *trail + 2;
            10 => |trail: &mut u64| *trail = 10 * *trail + 3;
            2.1 => |trail: &mut u64| *trail = 10 * *trail + 4;
            0.5 => |trail: &mut u64| *trail = 10 * *trail + 5;
            2.05 => |trail: &mut u64| *trail = 10 * *trail + 6;
        }
    }
}

#[test]
fn ascending_priority_and_ties_in_the_order_of_the_text() {
    let mut net = Order::builder().build().unwrap();
    net.iterate();
    assert_eq!(net.first.trail[0], 562_413);
}

network! {
    network AcrossGroups {
        shared_trail: u32 = 0;
        group one[1] {
            v: f32 = 1.0;
            2 => |v: &mut f32| *v *= 3.0;
            1 => |v: &mut f32| *v += 1.0;
        }
        synapses link: one -> two {
            connect = all_to_all();
            1.5 => |src_v: f32, dst_v: &mut f32| *dst_v = src_v;
            2.5 => |src_v: f32, dst_v: &mut f32| *dst_v += 100.0 * src_v;
        }
        group two[1] {
            v: f32 = 0.0;
            2 => |v: &mut f32| *v *= 10.0;
            1 => |v: &mut f32| *v -= 5.0;
        }
    }
}

#[test]
fn one_schedule_for_the_whole_network() {
    let mut net = AcrossGroups::builder().build().unwrap();
    net.iterate();
    assert_eq!((net.one.v[0], net.two.v[0]), (6.0, 620.0));
    let order: Vec<_> = AcrossGroups::MODEL.steps().map(|s| (s.behaviour.object, s.behaviour.priority)).collect();
    let expected = [("one", "1"), ("two", "1"), ("link", "1.5"), ("one", "2"), ("two", "2"), ("link", "2.5")];
    assert_eq!(order, expected);
}

/// Reads through one end what it changes through the other.
pub struct Swap;

#[behaviour]
impl Swap {
    fn synapse(dst_v: &mut f32, src_v: f32) {
        *dst_v = 2.0 * *dst_v + src_v;
    }
}

pub struct Sum;

#[behaviour]
impl Sum {
    #[sum(dst_v)]
    fn synapse(src_v: f32) -> f32 {
        src_v
    }
}

pub struct Back;

#[behaviour]
impl Back {
    fn synapse(src_v: &mut f32, dst_v: f32) {
        *src_v += dst_v;
    }
}

macro_rules! recurrent {
    ($name:ident, $rule:ident, [$storage:ident], $connect:expr) => {
        network! {
            network $name {
                group cells[3] {
                    v: f32 = each(|n| [1.0, 10.0, 100.0][n.index]);
                }
                synapses links: cells -> cells [$storage] {
                    connect = $connect;
                    1 => $rule;
                }
            }
        }
    };
}

recurrent!(SwapSparse, Swap, [Sparse], all_to_all());
recurrent!(SwapDense, Swap, [Dense], all_to_all());
recurrent!(SwapMask, Swap, [Dense], all_to_all().without_self());
recurrent!(SumSparse, Sum, [Sparse], all_to_all());
recurrent!(SumDense, Sum, [Dense], all_to_all());
recurrent!(BackSparse, Back, [Sparse], all_to_all());
recurrent!(BackDense, Back, [Dense], all_to_all());
recurrent!(BackMask, Back, [Dense], all_to_all().without_self());

macro_rules! after {
    ($name:ident) => {{
        let mut net = $name::builder().build().unwrap();
        net.iterate();
        let first: Vec<f32> = net.cells.v.to_vec();
        net.iterate();
        (first, net.cells.v.to_vec())
    }};
}

#[test]
fn reads_through_the_other_end_are_from_before_the_hook() {
    let step = |v: &[f32], diagonal: bool| -> Vec<f32> {
        let one = |t: usize| {
            let sources = (0..3).filter(|&s| diagonal || s != t);
            sources.fold(v[t], |now, s| 2.0 * now + v[s])
        };
        (0..3).map(one).collect()
    };
    let start = [1.0, 10.0, 100.0];
    let full = step(&start, true);
    assert_eq!(after!(SwapSparse), (full.clone(), step(&full, true)));
    assert_eq!(after!(SwapDense), (full.clone(), step(&full, true)));
    let masked = step(&start, false);
    assert_eq!(after!(SwapMask), (masked.clone(), step(&masked, false)));
    let sums = vec![112.0, 121.0, 211.0];
    assert_eq!(after!(SumSparse).0, sums);
    assert_eq!(after!(SumDense).0, sums);
    assert_eq!(after!(BackSparse).0, sums);
    assert_eq!(after!(BackDense), after!(BackSparse));
    assert_eq!(after!(BackMask).0, [111.0, 111.0, 111.0]);
}

/// Two writes to the target's variables, one of which is also read.
pub struct Mixed;

#[behaviour]
impl Mixed {
    #[sum(dst_a)]
    fn synapse(src_a: f32, src_b: f32, dst_b: &mut f32, weight: &mut f32, dst_a: f32) -> f32 {
        *dst_b += src_a;
        *weight += dst_a;
        src_b
    }
}

network! {
    network Crossed {
        group cells[2] {
            a: f32 = each(|n| [1.0, 2.0][n.index]);
            b: f32 = each(|n| [10.0, 20.0][n.index]);
        }
        synapses links: cells -> cells {
            connect = all_to_all();
            weight: f32 = 0.0;
            1 => Mixed;
        }
    }
}

#[test]
fn a_read_through_the_same_end_sees_what_is_there() {
    let mut net = Crossed::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.cells.a, [31.0, 32.0]);
    assert_eq!(*net.cells.b, [13.0, 23.0]);
    // Sources 0 and 1 in turn: the target's own value grows while its synapses are walked.
    let weights = net.links.connectivity().to_dense(&net.links.weight);
    assert_eq!((weights[(0, 0)], weights[(0, 1)]), (1.0, 11.0));
    assert_eq!((weights[(1, 0)], weights[(1, 1)]), (2.0, 12.0));
}

macro_rules! sums {
    ($name:ident, [$storage:ident], $rule:ident) => {
        network! {
            network $name(density: f64 = 0.5) {
                group left[70] {
                    v: f32 = uniform(0.0, 1.0);
                    spike: bool = true;
                }
                group right[37] {
                    input: f32 = 0.0;
                }
                synapses links: left -> right [$storage] {
                    connect = probability(density);
                    weight: f32 = normal(0.0, 1.0);
                    1 => $rule;
                }
            }
        }
    };
}

pub struct Gather;

#[behaviour]
impl Gather {
    #[sum(dst_input)]
    fn synapse(weight: f32, src_v: f32) -> f32 {
        weight * src_v
    }
}

pub struct Deliver;

#[behaviour]
impl Deliver {
    #[sum(dst_input)]
    fn on_pre(weight: f32, src_v: f32) -> f32 {
        weight * src_v
    }
}

/// Adds by hand, which must be the same.
pub struct ByHand;

#[behaviour]
impl ByHand {
    fn synapse(weight: f32, src_v: f32, dst_input: &mut f32) {
        *dst_input += weight * src_v;
    }
}

sums!(SparseSynapse, [Sparse], Gather);
sums!(SparseEvents, [Sparse], Deliver);
sums!(SparseHand, [Sparse], ByHand);
sums!(DenseSynapse, [Dense], Gather);
sums!(DenseEvents, [Dense], Deliver);
sums!(DenseHand, [Dense], ByHand);

#[test]
fn sums_go_by_ascending_source_in_every_storage() {
    macro_rules! input {
        ($name:ident, $density:expr) => {{
            let mut net = $name::builder().density($density).seed(11).build().unwrap();
            net.simulate_iterations(3);
            let bits: Vec<u32> = net.right.input.iter().map(|x| x.to_bits()).collect();
            bits
        }};
    }
    for density in [0.5, 1.0] {
        let mut net = SparseSynapse::builder().density(density).seed(11).build().unwrap();
        net.iterate();
        let weights = net.links.connectivity().to_dense(&net.links.weight);
        for (dst, input) in net.right.input.iter().enumerate() {
            let sum = (0..70)
                .filter(|&src| weights[(dst, src)] != 0.0)
                .fold(0.0_f32, |sum, src| sum + weights[(dst, src)] * net.left.v[src]);
            assert_eq!(sum, *input);
        }
        let expected = input!(SparseSynapse, density);
        assert_eq!(input!(SparseEvents, density), expected);
        assert_eq!(input!(SparseHand, density), expected);
        assert_eq!(input!(DenseSynapse, density), expected);
        assert_eq!(input!(DenseEvents, density), expected);
        assert_eq!(input!(DenseHand, density), expected);
    }
}

network! {
    network Fused {
        group cells[33] {
            v: f32 = uniform(-1.0, 1.0);
            u: f32 = 0.0;
            shared floor: f32 = -0.9;
            1 => |v: &mut f32, rng: &mut Rng| *v += 0.1 * rng.normal();
            #[tag(middle)]
            2 => |u: &mut f32, v: f32| *u = 0.9 * *u + v;
            3 => |v: &mut f32, u: f32, floor: f32| *v = (*v - 0.01 * u).max(floor);
            4 every 2 => |v: &mut f32| *v *= 0.5;
            5 every 2 => |u: &mut f32| *u *= 0.5;
            9 => Recorder { v };
        }
    }
}

#[test]
fn fusion_changes_nothing() {
    let run = |fused: bool, pauses: bool| {
        let mut net = Fused::builder().seed(5).build().unwrap();
        net.__set_fused(fused);
        for t in 0..50 {
            net.set_enabled(fused::tag::middle, !(pauses && t % 7 < 3));
            net.iterate();
        }
        net.cells.v.iter().chain(&*net.cells.u).map(|x| x.to_bits()).collect::<Vec<_>>()
    };
    assert_eq!(run(true, false), run(false, false));
    assert_eq!(run(true, true), run(false, true));
    assert_ne!(run(true, true), run(true, false));
    let fused: Vec<bool> = Fused::MODEL.schedule.iter().map(|s| s.fused_with_previous).collect();
    assert_eq!(fused, [false, true, true, false, true, false]);
}
