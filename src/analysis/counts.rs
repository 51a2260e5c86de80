//! How variable counts are, and how they are shared out.

use super::{
    error::{AnalysisError, Result, enough, existing, positive},
    numbers::moments,
    rates::counts_in_windows,
    train::SpikeTrain,
};

/// Mean and variance of spike counts, and their ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanoFactor {
    /// Mean count per window.
    pub mean: f64,
    /// Variance of the counts, divided by the number of windows.
    pub variance: f64,
    /// Variance over mean: 1 for a Poisson process.
    pub factor: f64,
    /// The number of windows.
    pub windows: usize,
}

/// Variance over mean of one neuron's counts in successive windows of `window` steps; a last one that is not whole is left out.
///
/// The package's `fanofactor` takes for `window_size` the *number* of windows, which must divide the number of steps.
///
/// # Errors
///
/// No such neuron, a window of 0 steps, fewer than two whole windows, a neuron that is silent in all of them.
pub fn fano_factor(train: &SpikeTrain, neuron: usize, window: usize) -> Result<FanoFactor> {
    existing(neuron, train.neurons())?;
    positive("window", window)?;
    let counts = counts_in_windows(train, neuron, window);
    enough("windows", counts.len(), 2)?;
    let (mean, variance) = moments(counts.iter().map(|count| f64::from(*count)));
    if mean > 0.0 {
        Ok(FanoFactor { mean, variance, factor: variance / mean, windows: counts.len() })
    } else {
        Err(AnalysisError::Undefined { what: "Fano factor", reason: "the neuron is silent" })
    }
}

/// How evenly the spikes are shared among the neurons: the entropy of the neurons' shares `pᵢ` of all spikes over its largest
/// value, `−Σ pᵢ ln pᵢ / ln N`. 1: all neurons have as many; 0: all spikes are one neuron's.
///
/// A silent neuron adds 0, the limit of `p ln p`; in the package's `spike_source_entropy` one makes the result NaN.
///
/// # Errors
///
/// Fewer than two neurons, or no spike.
pub fn spike_source_entropy(train: &SpikeTrain) -> Result<f64> {
    enough("neurons", train.neurons(), 2)?;
    let counts = train.counts_per_neuron();
    let spikes = counts.iter().sum::<u64>();
    enough("spikes", spikes as usize, 1)?;
    Ok(shannon_entropy(counts.iter().map(|count| *count as f64 / spikes as f64)) / (train.neurons() as f64).log2())
}

/// Shannon's entropy of a distribution in bits, `−Σ p log₂ p`; probabilities of 0 add nothing.
///
/// ```
/// # use pymonn::analysis::shannon_entropy;
/// assert_eq!(shannon_entropy([0.5, 0.25, 0.25, 0.0]), 1.5);
/// ```
pub fn shannon_entropy(probabilities: impl IntoIterator<Item = f64>) -> f64 {
    0.0 - probabilities.into_iter().filter(|p| *p > 0.0).map(|p| p * p.log2()).sum::<f64>()
}
