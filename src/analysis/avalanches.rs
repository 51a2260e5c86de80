//! Neuronal avalanches.

use std::{collections::BTreeMap, ops::RangeInclusive};

use super::{
    error::{AnalysisError, Result, enough},
    numbers::quantile,
    regression::{Line, log_log_fit},
};

/// Neuronal avalanches: stretches of steps in which the activity lies above a threshold.
///
/// With `a(t)` active neurons and threshold `θ`, an avalanche is a longest run of steps with `a(t) > θ`; its duration is the number of
/// these steps, its size `Σ (a(t) − θ)`. One that has begun when the data begin counts from there, one that has not ended when they end
/// is dropped. Activity is fed step by step, so that what is kept does not grow with silent time.
///
/// Sources: Beggs & Plenz (2003), Neuronal avalanches in neocortical circuits, J. Neurosci. 23:11167; with a threshold on the
/// activity: Del Papa, Priesemann & Triesch (2017), PLOS ONE 12:e0178683.
///
/// ```
/// use pymonn::analysis::Avalanches;
///
/// let avalanches = Avalanches::of([0, 3, 5, 1, 4, 2, 9], 2);
/// assert_eq!(avalanches.durations(), [2, 1]);
/// assert_eq!(avalanches.sizes(), [4, 2]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avalanches {
    threshold: u32,
    durations: Vec<u64>,
    sizes: Vec<u64>,
    /// Duration and size of the one that goes on.
    current: (u64, u64),
}

/// Mean size of the avalanches of one duration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanSize {
    /// Duration in steps.
    pub duration: u64,
    /// Mean size of the avalanches that last so long.
    pub size: f64,
    /// How many there are.
    pub count: usize,
}

impl Avalanches {
    /// None yet.
    pub const fn new(threshold: u32) -> Self {
        Self { threshold, durations: Vec::new(), sizes: Vec::new(), current: (0, 0) }
    }

    /// Those of a whole course of activity.
    pub fn of(activity: impl IntoIterator<Item = u32>, threshold: u32) -> Self {
        let mut avalanches = Self::new(threshold);
        activity.into_iter().for_each(|active| avalanches.push(active));
        avalanches
    }

    /// The next step's number of active neurons.
    pub fn push(&mut self, active: u32) {
        if active > self.threshold {
            self.current.0 += 1;
            self.current.1 += u64::from(active - self.threshold);
        } else if self.current.0 > 0 {
            self.durations.push(self.current.0);
            self.sizes.push(self.current.1);
            self.current = (0, 0);
        }
    }

    /// Adds the finished avalanches of another network or run, whatever its threshold.
    pub fn pool(&mut self, other: &Self) {
        self.durations.extend_from_slice(&other.durations);
        self.sizes.extend_from_slice(&other.sizes);
    }

    /// The activity that an avalanche lies above.
    pub const fn threshold(&self) -> u32 {
        self.threshold
    }

    /// The number of finished avalanches.
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    /// Whether none has finished.
    pub fn is_empty(&self) -> bool {
        self.sizes.is_empty()
    }

    /// Duration of each, in steps.
    pub fn durations(&self) -> &[u64] {
        &self.durations
    }

    /// Size of each, in spikes above the threshold.
    pub fn sizes(&self) -> &[u64] {
        &self.sizes
    }

    /// Mean size by duration, ascending.
    pub fn mean_sizes(&self) -> Vec<MeanSize> {
        let mut sums = BTreeMap::<u64, (u64, usize)>::new();
        for (duration, size) in self.durations.iter().zip(&self.sizes) {
            let sum = sums.entry(*duration).or_default();
            *sum = (sum.0 + size, sum.1 + 1);
        }
        let mean = |(duration, (sum, count))| MeanSize { duration, size: sum as f64 / count as f64, count };
        sums.into_iter().map(mean).collect()
    }

    /// The exponent `γ` of `⟨S⟩(T) ∝ T^γ` as the slope of a log-log regression over durations in the range, each weighing the same. In
    /// a critical system `γ = (α − 1) / (τ − 1)` for exponents `α` of durations and `τ` of sizes (Sethna, Dahmen & Myers 2001).
    ///
    /// # Errors
    ///
    /// Fewer than two durations in the range.
    pub fn gamma(&self, durations: RangeInclusive<u64>) -> Result<Line> {
        let means = self.mean_sizes().into_iter().filter(|mean| durations.contains(&mean.duration));
        log_log_fit(means.map(|mean| (mean.duration as f64, mean.size)))
    }
}

/// The threshold of Del Papa et al. (2017): half the mean activity, rounded down.
///
/// Where the mean lies at a whole even number, noise decides; a fixed threshold is then the better choice.
///
/// # Errors
///
/// No activity.
pub fn half_mean_threshold(activity: &[u32]) -> Result<u32> {
    enough("steps", activity.len(), 1)?;
    let sum: u64 = activity.iter().map(|active| u64::from(*active)).sum();
    Ok((sum / (2 * activity.len() as u64)) as u32)
}

/// The activity that a share of all steps lies below, rounded down, as a threshold: Del Papa et al. (2017), figure 3, use 0.05 to 0.25.
///
/// # Errors
///
/// No activity, a share outside 0 to 1.
pub fn quantile_threshold(activity: &[u32], share: f64) -> Result<u32> {
    enough("steps", activity.len(), 1)?;
    if !(0.0..=1.0).contains(&share) {
        return Err(AnalysisError::parameter("share", share, "a number from 0 to 1"));
    }
    let mut sorted: Vec<f64> = activity.iter().map(|active| f64::from(*active)).collect();
    sorted.sort_by(f64::total_cmp);
    Ok(quantile(&sorted, share) as u32)
}
