use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// While there is input, it inhibits all units that it does not drive.
///
/// Stands before [`Unit`](super::Unit). For inhibition that is specific to an input, give the input's pools to the inhibitory units too.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `input` | neuron | read; there is input where one unit's is above 0 |
/// | `noise` | neuron | lessened by `strength` where `input` is 0 |
///
/// Source: the option `ff_inhibition_broad` of the authors' code of Hartmann, Lazar, Nessler & Triesch 2015, PLoS Comput. Biol. 11:e1004640.
///
/// Tested against: its definition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FeedForwardInhibition<F = f32> {
    /// What a unit's drive is lessened by, in the unit of its threshold; default 0.1.
    pub strength: F,
}

impl<F: Float> Default for FeedForwardInhibition<F> {
    fn default() -> Self {
        Self { strength: F::from_f64(0.1) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> FeedForwardInhibition<F> {
    fn group(&self, input: &[F], noise: &mut [F]) {
        if input.iter().any(|x| *x > F::ZERO) {
            for (noise, input) in noise.iter_mut().zip(input) {
                *noise -= if *input > F::ZERO { F::ZERO } else { self.strength };
            }
        }
    }
}

impl<F: Float> Validate for FeedForwardInhibition<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("strength", self.strength)
    }
}
