use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// A spike that arrives moves the target's potential at once: an infinitely short current.
///
/// ```text
/// v_i += gain Σ_j w_ij    over the sources j whose spike arrives now
/// ```
///
/// The potential moves whatever the neuron is doing. A neuron that holds `v` while it is refractory forgets what arrives
/// meanwhile, and one that looks at the threshold fires in its next iteration.
///
/// Source: Brunel 2000, *Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons*, J. Comput.
/// Neurosci. 8.
///
/// Tested against: the jumps in NEST's trains of spikes.
///
/// ```
/// use pymonn::behaviours::synapses::Delta;
/// use pymonn::prelude::*;
///
/// network! {
///     network Jumps {
///         group a[4] { spike: bool = each(|n| n.index < 3); }
///         group b[1] { v: f32 = -70.0; }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             shared weight: f32 = 0.5; // mV
///             1 => Delta::default();
///         }
///     }
/// }
///
/// let mut net = Jumps::builder().build()?;
/// net.iterate();
/// assert_eq!(net.b.v[0], -68.5);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delta<F = f32> {
    /// Factor of all weights (default 1).
    pub gain: F,
}

impl<F: Float> Default for Delta<F> {
    fn default() -> Self {
        Self { gain: F::ONE }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Delta<F> {
    #[sum(dst_v)]
    fn on_pre(&self, weight: F) -> F {
        self.gain * weight
    }
}

impl<F: Float> Validate for Delta<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("gain", self.gain)
    }
}
