//! Integers from numbers.

use super::real::Real;

/// The greatest integer that is not above `x`.
#[inline(always)]
pub fn floor<F: Real>(x: F) -> F {
    let nearest = round_ties_even(x);
    let floor = if nearest > x { nearest - F::literal(1.0) } else { nearest };
    // 0.3 gives 0, -0.0 stays.
    F::with_sign(floor, x)
}

/// The nearest integer; the even one of two.
#[inline(always)]
pub fn round_ties_even<F: Real>(x: F) -> F {
    let magnitude = F::magnitude(x);
    let nearest = (magnitude + F::ALL_INTEGERS) - F::ALL_INTEGERS;
    if magnitude < F::ALL_INTEGERS { F::with_sign(nearest, x) } else { x }
}

/// `x` without what follows the point.
#[inline(always)]
pub fn trunc<F: Real>(x: F) -> F {
    F::with_sign(floor(F::magnitude(x)), x)
}

/// `x as i32`, and vectorised: without what follows the point, the nearest `i32` for greater numbers, 0 for NaN.
#[inline(always)]
pub fn to_i32<F: Real>(x: F) -> i32 {
    F::integer(x)
}
