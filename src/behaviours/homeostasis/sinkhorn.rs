extern crate alloc;

use alloc::vec;
use alloc::vec::Vec;

use pymonn_core::{Float, Links, Refusal};

use crate::behaviours::check::positive;

/// Normalises new weights by target and by source at once, as PymoNNto's `CreateWeights` does: alternately all weights of a target are
/// divided by their sum, and all of a source by theirs.
///
/// At the end the weights of each source sum to `total` times targets over sources, those of each target nearly to `total`, where the
/// pattern of connections allows it. Sums that are 0 are left alone.
///
/// Source: Sinkhorn & Knopp 1967, *Concerning nonnegative matrices and doubly stochastic matrices*, Pacific J. Math. 21; Vieth, Stöber & Triesch
/// 2021, *PymoNNto*, Front. Neuroinform. 15.
///
/// Tested against: weights of PymoNNto; the sums of rows and columns.
///
/// ```
/// use pymonn::behaviours::homeostasis::Sinkhorn;
/// use pymonn::prelude::*;
///
/// network! {
///     network Even {
///         group a[10] {}
///         synapses aa: a -> a {
///             connect = all_to_all().without_self();
///             weight: f32 = uniform(0.1, 1.0);
///         }
///     }
/// }
///
/// let mut net = Even::builder().build()?;
/// let weight = Sinkhorn { total: 3.0, ..Sinkhorn::default() }.normalised(net.aa.connectivity(), &net.aa.weight)?;
/// net.aa.weight.copy_from_slice(&weight);
/// let weights = net.aa.connectivity().to_dense(&net.aa.weight);
/// assert!(weights.column_iter().all(|column| (column.sum() - 3.0).abs() < 1e-5));
/// assert!(weights.row_iter().all(|row| (row.sum() - 3.0).abs() < 1e-3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sinkhorn<F = f32> {
    /// Sum of a target's weights.
    pub total: F,
    /// How often; PymoNNto's and the default are 10.
    pub rounds: usize,
}

impl<F: Float> Default for Sinkhorn<F> {
    fn default() -> Self {
        Self { total: F::ONE, rounds: 10 }
    }
}

impl<F: Float> Sinkhorn<F> {
    /// The `weight` of a synapse group with these `links`, normalised.
    ///
    /// # Errors
    /// A `total` that is not positive, a `weight` of another synapse group or below 0.
    pub fn normalised(&self, links: &Links, weight: &[F]) -> Result<Vec<F>, Refusal> {
        positive("total", self.total)?;
        if weight.len() != links.slots() {
            return Err(Refusal::new("weight: length", weight.len(), links.slots()));
        }
        if let Some(&bad) = weight.iter().find(|w| !w.to_f64().is_finite() || **w < F::ZERO) {
            return Err(Refusal::new("weight", bad, "a finite number, 0 or more"));
        }
        let (sources, targets) = (links.src().size(), links.dst().size());
        // Where each synapse lies, and its ends.
        let slot = |place, (source, target)| if links.is_dense() { source * targets + target } else { place };
        let synapses: Vec<_> = links.pairs().enumerate().map(|(place, pair)| (slot(place, pair), pair.0, pair.1)).collect();
        let mut weight = weight.to_vec();
        let per_source = self.total * F::from_f64(targets as f64 / sources.max(1) as f64);
        for _ in 0..self.rounds {
            divide(&mut weight, self.total, targets, synapses.iter().map(|s| (s.0, s.2)));
            divide(&mut weight, per_source, sources, synapses.iter().map(|s| (s.0, s.1)));
        }
        Ok(weight)
    }
}

/// Gives the weights of each neuron at one end the sum `total`; `entries` are places and neurons.
fn divide<F: Float>(weight: &mut [F], total: F, neurons: usize, entries: impl Iterator<Item = (usize, usize)> + Clone) {
    let mut sums = vec![F::ZERO; neurons];
    for (slot, neuron) in entries.clone() {
        sums[neuron] += weight[slot];
    }
    for (slot, neuron) in entries {
        if sums[neuron] > F::ZERO {
            weight[slot] *= total / sums[neuron];
        }
    }
}
