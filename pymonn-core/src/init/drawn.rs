//! Initial values from distributions.

use rand_distr::Distribution;

use super::{Init, Site, Sites};
use crate::{Float, Refusal, Rng};

/// Refuses a parameter that is NaN or infinite.
fn finite(what: &str, value: f64) -> Result<(), Refusal> {
    if value.is_finite() { Ok(()) } else { Err(Refusal::new(what, value, "a finite number")) }
}

/// Refuses a standard deviation that is no finite number from 0.
fn spread(what: &str, value: f64) -> Result<(), Refusal> {
    if value.is_finite() && value >= 0.0 { Ok(()) } else { Err(Refusal::new(what, value, "a finite number from 0")) }
}

/// See [`uniform`].
#[derive(Clone, Copy, Debug)]
pub struct Uniform<B> {
    low: B,
    high: B,
}

/// Uniform from `low` to `high`. For floats `high` is left out (unless the two are equal), for integers it is included:
/// `uniform(0.0, 1.0)` is in `0.0..1.0`, `uniform(1, 6)` in `1..=6`.
pub fn uniform<B>(low: B, high: B) -> Uniform<B> {
    Uniform { low, high }
}

impl<F: Float, B: Float> Init<F> for Uniform<B> {
    fn check(&self, _: &Sites) -> Result<(), Refusal> {
        let (low, high) = (self.low.to_f64(), self.high.to_f64());
        finite("uniform: low", low)?;
        finite("uniform: high", high)?;
        if low > high {
            return Err(Refusal::new("uniform: low", low, format_args!("at most high = {high:?}")));
        }
        finite("uniform: high - low", high - low)
    }

    #[inline]
    fn draw(&self, _: &Site, rng: &mut Rng) -> F {
        let (low, high) = (self.low.to_f64(), self.high.to_f64());
        let value = F::from_f64(low + (high - low) * rng.uniform_of::<F>().to_f64());
        // Rounding can reach `high`.
        if value < F::from_f64(high) { value } else { F::from_f64(low) }
    }
}

macro_rules! uniform_integers {
    ($($t:ty)*) => {$(
        impl Init<$t> for Uniform<$t> {
            fn check(&self, _: &Sites) -> Result<(), Refusal> {
                if self.low <= self.high {
                    return Ok(());
                }
                Err(Refusal::new("uniform: low", self.low, format_args!("at most high = {}", self.high)))
            }

            #[inline]
            #[allow(clippy::cast_possible_wrap, reason = "the sum wraps back")]
            fn draw(&self, _: &Site, rng: &mut Rng) -> $t {
                let numbers = self.high.abs_diff(self.low) as u128 + 1;
                // A distance may have no place in a signed type: it wraps, and the sum wraps back.
                self.low.wrapping_add(rng.below_wide(numbers) as $t)
            }
        }
    )*};
}
uniform_integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

/// See [`normal`].
#[derive(Clone, Copy, Debug)]
pub struct Normal {
    mean: f64,
    sd: f64,
}

/// Normal with this mean and standard deviation.
pub fn normal<B: Float>(mean: B, sd: B) -> Normal {
    Normal { mean: mean.to_f64(), sd: sd.to_f64() }
}

impl<F: Float> Init<F> for Normal {
    fn check(&self, _: &Sites) -> Result<(), Refusal> {
        finite("normal: mean", self.mean)?;
        spread("normal: sd", self.sd)
    }

    #[inline]
    fn draw(&self, _: &Site, rng: &mut Rng) -> F {
        F::from_f64(self.mean + self.sd * rng.normal_f64())
    }
}

/// See [`lognormal`].
#[derive(Clone, Copy, Debug)]
pub struct LogNormal {
    mu: f64,
    sigma: f64,
}

/// Log-normal: the exponential of a normal number with mean `mu` and standard deviation `sigma`. So the median is
/// `exp(mu)` and the mean `exp(mu + sigma * sigma / 2)`.
pub fn lognormal<B: Float>(mu: B, sigma: B) -> LogNormal {
    LogNormal { mu: mu.to_f64(), sigma: sigma.to_f64() }
}

impl<F: Float> Init<F> for LogNormal {
    fn check(&self, _: &Sites) -> Result<(), Refusal> {
        finite("lognormal: mu", self.mu)?;
        spread("lognormal: sigma", self.sigma)
    }

    #[inline]
    fn draw(&self, _: &Site, rng: &mut Rng) -> F {
        F::from_f64(libm::exp(self.mu + self.sigma * rng.normal_f64()))
    }
}

/// See [`distribution`].
#[derive(Clone, Debug)]
pub struct Drawn<D> {
    distribution: D,
}

/// Draws from any distribution of the crate `rand_distr`, or your own.
///
/// ```
/// # use pymonn_core::{Extent, Fill, StreamKey, distribution};
/// let gamma = rand_distr::Gamma::new(2.0, 0.5)?;
/// let weights = Fill::<f32>::neurons(Extent::from(10), StreamKey::new(1, 1)).with(distribution(gamma))?;
/// assert_eq!(weights.len(), 10);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn distribution<D>(distribution: D) -> Drawn<D> {
    Drawn { distribution }
}

impl<T, D: Distribution<T> + Sync> Init<T> for Drawn<D> {
    #[inline]
    fn draw(&self, _: &Site, rng: &mut Rng) -> T {
        self.distribution.sample(rng)
    }
}
