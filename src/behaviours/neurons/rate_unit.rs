use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{Tanh, Transfer, exact::Decay};
use crate::behaviour;
use crate::behaviours::check::{finite, positive};

/// Leaky rate unit: its activity follows a function of its input.
///
/// ```text
/// tau · activity′ = −activity + T(gain · (input − threshold))       exact for an input that is constant within the iteration
/// ```
///
/// `T` is one of [`Linear`](super::Linear), [`Rectified`](super::Rectified), [`Saturated`](super::Saturated),
/// [`Logistic`](super::Logistic), [`Tanh`], [`Softplus`](super::Softplus), [`Power`](super::Power), or your own [`Transfer`].
///
/// Sources: Wilson & Cowan, Biophys. J. 12 (1972); Dayan & Abbott, *Theoretical Neuroscience* (2001).
///
/// Tested against: eigenvalues of a pair of units; the transition at a gain of 1 (Sompolinsky, Crisanti & Sommers 1988).
///
/// ```
/// use pymonn::behaviours::neurons::{Logistic, RateUnit};
/// use pymonn::prelude::*;
///
/// network! {
///     network Rates {
///         group units[10] {
///             1 => |input: &mut f32| *input += 2.0;
///             2 => RateUnit::<f32, Logistic> { tau: 20.0, threshold: 2.0, ..RateUnit::default() };
///         }
///     }
/// }
///
/// let mut net = Rates::builder().build()?;
/// net.simulate_iterations(20);
/// assert!((net.units.activity[0] - 0.5 * (1.0 - (-1.0_f32).exp())).abs() < 1e-6);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/rate_unit.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateUnit<F = f32, T = Tanh> {
    /// Time constant (ms), 10.
    pub tau: F,
    /// Slope at the transfer function's foot, per unit of `input`, 1.
    pub gain: F,
    /// Input that counts as 0, 0.
    pub threshold: F,
    /// Transfer function.
    pub transfer: T,
}

impl<F: Float, T: Transfer<F>> Default for RateUnit<F, T> {
    fn default() -> Self {
        Self { tau: F::from_f64(10.0), gain: F::ONE, threshold: F::ZERO, transfer: T::default() }
    }
}

#[behaviour(crate = crate, activity: F = F::ZERO, input: F = F::ZERO)]
impl<F: Float, T: Transfer<F>> RateUnit<F, T> {
    fn neuron(&self, activity: &mut F, input: &mut F, step: Step) {
        let keep = Decay::new(step.dt, self.tau).keep::<F>();

        let end = self.transfer.apply(self.gain * (mem::replace(input, F::ZERO) - self.threshold));
        *activity = end + keep * (*activity - end);
    }
}

impl<F: Float, T: Transfer<F>> Validate for RateUnit<F, T> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)?;
        finite("gain", self.gain)?;
        finite("threshold", self.threshold)?;
        self.transfer.check()
    }
}
