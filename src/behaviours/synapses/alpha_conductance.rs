use pymonn_core::{Float, Refusal, Step, Validate};

use super::kernel::Rising;
use crate::behaviour;
use crate::behaviours::check::{finite, positive};

/// A spike that arrives sets off a conductance with the shape of an alpha function, whose peak is the weight; the current depends
/// on the target's potential.
///
/// ```text
/// g(t) = w e (t / tau) exp(-t / tau)        t after an arrival; greatest, w, at t = tau
/// input += mean of g over the coming step · (reversal - v)
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | peak of the conductance \[nS\] |
/// | `dst_conductance` | target, private | *g* \[nS\] |
/// | `dst_rise` | target, private | what it still rises by: the weights that have arrived, each decayed with `tau` \[nS\] |
/// | `dst_v` | target | potential \[mV\] |
///
/// *g* is exact; *v* in the driving force is that of the beginning of the step, as in
/// [`ExponentialConductance`](super::ExponentialConductance).
///
/// Source: Rall 1967, *Distinguishing theoretical synaptic potentials computed for different soma-dendritic distributions of
/// synaptic input*, J. Neurophysiol. 30; defaults are those of the excitatory synapses of NEST's `iaf_cond_alpha` (Kuhn, Aertsen
/// & Rotter 2004), with [`inhibitory`](Self::inhibitory) for the others.
///
/// Tested against: NEST's `iaf_cond_alpha`.
///
/// ```
/// use pymonn::behaviours::synapses::AlphaConductance;
/// use pymonn::prelude::*;
///
/// network! {
///     network Opens {
///         dt = 0.1; // ms
///         group a[1] {
///             spike: bool = false;
///             1 => |spike: &mut bool, step: Step| *spike = step.iteration == 1;
///         }
///         group b[1] {
///             v: f32 = -70.0;
///             input: f32 = 0.0;
///         }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             weight: f32 = 3.0; // nS
///             2 => AlphaConductance { tau: 1.0, reversal: 0.0 };
///         }
///     }
/// }
///
/// let mut net = Opens::builder().build()?;
/// net.simulate_iterations(10);
/// assert!((net.ab.dst_conductance[0] - 3.0).abs() < 1e-5);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlphaConductance<F = f32> {
    /// Time constant, the time of the peak \[ms\] (default 0.2).
    pub tau: F,
    /// Reversal potential \[mV\] (default 0).
    pub reversal: F,
}

impl<F: Float> AlphaConductance<F> {
    /// Inhibitory synapses of the same source: 2 ms, −85 mV.
    #[must_use]
    pub fn inhibitory() -> Self {
        Self { tau: F::from_f64(2.0), reversal: F::from_f64(-85.0) }
    }
}

impl<F: Float> Default for AlphaConductance<F> {
    fn default() -> Self {
        Self { tau: F::from_f64(0.2), reversal: F::ZERO }
    }
}

#[behaviour(crate = crate, dst conductance: F = F::ZERO, dst rise: F = F::ZERO)]
impl<F: Float> AlphaConductance<F> {
    #[sum(dst_rise)]
    fn on_pre(weight: F) -> F {
        weight
    }

    #[afferent]
    fn pour(&self, dst_conductance: &mut F, dst_rise: &mut F, dst_v: F, dst_input: &mut F, step: Step) {
        let mean = Rising::alpha(self.tau, step.dt).advance(dst_conductance, dst_rise);
        *dst_input += mean * (self.reversal - dst_v);
    }
}

impl<F: Float> Validate for AlphaConductance<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)?;
        finite("reversal", self.reversal)
    }
}
