use core::mem;

use pymonn_core::{
    Float, Refusal, Step, Validate,
    math::{exp, sigmoid},
};

use super::{ExponentialEuler, Method, Slope, System, fire::rises};
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// The neuron of Morris and Lecar: the barnacle's muscle fibre, reduced to two variables.
///
/// ```text
/// capacitance · v′ = −g_ca · m∞(v) · (v − e_ca) − g_k · n · (v − e_k) − g_leak · (v − e_leak) + input
/// n′ = phi · cosh((v − v3) / (2 · v4)) · (n∞(v) − n)
/// m∞ = (1 + tanh((v − v1) / v2)) / 2,   n∞ = (1 + tanh((v − v3) / v4)) / 2
/// spike: v rises through `threshold`
/// ```
///
/// Per area: capacitance in µF/cm², conductances in mS/cm², `input` in µA/cm². `M` integrates: [`ExponentialEuler`], whose rates are
/// right within 1 % at a `dt` of 0.1 ms.
///
/// Sources: Morris & Lecar, *Voltage oscillations in the barnacle giant muscle fiber*, Biophys. J. 35 (1981), eq. 9;
/// parameters of Rinzel & Ermentrout, *Analysis of neural excitability and oscillations*, in Koch & Segev, *Methods in Neuronal
/// Modeling* (1998).
///
/// Tested against: Brian2's rates; the published range of oscillation.
///
/// ```
/// use pymonn::behaviours::neurons::MorrisLecar;
/// use pymonn::prelude::*;
///
/// network! {
///     network Fibre {
///         dt = 0.1; // ms
///         group cells[3] {
///             // µA/cm²: it oscillates between 88 and 217.
///             1 => |input: &mut f32, me: Neuron| *input += [80.0, 150.0, 230.0][me.index];
///             2 => MorrisLecar::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Fibre::builder().build()?;
/// net.simulate_iterations(5_000);
/// net.cells.event_recorder.clear();
/// net.simulate_iterations(5_000);
/// let spikes = net.cells.event_recorder.spike.indices();
/// assert!(!spikes.is_empty() && spikes.iter().all(|cell| *cell == 1));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/morris_lecar.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MorrisLecar<F = f32, M = ExponentialEuler> {
    /// Membrane capacitance (µF/cm²), 20.
    pub capacitance: F,
    /// Calcium conductance (mS/cm²), 4.4.
    pub g_ca: F,
    /// Potassium conductance (mS/cm²), 8.
    pub g_k: F,
    /// Leak conductance (mS/cm²), 2.
    pub g_leak: F,
    /// Reversal potential of calcium (mV), 120.
    pub e_ca: F,
    /// Reversal potential of potassium (mV), −84.
    pub e_k: F,
    /// Reversal potential of the leak (mV), −60.
    pub e_leak: F,
    /// Potential at which half of the calcium channels are open (mV), −1.2.
    pub v1: F,
    /// Width of their activation (mV), 18.
    pub v2: F,
    /// Potential at which half of the potassium channels are open (mV), 2.
    pub v3: F,
    /// Width of their activation (mV), 30.
    pub v4: F,
    /// Rate of the potassium channels (1/ms), 0.04.
    pub phi: F,
    /// Potential whose upward crossing is a spike (mV), 0.
    pub threshold: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for MorrisLecar<F, M> {
    /// [`MorrisLecar::class_2`].
    fn default() -> Self {
        Self::class_2()
    }
}

impl<F: Float, M: Method> MorrisLecar<F, M> {
    /// Begins to fire at a rate above 0, by a Hopf bifurcation.
    #[must_use]
    pub fn class_2() -> Self {
        let f = F::from_f64;
        Self {
            capacitance: f(20.0),
            g_ca: f(4.4),
            g_k: f(8.0),
            g_leak: f(2.0),
            e_ca: f(120.0),
            e_k: f(-84.0),
            e_leak: f(-60.0),
            v1: f(-1.2),
            v2: f(18.0),
            v3: f(2.0),
            v4: f(30.0),
            phi: f(0.04),
            threshold: f(0.0),
            method: M::default(),
        }
    }

    /// Begins to fire at arbitrarily low rates, at 40 µA/cm², by a saddle-node bifurcation on a cycle.
    #[must_use]
    pub fn class_1() -> Self {
        let f = F::from_f64;
        Self { g_ca: f(4.0), v3: f(12.0), v4: f(17.4), phi: f(1.0 / 15.0), ..Self::class_2() }
    }

    /// The open share of channels that are half open at `half`.
    #[inline(always)]
    fn open(v: F, half: F, width: F) -> F {
        // (1 + tanh x) / 2.
        sigmoid((v - half) * (F::from_f64(2.0) / width))
    }
}

impl<F: Float, M: Method> System<F, 2> for MorrisLecar<F, M> {
    type Input = F;

    #[inline(always)]
    fn slopes(&self, [v, n]: [F; 2], input: F) -> [Slope<F>; 2] {
        let per_capacitance = F::ONE / self.capacitance;
        let (g_ca, g_k) = (self.g_ca * Self::open(v, self.v1, self.v2), self.g_k * n);
        let total = g_ca + g_k + self.g_leak;
        let drive = g_ca * self.e_ca + g_k * self.e_k + self.g_leak * self.e_leak + input;
        let half = F::from_f64(0.5);
        let rise = exp((v - self.v3) * (half / self.v4));
        let rate = self.phi * half * (rise + F::ONE / rise);
        [(drive * per_capacitance, total * per_capacitance), (rate * Self::open(v, self.v3, self.v4), rate)]
    }
}

#[behaviour(
    crate = crate,
    v: F = self.e_leak,
    n: F = Self::open(self.e_leak, self.v3, self.v4),
    input: F = F::ZERO,
    spike: bool = false,
)]
impl<F: Float, M: Method> MorrisLecar<F, M> {
    fn neuron(&self, v: &mut F, n: &mut F, input: &mut F, spike: &mut bool, step: Step) {
        let (before, current) = (*v, mem::replace(input, F::ZERO));
        [*v, *n] = self.method.advance(self, [*v, *n], current, F::from_f64(step.dt));
        *spike = rises(before, *v, self.threshold);
    }
}

impl<F: Float, M: Method> Validate for MorrisLecar<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("capacitance", self.capacitance)?;
        not_negative("g_ca", self.g_ca)?;
        not_negative("g_k", self.g_k)?;
        not_negative("g_leak", self.g_leak)?;
        finite("e_ca", self.e_ca)?;
        finite("e_k", self.e_k)?;
        finite("e_leak", self.e_leak)?;
        finite("v1", self.v1)?;
        positive("v2", self.v2)?;
        finite("v3", self.v3)?;
        positive("v4", self.v4)?;
        positive("phi", self.phi)?;
        finite("threshold", self.threshold)
    }
}
