use pymonn_core::{Float, Refusal, Validate, View, ViewMut, math};

use super::{limit, limited};
use crate::behaviour;
use crate::behaviours::check::positive;

/// Begins a normalisation over several synapse groups: the sum of all incoming weights of a neuron, 0 before they are added.
///
/// Three behaviours in a row: this one on the target group, [`AddToTotal`] and then [`ScaleToTotal`] on every synapse group that takes part, most
/// simply by a tag. It is PymoNNto's `Synaptic_Normalization`, whose sum goes over all groups of a tag.
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15.
///
/// Tested against: weights of PymoNNto.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `total` | neuron | the sum |
///
/// ```
/// use pymonn::behaviours::homeostasis::{AddToTotal, ScaleToTotal, WeightTotal};
/// use pymonn::prelude::*;
///
/// network! {
///     network Shared {
///         group near[3] {
///             5.1 => WeightTotal::default();
///         }
///         group far[5] {}
///         #[tag(GLUTAMATE)]
///         synapses local: near -> near {
///             connect = all_to_all().without_self();
///             weight: f32 = uniform(0.0, 1.0);
///         }
///         #[tag(GLUTAMATE)]
///         synapses distant: far -> near {
///             connect = all_to_all();
///             weight: f32 = uniform(0.0, 1.0);
///         }
///         on GLUTAMATE {
///             5.2 => AddToTotal::default();
///             5.3 => ScaleToTotal { total: 10.0, ..Default::default() };
///         }
///     }
/// }
///
/// let mut net = Shared::builder().build()?;
/// net.iterate();
/// let of = |target| {
///     let local = net.local.connectivity().to_dense(&net.local.weight).row(target).sum();
///     local + net.distant.connectivity().to_dense(&net.distant.weight).row(target).sum()
/// };
/// assert!((0..3).all(|target| (of(target) - 10.0_f32).abs() < 1e-5));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeightTotal<F = f32> {
    number: core::marker::PhantomData<F>,
}

#[behaviour(crate = crate, total: F = F::ZERO)]
impl<F: Float> WeightTotal<F> {
    fn neuron(total: &mut F) {
        *total = F::ZERO;
    }
}

/// Adds the magnitudes of a synapse group's weights to the [`WeightTotal`] of each target.
///
/// Source: as [`WeightTotal`].
///
/// Tested against: weights of PymoNNto.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AddToTotal<F = f32> {
    number: core::marker::PhantomData<F>,
}

#[behaviour(crate = crate)]
impl<F: Float> AddToTotal<F> {
    fn afferent(weight: View<F>, dst_total: &mut F) {
        *dst_total += weight.fold(F::ZERO, |sum, w| sum + math::abs(w));
    }
}

/// Scales a synapse group's weights by what brings the [`WeightTotal`] of each target to `total`.
///
/// Source: as [`WeightTotal`].
///
/// Tested against: weights of PymoNNto.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleToTotal<F = f32> {
    /// Sum of the magnitudes of a target's weights over all groups that were added, in the weight's unit; default 1.
    pub total: F,
    /// Largest magnitude of a weight; default ∞.
    pub w_max: F,
}

impl<F: Float> Default for ScaleToTotal<F> {
    fn default() -> Self {
        Self { total: F::ONE, w_max: F::from_f64(f64::INFINITY) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> ScaleToTotal<F> {
    fn afferent(&self, mut weight: ViewMut<F>, dst_total: F) {
        let factor = if dst_total > F::ZERO { self.total / dst_total } else { F::ONE };
        weight.iter_mut().for_each(|w| *w = limited(*w * factor, self.w_max));
    }
}

impl<F: Float> Validate for ScaleToTotal<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("total", self.total)?;
        limit("w_max", self.w_max)
    }
}
