//! Rules: double scaling, new synapses, STDP in proportion to the weight, synapses that stay.

use nalgebra::DMatrix;
use pymonn::behaviours::sorn::{Gone, Growth};
use pymonn::models::sorn::{Parameters, Pools, Scaling, Sorn, Thresholds, Topology};

/// Nothing happens but what a test adds; inputs alone make units fire.
fn quiet(ne: usize) -> Parameters {
    Parameters {
        ne,
        ni: 1,
        inputs: ne,
        pools: Pools::Identity,
        gain: 10.0,
        ee: Topology::Dense,
        ei: Topology::Dense,
        te: Thresholds::Uniform(5.0, 5.0),
        noise_e: 0.0,
        noise_i: 0.0,
        eta_stdp: 0.0,
        eta_ip: 0.0,
        eta_inhib: 0.0,
        growth: Growth::Random(0.0),
        scaling: Scaling::None,
        silent: true,
        ..Parameters::zheng()
    }
}

#[test]
fn double_scaling_is_its_formula() {
    let parameters = Parameters { scaling: Scaling::Double(0.1), ee: Topology::Probability(0.3), ..quiet(30) };
    let start = parameters.draw::<f64>(3);
    let mut expected = start.wee.clone();
    let mut net = parameters.build_from(start, 3).unwrap();
    for _ in 0..20 {
        net.step(&[]).unwrap();
        let rows = expected.column_sum();
        let columns = expected.row_sum();
        expected = DMatrix::from_fn(30, 30, |i, j| {
            let w = expected[(i, j)];
            if w == 0.0 { 0.0 } else { 0.9 * w + 0.1 * w / (0.5 * rows[i] + 0.5 * columns[j]) }
        });
        assert!((net.state().wee - &expected).amax() < 1e-12);
    }
}

#[test]
fn double_scaling_brings_both_sums_to_one() {
    let parameters = Parameters { scaling: Scaling::Double(0.1), ..quiet(30) };
    let mut net = parameters.build::<f64>(3).unwrap();
    let off = |net: &mut Sorn<f64>| {
        let wee = net.state().wee;
        let sums: Vec<f64> = wee.column_sum().iter().chain(wee.row_sum().iter()).copied().collect();
        sums.iter().fold(0.0_f64, |most, sum| most.max((sum - 1.0).abs()))
    };
    let before = off(&mut net);
    net.simulate_iterations(1000);
    assert!(before > 0.05 && off(&mut net) < 1e-3, "{before}, {}", off(&mut net));
}

#[test]
fn new_synapses_are_as_many_as_their_probability_says() {
    for p in [0.1, 0.5] {
        let mut added = 0;
        for seed in 0..10 {
            let parameters = Parameters { growth: Growth::Random(p), ee: Topology::Probability(0.05), ..quiet(40) };
            let mut net = parameters.build::<f32>(seed).unwrap();
            let count = |net: &Sorn| net.ee.raw.iter().filter(|raw| **raw != 0.0).count();
            let before = count(&net);
            net.simulate_iterations(400);
            added += count(&net) - before;
        }
        let expected = 4000.0 * p;
        assert!((f64::from(added as u32) - expected).abs() < 4.0 * f64::sqrt(expected * (1.0 - p)), "{added} for {expected}");
    }
}

#[test]
fn new_synapses_are_even_over_all_pairs() {
    let n = 12;
    let parameters = Parameters { growth: Growth::Random(1.0), new_weight: 0.25, ..quiet(n) };
    let mut net = parameters.build::<f64>(8).unwrap();
    let (rounds, pairs) = (13_200_u32, 132.0);
    let mut counts = vec![0_u32; n * n];
    for _ in 0..rounds {
        net.ee.raw.fill(0.0);
        net.iterate();
        let new: Vec<usize> = (0..n * n).filter(|k| net.ee.raw[*k] != 0.0).collect();
        assert_eq!(new.len(), 1);
        assert_eq!(net.ee.raw[new[0]], 0.25);
        counts[new[0]] += 1;
    }
    let mean = f64::from(rounds) / pairs;
    let mut chi = 0.0;
    for (k, count) in counts.iter().enumerate() {
        if k % (n + 1) == 0 {
            assert_eq!(*count, 0, "a synapse of a unit onto itself");
        } else {
            chi += (f64::from(*count) - mean).powi(2) / mean;
        }
    }
    // Mean 131, standard deviation 16.
    assert!((67.0..195.0).contains(&chi), "{chi}");
}

