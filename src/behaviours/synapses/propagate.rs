use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// Graded transmission between rate units: each target gains the weighted activity of its sources, in every iteration.
///
/// ```text
/// input_i += gain Σ_j w_ij activity_j
/// ```
///
/// With a delay, `activity` is that of so many iterations ago. The sum is over ascending sources, whatever the storage.
///
/// Source: the weighted sum of all rate models, for instance Dayan & Abbott 2001, *Theoretical Neuroscience*.
///
/// Tested against: a sum computed by hand.
///
/// ```
/// use pymonn::behaviours::synapses::Propagate;
/// use pymonn::prelude::*;
///
/// network! {
///     network Layer {
///         group a[3] { activity: f32 = values([1.0, 2.0, 3.0]); }
///         group b[2] { input: f32 = 0.0; }
///         synapses ab: a -> b [Dense] {
///             weight: f32 = each_synapse(|src, dst| if src.index == dst.index { 1.0 } else { 0.5 });
///             1 => Propagate { gain: 2.0 };
///         }
///     }
/// }
///
/// let mut net = Layer::builder().build()?;
/// net.iterate();
/// assert_eq!(net.b.input[..], [7.0, 8.0]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Propagate<F = f32> {
    /// Factor of all weights (default 1).
    pub gain: F,
}

impl<F: Float> Default for Propagate<F> {
    fn default() -> Self {
        Self { gain: F::ONE }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Propagate<F> {
    #[sum(dst_input)]
    fn synapse(&self, weight: F, src_activity: F) -> F {
        self.gain * weight * src_activity
    }
}

impl<F: Float> Validate for Propagate<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("gain", self.gain)
    }
}
