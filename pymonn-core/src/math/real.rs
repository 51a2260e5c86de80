//! The two floating-point types, as the few operations that the functions of [`math`](super) are made of.

use core::ops::{Add, Div, Mul, Neg, Sub};

/// `f32` or `f64`: what the functions of [`math`](super) take. Every [`Float`](crate::Float) is one.
pub trait Real:
    Copy
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + sealed::Primitive
    + super::exp::Coefficients
    + super::ln::Coefficients
    + super::turns::Coefficients
{
}

impl Real for f32 {}
impl Real for f64 {}

pub(super) mod sealed {
    /// Operations that are one or two vector instructions each.
    pub trait Primitive: Sized {
        /// `1.5 * 2^(bits of the mantissa)`: a small number added to it is rounded to the nearest integer, which then stands in the
        /// low bits of the sum.
        const SHIFTER: Self;
        /// Exponent of 1.0 as stored.
        const BIAS: Self;
        const INFINITE: Self;
        const NOT_A_NUMBER: Self;
        /// The least positive number with all bits of precision.
        const LEAST_NORMAL: Self;
        /// 2 to the number of explicit bits of the mantissa.
        const TWO_TO_MANTISSA: Self;
        /// Bits of the mantissa, as a number.
        const MANTISSA: Self;
        fn literal(value: f64) -> Self;
        /// `self * factor + term`, rounded once.
        fn fused(self, factor: Self, term: Self) -> Self;
        fn root(self) -> Self;
        fn magnitude(self) -> Self;
        /// The number whose exponent field is the integer in the low bits of `self`: `2^(integer - BIAS)`.
        fn power_from_low_bits(self) -> Self;
        /// Exponent and mantissa: `self = 2^e * m` with `m` between the roots of a half and of two. For positive normal numbers.
        fn split(self) -> (Self, Self);
        /// Whether the lowest bit is set.
        fn low_bit_set(self) -> bool;
        /// `self` with the sign flipped where the second lowest bit of `quadrant` is set.
        fn flip_by_second_bit(self, quadrant: Self) -> Self;
    }

    macro_rules! primitive {
        ($float:ident, $bits:ident, $signed:ident, $mantissa:literal, $bias:literal, $root_of_half:literal, $fma:path, $sqrt:path) => {
            impl Primitive for $float {
                const SHIFTER: Self = 1.5 * ((1_u64 << $mantissa) as $float);
                const BIAS: Self = $bias;
                const INFINITE: Self = $float::INFINITY;
                const NOT_A_NUMBER: Self = $float::NAN;
                const LEAST_NORMAL: Self = $float::MIN_POSITIVE;
                const TWO_TO_MANTISSA: Self = (1_u64 << $mantissa) as $float;
                const MANTISSA: Self = $mantissa as $float;
                #[inline(always)]
                fn literal(value: f64) -> Self {
                    value as $float
                }
                #[inline(always)]
                fn fused(self, factor: Self, term: Self) -> Self {
                    #[cfg(feature = "std")]
                    return self.mul_add(factor, term);
                    #[cfg(not(feature = "std"))]
                    $fma(self, factor, term)
                }
                #[inline(always)]
                fn root(self) -> Self {
                    #[cfg(feature = "std")]
                    return self.sqrt();
                    #[cfg(not(feature = "std"))]
                    $sqrt(self)
                }
                #[inline(always)]
                fn magnitude(self) -> Self {
                    self.abs()
                }
                #[inline(always)]
                fn power_from_low_bits(self) -> Self {
                    $float::from_bits(self.to_bits() << $mantissa)
                }
                #[inline(always)]
                fn split(self) -> (Self, Self) {
                    let offset = self.to_bits().wrapping_sub($root_of_half) as $signed;
                    let exponent = offset >> $mantissa;
                    let m = $float::from_bits(self.to_bits().wrapping_sub((exponent << $mantissa) as $bits));
                    // No vector unit before AVX-512 turns a 64-bit integer into a float.
                    let k = $float::from_bits(Self::SHIFTER.to_bits().wrapping_add(exponent as $bits)) - Self::SHIFTER;
                    (k, m)
                }
                #[inline(always)]
                fn low_bit_set(self) -> bool {
                    self.to_bits() & 1 != 0
                }
                #[inline(always)]
                fn flip_by_second_bit(self, quadrant: Self) -> Self {
                    $float::from_bits(self.to_bits() ^ ((quadrant.to_bits() & 2) << ($bits::BITS - 2)))
                }
            }
        };
    }

    primitive!(f32, u32, i32, 23, 127.0, 0x3f35_04f3, libm::fmaf, libm::sqrtf);
    primitive!(f64, u64, i64, 52, 1023.0, 0x3fe6_a09e_667f_3bcd, libm::fma, libm::sqrt);
}

/// `sum(c[i] * x^i)` by Horner's rule.
#[inline(always)]
pub(super) fn polynomial<F: Real>(x: F, coefficients: &[F]) -> F {
    let (last, others) = coefficients.split_last().expect("a polynomial has coefficients");
    let mut sum = *last;
    for &c in others.iter().rev() {
        sum = sum.fused(x, c);
    }
    sum
}

/// Square root, correctly rounded.
#[inline(always)]
pub fn sqrt<F: Real>(x: F) -> F {
    x.root()
}
