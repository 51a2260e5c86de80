//! Special values, exact cases, order, and the same bits from every instruction set. Errors are measured against a
//! multiple-precision library in `tests/reference/math.rs`.

use super::*;

/// Bit patterns all over the range of a type.
fn patterns_f32() -> impl Iterator<Item = f32> {
    (0..=u32::MAX).step_by(65_521).map(f32::from_bits)
}

fn patterns_f64() -> impl Iterator<Item = f64> {
    (0..=u64::MAX).step_by(281_474_976_710_597).map(f64::from_bits)
}

/// Compares function values with what they must be, bit for bit; NaN is NaN.
macro_rules! special {
    ($float:ident: $($function:ident($($x:expr),+) = $y:expr;)*) => {$({
        let (found, expected): ($float, $float) = ($function($($x),+), $y);
        assert!(
            found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(),
            "{}{:?} is {found:?}, not {expected:?}", stringify!($function), ($($x,)+)
        );
    })*};
}

macro_rules! special_values {
    ($name:ident, $float:ident) => {
        #[test]
        fn $name() {
            const NAN: $float = $float::NAN;
            const INF: $float = $float::INFINITY;
            const MAX: $float = $float::MAX;
            const LEAST: $float = $float::MIN_POSITIVE;
            const TINY: $float = LEAST / 16.0;
            // What payloads of NaN there are must not matter.
            let odd_nan = $float::from_bits(NAN.to_bits() | 0xa5a);
            special! { $float:
                exp(0.0) = 1.0; exp(-0.0) = 1.0; exp(INF) = INF; exp(MAX) = INF; exp(-INF) = 0.0; exp(-MAX) = 0.0; exp(TINY) = 1.0;
                exp(NAN) = NAN; exp(odd_nan) = NAN; exp(-odd_nan) = NAN;
                exp_m1(0.0) = 0.0; exp_m1(-0.0) = -0.0; exp_m1(INF) = INF; exp_m1(MAX) = INF; exp_m1(-INF) = -1.0;
                exp_m1(-MAX) = -1.0; exp_m1(TINY) = TINY; exp_m1(-TINY) = -TINY; exp_m1(NAN) = NAN; exp_m1(odd_nan) = NAN;
                exp2(0.0) = 1.0; exp2(INF) = INF; exp2(MAX) = INF; exp2(-INF) = 0.0; exp2(-MAX) = 0.0; exp2(NAN) = NAN;
                exp2(odd_nan) = NAN; exp2(-3.0) = 0.125; exp2(10.0) = 1024.0;
                ln(1.0) = 0.0; ln(0.0) = -INF; ln(-0.0) = -INF; ln(INF) = INF; ln(-INF) = NAN; ln(-1.0) = NAN; ln(-TINY) = NAN;
                ln(NAN) = NAN; ln(odd_nan) = NAN; ln(-odd_nan) = NAN;
                log2(1.0) = 0.0; log2(8.0) = 3.0; log2(0.25) = -2.0; log2(0.0) = -INF; log2(INF) = INF; log2(-1.0) = NAN;
                log2(NAN) = NAN; log2(LEAST) = LEAST.log2().round(); log2(TINY) = LEAST.log2().round() - 4.0;
                ln_1p(0.0) = 0.0; ln_1p(-0.0) = -0.0; ln_1p(-1.0) = -INF; ln_1p(-2.0) = NAN; ln_1p(-INF) = NAN; ln_1p(INF) = INF;
                ln_1p(NAN) = NAN; ln_1p(TINY) = TINY;
                tanh(0.0) = 0.0; tanh(-0.0) = -0.0; tanh(INF) = 1.0; tanh(-INF) = -1.0; tanh(MAX) = 1.0; tanh(NAN) = NAN;
                tanh(odd_nan) = NAN;
                sigmoid(0.0) = 0.5; sigmoid(INF) = 1.0; sigmoid(MAX) = 1.0; sigmoid(-INF) = 0.0; sigmoid(-MAX) = 0.0;
                sigmoid(NAN) = NAN; sigmoid(odd_nan) = NAN;
                softplus(INF) = INF; softplus(MAX) = MAX; softplus(-INF) = 0.0; softplus(-MAX) = 0.0; softplus(NAN) = NAN;
                exprel(0.0) = 1.0; exprel(-0.0) = 1.0; exprel(TINY) = 1.0; exprel(-TINY) = 1.0; exprel(LEAST) = 1.0;
                exprel(INF) = INF; exprel(MAX) = INF; exprel(-INF) = 0.0; exprel(-MAX) = 1.0 / MAX; exprel(NAN) = NAN;
                exprelr(0.0) = 1.0; exprelr(-0.0) = 1.0; exprelr(TINY) = 1.0; exprelr(-TINY) = 1.0; exprelr(LEAST) = 1.0;
                exprelr(INF) = 0.0; exprelr(MAX) = 0.0; exprelr(-INF) = INF; exprelr(-MAX) = MAX; exprelr(NAN) = NAN;
                exprelr(odd_nan) = NAN;
                sin(0.0) = 0.0; sin(TINY) = TINY; sin(INF) = NAN; sin(-INF) = NAN; sin(MAX) = NAN; sin(NAN) = NAN; sin(odd_nan) = NAN;
                cos(0.0) = 1.0; cos(TINY) = 1.0; cos(INF) = NAN; cos(MAX) = NAN; cos(NAN) = NAN;
                sqrt(4.0) = 2.0; sqrt(-0.0) = -0.0; sqrt(-1.0) = NAN; sqrt(INF) = INF; sqrt(NAN) = NAN;
            }
            assert_eq!(sin_cos::<$float>(0.0), (0.0, 1.0));
            for x in [NAN, INF, -INF, MAX] {
                let (a, b) = (sin_cos(x), sin_cos_turns(x));
                assert!([a.0, a.1, b.0, b.1].iter().all(|y| y.is_nan()));
            }
            // Quarter turns are exact.
            for (quarter, expected) in [(0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0)].into_iter().enumerate() {
                for turns in [0.0, 1.0, 5.0, 1000.0, 262_144.0] {
                    assert_eq!(sin_cos_turns(turns + quarter as $float / 4.0), expected);
                }
                assert_eq!(sin_cos_turns(quarter as $float / 4.0 - 77.0), expected);
            }
        }
    };
}

