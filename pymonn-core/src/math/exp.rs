//! The exponential function in its forms.

use super::real::sealed::Primitive;
use super::real::{Real, polynomial};

/// `x = k ln 2 + r` with `r` between minus and plus `ln(2) / 2`; `e^r` from a polynomial, twice, with `2^(k-1)`, so that the
/// largest results do not overflow on the way.
pub trait Exponential: Sized + 'static {
    const LOG2_E: Self;
    /// ln 2 in two parts.
    const LN_2: [Self; 2];
    /// Half of e to this power is infinite already.
    const GREATEST_EXPONENT: Self;
    /// `2 (e^r - 1 - r) / r^2`, least relative error of `e^r`: 3.5e-9, 4.2e-18.
    const EXP: &'static [Self];
    /// `2 (2^r - 1) / r` for `r` in -0.5..=0.5, the first coefficient fixed: 3.0e-9, 1.8e-17.
    const EXP2: &'static [Self];
    /// `(e^x - 1) / 2`, of a number reduced with a quarter of the power.
    fn half_exp_m1(x: Reduced<Self>) -> Self;
}

impl Exponential for f32 {
    const LOG2_E: Self = core::f32::consts::LOG2_E;
    const LN_2: [Self; 2] = [core::f32::consts::LN_2, -1.904_654_2e-9];
    const GREATEST_EXPONENT: Self = 89.0;
    const EXP: &'static [Self] = &[0.999_999_94, 0.333_330_87, 0.083_334_915, 0.016_733_283, 0.002_773_763_1];
    const EXP2: &'static [Self] =
        &[2.0 * core::f32::consts::LN_2, 0.480_452_95, 0.111_007_2, 0.019_237_012, 0.002_678_161_3, 0.000_306_529_43];
    #[inline(always)]
    fn half_exp_m1(x: Reduced<Self>) -> Self {
        let (r, quarter) = (x.r(), x.power);
        let twice = polynomial(r, Self::EXP).fused(r * r, r + r);
        twice.fused(quarter, quarter.fused(2.0, -0.5))
    }
}

impl Exponential for f64 {
    const LOG2_E: Self = core::f64::consts::LOG2_E;
    const LN_2: [Self; 2] = [core::f64::consts::LN_2, 2.319_046_813_846_299_6e-17];
    const GREATEST_EXPONENT: Self = 710.0;
    const EXP: &'static [Self] = &[
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
    const EXP2: &'static [Self] = &[
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
    #[inline(always)]
    fn half_exp_m1(x: Reduced<Self>) -> Self {
        let (r, quarter) = (x.r(), x.power);
        let small = polynomial(r, Self::EXP).fused(r * r, x.minus_k * (2.0 * Self::LN_2[1]));
        let twice_high = x.high + x.high;
        let power_m1 = quarter.fused(2.0, -0.5);
        // Where the powers nearly cancel, this is exact; otherwise `lost` is what it lacks.
        let linear = twice_high.fused(quarter, power_m1);
        let lost = twice_high.fused(quarter, power_m1 - linear);
        small.fused(quarter, lost) + linear
    }
}

#[inline(always)]
pub(super) fn at_most<F: Real>(x: F, limit: F) -> F {
    if x > limit { limit } else { x }
}

#[inline(always)]
pub(super) fn at_least<F: Real>(x: F, limit: F) -> F {
    if x < limit { limit } else { x }
}

/// `x = k ln 2 + high + low`, with `power = 2^(k - less)`.
#[derive(Clone, Copy)]
pub struct Reduced<F> {
    minus_k: F,
    high: F,
    power: F,
}

#[inline(always)]
fn reduced<F: Real>(x: F, less: f64) -> Reduced<F> {
    let less = F::literal(less);
    // Where the power is 0. NaN stays NaN.
    let x = at_least(at_most(x, F::GREATEST_EXPONENT), (less - F::BIAS) * F::LN_2[0]);
    let shifter = F::SHIFTER + F::BIAS - less;
    let t = x.fused(F::LOG2_E, shifter);
    let minus_k = shifter - t;
    // This difference is exact.
    let high = minus_k.fused(F::LN_2[0], x);
    Reduced { minus_k, high, power: t.power_of_low_bits() }
}

impl<F: Real> Reduced<F> {
    /// `high + low`.
    #[inline(always)]
    fn r(self) -> F {
        self.minus_k.fused(F::LN_2[1], self.high)
    }
}

/// `2 (e^r - 1)` and `2^(k - 2)`.
#[inline(always)]
fn parts<F: Real>(x: F) -> (F, F) {
    let reduced = reduced(x, 2.0);
    let r = reduced.r();
    (polynomial(r, F::EXP).fused(r * r, r + r), reduced.power)
}

/// `e^x / 2 + c`, for `c` of at least 0.
#[inline(always)]
pub(super) fn half_exp_plus<F: Real>(x: F, c: f64) -> F {
    let (twice_exp_m1, quarter) = parts(x);
    // The small ones first.
    twice_exp_m1.fused(quarter, F::literal(c)) + (quarter + quarter)
}

/// `(e^x + 1) / 2`, for `x` of at most 0.
#[inline(always)]
pub(super) fn half_exp_p1<F: Real>(x: F) -> F {
    let (twice_exp_m1, quarter) = parts(x);
    twice_exp_m1.fused(quarter, quarter.fused(F::literal(2.0), F::literal(0.5)))
}

/// `(e^x - 1) / 2`.
#[inline(always)]
pub(super) fn half_exp_m1<F: Real>(x: F) -> F {
    F::half_exp_m1(reduced(x, 2.0))
}

/// `e^x`.
#[inline(always)]
pub fn exp<F: Real>(x: F) -> F {
    let reduced = reduced(x, 1.0);
    let (r, half) = (reduced.r(), reduced.power);
    let two = F::literal(2.0);
    polynomial(r, F::EXP).fused(r, two).fused(r, two) * half
}

/// `e^x - 1`, exact to the last bits near 0 too.
#[inline(always)]
pub fn exp_m1<F: Real>(x: F) -> F {
    let half = half_exp_m1(x);
    (half + half).with_sign_of(x)
}

/// `2^x`.
#[inline(always)]
pub fn exp2<F: Real>(x: F) -> F {
    let x = at_least(at_most(x, F::BIAS + F::literal(2.0)), F::literal(1.0) - F::BIAS);
    let shifter = F::SHIFTER + F::BIAS - F::literal(1.0);
    let t = x + shifter;
    let r = x - (t - shifter);
    polynomial(r, F::EXP2).fused(r, F::literal(2.0)) * t.power_of_low_bits()
}
