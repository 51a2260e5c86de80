//! The exponential function.

use super::real::{Real, at_least, at_most, fma, polynomial};

/// `x = k ln 2 + r` with `r` between minus and plus a half of ln 2; then `e^x` is `2^k e^r`, `e^r` a polynomial.
///
/// Coefficients here and in the other files are minimax (Remez' exchange in 60 digits), rounded one after another from the first
/// on, the others fitted again each time. The errors that stand with them are the largest on the interval, before the rounding
/// of the evaluation.
pub trait Exponential: Sized + 'static {
    /// ln 2 in two parts.
    const LN_2_PARTS: [Self; 2];
    /// `2 (e^r - 1 - r) / r^2`. Relative error of `e^r - 1`: 2.6e-8, 1.9e-17. In `f32` it could be 1.4e-8: the coefficients are
    /// those around it that give [`exprelr`](super::exprelr) and [`tanh`](super::tanh) the least error over all arguments.
    const EXP_REST: &'static [Self];
    /// `2 (2^r - 1) / r` for `r` between minus and plus a half. Relative error of `2^r`: 3.0e-9, 4.1e-18.
    const EXP2_REST: &'static [Self];
    /// `(e^x - 1) / 2` from `x` in parts of which the power is a quarter.
    fn half_exp_m1(x: Parts<Self>) -> Self;
}

impl Exponential for f32 {
    const LN_2_PARTS: [Self; 2] = [core::f32::consts::LN_2, -1.904_654_2e-9];
    const EXP_REST: &'static [Self] = &[1.0, 0.333_330_3, 0.083_335_61, 0.016_737_895, 0.002_760_87];
    const EXP2_REST: &'static [Self] =
        &[2.0 * core::f32::consts::LN_2, 0.480_452_95, 0.111_007_2, 0.019_237_012, 0.002_678_161_3, 0.000_306_529_43];

    #[inline(always)]
    fn half_exp_m1(x: Parts<Self>) -> Self {
        fma(x.twice_exp_m1(), x.power, fma(x.power, 2.0, -0.5))
    }
}

impl Exponential for f64 {
    const LN_2_PARTS: [Self; 2] = [core::f64::consts::LN_2, 2.319_046_813_846_299_6e-17];
    const EXP_REST: &'static [Self] = &[
        1.000_000_000_000_001,
        0.333_333_333_333_332_1,
        0.083_333_333_333_146_17,
        0.016_666_666_666_765_004,
        0.002_777_777_786_551_933_3,
        0.000_396_825_394_625_74,
        4.960_300_756_215_98e-5,
        5.511_479_533_216_787e-6,
        5.525_331_795_016_745e-7,
        5.011_373_364_453_728_6e-8,
    ];
    const EXP2_REST: &'static [Self] = &[
        2.0 * core::f64::consts::LN_2,
        0.480_453_013_918_202_17,
        0.111_008_217_329_643_44,
        0.019_236_258_215_203_21,
        0.002_666_711_629_309_306,
        0.000_308_070_608_980_705_13,
        3.050_546_726_737_633_5e-5,
        2.643_087_767_411_604_6e-6,
        2.035_632_035_614_742_4e-7,
        1.414_646_551_700_878_8e-8,
        8.877_684_152_040_705e-10,
    ];

    // The low part of ln 2 is as much as half of the last bit of `r`, which would be lost where the powers nearly cancel.
    #[inline(always)]
    fn half_exp_m1(x: Parts<Self>) -> Self {
        let small = fma(polynomial(x.r, Self::EXP_REST), x.r * x.r, x.minus_k * (2.0 * Self::LN_2_PARTS[1]));
        let high = x.high + x.high;
        let power_m1 = fma(x.power, 2.0, -0.5);
        let linear = fma(high, x.power, power_m1);
        let lost = fma(high, x.power, power_m1 - linear);
        fma(small, x.power, lost) + linear
    }
}

