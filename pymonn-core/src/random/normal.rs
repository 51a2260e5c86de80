//! Normal and exponential numbers.

use super::Rng;
use super::transforms::{cosine, cosine_f64, minus_ln, minus_ln_f64};
use crate::{Float, math::sqrt};

impl Rng {
    /// Normal with mean 0 and standard deviation 1, up to 6.66 standard deviations.
    ///
    /// Box & Muller, "A note on the generation of random normal deviates" (1958): two words give two numbers, the second of
    /// which is the next one drawn.
    #[inline(always)]
    pub fn normal(&mut self) -> f32 {
        if let Some(twin) = self.twin.take() {
            return twin;
        }
        let (radius, angle) = (sqrt(2.0 * minus_ln(self.next_u32())), self.next_u32());
        // A quarter turn back, the cosine is the sine.
        self.twin = Some(radius * cosine(angle.wrapping_sub(1 << 30)));
        radius * cosine(angle)
    }

    /// Normal with mean 0 and standard deviation 1, up to 8.57 standard deviations: four words for two numbers.
    #[inline(always)]
    pub fn normal_f64(&mut self) -> f64 {
        if let Some(twin) = self.twin_f64.take() {
            return twin;
        }
        let (radius, angle) = (sqrt(2.0 * minus_ln_f64(self.next_u64())), self.next_u64());
        self.twin_f64 = Some(radius * cosine_f64(angle.wrapping_sub(1 << 62)));
        radius * cosine_f64(angle)
    }

    /// [`normal`](Self::normal) or [`normal_f64`](Self::normal_f64), for code written over both precisions.
    #[inline(always)]
    pub fn normal_of<F: Float>(&mut self) -> F {
        F::from_f64(if size_of::<F>() <= 4 { self.normal().into() } else { self.normal_f64() })
    }

    /// Exponential with mean 1, from 2^-32 to 22.2: minus the logarithm of a uniform number.
    #[inline(always)]
    pub fn exponential(&mut self) -> f32 {
        minus_ln(self.next_u32())
    }
}