special_values!(special_values_f32, f32);
special_values!(special_values_f64, f64);

#[test]
fn powers_of_two_are_exact() {
    for k in -125..128 {
        assert_eq!(exp2(k as f32), f32::from_bits(((k + 127) as u32) << 23));
        assert_eq!(log2(f32::from_bits(((k + 127) as u32) << 23)), k as f32);
    }
    for k in -1021..1024_i64 {
        assert_eq!(exp2(k as f64), f64::from_bits(((k + 1023) as u64) << 52));
        assert_eq!(log2(f64::from_bits(((k + 1023) as u64) << 52)), k as f64);
    }
}

/// Where results become infinite or 0, as the documentation has it.
#[test]
fn ends_of_the_range() {
    assert!(exp(88.722_83_f32) < f32::INFINITY && exp(88.722_84_f32) == f32::INFINITY);
    assert!(exp(709.782_7) < f64::INFINITY && exp(709.782_8) == f64::INFINITY);
    assert!(exp(-86.988_f32) > f32::MIN_POSITIVE && exp(-86.99_f32) == 0.0);
    assert!(exp(-708.049) > f64::MIN_POSITIVE && exp(-708.051) == 0.0);
    assert!(exp_m1(88.722_83_f32) < f32::INFINITY && exp_m1(88.722_84_f32) == f32::INFINITY);
    assert!(exp2(127.999_99_f32) < f32::INFINITY && exp2(128.0_f32) == f32::INFINITY);
    assert!(exp2(-125.4_f32) > 0.0 && exp2(-125.6_f32) == 0.0);
    assert!(exp2(-1021.4) > 0.0 && exp2(-1021.6) == 0.0);
    assert!(exprelr(88.7_f32) > 0.0 && exprelr(88.8_f32) == 0.0);
    assert!(exprelr(709.7) > 0.0 && exprelr(709.8) == 0.0);
    assert!(sigmoid(-89.0_f32) > 0.0 && sigmoid(-89.1_f32) == 0.0);
    assert!(sigmoid(-710.1) > 0.0 && sigmoid(-710.2) == 0.0);
    assert!(softplus(-86.2_f32) > 0.0 && softplus(-86.4_f32) == 0.0);
    assert!(softplus(-707.3) > 0.0 && softplus(-707.5) == 0.0);
    assert!(sin(1_048_576.0_f32).is_finite() && sin(1_048_577.0_f32).is_nan());
    assert!(cos(1_073_741_824.0_f64).is_finite() && cos(1_073_741_825.0_f64).is_nan());
}

