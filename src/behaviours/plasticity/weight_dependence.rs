use pymonn_core::{Float, Refusal, math};

use crate::behaviours::check::{positive, probability};

/// How the change of a weight depends on the weight itself.
///
/// Factors on `a_plus` and `a_minus` of [`PairStdp`](super::PairStdp), dimensionless.
pub trait WeightDependence<F: Float>: Copy + core::fmt::Debug + PartialEq + Send + Sync + 'static {
    /// Factor on a gain.
    fn gain(&self, weight: F, w_max: F) -> F;

    /// Factor on a loss.
    fn loss(&self, weight: F, w_max: F) -> F;

    /// Refuses parameters that are out of their range.
    ///
    /// # Errors
    /// Names the parameter and what is allowed.
    fn validate(&self) -> Result<(), Refusal> {
        Ok(())
    }
}

/// Gain 1, loss 1: weights go to the bounds (Song, Miller & Abbott 2000, *Nat. Neurosci.* 3).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Additive;

/// Gain 1 − *w* / `w_max`, loss *w* / `w_max`: one hump (Rubin, Lee & Sompolinsky 2001, *Phys. Rev. Lett.* 86).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Multiplicative;

/// Gain 1, loss *w* / `w_max` (van Rossum, Bi & Turrigiano 2000, *J. Neurosci.* 20).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct VanRossum;

/// Gain (1 − *w* / `w_max`)^`mu_plus`, loss (*w* / `w_max`)^`mu_minus`: additive for 0, multiplicative for 1 (Gütig, Aharonov, Rotter &
/// Sompolinsky 2003, *J. Neurosci.* 23, where both exponents are one).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Power<F = f32> {
    /// Exponent of the gain, 0 to 1; default 0.5.
    pub mu_plus: F,
    /// Exponent of the loss, 0 to 1; default 0.5.
    pub mu_minus: F,
}

/// Gain (*w* / `w_0`)^`mu`, loss *w* / `w_0` (Morrison, Aertsen & Diesmann 2007, *Neural Comput.* 19, with
/// `a_plus` = λ `w_0` and `a_minus` = λ α `w_0`). A weight of 0 stays 0, and `w_max` is no part of the rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerLaw<F = f32> {
    /// Exponent of the gain, 0 to 1; default 0.4.
    pub mu: F,
    /// Reference weight, in the weight's unit; default 1 (pA).
    pub w_0: F,
}

impl<F: Float> Default for Power<F> {
    fn default() -> Self {
        Self { mu_plus: F::from_f64(0.5), mu_minus: F::from_f64(0.5) }
    }
}

impl<F: Float> Default for PowerLaw<F> {
    fn default() -> Self {
        Self { mu: F::from_f64(0.4), w_0: F::ONE }
    }
}

impl<F: Float> WeightDependence<F> for Additive {
    #[inline(always)]
    fn gain(&self, _: F, _: F) -> F {
        F::ONE
    }
    #[inline(always)]
    fn loss(&self, _: F, _: F) -> F {
        F::ONE
    }
}

impl<F: Float> WeightDependence<F> for Multiplicative {
    #[inline(always)]
    fn gain(&self, weight: F, w_max: F) -> F {
        F::ONE - weight * (F::ONE / w_max)
    }
    #[inline(always)]
    fn loss(&self, weight: F, w_max: F) -> F {
        weight * (F::ONE / w_max)
    }
}

impl<F: Float> WeightDependence<F> for VanRossum {
    #[inline(always)]
    fn gain(&self, _: F, _: F) -> F {
        F::ONE
    }
    #[inline(always)]
    fn loss(&self, weight: F, w_max: F) -> F {
        weight * (F::ONE / w_max)
    }
}

impl<F: Float> WeightDependence<F> for Power<F> {
    #[inline(always)]
    fn gain(&self, weight: F, w_max: F) -> F {
        // A weight of `w_max` times its reciprocal may come out above 1.
        math::pow(super::rectified(F::ONE - weight * (F::ONE / w_max)), self.mu_plus)
    }
    #[inline(always)]
    fn loss(&self, weight: F, w_max: F) -> F {
        math::pow(weight * (F::ONE / w_max), self.mu_minus)
    }
    fn validate(&self) -> Result<(), Refusal> {
        probability("mu_plus", self.mu_plus)?;
        probability("mu_minus", self.mu_minus)
    }
}

impl<F: Float> WeightDependence<F> for PowerLaw<F> {
    #[inline(always)]
    fn gain(&self, weight: F, _: F) -> F {
        math::pow(weight * (F::ONE / self.w_0), self.mu)
    }
    #[inline(always)]
    fn loss(&self, weight: F, _: F) -> F {
        weight * (F::ONE / self.w_0)
    }
    fn validate(&self) -> Result<(), Refusal> {
        probability("mu", self.mu)?;
        positive("w_0", self.w_0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_zero_and_one_are_the_additive_and_the_multiplicative_rule() {
        let (none, one) = (Power { mu_plus: 0.0, mu_minus: 0.0 }, Power { mu_plus: 1.0, mu_minus: 1.0 });
        for weight in [0.0_f64, 0.3, 1.0, 2.0] {
            assert_eq!((none.gain(weight, 2.0), none.loss(weight, 2.0)), (1.0, 1.0));
            assert!((one.gain(weight, 2.0) - Multiplicative.gain(weight, 2.0)).abs() < 1e-15);
            assert!((one.loss(weight, 2.0) - Multiplicative.loss(weight, 2.0)).abs() < 1e-15);
        }
    }

    #[test]
    fn the_power_law_has_the_fixed_point_of_its_source() {
        // Gain and loss balance where (w / w_0)^(mu - 1) = alpha, with equal traces.
        let (rule, alpha) = (PowerLaw { mu: 0.4, w_0: 1.0 }, 0.11_f64);
        let fixed = alpha.powf(1.0 / (0.4 - 1.0));
        assert!((rule.gain(fixed, 1e9) - alpha * rule.loss(fixed, 1e9)).abs() < 1e-12);
    }
}
