use pymonn_core::{Float, Refusal, Step, Validate};

use super::{bounded, kept, rectified};
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// Voltage-based STDP: losses at presynaptic spikes where the target has been depolarised, gains while it is so strongly.
///
/// ```text
/// du_minus/dt = (v − u_minus) / tau_minus      du_plus/dt = (v − u_plus) / tau_plus
/// dx/dt       = −x / tau_x, and an arriving spike adds 1 / tau_x
/// an arriving spike: weight −= a_ltd · [u_minus − theta_minus]₊
/// at all times:      dweight/dt = a_ltp · x · [v − theta_plus]₊ · [u_plus − theta_minus]₊
/// ```
///
/// With `u_ref_squared`, `a_ltd` is multiplied with the square of the depolarisation [v − rest]₊, averaged over `tau_mean`, over it: the
/// homeostasis of the source. Averages are exact for a voltage that is constant within an iteration; gains by the Euler method,
/// computed for targets above `theta_plus` alone. The weight stays within 0 and `w_max`.
///
/// The rule reads the voltage, so the neuron must show its spikes in `v`: Hodgkin-Huxley models do; of integrate-and-fire models those
/// with an upstroke (`AdEx` with a high cut-off and a small `dt`).
///
/// Source: Clopath, Büsing, Vasilaki & Gerstner 2010, *Connectivity reflects coding: a model of voltage-based STDP with homeostasis*,
/// Nat. Neurosci. 13, Methods and table 1.
///
/// Tested against: Brian2; the closed form at clamped voltages.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `src_x` | source | trace of arriving spikes (1/ms) |
/// | `dst_u_minus`, `dst_u_plus`, `dst_u_mean` | target | averages of the voltage (mV) |
/// | `dst_depolarised` | target | whether weights may grow |
///
/// ```
/// use pymonn::behaviours::plasticity::Clopath;
/// use pymonn::prelude::*;
///
/// network! {
///     network Clamped(v: f32 = -70.0) {
///         dt = 0.1; // ms
///         group a[1] {
///             spike: bool = false;
///             1 => |spike: &mut bool, step: Step| *spike = step.iteration % 400 == 0;
///         }
///         // As in figure 1h, the target's voltage is held while the source fires.
///         group b[1] {
///             v: f32 = v;
///         }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             weight: f32 = 1.0;
///             2 => Clopath::visual_cortex();
///         }
///     }
/// }
///
/// let after = |v: f32| -> Result<f32, pymonn::BuildError> {
///     let mut net = Clamped::builder().v(v).build()?;
///     net.simulate_iterations(100_000);
///     Ok(net.ab.weight[0])
/// };
/// assert_eq!(after(-75.0)?, 1.0);
/// assert!(after(-50.0)? < 0.8);
/// assert!(after(-10.0)? > 1.2);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/clopath.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clopath<F = f32> {
    /// Amplitude of losses (1/mV).
    pub a_ltd: F,
    /// Amplitude of gains (1/mV²).
    pub a_ltp: F,
    /// Threshold of both averages (mV).
    pub theta_minus: F,
    /// Threshold of the voltage for gains (mV).
    pub theta_plus: F,
    /// Time constant of `u_minus` (ms).
    pub tau_minus: F,
    /// Time constant of `u_plus` (ms).
    pub tau_plus: F,
    /// Time constant of `x` (ms).
    pub tau_x: F,
    /// Reference of the mean depolarisation, squared (mV²); `None` for a constant `a_ltd`.
    pub u_ref_squared: Option<F>,
    /// Time constant of the mean depolarisation (ms); default 1000.
    pub tau_mean: F,
    /// Where depolarisation begins (mV); default −70.6.
    pub rest: F,
    /// Largest weight; default 3.
    pub w_max: F,
}

impl<F: Float> Default for Clopath<F> {
    /// [`visual_cortex`](Self::visual_cortex).
    fn default() -> Self {
        Self::visual_cortex()
    }
}

impl<F: Float> Clopath<F> {
    /// Visual cortex: table 1.
    pub fn visual_cortex() -> Self {
        let f = F::from_f64;
        Self {
            a_ltd: f(14e-5),
            a_ltp: f(8e-5),
            theta_minus: f(-70.6),
            theta_plus: f(-45.3),
            tau_minus: f(10.0),
            tau_plus: f(7.0),
            tau_x: f(15.0),
            u_ref_squared: None,
            tau_mean: f(1000.0),
            rest: f(-70.6),
            w_max: f(3.0),
        }
    }

    /// Somatosensory cortex: table 1.
    pub fn somatosensory_cortex() -> Self {
        let f = F::from_f64;
        Self { a_ltd: f(21e-5), a_ltp: f(30e-5), tau_x: f(30.0), tau_minus: f(6.0), tau_plus: f(5.0), ..Self::visual_cortex() }
    }
}

#[behaviour(
    crate = crate,
    src x: F = F::ZERO,
    dst u_minus: F = self.rest,
    dst u_plus: F = self.rest,
    dst u_mean: F = F::ZERO,
    dst depolarised: bool = false,
)]
impl<F: Float> Clopath<F> {
    #[efferent]
    fn decay(&self, src_x: &mut F, step: Step) {
        *src_x *= kept(self.tau_x, step);
    }

    #[afferent]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn average(
        &self,
        dst_v: F,
        dst_u_minus: &mut F,
        dst_u_plus: &mut F,
        dst_u_mean: &mut F,
        dst_depolarised: &mut bool,
        step: Step,
    ) {
        let (minus, plus, mean) = (kept(self.tau_minus, step), kept(self.tau_plus, step), kept(self.tau_mean, step));
        *dst_u_minus = dst_v + minus * (*dst_u_minus - dst_v);
        *dst_u_plus = dst_v + plus * (*dst_u_plus - dst_v);
        let above = rectified(dst_v - self.rest);
        *dst_u_mean = above + mean * (*dst_u_mean - above);
        *dst_depolarised = dst_v > self.theta_plus && *dst_u_plus > self.theta_minus;
    }

    fn on_pre(&self, weight: &mut F, dst_u_minus: F, dst_u_mean: F) {
        let homeostasis = self.u_ref_squared.map_or(F::ONE, |reference| dst_u_mean * dst_u_mean * (F::ONE / reference));
        let loss = self.a_ltd * homeostasis * rectified(dst_u_minus - self.theta_minus);
        *weight = bounded(*weight - loss, self.w_max);
    }

    #[efferent(src_spike)]
    fn arrive(&self, src_x: &mut F) {
        *src_x += F::ONE / self.tau_x;
    }

    #[on_post(dst_depolarised)]
    fn grow(&self, weight: &mut F, src_x: F, dst_v: F, dst_u_plus: F, step: Step) {
        let rate = self.a_ltp * (dst_v - self.theta_plus) * (dst_u_plus - self.theta_minus);
        *weight = bounded(*weight + F::from_f64(step.dt) * rate * src_x, self.w_max);
    }
}

impl<F: Float> Validate for Clopath<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("a_ltd", self.a_ltd)?;
        not_negative("a_ltp", self.a_ltp)?;
        finite("theta_minus", self.theta_minus)?;
        finite("theta_plus", self.theta_plus)?;
        positive("tau_minus", self.tau_minus)?;
        positive("tau_plus", self.tau_plus)?;
        positive("tau_x", self.tau_x)?;
        self.u_ref_squared.map_or(Ok(()), |reference| positive("u_ref_squared", reference))?;
        positive("tau_mean", self.tau_mean)?;
        finite("rest", self.rest)?;
        positive("w_max", self.w_max)
    }
}
