//! The elementary functions of `pymonn::math` against a multiple-precision library: `f64` directly, `f32` by way of `f64`.
//!
//! The short tests look at a sample; the long ones, which the documentation's table of errors comes from, run with
//! `cargo test --release -p pymonn-tests --test reference -- --ignored --nocapture math`.

use std::marker::PhantomData;

use dashu_float::FBig;
use dashu_float::round::mode::HalfEven;
use pymonn::math;
use pymonn::{Kernel, dispatch};

type Big = FBig<HalfEven, 2>;

/// Bits of the reference.
const PRECISION: usize = 160;

/// Units in the last place that a result may be off.
const ALLOWED: f64 = 2.0;

/// One function in both precisions, and what it is exactly.
trait Function {
    const NAME: &'static str;
    /// The arguments for which the result is promised to be within `ALLOWED`.
    const RANGE_F32: (f32, f32);
    const RANGE_F64: (f64, f64);
    /// Where most of what can go wrong is.
    const CENTRE: (f64, f64);
    /// Binary exponent of the largest arguments that are tried.
    const LARGEST: f64;
    fn f32(x: f32) -> f32;
    fn f64(x: f64) -> f64;
    fn exact(x: &Big) -> Big;
}

macro_rules! functions {
    ($($name:ident, $function:expr, $f32:expr, $f64:expr, $centre:expr, $largest:expr, |$x:ident| $exact:expr;)*) => {
        $(
            #[allow(non_camel_case_types, reason = "named after the functions")]
            struct $name;

            impl Function for $name {
                const NAME: &'static str = stringify!($name);
                const RANGE_F32: (f32, f32) = $f32;
                const RANGE_F64: (f64, f64) = $f64;
                const CENTRE: (f64, f64) = $centre;
                const LARGEST: f64 = $largest;

                #[inline(always)]
                fn f32(x: f32) -> f32 {
                    $function(x)
                }

                #[inline(always)]
                fn f64(x: f64) -> f64 {
                    $function(x)
                }

                fn exact($x: &Big) -> Big {
                    $exact
                }
            }
        )*

        #[test]
        fn f64_is_within_two_units() {
            $(check_f64::<$name>(100);)*
        }

        #[test]
        fn f32_is_within_two_units() {
            $(check_f32::<$name>(104_729);)*
        }

        #[test]
        #[ignore = "minutes: f64 at 200,000 numbers for each function"]
        fn f64_at_length() {
            $(println!("f64 {:14} {:.3} units", $name::NAME, check_f64::<$name>(100_000));)*
        }

        #[test]
        #[ignore = "minutes: every f32"]
        fn every_f32() {
            $(println!("f32 {:14} {:.3} units", $name::NAME, check_f32::<$name>(1));)*
        }
    };
}

const ALL_F32: (f32, f32) = (f32::NEG_INFINITY, f32::INFINITY);
const ALL_F64: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
const ANGLES_F32: (f32, f32) = (-1_048_576.0, 1_048_576.0);
const ANGLES_F64: (f64, f64) = (-1_073_741_824.0, 1_073_741_824.0);

