use pymonn_core::{Float, Refusal, Step, Validate};

use crate::behaviour;
use crate::behaviours::check::not_negative;

/// Oja's rule: Hebb's, with a decay that keeps the sum of squared weights at 1. A linear unit comes to compute the first principal
/// component of its inputs.
///
/// ```text
/// dweight/dt = eta · dst_activity · (src_activity − dst_activity · weight)
/// ```
///
/// Euler method: choose `eta` · dt · activity² well below 1.
///
/// Source: Oja 1982, *A simplified neuron model as a principal component analyzer*, J. Math. Biol. 15.
///
/// Tested against: the first eigenvector of the covariance.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `activity` | source, target | read |
///
/// ```
/// use pymonn::behaviours::plasticity::Oja;
/// use pymonn::prelude::*;
///
/// network! {
///     network Component {
///         group a[2] {
///             activity: f32 = 0.0;
///             // Both inputs are one number, once and twice.
///             shared x: f32 = 0.0;
///             1 => |x: &mut f32, activity: &mut [f32], rng: &mut Rng| {
///                 *x = rng.uniform() - 0.5;
///                 activity.copy_from_slice(&[*x, 2.0 * *x]);
///             };
///         }
///         group b[1] {
///             activity: f32 = 0.0;
///             2 => |activity: &mut f32| *activity = 0.0;
///         }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             weight: f32 = 0.1;
///             #[sum(dst_activity)]
///             3 => |weight: f32, src_activity: f32| weight * src_activity;
///             4 => Oja { eta: 0.1 };
///         }
///     }
/// }
///
/// let mut net = Component::builder().build()?;
/// net.simulate_iterations(2000);
/// let [x, y] = net.ab.weight[..] else { panic!() };
/// assert!((x * x + y * y - 1.0).abs() < 1e-3 && (y / x - 2.0).abs() < 1e-3);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/oja.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oja<F = f32> {
    /// Learning rate, per ms and activity squared; default 0.01.
    pub eta: F,
}

impl<F: Float> Default for Oja<F> {
    fn default() -> Self {
        Self { eta: F::from_f64(0.01) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Oja<F> {
    fn synapse(&self, weight: &mut F, src_activity: F, dst_activity: F, step: Step) {
        let rate = F::from_f64(step.dt) * self.eta;
        *weight += rate * dst_activity * (src_activity - dst_activity * *weight);
    }
}

impl<F: Float> Validate for Oja<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)
    }
}
