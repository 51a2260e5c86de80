//! Sine and cosine.

use super::real::{Real, fma, polynomial};

/// Two ways: `x = n pi + r` for one of the two functions, `x = n pi / 2 + r` for both.
pub trait Trigonometric: Sized + 'static {
    /// Pi in three parts.
    const PI_PARTS: [Self; 3];
    /// The greatest number whose sine is computed.
    const LARGEST_ANGLE: Self;
    /// `(sin(r) - r) / r^3` in powers of `r^2`, `|r|` up to 1.63 (the quotient that is rounded to `n` is itself rounded) in `f32`,
    /// to pi / 2 in `f64`. Relative error of `sin(r)`: 9.3e-9, 3.0e-19.
    const SIN_HALF_TURN: &'static [Self];
    /// `(sin(r) - r) / r^3` in powers of `r^2`, `|r|` up to pi / 4. Relative error of `sin(r)`: 4.2e-9, 3.8e-18.
    const SIN_REST: &'static [Self];
    /// `(cos(r) - 1 + r^2 / 2) / r^4` in powers of `r^2`, `|r|` up to pi / 4. Relative error of `cos(r)`: 1.2e-10, 6.1e-20.
    const COS_REST: &'static [Self];
}

impl Trigonometric for f32 {
    const PI_PARTS: [Self; 3] = [core::f32::consts::PI, -8.742_278e-8, -3.430_249e-15];
    const LARGEST_ANGLE: Self = 1_048_576.0;
    const SIN_HALF_TURN: &'static [Self] = &[-0.166_666_57, 0.008_332_991, -0.000_198_039_6, 2.593_130_4e-6];
    const SIN_REST: &'static [Self] = &[-0.166_666_54, 0.008_332_106, -0.000_195_078_79];
    const COS_REST: &'static [Self] = &[0.041_666_646, -0.001_388_730_8, 2.443_209_5e-5];
}

impl Trigonometric for f64 {
    const PI_PARTS: [Self; 3] = [core::f64::consts::PI, 1.224_646_799_147_353_2e-16, -2.994_769_809_718_339_7e-33];
    const LARGEST_ANGLE: Self = 1_073_741_824.0;
    const SIN_HALF_TURN: &'static [Self] = &[
        -0.166_666_666_666_666_66,
        0.008_333_333_333_333_207,
        -0.000_198_412_698_412_124_76,
        2.755_731_921_156_840_2e-6,
        -2.505_210_690_425_870_4e-8,
        1.605_894_099_036_977_4e-10,
        -7.643_018_955_839_149e-13,
        2.721_413_980_818_267_5e-15,
    ];
    const SIN_REST: &'static [Self] = &[
        -0.166_666_666_666_666_3,
        0.008_333_333_333_321_839,
        -0.000_198_412_698_293_563_57,
        2.755_731_353_758_679e-6,
        -2.505_073_422_413_003e-8,
        1.589_542_279_214_838_5e-10,
    ];
    const COS_REST: &'static [Self] = &[
        0.041_666_666_666_666_59,
        -0.001_388_888_888_887_218_6,
        2.480_158_728_829_545_7e-5,
        -2.755_731_401_516_583_7e-7,
        2.087_567_809_387_323_5e-9,
        -1.135_733_733_897_439_6e-11,
    ];
}

/// Sine.
///
/// NaN beyond 2^20 (`f64`: 2^30), where a number says little about the angle.
#[inline(always)]
pub fn sin<F: Real>(x: F) -> F {
    let t = fma(x, F::literal(core::f64::consts::FRAC_1_PI), F::SHIFTER);
    let sin = sin_within_half_turn(less_half_turns(x, t - F::SHIFTER));
    nan_beyond(F::LARGEST_ANGLE, x, F::flipped_by::<0>(sin, t))
}

/// Cosine; NaN where [`sin`] is.
#[inline(always)]
pub fn cos<F: Real>(x: F) -> F {
    // n - 1/2 half turns and r: cos(x) = (-1)^n sin(r).
    let half = F::literal(0.5);
    let t = fma(x, F::literal(core::f64::consts::FRAC_1_PI), half) + F::SHIFTER;
    let sin = sin_within_half_turn(less_half_turns(x, (t - F::SHIFTER) - half));
    nan_beyond(F::LARGEST_ANGLE, x, F::flipped_by::<0>(sin, t))
}

/// Sine and cosine; NaN where [`sin`] is.
#[inline(always)]
pub fn sin_cos<F: Real>(x: F) -> (F, F) {
    let t = fma(x, F::literal(core::f64::consts::FRAC_2_PI), F::SHIFTER);
    let (sin, cos) = sin_cos_in_quadrant(less_half_turns(x, (t - F::SHIFTER) * F::literal(0.5)), t);
    (nan_beyond(F::LARGEST_ANGLE, x, sin), nan_beyond(F::LARGEST_ANGLE, x, cos))
}

/// Sine and cosine of `2 pi u`: of a phase that is counted in periods, so that no bit of it is lost.
///
/// NaN beyond 2^20 periods (`f64`: 2^49).
#[inline(always)]
pub fn sin_cos_turns<F: Real>(u: F) -> (F, F) {
    let t = fma(u, F::literal(4.0), F::SHIFTER);
    let turns = fma(t - F::SHIFTER, F::literal(-0.25), u);
    let [pi, pi_low, _] = F::PI_PARTS;
    let r = fma(turns, pi + pi, turns * (pi_low + pi_low));
    let (sin, cos) = sin_cos_in_quadrant(r, t);
    let largest = F::ALL_INTEGERS * F::literal(0.125);
    (nan_beyond(largest, u, sin), nan_beyond(largest, u, cos))
}

#[inline(always)]
fn nan_beyond<F: Real>(limit: F, x: F, y: F) -> F {
    if F::magnitude(x) <= limit { y } else { F::NOT_A_NUMBER }
}

/// `x - n pi`. The first product less `x` is exact.
#[inline(always)]
fn less_half_turns<F: Real>(x: F, n: F) -> F {
    let [first, second, third] = F::PI_PARTS;
    fma(-n, third, fma(-n, second, fma(-n, first, x)))
}

#[inline(always)]
fn sin_within_half_turn<F: Real>(r: F) -> F {
    let square = r * r;
    let lost = fma(r, r, -square);
    let factor = polynomial(square, F::SIN_HALF_TURN);
    fma(fma(factor, square, factor * lost), r, r)
}

/// `(sin, cos)` of `r` and as many quarter turns as the integer in the low bits of `quadrant`.
#[inline(always)]
fn sin_cos_in_quadrant<F: Real>(r: F, quadrant: F) -> (F, F) {
    let square = r * r;
    let sin = fma(polynomial(square, F::SIN_REST), square * r, r);
    let cos = fma(fma(polynomial(square, F::COS_REST), square, F::literal(-0.5)), square, F::literal(1.0));
    let swapped = F::low_bit(quadrant);
    let (s, c) = if swapped { (cos, sin) } else { (sin, cos) };
    // The sign of the cosine changes a quarter turn earlier.
    (F::flipped_by::<1>(s, quadrant), F::flipped_by::<1>(c, quadrant + F::literal(1.0)))
}
