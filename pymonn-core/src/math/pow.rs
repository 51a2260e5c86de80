//! Powers.

use super::exp::{Exponential, at_least, at_most};
use super::ln::{LN_F64, split};
use super::real::{Real, polynomial};
use super::real::sealed::Primitive;

/// `|x|^y`: in `f32` by way of `f64`, in `f64` with the logarithm in two parts, of which the second holds what the first lacks.
pub trait Power: Sized + 'static {
    fn power_of_magnitude(x: Self, y: Self) -> Self;
}

/// `log2(1 + f) / f`.
const LOG2: &[f64] = &[
    1.442_695_040_939_424_8,
    -0.721_347_525_214_373_2,
    0.480_898_320_686_448_94,
    -0.360_672_800_179_455_97,
    0.288_540_647_070_368_9,
    -0.240_504_195_754_586_45,
    0.206_096_166_522_136_86,
    -0.179_046_485_598_880_6,
    0.159_002_298_807_432,
    -0.156_986_218_677_318_8,
    0.154_855_691_339_668,
    -0.086_335_898_449_457_24,
];

/// `(2^r - 1) / r`.
const EXP2: &[f64] = &[
    0.693_147_202_855_981_9,
    0.240_226_479_147_675_53,
    0.055_503_324_682_329_06,
    0.009_618_437_334_700_644,
    0.001_339_887_560_204_401_9,
    0.000_153_533_540_597_928_97,
];

impl Power for f32 {
    #[inline(always)]
    fn power_of_magnitude(x: Self, y: Self) -> Self {
        let x = f64::from(x.magnitude());
        let (k, m) = x.exponent_and_mantissa();
        let f = m - 1.0;
        // Beyond these bounds, the result is 0 or infinite.
        let z = at_least(at_most(exponent(x, f64::from(y), polynomial(f, LOG2).fused(f, k)), 130.0), -160.0);
        let t = z + (f64::SHIFTER + f64::BIAS);
        let r = z - (t - (f64::SHIFTER + f64::BIAS));
        (polynomial(r, EXP2).fused(r, 1.0) * t.power_of_low_bits()) as f32
    }
}

impl Power for f64 {
    #[inline(always)]
    fn power_of_magnitude(x: Self, y: Self) -> Self {
        let x = x.magnitude();
        let (high, low) = log2_in_two_parts(x);
        let product = exponent(x, y, high);
        // Beyond the range, the low part may be infinite less infinite.
        let clamped = at_least(at_most(product, 1025.0), -1080.0);
        let rest = if clamped == product && product != 0.0 { y.fused(low, y.fused(high, -product)) } else { 0.0 };
        let shifter = Self::SHIFTER + (Self::BIAS - 1.0);
        let t = at_least(clamped, 1.0 - Self::BIAS) + shifter;
        let r = clamped - (t - shifter) + rest;
        polynomial(r, Self::EXP2).fused(r, 2.0) * t.power_of_low_bits()
    }
}

#[inline(always)]
fn log2_in_two_parts(x: f64) -> (f64, f64) {
    let (k, f) = split(x);
    // s + s_low = f / (2 + f)
    let d = 2.0 + f;
    let d_low = f - (d - 2.0);
    let reciprocal = 1.0 / d;
    let s = f * reciprocal;
    let s_low = (-s).fused(d_low, (-s).fused(d, f)) * reciprocal;
    // t + t_low = s^2 (2/3 + ...)
    let square = s * s;
    let square_low = (s + s).fused(s_low, s.fused(s, -square));
    let c = LN_F64[0];
    let t = square * c;
    let higher = polynomial(square, &LN_F64[1..]) * square;
    let t_low = square.fused(c, -t) + square_low.fused(c, square * higher);
    // ln(1 + f) = 2 s + s t
    let st = s * t;
    let st_low = s.fused(t_low, s_low.fused(t, s.fused(t, -st)));
    let high = (s + s) + st;
    let low = ((s + s) - high + st) + (st_low + (s_low + s_low));
    // In base 2, and the exponent.
    let [l, l_low] = [core::f64::consts::LOG2_E, 2.035_527_374_093_103_3e-17];
    let product = high * l;
    let product_low = low.fused(l, high.fused(l_low, high.fused(l, -product)));
    let sum = k + product;
    (sum, (k - sum + product) + product_low)
}

/// `y log2(x)`; 0 for what is 1 to any power and for any number to the power of 0.
#[inline(always)]
fn exponent(x: f64, y: f64, log2: f64) -> f64 {
    let log2 = if x < f64::INFINITY { log2 } else { x };
    let log2 = if x == 0.0 { f64::NEG_INFINITY } else { log2 };
    if log2 == 0.0 || y == 0.0 { 0.0 } else { y * log2 }
}

/// `x^y`.
#[inline(always)]
pub fn pow<F: Real>(x: F, y: F) -> F {
    let magnitude = F::power_of_magnitude(x, y);
    let (integer, odd) = parity(y.magnitude());
    let signed = if odd { magnitude.with_sign_of(x) } else { magnitude };
    if x < F::literal(0.0) && !integer { F::NOT_A_NUMBER } else { signed }
}

/// Whether a positive number is an integer, and whether it is an odd one.
#[inline(always)]
fn parity<F: Real>(y: F) -> (bool, bool) {
    let rounded = y + F::ALL_INTEGERS;
    let all_integers = y >= F::ALL_INTEGERS;
    let with_units = if all_integers { y } else { rounded };
    let odd = with_units.is_low_bit_odd() && y < F::ALL_INTEGERS + F::ALL_INTEGERS;
    (all_integers || rounded - F::ALL_INTEGERS == y, odd)
}
