//! SORN as in the authors' code: spikes bit for bit in `f64` and `f32`, thresholds and weights in `f64`.

use nalgebra::DMatrix;
use pymonn::Float;
use pymonn::behaviours::sorn::Growth;
use pymonn::models::sorn::{Parameters, Pools, Scaling, Sorn, Start};
use pymonn_tests::npz::{Npz, Result};

pub(super) const NE: usize = 40;
pub(super) const NI: usize = 8;
pub(super) const STEPS: usize = 50;

/// What all cases have in common.
pub(super) fn parameters() -> Parameters {
    Parameters {
        ne: NE,
        ni: NI,
        inputs: 6,
        pools: Pools::Disjoint(4),
        gain: 0.5,
        target_rate: (0.1, 0.1),
        noise_e: 0.0,
        noise_i: 0.0,
        eta_stdp: 0.0,
        eta_ip: 0.0,
        eta_inhib: 0.0,
        growth: Growth::Random(0.0),
        scaling: Scaling::None,
        ..Parameters::zheng()
    }
}

/// The state at the beginning, and the letters.
pub(super) fn start<F: Float>() -> Result<(Start<F>, Vec<usize>)> {
    let mut file = Npz::reference("sorn/initial")?;
    let mut matrix = |name: &str| file.matrix::<f64>(name).map(|m| m.map(F::from_f64));
    let (wee, wei, wie, weu) = (matrix("Wee")?, matrix("Wei")?, matrix("Wie")?, matrix("Weu")?);
    let mut vector = |name: &str| file.vector::<f64>(name);
    let (te, ti, x, y) = (vector("Te")?, vector("Ti")?, vector("x")?, vector("y")?);
    let letters = file.vector::<i64>("letters")?.into_iter().map(|k| k as usize).collect();
    let numbers = |list: Vec<f64>| list.into_iter().map(F::from_f64).collect();
    let spikes = |list: Vec<f64>| list.into_iter().map(|x| x > 0.0).collect();
    let start = Start {
        wee,
        wei,
        wie,
        weu,
        te: numbers(te),
        ti: numbers(ti),
        target_rate: vec![F::from_f64(0.1); NE],
        x: spikes(x),
        y: spikes(y),
    };
    Ok((start, letters))
}

/// Checks spikes in each step.
pub(super) fn assert_spikes(name: &str, step: usize, found: &[bool], expected: &[u8]) {
    let found: Vec<u8> = found.iter().map(|spike| u8::from(*spike)).collect();
    assert_eq!(found, expected, "{name}, step {step}");
}

/// Checks numbers within 10^-12, where they are `f64`.
pub(super) fn assert_numbers<F: Float>(name: &str, step: usize, found: impl Iterator<Item = F>, expected: &[f64]) {
    let tolerance = if size_of::<F>() == 8 { 1e-12 } else { 1e-5 };
    let mut n = 0;
    for (found, expected) in found.zip(expected) {
        assert!((found.to_f64() - expected).abs() <= tolerance, "{name}, step {step}: {found:?}, the reference has {expected}");
        n += 1;
    }
    assert_eq!(n, expected.len(), "{name}");
}

