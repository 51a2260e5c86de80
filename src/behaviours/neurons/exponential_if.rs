use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate, math};

use super::{Euler, Method, Slope, System, exact, fire::Threshold};
use crate::behaviour;
use crate::behaviours::check::{below, finite, not_negative, positive};

/// Exponential integrate-and-fire neuron: a leaky one whose spikes begin as a sodium current begins.
///
/// ```text
/// capacitance · v′ = −g_leak · (v − rest) + g_leak · slope · exp((v − onset) / slope) + input
/// v ≥ peak:  spike, v = reset for `refractory` ms
/// ```
///
/// `M` integrates: [`Euler`], [`Rk4`](super::Rk4) for more digits.
///
/// Source: Fourcaud-Trocmé, Hansel, van Vreeswijk & Brunel, *How spike generation mechanisms determine the neuronal response to
/// fluctuating inputs*, J. Neurosci. 23 (2003); the defaults are its fit to [`WangBuzsaki`](super::WangBuzsaki), with
/// 1 µF/cm² and 0.1 mS/cm² on 10⁻⁴ cm².
///
/// Tested against: its rates as an integral; its rheobase.
///
/// ```
/// use pymonn::behaviours::neurons::ExponentialIf;
/// use pymonn::prelude::*;
///
/// network! {
///     network Onset {
///         dt = 0.02; // ms
///         group cells[2] {
///             // Rheobase is g_leak · (onset − rest − slope) = 16.2 pA.
///             1 => |input: &mut f32, me: Neuron| *input += [15.0, 17.0][me.index];
///             2 => ExponentialIf::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Onset::builder().build()?;
/// net.simulate_iterations(50_000);
/// assert!(net.cells.event_recorder.spike.len() > 1 && net.cells.event_recorder.spike.indices().iter().all(|cell| *cell == 1));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/exponential_if.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExponentialIf<F = f32, M = Euler> {
    /// Membrane capacitance (pF), 100.
    pub capacitance: F,
    /// Leak conductance (nS), 10.
    pub g_leak: F,
    /// Resting potential `V_L` (mV), −65.
    pub rest: F,
    /// Potential `V_T` at which spikes begin (mV), −59.9.
    pub onset: F,
    /// Slope factor `Δ_T` (mV), 3.48.
    pub slope: F,
    /// Potential from which the neuron fires (mV), 0.
    pub peak: F,
    /// Potential after a spike (mV), −68.
    pub reset: F,
    /// Time after a spike in which the potential stays at `reset` (ms), 1.7.
    pub refractory: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for ExponentialIf<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            capacitance: f(100.0),
            g_leak: f(10.0),
            rest: f(-65.0),
            onset: f(-59.9),
            slope: f(3.48),
            peak: f(0.0),
            reset: f(-68.0),
            refractory: f(1.7),
            method: M::default(),
        }
    }
}

impl<F: Float, M: Method> System<F, 1> for ExponentialIf<F, M> {
    type Input = F;

    #[inline(always)]
    fn slopes(&self, [v]: [F; 1], input: F) -> [Slope<F>; 1] {
        let per_capacitance = F::ONE / self.capacitance;
        // Beyond the peak the exponential is of no meaning, and soon infinite.
        let v = if v < self.peak { v } else { self.peak };
        let upstroke = self.slope * math::exp((v - self.onset) * (F::ONE / self.slope));
        [((self.g_leak * (self.rest + upstroke) + input) * per_capacitance, self.g_leak * per_capacitance)]
    }
}

#[behaviour(crate = crate, v: F = self.rest, input: F = F::ZERO, wait: u32 = 0, spike: bool = false)]
impl<F: Float, M: Method> ExponentialIf<F, M> {
    fn neuron(&self, v: &mut F, input: &mut F, wait: &mut u32, spike: &mut bool, step: Step) {
        let refractory = exact::iterations(self.refractory, step.dt);
        let threshold = Threshold { at: self.peak, reset: self.reset, refractory };

        let current = mem::replace(input, F::ZERO);
        let [next] = self.method.advance(self, [*v], current, F::from_f64(step.dt));
        threshold.pass(v, next, wait, spike);
    }
}

impl<F: Float, M: Method> Validate for ExponentialIf<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("capacitance", self.capacitance)?;
        positive("g_leak", self.g_leak)?;
        finite("rest", self.rest)?;
        below("onset", self.onset, "peak", self.peak)?;
        positive("slope", self.slope)?;
        below("reset", self.reset, "peak", self.peak)?;
        not_negative("refractory", self.refractory)
    }
}
