//! Powers.

use super::ln::{LN_F64, split};
use super::real::sealed::Primitive;
use super::real::{Real, at_least, at_most, fma, polynomial};

/// `2^(y log2(x))`: for `f32` in `f64`, for `f64` with the logarithm in two parts.
pub trait Power: Sized + 'static {
    /// `|x|^y`.
    fn power_of_magnitude(x: Self, y: Self) -> Self;
}

/// `log2(1 + f) / f` for `1 + f` between the roots of a half and of two. Relative error: 1.0e-10.
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

/// `(2^r - 1) / r` for `r` between minus and plus a half. Relative error of `2^r`: 2.0e-9.
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
        let x = f64::from(x.abs());
        let (k, m) = f64::exponent_and_mantissa(x);
        let f = m - 1.0;
        let z = exponent(x, f64::from(y), fma(polynomial(f, LOG2), f, k));
        // Beyond these bounds, the result is 0 or infinite.
        let z = at_least(at_most(z, 130.0), -160.0);
        let shifter = f64::SHIFTER + f64::BIAS;
        let t = z + shifter;
        let r = z - (t - shifter);
        (fma(polynomial(r, EXP2), r, 1.0) * f64::power_of_low_bits(t)) as f32
    }
}

impl Power for f64 {
    #[inline(always)]
    fn power_of_magnitude(x: Self, y: Self) -> Self {
        use super::exp::Exponential;
        let x = x.abs();
        let (log2, log2_low) = log2_in_two_parts(x);
        let product = exponent(x, y, log2);
        let z = at_least(at_most(product, 1024.5), -1022.0);
        // Beyond these bounds it may be infinite less infinite.
        let low = if z == product && product != 0.0 { fma(y, log2_low, fma(y, log2, -product)) } else { 0.0 };
        let shifter = Self::SHIFTER + (Self::BIAS - 1.0);
        let t = z + shifter;
        let r = z - (t - shifter) + low;
        fma(polynomial(r, Self::EXP2_REST), r, 2.0) * Self::power_of_low_bits(t)
    }
}

/// `log2(x)` with about 13 bits more than a number has.
#[inline(always)]
fn log2_in_two_parts(x: f64) -> (f64, f64) {
    let (k, f) = split(x);
    // s = f / (2 + f)
    let d = 2.0 + f;
    let d_low = f - (d - 2.0);
    let reciprocal = 1.0 / d;
    let s = f * reciprocal;
    let s_low = fma(-s, d_low, fma(-s, d, f)) * reciprocal;
    // t = s^2 (2/3 + ...)
    let square = s * s;
    let square_low = fma(s + s, s_low, fma(s, s, -square));
    let t = square * LN_F64[0];
    let rest = polynomial(square, &LN_F64[1..]) * square;
    let t_low = fma(square, LN_F64[0], -t) + fma(square_low, LN_F64[0], square * rest);
    // ln(1 + f) = 2 s + s t
    let st = s * t;
    let st_low = fma(s, t_low, fma(s_low, t, fma(s, t, -st)));
    let ln = (s + s) + st;
    let ln_low = ((s + s) - ln + st) + (st_low + (s_low + s_low));
    // In base 2, and the exponent.
    let (log2_e, log2_e_low) = (core::f64::consts::LOG2_E, 2.035_527_374_093_103_3e-17);
    let near = ln * log2_e;
    let near_low = fma(ln_low, log2_e, fma(ln, log2_e_low, fma(ln, log2_e, -near)));
    let sum = k + near;
    (sum, (k - sum + near) + near_low)
}

/// `y log2(x)`, given the logarithm of a positive and finite `x`; 0 if `x` is 1 or `y` is 0, whatever the other is.
#[inline(always)]
fn exponent(x: f64, y: f64, log2: f64) -> f64 {
    let log2 = if x < f64::INFINITY { log2 } else { x };
    let log2 = if x == 0.0 { f64::NEG_INFINITY } else { log2 };
    if log2 == 0.0 || y == 0.0 { 0.0 } else { y * log2 }
}

/// `x^y`.
///
/// A negative `x` has powers if `y` is an integer, NaN otherwise (minus infinity too, in which it differs from `powf`). In `f64`,
/// 0 where the result would be less than 1.42 times the least normal number.
#[inline(always)]
pub fn pow<F: Real>(x: F, y: F) -> F {
    let magnitude = F::power_of_magnitude(x, y);
    let (integer, odd) = parity(F::magnitude(y));
    let signed = if odd { F::with_sign(magnitude, x) } else { magnitude };
    if x < F::literal(0.0) && !integer { F::NOT_A_NUMBER } else { signed }
}

/// Whether a number of at least 0 is an integer, and whether it is an odd one.
#[inline(always)]
fn parity<F: Real>(y: F) -> (bool, bool) {
    let rounded = y + F::ALL_INTEGERS;
    let all_integers = y >= F::ALL_INTEGERS;
    let with_units = if all_integers { y } else { rounded };
    let odd = F::low_bit(with_units) && y < F::ALL_INTEGERS + F::ALL_INTEGERS;
    let integer = all_integers || rounded - F::ALL_INTEGERS == y;
    (integer, odd && integer)
}
