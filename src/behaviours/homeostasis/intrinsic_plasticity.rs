use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::{not_negative, probability};

/// Moves each neuron's threshold until it fires at a wanted rate.
///
/// ```text
/// threshold += eta · (spike − target)
/// ```
///
/// Once an iteration, whatever `dt`.
///
/// Source: Lazar, Pipa & Triesch 2009, *SORN: a self-organizing recurrent neural network*, Front. Comput. Neurosci. 3:23.
///
/// Tested against: the rates that neurons come to; the equilibrium.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `threshold` | neuron | changed; the neuron model reads it |
/// | `spike` | neuron | read |
///
/// ```
/// use pymonn::behaviours::homeostasis::IntrinsicPlasticity;
/// use pymonn::prelude::*;
///
/// network! {
///     network Steady {
///         group cells[20] {
///             threshold: f32 = 0.5;
///             spike: bool = false;
///             1 => |spike: &mut bool, threshold: f32, rng: &mut Rng| *spike = rng.uniform() > threshold;
///             2 => IntrinsicPlasticity { eta: 0.01, target: 0.1 };
///             3 => Recorder { fired: fraction(spike) };
///         }
///     }
/// }
///
/// let mut net = Steady::builder().build()?;
/// net.simulate_iterations(4000);
/// let late = &net.cells.recorder.fired[2000..];
/// assert!((mean(late) - 0.1).abs() < 0.01);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntrinsicPlasticity<F = f32> {
    /// Change of the threshold by a spike too many, in its unit; default 0.001.
    pub eta: F,
    /// Wanted part of the iterations in which a neuron fires, 0 to 1; default 0.1.
    pub target: F,
}

impl<F: Float> Default for IntrinsicPlasticity<F> {
    fn default() -> Self {
        Self { eta: F::from_f64(0.001), target: F::from_f64(0.1) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> IntrinsicPlasticity<F> {
    fn neuron(&self, threshold: &mut F, spike: bool) {
        let fired = if spike { F::ONE } else { F::ZERO };
        *threshold += self.eta * (fired - self.target);
    }
}

impl<F: Float> Validate for IntrinsicPlasticity<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)?;
        probability("target", self.target)
    }
}