fn reproduces<F: Float>(case: &str, parameters: &Parameters, change: impl FnOnce(&mut Start<F>)) -> Result<()> {
    let (mut start, letters) = start::<F>()?;
    change(&mut start);
    let mut net: Sorn<F> = parameters.build_from(start, 1)?;
    let mut file = Npz::reference(&format!("sorn/{case}"))?;
    let (x, y) = (file.array::<u8>("x")?.1, file.array::<u8>("y")?.1);
    let (te, wee, wei) = (file.array::<f64>("Te")?.1, file.array::<f64>("Wee")?.1, file.array::<f64>("Wei")?.1);
    let drives = file.array::<f64>("Rx")?.1;
    for t in 0..STEPS {
        let mut input = vec![F::ZERO; 6];
        input[letters[t]] = F::ONE;
        net.step(&input)?;
        net.settle();
        let of = |list: &'_ [f64], size: usize| list[(t + 1) * size..(t + 2) * size].to_vec();
        let bits = |list: &'_ [u8], size: usize| list[(t + 1) * size..(t + 2) * size].to_vec();
        assert_spikes(case, t, &net.exc.spike, &bits(&x, NE));
        assert_spikes(case, t, &net.inh.spike, &bits(&y, NI));
        let without: Vec<u8> = drives[t * NE..(t + 1) * NE].iter().map(|drive| u8::from(*drive >= 0.0)).collect();
        assert_spikes(case, t, &net.exc.recurrent, &without);
        assert_numbers(case, t, net.exc.threshold.iter().copied(), &of(&te, NE));
        // Row by row.
        assert_numbers(case, t, net.ee.weight.matrix().transpose().iter().copied(), &of(&wee, NE * NE));
        assert_numbers(case, t, net.ei.weight.matrix().transpose().iter().copied(), &of(&wei, NE * NI));
    }
    Ok(())
}

fn in_both(case: &str, parameters: &Parameters) -> Result<()> {
    reproduces::<f64>(case, parameters, |_| ())?;
    reproduces::<f32>(case, parameters, |_| ())
}

/// Synapses added when the case was written.
fn growth(case: &str) -> Result<Growth> {
    let added: DMatrix<i32> = Npz::reference(&format!("sorn/{case}"))?.matrix("sp_added")?;
    let of = |(t, row): (usize, nalgebra::MatrixView<'_, i32, nalgebra::U1, nalgebra::Dyn, _, _>)| {
        (row[0] >= 0).then(|| (t as u64 + 1, row[1] as usize, row[0] as usize))
    };
    let list: Vec<_> = added.row_iter().enumerate().filter_map(of).collect();
    assert!(!list.is_empty());
    Ok(Growth::Listed(list.into()))
}

#[test]
fn without_plasticity() -> Result<()> {
    in_both("static_slow", &parameters())?;
    in_both("static_fast", &Parameters { fast: true, ..parameters() })
}

#[test]
fn stdp_alone() -> Result<()> {
    in_both("stdp_slow", &Parameters { eta_stdp: 0.01, ..parameters() })
}

#[test]
fn intrinsic_plasticity_alone() -> Result<()> {
    in_both("ip_slow", &Parameters { eta_ip: 0.01, ..parameters() })
}

#[test]
fn structural_plasticity_alone() -> Result<()> {
    in_both("sp_slow", &Parameters { growth: growth("sp_slow")?, ..parameters() })
}

#[test]
fn inhibitory_stdp_alone() -> Result<()> {
    in_both("istdp_slow", &Parameters { eta_inhib: 0.005, ..parameters() })
}

#[test]
fn normalisation_alone() -> Result<()> {
    fn spread<F: Float>(start: &mut Start<F>) {
        for (i, mut row) in start.wee.row_iter_mut().enumerate() {
            row.iter_mut().for_each(|w| *w *= F::from_f64(0.5 + i as f64 / 40.0));
        }
        start.wei.iter_mut().for_each(|w| *w *= F::from_f64(1.5));
    }
    let parameters = Parameters { scaling: Scaling::Both, ..parameters() };
    reproduces::<f64>("ss_slow", &parameters, spread)?;
    reproduces::<f32>("ss_slow", &parameters, spread)
}

#[test]
fn the_three_mechanisms_of_lazar() -> Result<()> {
    let parameters = Parameters { fast: true, eta_stdp: 0.01, eta_ip: 0.01, scaling: Scaling::Excitatory, ..parameters() };
    in_both("lazar_fast", &parameters)
}

#[test]
fn all_five_mechanisms() -> Result<()> {
    let growth = growth("all_slow")?;
    let parameters =
        Parameters { eta_stdp: 0.01, eta_ip: 0.01, eta_inhib: 0.005, growth, scaling: Scaling::Both, ..parameters() };
    in_both("all_slow", &parameters)
}
