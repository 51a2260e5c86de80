use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::{not_negative, ordered};

/// Moves each unit's threshold until it fires at its own target rate.
///
/// ```text
/// threshold += eta · (spike − target_rate),     then within low and high
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `threshold` | neuron | changed |
/// | `spike` | neuron | read |
/// | `target_rate` | neuron | wanted part of the iterations with a spike; starts at 0.1 unless the group declares it, one value per unit if wanted |
///
/// Source: Lazar, Pipa & Triesch 2009, Front. Comput. Neurosci. 3:23; Hartmann et al. 2015, PLoS Comput. Biol. 11:e1004640 (a rate per unit). The papers
/// do not bound the thresholds; the package `sorn` does.
///
/// Tested against: thresholds of the authors' rule, within 10⁻¹²; its bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntrinsicPlasticity<F = f32> {
    /// Change of the threshold by a spike too many, in its unit; default 0.01.
    pub eta: F,
    /// Smallest threshold; default −∞.
    pub low: F,
    /// Largest threshold; default ∞.
    pub high: F,
}

impl<F: Float> Default for IntrinsicPlasticity<F> {
    fn default() -> Self {
        Self { eta: F::from_f64(0.01), low: F::from_f64(f64::NEG_INFINITY), high: F::from_f64(f64::INFINITY) }
    }
}

#[behaviour(crate = crate, target_rate: F = F::from_f64(0.1))]
impl<F: Float> IntrinsicPlasticity<F> {
    fn neuron(&self, threshold: &mut F, spike: bool, target_rate: F) {
        let fired = if spike { F::ONE } else { F::ZERO };
        let moved = *threshold + self.eta * (fired - target_rate);
        let moved = if moved < self.low { self.low } else { moved };
        *threshold = if moved > self.high { self.high } else { moved };
    }
}

impl<F: Float> Validate for IntrinsicPlasticity<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)?;
        ordered(("low", self.low), ("high", self.high))
    }
}
