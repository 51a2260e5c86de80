use pymonn_core::{Float, Refusal, Validate, ViewMut, math};

use super::{limit, limited};
use crate::behaviour;
use crate::behaviours::check::positive;

/// Scales the weights of each target so that their magnitudes sum to `total`: PymoNNto's `Synaptic_Normalization` for one synapse group.
///
/// ```text
/// weight_ij ← weight_ij · total / Σ_k |weight_ik|,     then within −w_max and w_max
/// ```
///
/// Targets whose weights are all 0 stay as they are. It walks all weights: every tenth or hundredth iteration is often enough
/// (`5 every 100 => NormaliseAfferent { … }`). Several groups onto one target share a sum by [`WeightTotal`](super::WeightTotal).
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15; Lazar, Pipa & Triesch 2009, Front. Comput. Neurosci. 3:23.
///
/// Tested against: sums and ratios of weights.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | scaled |
///
/// ```
/// use pymonn::behaviours::homeostasis::NormaliseAfferent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Scaled {
///         group a[4] {}
///         synapses aa: a -> a {
///             connect = all_to_all().without_self();
///             weight: f32 = uniform(0.0, 1.0);
///             5 => NormaliseAfferent { total: 2.0, ..Default::default() };
///         }
///     }
/// }
///
/// let mut net = Scaled::builder().build()?;
/// net.iterate();
/// let weights = net.aa.connectivity().to_dense(&net.aa.weight);
/// assert!(weights.row_iter().all(|row| (row.sum() - 2.0).abs() < 1e-6));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormaliseAfferent<F = f32> {
    /// Sum of the magnitudes of a target's weights, in the weight's unit; default 1.
    pub total: F,
    /// Largest magnitude of a weight; default ∞.
    pub w_max: F,
}

impl<F: Float> Default for NormaliseAfferent<F> {
    fn default() -> Self {
        Self { total: F::ONE, w_max: F::from_f64(f64::INFINITY) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> NormaliseAfferent<F> {
    fn afferent(&self, mut weight: ViewMut<F>) {
        scale(&mut weight, self.total, self.w_max);
    }
}

/// The same for a target's weights and for a source's.
#[inline(always)]
pub(super) fn scale<F: Float>(weight: &mut ViewMut<'_, F>, total: F, w_max: F) {
    let sum = weight.iter().fold(F::ZERO, |sum, w| sum + math::abs(w));
    if sum > F::ZERO {
        let factor = total / sum;
        weight.iter_mut().for_each(|w| *w = limited(*w * factor, w_max));
    }
}

impl<F: Float> Validate for NormaliseAfferent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("total", self.total)?;
        limit("w_max", self.w_max)
    }
}
