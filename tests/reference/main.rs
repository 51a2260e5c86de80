//! Traces of other simulators, reproduced by networks written in the language (`data/README.md`).

mod cart_pole;
mod izhikevich;
mod math;
mod order;
mod readme;
mod readout;
mod sorn_package;
mod sorn_papers;
mod stdp_homeostasis;

use nalgebra::DMatrix;

/// Largest difference that is allowed, relative to the larger number; the references sum in another order.
const TOLERANCE: f64 = 1e-9;

/// Compares a whole row of a trace.
fn assert_row(what: &str, iteration: usize, row: &[f64], trace: &DMatrix<f64>) {
    assert_eq!(row.len(), trace.ncols(), "{what} at iteration {iteration}");
    for (k, (&found, &expected)) in row.iter().zip(&trace.row(iteration)).enumerate() {
        assert_close(&format!("{what}[{k}] at iteration {}", iteration + 1), found, expected);
    }
}

/// Compares one number.
fn assert_close(what: &str, found: f64, expected: f64) {
    let scale = found.abs().max(expected.abs()).max(1e-6);
    assert!((found - expected).abs() <= TOLERANCE * scale, "{what}: {found:e}, the reference has {expected:e}");
}

/// One row of a matrix as a list.
fn row(matrix: &DMatrix<f64>, k: usize) -> Vec<f64> {
    matrix.row(k).iter().copied().collect()
}
