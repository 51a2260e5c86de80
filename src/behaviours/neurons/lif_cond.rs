use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{Form, Method, Rk4, Slope, System, exact, fire::Threshold};
use crate::behaviour;
use crate::behaviours::check::{below, finite, not_negative, positive};

/// Leaky integrate-and-fire neuron with synaptic conductances that decay exponentially.
///
/// ```text
/// capacitance · v′ = −g_leak · (v − rest) − g_exc · (v − reversal_exc) − g_inh · (v − reversal_inh) + input
/// g_exc′ = −g_exc / tau_exc,  g_inh′ = −g_inh / tau_inh
/// v ≥ threshold:  spike, v = reset for `refractory` ms
/// ```
///
/// Synapses add to `g_exc` and `g_inh` (weights in nS, all positive). `M` integrates: [`Rk4`], or with
/// [`ExponentialEuler`](super::ExponentialEuler) in a quarter of the time.
///
/// Sources: Meffin, Burkitt & Grayden, J. Comput. Neurosci. 16 (2004); Brette et al., J. Comput. Neurosci. 23 (2007),
/// benchmark 1. Defaults are those of NEST's `iaf_cond_exp`.
///
/// Tested against: NEST's `iaf_cond_exp`.
///
/// ```
/// use pymonn::behaviours::neurons::LifCond;
/// use pymonn::prelude::*;
///
/// network! {
///     network Open {
///         dt = 0.1; // ms
///         group cells[1] {
///             g_inh: f32 = 16.6667;
///             1 => LifCond { tau_inh: 1e9, ..LifCond::default() };
///         }
///     }
/// }
///
/// let mut net = Open::builder().build()?;
/// net.simulate_iterations(2_000);
/// // Two equal conductances: half-way between rest and inhibition's reversal potential.
/// assert!((net.cells.v[0] - -77.5).abs() < 0.001);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/lif_cond.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LifCond<F = f32, M = Rk4> {
    /// Membrane capacitance (pF), 250.
    pub capacitance: F,
    /// Leak conductance (nS), 16.6667.
    pub g_leak: F,
    /// Resting potential (mV), −70.
    pub rest: F,
    /// Potential from which the neuron fires (mV), −55.
    pub threshold: F,
    /// Potential after a spike (mV), −60.
    pub reset: F,
    /// Time after a spike in which the potential stays at `reset` (ms), 2.
    pub refractory: F,
    /// Reversal potential of excitation (mV), 0.
    pub reversal_exc: F,
    /// Reversal potential of inhibition (mV), −85.
    pub reversal_inh: F,
    /// Time constant of the excitatory conductance (ms), 0.2.
    pub tau_exc: F,
    /// Time constant of the inhibitory conductance (ms), 2.
    pub tau_inh: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for LifCond<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            capacitance: f(250.0),
            g_leak: f(16.6667),
            rest: f(-70.0),
            threshold: f(-55.0),
            reset: f(-60.0),
            refractory: f(2.0),
            reversal_exc: f(0.0),
            reversal_inh: f(-85.0),
            tau_exc: f(0.2),
            tau_inh: f(2.0),
            method: M::default(),
        }
    }
}

impl<F: Float, M: Method> System<F, 3> for LifCond<F, M> {
    type Input = (F, bool);

    const FORMS: [Form; 3] = [Form::Linear, Form::Decay, Form::Decay];

    #[inline(always)]
    fn slopes(&self, [_, exc, inh]: [F; 3], (input, free): (F, bool)) -> [Slope<F>; 3] {
        let per_capacitance = if free { F::ONE / self.capacitance } else { F::ZERO };
        let drive = self.g_leak * self.rest + exc * self.reversal_exc + inh * self.reversal_inh + input;
        [
            (drive * per_capacitance, (self.g_leak + exc + inh) * per_capacitance),
            (F::ZERO, F::ONE / self.tau_exc),
            (F::ZERO, F::ONE / self.tau_inh),
        ]
    }
}

#[behaviour(
    crate = crate,
    v: F = self.rest,
    g_exc: F = F::ZERO,
    g_inh: F = F::ZERO,
    input: F = F::ZERO,
    wait: u32 = 0,
    spike: bool = false,
)]
impl<F: Float, M: Method> LifCond<F, M> {
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn neuron(&self, v: &mut F, g_exc: &mut F, g_inh: &mut F, input: &mut F, wait: &mut u32, spike: &mut bool, step: Step) {
        let refractory = exact::iterations(self.refractory, step.dt);
        let threshold = Threshold { at: self.threshold, reset: self.reset, refractory };

        let (current, free) = (mem::replace(input, F::ZERO), *wait == 0);
        let y = [*v, *g_exc, *g_inh];
        let [next, exc, inh] = self.method.advance(self, y, (current, free), F::from_f64(step.dt));
        (*g_exc, *g_inh) = (exc, inh);
        threshold.pass(v, next, wait, spike);
    }
}

impl<F: Float, M: Method> Validate for LifCond<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("capacitance", self.capacitance)?;
        not_negative("g_leak", self.g_leak)?;
        finite("rest", self.rest)?;
        below("reset", self.reset, "threshold", self.threshold)?;
        not_negative("refractory", self.refractory)?;
        finite("reversal_exc", self.reversal_exc)?;
        finite("reversal_inh", self.reversal_inh)?;
        positive("tau_exc", self.tau_exc)?;
        positive("tau_inh", self.tau_inh)
    }
}
