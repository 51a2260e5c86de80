//! Sine and cosine.

use super::real::{Real, polynomial};

pub trait Trigonometric: Sized + 'static {
    /// Pi in three parts.
    const PI: [Self; 3];
    /// `(sin(r) - r) / r^3` in powers of `r^2`, for `r` up to pi/4.
    const SIN: &'static [Self];
    /// `(cos(r) - 1 + r^2/2) / r^4` in powers of `r^2`, for `r` up to pi/4.
    const COS: &'static [Self];
    /// As `SIN`, up to pi/2.
    const HALF_TURN: &'static [Self];
}

impl Trigonometric for f32 {
    const PI: [Self; 3] = [core::f32::consts::PI, -8.742_278e-8, -3.430_249e-15];
    const SIN: &'static [Self] = &[-0.166_666_54, 0.008_332_106, -0.000_195_078_79];
    const COS: &'static [Self] = &[0.041_666_646, -0.001_388_730_8, 2.443_209_5e-5];
    const HALF_TURN: &'static [Self] = &[-0.166_666_57, 0.008_332_991, -0.000_198_039_6, 2.593_130_4e-6];
}

impl Trigonometric for f64 {
    const PI: [Self; 3] = [core::f64::consts::PI, 1.224_646_799_147_353_2e-16, -2.994_769_809_718_339_7e-33];
    const SIN: &'static [Self] = &[
        -0.166_666_666_666_666_3,
        0.008_333_333_333_321_839,
        -0.000_198_412_698_293_563_57,
        2.755_731_353_758_679e-6,
        -2.505_073_422_413_003e-8,
        1.589_542_279_214_838_5e-10,
    ];
    const COS: &'static [Self] = &[
        0.041_666_666_666_666_59,
        -0.001_388_888_888_887_218_6,
        2.480_158_728_829_545_7e-5,
        -2.755_731_401_516_583_7e-7,
        2.087_567_809_387_323_5e-9,
        -1.135_733_733_897_439_6e-11,
    ];
    const HALF_TURN: &'static [Self] = &[
        -0.166_666_666_666_666_66,
        0.008_333_333_333_333_205,
        -0.000_198_412_698_412_114_92,
        2.755_731_921_135_923e-6,
        -2.505_210_688_240_097e-8,
        1.605_893_978_646_778_4e-10,
        -7.642_985_421_085_493e-13,
        2.721_041_639_660_010_3e-15,
    ];
}

/// `(sin(2 pi u), cos(2 pi u))`: the reduction of `u` is exact.
#[inline(always)]
pub fn sin_cos_turns<F: Real>(u: F) -> (F, F) {
    let t = u.fused(F::literal(4.0), F::SHIFTER);
    let f = (t - F::SHIFTER).fused(F::literal(-0.25), u);
    in_quadrant(f * (F::PI[0] + F::PI[0]), t)
}

/// `(sin(x), cos(x))`.
#[inline(always)]
pub fn sin_cos<F: Real>(x: F) -> (F, F) {
    let t = x.fused(F::literal(core::f64::consts::FRAC_2_PI), F::SHIFTER);
    let half = F::literal(0.5);
    in_quadrant(without_half_turns(x, (t - F::SHIFTER) * half), t)
}

/// Sine.
#[inline(always)]
pub fn sin<F: Real>(x: F) -> F {
    let t = x.fused(F::literal(core::f64::consts::FRAC_1_PI), F::SHIFTER);
    half_turn(without_half_turns(x, t - F::SHIFTER)).flipped_by_bit::<0>(t)
}

/// Cosine.
#[inline(always)]
pub fn cos<F: Real>(x: F) -> F {
    let half = F::literal(0.5);
    let t = x.fused(F::literal(core::f64::consts::FRAC_1_PI), half) + F::SHIFTER;
    let k = (t - F::SHIFTER) - half;
    half_turn(without_half_turns(x, k)).flipped_by_bit::<0>(t)
}

/// `x - n pi`.
#[inline(always)]
fn without_half_turns<F: Real>(x: F, n: F) -> F {
    let n = -n;
    n.fused(F::PI[2], n.fused(F::PI[1], n.fused(F::PI[0], x)))
}

#[inline(always)]
fn half_turn<F: Real>(r: F) -> F {
    let square = r * r;
    let lost = r.fused(r, -square);
    let factor = polynomial(square, F::HALF_TURN);
    factor.fused(square, factor * lost).fused(r, r)
}

#[inline(always)]
fn in_quadrant<F: Real>(r: F, quadrant: F) -> (F, F) {
    let square = r * r;
    let sin = polynomial(square, F::SIN).fused(square * r, r);
    let cos = polynomial(square, F::COS).fused(square, F::literal(-0.5)).fused(square, F::literal(1.0));
    let odd = quadrant.is_low_bit_odd();
    let (s, c) = if odd { (cos, sin) } else { (sin, cos) };
    (s.flipped_by_bit::<1>(quadrant), c.flipped_by_bit::<1>(quadrant + F::literal(1.0)))
}
