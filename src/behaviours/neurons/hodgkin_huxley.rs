use core::mem;

use pymonn_core::{
    Float, Refusal, Step, Validate,
    math::{exp, exprelr, sigmoid},
};

use super::{ExponentialEuler, Method, Slope, System, fire::rises, gate::Rates};
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// The neuron of Hodgkin and Huxley: the squid's giant axon, at 6.3 °C.
///
/// ```text
/// capacitance · v′ = −g_na · m³ · h · (v − e_na) − g_k · n⁴ · (v − e_k) − g_leak · (v − e_leak) + input
/// x′ = α_x(v) · (1 − x) − β_x(v) · x    for the gates m, h, n
/// spike: v rises through `threshold`
///
/// α_m = 0.1 · (v + 40) / (1 − exp(−(v + 40) / 10)),   β_m = 4 · exp(−(v + 65) / 18)
/// α_h = 0.07 · exp(−(v + 65) / 20),                   β_h = 1 / (1 + exp(−(v + 35) / 10))
/// α_n = 0.01 · (v + 55) / (1 − exp(−(v + 55) / 10)),  β_n = 0.125 · exp(−(v + 65) / 80)
/// ```
///
/// Per area: capacitance in µF/cm², conductances in mS/cm², `input` in µA/cm². `M` integrates: [`ExponentialEuler`], whose rates
/// are right within 2 % at a `dt` of 0.025 ms; those of [`Rk4`](super::Rk4) within 0.1 %, in four times the time.
/// A group that declares `v` should declare the gates too: they start at rest at −65 mV.
///
/// Source: Hodgkin & Huxley, *A quantitative description of membrane current and its application to conduction and excitation in nerve*, J. Physiol.
/// 117 (1952); in today's convention: inside minus outside, with a rest of −65 mV.
///
/// Tested against: NEST's rates within 0.1 %; the rest, and the threshold of a shock.
///
/// ```
/// use pymonn::behaviours::neurons::HodgkinHuxley;
/// use pymonn::prelude::*;
///
/// network! {
///     network Axon {
///         dt = 0.01; // ms
///         group cells[2] {
///             // µA/cm²: the axon fires repeatedly from 6.3 on.
///             1 => |input: &mut f32, me: Neuron| *input += [5.0, 10.0][me.index];
///             2 => HodgkinHuxley::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Axon::builder().build()?;
/// net.simulate_iterations(20_000);
/// let spikes = |cell| net.cells.event_recorder.spike.indices().iter().filter(|index| **index == cell).count();
/// assert_eq!((spikes(0), spikes(1)), (1, 14));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/hodgkin_huxley.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HodgkinHuxley<F = f32, M = ExponentialEuler> {
    /// Membrane capacitance (µF/cm²), 1.
    pub capacitance: F,
    /// Sodium conductance (mS/cm²), 120.
    pub g_na: F,
    /// Potassium conductance (mS/cm²), 36.
    pub g_k: F,
    /// Leak conductance (mS/cm²), 0.3.
    pub g_leak: F,
    /// Reversal potential of sodium (mV), 50.
    pub e_na: F,
    /// Reversal potential of potassium (mV), −77.
    pub e_k: F,
    /// Reversal potential of the leak (mV), −54.387, with which nothing flows at −65 mV.
    pub e_leak: F,
    /// Potential whose upward crossing is a spike (mV), 0.
    pub threshold: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for HodgkinHuxley<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            capacitance: f(1.0),
            g_na: f(120.0),
            g_k: f(36.0),
            g_leak: f(0.3),
            e_na: f(50.0),
            e_k: f(-77.0),
            e_leak: f(-54.387),
            threshold: f(0.0),
            method: M::default(),
        }
    }
}

/// The gates m, h and n at the potential `v`.
#[inline(always)]
fn gates<F: Float>(v: F) -> [Rates<F>; 3] {
    let f = F::from_f64;
    [
        Rates { opening: exprelr((v + f(40.0)) * f(-1.0 / 10.0)), closing: f(4.0) * exp((v + f(65.0)) * f(-1.0 / 18.0)) },
        Rates { opening: f(0.07) * exp((v + f(65.0)) * f(-1.0 / 20.0)), closing: sigmoid((v + f(35.0)) * f(1.0 / 10.0)) },
        Rates {
            opening: f(0.1) * exprelr((v + f(55.0)) * f(-1.0 / 10.0)),
            closing: f(0.125) * exp((v + f(65.0)) * f(-1.0 / 80.0)),
        },
    ]
}

impl<F: Float, M: Method> System<F, 4> for HodgkinHuxley<F, M> {
    type Input = F;

    #[inline(always)]
    fn slopes(&self, [v, m, h, n]: [F; 4], input: F) -> [Slope<F>; 4] {
        let per_capacitance = F::ONE / self.capacitance;
        let g_na = self.g_na * m * m * m * h;
        let g_k = self.g_k * (n * n) * (n * n);
        let total = g_na + g_k + self.g_leak;
        let drive = g_na * self.e_na + g_k * self.e_k + self.g_leak * self.e_leak + input;
        let [m, h, n] = gates(v);
        [(drive * per_capacitance, total * per_capacitance), m.slope(), h.slope(), n.slope()]
    }
}

#[behaviour(
    crate = crate,
    v: F = F::from_f64(-65.0),
    m: F = gates(F::from_f64(-65.0))[0].rest(),
    h: F = gates(F::from_f64(-65.0))[1].rest(),
    n: F = gates(F::from_f64(-65.0))[2].rest(),
    input: F = F::ZERO,
    spike: bool = false,
)]
impl<F: Float, M: Method> HodgkinHuxley<F, M> {
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn neuron(&self, v: &mut F, m: &mut F, h: &mut F, n: &mut F, input: &mut F, spike: &mut bool, step: Step) {
        let (before, current) = (*v, mem::replace(input, F::ZERO));
        [*v, *m, *h, *n] = self.method.advance(self, [*v, *m, *h, *n], current, F::from_f64(step.dt));
        *spike = rises(before, *v, self.threshold);
    }
}

impl<F: Float, M: Method> Validate for HodgkinHuxley<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("capacitance", self.capacitance)?;
        not_negative("g_na", self.g_na)?;
        not_negative("g_k", self.g_k)?;
        not_negative("g_leak", self.g_leak)?;
        finite("e_na", self.e_na)?;
        finite("e_k", self.e_k)?;
        finite("e_leak", self.e_leak)?;
        finite("threshold", self.threshold)
    }
}
