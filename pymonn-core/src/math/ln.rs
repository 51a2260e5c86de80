//! Logarithms.

use super::real::sealed::Primitive;
use super::real::{Real, polynomial};

/// `x = 2^k (1 + f)` with `1 + f` between the roots of a half and of two.
pub trait Logarithm: Sized + 'static {
    /// `k ln 2 + ln(1 + f)`.
    fn ln_of_parts(k: Self, f: Self) -> Self;
}

/// `(ln(1 + f) - f) / f^2`.
const LN_F32: &[f32] =
    &[-0.5, 0.333_333_3, -0.250_008_23, 0.200_012_6, -0.166_233_42, 0.142_010_67, -0.131_596_64, 0.127_659_6, -0.076_410_61];

impl Logarithm for f32 {
    #[inline(always)]
    fn ln_of_parts(k: Self, f: Self) -> Self {
        // The low part of ln 2 is too small to count.
        k.fused(core::f32::consts::LN_2, polynomial(f, LN_F32).fused(f * f, f))
    }
}

/// `(2 atanh(s) - 2 s) / s^3` in powers of `s^2`.
const LN_F64: &[f64] = &[
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
        // ln(1 + f) = 2 atanh(s), and 2 s = f - s f.
        let s = f / (2.0 + f);
        let square = s * s;
        let beyond_f = s.fused(polynomial(square, LN_F64).fused(-square, f), k * -2.319_046_813_846_299_6e-17);
        k.fused(core::f64::consts::LN_2, f - beyond_f)
    }
}

/// Natural logarithm; `ln(0)` is `-inf`, `ln` of a negative number NaN.
#[inline(always)]
pub fn ln<F: Real>(x: F) -> F {
    let (k, f) = split(x);
    with_specials(x, F::ln_of_parts(k, f))
}

/// Binary logarithm.
#[inline(always)]
pub fn log2<F: Real>(x: F) -> F {
    let (k, f) = split(x);
    with_specials(x, F::ln_of_parts(F::literal(0.0), f).fused(F::LOG2_E, k))
}

/// `ln(1 + x)`, exact to the last bits near 0 too.
#[inline(always)]
pub fn ln_1p<F: Real>(x: F) -> F {
    with_specials(x + F::literal(1.0), near_one(x)).with_sign_of(x)
}

/// `ln(1 + x)` for `x > -1`.
#[inline(always)]
pub(super) fn near_one<F: Real>(x: F) -> F {
    let one = F::literal(1.0);
    let (k, _) = (x + one).exponent_and_mantissa();
    // 2^-k alone may be too small a number.
    let scale = (k - F::literal(2.0)).power_of_minus();
    let quarter = F::literal(0.25);
    F::ln_of_parts(k, (x * quarter).fused(scale, scale.fused(quarter, -one)))
}

#[inline(always)]
fn split<F: Real>(x: F) -> (F, F) {
    let (one, zero) = (F::literal(1.0), F::literal(0.0));
    let tiny = x < F::LEAST_NORMAL;
    let scale = if tiny { F::ALL_INTEGERS } else { one };
    let less = if tiny { F::MANTISSA } else { zero };
    let (k, m) = (x * scale).exponent_and_mantissa();
    (k - less, m - one)
}

#[inline(always)]
fn with_specials<F: Real>(x: F, y: F) -> F {
    let zero = F::literal(0.0);
    let y = if x == F::INFINITE { x } else { y };
    let odd = if x == zero { -F::INFINITE } else { F::NOT_A_NUMBER };
    if x > zero { y } else { odd }
}
