use pymonn_core::{Float, Refusal, math};

use crate::behaviours::check::{below, positive};

/// How fast a neuron's synaptic elements grow, by its calcium: 1 at most, negative where they shrink.
pub trait GrowthCurve<F: Float>: Copy + core::fmt::Debug + PartialEq + Send + Sync + 'static {
    /// The growth rate, as a part of the highest.
    fn rate(&self, calcium: F) -> F;

    /// Refuses parameters that are out of their range.
    ///
    /// # Errors
    /// Names the parameter and what is allowed.
    fn validate(&self) -> Result<(), Refusal>;
}

/// Elements grow between `eta` and `epsilon`, and shrink below and above (Butz & van Ooyen 2013, *PLOS Comput.
/// Biol.* 9: e1003259).
///
/// ```text
/// rate = 2 exp(−((calcium − xi) / zeta)²) − 1,   xi = (eta + epsilon) / 2,   zeta = (epsilon − eta) / (2 √ln 2)
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GaussianGrowth<F = f32> {
    /// Least calcium for growth, less than `epsilon`, may be negative; default 0.
    pub eta: F,
    /// Calcium at which the number of elements comes to rest; default 0.05, which is 5 Hz for the default [`Calcium`](super::Calcium).
    pub epsilon: F,
}

/// Elements grow below `epsilon` and shrink above it (Butz, Wörgötter & van Ooyen 2009, *Brain Res. Rev.* 60).
///
/// ```text
/// rate = 1 − calcium / epsilon
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearGrowth<F = f32> {
    /// Calcium at which the number of elements comes to rest; default 0.05.
    pub epsilon: F,
}

impl<F: Float> Default for GaussianGrowth<F> {
    fn default() -> Self {
        Self { eta: F::ZERO, epsilon: F::from_f64(0.05) }
    }
}

impl<F: Float> Default for LinearGrowth<F> {
    fn default() -> Self {
        Self { epsilon: F::from_f64(0.05) }
    }
}

impl<F: Float> GrowthCurve<F> for GaussianGrowth<F> {
    #[inline(always)]
    fn rate(&self, calcium: F) -> F {
        let (half, two) = (F::from_f64(0.5), F::from_f64(2.0));
        let xi = half * (self.eta + self.epsilon);
        // 2√ln 2.
        let x = (calcium - xi) * (F::from_f64(1.665_109_222_315_395_5) / (self.epsilon - self.eta));
        two * math::exp(-(x * x)) - F::ONE
    }

    fn validate(&self) -> Result<(), Refusal> {
        below("eta", self.eta, "epsilon", self.epsilon)
    }
}

impl<F: Float> GrowthCurve<F> for LinearGrowth<F> {
    #[inline(always)]
    fn rate(&self, calcium: F) -> F {
        F::ONE - calcium * (F::ONE / self.epsilon)
    }

    fn validate(&self) -> Result<(), Refusal> {
        positive("epsilon", self.epsilon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_has_its_zeros_and_its_maximum() {
        let curve = GaussianGrowth { eta: 0.1_f64, epsilon: 0.7 };
        assert!(curve.rate(0.1).abs() < 1e-12 && curve.rate(0.7).abs() < 1e-12);
        assert!((curve.rate(0.4) - 1.0).abs() < 1e-12);
        assert!((curve.rate(50.0) + 1.0).abs() < 1e-12);
        assert_eq!((LinearGrowth { epsilon: 0.5_f64 }).rate(0.25), 0.5);
    }
}
