use pymonn_core::{Float, Refusal, Step, Validate};

use super::kernel;
use crate::behaviour;
use crate::behaviours::check::{finite, positive};

/// A spike that arrives opens channels, which close exponentially; the current depends on the target's potential.
///
/// ```text
/// d g / dt = -g / tau       g += w at each arrival
/// input += mean of g over the coming step · (reversal - v)
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | peak of the conductance \[nS\] |
/// | `dst_conductance` | target, private | *g* \[nS\] |
/// | `dst_v` | target | potential \[mV\] |
///
/// The decay of *g* is exact; *v* in the driving force is that of the beginning of the step, so the potential's error is of the
/// order of `dt` · *g* / *C*, which must stay well below 1. A neuron model that takes conductances itself is more accurate, and
/// gets them by [`Deliver`](super::Deliver).
///
/// Source: Brette et al. 2007, *Simulation of networks of spiking neurons: a review of tools and strategies*, J. Comput.
/// Neurosci. 23, benchmark 1; defaults are those of its excitatory synapses, [`inhibitory`](Self::inhibitory) of the others.
///
/// Tested against: NEST's `iaf_cond_exp`.
///
/// ```
/// use pymonn::behaviours::synapses::ExponentialConductance;
/// use pymonn::prelude::*;
///
/// network! {
///     network Balance {
///         dt = 0.1; // ms
///         group a[1] {
///             spike: bool = true;
///         }
///         group b[2] {
///             v: f32 = values([-60.0, -80.0]);
///             input: f32 = 0.0;
///         }
///         synapses inhibition: a -> b {
///             connect = all_to_all();
///             weight: f32 = 67.0; // nS
///             1 => ExponentialConductance::inhibitory();
///         }
///     }
/// }
///
/// let mut net = Balance::builder().build()?;
/// net.iterate();
/// // 67 nS · 20 mV, less what decays within the step; nothing at the reversal potential.
/// assert!((net.b.input[0] + 1333.3).abs() < 0.1 && net.b.input[1] == 0.0);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExponentialConductance<F = f32> {
    /// Time constant \[ms\] (default 5).
    pub tau: F,
    /// Reversal potential \[mV\] (default 0).
    pub reversal: F,
}

impl<F: Float> ExponentialConductance<F> {
    /// Inhibitory synapses of the same source: 10 ms, −80 mV.
    #[must_use]
    pub fn inhibitory() -> Self {
        Self { tau: F::from_f64(10.0), reversal: F::from_f64(-80.0) }
    }
}

impl<F: Float> Default for ExponentialConductance<F> {
    fn default() -> Self {
        Self { tau: F::from_f64(5.0), reversal: F::ZERO }
    }
}

#[behaviour(crate = crate, dst conductance: F = F::ZERO)]
impl<F: Float> ExponentialConductance<F> {
    #[sum(dst_conductance)]
    fn on_pre(weight: F) -> F {
        weight
    }

    #[afferent]
    fn pour(&self, dst_conductance: &mut F, dst_v: F, dst_input: &mut F, step: Step) {
        let (keep, mean) = kernel::exponential(self.tau, step.dt);
        *dst_input += mean * *dst_conductance * (self.reversal - dst_v);
        *dst_conductance *= keep;
    }
}

impl<F: Float> Validate for ExponentialConductance<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)?;
        finite("reversal", self.reversal)
    }
}
