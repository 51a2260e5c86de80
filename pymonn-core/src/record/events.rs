//! When which neuron had an event.

use alloc::vec;
use alloc::vec::Vec;
use core::iter::{Copied, Zip};
use core::slice::Iter;

use crate::flags::{self, BLOCK};

/// What an event recorder stores: the iteration and the neuron of each event, in two columns of the same length.
///
/// ```
/// # use pymonn_core::Events;
/// let mut spikes = Events::new(0.5);
/// spikes.record(1, &[false, true, true]);
/// spikes.record(4, &[false, true, false]);
/// assert!(spikes.iter().eq([(1, 1), (1, 2), (4, 1)]));
/// assert!(spikes.inter_event_intervals(1).eq([1.5]));
/// ```
#[derive(Clone, Debug)]
pub struct Events {
    iterations: Vec<u64>,
    indices: Vec<u32>,
    /// Events before this one have left the window; they go when they are half of the buffer.
    start: usize,
    dt: f64,
    window: Option<u64>,
    latest: u64,
}

impl Events {
    /// No events yet, in a network whose iterations last `dt`.
    pub const fn new(dt: f64) -> Self {
        Self { iterations: Vec::new(), indices: Vec::new(), start: 0, dt, window: None, latest: 0 }
    }

    /// Notes for one iteration each neuron whose flag is set.
    pub fn record(&mut self, iteration: u64, flags: &[bool]) {
        self.latest = iteration;
        flags::blocks(flags, |number, block, any| {
            if any {
                self.record_block(iteration, number * BLOCK, block);
            }
        });
        self.expire();
    }

    fn record_block(&mut self, iteration: u64, first: usize, flags: &[bool]) {
        for (index, _) in flags.iter().enumerate().filter(|(_, flag)| **flag) {
            self.iterations.push(iteration);
            self.indices.push((first + index) as u32);
        }
    }

    fn expire(&mut self) {
        let Some(window) = self.window else { return };
        let old = |iteration: &&u64| self.latest.saturating_sub(**iteration) >= window;
        self.start += self.iterations().iter().take_while(old).count();
        if self.start > self.iterations.len() / 2 {
            self.discard();
        }
    }

    fn discard(&mut self) {
        self.iterations.drain(..self.start);
        self.indices.drain(..self.start);
        self.start = 0;
    }

    /// The number of events.
    pub fn len(&self) -> usize {
        self.iterations().len()
    }

