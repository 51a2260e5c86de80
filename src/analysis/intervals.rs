//! Times of spikes and the intervals between them.

use nalgebra::vector;

use super::{
    bins::{Bin, Bins},
    error::{Result, enough, existing},
    numbers::moments,
    regression::curve_fit,
    train::SpikeTrain,
};

/// All spikes in two columns, as a raster takes them: step and neuron, ascending.
///
/// The package's `spike_times`.
pub fn spike_times(train: &SpikeTrain) -> (Vec<u64>, Vec<u32>) {
    train.spikes().map(|(step, neuron)| (step as u64, neuron as u32)).unzip()
}

/// The intervals between successive spikes of one neuron, in steps.
///
/// The package's `spike_time_intervals` takes differences of the last column of the indices, which are times only where one
/// neuron's train alone is given.
///
/// # Errors
///
/// No such neuron.
pub fn spike_time_intervals(train: &SpikeTrain, neuron: usize) -> Result<Vec<u64>> {
    existing(neuron, train.neurons())?;
    let mut last = None;
    let interval = |step: usize| last.replace(step).map(|before| (step - before) as u64);
    Ok(train.times(neuron).filter_map(interval).collect())
}

/// Mean and irregularity of inter-spike intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntervalStatistics {
    /// The number of intervals.
    pub count: usize,
    /// Mean interval in steps.
    pub mean: f64,
    /// Coefficient of variation, standard deviation over mean: 1 for a Poisson process, 0 for a clock.
    pub cv: f64,
}

/// Mean and coefficient of variation of intervals.
///
/// # Errors
///
/// Fewer than two intervals.
pub fn interval_statistics(intervals: &[u64]) -> Result<IntervalStatistics> {
    enough("intervals", intervals.len(), 2)?;
    let (mean, variance) = moments(intervals.iter().map(|interval| *interval as f64));
    Ok(IntervalStatistics { count: intervals.len(), mean, cv: variance.sqrt() / mean })
}

/// An exponential curve through a histogram of intervals, `count = amplitude · exp(−rate · interval) + offset`.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalFit {
    /// The histogram, of the shortest to the longest interval.
    pub histogram: Vec<Bin>,
    /// Height of the curve above the offset at interval 0, in counts.
    pub amplitude: f64,
    /// Decay per step.
    pub rate: f64,
    /// What the curve goes towards, in counts.
    pub offset: f64,
    /// Share of the variance of the counts (of all bins but the first) that the curve explains.
    pub r_squared: f64,
}

impl IntervalFit {
    /// The curve at an interval.
    pub fn count(&self, interval: f64) -> f64 {
        self.amplitude * (-self.rate * interval).exp() + self.offset
    }
}

/// The exponential curve that lies nearest to a histogram of intervals in at most `bins` bins of a whole number of steps, by least squares
/// at their middles. The first bin is left out, since a refractory time empties it.
///
/// The package's `isi_exponential_fit` draws such a curve and does not tell its parameters.
///
/// # Errors
///
/// Fewer than five bins, or different steps to fill them, a search that finds no curve.
pub fn interval_fit(intervals: &[u64], bins: usize) -> Result<IntervalFit> {
    enough("bins", bins, 5)?;
    enough("intervals", intervals.len(), 2)?;
    let values = || intervals.iter().map(|interval| *interval as f64);
    let (low, high) = values().fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let histogram = Bins::between_whole_numbers(low, high, bins)?.histogram(values());
    enough("bins of whole steps", histogram.len(), 5)?;
    let points: Vec<_> = histogram[1..].iter().map(|bin| (bin.centre(), bin.count as f64)).collect();
    let (first, mean) = (points[0], moments(values()).0);
    // In units in which all parameters are about 1.
    let (height, time) = (first.1.max(1.0), (mean - low).max(1.0));
    let scaled: Vec<_> = points.iter().map(|(x, y)| ((x - first.0) / time, y / height)).collect();
    let fit = curve_fit(&scaled, vector![1.0, 1.0, 0.0], |x, p| {
        let decayed = (-p[1] * x).exp();
        (p[0] * decayed + p[2], vector![decayed, -p[0] * x * decayed, 1.0])
    })?;
    let rate = fit.parameters[1] / time;
    Ok(IntervalFit {
        histogram,
        amplitude: fit.parameters[0] * height * (rate * first.0).exp(),
        rate,
        offset: fit.parameters[2] * height,
        r_squared: fit.r_squared,
    })
}
