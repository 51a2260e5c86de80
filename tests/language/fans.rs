//! `afferent` and `efferent` over sparse synapses laid out by source, by target, by both, and over matrices.

use pymonn::prelude::*;

/// Incoming weights sum to one, outgoing ones are counted.
pub struct Afferent;

#[behaviour]
impl Afferent {
    fn afferent(mut weight: ViewMut<f32>, dst_total: &mut f32, src_v: View<f32>, dst: Neuron, unit: f32) {
        *dst_total = weight.sum() + 100.0 * dst.index as f32;
        let seen: f32 = weight.iter().zip(src_v).map(|(w, v)| w * v).sum();
        *dst_total += 1000.0 * seen;
        weight.scale(unit);
    }
}

/// As [`Afferent`], from the source.
pub struct Efferent;

#[behaviour]
impl Efferent {
    fn efferent(weight: View<f32>, src_count: &mut f32, dst_w: View<f32>, src: Neuron) {
        let len = weight.len();
        *src_count = len as f32 + 10.0 * weight.sum() + 1000.0 * dst_w.map(|w| w + src.index as f32).sum::<f32>();
    }
}

/// Touches every synapse from the source.
pub struct Touch;

#[behaviour]
impl Touch {
    fn synapse(weight: &mut f32) {
        *weight += 0.0;
    }
}

macro_rules! fans {
    ($name:ident, [$storage:ident], $connect:expr, { $($behaviours:tt)* }) => {
        network! {
            network $name {
                group left[3] {
                    v: f32 = each(|n| 1.0 + n.index as f32);
                    count: f32 = 0.0;
                }
                group right[2] {
                    w: f32 = each(|n| 5.0 + n.index as f32);
                    total: f32 = 0.0;
                }
                synapses links: left -> right [$storage] {
                    connect = $connect;
                    shared unit: f32 = 0.5;
                    weight: f32 = each_synapse(|src, dst| (10 * src.index + dst.index) as f32);
                    $($behaviours)*
                }
            }
        }
    };
}

const LIST: [(usize, usize); 4] = [(0, 0), (2, 0), (1, 1), (2, 1)];

fans!(ByTarget, [Sparse], pairs(LIST), { 1 => Afferent; });
fans!(BySource, [Sparse], pairs(LIST), { 1 => Efferent; });
fans!(ByBoth, [Sparse], pairs(LIST), { 1 => Efferent; 2 => Afferent; 3 => Touch; });
fans!(ByTouch, [Sparse], pairs(LIST), { 1 => Touch; 2 => Afferent; 3 => Touch; });
fans!(Masked, [Dense], pairs(LIST), { 1 => Efferent; 2 => Afferent; });
fans!(Full, [Dense], all_to_all(), { 1 => Efferent; 2 => Afferent; });

// Weights 00: 0, 20: 20, 11: 11, 21: 21; sources 1, 2, 3; targets 5, 6.
const TOTALS: [f32; 2] = [20.0 + 1000.0 * 60.0, 32.0 + 100.0 + 1000.0 * (22.0 + 63.0)];
const COUNTS: [f32; 3] = [1.0 + 1000.0 * 5.0, 1.0 + 110.0 + 1000.0 * 7.0, 2.0 + 410.0 + 1000.0 * (7.0 + 8.0)];
const HALVED: [f32; 6] = [0.0, 0.0, 0.0, 5.5, 10.0, 10.5];

#[test]
fn afferent_by_target() {
    let mut net = ByTarget::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.right.total, TOTALS);
    assert_eq!(net.links.connectivity().to_dense(&net.links.weight).as_slice(), HALVED);
}

#[test]
fn efferent_by_source() {
    let mut net = BySource::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.left.count, COUNTS);
}

#[test]
fn both_layouts() {
    let mut net = ByBoth::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.left.count, COUNTS);
    assert_eq!(*net.right.total, TOTALS);
    assert_eq!(net.links.connectivity().to_dense(&net.links.weight).as_slice(), HALVED);
    let mut net = ByTouch::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.right.total, TOTALS);
}

#[test]
fn a_mask_hides_what_is_not_connected() {
    let mut net = Masked::builder().build().unwrap();
    net.iterate();
    assert_eq!(*net.left.count, COUNTS);
    assert_eq!(*net.right.total, TOTALS);
    assert_eq!(net.links.connectivity().to_dense(&net.links.weight).as_slice(), HALVED);
}

#[test]
fn a_full_matrix() {
    let mut net = Full::builder().build().unwrap();
    net.iterate();
    // 00: 0, 01: 1, 10: 10, 11: 11, 20: 20, 21: 21
    assert_eq!(*net.left.count, [2.0 + 10.0 + 11000.0, 2.0 + 210.0 + 13000.0, 2.0 + 410.0 + 15000.0]);
    assert_eq!(*net.right.total, [30.0 + 80_000.0, 33.0 + 100.0 + 1000.0 * (1.0 + 22.0 + 63.0)]);
    assert_eq!(*net.links.weight, [0.0, 0.5, 5.0, 5.5, 10.0, 10.5]);
}

/// The classic of the documentation.
pub struct Normalize;

#[behaviour]
impl Normalize {
    fn afferent(mut weight: ViewMut<f32>) {
        let sum = weight.sum();
        if sum > 0.0 {
            weight.scale(1.0 / sum);
        }
    }
}

/// An `efferent` hook that changes its own weights, without views of the ends.
pub struct Age;

#[behaviour]
impl Age {
    fn efferent(weight: ViewMut<f32>, src_v: f32) {
        for w in weight {
            *w *= src_v;
        }
    }
}

network! {
    network Normalized {
        group cells[4] {
            v: f32 = 2.0;
        }
        synapses links: cells -> cells {
            connect = all_to_all().without_self();
            weight: f32 = each_synapse(|src, _| 1.0 + src.index as f32);
            1 => Normalize;
            2 => Age;
        }
    }
}

#[test]
fn normalized_within_one_group() {
    let mut net = Normalized::builder().build().unwrap();
    net.iterate();
    let weights = net.links.connectivity().to_dense(&net.links.weight);
    assert_eq!(weights[(0, 0)], 0.0);
    assert_eq!(weights[(0, 1)], 2.0 * 2.0 * (1.0 / 9.0));
    for row in weights.row_iter() {
        assert!((row.iter().sum::<f32>() - 2.0).abs() < 1e-6);
    }
}
