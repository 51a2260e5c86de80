//! The change of a weight by one pair of spikes, against the exponentials of the sources.

use pymonn::behaviours::plasticity::{Multiplicative, PairStdp, Power, PowerLaw, TripletStdp, VanRossum};
use pymonn::prelude::*;

/// Pairs whose spikes are -50 to 50 ms apart.
macro_rules! window {
    ($name:ident, $weight:literal, { $($behaviour:tt)* }, |$gap:ident| $expected:expr) => {
        #[test]
        fn $name() {
            network! {
                network Pairs {
                    group pre[101] {
                        spike: bool = false;
                        1 => |spike: &mut bool, step: Step| *spike = step.iteration == 60;
                    }
                    group post[101] {
                        spike: bool = false;
                        1 => |spike: &mut bool, neuron: Neuron, step: Step| *spike = step.iteration == 10 + neuron.index as u64;
                    }
                    synapses links: pre -> post {
                        connect = one_to_one();
                        weight: f64 = $weight;
                        2 => $($behaviour)*;
                    }
                }
            }
            let mut net = Pairs::builder().build().unwrap();
            net.simulate_iterations(120);
            for (k, found) in net.links.weight.iter().map(|w| w - $weight).enumerate() {
                let $gap = k as f64 - 50.0;
                let expected: f64 = $expected;
                assert!((found - expected).abs() < 1e-14, "{} ms apart: {found}, expected {expected}", $gap);
            }
        }
    };
}

// Song, Miller & Abbott 2000; both spikes in one iteration count as pre before post.
window!(additive, 0.5, { PairStdp::<f64>::default() }, |gap| {
    if gap >= 0.0 { 0.005 * (-gap / 20.0).exp() } else { -0.00525 * (gap / 20.0).exp() }
});

window!(multiplicative, 0.2, { PairStdp::<f64, Multiplicative>::default() }, |gap| {
    if gap >= 0.0 { 0.005 * 0.8 * (-gap / 20.0).exp() } else { -0.00525 * 0.2 * (gap / 20.0).exp() }
});

window!(van_rossum, 0.2, { PairStdp::<f64, VanRossum>::default() }, |gap| {
    if gap >= 0.0 { 0.005 * (-gap / 20.0).exp() } else { -0.00525 * 0.2 * (gap / 20.0).exp() }
});

window!(power, 0.2, { PairStdp::<f64, Power<f64>>::default() }, |gap| {
    if gap >= 0.0 { 0.005 * 0.8_f64.sqrt() * (-gap / 20.0).exp() } else { -0.00525 * 0.2_f64.sqrt() * (gap / 20.0).exp() }
});

// Morrison, Aertsen & Diesmann 2007: about equal where w = alpha^(1 / (mu - 1)).
window!(power_law, 40.0, { PairStdp::<f64, PowerLaw<f64>>::morrison() }, |gap| {
    if gap >= 0.0 { 0.1 * 40.0_f64.powf(0.4) * (-gap / 20.0).exp() } else { -0.011 * 40.0 * (gap / 20.0).exp() }
});

// A lone pair has no triplet: only the pair terms are seen.
window!(triplet, 1.0, { TripletStdp::<f64>::hippocampus() }, |gap| {
    if gap >= 0.0 { 6.1e-3 * (-gap / 16.8).exp() } else { -1.6e-3 * (gap / 33.7).exp() }
});
