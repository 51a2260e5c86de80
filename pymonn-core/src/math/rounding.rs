//! Integers from numbers.

use super::real::Real;

/// The greatest integer that is at most `x`.
#[inline(always)]
pub fn floor<F: Real>(x: F) -> F {
    let nearest = round_ties_even(x);
    if nearest > x { nearest - F::literal(1.0) } else { nearest }
}

/// The nearest integer, the even one of two.
#[inline(always)]
pub fn round_ties_even<F: Real>(x: F) -> F {
    let nearest = (x.magnitude() + F::ALL_INTEGERS) - F::ALL_INTEGERS;
    if x.magnitude() < F::ALL_INTEGERS { nearest.with_sign_of(x) } else { x }
}

/// `x` without what follows the point.
#[inline(always)]
pub fn trunc<F: Real>(x: F) -> F {
    floor(x.magnitude()).with_sign_of(x)
}

/// `x as i32`.
#[inline(always)]
pub fn to_i32<F: Real>(x: F) -> i32 {
    x.to_integer()
}
