use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::{finite, probability};

/// Lowers the activity of neurons that fired recently: PymoNNto's `refractory`.
///
/// ```text
/// refractoriness = refractoriness · decay + spike
/// activity      −= refractoriness · strength
/// ```
///
/// Once an iteration, whatever `dt`.
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15; version 3.0.6.
///
/// Tested against: a trace of PymoNNto.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `refractoriness` | neuron | spikes, forgotten exponentially |
/// | `spike` | neuron | read |
/// | `activity` | neuron | lowered |
///
/// ```
/// use pymonn::behaviours::homeostasis::Refractoriness;
/// use pymonn::prelude::*;
///
/// network! {
///     network Tired {
///         group cells[1] {
///             activity: f32 = 0.0;
///             spike: bool = false;
///             1 => |spike: &mut bool, activity: &mut f32, step: Step| {
///                 (*spike, *activity) = (step.iteration == 1, 0.0);
///             };
///             2 => Refractoriness { decay: 0.5, strength: 2.0 };
///         }
///     }
/// }
///
/// let mut net = Tired::builder().build()?;
/// net.simulate_iterations(3);
/// assert_eq!(net.cells.activity[0], -0.5);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refractoriness<F = f32> {
    /// Part that is left after one iteration, 0 to 1; default 0.5.
    pub decay: F,
    /// What a spike takes off the activity, in its unit; default 1.
    pub strength: F,
}

impl<F: Float> Default for Refractoriness<F> {
    fn default() -> Self {
        Self { decay: F::from_f64(0.5), strength: F::ONE }
    }
}

#[behaviour(crate = crate, refractoriness: F = F::ZERO)]
impl<F: Float> Refractoriness<F> {
    fn neuron(&self, refractoriness: &mut F, spike: bool, activity: &mut F) {
        *refractoriness = *refractoriness * self.decay + if spike { F::ONE } else { F::ZERO };
        *activity -= *refractoriness * self.strength;
    }
}

impl<F: Float> Validate for Refractoriness<F> {
    fn validate(&self) -> Result<(), Refusal> {
        probability("decay", self.decay)?;
        finite("strength", self.strength)
    }
}
