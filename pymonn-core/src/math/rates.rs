//! What rates of ion channels and activations of units are made of.

use super::exp::{at_least, at_most, half_exp_m1, half_exp_p1, half_exp_plus};
use super::ln::near_one;
use super::real::Real;

/// `(e^z - 1) / z`, and 1 at 0.
#[inline(always)]
pub fn exprel<F: Real>(z: F) -> F {
    let half = half_exp_m1(z);
    let y = (half + half) / at_most(z, F::GREATEST_EXPONENT);
    if z * z == F::literal(0.0) { F::literal(1.0) } else { y }
}

/// `z / (e^z - 1)`, and 1 at 0.
#[inline(always)]
pub fn exprelr<F: Real>(z: F) -> F {
    let half = half_exp_m1(z);
    let y = at_most(z, F::GREATEST_EXPONENT) / (half + half);
    if z * z == F::literal(0.0) { F::literal(1.0) } else { y }
}

/// `1 / (1 + e^-x)`.
#[inline(always)]
pub fn sigmoid<F: Real>(x: F) -> F {
    F::literal(0.5) / half_exp_plus(-x, 0.5)
}

/// Hyperbolic tangent.
#[inline(always)]
pub fn tanh<F: Real>(x: F) -> F {
    let minus_2x = x.magnitude() * F::literal(-2.0);
    let n = half_exp_m1(minus_2x);
    // n / d with d = 1 - |n|, as |n| (1 + n / d): small n count for more than the quotient's rounding.
    let quotient = n / half_exp_p1(minus_2x);
    n.fused(-quotient, n).with_sign_of(x)
}

/// `ln(1 + e^x)`.
#[inline(always)]
pub fn softplus<F: Real>(x: F) -> F {
    let half = half_exp_plus(-x.magnitude(), 0.0);
    at_least(x, F::literal(0.0)) + near_one(half + half)
}
