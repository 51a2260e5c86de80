//! `pymonn::analysis` against numpy and SciPy (`../reference/analysis.py`), and against what is known by thought.

mod activity;
mod edges;
mod laws;
mod recorders;
mod states;
mod synapses;

use pymonn::analysis::SpikeTrain;

const TRAIN: &str = include_str!("../reference/data/analysis/train.csv");
const NUMBERS: &str = include_str!("../reference/data/analysis/numbers.csv");

/// The train of the reference: 150 steps of 70 neurons.
fn train() -> SpikeTrain {
    let rows: Vec<Vec<bool>> = TRAIN.lines().map(|line| line.bytes().map(|byte| byte == b'1').collect()).collect();
    SpikeTrain::from_rows(70, rows.iter().map(Vec::as_slice)).unwrap()
}

/// A row of the reference.
fn numbers(name: &str) -> Vec<f64> {
    let row = NUMBERS.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(','));
    row.unwrap_or_else(|| panic!("no row `{name}`")).split(',').map(|number| number.parse().unwrap()).collect()
}

/// A row of whole numbers.
fn whole(name: &str) -> Vec<u64> {
    numbers(name).into_iter().map(|number| number as u64).collect()
}

/// Numbers that are those of the row, but for rounding of this relative size.
fn assert_row(name: &str, found: &[f64], tolerance: f64) {
    let expected = numbers(name);
    assert_eq!(found.len(), expected.len(), "{name}");
    for (index, (found, expected)) in found.iter().zip(&expected).enumerate() {
        let scale = expected.abs().max(1e-3);
        assert!((found - expected).abs() <= tolerance * scale, "{name}[{index}]: {found}, the reference has {expected}");
    }
}