/// `x = k ln 2 + r` and `2^k`, or a half or quarter of it.
#[derive(Clone, Copy)]
pub struct Parts<F> {
    minus_k: F,
    /// `r`, but for the low part of ln 2.
    high: F,
    r: F,
    power: F,
}

impl<F: Real> Parts<F> {
    /// The power is `2^(k - less)`, since `2^k` overflows before `e^x` does; 0 where `x` is too small for it. `x` counts as
    /// no more than `end`.
    #[inline(always)]
    fn of(x: F, end: F, less: f64) -> Self {
        let less = F::literal(less);
        let x = at_least(at_most(x, end), (less - F::BIAS) * F::LN_2_PARTS[0]);
        let shifter = F::SHIFTER + F::BIAS - less;
        let t = fma(x, F::literal(core::f64::consts::LOG2_E), shifter);
        let minus_k = shifter - t;
        // This difference is exact.
        let high = fma(minus_k, F::LN_2_PARTS[0], x);
        Self { minus_k, high, r: fma(minus_k, F::LN_2_PARTS[1], high), power: F::power_of_low_bits(t) }
    }

    /// `2 (e^r - 1)`.
    #[inline(always)]
    fn twice_exp_m1(self) -> F {
        fma(polynomial(self.r, F::EXP_REST), self.r * self.r, self.r + self.r)
    }
}

/// An exponent whose power of e is infinite, but a half of it is not.
#[inline(always)]
pub(super) fn exp_end<F: Real>() -> F {
    (F::BIAS + F::literal(1.3)) * F::LN_2_PARTS[0]
}

/// `e^x / 2 + c`, for `c` of at least 0.
#[inline(always)]
pub(super) fn half_exp_plus<F: Real>(x: F, c: f64) -> F {
    // Here the half overflows too.
    let end = (F::BIAS + F::literal(1.9)) * F::LN_2_PARTS[0];
    let x = Parts::of(x, end, 2.0);
    let (half, c) = (x.power + x.power, F::literal(c));
    // The greatest last.
    fma(x.twice_exp_m1(), x.power, at_most(c, half)) + at_least(c, half)
}

/// `(e^x + 1) / 2`, for `x` of at most 0.
#[inline(always)]
pub(super) fn half_exp_p1<F: Real>(x: F) -> F {
    let x = Parts::of(x, exp_end(), 2.0);
    fma(x.twice_exp_m1(), x.power, fma(x.power, F::literal(2.0), F::literal(0.5)))
}

/// `(e^x - 1) / 2`.
#[inline(always)]
pub(super) fn half_exp_m1<F: Real>(x: F) -> F {
    F::half_exp_m1(Parts::of(x, exp_end(), 2.0))
}

/// `e^x`.
///
/// Infinite from 88.7228 on (`f64`: 709.7827); 0 below -86.989 (-708.05), where the result would be less than 1.42 times the least
/// normal number.
#[inline(always)]
pub fn exp<F: Real>(x: F) -> F {
    let x = Parts::of(x, exp_end(), 1.0);
    let two = F::literal(2.0);
    fma(fma(polynomial(x.r, F::EXP_REST), x.r, two), x.r, two) * x.power
}

/// `e^x - 1`, as precise near 0 as elsewhere.
#[inline(always)]
pub fn exp_m1<F: Real>(x: F) -> F {
    let half = half_exp_m1(x);
    F::with_sign(half + half, x)
}

/// `2^x`; exact for an integer.
///
/// Infinite from 128 on (`f64`: 1024); 0 below -125.5 (-1021.5).
#[inline(always)]
pub fn exp2<F: Real>(x: F) -> F {
    let x = at_least(at_most(x, F::BIAS + F::literal(1.5)), F::literal(1.0) - F::BIAS);
    let shifter = F::SHIFTER + (F::BIAS - F::literal(1.0));
    let t = x + shifter;
    let r = x - (t - shifter);
    fma(polynomial(r, F::EXP2_REST), r, F::literal(2.0)) * F::power_of_low_bits(t)
}
