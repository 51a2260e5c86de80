//! A variable over time.

use alloc::vec::Vec;

use nalgebra::{DMatrix, DMatrixView, Dyn};

use super::timeline::Timeline;
use crate::Value;

/// What a recorder stores of a variable: one row for each recorded iteration, one column for each neuron (or synapse).
///
/// ```
/// # use pymonn_core::Recording;
/// let mut v = Recording::new(3, 0.5);
/// v.push(1, &[0.0, 1.0, 2.0]);
/// v.push(2, &[0.5, 1.5, 2.5]);
/// assert_eq!(v.view().column(1).iter().copied().collect::<Vec<_>>(), [1.0, 1.5]);
/// assert!(v.neuron(2).eq([2.0, 2.5]));
/// assert!(v.times().eq([0.5, 1.0]));
/// assert_eq!(v.last(), Some(&[0.5, 1.5, 2.5][..]));
/// ```
#[derive(Clone, Debug)]
pub struct Recording<T> {
    values: Vec<T>,
    width: usize,
    timeline: Timeline,
}

impl<T: Value> Recording<T> {
    /// An empty recording of `width` neurons in a network whose iterations last `dt`.
    pub const fn new(width: usize, dt: f64) -> Self {
        Self { values: Vec::new(), width, timeline: Timeline::new(dt) }
    }

    /// Appends the values of one iteration. A row of another length than the recording's width is refused: `false`.
    pub fn push(&mut self, iteration: u64, row: &[T]) -> bool {
        if row.len() != self.width {
            return false;
        }
        if let Some(room) = self.timeline.push(iteration) {
            self.values.drain(..room.discard * self.width);
            self.values.reserve_exact(room.reserve * self.width);
            self.values.extend_from_slice(row);
        }
        true
    }

    /// The number of recorded iterations.
    pub fn len(&self) -> usize {
        self.iterations().len()
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.iterations().is_empty()
    }

    /// The number of values in each row.
    pub fn width(&self) -> usize {
        self.width
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

    /// All values, row after row.
    pub fn as_slice(&self) -> &[T] {
        &self.values[self.timeline.start() * self.width..]
    }

    /// The values as a matrix, iterations times neurons, without a copy.
    pub fn view(&self) -> DMatrixView<'_, T, Dyn, Dyn> {
        DMatrixView::from_slice_with_strides_generic(self.as_slice(), Dyn(self.len()), Dyn(self.width), Dyn(self.width), Dyn(1))
    }

    /// The values as a matrix of its own, iterations times neurons.
    pub fn to_matrix(&self) -> DMatrix<T> {
        self.view().into_owned()
    }

    /// The values of recorded iteration `k`, counted from 0.
    pub fn row(&self, k: usize) -> Option<&[T]> {
        if k >= self.len() {
            return None;
        }
        self.as_slice().get(k * self.width..(k + 1) * self.width)
    }

    /// The rows, one after another.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[T]> + DoubleEndedIterator + Clone {
        let (values, width) = (self.as_slice(), self.width);
        (0..self.len()).map(move |k| &values[k * width..(k + 1) * width])
    }

    /// The last row.
    pub fn last(&self) -> Option<&[T]> {
        self.row(self.len().checked_sub(1)?)
    }

    /// One neuron over time; empty if there is no such neuron.
    pub fn neuron(&self, index: usize) -> impl ExactSizeIterator<Item = T> + DoubleEndedIterator + Clone {
        let column = if index < self.width { self.as_slice().get(index..) } else { None };
        column.unwrap_or_default().iter().copied().step_by(self.width.max(1))
    }

    /// Keeps only the last `rows` rows from now on (`None`: all). The buffer then holds at most twice as many and, once
    /// it is full, does not grow.
    pub fn set_window(&mut self, rows: Option<usize>) {
        let discard = self.timeline.set_window(rows);
        self.values.drain(..discard * self.width);
    }

    /// Makes room for that many further rows, so that recording them does not allocate.
    pub fn reserve(&mut self, rows: usize) {
        self.timeline.reserve(rows);
        self.values.reserve(rows.saturating_mul(self.width));
    }

    /// Forgets what was recorded.
    pub fn clear(&mut self) {
        self.timeline.clear();
        self.values.clear();
    }
}