functions! {
    exp, math::exp, (-86.98, f32::INFINITY), (-660.0, f64::INFINITY), (-2.0, 2.0), 14.0, |x| x.exp();
    exp_m1, math::exp_m1, ALL_F32, ALL_F64, (-1.5, 1.5), 14.0, |x| x.exp_m1();
    exp2, math::exp2, (-125.49, f32::INFINITY), (-950.0, f64::INFINITY), (-3.0, 3.0), 14.0, |x| (x * ln2()).exp();
    exprel, math::exprel, (f32::NEG_INFINITY, 88.722), (f64::NEG_INFINITY, 709.7), (-1.5, 1.5), 14.0, |x| x.exp_m1() / x;
    exprelr, math::exprelr, (f32::NEG_INFINITY, 88.722), (f64::NEG_INFINITY, 660.0), (-1.5, 1.5), 14.0, |x| x / x.exp_m1();
    sigmoid, math::sigmoid, (-87.3, f32::INFINITY), (-660.0, f64::INFINITY), (-4.0, 4.0), 14.0, |x| one() / (one() + (-x).exp());
    softplus, math::softplus, (-86.2, f32::INFINITY), (-660.0, f64::INFINITY), (-3.0, 3.0), 14.0, |x| softplus_exactly(x);
    tanh, math::tanh, ALL_F32, ALL_F64, (-1.5, 1.5), 14.0, |x| x.tanh();
    ln, math::ln, (1e-45, f32::INFINITY), (1e-320, f64::INFINITY), (0.4, 3.0), 1000.0, |x| x.ln();
    ln_1p, math::ln_1p, (-1.0, f32::INFINITY), (-1.0, f64::INFINITY), (-0.6, 1.5), 1000.0, |x| x.ln_1p();
    log2, math::log2, (1e-45, f32::INFINITY), (1e-320, f64::INFINITY), (0.4, 3.0), 1000.0, |x| x.ln() / ln2();
    sin, math::sin, ANGLES_F32, ANGLES_F64, (-7.0, 7.0), 30.0, |x| x.sin();
    cos, math::cos, ANGLES_F32, ANGLES_F64, (-7.0, 7.0), 30.0, |x| x.cos();
    sin_cos_0, sine, ANGLES_F32, ANGLES_F64, (-7.0, 7.0), 30.0, |x| x.sin();
    sin_cos_1, cosine, ANGLES_F32, ANGLES_F64, (-7.0, 7.0), 30.0, |x| x.cos();
    sin_cos_turns_0, sine_of_turns, ANGLES_F32, ANGLES_F64, (-2.0, 2.0), 30.0, |x| x.sin_unit(1);
    sin_cos_turns_1, cosine_of_turns, ANGLES_F32, ANGLES_F64, (-2.0, 2.0), 30.0, |x| x.cos_unit(1);
}

#[inline(always)]
fn sine<F: math::Real>(x: F) -> F {
    math::sin_cos(x).0
}

#[inline(always)]
fn cosine<F: math::Real>(x: F) -> F {
    math::sin_cos(x).1
}

#[inline(always)]
fn sine_of_turns<F: math::Real>(x: F) -> F {
    math::sin_cos_turns(x).0
}

#[inline(always)]
fn cosine_of_turns<F: math::Real>(x: F) -> F {
    math::sin_cos_turns(x).1
}

fn big(x: f64) -> Big {
    Big::try_from(x).expect("finite").with_precision(PRECISION).value()
}

fn one() -> Big {
    big(1.0)
}

fn ln2() -> Big {
    big(2.0).ln()
}

/// Without numbers beyond the library's range of exponents.
fn softplus_exactly(x: &Big) -> Big {
    if *x > Big::ZERO { x + (-x).exp().ln_1p() } else { x.exp().ln_1p() }
}

/// Numbers from 0 to 1 that repeat after 2^64.
struct Numbers(u64);

impl Numbers {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn within(&mut self, (from, to): (f64, f64)) -> f64 {
        from + (to - from) * self.uniform()
    }
}

/// Tries `count` numbers of the centre and as many of all magnitudes; gives back the largest error.
fn check_f64<T: Function>(count: usize) -> f64 {
    let mut numbers = Numbers(T::NAME.len() as u64);
    let (from, to) = T::RANGE_F64;
    let mut worst = 0.0_f64;
    for i in 0..2 * count {
        let x = if i < count {
            numbers.within(T::CENTRE)
        } else {
            numbers.within((-T::LARGEST.max(66.0), T::LARGEST)).exp2() * if numbers.uniform() < 0.5 { -1.0 } else { 1.0 }
        };
        if x == 0.0 || x <= from || x >= to {
            continue;
        }
        let units = units_f64(T::f64(x), &T::exact(&big(x)));
        assert!(units <= ALLOWED, "{} of {x:?} is {:?}, off by {units} units", T::NAME, T::f64(x));
        worst = worst.max(units);
    }
    worst
}

