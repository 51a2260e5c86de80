//! Read-outs against those of `NumPy` and `SciPy` (`data/readout/make_readout.py`).

use pymonn::readout::{Linear, Logistic, Pinv, Ridge, States};
use pymonn_tests::json::numbers;

use super::assert_close;

const READOUT: &str = include_str!("data/readout/readout.json");
const NEURONS: usize = 7;
const CLASSES: usize = 3;

fn states() -> Result<States, pymonn::Refusal> {
    let mut states = States::new(NEURONS, CLASSES)?;
    for (row, class) in numbers(READOUT, "states").chunks(NEURONS).zip(numbers(READOUT, "labels")) {
        states.push(row, class as usize)?;
    }
    assert_eq!(states.len(), 60);
    Ok(states)
}

fn assert_readout(name: &str, found: &Linear, tolerance: f64) {
    let weights = numbers(READOUT, &format!("{name} weights"));
    assert_eq!(found.weights().shape(), (NEURONS, CLASSES));
    for (i, expected) in weights.iter().enumerate() {
        let found = found.weights()[(i / CLASSES, i % CLASSES)];
        assert!((found - expected).abs() < tolerance, "{name}: weight {i} is {found}, the reference has {expected}");
    }
    for (found, expected) in found.bias().iter().zip(numbers(READOUT, &format!("{name} bias"))) {
        assert!((found - expected).abs() < tolerance, "{name}: a bias is {found}, the reference has {expected}");
    }
}

/// A silent neuron and a neuron twice among them.
#[test]
fn pseudo_inverse() -> Result<(), pymonn::Refusal> {
    let states = states()?;
    let readout = Pinv::default().train(&states)?;
    assert_readout("pinv", &readout, 1e-12);
    // Other smallest weights, since there the bias is one of them, but the same outputs.
    let outputs = readout.all_outputs(&states)?;
    for (i, expected) in numbers(READOUT, "pinv fitted").iter().enumerate() {
        assert_close("an output", outputs[(i / CLASSES, i % CLASSES)], *expected);
    }
    Ok(())
}

#[test]
fn ridge() -> Result<(), pymonn::Refusal> {
    assert_readout("ridge", &Ridge::new(0.5).train(&states()?)?, 1e-12);
    Ok(())
}

#[test]
fn logistic() -> Result<(), pymonn::Refusal> {
    let states = states()?;
    let readout = Logistic { tolerance: 1e-11, ..Logistic::new(0.3) }.train(&states)?;
    assert_readout("logistic", &readout, 1e-7);
    let mut cost = 0.15 * readout.weights().norm_squared();
    for (t, expected) in numbers(READOUT, "logistic probabilities").chunks(CLASSES).enumerate() {
        let found = readout.probabilities(states.columns().column(t).as_slice())?;
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-7, "step {t}: {found}, the reference has {expected}");
        }
        cost -= found[states.labels()[t]].ln();
    }
    assert_close("the cost", cost, numbers(READOUT, "logistic cost")[0]);
    // What is asked for by default is near.
    assert_readout("logistic", &Logistic::new(0.3).train(&states)?, 1e-4);
    Ok(())
}
