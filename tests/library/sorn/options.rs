//! Options of the model, switched on by its parameters.

use pymonn::behaviours::sorn::IntrinsicPlasticity;
use pymonn::models::sorn::{Parameters, Pools, Scaling, Sorn, Thresholds};
use pymonn::prelude::*;

fn count(spikes: &[bool]) -> usize {
    spikes.iter().filter(|spike| **spike).count()
}

fn build(parameters: &Parameters) -> Sorn<f64> {
    parameters.build(3).unwrap()
}

#[test]
fn winners_fire_and_no_one_else() {
    let mut net = build(&Parameters { winners: Some(7), ..Parameters::zheng() });
    for _ in 0..50 {
        assert_eq!(count(net.step(&[]).unwrap()), 7);
    }
}

#[test]
fn synapses_that_always_fail_excite_no_one() {
    let drive = |failure| {
        // Thresholds of 0, so that the potential is what comes in.
        let still =
            Parameters { te: Thresholds::Uniform(0.0, 0.0), noise_e: 0.0, noise_i: 0.0, eta_ip: 0.0, ..Parameters::zheng() };
        let parameters = Parameters { failure, ti: Thresholds::Uniform(9.0, 9.0), scaling: Scaling::None, ..still };
        let mut net = build(&parameters);
        net.step(&[]).unwrap();
        net.exc.potential.iter().sum::<f64>()
    };
    assert_eq!(drive(1.0), 0.0);
    let (whole, half) = (drive(0.0), drive(0.5));
    assert!(whole > 5.0 && (0.3..0.7).contains(&(half / whole)), "{half} of {whole}");
}

#[test]
fn noise_of_spikes_makes_units_fire() {
    let mut net = build(&Parameters { spike_noise: 1.0, ..Parameters::zheng() });
    assert_eq!(count(net.step(&[]).unwrap()), 200);
    let mut net =
        build(&Parameters { spike_noise: 0.25, te: Thresholds::Uniform(50.0, 50.0), eta_ip: 0.0, ..Parameters::zheng() });
    let fired: usize = (0..200).map(|_| count(net.step(&[]).unwrap())).sum();
    assert!((fired as f64 / 40_000.0 - 0.25).abs() < 0.01, "{fired}");
}

#[test]
fn input_inhibits_all_that_it_does_not_drive() {
    let parameters = Parameters { feed_forward: 50.0, gain: 50.0, pools: Pools::Disjoint(12), ..Parameters::zheng() };
    let mut net = build(&parameters);
    assert_eq!(count(net.step(&[1.0]).unwrap()), 12);
    assert_eq!(net.eu.weight.matrix().iter().filter(|w| **w > 0.0).count(), 12);
    net.simulate_iterations(20);
    assert_ne!(count(&net.exc.spike), 12);
}

#[test]
fn each_population_has_its_own_noise() {
    // Potentials of two networks of different seeds from one start differ where there is noise.
    let differs = |noise_e, noise_i| {
        let parameters = Parameters { noise_e, noise_i, ..Parameters::zheng() };
        let run = |seed| {
            let mut net = parameters.build_from(parameters.draw::<f64>(1), seed).unwrap();
            net.step(&[]).unwrap();
            (net.exc.potential.to_vec(), net.inh.potential.to_vec())
        };
        let (a, b) = (run(1), run(2));
        (a.0 != b.0, a.1 != b.1)
    };
    assert_eq!(differs(0.2, 0.0), (true, false));
    assert_eq!(differs(0.0, 0.2), (false, true));
}

network! {
    network Bounded {
        group cells[4] {
            threshold: f64 = values([0.005, 0.995, 0.5, 0.0]);
            spike: bool = values([false, true, true, true]);
            target_rate: f64 = 0.9;
            1 => IntrinsicPlasticity::<f64> { eta: 0.1, low: 0.0, high: 1.0 };
        }
    }
}

/// The change first, then the bounds, as in the package.
#[test]
fn thresholds_stay_within_their_bounds() {
    let mut net = Bounded::builder().build().unwrap();
    net.iterate();
    for (found, expected) in net.cells.threshold.iter().zip([0.0, 1.0, 0.51, 0.01]) {
        assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
    }
}
