//! SORN as in the Python package `sorn` 0.7.4, whose matrices have a row per source.

use pymonn::models::sorn::{EEConnectionCounts, ExcitatoryActivation, Parameters, RecurrentActivation, Simulator, Sorn, TE, WEE};
use pymonn_tests::npz::{Npz, Result};

use super::sorn_papers::{NE, NI, STEPS, assert_numbers, assert_spikes, parameters, start};

/// The package's switches. Its target rate is twice the inputs per unit, here 2: there were as many inputs as units.
fn package() -> Parameters {
    Parameters { strict: true, floor: 0.0, te_bounds: (0.0, 1.0), ..parameters() }
}

fn reproduces(case: &str, parameters: &Parameters) -> Result<()> {
    let (mut start, letters) = start::<f64>()?;
    start.target_rate.fill(2.0);
    let mut net: Sorn<f64> = parameters.build_from(start, 1)?;
    let mut file = Npz::reference(&format!("sorn/{case}"))?;
    let (x, y, r) = (file.array::<u8>("x")?.1, file.array::<u8>("y")?.1, file.array::<u8>("r")?.1);
    let (te, wee, wei) = (file.array::<f64>("Te")?.1, file.array::<f64>("Wee")?.1, file.array::<f64>("Wei")?.1);
    for t in 0..STEPS {
        let mut input = [0.0; 6];
        input[letters[t]] = 1.0;
        net.step(&input)?;
        net.settle();
        assert_spikes(case, t, &net.exc.spike, &x[t * NE..][..NE]);
        assert_spikes(case, t, &net.inh.spike, &y[t * NI..][..NI]);
        assert_spikes(case, t, &net.exc.recurrent, &r[t * NE..][..NE]);
        assert_numbers(case, t, net.exc.threshold.iter().copied(), &te[t * NE..][..NE]);
        // A column of ours is a row of the package's.
        assert_numbers(case, t, net.ee.weight.matrix().iter().copied(), &wee[t * NE * NE..][..NE * NE]);
        assert_numbers(case, t, net.ei.weight.matrix().iter().copied(), &wei[t * NE * NI..][..NE * NI]);
    }
    Ok(())
}

#[test]
fn without_plasticity() -> Result<()> {
    reproduces("pkg_static", &package())
}

#[test]
fn stdp_alone() -> Result<()> {
    reproduces("pkg_stdp", &Parameters { eta_stdp: 0.01, ..package() })
}

#[test]
fn inhibitory_stdp_alone() -> Result<()> {
    reproduces("pkg_istdp", &Parameters { eta_inhib: 0.005, ..package() })
}

/// The same by what the package's users call: a simulator with callbacks.
#[test]
fn callbacks_of_a_simulator() -> Result<()> {
    let (mut start, letters) = start::<f64>()?;
    start.target_rate.fill(2.0);
    let before = start.wee.iter().filter(|w| **w != 0.0).count();
    let mut simulator = Simulator::resume(&Parameters { eta_stdp: 0.01, ..package() }, start, 1)?;
    let (mut x, mut r, mut te) = (ExcitatoryActivation::new(), RecurrentActivation::new(), TE::new());
    let (mut wee, mut counts) = (WEE::new(), EEConnectionCounts::new());
    let inputs = nalgebra::DMatrix::from_fn(STEPS, 6, |t, k| if letters[t] == k { 1.0 } else { 0.0 });
    simulator.run(&inputs, (&mut x, &mut r, &mut te, &mut wee, &mut counts))?;

    let mut file = Npz::reference("sorn/pkg_stdp")?;
    let flags = |list: Vec<u8>| list.into_iter().map(|spike| spike == 1).collect::<Vec<bool>>();
    assert_eq!(x.as_slice(), flags(file.array::<u8>("x")?.1));
    assert_eq!(r.as_slice(), flags(file.array::<u8>("r")?.1));
    assert_numbers("TE", STEPS, te.as_slice().iter().copied(), &file.array::<f64>("Te")?.1);
    let expected = file.array::<f64>("Wee")?.1;
    assert_numbers("WEE", STEPS, wee.as_slice().iter().copied(), &expected);
    let left = expected.chunks_exact(NE * NE).map(|wee| wee.iter().filter(|w| **w != 0.0).count());
    let expected: Vec<usize> = core::iter::once(before).chain(left.take(STEPS - 1)).collect();
    assert_eq!(counts.as_slice(), expected);
    Ok(())
}
