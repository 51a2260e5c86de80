//! One value over time.

use alloc::vec::Vec;
use core::ops::Deref;

use super::timeline::Timeline;

/// What a recorder stores of an expression: one value for each recorded iteration. It derefs to a slice.
///
/// ```
/// # use pymonn_core::Series;
/// let mut mean: Series = Series::new(0.5);
/// mean.push(1, 0.25);
/// mean.push(2, 0.75);
/// assert_eq!(mean.last(), Some(&0.75));
/// assert_eq!(mean.iter().sum::<f64>(), 1.0);
/// assert!(mean.times().eq([0.5, 1.0]));
/// ```
#[derive(Clone, Debug)]
pub struct Series<T = f64> {
    values: Vec<T>,
    timeline: Timeline,
}

impl<T: Clone> Series<T> {
    /// An empty series in a network whose iterations last `dt`.
    pub const fn new(dt: f64) -> Self {
        Self { values: Vec::new(), timeline: Timeline::new(dt) }
    }

    /// Appends the value of one iteration.
    pub fn push(&mut self, iteration: u64, value: T) {
        if let Some(room) = self.timeline.push(iteration) {
            self.values.drain(..room.discard);
            self.values.reserve_exact(room.reserve);
            self.values.push(value);
        }
    }

    /// The values; a series also derefs to them.
    pub fn as_slice(&self) -> &[T] {
        &self.values[self.timeline.start()..]
    }

    /// The length of one iteration.
    pub fn dt(&self) -> f64 {
        self.timeline.dt()
    }

    /// Which iterations were recorded.
    pub fn iterations(&self) -> &[u64] {
        self.timeline.iterations()
    }

    /// The time of each recorded iteration: its number times `dt`.
    pub fn times(&self) -> impl ExactSizeIterator<Item = f64> + DoubleEndedIterator + Clone {
        self.timeline.times()
    }

    /// Keeps only the last `values` values from now on (`None`: all). The buffer then holds at most twice as many and,
    /// once it is full, does not grow.
    pub fn set_window(&mut self, values: Option<usize>) {
        let discard = self.timeline.set_window(values);
        self.values.drain(..discard);
    }

    /// Makes room for that many further values, so that recording them does not allocate.
    pub fn reserve(&mut self, values: usize) {
        self.timeline.reserve(values);
        self.values.reserve(values);
    }

    /// Forgets what was recorded.
    pub fn clear(&mut self) {
        self.timeline.clear();
        self.values.clear();
    }
}

impl<T: Clone> Deref for Series<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<'a, T: Clone> IntoIterator for &'a Series<T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.as_slice().iter()
    }
}

/// Same iterations and values.
impl<T: Clone + PartialEq> PartialEq for Series<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iterations() == other.iterations() && self.as_slice() == other.as_slice()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    #[test]
    fn a_window_keeps_the_last_values() {
        let mut series = Series::<String>::new(2.0);
        series.set_window(Some(2));
        for iteration in 0..9 {
            series.push(iteration, iteration.to_string());
            assert!(series.values.len() <= 4);
        }
        assert_eq!(*series, ["7", "8"]);
        assert_eq!(series.iterations(), [7, 8]);
        assert!(series.times().eq([14.0, 16.0]));

        let mut same = Series::new(2.0);
        same.push(7, "7".to_string());
        same.push(8, "8".to_string());
        assert_eq!(series, same);
        same.clear();
        assert!(same.is_empty() && same.times().len() == 0 && same.last().is_none());
    }

    #[test]
    fn a_loop_goes_over_the_values() {
        let mut series = Series::new(1.0);
        series.reserve(2);
        series.push(1, 1_u8);
        series.push(2, 2);
        let mut sum = 0;
        for value in &series {
            sum += value;
        }
        assert_eq!((sum, series.len(), series.dt()), (3, 2, 1.0));
    }
}
