use core::mem;

use pymonn_core::{
    Float, Refusal, Step, Validate,
    math::{exp, exprelr, sigmoid},
};

use super::{ExponentialEuler, Method, Slope, System, fire::rises, gate::Rates};
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// Hodgkin-Huxley neuron with the channels of Traub and Miles, and synaptic conductances: the cell of the benchmark COBAHH.
///
/// ```text
/// capacitance · v′ = −g_na · m³ · h · (v − e_na) − g_k · n⁴ · (v − e_k) − g_leak · (v − e_leak)
///                    −g_exc · (v − reversal_exc) − g_inh · (v − reversal_inh) + input
/// x′ = α_x(u) · (1 − x) − β_x(u) · x    for the gates m, h, n, with u = v − onset
/// g_exc′ = −g_exc / tau_exc,  g_inh′ = −g_inh / tau_inh
/// spike: v rises through `threshold`
///
/// α_m = 0.32 · (13 − u) / (exp((13 − u) / 4) − 1),   β_m = 0.28 · (u − 40) / (exp((u − 40) / 5) − 1)
/// α_h = 0.128 · exp((17 − u) / 18),                  β_h = 4 / (1 + exp((40 − u) / 5))
/// α_n = 0.032 · (15 − u) / (exp((15 − u) / 5) − 1),  β_n = 0.5 · exp((10 − u) / 40)
/// ```
///
/// Without input it fires at 14 Hz. Synapses add to `g_exc` and `g_inh` (weights in nS, all positive). `M` integrates:
/// [`ExponentialEuler`], whose rates are right within 1.5 % at a `dt` of 0.01 ms; those of [`Rk4`](super::Rk4) within 0.2 % at 0.02 ms.
///
/// Sources: Traub & Miles, *Neuronal Networks of the Hippocampus* (1991); Brette et al., *Simulation of networks of spiking neurons: a
/// review of tools and strategies*, J. Comput. Neurosci. 23 (2007), benchmark 3.
///
/// Tested against: Brian2's rates within 0.2 %.
///
/// ```
/// use pymonn::behaviours::neurons::TraubMiles;
/// use pymonn::prelude::*;
///
/// network! {
///     network Spontaneous {
///         dt = 0.05; // ms
///         group cells[2] {
///             // Inhibition for the second.
///             1 => |g_inh: &mut f32, me: Neuron| if me.index == 1 { *g_inh = 10.0 };
///             2 => TraubMiles::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Spontaneous::builder().build()?;
/// net.simulate_iterations(20_000);
/// let spikes = |cell| net.cells.event_recorder.spike.indices().iter().filter(|index| **index == cell).count();
/// assert!((12..16).contains(&spikes(0)) && spikes(1) == 0);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/traub_miles.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TraubMiles<F = f32, M = ExponentialEuler> {
    /// Membrane capacitance (pF), 200.
    pub capacitance: F,
    /// Sodium conductance (nS), 20 000.
    pub g_na: F,
    /// Potassium conductance (nS), 6 000.
    pub g_k: F,
    /// Leak conductance (nS), 10.
    pub g_leak: F,
    /// Reversal potential of sodium (mV), 50.
    pub e_na: F,
    /// Reversal potential of potassium (mV), −90.
    pub e_k: F,
    /// Reversal potential of the leak (mV), −60.
    pub e_leak: F,
    /// Potential `V_T` from which the gates' voltages count (mV), −63.
    pub onset: F,
    /// Reversal potential of excitation (mV), 0.
    pub reversal_exc: F,
    /// Reversal potential of inhibition (mV), −80.
    pub reversal_inh: F,
    /// Time constant of the excitatory conductance (ms), 5.
    pub tau_exc: F,
    /// Time constant of the inhibitory conductance (ms), 10.
    pub tau_inh: F,
    /// Potential whose upward crossing is a spike (mV), −20.
    pub threshold: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for TraubMiles<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            capacitance: f(200.0),
            g_na: f(20_000.0),
            g_k: f(6_000.0),
            g_leak: f(10.0),
            e_na: f(50.0),
            e_k: f(-90.0),
            e_leak: f(-60.0),
            onset: f(-63.0),
            reversal_exc: f(0.0),
            reversal_inh: f(-80.0),
            tau_exc: f(5.0),
            tau_inh: f(10.0),
            threshold: f(-20.0),
            method: M::default(),
        }
    }
}

