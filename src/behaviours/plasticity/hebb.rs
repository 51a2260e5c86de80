use pymonn_core::{Float, Refusal, Step, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// Hebb's rule: weights grow with the product of both activities.
///
/// ```text
/// dweight/dt = eta · src_activity · dst_activity
/// ```
///
/// Euler method. Nothing bounds the weight: add a normalisation, or take [`Oja`](super::Oja) or [`Bcm`](super::Bcm). A negative `eta` is the
/// anti-Hebbian rule.
///
/// Source: Hebb 1949, *The Organization of Behavior*; as an equation: Gerstner & Kistler 2002, *Spiking Neuron Models*, chapter 10.
///
/// Tested against: exponential growth.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `activity` | source, target | read |
///
/// ```
/// use pymonn::behaviours::plasticity::Hebb;
/// use pymonn::prelude::*;
///
/// network! {
///     network Pattern {
///         group a[3] {
///             activity: f32 = values([1.0, -1.0, 1.0]);
///         }
///         synapses aa: a -> a [Dense] {
///             connect = all_to_all().without_self();
///             weight: f32 = 0.0;
///             1 => Hebb { eta: 0.5 };
///         }
///     }
/// }
///
/// let mut net = Pattern::builder().build()?;
/// net.simulate_iterations(2);
/// assert_eq!(net.aa.weight[..], [0.0, -1.0, 1.0, -1.0, 0.0, -1.0, 1.0, -1.0, 0.0]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/hebb.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hebb<F = f32> {
    /// Learning rate, in the weight's unit per ms and activities squared; default 0.01.
    pub eta: F,
}

impl<F: Float> Default for Hebb<F> {
    fn default() -> Self {
        Self { eta: F::from_f64(0.01) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Hebb<F> {
    fn synapse(&self, weight: &mut F, src_activity: F, dst_activity: F, step: Step) {
        let rate = F::from_f64(step.dt) * self.eta;
        *weight += rate * dst_activity * src_activity;
    }
}

impl<F: Float> Validate for Hebb<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("eta", self.eta)
    }
}
