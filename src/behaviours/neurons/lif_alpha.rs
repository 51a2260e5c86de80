use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{
    exact::{self, Decay},
    fire::Threshold,
};
use crate::behaviour;
use crate::behaviours::check::{below, finite, not_negative, positive};

/// Leaky integrate-and-fire neuron with synaptic currents that rise and decay: alpha functions.
///
/// ```text
/// v′ = −(v − rest) / tau + (alpha_exc + alpha_inh + input) / capacitance
/// alpha_exc′ = (e · current_exc − alpha_exc) / tau_exc,  current_exc′ = −current_exc / tau_exc,  the same for _inh
/// v ≥ threshold:  spike, v = reset for `refractory` ms
/// ```
///
/// All of it is integrated exactly. Synapses add to `current_exc` and `current_inh`; after a weight of *w* pA (inhibitory ones are
/// negative) the current is `w · e · t / tau_exc · exp(−t / tau_exc)`, which has its peak, *w*, at `tau_exc`.
///
/// Sources: Rall, J. Neurophysiol. 30 (1967); Rotter & Diesmann, Biol. Cybern. 81 (1999). Defaults are those of
/// NEST's `iaf_psc_alpha`, and so are the results, spike for spike.
///
/// Tested against: the closed form; NEST's `iaf_psc_alpha`.
///
/// ```
/// use pymonn::behaviours::neurons::LifAlpha;
/// use pymonn::prelude::*;
///
/// network! {
///     network Charge {
///         dt = 0.1; // ms
///         group cells[1] {
///             current_exc: f32 = 100.0;
///             1 => LifAlpha { tau_exc: 2.0, ..LifAlpha::default() };
///         }
///     }
/// }
///
/// let mut net = Charge::builder().build()?;
/// net.simulate_iterations(20);
/// assert!((net.cells.alpha_exc[0] - 100.0).abs() < 0.001);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/lif_alpha.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LifAlpha<F = f32> {
    /// Membrane time constant (ms), 10.
    pub tau: F,
    /// Membrane capacitance (pF), 250.
    pub capacitance: F,
    /// Resting potential (mV), −70.
    pub rest: F,
    /// Potential from which the neuron fires (mV), −55.
    pub threshold: F,
    /// Potential after a spike (mV), −70.
    pub reset: F,
    /// Time after a spike in which the potential stays at `reset` (ms), 2.
    pub refractory: F,
    /// Time to the peak of the excitatory current (ms), 2.
    pub tau_exc: F,
    /// Time to the peak of the inhibitory current (ms), 2.
    pub tau_inh: F,
}

impl<F: Float> Default for LifAlpha<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            tau: f(10.0),
            capacitance: f(250.0),
            rest: f(-70.0),
            threshold: f(-55.0),
            reset: f(-70.0),
            refractory: f(2.0),
            tau_exc: f(2.0),
            tau_inh: f(2.0),
        }
    }
}

/// What one iteration makes of a current: all that depends on `dt` and parameters alone.
struct Current<F> {
    keep: F,
    /// Of the alpha function, by a unit of what drives it.
    rise: F,
    /// Of the potential, by a unit of the alpha function.
    gain: F,
    /// Of the potential, by a unit of what drives the alpha function.
    late: F,
}

impl<F: Float> Current<F> {
    #[inline(always)]
    fn new(dt: f64, membrane: Decay, tau: F, per_capacitance: f64) -> Self {
        let (decay, e_per_tau) = (Decay::new(dt, tau), core::f64::consts::E / tau.to_f64());
        Self {
            keep: decay.keep(),
            rise: decay.keep::<F>() * F::from_f64(dt * e_per_tau),
            gain: F::from_f64(membrane.driven(decay) * per_capacitance),
            late: F::from_f64(membrane.driven_late(decay) * e_per_tau * per_capacitance),
        }
    }

    /// Moves a current by one iteration; gives what it does to the potential.
    #[inline(always)]
    fn pass(&self, alpha: &mut F, current: &mut F) -> F {
        let driven = self.gain * *alpha + self.late * *current;
        *alpha = self.keep * *alpha + self.rise * *current;
        *current *= self.keep;
        driven
    }
}

#[behaviour(
    crate = crate,
    v: F = self.rest,
    current_exc: F = F::ZERO,
    current_inh: F = F::ZERO,
    alpha_exc: F = F::ZERO,
    alpha_inh: F = F::ZERO,
    input: F = F::ZERO,
    wait: u32 = 0,
    spike: bool = false,
)]
impl<F: Float> LifAlpha<F> {
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn neuron(
        &self,
        v: &mut F,
        current_exc: &mut F,
        current_inh: &mut F,
        alpha_exc: &mut F,
        alpha_inh: &mut F,
        input: &mut F,
        wait: &mut u32,
        spike: &mut bool,
        step: Step,
    ) {
        let (membrane, per_capacitance) = (Decay::new(step.dt, self.tau), 1.0 / self.capacitance.to_f64());
        let (keep, gain) = (membrane.keep::<F>(), F::from_f64(membrane.constant() * per_capacitance));
        let exc = Current::new(step.dt, membrane, self.tau_exc, per_capacitance);
        let inh = Current::new(step.dt, membrane, self.tau_inh, per_capacitance);
        let refractory = exact::iterations(self.refractory, step.dt);
        let threshold = Threshold { at: self.threshold, reset: self.reset, refractory };

        let driven = exc.pass(alpha_exc, current_exc) + inh.pass(alpha_inh, current_inh) + gain * mem::replace(input, F::ZERO);
        threshold.pass(v, self.rest + keep * (*v - self.rest) + driven, wait, spike);
    }
}

impl<F: Float> Validate for LifAlpha<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)?;
        positive("capacitance", self.capacitance)?;
        finite("rest", self.rest)?;
        below("reset", self.reset, "threshold", self.threshold)?;
        not_negative("refractory", self.refractory)?;
        positive("tau_exc", self.tau_exc)?;
        positive("tau_inh", self.tau_inh)
    }
}
