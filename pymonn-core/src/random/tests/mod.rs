//! Streams, the generator under them, and the distributions made of them.

mod distributions;
mod generator;
mod normal;
mod sparse;
mod streams;

use super::{Rng, StreamKey, name_hash};

fn key() -> StreamKey {
    StreamKey::new(42, name_hash("group.behaviour"))
}

/// Mean and variance of `n` draws, each from a neuron's own stream.
fn moments(n: u32, draw: impl Fn(&mut Rng) -> f64) -> (f64, f64) {
    let (mut sum, mut squares) = (0.0, 0.0);
    for index in 0..n {
        let x = draw(&mut Rng::neuron(key(), 5, index));
        sum += x;
        squares += x * x;
    }
    let mean = sum / f64::from(n);
    (mean, squares / f64::from(n) - mean * mean)
}

/// Pearson's statistic of counts against their expectations, less its mean, in its standard deviations (about normal for
/// many classes). Classes that are expected to be small are taken together.
fn chi_square(counts: &[f64], expected: &[f64]) -> f64 {
    let (mut statistic, mut classes, mut count, mut expectation) = (0.0, 0.0, 0.0, 0.0);
    for (n, e) in counts.iter().zip(expected) {
        count += n;
        expectation += e;
        if expectation >= 10.0 {
            statistic += (count - expectation) * (count - expectation) / expectation;
            classes += 1.0;
            (count, expectation) = (0.0, 0.0);
        }
    }
    (statistic + count - classes) / libm::sqrt(2.0 * classes)
}

/// The largest distance between the distribution function of a sample and `cdf`, times the root of the sample's size: above
/// 2.2 once in 16,000 samples (Kolmogorov & Smirnov).
fn kolmogorov(mut sample: Vec<f64>, cdf: impl Fn(f64) -> f64) -> f64 {
    sample.sort_by(f64::total_cmp);
    let n = sample.len() as f64;
    let distance = |(k, &x): (usize, &f64)| (cdf(x) - k as f64 / n).abs().max((cdf(x) - (k + 1) as f64 / n).abs());
    sample.iter().enumerate().map(distance).fold(0.0, f64::max) * libm::sqrt(n)
}