/// The special cases of `powf`, of which one differs.
#[cfg(feature = "std")]
#[test]
fn powers_like_std() {
    let values = [
        0.0,
        1.0,
        2.0,
        0.5,
        3.0,
        2.5,
        7.0,
        1e9,
        1.5e300,
        1e-300,
        9_007_199_254_740_991.0,
        9_007_199_254_740_993.0,
        8_388_609.0,
        16_777_217.0,
        f64::INFINITY,
        f64::NAN,
    ];
    let values = values.into_iter().flat_map(|x| [x, -x]);
    for (x, y) in values.clone().flat_map(|x| values.clone().map(move |y| (x, y))) {
        let (found, expected) = (pow(x, y), x.powf(y));
        let (found_f32, expected_f32) = (pow(x as f32, y as f32), (x as f32).powf(y as f32));
        let no_integer = y.is_finite() && y != y.trunc();
        assert!(x != f64::NEG_INFINITY || !no_integer || found.is_nan());
        let differs = x as f32 == f32::NEG_INFINITY && no_integer;
        let close = |a: f64, b: f64, error: f64| {
            a.is_nan() && b.is_nan() || a == b && a.is_sign_positive() == b.is_sign_positive() || (a - b).abs() <= error * b.abs()
        };
        assert!(
            x == f64::NEG_INFINITY && no_integer || close(found, expected, 1e-15),
            "{x:?}^{y:?} is {found:?}, not {expected:?}"
        );
        assert!(differs || close(found_f32.into(), expected_f32.into(), 1e-7), "{x:?}^{y:?} is {found_f32:?} in f32");
    }
}

/// `floor` and the like are those of `std`, and `to_i32` is `as`.
#[cfg(feature = "std")]
#[test]
fn integers_like_std() {
    let same_f32 = |a: f32, b: f32| a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan();
    let near_f32 = (-40..40).flat_map(|i| [i as f32 * 0.25, i as f32 * 0.5 + 8_388_600.0, i as f32 * 64.0 + 2_147_483_648.0]);
    for x in patterns_f32().chain(near_f32).flat_map(|x| [x, -x]) {
        assert!(same_f32(floor(x), x.floor()), "floor({x:?})");
        assert!(same_f32(trunc(x), x.trunc()), "trunc({x:?})");
        assert!(same_f32(round_ties_even(x), x.round_ties_even()), "round_ties_even({x:?})");
        assert_eq!(to_i32(x), x as i32, "{x:?}");
    }
    let same_f64 = |a: f64, b: f64| a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan();
    let near_f64 = (-40..40)
        .flat_map(|i| [f64::from(i) * 0.25, f64::from(i) * 0.5 + 4_503_599_627_370_490.0, f64::from(i) * 0.25 + 2_147_483_648.0]);
    for x in patterns_f64().chain(near_f64).flat_map(|x| [x, -x]) {
        assert!(same_f64(floor(x), x.floor()), "floor({x:?})");
        assert!(same_f64(trunc(x), x.trunc()), "trunc({x:?})");
        assert!(same_f64(round_ties_even(x), x.round_ties_even()), "round_ties_even({x:?})");
        assert_eq!(to_i32(x), x as i32, "{x:?}");
    }
}

/// Where one polynomial or power of two follows another, no function falls by more than its errors allow.
#[test]
fn rises_where_it_should() {
    let slack = 1.0 - 3.0 * f32::EPSILON;
    let mut last = [0.0_f32; 6];
    for i in 0..400_000 {
        let x = i as f32 * 2e-4;
        let values = [exp(x), exp2(x), exprel(x), softplus(x), ln_1p(x), tanh(x)];
        for (k, (value, last)) in values.iter().zip(&last).enumerate() {
            assert!(*value >= last * slack, "function {k} at {x}: {value} after {last}");
        }
        last = values;
    }
}

