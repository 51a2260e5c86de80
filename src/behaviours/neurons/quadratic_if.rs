use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{Euler, Form, Method, Slope, System, exact, fire::Threshold};
use crate::behaviour;
use crate::behaviours::check::{below, not_negative, positive};

/// Quadratic integrate-and-fire neuron: the normal form of neurons that begin to fire at arbitrarily low rates.
///
/// ```text
/// v′ = (v − rest) · (v − critical) / ((critical − rest) · tau) + input / capacitance
/// v ≥ peak:  spike, v = reset for `refractory` ms
/// ```
///
/// Below `critical` the potential returns to `rest`, with time constant `tau` near it; above, it runs to the peak.
/// `M` integrates: [`Euler`], [`Rk4`](super::Rk4) for more digits.
///
/// Sources: Ermentrout & Kopell, SIAM J. Appl. Math. 46 (1986); Latham, Richmond, Nelson & Nirenberg, J. Neurophysiol. 83 (2000), whose
/// potentials and time constant are the defaults; *Neuronal Dynamics* (2014).
///
/// Tested against: its rates in closed form.
///
/// ```
/// use pymonn::behaviours::neurons::QuadraticIf;
/// use pymonn::prelude::*;
///
/// network! {
///     network Bistable {
///         dt = 0.1; // ms
///         group cells[2] {
///             v: f32 = each(|n| if n.index == 0 { -51.0 } else { -49.0 });
///             1 => QuadraticIf::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Bistable::builder().build()?;
/// net.simulate_iterations(2_000);
/// assert_eq!(net.cells.event_recorder.spike.indices(), [1]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/quadratic_if.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuadraticIf<F = f32, M = Euler> {
    /// Membrane time constant at rest (ms), 10.
    pub tau: F,
    /// Membrane capacitance (pF), 250.
    pub capacitance: F,
    /// Resting potential without input (mV), −65.
    pub rest: F,
    /// Potential above which the neuron fires without input (mV), −50.
    pub critical: F,
    /// Potential from which it has fired (mV), 20.
    pub peak: F,
    /// Potential after a spike (mV), −80.
    pub reset: F,
    /// Time after a spike in which the potential stays at `reset` (ms), 0.
    pub refractory: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for QuadraticIf<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            tau: f(10.0),
            capacitance: f(250.0),
            rest: f(-65.0),
            critical: f(-50.0),
            peak: f(20.0),
            reset: f(-80.0),
            refractory: f(0.0),
            method: M::default(),
        }
    }
}

impl<F: Float, M: Method> System<F, 1> for QuadraticIf<F, M> {
    type Input = F;

    const FORMS: [Form; 1] = [Form::Drive];

    #[inline(always)]
    fn slopes(&self, [v]: [F; 1], input: F) -> [Slope<F>; 1] {
        let curvature = F::ONE / ((self.critical - self.rest) * self.tau);
        [(curvature * (v - self.rest) * (v - self.critical) + input * (F::ONE / self.capacitance), F::ZERO)]
    }
}

#[behaviour(crate = crate, v: F = self.rest, input: F = F::ZERO, wait: u32 = 0, spike: bool = false)]
impl<F: Float, M: Method> QuadraticIf<F, M> {
    fn neuron(&self, v: &mut F, input: &mut F, wait: &mut u32, spike: &mut bool, step: Step) {
        let refractory = exact::iterations(self.refractory, step.dt);
        let threshold = Threshold { at: self.peak, reset: self.reset, refractory };

        let current = mem::replace(input, F::ZERO);
        let [next] = self.method.advance(self, [*v], current, F::from_f64(step.dt));
        threshold.pass(v, next, wait, spike);
    }
}

impl<F: Float, M: Method> Validate for QuadraticIf<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)?;
        positive("capacitance", self.capacitance)?;
        below("rest", self.rest, "critical", self.critical)?;
        below("critical", self.critical, "peak", self.peak)?;
        below("reset", self.reset, "peak", self.peak)?;
        not_negative("refractory", self.refractory)
    }
}