/// Unit 0 fires, then unit 1; the weight from 0 to 1 and that from 1 to 0, before and after.
fn pair(parameters: &Parameters) -> ([f64; 2], [f64; 2]) {
    let start = parameters.draw::<f64>(2);
    let before = [start.wee[(1, 0)], start.wee[(0, 1)]];
    let mut net = parameters.build_from(start, 2).unwrap();
    net.step(&[1.0, 0.0, 0.0]).unwrap();
    assert_eq!(net.exc.spike[..], [true, false, false]);
    net.step(&[0.0, 1.0, 0.0]).unwrap();
    assert_eq!(net.exc.spike[..], [false, true, false]);
    let wee = net.state().wee;
    (before, [wee[(1, 0)], wee[(0, 1)]])
}

#[test]
fn a_pair_of_spikes_changes_both_weights() {
    let (before, after) = pair(&Parameters { eta_stdp: 0.01, ..quiet(3) });
    assert!((after[0] - before[0] - 0.01).abs() < 1e-15 && (after[1] - before[1] + 0.01).abs() < 1e-15);
}

#[test]
fn weighted_stdp_is_in_proportion() {
    let (before, after) = pair(&Parameters { eta_stdp: 0.01, weighted: true, ..quiet(3) });
    assert!((after[0] / before[0] - 1.01).abs() < 1e-12 && (after[1] / before[1] - 0.99).abs() < 1e-12);
}

#[test]
fn weights_stay_below_the_largest() {
    let (before, after) = pair(&Parameters { eta_stdp: 0.9, w_max: 0.8, ..quiet(3) });
    assert!(before[0] < 0.8 && after[0] == 0.8 && after[1] == 0.0, "{before:?}, {after:?}");
}

/// The weight from unit 1 to unit 0 after it came to 0, and after it would have gained again.
fn lost_and_found(gone: Gone) -> [f64; 2] {
    let parameters = Parameters { eta_stdp: 0.6, gone, ..quiet(3) };
    let mut start = parameters.draw::<f64>(2);
    start.wee[(0, 1)] = 0.5;
    let mut net = parameters.build_from(start, 2).unwrap();
    net.step(&[1.0]).unwrap();
    net.step(&[0.0, 1.0]).unwrap();
    let lost = net.state().wee[(0, 1)];
    net.step(&[1.0]).unwrap();
    [lost, net.state().wee[(0, 1)]]
}

#[test]
fn synapses_of_weight_zero_are_gone_or_stay() {
    assert_eq!(lost_and_found(Gone::Pruned), [0.0, 0.0]);
    let [lost, found] = lost_and_found(Gone::Kept);
    assert!(lost > 0.0 && lost < 1e-10 && (found - 0.6).abs() < 1e-9, "{lost}, {found}");
}

#[test]
fn inputs_learn_as_synapses_do() {
    let parameters = Parameters { eta_input: 0.01, ..quiet(3) };
    let mut start = parameters.draw::<f64>(2);
    (start.weu[(0, 0)], start.weu[(0, 1)]) = (0.6, 0.6);
    let mut expected = start.weu.clone();
    (expected[(0, 0)], expected[(0, 1)]) = (0.61, 0.59);
    let mut net = parameters.build_from(start, 2).unwrap();
    // Unit 0 fires with input 0, then with input 1 (as does unit 1): input 0 came before its second spike, input 1 after its first.
    net.step(&[1.0, 0.0]).unwrap();
    net.step(&[0.0, 1.0]).unwrap();
    assert_eq!(net.exc.spike[..], [true, true, false]);
    assert!((net.state().weu - expected).amax() < 1e-12, "{}", net.state().weu);
}