/// Same width, iterations and values.
impl<T: Value> PartialEq for Recording<T> {
    fn eq(&self, other: &Self) -> bool {
        self.width == other.width && self.iterations() == other.iterations() && self.as_slice() == other.as_slice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(width: usize, rows: u64, window: Option<usize>) -> Recording<u64> {
        let mut recording = Recording::new(width, 0.1);
        recording.set_window(window);
        for iteration in 1..=rows {
            let row: Vec<u64> = (0..width as u64).map(|i| iteration * 10 + i).collect();
            assert!(recording.push(iteration, &row));
        }
        recording
    }

    #[test]
    fn the_view_is_iterations_times_neurons() {
        let recording = counted(3, 2, None);
        assert_eq!(recording.to_matrix(), DMatrix::from_row_slice(2, 3, &[10, 11, 12, 20, 21, 22]));
        assert_eq!(recording.view().shape(), (2, 3));
        assert_eq!(recording.view().strides(), (3, 1));
        assert!(core::ptr::eq(recording.view().as_ptr(), recording.as_slice().as_ptr()));
    }

    #[test]
    fn rows_and_neurons_are_read_singly() {
        let recording = counted(2, 3, None);
        assert_eq!(recording.row(1), Some(&[20, 21][..]));
        assert_eq!(recording.row(3), None);
        assert!(recording.rows().rev().map(<[u64]>::len).eq([2, 2, 2]));
        assert!(recording.neuron(1).eq([11, 21, 31]));
        assert_eq!(recording.neuron(1).len(), 3);
        assert_eq!(recording.neuron(2).count(), 0);
    }

    #[test]
    fn a_window_keeps_the_last_rows() {
        for rows in 0..20 {
            let all = counted(2, rows, None);
            let last = counted(2, rows, Some(3));
            let first = all.len().saturating_sub(3);
            assert_eq!(last.iterations(), &all.iterations()[first..]);
            assert_eq!(last.as_slice(), &all.as_slice()[first * 2..]);
            assert_eq!(last.last(), all.last());
            assert!(last.values.len() <= 2 * 3 * 2);
            assert_eq!(last.view().nrows(), last.len());
        }
    }

    #[test]
    fn a_full_window_does_not_allocate() {
        let mut recording = counted(4, 7, Some(5));
        let place = recording.values.as_ptr();
        for iteration in 8..100 {
            recording.push(iteration, &[iteration; 4]);
        }
        assert!(core::ptr::eq(recording.values.as_ptr(), place));
    }

    #[test]
    fn equal_is_what_is_shown() {
        let mut all = counted(2, 9, None);
        all.set_window(Some(3));
        assert_eq!(all, counted(2, 9, Some(3)));
        assert_ne!(all, counted(2, 8, Some(3)));
    }

    #[test]
    fn nothing_is_a_recording_too() {
        let empty = Recording::<f32>::new(3, 1.0);
        assert!(empty.is_empty() && empty.last().is_none() && empty.row(0).is_none());
        assert_eq!(empty.view().shape(), (0, 3));
        assert_eq!(empty.neuron(0).count(), 0);

        let narrow = counted(0, 4, Some(3));
        assert_eq!((narrow.len(), narrow.last(), narrow.view().shape()), (3, Some(&[][..]), (3, 0)));
        assert_eq!((narrow.neuron(0).count(), narrow.rows().count()), (0, 3));
        assert_eq!(Recording::<f32>::new(0, 1.0).view().shape(), (0, 0));

        assert!(counted(2, 4, Some(0)).is_empty());
    }

    #[test]
    fn a_row_of_another_length_is_refused() {
        let mut recording = counted(2, 1, None);
        assert!(!recording.push(2, &[1]));
        assert_eq!(recording.len(), 1);
        recording.reserve(10);
        recording.clear();
        assert!(recording.is_empty());
    }
}
