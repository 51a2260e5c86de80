//! The exponential function.

use super::real::{Real, polynomial};

pub trait Coefficients: Sized + 'static {
    const LOG2_E: Self;
    /// ln 2 in two parts.
    const LN_2: [Self; 2];
    const LOWEST: Self;
    const HIGHEST: Self;
    const EXP: &'static [Self];
}

impl Coefficients for f32 {
    const LOG2_E: Self = core::f32::consts::LOG2_E;
    const LN_2: [Self; 2] = [core::f32::consts::LN_2, -1.904_654_3e-9];
    const LOWEST: Self = -88.0;
    const HIGHEST: Self = 89.0;
    const EXP: &'static [Self] = &[1.0, 1.0, 0.499_999_94, 0.166_665_09, 0.041_668_01, 0.008_370_088, 0.001_385_004_8];
}

impl Coefficients for f64 {
    const LOG2_E: Self = core::f64::consts::LOG2_E;
    const LN_2: [Self; 2] = [core::f64::consts::LN_2, 2.319_046_813_846_299_6e-17];
    const LOWEST: Self = -709.0;
    const HIGHEST: Self = 710.0;
    const EXP: &'static [Self] = &[
        1.0,
        1.0,
        0.500_000_000_000_001_2,
        0.166_666_666_666_664_13,
        0.041_666_666_666_514_515,
        0.008_333_333_333_486_246,
        0.001_388_888_894_820_834_8,
        0.000_198_412_695_409_862_23,
        2.480_148_795_975_774_6e-5,
        2.755_754_119_529_481e-6,
        2.763_220_054_098_905_7e-7,
        2.501_878_384_429_17e-8,
    ];
}

/// `e^x`.
#[inline(always)]
pub fn exp<F: Real>(x: F) -> F {
    let x = if x < F::LOWEST { F::LOWEST } else { x };
    let x = if x > F::HIGHEST { F::HIGHEST } else { x };
    // x = k ln 2 + r, with 2^(k-1) so that the largest results do not overflow on the way.
    let shifter = F::SHIFTER + F::BIAS - F::literal(1.0);
    let t = x.fused(F::LOG2_E, shifter);
    let k = t - shifter;
    let r = (-k).fused(F::LN_2[1], (-k).fused(F::LN_2[0], x));
    let half = polynomial(r, F::EXP) * t.power_from_low_bits();
    half + half
}
