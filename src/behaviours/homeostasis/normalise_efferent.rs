use pymonn_core::{Float, Refusal, Validate, ViewMut};

use super::{limit, normalise_afferent::scale};
use crate::behaviour;
use crate::behaviours::check::positive;

/// Scales the weights of each source so that their magnitudes sum to `total`.
///
/// ```text
/// weight_ij ← weight_ij · total / Σ_k |weight_kj|,     then within −w_max and w_max
/// ```
///
/// As [`NormaliseAfferent`](super::NormaliseAfferent), from the other end.
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15.
///
/// Tested against: sums and ratios of weights.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | scaled |
///
/// ```
/// use pymonn::behaviours::homeostasis::NormaliseEfferent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Scaled {
///         group a[4] {}
///         synapses aa: a -> a {
///             connect = all_to_all().without_self();
///             weight: f32 = uniform(0.0, 1.0);
///             5 => NormaliseEfferent { total: 2.0, ..Default::default() };
///         }
///     }
/// }
///
/// let mut net = Scaled::builder().build()?;
/// net.iterate();
/// let weights = net.aa.connectivity().to_dense(&net.aa.weight);
/// assert!(weights.column_iter().all(|column| (column.sum() - 2.0).abs() < 1e-6));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormaliseEfferent<F = f32> {
    /// Sum of the magnitudes of a source's weights, in the weight's unit; default 1.
    pub total: F,
    /// Largest magnitude of a weight; default ∞.
    pub w_max: F,
}

impl<F: Float> Default for NormaliseEfferent<F> {
    fn default() -> Self {
        Self { total: F::ONE, w_max: F::from_f64(f64::INFINITY) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> NormaliseEfferent<F> {
    fn efferent(&self, mut weight: ViewMut<F>) {
        scale(&mut weight, self.total, self.w_max);
    }
}

impl<F: Float> Validate for NormaliseEfferent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("total", self.total)?;
        limit("w_max", self.w_max)
    }
}