/// The distance of a result from the exact one, in units of the exact one's last place.
fn units_f64(found: f64, exact: &Big) -> f64 {
    let nearest = exact.to_f64().value();
    if !found.is_finite() || nearest.is_infinite() {
        return if found == nearest { 0.0 } else { f64::INFINITY };
    }
    let unit = f64::from_bits((nearest.to_bits() >> 52 & 0x7ff) << 52) * f64::EPSILON;
    (big(found) - exact).to_f64().value().abs() / unit
}

/// Values of a function and its argument's, in both precisions.
struct Block<T> {
    x: [f32; 256],
    found: [f32; 256],
    reference: [f64; 256],
    function: PhantomData<T>,
}

impl<T: Function> Kernel<0> for Block<T> {
    #[inline(always)]
    fn run(&mut self) {
        for (y, x) in self.found.iter_mut().zip(&self.x) {
            *y = T::f32(*x);
        }
        for (y, x) in self.reference.iter_mut().zip(&self.x) {
            *y = T::f64(f64::from(*x));
        }
    }
}

/// Tries every `step`-th bit pattern; gives back the largest error.
fn check_f32<T: Function>(step: usize) -> f64 {
    let mut worst = 0.0_f64;
    let mut patterns = (0..=u32::MAX).step_by(step).map(f32::from_bits).filter(|x| *x >= T::RANGE_F32.0 && *x <= T::RANGE_F32.1);
    let mut block = Block::<T> { x: [1.0; 256], found: [0.0; 256], reference: [0.0; 256], function: PhantomData };
    loop {
        let mut count = 0;
        for (place, x) in block.x.iter_mut().zip(&mut patterns) {
            *place = x;
            count += 1;
        }
        if count == 0 {
            return worst;
        }
        dispatch(&mut block);
        for ((&x, &found), &reference) in block.x.iter().zip(&block.found).zip(&block.reference).take(count) {
            let units = units_f32(found, reference);
            assert!(units <= ALLOWED, "{} of {x:?} is {found:?}, not {reference:?}: off by {units} units", T::NAME);
            worst = worst.max(units);
        }
    }
}

/// The distance of a result from a much more precise one, in units of the last place.
fn units_f32(found: f32, reference: f64) -> f64 {
    let nearest = reference as f32;
    if !found.is_finite() || nearest.is_infinite() {
        return if found == nearest { 0.0 } else { f64::INFINITY };
    }
    let exponent = f64::from_bits(reference.abs().to_bits() & (0x7ff << 52));
    (f64::from(found) - reference).abs() / exponent.max(f64::from(f32::MIN_POSITIVE)) / f64::from(f32::EPSILON)
}

/// Powers, which have two arguments.
#[test]
fn powers_are_within_two_units() {
    let mut numbers = Numbers(1);
    let mut worst = (0.0_f64, 0.0_f64);
    for i in 0..300 {
        let (x, y) = match i % 3 {
            0 => (numbers.within((0.0, 10.0)), numbers.within((-20.0, 20.0))),
            1 => (numbers.within((0.999, 1.001)), numbers.within((-5e4, 5e4))),
            _ => (numbers.within((-60.0, 60.0)).exp2(), numbers.within((-2.0, 2.0))),
        };
        let exact = (big(y) * big(x).ln()).exp();
        worst.0 = worst.0.max(units_f64(math::pow(x, y), &exact));
        let (x, y) = (x as f32, y as f32);
        let exact = (big(y.into()) * big(x.into()).ln()).exp().to_f64().value();
        if exact > f64::from(f32::MIN_POSITIVE) {
            worst.1 = worst.1.max(units_f32(math::pow(x, y), exact));
        }
    }
    assert!(worst.0 <= ALLOWED && worst.1 <= 1.0, "off by {worst:?} units");
}
