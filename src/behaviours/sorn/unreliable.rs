use pymonn_core::{Float, Refusal, Rng, Validate};

use crate::behaviour;
use crate::behaviours::check::{not_negative, probability};

/// Delivers raw weights as [`Deliver`](crate::behaviours::synapses::Deliver) does, but each synapse fails at random, weak ones more often if wanted.
///
/// ```text
/// p(weight) = failure · exp(−steepness · weight)
/// excitation += raw  with probability 1 − p
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `raw` | synapse | read |
/// | `dst_scale` | target | read |
/// | `dst_excitation` | target | added to |
///
/// Source: the option `p_failure` of the authors' code of Zheng, Dimitrakakis & Triesch 2013 and Hartmann et al. 2015.
///
/// Tested against: its mean and variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unreliable<F = f32> {
    /// Probability that a synapse of weight 0 fails, 0 to 1; default 0.2.
    pub failure: F,
    /// How fast the probability falls with the weight, in 1 / weight; default 0: it is the same for all.
    pub steepness: F,
}

impl<F: Float> Default for Unreliable<F> {
    fn default() -> Self {
        Self { failure: F::from_f64(0.2), steepness: F::ZERO }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Unreliable<F> {
    #[sum(dst_excitation)]
    fn on_pre(&self, raw: F, dst_scale: F, rng: &mut Rng) -> F {
        let failure = self.failure * pymonn_core::math::exp(-self.steepness * raw * dst_scale);
        if rng.uniform_of::<F>() < failure { F::ZERO } else { raw }
    }
}

impl<F: Float> Validate for Unreliable<F> {
    fn validate(&self) -> Result<(), Refusal> {
        probability("failure", self.failure)?;
        not_negative("steepness", self.steepness)
    }
}
