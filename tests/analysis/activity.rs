//! Rates, intervals, correlations, counts.

use pymonn::analysis::{
    SpikeTrain, VarVsMean, autocorrelation, average_correlation, fano_factor, firing_rate_network, firing_rate_neuron,
    interval_fit, interval_statistics, scale_dependent_smoothness, scale_independent_smoothness, shannon_entropy,
    spike_source_entropy, spike_time_intervals, spike_times,
};

use super::{assert_row, numbers, train, whole};

fn floats<T: Copy + Into<f64>>(values: &[T]) -> Vec<f64> {
    values.iter().map(|value| (*value).into()).collect()
}

#[test]
fn counts_and_rates() {
    let train = train();
    assert_row("counts_per_step", &floats(&firing_rate_network(&train)), 0.0);
    assert_eq!(train.counts_per_neuron(), whole("counts_per_neuron"));
    let rate = firing_rate_neuron(&train, 7, 10).unwrap();
    assert_row("binned_rate", &rate.bins, 1e-15);
    assert!((rate.rate - rate.bins.iter().sum::<f64>() / 15.0).abs() < 1e-15);
    assert_eq!(firing_rate_neuron(&train, 7, 149).unwrap().bins.len(), 1);
    let rates = floats(&firing_rate_network(&train));
    assert_row("smoothness_dependent", &[scale_dependent_smoothness(&rates).unwrap()], 1e-13);
    assert_row("smoothness_independent", &[scale_independent_smoothness(&rates).unwrap()], 1e-13);
    let line = [0.0, 2.0, 4.0, 6.0];
    assert_eq!((scale_dependent_smoothness(&line), scale_independent_smoothness(&line)), (Ok(0.0), Ok(0.0)));
}

#[test]
fn correlations() {
    let train = train();
    let rates = floats(&firing_rate_network(&train));
    let found: Vec<f64> = (1..6).map(|lag| autocorrelation(&rates, lag).unwrap()).collect();
    assert_row("autocorrelation", &found, 1e-12);

    let all = average_correlation(&train).unwrap();
    let varying: Vec<usize> = numbers("varying").into_iter().map(|neuron| neuron as usize).collect();
    let row: Vec<f64> = varying.iter().map(|neuron| all.matrix[(varying[4], *neuron)]).collect();
    assert_row("correlation_row", &row, 1e-12);
    assert_row("correlation_mean", &[all.mean], 1e-12);
    assert_eq!(all.pairs, varying.len() * (varying.len() - 1) / 2);
    assert!(all.matrix[(3, 8)].is_nan() && all.matrix[(8, 5)].is_nan());

    // Twins and their opposite: 1, -1, -1.
    let three = SpikeTrain::from_fn(100, 3, |step, neuron| (step % 3 == 0) != (neuron == 2));
    assert!((average_correlation(&three).unwrap().mean + 1.0 / 3.0).abs() < 1e-12);
}

#[test]
fn times_and_intervals() {
    let train = train();
    assert!(train.times(7).map(|step| step as u64).eq(whole("times")));
    let (steps, neurons) = spike_times(&train);
    let of_7 = steps.iter().zip(&neurons).filter(|(_, neuron)| **neuron == 7).map(|(step, _)| *step);
    assert!(of_7.eq(whole("times")));
    assert_eq!(steps.len() as u64, train.counts_per_neuron().iter().sum::<u64>());
    let intervals = spike_time_intervals(&train, 7).unwrap();
    assert_eq!(intervals, whole("intervals"));
    assert_row("interval_cv", &[interval_statistics(&intervals).unwrap().cv], 1e-13);
    // Two spikes and more of different neurons, where the package mixes neurons.
    let two = SpikeTrain::from_fn(10, 2, |step, neuron| step % (neuron + 2) == 0);
    assert_eq!(spike_time_intervals(&two, 1).unwrap(), [3, 3, 3]);
}

#[test]
fn an_exponential_curve_through_intervals() {
    let fit = interval_fit(&whole("in_intervals"), 25).unwrap();
    assert_row("interval_fit", &[fit.amplitude, fit.rate, fit.offset, fit.r_squared], 1e-5);
    assert_eq!(fit.histogram.iter().map(|bin| bin.count).sum::<usize>(), 600);
    assert!((fit.count(10.0) - (fit.amplitude * (-10.0 * fit.rate).exp() + fit.offset)).abs() < 1e-9);
}

#[test]
fn variability_of_counts() {
    let train = train();
    let fano = fano_factor(&train, 7, 15).unwrap();
    assert_row("fano", &[fano.mean, fano.variance, fano.factor], 1e-13);
    assert_eq!(fano.windows, 10);
    // 4 whole windows of 32 steps, 8 spikes in each: a clock. The package would take 32 windows.
    let clock = SpikeTrain::from_fn(150, 1, |step, _| step % 4 == 0);
    let fano = fano_factor(&clock, 0, 32).unwrap();
    assert_eq!((fano.windows, fano.mean, fano.factor), (4, 8.0, 0.0));
}

#[test]
fn entropies() {
    // Neuron 3 is silent.
    assert_row("source_entropy", &[spike_source_entropy(&train()).unwrap()], 1e-13);
    let even = SpikeTrain::from_fn(6, 3, |step, neuron| step % 3 == neuron);
    assert!((spike_source_entropy(&even).unwrap() - 1.0).abs() < 1e-15);
    let one = SpikeTrain::from_fn(6, 3, |_, neuron| neuron == 1);
    assert_eq!(spike_source_entropy(&one), Ok(0.0));
    assert_eq!(shannon_entropy([1.0, 0.0]), 0.0);
    assert!((shannon_entropy([0.125; 8]) - 3.0).abs() < 1e-15);
}

#[test]
fn variability_over_trials() {
    let flags = numbers("in_trials");
    let trial = |condition: usize, trial: usize| {
        let first = (condition * 12 + trial) * 40 * 6;
        SpikeTrain::from_fn(40, 6, |step, neuron| flags[first + step * 6 + neuron] == 1.0)
    };
    let conditions: Vec<Vec<SpikeTrain>> = (0..2).map(|c| (0..12).map(|t| trial(c, t)).collect()).collect();
    let settings = VarVsMean { stride: 5, bin: 0.5, repetitions: 4_000, ..VarVsMean::default() };
    let over_time = settings.over_time(&conditions).unwrap();
    let found: Vec<f64> = over_time.iter().flat_map(|time| [time.mean, time.fano]).collect();
    assert_row("variability", &found, 1e-9);
    let matched: Vec<f64> = over_time.iter().map(|time| time.matched).collect();
    // Both are means over 4,000 random choices.
    assert_row("matched", &matched, 0.03);
    assert_eq!(over_time[0].matched_points as f64, numbers("matched_points")[0]);
    assert_eq!(over_time[3].step, 15);
    // The same seed gives the same choice.
    assert_eq!(over_time, settings.over_time(&conditions).unwrap());
}

#[test]
fn trials_that_are_all_alike_have_no_variability() {
    let trial = SpikeTrain::from_fn(20, 3, |step, neuron| (step + neuron) % 3 == 0);
    let over_time = VarVsMean::default().over_time(&[vec![trial.clone(), trial.clone(), trial]]).unwrap();
    assert_eq!(over_time.len(), 16);
    assert!(over_time.iter().all(|time| time.fano == 0.0));
}