/// The gates m, h and n at the potential `u` above the onset.
#[inline(always)]
fn gates<F: Float>(u: F) -> [Rates<F>; 3] {
    let f = F::from_f64;
    [
        Rates {
            opening: f(0.32 * 4.0) * exprelr((f(13.0) - u) * f(1.0 / 4.0)),
            closing: f(0.28 * 5.0) * exprelr((u - f(40.0)) * f(1.0 / 5.0)),
        },
        Rates { opening: f(0.128) * exp((f(17.0) - u) * f(1.0 / 18.0)), closing: f(4.0) * sigmoid((u - f(40.0)) * f(1.0 / 5.0)) },
        Rates {
            opening: f(0.032 * 5.0) * exprelr((f(15.0) - u) * f(1.0 / 5.0)),
            closing: f(0.5) * exp((f(10.0) - u) * f(1.0 / 40.0)),
        },
    ]
}

impl<F: Float, M: Method> System<F, 6> for TraubMiles<F, M> {
    type Input = F;

    #[inline(always)]
    fn slopes(&self, [v, m, h, n, exc, inh]: [F; 6], input: F) -> [Slope<F>; 6] {
        let per_capacitance = F::ONE / self.capacitance;
        let g_na = self.g_na * m * m * m * h;
        let g_k = self.g_k * (n * n) * (n * n);
        let total = g_na + g_k + self.g_leak + exc + inh;
        let channels = g_na * self.e_na + g_k * self.e_k + self.g_leak * self.e_leak;
        let drive = channels + exc * self.reversal_exc + inh * self.reversal_inh + input;
        let [m, h, n] = gates(v - self.onset);
        [
            (drive * per_capacitance, total * per_capacitance),
            m.slope(),
            h.slope(),
            n.slope(),
            (F::ZERO, F::ONE / self.tau_exc),
            (F::ZERO, F::ONE / self.tau_inh),
        ]
    }
}

#[behaviour(
    crate = crate,
    v: F = self.e_leak,
    m: F = gates(self.e_leak - self.onset)[0].rest(),
    h: F = gates(self.e_leak - self.onset)[1].rest(),
    n: F = gates(self.e_leak - self.onset)[2].rest(),
    g_exc: F = F::ZERO,
    g_inh: F = F::ZERO,
    input: F = F::ZERO,
    spike: bool = false,
)]
impl<F: Float, M: Method> TraubMiles<F, M> {
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn neuron(
        &self,
        v: &mut F,
        m: &mut F,
        h: &mut F,
        n: &mut F,
        g_exc: &mut F,
        g_inh: &mut F,
        input: &mut F,
        spike: &mut bool,
        step: Step,
    ) {
        let (before, current) = (*v, mem::replace(input, F::ZERO));
        let y = [*v, *m, *h, *n, *g_exc, *g_inh];
        [*v, *m, *h, *n, *g_exc, *g_inh] = self.method.advance(self, y, current, F::from_f64(step.dt));
        *spike = rises(before, *v, self.threshold);
    }
}

impl<F: Float, M: Method> Validate for TraubMiles<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("capacitance", self.capacitance)?;
        not_negative("g_na", self.g_na)?;
        not_negative("g_k", self.g_k)?;
        not_negative("g_leak", self.g_leak)?;
        finite("e_na", self.e_na)?;
        finite("e_k", self.e_k)?;
        finite("e_leak", self.e_leak)?;
        finite("onset", self.onset)?;
        finite("reversal_exc", self.reversal_exc)?;
        finite("reversal_inh", self.reversal_inh)?;
        positive("tau_exc", self.tau_exc)?;
        positive("tau_inh", self.tau_inh)?;
        finite("threshold", self.threshold)
    }
}
