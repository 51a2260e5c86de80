use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{
    exact::{self, Decay},
    fire::Threshold,
};
use crate::behaviour;
use crate::behaviours::check::{below, finite, not_negative, positive};

/// Leaky integrate-and-fire neuron with synaptic currents that decay exponentially.
///
/// ```text
/// v′ = −(v − rest) / tau + (current_exc + current_inh + input) / capacitance
/// current_exc′ = −current_exc / tau_exc,  current_inh′ = −current_inh / tau_inh
/// v ≥ threshold:  spike, v = reset for `refractory` ms
/// ```
///
/// All of it is integrated exactly. Synapses add to `current_exc` and `current_inh` (weights in pA; inhibitory ones are negative).
///
/// Sources: Rotter & Diesmann, Biol. Cybern. 81 (1999); Tsodyks, Uziel & Markram, J. Neurosci. 20 (2000). Defaults are those of NEST's
/// `iaf_psc_exp`, and so are the results, spike for spike.
///
/// Tested against: the closed form at any dt; NEST's `iaf_psc_exp`.
///
/// ```
/// use pymonn::behaviours::neurons::LifExp;
/// use pymonn::prelude::*;
///
/// network! {
///     network Charge {
///         dt = 0.1; // ms
///         group cells[1] {
///             current_exc: f32 = 1000.0;
///             1 => LifExp { tau_exc: 5.0, ..LifExp::default() };
///         }
///     }
/// }
///
/// let mut net = Charge::builder().build()?;
/// net.simulate_iterations(69);
/// // A current of 1000 pA that decays lifts the potential by 4 mV/ms · 10 ms · (e^(−t / 10 ms) − e^(−t / 5 ms)): by 10 mV, after 6.9 ms.
/// assert!((net.cells.v[0] - -60.0).abs() < 0.001);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/lif_exp.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LifExp<F = f32> {
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
    /// Time constant of the excitatory current (ms), 2.
    pub tau_exc: F,
    /// Time constant of the inhibitory current (ms), 2.
    pub tau_inh: F,
}

impl<F: Float> Default for LifExp<F> {
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

#[behaviour(
    crate = crate,
    v: F = self.rest,
    current_exc: F = F::ZERO,
    current_inh: F = F::ZERO,
    input: F = F::ZERO,
    wait: u32 = 0,
    spike: bool = false,
)]
impl<F: Float> LifExp<F> {
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn neuron(
        &self,
        v: &mut F,
        current_exc: &mut F,
        current_inh: &mut F,
        input: &mut F,
        wait: &mut u32,
        spike: &mut bool,
        step: Step,
    ) {
        let per_capacitance = 1.0 / self.capacitance.to_f64();
        let membrane = Decay::new(step.dt, self.tau);
        let (exc, inh) = (Decay::new(step.dt, self.tau_exc), Decay::new(step.dt, self.tau_inh));
        let gain = F::from_f64(membrane.constant() * per_capacitance);
        let gain_exc = F::from_f64(membrane.driven(exc) * per_capacitance);
        let gain_inh = F::from_f64(membrane.driven(inh) * per_capacitance);
        let refractory = exact::iterations(self.refractory, step.dt);
        let threshold = Threshold { at: self.threshold, reset: self.reset, refractory };

        let driven = gain_exc * *current_exc + gain_inh * *current_inh + gain * mem::replace(input, F::ZERO);
        *current_exc *= exc.keep();
        *current_inh *= inh.keep();
        threshold.pass(v, self.rest + membrane.keep::<F>() * (*v - self.rest) + driven, wait, spike);
    }
}

impl<F: Float> Validate for LifExp<F> {
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
