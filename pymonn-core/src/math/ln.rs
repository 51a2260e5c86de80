//! Logarithms.

use super::real::{Real, fma, polynomial};

/// `x = 2^k (1 + f)` with `1 + f` between the roots of a half and of two.
pub trait Logarithm: Sized + 'static {
    /// `k ln 2 + ln(1 + f)`.
    fn ln_of_parts(k: Self, f: Self) -> Self;
}

/// `(ln(1 + f) - f) / f^2`, the first coefficient fixed. Relative error of `ln(1 + f)`: 5.9e-9.
const LN_F32: &[f32] =
    &[-0.5, 0.333_333_3, -0.250_008_2, 0.200_012_42, -0.166_234_1, 0.142_015_89, -0.131_596_06, 0.127_621_08, -0.076_362_73];

impl Logarithm for f32 {
    #[inline(always)]
    fn ln_of_parts(k: Self, f: Self) -> Self {
        // What `f32` lacks of ln 2 is a fortieth of its last bit.
        fma(k, core::f32::consts::LN_2, fma(polynomial(f, LN_F32), f * f, f))
    }
}

/// `(2 atanh(s) - 2 s) / s^3` in powers of `s^2`. Relative error of `2 atanh(s)`: 1.2e-18.
pub(super) const LN_F64: &[f64] = &[
    0.666_666_666_666_673_4,
    0.399_999_999_994_166_4,
    0.285_714_287_420_314_2,
    0.222_221_986_043_238_5,
    0.181_835_629_096_351_76,
    0.153_140_828_729_699_1,
    0.147_956_572_090_850_78,
];

impl Logarithm for f64 {
    #[inline(always)]
    fn ln_of_parts(k: Self, f: Self) -> Self {
        // ln(1 + f) = 2 atanh(s) = 2 s + ..., and 2 s = f - s f.
        let s = f / (2.0 + f);
        let square = s * s;
        let f_less = fma(s, fma(polynomial(square, LN_F64), -square, f), k * -2.319_046_813_846_299_6e-17);
        fma(k, core::f64::consts::LN_2, f - f_less)
    }
}

/// Natural logarithm: minus infinity at 0, NaN for a negative number.
#[inline(always)]
pub fn ln<F: Real>(x: F) -> F {
    let (k, f) = split(x);
    with_special_cases(x, F::ln_of_parts(k, f))
}

/// Binary logarithm, as [`ln`]; exact for a power of two.
#[inline(always)]
pub fn log2<F: Real>(x: F) -> F {
    let (k, f) = split(x);
    let near = F::ln_of_parts(F::literal(0.0), f);
    with_special_cases(x, fma(near, F::literal(core::f64::consts::LOG2_E), k))
}

/// `ln(1 + x)`, as precise near 0 as elsewhere: minus infinity at -1, NaN below.
#[inline(always)]
pub fn ln_1p<F: Real>(x: F) -> F {
    let y = with_special_cases(x + F::literal(1.0), near_one(x));
    // So small numbers would lose bits.
    if x * x == F::literal(0.0) { x } else { y }
}

/// `ln(1 + x)` for a finite `x` above -1.
#[inline(always)]
pub(super) fn near_one<F: Real>(x: F) -> F {
    let (one, two, quarter) = (F::literal(1.0), F::literal(2.0), F::literal(0.25));
    let (k, _) = F::exponent_and_mantissa(x + one);
    // f = (1 + x) 2^-k - 1, rounded once. 2^-k alone may be too small to be normal.
    let power = F::power_of_low_bits(F::SHIFTER + (F::BIAS + two) - k);
    F::ln_of_parts(k, fma(x * quarter, power, fma(power, quarter, -one)))
}

/// `k` and `f` of `x = 2^k (1 + f)`.
#[inline(always)]
pub(super) fn split<F: Real>(x: F) -> (F, F) {
    let (one, zero) = (F::literal(1.0), F::literal(0.0));
    let subnormal = x < F::LEAST_NORMAL;
    let scale = if subnormal { F::ALL_INTEGERS } else { one };
    let less = if subnormal { F::MANTISSA } else { zero };
    let (k, m) = F::exponent_and_mantissa(x * scale);
    (k - less, m - one)
}

/// A logarithm of `x`, which is `y` for a positive and finite `x`.
#[inline(always)]
fn with_special_cases<F: Real>(x: F, y: F) -> F {
    let zero = F::literal(0.0);
    let y = if x == F::INFINITE { x } else { y };
    let not_positive = if x == zero { -F::INFINITE } else { F::NOT_A_NUMBER };
    if x > zero { y } else { not_positive }
}
