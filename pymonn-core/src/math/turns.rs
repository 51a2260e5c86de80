//! Sine and cosine of an angle in turns.

use super::real::{Real, polynomial};

pub trait Coefficients: Sized + 'static {
    /// `sin(2 pi f) / f` in powers of `f^2`.
    const SIN: &'static [Self];
    /// `cos(2 pi f)` in powers of `f^2`.
    const COS: &'static [Self];
}

impl Coefficients for f32 {
    const SIN: &'static [Self] = &[core::f32::consts::TAU, -41.341_866, 81.625_626, -76.774_956];
    const COS: &'static [Self] = &[1.0, -19.739_208, 64.939_15, -85.424_52, 58.621_06];
}

impl Coefficients for f64 {
    const SIN: &'static [Self] = &[
        core::f64::consts::TAU,
        -41.341_702_240_398_59,
        81.605_249_275_161_63,
        -76.705_859_488_463_8,
        42.058_658_276_847_33,
        -15.092_277_860_613_395,
        3.748_218_706_260_879_6,
    ];
    const COS: &'static [Self] = &[
        1.0,
        -19.739_208_802_178_716,
        64.939_394_022_666_68,
        -85.456_817_205_989_25,
        60.244_641_227_236_336,
        -26.426_241_132_391_304,
        7.902_629_274_286_38,
        -1.688_298_186_075_170_2,
    ];
}

/// `(sin(2 pi u), cos(2 pi u))`: the reduction of `u` is exact.
#[inline(always)]
pub fn sin_cos_turns<F: Real>(u: F) -> (F, F) {
    let t = u.fused(F::literal(4.0), F::SHIFTER);
    let f = (t - F::SHIFTER).fused(F::literal(-0.25), u);
    let square = f * f;
    let sin = f * polynomial(square, F::SIN);
    let cos = polynomial(square, F::COS);
    let swap = t.low_bit_set();
    let (s, c) = if swap { (cos, sin) } else { (sin, cos) };
    // The cosine's sign changes one quadrant earlier.
    let next = t + F::literal(1.0);
    (s.flip_by_second_bit(t), c.flip_by_second_bit(next))
}
