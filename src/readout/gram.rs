//! Centred products of states and targets, of which least squares are made.

use nalgebra::{DMatrix, DVector, RowDVector};
use pymonn_core::Refusal;

use super::{Linear, States};

/// The mean over all steps is taken off states and targets: then the bias is no weight among the others.
pub(super) struct Centred {
    /// A column for each step.
    pub(super) states: DMatrix<f64>,
    /// A row for each step.
    pub(super) targets: DMatrix<f64>,
    /// States by their own: neuron by neuron.
    pub(super) gram: DMatrix<f64>,
    mean: DVector<f64>,
    target: RowDVector<f64>,
}

impl Centred {
    /// Refuses states whose products are not finite.
    pub(super) fn new(states: &States, targets: &DMatrix<f64>) -> Result<Self, Refusal> {
        let (mean, target) = (states.columns().column_mean(), targets.row_mean());
        let mut states = states.columns().clone_owned();
        for mut column in states.column_iter_mut() {
            column -= &mean;
        }
        let mut targets = targets.clone();
        for (mut column, mean) in targets.column_iter_mut().zip(&target) {
            column.add_scalar_mut(-mean);
        }
        let gram = &states * states.transpose();
        if gram.iter().any(|product| !product.is_finite()) {
            let largest = states.amax();
            return Err(Refusal::new("largest number of the states", largest, "numbers whose squares are finite"));
        }
        Ok(Self { states, targets, gram, mean, target })
    }

    /// States by targets: neuron by output.
    pub(super) fn products(&self) -> DMatrix<f64> {
        &self.states * &self.targets
    }

    /// States by what these weights leave of the targets.
    pub(super) fn left(&self, weights: &DMatrix<f64>) -> DMatrix<f64> {
        &self.states * (&self.targets - self.states.tr_mul(weights))
    }

    /// The read-out with these weights, whose bias makes the mean right.
    pub(super) fn readout(&self, weights: DMatrix<f64>) -> Linear {
        let bias = &self.target - self.mean.tr_mul(&weights);
        Linear::of(weights, bias.iter().copied().collect())
    }
}
