//! Variability over trials against time.

use pymonn_core::{Rng, StreamKey, name_hash};

use super::{
    error::{AnalysisError, Result, enough, equal, positive},
    numbers::moments,
    train::SpikeTrain,
};

/// Bins of mean counts.
const MOST_BINS: f64 = 1e6;

/// How variability over trials is measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VarVsMean {
    /// Steps in which spikes are counted together (the box that slides).
    pub window: usize,
    /// Steps from one window to the next.
    pub stride: usize,
    /// Width of the bins of mean counts in which distributions are matched, in spikes.
    pub bin: f64,
    /// How often a random part is chosen that matches; the results are averaged.
    pub repetitions: u32,
    /// Seed of the random choices.
    pub seed: u64,
}

/// Windows of 5 steps at every step, bins of 0.25 spikes, 10 repetitions, seed 0.
impl Default for VarVsMean {
    fn default() -> Self {
        Self { window: 5, stride: 1, bin: 0.25, repetitions: 10, seed: 0 }
    }
}

/// Variability at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variability {
    /// The first step of the window.
    pub step: usize,
    /// Mean count over trials, neurons and conditions.
    pub mean: f64,
    /// Slope of variance against mean of the counts, of all neurons and conditions; NaN if all were silent.
    pub fano: f64,
    /// The same of parts whose distribution of means is one for all times; NaN if there is none.
    pub matched: f64,
    /// Mean count of these parts.
    pub matched_mean: f64,
    /// How many pairs of a neuron and a condition they have.
    pub matched_points: usize,
}

impl VarVsMean {
    /// The Fano factor over time: each neuron's variance over *trials* against its mean, as the slope of a regression through the origin over
    /// all neurons and conditions, in a window that slides.
    ///
    /// Rates that rise change the Fano factor by themselves. *Mean matching* takes, at each time, as many points from each bin of means as
    /// the time with the fewest there has, chosen by chance, so that all times have one distribution of means.
    ///
    /// A point weighs `trials / (mean + window / 1000)²`: the sampling variance of a variance grows with the square of the mean, and the
    /// small number keeps silent neurons from weighing all. Variances are divided by the number of trials less 1.
    ///
    /// Source: Churchland et al. (2010), Stimulus onset quenches neural variability: a widespread cortical phenomenon, Nature
    /// Neuroscience 13:369, and its toolbox `VarVsMean`.
    ///
    /// `conditions[c]` are the trials of condition `c`, all of the same numbers of steps and neurons.
    ///
    /// # Errors
    ///
    /// No condition, one with fewer than two trials, trials of different sizes, or shorter than the window; a window or a stride of 0 steps, no
    /// repetitions, bins without a width.
    pub fn over_time(&self, conditions: &[Vec<SpikeTrain>]) -> Result<Vec<Variability>> {
        positive("window", self.window)?;
        positive("stride", self.stride)?;
        positive("repetitions", self.repetitions as usize)?;
        // Finer bins would match nothing.
        let finest = self.window as f64 / MOST_BINS;
        if !(self.bin >= finest && self.bin.is_finite()) {
            return Err(AnalysisError::parameter("bin", self.bin, format!("a finite number of at least {finest}")));
        }
        enough("conditions", conditions.len(), 1)?;
        conditions.iter().try_for_each(|trials| enough("trials of a condition", trials.len(), 2))?;
        let (steps, neurons) = (conditions[0][0].steps(), conditions[0][0].neurons());
        for trial in conditions.iter().flatten() {
            equal("steps of trials", steps, trial.steps())?;
            equal("neurons of trials", neurons, trial.neurons())?;
        }
        enough("steps of a trial", steps, self.window)?;
        let places: Vec<usize> = (0..=steps - self.window).step_by(self.stride).collect();
        let points: Vec<Vec<Point>> = places.iter().map(|&step| self.points(conditions, step)).collect();
        let binned: Vec<Vec<Vec<Point>>> = points.iter().map(|points| self.binned(points)).collect();
        let bins = binned.iter().map(Vec::len).max().unwrap_or(0);
        let size = |time: &Vec<Vec<Point>>, bin| time.get(bin).map_or(0, Vec::len);
        let common: Vec<usize> = (0..bins).map(|bin| binned.iter().map(|time| size(time, bin)).min().unwrap_or(0)).collect();
        let of_time = |((&step, points), binned): ((&usize, &Vec<Point>), &Vec<Vec<Point>>)| {
            let (matched, matched_mean) = self.matched(binned, &common, step);
            let mean = moments(points.iter().map(|point| point.mean)).0;
            Variability { step, mean, fano: slope(points), matched, matched_mean, matched_points: common.iter().sum() }
        };
        Ok(places.iter().zip(&points).zip(&binned).map(of_time).collect())
    }

    /// A point for each neuron and condition.
    fn points(&self, conditions: &[Vec<SpikeTrain>], step: usize) -> Vec<Point> {
        let of_condition = |trials: &Vec<SpikeTrain>| {
            let counts: Vec<_> = trials.iter().map(|trial| trial.slice(step..step + self.window).counts_per_neuron()).collect();
            let n = trials.len() as f64;
            let least = 1e-3 * self.window as f64;
            let point = |neuron: usize| {
                let (mean, variance) = moments(counts.iter().map(|counts| counts[neuron] as f64));
                Point { mean, variance: variance * n / (n - 1.0), weight: n / (mean + least).powi(2) }
            };
            (0..trials[0].neurons()).map(point).collect::<Vec<_>>()
        };
        conditions.iter().flat_map(of_condition).collect()
    }

    fn binned(&self, points: &[Point]) -> Vec<Vec<Point>> {
        let index = |point: &Point| (point.mean / self.bin) as usize;
        let mut bins = vec![Vec::new(); points.iter().map(|point| index(point) + 1).max().unwrap_or(0)];
        for point in points {
            bins[index(point)].push(*point);
        }
        bins
    }

    /// Slope and mean of parts with so many points in each bin.
    fn matched(&self, bins: &[Vec<Point>], common: &[usize], step: usize) -> (f64, f64) {
        let key = StreamKey::new(self.seed, name_hash("analysis.mean_matching"));
        let mut sums = (0.0, 0.0);
        for repetition in 0..self.repetitions {
            let mut rng = Rng::neuron(key, step as u64, repetition);
            let mut chosen = Vec::new();
            for (bin, &wanted) in bins.iter().zip(common) {
                let mut rest = bin.clone();
                // The first `wanted` of a random order.
                for place in 0..wanted {
                    let other = place + (rng.uniform_f64() * (rest.len() - place) as f64) as usize;
                    rest.swap(place, other.min(bin.len() - 1));
                }
                chosen.extend_from_slice(&rest[..wanted]);
            }
            sums = (sums.0 + slope(&chosen), sums.1 + moments(chosen.iter().map(|point| point.mean)).0);
        }
        let n = f64::from(self.repetitions);
        (sums.0 / n, sums.1 / n)
    }
}

/// Mean and variance over trials of one neuron's counts in one condition.
#[derive(Clone, Copy, Debug)]
struct Point {
    mean: f64,
    variance: f64,
    weight: f64,
}

/// Slope of variance against mean, through the origin.
fn slope(points: &[Point]) -> f64 {
    let sum = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>();
    sum(|point| point.weight * point.mean * point.variance) / sum(|point| point.weight * point.mean * point.mean)
}
