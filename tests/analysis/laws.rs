//! Avalanches and the laws of their sizes.

use pymonn::analysis::{Avalanches, BoundedSample, half_mean_threshold, line_fit, log_log_fit, quantile_threshold};

use super::{assert_row, numbers, whole};

fn avalanches() -> Avalanches {
    Avalanches::of(whole("in_activity").into_iter().map(|active| active as u32), 10)
}

#[test]
fn sizes_and_durations() {
    let avalanches = avalanches();
    assert_eq!(avalanches.durations(), whole("durations"));
    assert_eq!(avalanches.sizes(), whole("sizes"));
    let gamma = avalanches.gamma(2..=30).unwrap();
    assert_row("gamma", &[gamma.slope, gamma.standard_error, gamma.intercept, gamma.r_squared], 1e-12);
    let mut twice = avalanches.clone();
    twice.pool(&avalanches);
    assert_eq!((twice.len(), twice.gamma(2..=30).unwrap().slope), (2 * avalanches.len(), gamma.slope));
}

#[test]
fn an_avalanche_that_has_not_ended_is_dropped() {
    let found = Avalanches::of([5, 5, 1, 3, 9, 9], 2);
    assert_eq!((found.durations(), found.sizes()), (&[2][..], &[6][..]));
    let mut later = found.clone();
    later.push(3);
    later.push(0);
    assert_eq!((later.durations(), later.sizes()), (&[2, 4][..], &[6, 16][..]));
    assert_eq!(half_mean_threshold(&[20, 21, 20]), Ok(10));
    assert_eq!(half_mean_threshold(&[20, 19, 20]), Ok(9));
    let activity: Vec<u32> = whole("in_activity").into_iter().map(|active| active as u32).collect();
    let thresholds = [0.05, 0.1, 0.25, 0.77].map(|share| f64::from(quantile_threshold(&activity, share).unwrap()));
    assert_row("thresholds", &thresholds, 0.0);
    assert!(quantile_threshold(&activity, 1.5).is_err() && quantile_threshold(&[], 0.5).is_err());
}

#[test]
fn laws_between_bounds() {
    let sample = BoundedSample::new(whole("in_sample"), 3, 400).unwrap();
    assert_eq!(sample.len(), 3_000);
    let law = sample.power_law().unwrap();
    assert_row("power_law", &[law.exponent, law.standard_error, law.log_likelihood, law.ks_distance], 1e-6);
    assert!(((3..=400).map(|k| law.probability(k)).sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!((law.probability(2), law.probability(401)), (0.0, 0.0));
    let exponential = sample.exponential().unwrap();
    assert_row("exponential", &[exponential.rate, exponential.log_likelihood], 1e-6);
    let cutoff = sample.power_law_with_cutoff().unwrap();
    assert_row("cutoff", &[cutoff.exponent, cutoff.rate, cutoff.log_likelihood], 1e-5);
    assert!(cutoff.log_likelihood > law.log_likelihood);
    let ratio = sample.power_law_against_exponential().unwrap();
    assert_row("ratio", &[ratio.log_ratio, ratio.normalized, ratio.p_value], 1e-6);
    let short = BoundedSample::new(whole("in_short"), 3, 15).unwrap().power_law_against_exponential().unwrap();
    assert_row("short_ratio", &[short.log_ratio, short.normalized, short.p_value], 1e-6);
}

/// As many of each number as its probability says: the fit is the law, its error the one that theory gives.
#[test]
fn exact_samples_give_their_parameters_back() {
    for exponent in [-0.5, 0.0, 1.28, 2.5, 6.0] {
        let largest = (10.0_f64).powf(-exponent).max(80.0_f64.powf(-exponent));
        let times = |k: u64| ((k as f64).powf(-exponent) / largest * 1e6).round() as usize;
        let values = (10..=80).flat_map(|k| std::iter::repeat_n(k, times(k)));
        let sample = BoundedSample::new(values, 10, 80).unwrap();
        let law = sample.power_law().unwrap();
        assert!((law.exponent - exponent).abs() < 1e-4, "{exponent}: {law:?}");
        let weights: Vec<f64> = (10..=80).map(|k| law.probability(k)).collect();
        let mean: f64 = (10..=80).zip(&weights).map(|(k, p)| p * f64::from(k).ln()).sum();
        let variance: f64 = (10..=80).zip(&weights).map(|(k, p)| p * (f64::from(k).ln() - mean).powi(2)).sum();
        assert!((law.standard_error * (variance * sample.len() as f64).sqrt() - 1.0).abs() < 1e-9);
        // A power law is one with a cut-off at infinity.
        assert!(sample.power_law_with_cutoff().unwrap().rate.abs() < 1e-4);
    }
    let values = (1..=60_u64).flat_map(|k| std::iter::repeat_n(k, ((-0.1 * k as f64).exp() * 1e6).round() as usize));
    let sample = BoundedSample::new(values, 1, 60).unwrap();
    assert!((sample.exponential().unwrap().rate - 0.1).abs() < 1e-5);
    assert!(sample.power_law_against_exponential().unwrap().normalized < -100.0);
    let cutoff = sample.power_law_with_cutoff().unwrap();
    assert!(cutoff.exponent.abs() < 1e-4 && (cutoff.rate - 0.1).abs() < 1e-5);
}

#[test]
fn lines() {
    let line = line_fit(&[0.0, 1.0, 2.0], &[1.0, 3.0, 5.0]).unwrap();
    assert!((line.slope - 2.0).abs() < 1e-12 && (line.intercept - 1.0).abs() < 1e-12 && line.r_squared > 0.999_999);
    let power = log_log_fit((1..9).map(|x| (f64::from(x), 3.0 * f64::from(x).powf(-1.5)))).unwrap();
    assert!((power.slope + 1.5).abs() < 1e-12 && (power.intercept - 3.0_f64.ln()).abs() < 1e-12);
    assert_eq!(log_log_fit([(0.0, 1.0), (1.0, 1.0), (2.0, 4.0), (3.0, -1.0)]).unwrap().points, 2);
    assert_eq!(numbers("gamma").len(), 4);
}
