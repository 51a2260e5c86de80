use pymonn_core::{Float, Refusal, Step, Validate};

use super::kept;
use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// The rule of Bienenstock, Cooper and Munro: weights grow while the target is more active than a threshold and shrink while it is less; the
/// threshold follows the target's squared activity, so that the target becomes selective.
///
/// ```text
/// dweight/dt = eta · src_activity · dst_activity · (dst_activity − theta) − decay · weight
/// dtheta/dt  = (dst_activity² / y_0 − theta) / tau_theta
/// ```
///
/// The weight by the Euler method, the threshold exactly for an activity that is constant within an iteration. It is stable if the threshold
/// moves faster than the weights.
///
/// Source: Bienenstock, Cooper & Munro 1982, *Theory for the development of neuron selectivity*, J. Neurosci. 2; with
/// the quadratic form of Intrator & Cooper 1992, *Neural Networks* 5.
///
/// Tested against: the selective fixed point.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `activity` | source, target | read |
/// | `dst_theta` | target | the threshold; starts at `y_0` |
///
/// ```
/// use pymonn::behaviours::plasticity::Bcm;
/// use pymonn::prelude::*;
///
/// network! {
///     network One {
///         group a[1] {
///             activity: f32 = 1.0;
///         }
///         group b[1] {
///             activity: f32 = 0.0;
///             1 => |activity: &mut f32| *activity = 0.0;
///         }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             weight: f32 = 0.5;
///             #[sum(dst_activity)]
///             2 => |weight: f32, src_activity: f32| weight * src_activity;
///             3 => Bcm { eta: 0.01, tau_theta: 10.0, y_0: 2.0, decay: 0.0 };
///         }
///     }
/// }
///
/// // With one input the target comes to respond with y_0, where the threshold meets the activity.
/// let mut net = One::builder().build()?;
/// net.simulate_iterations(5000);
/// assert!((net.b.activity[0] - 2.0).abs() < 1e-3 && (net.ab.dst_theta[0] - 2.0).abs() < 1e-3);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/bcm.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bcm<F = f32> {
    /// Learning rate, per ms; default 0.001.
    pub eta: F,
    /// Time constant of the threshold (ms); default 100.
    pub tau_theta: F,
    /// Activity at which a constant activity and its threshold meet; default 1.
    pub y_0: F,
    /// Rate at which weights decay (1/ms); default 0.
    pub decay: F,
}

impl<F: Float> Default for Bcm<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { eta: f(0.001), tau_theta: f(100.0), y_0: F::ONE, decay: F::ZERO }
    }
}

#[behaviour(crate = crate, dst theta: F = self.y_0)]
impl<F: Float> Bcm<F> {
    fn synapse(&self, weight: &mut F, src_activity: F, dst_activity: F, dst_theta: F, step: Step) {
        let dt = F::from_f64(step.dt);
        let (rate, decay) = (dt * self.eta, dt * self.decay);
        *weight += rate * src_activity * (dst_activity * (dst_activity - dst_theta)) - decay * *weight;
    }

    #[afferent]
    fn slide(&self, dst_theta: &mut F, dst_activity: F, step: Step) {
        let (keep, scale) = (kept(self.tau_theta, step), F::ONE / self.y_0);
        let end = dst_activity * dst_activity * scale;
        *dst_theta = end + keep * (*dst_theta - end);
    }
}

impl<F: Float> Validate for Bcm<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)?;
        positive("tau_theta", self.tau_theta)?;
        positive("y_0", self.y_0)?;
        not_negative("decay", self.decay)
    }
}
