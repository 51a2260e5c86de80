use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// Adds its weight to the target's `input` when a spike arrives.
///
/// ```text
/// input_i += gain Σ_j w_ij    over the sources j whose spike arrives now
/// ```
///
/// `with` says into which variable instead: `Deliver::default() with dst_input = dst_ge` for a neuron model that keeps its own
/// conductance `ge`, for instance.
///
/// Source: the static synapse of all simulators, as NEST's `static_synapse`.
///
/// Tested against: its definition, with a delay.
///
/// ```
/// use pymonn::behaviours::synapses::Deliver;
/// use pymonn::prelude::*;
///
/// network! {
///     network Pulses {
///         group a[3] { spike: bool = true; }
///         group b[1] { ge: f32 = 0.0; }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             delay = 2;
///             weight: f32 = 6.0; // nS
///             1 => Deliver::default() with dst_input = dst_ge;
///         }
///     }
/// }
///
/// let mut net = Pulses::builder().build()?;
/// net.simulate_iterations(3);
/// assert_eq!(net.b.ge[0], 18.0);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deliver<F = f32> {
    /// Factor of all weights (default 1).
    pub gain: F,
}

impl<F: Float> Default for Deliver<F> {
    fn default() -> Self {
        Self { gain: F::ONE }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Deliver<F> {
    #[sum(dst_input)]
    fn on_pre(&self, weight: F) -> F {
        self.gain * weight
    }
}

impl<F: Float> Validate for Deliver<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("gain", self.gain)
    }
}
