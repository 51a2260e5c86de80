//! Logarithm and cosine of random bits: what normal, exponential and geometric numbers are made of.
//!
//! What the functions of [`math`](crate::math) spend on special cases and on the reduction of the angle is not needed here,
//! since the arguments are integers; nor is their fused multiply-add, which is a call where the machine has none. The
//! coefficients are minimax fits for the relative error.

use core::{f32, f64};

/// `sum(c[i] * x^i)` by Horner's rule, from the last coefficient to the first.
macro_rules! polynomial {
    ($x:expr, $last:expr $(, $c:expr)*) => {{
        let (x, sum) = ($x, $last);
        $(let sum = sum * x + $c;)*
        sum
    }};
}

/// `-ln(u)` of `u = (n + 1/2) / 2^31` with `n` the upper 31 bits of the word: exponential with mean 1, from 2^-32 to 22.2, to
/// 3 units in the last place.
#[inline(always)]
pub(super) fn minus_ln(word: u32) -> f32 {
    const ROOT: u32 = f32::consts::FRAC_1_SQRT_2.to_bits();
    // u times 2^31 in two parts that are exact, and what their sum loses. Vector units convert signed integers only.
    let upper = (word >> 1 & !0x7F).cast_signed() as f32;
    let lower = (word >> 1 & 0x7F).cast_signed() as f32 + 0.5;
    let x = upper + lower;
    let lost = lower - (x - upper);
    // x = m 2^e, with m between the roots of a half and of 2.
    let shifted = x.to_bits() + (1.0_f32.to_bits() - ROOT);
    let e = (shifted >> 23).cast_signed() - 127;
    let m = f32::from_bits((shifted & 0x007F_FFFF) + ROOT);
    // Near u = 1 the difference from 1 needs what was lost; elsewhere that is too little to matter.
    let f = (m - 1.0) + lost * (1.0 / 2_147_483_648.0);
    // ln(1 + f) = f - f^2/2 + f^3 q(f), to 3e-8; q in pairs, a shorter chain than Horner's.
    let square = f * f;
    let low = (-0.250_013_37 * f + 0.333_339_1) + (-0.165_775_84 * f + 0.199_630_64) * square;
    let high = (-0.142_674_9 * f + 0.149_147_68) + 0.087_004_39 * square;
    let q = high * (square * square) + low;
    (31 - e) as f32 * f32::consts::LN_2 - ((q * f - 0.5) * square + f)
}

/// `-ln(u)` of `u = (n + 1/2) / 2^52` with `n` the upper 52 bits: from 2^-53 to 36.7, to 3 units in the last place.
#[inline(always)]
pub(super) fn minus_ln_f64(bits: u64) -> f64 {
    const ROOT: u64 = f64::consts::FRAC_1_SQRT_2.to_bits();
    const LARGE: f64 = 4_503_599_627_370_496.0;
    // Exact: u lies on a grid of 2^-53.
    let u = f64::from_bits(bits >> 12 | 1.0_f64.to_bits()) - (1.0 - f64::EPSILON / 2.0);
    // u = m 2^-e. No vector unit before AVX-512 turns a 64-bit integer into a float: by the low bits of a large one.
    let shifted = u.to_bits() + (1.0_f64.to_bits() - ROOT);
    let e = (LARGE + 1023.0) - f64::from_bits(LARGE.to_bits() | shifted >> 52);
    let f = f64::from_bits((shifted & 0x000F_FFFF_FFFF_FFFF) + ROOT) - 1.0;
    // ln(1 + f) = 2 atanh(s) = 2 s + s^3 q(s^2), to 2e-16; 2 s = f - s f, and s f = f^2/2 - s f^2/2.
    let s = f / (f + 2.0);
    let z = s * s;
    let q = polynomial!(
        z,
        0.168_198_244_014_989_92_f64,
        0.181_236_424_209_828_64,
        0.222_233_716_854_712,
        0.285_714_171_297_969_36,
        0.400_000_000_522_735_07,
        0.666_666_666_665_872
    );
    let half_square = 0.5 * f * f;
    // ln 2 in two parts, the product with the upper of which is exact.
    let tail = s * (half_square + z * q) - e * 1.908_214_929_270_587_7e-10;
    e * 0.693_147_180_369_123_8 - (f - (half_square - tail))
}

/// Cosine of `word / 2^32` turns, to 2.5e-7.
#[inline(always)]
pub(super) fn cosine(word: u32) -> f32 {
    // A quarter turn less the distance from angle 0, exactly, in half turns: the cosine is its sine.
    let s = (1_i32 << 30).wrapping_sub(word.cast_signed().wrapping_abs()) as f32 * (1.0 / 2_147_483_648.0);
    // sin(pi s) / s, to 5e-9.
    s * polynomial!(s * s, 0.077_560_39_f32, -0.598_242_1, 2.550_069_7, -5.167_71, f32::consts::PI)
}

/// Cosine of `bits / 2^64` turns, to 7e-16.
#[inline(always)]
pub(super) fn cosine_f64(bits: u64) -> f64 {
    // In turns from half a turn on, exactly; then as above.
    let turns = f64::from_bits(bits >> 12 | 1.0_f64.to_bits()) - 1.5;
    let s = 2.0 * turns.abs() - 0.5;
    // sin(pi s) / s, to 2e-16.
    s * polynomial!(
        s * s,
        -2.112_295_488_455_335_4e-5_f64,
        4.659_776_189_185_479e-4,
        -0.007_370_361_072_429_83,
        0.082_145_878_256_700_92,
        -0.599_264_528_775_725_4,
        2.550_164_039_859_777,
        -5.167_712_780_049_753,
        f64::consts::PI
    )
}