    /// Whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.iterations().is_empty()
    }

    /// The length of one iteration.
    pub fn dt(&self) -> f64 {
        self.dt
    }

    /// The iteration of each event, in ascending order.
    pub fn iterations(&self) -> &[u64] {
        &self.iterations[self.start..]
    }

    /// The neuron of each event, in ascending order within an iteration.
    pub fn indices(&self) -> &[u32] {
        &self.indices[self.start..]
    }

    /// The time of each event: its iteration times `dt`.
    pub fn times(&self) -> impl ExactSizeIterator<Item = f64> + DoubleEndedIterator + Clone {
        self.iterations().iter().map(|iteration| *iteration as f64 * self.dt)
    }

    /// The events as pairs of iteration and neuron.
    pub fn iter(&self) -> Zip<Copied<Iter<'_, u64>>, Copied<Iter<'_, u32>>> {
        self.iterations().iter().copied().zip(self.indices().iter().copied())
    }

    /// The iterations of one neuron's events.
    pub fn iterations_of(&self, index: usize) -> impl DoubleEndedIterator<Item = u64> + Clone {
        self.iter().filter(move |(_, neuron)| *neuron as usize == index).map(|(iteration, _)| iteration)
    }

    /// The number of one neuron's events.
    pub fn count_of(&self, index: usize) -> usize {
        self.iterations_of(index).count()
    }

    /// The number of events of each of `size` neurons.
    pub fn counts(&self, size: usize) -> Vec<usize> {
        let mut counts = vec![0; size];
        for index in self.indices() {
            if let Some(count) = counts.get_mut(*index as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// The events per unit of time of each of `size` neurons, if `iterations` iterations were watched. Of no iteration it is NaN.
    pub fn rates(&self, size: usize, iterations: u64) -> Vec<f64> {
        let time = iterations as f64 * self.dt;
        self.counts(size).into_iter().map(|count| if iterations == 0 { f64::NAN } else { count as f64 / time }).collect()
    }

    /// The times between successive events of one neuron.
    pub fn inter_event_intervals(&self, index: usize) -> impl Iterator<Item = f64> + Clone {
        let later = self.iterations_of(index).skip(1);
        self.iterations_of(index).zip(later).map(|(first, second)| second.saturating_sub(first) as f64 * self.dt)
    }

    /// Keeps only the events of the last `iterations` iterations (`None`: all), counted back from the last one recorded.
    pub fn set_window(&mut self, iterations: Option<u64>) {
        self.window = iterations;
        self.expire();
        // What is hidden now must not come back with a larger window.
        self.discard();
    }

    /// Makes room for that many further events, so that recording them does not allocate.
    pub fn reserve(&mut self, events: usize) {
        self.iterations.reserve(events);
        self.indices.reserve(events);
    }

    /// Forgets what was recorded.
    pub fn clear(&mut self) {
        self.iterations.clear();
        self.indices.clear();
        self.start = 0;
    }
}

impl<'a> IntoIterator for &'a Events {
    type Item = (u64, u32);
    type IntoIter = Zip<Copied<Iter<'a, u64>>, Copied<Iter<'a, u32>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Same events.
impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        self.iterations() == other.iterations() && self.indices() == other.indices()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flag_of_every_block_is_seen() {
        for size in [0, 1, 63, 64, 65, 128, 200] {
            for index in 0..size {
                let mut flags = vec![false; size];
                flags[index] = true;
                flags[size - 1] = true;
                let mut events = Events::new(1.0);
                events.record(3, &flags);
                let mut expected = vec![index as u32, size as u32 - 1];
                expected.dedup();
                assert_eq!(events.indices(), expected);
                assert!(events.iterations().iter().all(|iteration| *iteration == 3));
            }
        }
    }

    #[test]
    fn a_window_counts_iterations() {
        let mut events = Events::new(0.5);
        events.set_window(Some(3));
        for iteration in 1..=50 {
            events.record(iteration, &[iteration % 2 == 0, true]);
            let expected = (iteration.saturating_sub(2).max(1)..=iteration)
                .flat_map(|i| [(i, 0), (i, 1)].into_iter().skip(usize::from(i % 2 == 1)));
            assert!(events.iter().eq(expected));
            assert!(events.iterations.len() <= 2 * 6);
        }
        events.record(60, &[false, false]);
        assert!(events.is_empty());
    }

    #[test]
    fn a_larger_window_brings_nothing_back() {
        let mut events = Events::new(1.0);
        for iteration in 0..10 {
            events.record(iteration, &[true]);
        }
        events.set_window(Some(8));
        events.set_window(Some(100));
        assert_eq!(events.iterations(), [2, 3, 4, 5, 6, 7, 8, 9]);
        events.set_window(Some(0));
        assert!(events.is_empty());
        events.set_window(None);
        events.record(10, &[true]);
        assert_eq!(events.len(), 1);
    }

    #[test]
    fn rates_and_intervals() {
        let mut events = Events::new(0.1);
        events.reserve(4);
        events.record(1, &[true, false]);
        events.record(3, &[true, true]);
        events.record(7, &[true, false]);
        assert_eq!((events.count_of(0), events.count_of(1), events.count_of(9)), (3, 1, 0));
        assert_eq!(events.counts(3), [3, 1, 0]);
        assert_eq!(events.rates(3, 10), [3.0, 1.0, 0.0]);
        assert!(events.rates(1, 0)[0].is_nan());
        assert!(events.inter_event_intervals(0).eq([0.2, 0.4]));
        assert_eq!(events.inter_event_intervals(1).count(), 0);
        assert!(events.times().rev().take(1).eq([7.0 * 0.1]));
        assert_eq!((&events).into_iter().count(), 4);
        events.clear();
        assert_eq!(events, Events::new(0.1));
    }
}
