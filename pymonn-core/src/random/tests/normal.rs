//! Normal and exponential numbers, and what they are made of.

use super::super::transforms::{cosine, cosine_f64, minus_ln, minus_ln_f64};
use super::{Rng, key, kolmogorov, moments};

/// Words at both ends and all over.
fn words() -> impl Iterator<Item = u32> {
    let ends = (0..5000).flat_map(|k| [k, !k, (1 << 31) + k, (1 << 31) - k, (1 << 30) + k, (3 << 30) - k]);
    ends.chain((0..100_000).map(|k: u32| k.wrapping_mul(0x9E37_79B9)))
}

#[test]
fn the_logarithm_is_exact_to_3_units() {
    for word in words() {
        let exact = -libm::log((f64::from(word >> 1) + 0.5) / 2_147_483_648.0);
        let error = (f64::from(minus_ln(word)) - exact).abs() / (exact * f64::from(f32::EPSILON));
        assert!(error < 3.0, "{word}: {} instead of {exact}, {error} units", minus_ln(word));
        let bits = u64::from(word) << 32 | u64::from(word.rotate_left(16));
        let u = ((bits >> 12) as f64 + 0.5) / 4_503_599_627_370_496.0;
        let exact = -libm::log(u);
        let error = (minus_ln_f64(bits) - exact).abs() / (exact * f64::EPSILON);
        assert!(error < 3.0, "{bits}: {} instead of {exact}, {error} units", minus_ln_f64(bits));
    }
    let ends = [minus_ln(0), minus_ln(u32::MAX)].map(f64::from);
    assert!((ends[0] - 32.0 * core::f64::consts::LN_2).abs() < 1e-5 && (ends[1] * 4_294_967_296.0 - 1.0).abs() < 1e-6);
    let ends = [minus_ln_f64(0), minus_ln_f64(u64::MAX)];
    assert!((ends[0] - 53.0 * core::f64::consts::LN_2).abs() < 1e-14 && (ends[1] * 9_007_199_254_740_992.0 - 1.0).abs() < 1e-15);
}

#[test]
fn the_cosine_is_exact_to_a_step_of_1() {
    for word in words() {
        // From the nearest zero, so that the angle is exact where the cosine is small.
        let quarter = 0.25 - f64::from(word.min(word.wrapping_neg())) / 4_294_967_296.0;
        let exact = libm::sin(quarter * core::f64::consts::TAU);
        assert!((f64::from(cosine(word)) - exact).abs() < 2.5e-7, "{word}: {} instead of {exact}", cosine(word));
        let bits = u64::from(word) << 32;
        assert!((cosine_f64(bits) - exact).abs() < 7e-16, "{word}: {} instead of {exact}", cosine_f64(bits));
    }
    assert_eq!([cosine(0), cosine(1 << 31), cosine(1 << 30), cosine(3 << 30)], [1.0, -1.0, 0.0, 0.0]);
    assert_eq!([cosine_f64(0), cosine_f64(1 << 63), cosine_f64(1 << 62), cosine_f64(3 << 62)], [1.0, -1.0, 0.0, 0.0]);
}

fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / core::f64::consts::SQRT_2)
}

/// Neuron by neuron, and one stream.
fn samples(n: u32, draw: impl Fn(&mut Rng) -> f64) -> [Vec<f64>; 2] {
    let mut rng = Rng::whole(key(), 2);
    let by_neuron = (0..n).map(|index| draw(&mut Rng::neuron(key(), 6, index))).collect();
    [by_neuron, (0..n).map(|_| draw(&mut rng)).collect()]
}

#[test]
fn the_distributions_are_theirs() {
    for sample in samples(200_000, |rng| rng.normal().into()).into_iter().chain(samples(200_000, Rng::normal_f64)) {
        let distance = kolmogorov(sample, normal_cdf);
        assert!(distance < 2.2, "normal: {distance}");
    }
    for sample in samples(200_000, |rng| rng.exponential().into()) {
        let distance = kolmogorov(sample, |x| -libm::expm1(-x));
        assert!(distance < 2.2, "exponential: {distance}");
    }
}

#[test]
fn moments_up_to_the_fourth() {
    let n = 400_000;
    for draw in [|rng: &mut Rng| f64::from(rng.normal()), Rng::normal_f64] {
        // Of the second of a pair, too.
        for skipped in 0..2 {
            let power = |k| {
                let raised = |rng: &mut Rng| {
                    (0..skipped).for_each(|_| _ = draw(rng));
                    draw(rng).powi(k)
                };
                moments(n, raised).0
            };
            for (k, (expected, variance)) in (1..).zip([(0.0, 1.0), (1.0, 2.0), (0.0, 15.0), (3.0, 96.0)]) {
                let sigmas = (power(k) - expected) / (f64::from(variance as u32) / f64::from(n)).sqrt();
                assert!(sigmas.abs() < 5.0, "moment {k}: {sigmas} standard deviations");
            }
        }
    }
}

#[test]
fn tails_are_full() {
    let n = 2_000_000;
    let mut rng = Rng::whole(key(), 3);
    let sample: Vec<f32> = (0..n).map(|_| rng.normal()).collect();
    for limit in [2.0_f32, 3.0, 4.0, 4.5] {
        let expected = f64::from(n) * 2.0 * normal_cdf(-f64::from(limit));
        let beyond = sample.iter().filter(|x| x.abs() > limit).count() as f64;
        assert!((beyond - expected).abs() < 5.0 * expected.sqrt(), "{beyond} beyond {limit}, {expected} expected");
    }
    // The farthest that can come.
    assert!((2.0 * minus_ln(0)).sqrt() > 6.65 && (2.0 * minus_ln_f64(0)).sqrt() > 8.57);
}

#[test]
fn the_two_of_a_pair_do_not_know_each_other() {
    let n = 200_000;
    for draw in [|rng: &mut Rng| f64::from(rng.normal()), Rng::normal_f64] {
        let (product, _) = moments(n, |rng| draw(rng) * draw(rng));
        // Nor do their magnitudes.
        let (squares, _) = moments(n, |rng| (draw(rng).powi(2) - 1.0) * (draw(rng).powi(2) - 1.0));
        let sigma = 1.0 / f64::from(n).sqrt();
        assert!(product.abs() < 5.0 * sigma && squares.abs() < 10.0 * sigma, "{product} {squares}");
    }
}

#[test]
fn a_pair_is_two_words_and_the_rest_of_the_stream_goes_on() {
    let mut rng = Rng::whole(key(), 4);
    let mut words = rng.clone();
    let (first, third, second) = (rng.normal(), rng.next_u32(), rng.normal());
    let (radius, angle) = (words.next_u32(), words.next_u32());
    let radius = (2.0 * minus_ln(radius)).sqrt();
    assert_eq!((first, third, second), (radius * cosine(angle), words.next_u32(), radius * cosine(angle.wrapping_sub(1 << 30))));
}
