use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{exact, fire::Threshold};
use crate::behaviour;
use crate::behaviours::check::{below, finite, not_negative, positive};

/// Leaky integrate-and-fire neuron whose synapses let the potential jump.
///
/// ```text
/// v′ = −(v − rest) / tau + input / capacitance          exact for a current that is constant within the iteration
/// v ≥ threshold:  spike, v = reset for `refractory` ms
/// ```
///
/// Synapses add to `v` (`dst_v`), a jump in mV, or to `input`. A jump counts from the beginning of the next iteration, as in Brian2;
/// jumps during the refractory time are lost.
///
/// Sources: L. Lapicque, J. Physiol. Pathol. Gén. 9 (1907); Gerstner, Kistler, Naud & Paninski, *Neuronal Dynamics* (2014);
/// integrated as by Rotter & Diesmann, Biol. Cybern. 81 (1999). Defaults are those of NEST's `iaf_psc_delta`.
///
/// Tested against: closed forms; NEST's `iaf_psc_delta`: the same spikes, *v* within 10⁻⁷ mV.
///
/// ```
/// use pymonn::behaviours::neurons::Lif;
/// use pymonn::prelude::*;
///
/// network! {
///     network Drive {
///         dt = 0.1; // ms
///         group cells[10] {
///             1 => |input: &mut f32| *input += 500.0;
///             2 => Lif { tau: 20.0, ..Lif::default() };
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Drive::builder().build()?;
/// net.simulate_iterations(10_000);
/// // One spike in refractory + tau · ln(RI / (RI − 15 mV)) = 11.4 ms, with R = tau / capacitance.
/// assert_eq!(net.cells.event_recorder.spike.len(), 10 * 87);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/lif.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lif<F = f32> {
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
}

impl<F: Float> Default for Lif<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { tau: f(10.0), capacitance: f(250.0), rest: f(-70.0), threshold: f(-55.0), reset: f(-70.0), refractory: f(2.0) }
    }
}

#[behaviour(crate = crate, v: F = self.rest, input: F = F::ZERO, wait: u32 = 0, spike: bool = false)]
impl<F: Float> Lif<F> {
    fn neuron(&self, v: &mut F, input: &mut F, wait: &mut u32, spike: &mut bool, step: Step) {
        let membrane = exact::Decay::new(step.dt, self.tau);
        let (keep, gain) = (membrane.keep::<F>(), F::from_f64(membrane.constant() / self.capacitance.to_f64()));
        let refractory = exact::iterations(self.refractory, step.dt);
        let threshold = Threshold { at: self.threshold, reset: self.reset, refractory };

        let next = self.rest + keep * (*v - self.rest) + gain * mem::replace(input, F::ZERO);
        threshold.pass(v, next, wait, spike);
    }
}

impl<F: Float> Validate for Lif<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)?;
        positive("capacitance", self.capacitance)?;
        finite("rest", self.rest)?;
        below("reset", self.reset, "threshold", self.threshold)?;
        not_negative("refractory", self.refractory)
    }
}
