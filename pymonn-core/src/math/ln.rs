//! The natural logarithm.

use super::real::{Real, polynomial};

pub trait Coefficients: Sized + 'static {
    const LN: &'static [Self];
    /// `ln(m) + k ln 2` for `m` between the roots of a half and of two.
    fn ln_of_parts(k: Self, m: Self) -> Self;
}

impl Coefficients for f32 {
    const LN: &'static [Self] =
        &[-0.5, 0.333_333_3, -0.250_008_23, 0.200_012_6, -0.166_233_42, 0.142_010_67, -0.131_596_64, 0.127_659_6, -0.076_410_61];
    #[inline(always)]
    fn ln_of_parts(k: Self, m: Self) -> Self {
        let f = m - 1.0;
        let near = polynomial(f, Self::LN).fused_with(f * f, f);
        k.fused_with(core::f32::consts::LN_2, near)
    }
}

impl Coefficients for f64 {
    const LN: &'static [Self] = &[
        0.666_666_666_666_673_4,
        0.399_999_999_994_166_4,
        0.285_714_287_420_314_2,
        0.222_221_986_043_238_5,
        0.181_835_629_096_351_76,
        0.153_140_828_729_699_1,
        0.147_956_572_090_850_78,
    ];
    #[inline(always)]
    fn ln_of_parts(k: Self, m: Self) -> Self {
        let f = m - 1.0;
        let s = f / (2.0 + f);
        let z = s * s;
        let half_square = 0.5 * f * f;
        let tail = s * polynomial(z, Self::LN).fused_with(z, half_square);
        let low = k.fused_with(2.319_046_813_846_299_6e-17, tail);
        k.fused_with(core::f64::consts::LN_2, f - (half_square - low))
    }
}

trait Fused: Real {
    #[inline(always)]
    fn fused_with(self, factor: Self, term: Self) -> Self {
        self.fused(factor, term)
    }
}
impl<F: Real> Fused for F {}

/// Natural logarithm; `ln(0)` is `-inf`, `ln` of a negative number NaN.
#[inline(always)]
pub fn ln<F: Real>(x: F) -> F {
    let tiny = x < F::LEAST_NORMAL;
    let (k, m) = (if tiny { x * F::TWO_TO_MANTISSA } else { x }).split();
    let k = if tiny { k - F::MANTISSA } else { k };
    let y = F::ln_of_parts(k, m);
    let zero = F::literal(0.0);
    let odd = if x == F::INFINITE { x } else { F::NOT_A_NUMBER };
    let odd = if x == zero { -F::INFINITE } else { odd };
    if x > zero && x < F::INFINITE { y } else { odd }
}