/// What is written over both precisions.
#[test]
fn generic_code() {
    fn open<F: crate::Float>(v: F) -> F {
        exprelr((F::from_f64(25.0) - v) / F::from_f64(10.0)) * sigmoid(v) + pow(v, F::ONE) * sin(v)
    }
    assert!((open(3.0_f32) - open(3.0_f64) as f32).abs() < 1e-6);
}

#[inline(always)]
fn sine<F: Real>(x: F) -> F {
    sin_cos(x).0
}

#[inline(always)]
fn cosine<F: Real>(x: F) -> F {
    sin_cos(x).1
}

#[inline(always)]
fn sine_of_turns<F: Real>(x: F) -> F {
    sin_cos_turns(x).0
}

#[inline(always)]
fn cosine_of_turns<F: Real>(x: F) -> F {
    sin_cos_turns(x).1
}

#[inline(always)]
fn power<F: Real>(x: F) -> F {
    pow(x, x)
}

/// Mixes another value into a checksum.
#[inline(always)]
fn mixed(sum: u32, bits: u64) -> u32 {
    let sum = (u64::from(sum) ^ bits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (sum >> 32) as u32
}

/// Checksums of all functions under one instruction set: loops over arrays, so that they become vector instructions.
#[inline(always)]
fn checksums() -> [u32; 19] {
    const N: usize = 64;
    let mut all = [0; 19];
    for block in 0..32 {
        let (mut x, mut small) = ([0.0_f32; N], [0.0_f64; N]);
        for i in 0..N {
            let n = (block * N + i) as u32;
            x[i] = if n & 1 == 0 { f32::from_bits(n.wrapping_mul(2_097_143)) } else { n as f32 * 0.017 - 20.0 };
            small[i] = f64::from(n) * 0.021 - 20.0 + f64::from(x[i].fract().abs().min(1.0)) * 1e-9;
        }
        let mut k = 0;
        macro_rules! sum {
            ($($function:expr),+) => {$(
                let (mut a, mut b) = ([0.0_f32; N], [0.0_f64; N]);
                for i in 0..N {
                    a[i] = $function(x[i]);
                }
                for i in 0..N {
                    b[i] = $function(small[i]);
                }
                for i in 0..N {
                    all[k] = mixed(all[k], if a[i].is_nan() { 1 } else { a[i].to_bits().into() });
                    all[k] = mixed(all[k], if b[i].is_nan() { 1 } else { b[i].to_bits() });
                }
                k += 1;
            )+};
        }
        sum!(exp, exp_m1, exp2, ln, ln_1p, log2, tanh, sigmoid, softplus, exprel, exprelr, sin, cos, sqrt);
        sum!(sine, cosine, sine_of_turns, cosine_of_turns, power);
        assert_eq!(k, all.len());
    }
    all
}

/// What every processor and every build gives, in the order of [`checksums`].
const EXPECTED: [u32; 19] = [
    0x9847_ecf9,
    0xead3_ff0c,
    0x29d1_e392,
    0x1c4e_afd8,
    0xf039_b629,
    0x5220_17b8,
    0x184a_9155,
    0xaa1d_42aa,
    0x3a3b_6d08,
    0xe609_19bb,
    0xfeae_c2e8,
    0xb4bd_60d7,
    0x0a52_f40b,
    0x9c6d_5646,
    0x8266_be0c,
    0x9907_5dfd,
    0x5210_d81a,
    0x6f65_d98b,
    0xe4f7_2e3a,
];

#[test]
fn the_same_bits_everywhere() {
    assert_eq!(checksums(), EXPECTED);
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    x86::assert_same_bits(&EXPECTED);
}

#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod x86 {
    use super::checksums;

    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512cd,avx2,fma")]
    fn avx512() -> [u32; 19] {
        checksums()
    }

    #[target_feature(enable = "avx2,fma")]
    fn avx2() -> [u32; 19] {
        checksums()
    }

    #[allow(unsafe_code, reason = "functions with target features may only be called where the machine has them")]
    pub(super) fn assert_same_bits(expected: &[u32; 19]) {
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            // SAFETY: the machine has the features.
            assert_eq!(unsafe { avx2() }, *expected);
            let avx512 = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512cd");
            if avx512 {
                // SAFETY: the machine has the features.
                assert_eq!(unsafe { self::avx512() }, *expected);
            }
        }
    }
}
