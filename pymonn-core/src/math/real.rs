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
    + super::pow::Power
    + super::trig::Trigonometric
{
}

impl Real for f32 {}
impl Real for f64 {}

pub(super) mod sealed {
    /// Operations that are one to five vector instructions each, without a branch.
    ///
    /// None takes `self`: a generic number would otherwise have them as methods.
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
        /// `a * b + c`, rounded once.
        fn fused(a: Self, b: Self, c: Self) -> Self;
        fn square_root(x: Self) -> Self;
        fn magnitude(x: Self) -> Self;
        fn with_sign(magnitude: Self, sign: Self) -> Self;
        /// `2^(n - BIAS)` for the integer `n` in the low bits: 0 for `n = 0`, infinite for the greatest.
        fn power_of_low_bits(n: Self) -> Self;
        /// `k` and `m` of `x = 2^k * m`, `m` from the root of a half to the root of two, for a positive normal number.
        fn exponent_and_mantissa(x: Self) -> (Self, Self);
        /// Whether the integer in the low bits is odd.
        fn low_bit(n: Self) -> bool;
        /// `x`, with its sign changed where bit `BIT` of `n` is set.
        fn flipped_by<const BIT: u32>(x: Self, n: Self) -> Self;
        /// What stands before the point; the nearest `i32` for greater numbers, 0 for NaN.
        fn integer(x: Self) -> i32;
    }

    macro_rules! primitive {
        ($float:ident, $bits:ident, $signed:ident, $mantissa:literal, $bias:literal, $root_of_half:literal, $greatest_i32:literal,
         $fma:path, $sqrt:path) => {
            impl Primitive for $float {
                const SHIFTER: Self = 1.5 * Self::ALL_INTEGERS;
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
                fn fused(a: Self, b: Self, c: Self) -> Self {
                    #[cfg(feature = "std")]
                    return a.mul_add(b, c);
                    #[cfg(not(feature = "std"))]
                    $fma(a, b, c)
                }

                #[inline(always)]
                fn square_root(x: Self) -> Self {
                    #[cfg(feature = "std")]
                    return x.sqrt();
                    #[cfg(not(feature = "std"))]
                    $sqrt(x)
                }

                #[inline(always)]
                fn magnitude(x: Self) -> Self {
                    x.abs()
                }

                #[inline(always)]
                fn with_sign(magnitude: Self, sign: Self) -> Self {
                    magnitude.copysign(sign)
                }

                #[inline(always)]
                fn power_of_low_bits(n: Self) -> Self {
                    Self::from_bits(n.to_bits() << $mantissa)
                }

                #[inline(always)]
                fn exponent_and_mantissa(x: Self) -> (Self, Self) {
                    let above = x.to_bits().wrapping_sub($root_of_half);
                    let exponent = (above as $signed >> $mantissa) as $bits;
                    let m = Self::from_bits(x.to_bits().wrapping_sub(exponent << $mantissa));
                    // By way of the shifter: before AVX-512, x86 has no vector instruction that makes a number of a 64-bit integer.
                    let k = Self::from_bits(Self::SHIFTER.to_bits().wrapping_add(exponent)) - Self::SHIFTER;
                    (k, m)
                }

                #[inline(always)]
                fn low_bit(n: Self) -> bool {
                    n.to_bits() & 1 != 0
                }

                #[inline(always)]
                fn flipped_by<const BIT: u32>(x: Self, n: Self) -> Self {
                    let sign = 1 << ($bits::BITS - 1);
                    Self::from_bits(x.to_bits() ^ ((n.to_bits() << ($bits::BITS - 1 - BIT)) & sign))
                }

                #[inline(always)]
                #[allow(unsafe_code, reason = "the checked conversion keeps a loop from becoming vector instructions")]
                fn integer(x: Self) -> i32 {
                    let number = if x == x { x } else { 0.0 };
                    let bounded = if number < i32::MIN as $float { i32::MIN as $float } else { number };
                    let bounded = if bounded > $greatest_i32 { $greatest_i32 } else { bounded };
                    // SAFETY: `bounded` is no NaN, and from `i32::MIN` to the greatest number that an `i32` holds.
                    let integer = unsafe { bounded.to_int_unchecked::<i32>() };
                    if number > $greatest_i32 { i32::MAX } else { integer }
                }
            }
        };
    }

    primitive!(f32, u32, i32, 23, 127.0, 0x3f35_04f3, 2_147_483_520.0, libm::fmaf, libm::sqrtf);
    primitive!(f64, u64, i64, 52, 1023.0, 0x3fe6_a09e_667f_3bcd, 2_147_483_647.0, libm::fma, libm::sqrt);
}

/// `a * b + c`, rounded once.
#[inline(always)]
pub(super) fn fma<F: Real>(a: F, b: F, c: F) -> F {
    F::fused(a, b, c)
}

/// `x`, or `limit` where `x` is greater. NaN stays NaN.
#[inline(always)]
pub(super) fn at_most<F: Real>(x: F, limit: F) -> F {
    if x > limit { limit } else { x }
}

/// `x`, or `limit` where `x` is less. NaN stays NaN.
#[inline(always)]
pub(super) fn at_least<F: Real>(x: F, limit: F) -> F {
    if x < limit { limit } else { x }
}

/// The sum of `coefficients[i] * x^i` by Horner's rule; a long one as two, of the even and of the odd powers, so that fewer
/// operations wait for each other.
#[inline(always)]
pub(super) fn polynomial<F: Real>(x: F, coefficients: &[F]) -> F {
    if coefficients.len() <= 8 {
        horner(x, coefficients, 0, 1)
    } else {
        let square = x * x;
        fma(horner(square, coefficients, 1, 2), x, horner(square, coefficients, 0, 2))
    }
}

/// Horner's rule over every `step`-th coefficient from `first` on.
#[inline(always)]
fn horner<F: Real>(x: F, coefficients: &[F], first: usize, step: usize) -> F {
    let mut i = first + (coefficients.len() - 1 - first) / step * step;
    let mut sum = coefficients[i];
    while i > first {
        i -= step;
        sum = fma(sum, x, coefficients[i]);
    }
    sum
}

/// Square root, correctly rounded; NaN for a negative number.
///
/// In a type that is generic over its precision; `f32::sqrt` is the same instruction.
#[inline(always)]
pub fn sqrt<F: Real>(x: F) -> F {
    F::square_root(x)
}

/// The number without its sign.
///
/// In a type that is generic over its precision; `f32::abs` is the same instruction.
///
/// ```
/// # use pymonn_core::math::abs;
/// assert_eq!((abs(-1.5_f32), abs(2.0_f64)), (1.5, 2.0));
/// ```
#[inline(always)]
pub fn abs<F: Real>(x: F) -> F {
    F::magnitude(x)
}
