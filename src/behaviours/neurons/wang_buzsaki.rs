use core::mem;

use pymonn_core::{
    Float, Refusal, Step, Validate,
    math::{exp, exprelr, sigmoid},
};

use super::{Method, Rk4, Slope, System, fire::rises, gate::Rates};
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// The fast-spiking interneuron of Wang and Buzsáki.
///
/// ```text
/// capacitance · v′ = −g_na · m∞³ · h · (v − e_na) − g_k · n⁴ · (v − e_k) − g_leak · (v − e_leak) + input
/// x′ = phi · (α_x(v) · (1 − x) − β_x(v) · x)    for the gates h, n;  m∞ = α_m / (α_m + β_m)
/// spike: v rises through `threshold`
///
/// α_m = 0.1 · (v + 35) / (1 − exp(−(v + 35) / 10)),   β_m = 4 · exp(−(v + 60) / 18)
/// α_h = 0.07 · exp(−(v + 58) / 20),                   β_h = 1 / (1 + exp(−(v + 28) / 10))
/// α_n = 0.01 · (v + 34) / (1 − exp(−(v + 34) / 10)),  β_n = 0.125 · exp(−(v + 44) / 80)
/// ```
///
/// Per area: capacitance in µF/cm², conductances in mS/cm², `input` in µA/cm². `M` integrates: [`Rk4`], with a `dt` of 0.05 ms
/// or less; with [`ExponentialEuler`](super::ExponentialEuler) in a quarter of the time, and rates are up to 3.5 % too low at a `dt` of 0.01 ms.
/// A group that declares `v` should declare the gates too: they start at rest at −65 mV.
///
/// Source: Wang & Buzsáki, *Gamma oscillation by synaptic inhibition in a hippocampal interneuronal network model*, J. Neurosci. 16 (1996),
/// "Model neuron".
///
/// Tested against: Brian2's rates; the published rheobase, 0.16 µA/cm².
///
/// ```
/// use pymonn::behaviours::neurons::WangBuzsaki;
/// use pymonn::prelude::*;
///
/// network! {
///     network Interneuron {
///         dt = 0.02; // ms
///         group cells[2] {
///             // µA/cm²: rheobase is 0.16.
///             1 => |input: &mut f32, me: Neuron| *input += [0.15, 1.0][me.index];
///             2 => WangBuzsaki::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Interneuron::builder().build()?;
/// net.simulate_iterations(50_000);
/// let spikes = |cell| net.cells.event_recorder.spike.indices().iter().filter(|index| **index == cell).count();
/// assert_eq!(spikes(0), 0);
/// assert!((55..65).contains(&spikes(1)));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/wang_buzsaki.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WangBuzsaki<F = f32, M = Rk4> {
    /// Membrane capacitance (µF/cm²), 1.
    pub capacitance: F,
    /// Sodium conductance (mS/cm²), 35.
    pub g_na: F,
    /// Potassium conductance (mS/cm²), 9.
    pub g_k: F,
    /// Leak conductance (mS/cm²), 0.1.
    pub g_leak: F,
    /// Reversal potential of sodium (mV), 55.
    pub e_na: F,
    /// Reversal potential of potassium (mV), −90.
    pub e_k: F,
    /// Reversal potential of the leak (mV), −65.
    pub e_leak: F,
    /// How fast the gates are, 5.
    pub phi: F,
    /// Potential whose upward crossing is a spike (mV), 0.
    pub threshold: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for WangBuzsaki<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            capacitance: f(1.0),
            g_na: f(35.0),
            g_k: f(9.0),
            g_leak: f(0.1),
            e_na: f(55.0),
            e_k: f(-90.0),
            e_leak: f(-65.0),
            phi: f(5.0),
            threshold: f(0.0),
            method: M::default(),
        }
    }
}

/// The gates m, h and n at the potential `v`, without `phi`.
#[inline(always)]
fn gates<F: Float>(v: F) -> [Rates<F>; 3] {
    let f = F::from_f64;
    [
        Rates { opening: exprelr((v + f(35.0)) * f(-1.0 / 10.0)), closing: f(4.0) * exp((v + f(60.0)) * f(-1.0 / 18.0)) },
        Rates { opening: f(0.07) * exp((v + f(58.0)) * f(-1.0 / 20.0)), closing: sigmoid((v + f(28.0)) * f(1.0 / 10.0)) },
        Rates {
            opening: f(0.1) * exprelr((v + f(34.0)) * f(-1.0 / 10.0)),
            closing: f(0.125) * exp((v + f(44.0)) * f(-1.0 / 80.0)),
        },
    ]
}

impl<F: Float, M: Method> System<F, 3> for WangBuzsaki<F, M> {
    type Input = F;

    #[inline(always)]
    fn slopes(&self, [v, h, n]: [F; 3], input: F) -> [Slope<F>; 3] {
        let per_capacitance = F::ONE / self.capacitance;
        let [m, of_h, of_n] = gates(v);
        let m = m.rest();
        let g_na = self.g_na * m * m * m * h;
        let g_k = self.g_k * (n * n) * (n * n);
        let total = g_na + g_k + self.g_leak;
        let drive = g_na * self.e_na + g_k * self.e_k + self.g_leak * self.e_leak + input;
        [(drive * per_capacitance, total * per_capacitance), of_h.faster(self.phi).slope(), of_n.faster(self.phi).slope()]
    }
}

#[behaviour(
    crate = crate,
    v: F = F::from_f64(-65.0),
    h: F = gates(F::from_f64(-65.0))[1].rest(),
    n: F = gates(F::from_f64(-65.0))[2].rest(),
    input: F = F::ZERO,
    spike: bool = false,
)]
impl<F: Float, M: Method> WangBuzsaki<F, M> {
    fn neuron(&self, v: &mut F, h: &mut F, n: &mut F, input: &mut F, spike: &mut bool, step: Step) {
        let (before, current) = (*v, mem::replace(input, F::ZERO));
        [*v, *h, *n] = self.method.advance(self, [*v, *h, *n], current, F::from_f64(step.dt));
        *spike = rises(before, *v, self.threshold);
    }
}

impl<F: Float, M: Method> Validate for WangBuzsaki<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("capacitance", self.capacitance)?;
        not_negative("g_na", self.g_na)?;
        not_negative("g_k", self.g_k)?;
        not_negative("g_leak", self.g_leak)?;
        finite("e_na", self.e_na)?;
        finite("e_k", self.e_k)?;
        finite("e_leak", self.e_leak)?;
        positive("phi", self.phi)?;
        finite("threshold", self.threshold)
    }
}
