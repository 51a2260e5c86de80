//! Rates that are held, and signals of them.

use pymonn::behaviours::homeostasis::{IntrinsicPlasticity, NoxDiffusion, SynapticScaling};
use pymonn::prelude::*;

network! {
    network Scaled {
        group a[2] {
            spike: bool = false;
            // 20 Hz and silence.
            1 => |spike: &mut bool, neuron: Neuron, step: Step| *spike = neuron.index == 0 && step.iteration % 50 == 25;
        }
        synapses aa: a -> a {
            connect = all_to_all();
            weight: f64 = values([1.0, 2.0, 3.0, 4.0]);
            2 => SynapticScaling::<f64> { target: 5.0, beta: 1e-3, gamma: 1e-4, tau: 20_000.0, interval: 10 };
        }
    }
}

/// Equation 3 of van Rossum et al. 2000 for a constant rate from t = 0 on, integrated by hand.
#[test]
fn synaptic_scaling_has_its_closed_form() {
    let mut net = Scaled::builder().build().unwrap();
    net.simulate_iterations(30_000);
    let (t, tau) = (30.0_f64, 20.0_f64);
    let factor = |rate: f64| {
        let left = 1.0 - (-t / tau).exp();
        let error = (5.0 - rate) * t + rate * tau * left;
        let twice = (5.0 - rate) * t * t / 2.0 + rate * tau * (t - tau * left);
        (1e-3 * error + 1e-4 * twice).exp()
    };
    let found = net.aa.connectivity().to_dense(&net.aa.weight);
    let before = nalgebra::dmatrix![1.0, 3.0; 2.0, 4.0];
    for (target, rate) in [(0, 20.0), (1, 0.0)] {
        let [first, second] = [0, 1].map(|source| found[(target, source)] / before[(target, source)]);
        assert!((first / factor(rate) - 1.0).abs() < 1e-3, "{first}, expected {}", factor(rate));
        // All weights of a target have one factor.
        assert!((first / second - 1.0).abs() < 1e-12);
    }
}

network! {
    network Adapting {
        group cells[10] {
            drive: f64 = each(|n| 0.1 + 0.2 * n.index as f64);
            threshold: f64 = 0.5;
            spike: bool = false;
            shared counts: [u32; 10] = [0; 10];
            1 => |spike: &mut bool, threshold: f64, drive: f64, rng: &mut Rng| *spike = drive * rng.uniform_f64() > threshold;
            2 => IntrinsicPlasticity::<f64> { eta: 0.002, target: 0.1 };
            3 => |spike: &[bool], counts: &mut [u32; 10]| counts.iter_mut().zip(spike).for_each(|(n, s)| *n += u32::from(*s));
        }
    }
}

/// The mean of eta (x - target) is 0 at rest, so thresholds come to where each neuron fires in a tenth of the iterations: 0.9 of its drive.
#[test]
fn intrinsic_plasticity_brings_all_neurons_to_one_rate() {
    let mut net = Adapting::builder().build().unwrap();
    net.simulate_iterations(10_000);
    net.cells.counts = [0; 10];
    let before = net.cells.threshold.to_vec();
    net.simulate_iterations(20_000);
    for (k, before) in before.iter().enumerate() {
        let rate = f64::from(net.cells.counts[k]) / 20_000.0;
        assert!((rate - 0.1).abs() < 0.005, "{k}: {rate}");
        assert!((net.cells.threshold[k] - 0.9 * net.cells.drive[k]).abs() < 0.05);
        // What it adds up to exactly.
        let moved = 0.002 * (f64::from(net.cells.counts[k]) - 2000.0);
        assert!((net.cells.threshold[k] - before - moved).abs() < 1e-9);
    }
}

network! {
    network Sheet {
        group cells[grid(12, 9)] {
            activity: f64 = uniform(0.0, 1.0);
            nox: f64 = 0.0;
        }
        synapses neighbours: cells -> cells {
            connect = by(|src, dst| (src.x - dst.x).abs() <= 2.0 && (src.y - dst.y).abs() <= 2.0);
            1 => NoxDiffusion::<f64> { eta: 0.5, threshold: 0.2 };
        }
    }
}

#[test]
fn nox_is_the_mean_of_the_neighbourhood() {
    let mut net = Sheet::builder().build().unwrap();
    net.iterate();
    for y in 0..9_usize {
        for x in 0..12_usize {
            let block =
                (y.saturating_sub(2)..=(y + 2).min(8)).flat_map(|v| (x.saturating_sub(2)..=(x + 2).min(11)).map(move |u| (u, v)));
            let values: Vec<f64> = block.map(|(u, v)| net.cells.activity[12 * v + u]).collect();
            let expected = 0.5 * (values.iter().sum::<f64>() / values.len() as f64 - 0.2);
            assert!((net.cells.nox[12 * y + x] - expected).abs() < 1e-12);
        }
    }
}
