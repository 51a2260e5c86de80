//! What goes together, in time and between neurons.

use nalgebra::DMatrix;

use super::{
    error::{Result, enough},
    numbers::pearson,
    train::SpikeTrain,
};

/// Pearson's correlation of a series with itself `lag` steps later.
///
/// The package's `autocorr` gives the 2 × 2 matrix that holds this number twice.
///
/// # Errors
///
/// Fewer than `lag + 2` values, or values that do not vary.
pub fn autocorrelation(values: &[f64], lag: usize) -> Result<f64> {
    enough("values", values.len(), lag.saturating_add(2))?;
    pearson(&values[..values.len() - lag], &values[lag..])
}

/// Correlations of all pairs of neurons.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlations {
    /// Pearson's coefficient of neurons `i` and `j`; NaN where one of them always or never spikes.
    pub matrix: DMatrix<f64>,
    /// Mean over all pairs of different neurons that have a coefficient; NaN if there are none.
    pub mean: f64,
    /// The number of these pairs.
    pub pairs: usize,
}

/// Pearson's correlation coefficients between all pairs of neurons, and their mean over pairs of *different* neurons.
///
/// Of 0 and 1, `(n₁₁/T − pᵢ pⱼ) / √(pᵢ(1 − pᵢ) pⱼ(1 − pⱼ))`, where `n₁₁` counts the steps in which both spike, 64 at a time.
///
/// The package's `avg_corr_coeff` adds the diagonal, and divides by 200² whatever the number of neurons.
///
/// # Errors
///
/// Fewer than two steps or neurons.
pub fn average_correlation(train: &SpikeTrain) -> Result<Correlations> {
    enough("steps", train.steps(), 2)?;
    enough("neurons", train.neurons(), 2)?;
    let (steps, size) = (train.steps() as f64, train.neurons());
    let turned = train.by_neuron();
    let shares: Vec<f64> = turned.counts_per_step().iter().map(|count| f64::from(*count) / steps).collect();
    let mut matrix = DMatrix::from_element(size, size, f64::NAN);
    let (mut sum, mut pairs) = (0.0, 0);
    for i in 0..size {
        for j in 0..=i {
            let both: u32 = turned.words(i).iter().zip(turned.words(j)).map(|(a, b)| (a & b).count_ones()).sum();
            let (p, q) = (shares[i], shares[j]);
            let scale = (p * (1.0 - p) * q * (1.0 - q)).sqrt();
            if scale > 0.0 {
                let coefficient = if i == j { 1.0 } else { (f64::from(both) / steps - p * q) / scale };
                (matrix[(i, j)], matrix[(j, i)]) = (coefficient, coefficient);
                if i != j {
                    (sum, pairs) = (sum + coefficient, pairs + 1);
                }
            }
        }
    }
    Ok(Correlations { matrix, mean: sum / f64::from(pairs), pairs: pairs as usize })
}
