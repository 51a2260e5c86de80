//! Units without spikes' dynamics.

use pymonn::behaviours::neurons::{BinaryUnit, HopfieldUnit, Linear, Power, RateUnit, Rectified, Tanh};
use pymonn::prelude::*;

/// Two linear units that inhibit each other differ by exp(−(1 + w) t / tau) and agree by exp(−(1 − w) t / tau), up to the first order in dt.
#[test]
fn linear_units_have_the_network_s_eigenvalues() {
    network! {
        network Pair {
            dt = 0.001;
            group units[2] {
                activity: f64 = each(|n| if n.index == 0 { 1.0 } else { 0.5 });
                2 => RateUnit::<f64, Linear> { tau: 10.0, ..RateUnit::default() };
            }
            synapses between: units -> units {
                connect = all_to_all().without_self();
                weight: f64 = -0.6;
                #[sum(dst_input)]
                1 => |weight: f64, src_activity: f64| weight * src_activity;
            }
        }
    }
    let mut net = Pair::builder().build().unwrap();
    net.simulate_iterations(10_000);
    let [a, b] = [net.units.activity[0], net.units.activity[1]];
    assert!((a - b - 0.5 * f64::exp(-0.4)).abs() < 1e-4, "{}", a - b);
    assert!((a + b - 1.5 * f64::exp(-1.6)).abs() < 1e-4, "{}", a + b);
}

/// Sompolinsky, Crisanti & Sommers (1988): the silent state of a random network is stable for a gain below 1, and only there.
#[test]
fn random_networks_wake_up_at_a_gain_of_1() {
    network! {
        network Random(gain: f64 = 1.0) {
            group units[200] {
                activity: f64 = uniform(-0.1, 0.1);
                2 => RateUnit::<f64, Tanh> { gain, tau: 5.0, ..RateUnit::default() };
            }
            synapses all: units -> units [Dense] {
                weight: f64 = normal(0.0, 1.0 / f64::sqrt(200.0));
                #[sum(dst_input)]
                1 => |weight: f64, src_activity: f64| weight * src_activity;
            }
        }
    }
    let activity = |gain: f64| {
        let mut net = Random::builder().gain(gain).seed(3).build().unwrap();
        net.simulate_iterations(400);
        f64::sqrt(net.units.activity.iter().map(|x| x * x).sum::<f64>() / 200.0)
    };
    let (below, above) = (activity(0.7), activity(1.5));
    assert!(below < 1e-3 && above > 0.2, "{below} {above}");
}

#[test]
fn a_unit_follows_its_transfer_function() {
    network! {
        network Kinds {
            group rectified[3] {
                input: f32 = each(|n| n.index as f32);
                1 => RateUnit::<f32, Rectified> { gain: 2.0, threshold: 0.5, tau: 1e-3, ..RateUnit::default() };
            }
            group power[3] {
                input: f32 = each(|n| n.index as f32);
                1 => RateUnit::<f32, Power> { threshold: 0.5, tau: 1e-3, transfer: Power { exponent: 3.0 }, ..RateUnit::default() };
            }
        }
    }
    let mut net = Kinds::builder().build().unwrap();
    net.iterate();
    assert_eq!(net.rectified.activity[..], [0.0, 1.0, 3.0]);
    assert_eq!(net.power.activity[..], [0.0, 0.125, 3.375]);
    assert_eq!(net.power.input[..], [0.0; 3]);
}

/// Exclusive or, of two layers.
#[test]
fn binary_units_compute() {
    network! {
        network Xor {
            group inputs[2] { activity: f32 = 0.0; }
            group hidden[2] { 2 => BinaryUnit { threshold: 0.5 }; }
            group output[1] { 4 => BinaryUnit { threshold: 0.5 }; }
            synapses a: inputs -> hidden [Dense] {
                weight: f32 = each_synapse(|src, dst| if src.index == dst.index { 1.0 } else { -1.0 });
                #[sum(dst_input)]
                1 => |weight: f32, src_activity: f32| weight * src_activity;
            }
            synapses b: hidden -> output [Dense] {
                #[sum(dst_input)]
                3 => |src_spike: bool| if src_spike { 1.0 } else { 0.0 };
            }
        }
    }
    let mut net = Xor::builder().build().unwrap();
    let mut xor = |a: f32, b: f32| {
        net.inputs.activity.copy_from_slice(&[a, b]);
        net.iterate();
        (net.output.spike[0], net.output.activity[0])
    };
    let all = [xor(0.0, 0.0), xor(0.0, 1.0), xor(1.0, 0.0), xor(1.0, 1.0)];
    assert_eq!(all, [(false, 0.0), (true, 1.0), (true, 1.0), (false, 0.0)]);
}

const UNITS: usize = 400;

/// Pixel of a random pattern.
fn pixel(pattern: usize, unit: usize) -> f32 {
    let mut x = (pattern * UNITS + unit) as u64 + 1;
    for _ in 0..3 {
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    if x >> 63 == 0 { 1.0 } else { -1.0 }
}

/// Hopfield (1982), Amit et al. (1985): patterns are recalled, nearly without error, up to 0.138 for each unit, and are lost beyond.
#[test]
fn hopfield_units_recall_up_to_their_capacity() {
    network! {
        network Memory(patterns: usize = 1) {
            group units[UNITS] {
                activity: f32 = each(|n| if n.index % 10 == 0 { -pixel(0, n.index) } else { pixel(0, n.index) });
                2 => HopfieldUnit { share: 0.3, ..HopfieldUnit::default() };
            }
            synapses all: units -> units [Dense] {
                connect = all_to_all().without_self();
                weight: f32 = each_synapse(move |src, dst| {
                    (0..patterns).map(|p| pixel(p, src.index) * pixel(p, dst.index)).sum::<f32>() / UNITS as f32
                });
                #[sum(dst_input)]
                1 => |weight: f32, src_activity: f32| weight * src_activity;
            }
        }
    }
    let overlap = |patterns: usize| {
        let mut net = Memory::builder().patterns(patterns).seed(1).build().unwrap();
        net.simulate_iterations(60);
        net.units.activity.iter().enumerate().map(|(unit, activity)| activity * pixel(0, unit)).sum::<f32>() / UNITS as f32
    };
    let (few, many) = (overlap(30), overlap(120));
    assert!(few > 0.97 && many < 0.8, "{few} {many}");
}
