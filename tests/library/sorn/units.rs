//! Units: noise, winners, inhibition by input, synapses that fail.

use pymonn::behaviours::sorn::{FeedForwardInhibition, Noise, SpikeNoise, Unit, Unreliable, Winners};
use pymonn::prelude::*;

network! {
    network Noisy(sd: f64 = 0.0, probability: f64 = 0.0) {
        group cells[1000] {
            threshold: f64 = 0.5;
            3 => Noise::<f64> { sd };
            3 => SpikeNoise::<f64> { probability };
            4 => Unit::<f64>::default();
        }
    }
}

#[test]
fn noise_has_its_mean_and_variance() {
    let mut net = Noisy::builder().sd(0.3).seed(4).build().unwrap();
    let (mut sum, mut squares, mut lagged, mut neighbours) = (0.0, 0.0, 0.0, 0.0);
    let mut before = vec![0.0; 1000];
    for _ in 0..200 {
        net.iterate();
        let noise: Vec<f64> = net.cells.potential.iter().map(|v| v + 0.5).collect();
        sum += noise.iter().sum::<f64>();
        squares += noise.iter().map(|x| x * x).sum::<f64>();
        lagged += noise.iter().zip(&before).map(|(a, b)| a * b).sum::<f64>();
        neighbours += noise.iter().zip(&noise[1..]).map(|(a, b)| a * b).sum::<f64>();
        before = noise;
    }
    // Four standard deviations of 200,000 draws.
    let n = 200_000.0;
    assert!((sum / n).abs() < 4.0 * 0.3 / f64::sqrt(n));
    assert!((squares / n / 0.09 - 1.0).abs() < 4.0 * f64::sqrt(2.0 / n));
    assert!((lagged / n / 0.09).abs() < 4.0 / f64::sqrt(n));
    assert!((neighbours / n / 0.09).abs() < 4.0 / f64::sqrt(n));
}

#[test]
fn random_spikes_have_their_probability() {
    for probability in [0.05, 0.5] {
        let mut net = Noisy::builder().probability(probability).seed(5).build().unwrap();
        let mut spikes = 0;
        for _ in 0..200 {
            net.iterate();
            spikes += net.cells.spike.iter().filter(|spike| **spike).count();
        }
        let expected = 200_000.0 * probability;
        let sd = f64::sqrt(expected * (1.0 - probability));
        assert!((spikes as f64 - expected).abs() < 4.0 * sd, "{spikes} spikes for {expected}");
    }
}

network! {
    network Race(k: usize = 1) {
        group cells[37] {
            threshold: f32 = 0.5;
            4 => Unit::default();
            4.2 => Winners::<f32>::new(k);
        }
    }
}

#[test]
fn the_highest_potentials_win() {
    for k in [1, 2, 10, 36, 37, 50] {
        let mut net = Race::builder().k(k).build().unwrap();
        let mut before = vec![false; 37];
        for round in 0..20_u32 {
            // Many ties, few of them above the threshold.
            let input: Vec<f32> =
                (0..37_u32).map(|i| ((i * 7919 + round * 104_729) % (3 + 5 * round)) as f32 / 40.0 - 0.4).collect();
            net.cells.input.copy_from_slice(&input);
            net.iterate();
            let mut order: Vec<usize> = (0..37).collect();
            order.sort_by(|&a, &b| input[b].partial_cmp(&input[a]).unwrap());
            let mut expected = vec![false; 37];
            if k < 37 {
                order.iter().take(k).for_each(|&i| expected[i] = true);
            } else {
                expected.iter_mut().zip(&input).for_each(|(spike, input)| *spike = *input >= 0.5);
            }
            assert_eq!(net.cells.spike[..], expected, "k = {k}, round {round}");
            let active: Vec<bool> = expected.iter().zip(&before).map(|(now, before)| *now || *before).collect();
            assert_eq!(net.cells.active[..], active, "k = {k}, round {round}");
            before = expected;
        }
    }
}

network! {
    network Driven {
        group cells[4] {
            threshold: f64 = 0.25;
            3.5 => FeedForwardInhibition::<f64> { strength: 0.5 };
            4 => Unit::<f64>::default();
        }
    }
}

#[test]
fn input_inhibits_those_without_it() {
    let mut net = Driven::builder().build().unwrap();
    net.iterate();
    assert_eq!(net.cells.potential[..], [-0.25; 4]);
    net.cells.input[1] = 1.0;
    net.iterate();
    assert_eq!(net.cells.potential[..], [-0.75, 0.75, -0.75, -0.75]);
    net.iterate();
    assert_eq!(net.cells.potential[..], [-0.25; 4], "it lasts for one iteration");
}

network! {
    network Failing(failure: f64 = 0.2, steepness: f64 = 0.0, weight: f64 = 0.01) {
        group from[400] {
            spike: bool = true;
        }
        group to[50] {
            threshold: f64 = 0.0;
            4 => Unit::<f64>::default();
        }
        synapses links: from -> to [Dense] {
            raw: f64 = weight;
            2 => Unreliable::<f64> { failure, steepness };
        }
    }
}

#[test]
fn synapses_fail_with_their_probability() {
    for (failure, steepness, weight) in [(0.2, 0.0, 0.01), (0.7, 0.0, 0.5), (0.9, 2.0, 0.5)] {
        let mut net = Failing::builder().failure(failure).steepness(steepness).weight(weight).seed(6).build().unwrap();
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..100 {
            net.iterate();
            sum += net.to.potential.iter().sum::<f64>();
            squares += net.to.potential.iter().map(|v| v * v).sum::<f64>();
        }
        let p = 1.0 - failure * f64::exp(-steepness * weight);
        let (mean, variance) = (400.0 * weight * p, 400.0 * weight * weight * p * (1.0 - p));
        let n = 5000.0;
        let found = sum / n;
        assert!((found - mean).abs() < 4.0 * f64::sqrt(variance / n), "{found} for {mean}");
        let spread = squares / n - found * found;
        assert!((spread / variance - 1.0).abs() < 4.0 * f64::sqrt(2.0 / n), "{spread} for {variance}");
    }
}

#[test]
fn synapses_that_never_fail_or_always_do() {
    for (failure, expected) in [(0.0, 4.0), (1.0, 0.0)] {
        let mut net = Failing::builder().failure(failure).build().unwrap();
        net.iterate();
        assert!(net.to.potential.iter().all(|v| (v - expected).abs() < 1e-12), "{:?}", net.to.potential);
    }
}
