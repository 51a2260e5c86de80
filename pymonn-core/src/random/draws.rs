//! Numbers of the usual distributions.

use rand_distr::{Distribution, Poisson};

use super::Rng;
use crate::Float;

/// 2^32, the number of values of a word.
const WORDS: f64 = 4_294_967_296.0;

impl Rng {
    /// Uniform in `0.0..1.0`, in steps of 2^-24.
    #[inline(always)]
    pub fn uniform(&mut self) -> f32 {
        // As `uniform_of`, but for once without a detour over 64 bits, which vector units feel.
        (self.next_u32() >> 8).cast_signed() as f32 * (1.0 / 16_777_216.0)
    }

    /// Uniform in `0.0..1.0`, in steps of 2^-53.
    #[inline(always)]
    pub fn uniform_f64(&mut self) -> f64 {
        self.uniform_of()
    }

    /// [`uniform`](Self::uniform) or [`uniform_f64`](Self::uniform_f64), for code written over both precisions.
    #[inline(always)]
    pub fn uniform_of<F: Float>(&mut self) -> F {
        // One word is enough for an `f32`.
        let bits = if size_of::<F>() <= 4 { u64::from(self.next_u32()) << 32 } else { self.next_u64() };
        F::from_bits_uniform(bits)
    }

    /// Uniform between `a` and `b`: `a + (b - a) * uniform()`. Rounding can give `b` itself.
    #[inline(always)]
    pub fn uniform_between(&mut self, a: f32, b: f32) -> f32 {
        a + (b - a) * self.uniform()
    }

    /// True with probability `p`, to the nearest multiple of 2^-32: never for `p <= 0` and NaN, always for `p >= 1`.
    #[inline(always)]
    pub fn bernoulli(&mut self, p: f64) -> bool {
        // The word moved by -2^31, since vector units convert signed integers only; the half rounds `p` to nearest.
        let word = (self.next_u32() ^ 0x8000_0000).cast_signed();
        f64::from(word) < p * WORDS - (WORDS / 2.0 + 0.5)
    }

    /// Uniform in `0..n`; 0 for `n = 0`.
    ///
    /// Lemire, "Fast random integer generation in an interval" (2019), with 64 bits in place of the rejection: no number is
    /// more likely than another by more than one in 2^32, and there is no loop.
    #[inline(always)]
    pub fn below(&mut self, n: u32) -> u32 {
        let low = u64::from(self.next_u32()) * u64::from(n);
        let high = u64::from(self.next_u32()) * u64::from(n);
        ((high + (low >> 32)) >> 32) as u32
    }

    /// Uniform in `0..n` for larger `n`, by the same method; 0 for `n = 0`.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) fn below_wide(&mut self, n: u128) -> u64 {
        ((u128::from(self.next_u64()) * n) >> 64) as u64
    }

    /// Poisson with this mean (`rand_distr::Poisson`): 0 for `mean <= 0` and NaN, `u32::MAX` where it is larger.
    ///
    /// It takes any mean at any time, and its time for that: tens of nanoseconds, and the loop around it is not vectorised. For one
    /// mean up to 256, make a [`random::Poisson`](crate::random::Poisson) once.
    pub fn poisson(&mut self, mean: f64) -> u32 {
        if mean.is_nan() || mean <= 0.0 {
            return 0;
        }
        // Refused only where the mean is beyond 1e19.
        Poisson::new(mean).map_or(u32::MAX, |poisson| poisson.sample(self) as u32)
    }

    /// One value of any distribution of the crate `rand_distr`, or your own.
    ///
    /// ```
    /// # use pymonn_core::{Rng, StreamKey};
    /// # let mut rng = Rng::neuron(StreamKey::new(1, 1), 1, 0);
    /// let x: f64 = rng.draw(&rand_distr::Gamma::new(2.0, 0.5)?);
    /// # assert!(x > 0.0);
    /// # Ok::<(), rand_distr::GammaError>(())
    /// ```
    #[inline]
    pub fn draw<T, D: Distribution<T>>(&mut self, distribution: &D) -> T {
        distribution.sample(self)
    }
}
