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
    + super::exp::Exponential
    + super::ln::Logarithm
    + super::trig::Trigonometric
{
}

impl Real for f32 {}
impl Real for f64 {}

pub(super) mod sealed {
    /// Operations that are one to three vector instructions each, without a branch.
    pub trait Primitive: Sized {
        /// `1.5 * 2^(bits of the mantissa)`: a number added to it is rounded to the nearest integer, which then stands in the low
        /// bits of the sum.
        const SHIFTER: Self;
        /// What the exponent field of 1.0 holds.
        const BIAS: Self;
        const INFINITE: Self;
        const NOT_A_NUMBER: Self;
        /// The least positive number with all bits of precision.
        const LEAST_NORMAL: Self;
        /// Explicit bits of the mantissa.
        const MANTISSA: Self;
        /// 2 to the power of `MANTISSA`: from here on all numbers are integers.
        const ALL_INTEGERS: Self;
        fn literal(value: f64) -> Self;
        /// `self * factor + term`, rounded once.
        fn fused(self, factor: Self, term: Self) -> Self;
        fn root(self) -> Self;
        fn magnitude(self) -> Self;
        fn with_sign_of(self, sign: Self) -> Self;
        /// `2^(n - BIAS)` for the integer `n` that stands in the low bits: 0 for `n = 0`, infinite for the largest.
        fn power_of_low_bits(self) -> Self;
        /// `k` and `m` of `self = 2^k * m`, `m` from the root of a half to the root of two. For positive normal numbers.
        fn exponent_and_mantissa(self) -> (Self, Self);
        /// `2^-k` for an integer `k` of normal size.
        fn power_of_minus(self) -> Self;
        /// Whether the integer in the low bits is odd.
        fn is_low_bit_odd(&self) -> bool;
        /// `self`, with its sign changed where bit `N` of `bits` is set.
        fn flipped_by_bit<const N: u32>(self, bits: Self) -> Self;
        /// The integer part; saturating, 0 for NaN.
        fn to_integer(self) -> i32;
    }

    macro_rules! primitive {
        ($float:ident, $bits:ident, $signed:ident, $mantissa:literal, $bias:literal, $root_of_half:literal, $fma:path, $sqrt:path) => {
            impl Primitive for $float {
                const SHIFTER: Self = 1.5 * ((1_u64 << $mantissa) as $float);
                const BIAS: Self = $bias;
                const INFINITE: Self = $float::INFINITY;
                const NOT_A_NUMBER: Self = $float::NAN;
                const LEAST_NORMAL: Self = $float::MIN_POSITIVE;
                const MANTISSA: Self = $mantissa as $float;
                const ALL_INTEGERS: Self = (1_u64 << $mantissa) as $float;
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
                fn with_sign_of(self, sign: Self) -> Self {
                    self.copysign(sign)
                }
                #[inline(always)]
                fn power_of_low_bits(self) -> Self {
                    $float::from_bits(self.to_bits() << $mantissa)
                }
                #[inline(always)]
                fn exponent_and_mantissa(self) -> (Self, Self) {
                    let above = self.to_bits().wrapping_sub($root_of_half);
                    let exponent = (above as $signed >> $mantissa) as $bits;
                    let m = $float::from_bits(self.to_bits().wrapping_sub(exponent << $mantissa));
                    // Through the shifter, since few vector units turn a 64-bit integer into a float.
                    let k = $float::from_bits(Self::SHIFTER.to_bits().wrapping_add(exponent)) - Self::SHIFTER;
                    (k, m)
                }
                #[inline(always)]
                fn power_of_minus(self) -> Self {
                    (Self::SHIFTER + Self::BIAS - self).power_of_low_bits()
                }
                #[inline(always)]
                fn is_low_bit_odd(&self) -> bool {
                    self.to_bits() & 1 != 0
                }
                #[inline(always)]
                fn flipped_by_bit<const N: u32>(self, bits: Self) -> Self {
                    $float::from_bits(self.to_bits() ^ ((bits.to_bits() << ($bits::BITS - 1 - N)) & (1 << ($bits::BITS - 1))))
                }
                #[inline(always)]
                fn to_integer(self) -> i32 {
                    self as i32
                }
            }
        };
    }

    primitive!(f32, u32, i32, 23, 127.0, 0x3f35_04f3, libm::fmaf, libm::sqrtf);
    primitive!(f64, u64, i64, 52, 1023.0, 0x3fe6_a09e_667f_3bcd, libm::fma, libm::sqrt);
}

/// The sum of `coefficients[i] * x^i`, by Horner's rule; a long one by two Horner's rules, for even and for odd powers, so that
/// fewer steps wait for each other.
#[inline(always)]
pub(super) fn polynomial<F: Real>(x: F, coefficients: &[F]) -> F {
    if coefficients.len() <= 8 {
        horner(x, coefficients, 0, 1)
    } else {
        let square = x * x;
        horner(square, coefficients, 1, 2).fused(x, horner(square, coefficients, 0, 2))
    }
}

/// Horner's rule over every `step`-th coefficient from `first` on.
#[inline(always)]
fn horner<F: Real>(x: F, coefficients: &[F], first: usize, step: usize) -> F {
    let mut i = first + (coefficients.len() - 1 - first) / step * step;
    let mut sum = coefficients[i];
    while i > first {
        i -= step;
        sum = sum.fused(x, coefficients[i]);
    }
    sum
}

/// Square root, correctly rounded; NaN for a negative number.
#[inline(always)]
pub fn sqrt<F: Real>(x: F) -> F {
    x.root()
}
