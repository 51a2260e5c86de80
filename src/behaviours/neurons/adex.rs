use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate, math};

use super::{Euler, Method, Slope, System, exact, fire::Threshold};
use crate::behaviour;
use crate::behaviours::check::{below, finite, not_negative, positive};

/// Adaptive exponential integrate-and-fire neuron.
///
/// ```text
/// capacitance · v′ = −g_leak · (v − rest) + g_leak · slope · exp((v − onset) / slope) − w + input
/// tau_w · w′ = a · (v − rest) − w
/// v ≥ peak:  spike, v = reset for `refractory` ms, w += b
/// ```
///
/// `M` integrates: [`Euler`], [`Rk4`](super::Rk4) for more digits. Constructors give the firing patterns of Naud et al.
///
/// Sources: Brette & Gerstner, J. Neurophysiol. 94 (2005), whose parameters are the defaults; Naud, Marcille, Clopath &
/// Gerstner, *Firing patterns in the adaptive exponential integrate-and-fire model*, Biol. Cybern. 99 (2008), table 1.
///
/// Tested against: NEST's rates within 0.5 %; all eight firing patterns.
///
/// ```
/// use pymonn::behaviours::neurons::AdEx;
/// use pymonn::prelude::*;
///
/// network! {
///     network Adapts {
///         dt = 0.1; // ms
///         group cells[1] {
///             1 => |input: &mut f32| *input += 500.0;
///             2 => AdEx::adapting();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Adapts::builder().build()?;
/// net.simulate_iterations(5_000);
/// let times: Vec<f64> = net.cells.event_recorder.spike.times().collect();
/// let intervals: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
/// assert!(intervals[4] > 2.0 * intervals[0]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/adex.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdEx<F = f32, M = Euler> {
    /// Membrane capacitance C (pF), 281.
    pub capacitance: F,
    /// Leak conductance `g_L` (nS), 30.
    pub g_leak: F,
    /// Resting potential `E_L` (mV), −70.6.
    pub rest: F,
    /// Potential `V_T` at which spikes begin (mV), −50.4.
    pub onset: F,
    /// Slope factor `Δ_T`, how gradually they begin (mV), 2.
    pub slope: F,
    /// Subthreshold adaptation (nS), 4.
    pub a: F,
    /// Time constant of adaptation (ms), 144.
    pub tau_w: F,
    /// Adaptation by a spike (pA), 80.5.
    pub b: F,
    /// Potential from which the neuron fires (mV), 20.
    pub peak: F,
    /// Potential after a spike (mV), −70.6.
    pub reset: F,
    /// Time after a spike in which the potential stays at `reset` (ms), 0.
    pub refractory: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for AdEx<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            capacitance: f(281.0),
            g_leak: f(30.0),
            rest: f(-70.6),
            onset: f(-50.4),
            slope: f(2.0),
            a: f(4.0),
            tau_w: f(144.0),
            b: f(80.5),
            peak: f(20.0),
            reset: f(-70.6),
            refractory: f(0.0),
            method: M::default(),
        }
    }
}

impl<F: Float, M: Method> AdEx<F, M> {
    /// Regular spikes; shown with 500 pA.
    #[must_use]
    pub fn tonic() -> Self {
        Self::naud([200.0, 10.0, -70.0, 2.0, 30.0, 0.0, -58.0])
    }

    /// Intervals that become longer; shown with 500 pA.
    #[must_use]
    pub fn adapting() -> Self {
        Self::naud([200.0, 12.0, -70.0, 2.0, 300.0, 60.0, -58.0])
    }

    /// A burst, then regular spikes; shown with 400 pA.
    #[must_use]
    pub fn initial_burst() -> Self {
        Self::naud([130.0, 18.0, -58.0, 4.0, 150.0, 120.0, -50.0])
    }

    /// Regular bursts; shown with 210 pA.
    #[must_use]
    pub fn bursting() -> Self {
        Self::naud([200.0, 10.0, -58.0, 2.0, 120.0, 100.0, -46.0])
    }

    /// A late first spike, then intervals that become shorter; shown with 300 pA.
    #[must_use]
    pub fn delayed_accelerating() -> Self {
        Self::naud([200.0, 12.0, -70.0, -10.0, 300.0, 0.0, -58.0])
    }

    /// A late first burst, then regular bursts; shown with 110 pA.
    #[must_use]
    pub fn delayed_bursting() -> Self {
        Self::naud([100.0, 10.0, -65.0, -10.0, 90.0, 30.0, -47.0])
    }

    /// A few spikes, then none; shown with 180 pA.
    #[must_use]
    pub fn transient() -> Self {
        Self::naud([100.0, 10.0, -65.0, 10.0, 90.0, 100.0, -47.0])
    }

    /// Chaotic intervals; shown with 160 pA.
    #[must_use]
    pub fn irregular() -> Self {
        Self::naud([100.0, 12.0, -60.0, -11.0, 130.0, 30.0, -48.0])
    }

    /// A row of table 1: capacitance, `g_leak`, `rest`, `a`, `tau_w`, `b`, `reset`; the rest is the same in all.
    fn naud(row: [f64; 7]) -> Self {
        let f = F::from_f64;
        let [capacitance, g_leak, rest, a, tau_w, b, reset] = row.map(f);
        let (onset, slope, peak) = (f(-50.0), f(2.0), f(0.0));
        Self { capacitance, g_leak, rest, onset, slope, a, tau_w, b, peak, reset, refractory: F::ZERO, method: M::default() }
    }
}

impl<F: Float, M: Method> System<F, 2> for AdEx<F, M> {
    type Input = (F, bool);

    #[inline(always)]
    fn slopes(&self, [v, w]: [F; 2], (input, free): (F, bool)) -> [Slope<F>; 2] {
        let per_capacitance = if free { F::ONE / self.capacitance } else { F::ZERO };
        // Beyond the peak the exponential is of no meaning, and soon infinite.
        let v = if v < self.peak { v } else { self.peak };
        let upstroke = self.slope * math::exp((v - self.onset) * (F::ONE / self.slope));
        [
            ((self.g_leak * (self.rest + upstroke) - w + input) * per_capacitance, self.g_leak * per_capacitance),
            (self.a * (v - self.rest) * (F::ONE / self.tau_w), F::ONE / self.tau_w),
        ]
    }
}

#[behaviour(crate = crate, v: F = self.rest, w: F = F::ZERO, input: F = F::ZERO, wait: u32 = 0, spike: bool = false)]
impl<F: Float, M: Method> AdEx<F, M> {
    fn neuron(&self, v: &mut F, w: &mut F, input: &mut F, wait: &mut u32, spike: &mut bool, step: Step) {
        let refractory = exact::iterations(self.refractory, step.dt);
        let threshold = Threshold { at: self.peak, reset: self.reset, refractory };

        let (current, free) = (mem::replace(input, F::ZERO), *wait == 0);
        let [next, next_w] = self.method.advance(self, [*v, *w], (current, free), F::from_f64(step.dt));
        threshold.pass(v, next, wait, spike);
        *w = if *spike { next_w + self.b } else { next_w };
    }
}

impl<F: Float, M: Method> Validate for AdEx<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("capacitance", self.capacitance)?;
        positive("g_leak", self.g_leak)?;
        finite("rest", self.rest)?;
        below("onset", self.onset, "peak", self.peak)?;
        positive("slope", self.slope)?;
        finite("a", self.a)?;
        positive("tau_w", self.tau_w)?;
        finite("b", self.b)?;
        below("reset", self.reset, "peak", self.peak)?;
        not_negative("refractory", self.refractory)
    }
}
