//! How often, how regularly and how synchronously neurons fire.
#![allow(dead_code, reason = "each example uses a part of it")]

use std::collections::BTreeSet;
use std::ops::Range;

use pymonn::Events;

/// The spikes of some groups, from one moment on.
pub(crate) struct Spikes {
    /// The first iteration and the one after the last.
    span: [u64; 2],
    /// Length of an iteration [ms].
    dt: f64,
    /// The iterations in which each neuron fires.
    trains: Vec<Vec<u64>>,
}

impl Spikes {
    /// What recorders saw of these neurons after iteration `from`, up to iteration `to`.
    pub(crate) fn new<'a>(groups: impl IntoIterator<Item = (&'a Events, Range<usize>)>, from: u64, to: u64) -> Self {
        let mut spikes = Self { span: [from + 1, to + 1], dt: 1.0, trains: Vec::new() };
        for (events, neurons) in groups {
            let first = spikes.trains.len();
            spikes.dt = events.dt();
            spikes.trains.resize(first + neurons.len(), Vec::new());
            for (iteration, neuron) in events.iter().map(|(iteration, neuron)| (iteration, neuron as usize)) {
                if (from + 1..=to).contains(&iteration) && neurons.contains(&neuron) {
                    spikes.trains[first + neuron - neurons.start].push(iteration);
                }
            }
        }
        spikes
    }

    /// Mean rate [Hz].
    pub(crate) fn rate(&self) -> f64 {
        let count: usize = self.trains.iter().map(Vec::len).sum();
        1e3 * count as f64 / self.trains.len() as f64 / ((self.span[1] - self.span[0]) as f64 * self.dt)
    }

    /// Coefficient of variation of the intervals between a neuron's spikes, mean over neurons with three intervals or more: 0 for
    /// a clock, 1 for a Poisson process. NaN where no neuron fires that often.
    pub(crate) fn irregularity(&self) -> f64 {
        let trains = self.trains.iter().filter(|train| train.len() > 3);
        let variations: Vec<f64> = trains
            .map(|train| {
                let intervals: Vec<f64> = train.windows(2).map(|pair| (pair[1] - pair[0]) as f64).collect();
                deviation(&intervals) / mean(&intervals)
            })
            .collect();
        mean(&variations)
    }

    /// Spikes of all neurons in bins of this length [ms].
    pub(crate) fn activity(&self, bin: f64) -> Vec<f64> {
        let bin = (bin / self.dt).round().max(1.0) as u64;
        let mut counts = vec![0.0; ((self.span[1] - self.span[0]) / bin) as usize];
        for iteration in self.trains.iter().flatten() {
            if let Some(count) = counts.get_mut(((iteration - self.span[0]) / bin) as usize) {
                *count += 1.0;
            }
        }
        counts
    }

    /// Standard deviation of the activity in bins of this length [ms] over its mean: near 0 in a large group whose neurons fire
    /// independently.
    pub(crate) fn synchrony(&self, bin: f64) -> f64 {
        let activity = self.activity(bin);
        deviation(&activity) / mean(&activity)
    }

    /// Mean over all pairs of neurons of how often both fire in one bin of this length [ms], relative to the spikes of each: 1
    /// where all fire together (Wang & Buzsáki 1996).
    pub(crate) fn coherence(&self, bin: f64) -> f64 {
        let bins = |train: &Vec<u64>| -> BTreeSet<u64> {
            train.iter().map(|iteration| (*iteration as f64 * self.dt / bin) as u64).collect()
        };
        let trains: Vec<BTreeSet<u64>> = self.trains.iter().map(bins).filter(|bins| !bins.is_empty()).collect();
        let pairs = trains.iter().enumerate().flat_map(|(k, a)| trains[..k].iter().map(move |b| (a, b)));
        let pairs: Vec<f64> =
            pairs.map(|(a, b)| a.intersection(b).count() as f64 / ((a.len() * b.len()) as f64).sqrt()).collect();
        mean(&pairs)
    }

    /// Frequency at which the activity oscillates most [Hz], up to 800: the peak of its power, mean over stretches of 200 ms.
    pub(crate) fn frequency(&self) -> f64 {
        let (bin, stretch) = (0.5, 400);
        let activity = self.activity(bin);
        let power = |frequency: f64| -> f64 {
            let wave = |stretch: &[f64]| {
                let mean = mean(stretch);
                let turned = stretch.iter().enumerate().map(|(k, count)| {
                    let (sin, cos) = (std::f64::consts::TAU * frequency * k as f64 * bin * 1e-3).sin_cos();
                    ((count - mean) * cos, (count - mean) * sin)
                });
                let (re, im) = turned.fold((0.0, 0.0), |sum, wave| (sum.0 + wave.0, sum.1 + wave.1));
                re * re + im * im
            };
            activity.chunks(stretch).map(wave).sum()
        };
        let powers = (5..=800).map(|hertz| (hertz, power(f64::from(hertz))));
        powers.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(f64::NAN, |(hertz, _)| f64::from(hertz))
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn deviation(values: &[f64]) -> f64 {
    let mean = mean(values);
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt()
}
