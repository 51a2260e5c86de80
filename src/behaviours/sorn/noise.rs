use pymonn_core::{Float, Refusal, Rng, Validate};

use crate::behaviour;
use crate::behaviours::check::{not_negative, probability};

/// Gaussian noise on the drive of a [`Unit`](super::Unit), independent between units and iterations.
///
/// ```text
/// noise += sd · N(0, 1)
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `noise` | neuron | added to, in the unit of the threshold |
///
/// Source: Zheng, Dimitrakakis & Triesch 2013, PLoS Comput. Biol. 9:e1002848 (variance 0.05 in the authors' code; the package `sorn` has 0.04²).
///
/// Tested against: mean and variance of the potential.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise<F = f32> {
    /// Standard deviation, in the unit of the threshold; default √0.05.
    pub sd: F,
}

impl<F: Float> Default for Noise<F> {
    fn default() -> Self {
        // √0.05: without `std` there is no root.
        Self { sd: F::from_f64(0.223_606_797_749_978_96) }
    }
}

#[behaviour(crate = crate, noise: F = F::ZERO)]
impl<F: Float> Noise<F> {
    fn neuron(&self, noise: &mut F, rng: &mut Rng) {
        *noise += self.sd * rng.normal_of::<F>();
    }
}

impl<F: Float> Validate for Noise<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("sd", self.sd)
    }
}

/// Spikes at random, whatever a [`Unit`](super::Unit)'s drive.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `noise` | neuron | made so large that the unit fires |
///
/// Source: Del Papa, Priesemann & Triesch 2017, PLoS ONE 12:e0178683 (random spikes in place of Gaussian noise).
///
/// Tested against: the rate of units that nothing else drives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpikeNoise<F = f32> {
    /// Probability of such a spike in an iteration, 0 to 1; default 0.05.
    pub probability: F,
}

impl<F: Float> Default for SpikeNoise<F> {
    fn default() -> Self {
        Self { probability: F::from_f64(0.05) }
    }
}

/// More than any drive of a normalised network.
const STRONG: f64 = 1e8;

#[behaviour(crate = crate, noise: F = F::ZERO)]
impl<F: Float> SpikeNoise<F> {
    fn neuron(&self, noise: &mut F, rng: &mut Rng) {
        let strong = F::from_f64(STRONG);
        *noise = if rng.uniform_of::<F>() < self.probability { strong } else { *noise };
    }
}

impl<F: Float> Validate for SpikeNoise<F> {
    fn validate(&self) -> Result<(), Refusal> {
        probability("probability", self.probability)
    }
}
