//! What the rates of ion channels and the activations of units are made of.

use super::exp::{exp_end, half_exp_m1, half_exp_p1, half_exp_plus};
use super::ln::near_one;
use super::real::{Real, at_least, at_most, fma};

/// `(e^z - 1) / z`, and 1 at 0: the mean of `e^t` over `t` from 0 to `z`.
///
/// The exponential Euler step of `x' = a - b x` over `dt` is `x + dt (a - b x) exprel(-b dt)`, at `b = 0` too.
/// Infinite from 88.7228 on (`f64`: 709.7827).
#[inline(always)]
pub fn exprel<F: Real>(z: F) -> F {
    let half = half_exp_m1(z);
    one_at_zero(z, (half + half) / at_most(z, exp_end()))
}

/// `z / (e^z - 1)`, and 1 at 0: the reciprocal of [`exprel`], Bernoulli's function.
///
/// The rate that rises linearly with the voltage ("linoid") in models after Hodgkin & Huxley (1952): their
/// `0.1 (25 - v) / (e^((25 - v) / 10) - 1)` is `exprelr((25.0 - v) / 10.0)`; and NEURON's `vtrap(x, y)` is `y * exprelr(x / y)`.
/// `exprelr(-z)` is `exprelr(z) + z`. 0 from 88.7228 on (`f64`: 709.7827), where the result would be less than 2.7e-37 (3.9e-306).
#[doc(alias("linoid", "vtrap", "bernoulli"))]
#[inline(always)]
pub fn exprelr<F: Real>(z: F) -> F {
    let half = half_exp_m1(z);
    one_at_zero(z, at_most(z, exp_end()) / (half + half))
}

/// `y`, or 1 where `z` is too small to make a difference, and `y` may be 0 / 0.
#[inline(always)]
fn one_at_zero<F: Real>(z: F, y: F) -> F {
    if z * z == F::literal(0.0) { F::literal(1.0) } else { y }
}

/// `1 / (1 + e^-x)`, the logistic function: the probability of a gate with two states, the activation of a unit.
///
/// 0 below -89.07 (`f64`: -710.13).
#[doc(alias("logistic", "expit"))]
#[inline(always)]
pub fn sigmoid<F: Real>(x: F) -> F {
    F::literal(0.5) / half_exp_plus(-x, 0.5)
}

/// Hyperbolic tangent.
#[inline(always)]
pub fn tanh<F: Real>(x: F) -> F {
    let minus_2x = F::magnitude(x) * F::literal(-2.0);
    let n = half_exp_m1(minus_2x);
    // n / d with d = 1 - |n|, as |n| (1 + |n| / d): the quotient's errors count less, the less it is.
    let quotient = n / half_exp_p1(minus_2x);
    F::with_sign(fma(n, -quotient, n), x)
}

/// `ln(1 + e^x)`, the smooth `max(x, 0)`.
///
/// 0 below -86.3 (`f64`: -707.3).
#[inline(always)]
pub fn softplus<F: Real>(x: F) -> F {
    let half = half_exp_plus(-F::magnitude(x), 0.0);
    at_least(x, F::literal(0.0)) + near_one(half + half)
}
