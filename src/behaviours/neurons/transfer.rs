//! What a rate unit makes of its input.

use core::fmt::Debug;

use pymonn_core::{Float, Refusal, math};

use crate::behaviours::check::positive;

/// A transfer function (also gain function, activation): the type parameter `T` of [`RateUnit`](super::RateUnit).
///
/// ```
/// use pymonn::behaviours::neurons::{RateUnit, Transfer};
/// use pymonn::prelude::*;
///
/// /// 1 for every input above 0.
/// #[derive(Clone, Copy, Debug, Default, PartialEq)]
/// pub struct Step01;
///
/// impl<F: Float> Transfer<F> for Step01 {
///     fn apply(&self, x: F) -> F {
///         if x > F::ZERO { F::ONE } else { F::ZERO }
///     }
/// }
///
/// network! {
///     network Own {
///         group units[1] {
///             input: f32 = 0.3;
///             1 => RateUnit::<f32, Step01> { tau: 1e-3, ..RateUnit::default() };
///         }
///     }
/// }
///
/// let mut net = Own::builder().build()?;
/// net.iterate();
/// assert_eq!(net.units.activity[0], 1.0);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
pub trait Transfer<F: Float>: Copy + Debug + Default + PartialEq + Send + Sync + 'static {
    /// The activity that an input of `x` leads to.
    fn apply(&self, x: F) -> F;

    /// Whether its own parameters are in their range.
    ///
    /// # Errors
    /// Names the parameter that is not.
    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }
}

macro_rules! transfer {
    ($(#[$doc:meta])* $name:ident($x:ident) = $value:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name;

        impl<F: Float> Transfer<F> for $name {
            #[inline(always)]
            fn apply(&self, $x: F) -> F {
                $value
            }
        }
    };
}

transfer! {
    /// x.
    Linear(x) = x
}

transfer! {
    /// x, and 0 below 0 (Hahnloser et al. 2000).
    Rectified(x) = above(x, F::ZERO)
}

transfer! {
    /// x, but at least 0 and at most 1.
    Saturated(x) = if x < F::ONE { above(x, F::ZERO) } else { F::ONE }
}

transfer! {
    /// 1 / (1 + exp(−x)), from 0 to 1 (Wilson & Cowan 1972).
    Logistic(x) = math::sigmoid(x)
}

transfer! {
    /// tanh x, from −1 to 1 (Sompolinsky, Crisanti & Sommers 1988).
    Tanh(x) = math::tanh(x)
}

transfer! {
    /// ln(1 + exp(x)): rectified, with a smooth corner.
    Softplus(x) = math::softplus(x)
}

/// x to the power of `exponent`, and 0 below 0 (Miller & Troyer 2002; Ahmadian, Rubin & Miller 2013).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Power<F = f32> {
    /// Dimensionless, 2; with 1 it is [`Rectified`].
    pub exponent: F,
}

impl<F: Float> Default for Power<F> {
    fn default() -> Self {
        Self { exponent: F::from_f64(2.0) }
    }
}

impl<F: Float> Transfer<F> for Power<F> {
    #[inline(always)]
    fn apply(&self, x: F) -> F {
        math::pow(above(x, F::ZERO), self.exponent)
    }

    fn check(&self) -> Result<(), Refusal> {
        positive("exponent", self.exponent)
    }
}

#[inline(always)]
fn above<F: Float>(x: F, least: F) -> F {
    if x > least { x } else { least }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_at_three_places() {
        let at = |f: &dyn Fn(f64) -> f64| [-2.0, 0.5, 3.0].map(f);
        let near = |a: [f64; 3], b: [f64; 3]| assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12), "{a:?}, not {b:?}");
        near(at(&|x| Linear.apply(x)), [-2.0, 0.5, 3.0]);
        near(at(&|x| Rectified.apply(x)), [0.0, 0.5, 3.0]);
        near(at(&|x| Saturated.apply(x)), [0.0, 0.5, 1.0]);
        near(at(&|x| Logistic.apply(x)), [0.119_202_922_022_118, 0.622_459_331_201_855, 0.952_574_126_822_433]);
        near(at(&|x| Tanh.apply(x)), [-0.964_027_580_075_817, 0.462_117_157_260_010, 0.995_054_753_686_730]);
        near(at(&|x| Softplus.apply(x)), [0.126_928_011_042_973, 0.974_076_984_180_107, 3.048_587_351_573_742]);
        near(at(&|x| Power { exponent: 2.0 }.apply(x)), [0.0, 0.25, 9.0]);
        assert!(Transfer::check(&Power { exponent: -1.0_f32 }).is_err());
    }
}
