//! Weights after random spike trains, as Brian2 has them (`data/library/plasticity/make_rules.py`).

use pymonn::behaviours::plasticity::{
    AllToAll, Clopath, DeferredStdp, InhibitoryStdp, Multiplicative, Nearest, PairStdp, Power, RewardStdp, TripletStdp, VanRossum,
};
use pymonn::prelude::*;

const RULES: &str = include_str!("../../reference/data/library/plasticity/rules.csv");
const SPIKES: &str = include_str!("../../reference/data/library/plasticity/spikes.csv");

/// Compares each weight of a rule; `found` is target by source.
fn assert_weights(rule: &str, found: &nalgebra::DMatrix<f64>, tolerance: f64) {
    let mut count = 0;
    for line in RULES.lines().skip(1) {
        let [name, source, target, weight] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if name == rule {
            let (source, target): (usize, usize) = (source.parse().unwrap(), target.parse().unwrap());
            let (found, expected): (f64, f64) = (found[(target, source)], weight.parse().unwrap());
            assert!((found - expected).abs() < tolerance, "{rule}, {source} to {target}: {found}, Brian2 has {expected}");
            count += 1;
        }
    }
    assert_eq!(count, found.len(), "{rule}");
}

/// Whether a neuron of one end fires in an iteration.
fn fires(end: &str, neuron: usize, iteration: u64) -> bool {
    SPIKES.lines().any(|line| line == format!("{end},{neuron},{iteration}"))
}

/// The rule in all layouts and with a delay, for which the sources fire earlier.
macro_rules! rules {
    ($($rule:ident: $tolerance:literal, $behaviour:ident $(:: <$($ty:ty),*>)? { $($fields:tt)* };)*) => {
        $(mod $rule {
            use super::*;

            rules!(@case $rule, sparse, Sparse, 0, $tolerance, ($behaviour $(::<$($ty),*>)? { $($fields)* }));
            rules!(@case $rule, dense, Dense, 0, $tolerance, ($behaviour $(::<$($ty),*>)? { $($fields)* }));
            rules!(@case $rule, late, Sparse, 3, $tolerance, ($behaviour $(::<$($ty),*>)? { $($fields)* }));
        })*
    };
    (@case $rule:ident, $case:ident, $storage:ident, $delay:literal, $tolerance:literal, ($($behaviour:tt)*)) => {
        mod $case {
            use super::*;

            network! {
                network Linked {
                    reward: f64 = 0.0;
                    group pre[4] {
                        spike: bool = false;
                    }
                    group post[3] {
                        spike: bool = false;
                        input: f64 = 0.0;
                    }
                    synapses links: pre -> post [$storage] {
                        connect = all_to_all();
                        delay = $delay;
                        weight: f64 = 0.5;
                        1 => $($behaviour)*;
                    }
                }
            }

            #[test]
            fn has_the_weights_of_brian2() {
                let mut net = Linked::builder().build().unwrap();
                for now in 1..=600_u64 + $delay {
                    let then = now.saturating_sub($delay);
                    for (neuron, spike) in net.pre.spike.iter_mut().enumerate() {
                        *spike = fires("pre", neuron, now);
                    }
                    for (neuron, spike) in net.post.spike.iter_mut().enumerate() {
                        *spike = fires("post", neuron, then);
                    }
                    net.reward = match then {
                        200..210 => 0.0005,
                        400 => -0.0025,
                        _ => 0.0,
                    };
                    net.iterate();
                }
                net.settle();
                assert_weights(stringify!($rule), &net.links.connectivity().to_dense(&net.links.weight), $tolerance);
            }
        }
    };
}

rules! {
    additive: 1e-12, PairStdp::<f64> { a_plus: 0.05, a_minus: 0.06, tau_plus: 17.0, tau_minus: 34.0, ..Default::default() };
    nearest: 1e-12, PairStdp::<f64, pymonn::behaviours::plasticity::Additive, Nearest> {
        a_plus: 0.05, a_minus: 0.06, tau_plus: 17.0, tau_minus: 34.0, ..Default::default()
    };
    multiplicative: 1e-12, PairStdp::<f64, Multiplicative> {
        a_plus: 0.05, a_minus: 0.06, tau_plus: 17.0, tau_minus: 34.0, ..Default::default()
    };
    van_rossum: 1e-12, PairStdp::<f64, VanRossum> {
        a_plus: 0.05, a_minus: 0.06, tau_plus: 17.0, tau_minus: 34.0, ..Default::default()
    };
    power: 1e-12, PairStdp::<f64, Power<f64>, AllToAll> {
        a_plus: 0.05, a_minus: 0.06, tau_plus: 17.0, tau_minus: 34.0, dependence: Power { mu_plus: 0.3, mu_minus: 0.7 },
        ..Default::default()
    };
    triplet: 1e-12, TripletStdp::<f64> {
        a2_plus: 1.5e-9, a3_plus: 18.6e-3, a2_minus: 21e-3, a3_minus: 6.9e-4, w_max: 1.0, ..TripletStdp::visual_cortex()
    };
    triplet_nearest: 1e-12, TripletStdp::<f64, Nearest> {
        a2_plus: 13.8e-3, a3_plus: 27.3e-3, a2_minus: 9e-3, a3_minus: 22.5e-9, w_max: 1.0, ..TripletStdp::hippocampus()
    };
    inhibitory: 1e-12, InhibitoryStdp::<f64> { eta: 0.01, rho_0: 5.0, tau: 20.0, w_max: 1.0 };
    reward: 1e-12, RewardStdp::<f64> { tau_c: 700.0, tau_d: 150.0, ..Default::default() };
}

/// The additive rule again, put off.
mod deferred {
    use super::*;

    rules!(@case additive, sparse, Sparse, 0, 1e-12, (DeferredStdp::<f64> {
        a_plus: 0.05, a_minus: 0.06, tau_plus: 17.0, tau_minus: 34.0, w_max: 1.0
    }));
}

network! {
    network Voltages {
        dt = 0.01;
        group pre[2] {
            spike: bool = false;
        }
        group post[2] {
            v: f64 = 0.0;
        }
        synapses links: pre -> post {
            connect = all_to_all();
            weight: f64 = 0.5;
            1 => Clopath::<f64>::visual_cortex();
        }
    }
}

#[test]
fn the_voltage_based_rule_has_the_weights_of_brian2() {
    let mut net = Voltages::builder().build().unwrap();
    for now in 0..10_000_u32 {
        let t = f64::from(now) * 0.01;
        let at = |ms: &u32| now == 100 * ms;
        net.pre.spike.copy_from_slice(&[[5, 25, 52, 81].iter().any(at), [12, 33, 60].iter().any(at)]);
        for (i, (v, f)) in net.post.v.iter_mut().zip([0.2, 0.13]).enumerate() {
            let phase = t % (20.0 + 7.0 * i as f64) - 10.0;
            *v = -62.0 + 10.0 * (f * t).sin() + 45.0 * (-phase * phase / 2.0).exp();
        }
        net.iterate();
    }
    let found = net.links.connectivity().to_dense(&net.links.weight);
    // Weights change by 0.001 to 0.007; iterations are short, and both integrate by Euler's method.
    assert_weights("clopath", &found, 3e-5);
}
