//! Spikes of all neurons over time, one bit each.

use std::ops::Range;

use nalgebra::{DMatrix, Dim, Matrix, RawStorage};
use pymonn_core::{Events, Recording, Scalar};

const BITS: usize = u64::BITS as usize;

/// Which of `neurons` neurons spiked in each of a number of steps, as packed bits: `neurons / 8` bytes per step.
///
/// It is the state of binary units over time, or the spikes of any other neurons, one step per recorded iteration. Rows are
/// appended; counts and distances are population counts of 64 neurons (or steps) at a time.
///
/// ```
/// use pymonn::analysis::SpikeTrain;
///
/// let mut train = SpikeTrain::new(3);
/// train.push(&[true, false, true]);
/// train.push(&[false, false, true]);
/// assert_eq!(train.counts_per_step(), [2, 1]);
/// assert_eq!(train.counts_per_neuron(), [1, 0, 2]);
/// assert!(train.times(2).eq([0, 1]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpikeTrain {
    neurons: usize,
    steps: usize,
    /// Rows of [`stride`](Self::stride) words; bits past the last neuron are 0.
    words: Vec<u64>,
}

impl SpikeTrain {
    /// No steps yet of that many neurons.
    pub const fn new(neurons: usize) -> Self {
        Self { neurons, steps: 0, words: Vec::new() }
    }

    /// A train given by a function of step and neuron.
    pub fn from_fn(steps: usize, neurons: usize, mut spike: impl FnMut(usize, usize) -> bool) -> Self {
        let mut train = Self::new(neurons);
        for step in 0..steps {
            train.push_with(|neuron| spike(step, neuron));
        }
        train
    }

    /// What a recorder stored of a `bool` variable, one step per recorded iteration.
    pub fn from_recording(recording: &Recording<bool>) -> Self {
        Self::from_rows(recording.width(), recording.rows()).unwrap_or(Self::new(recording.width()))
    }

    /// What an event recorder stored of `neurons` neurons in these iterations, of which each is a step. Events in other
    /// iterations or of other neurons are left out.
    ///
    /// ```
    /// # use pymonn::{Events, analysis::SpikeTrain};
    /// let mut spikes = Events::new(1.0);
    /// spikes.record(2, &[false, true]);
    /// spikes.record(4, &[true, true]);
    /// let train = SpikeTrain::from_events(&spikes, 2, 1..5);
    /// assert_eq!(train.counts_per_step(), [0, 1, 0, 2]);
    /// ```
    pub fn from_events(events: &Events, neurons: usize, iterations: Range<u64>) -> Self {
        let steps = iterations.end.saturating_sub(iterations.start) as usize;
        let mut train = Self::new(neurons).silent(steps);
        for (iteration, neuron) in events {
            if iterations.contains(&iteration) && (neuron as usize) < neurons {
                train.set((iteration - iterations.start) as usize, neuron as usize);
            }
        }
        train
    }

    /// A matrix step × neuron, whose entries other than 0 (or `false`) are spikes.
    pub fn from_matrix<T: Scalar, R: Dim, C: Dim, S: RawStorage<T, R, C>>(matrix: &Matrix<T, R, C, S>) -> Self {
        Self::from_fn(matrix.nrows(), matrix.ncols(), |step, neuron| matrix[(step, neuron)].to_f64() != 0.0)
    }

    /// Rows of `neurons` flags each; `None` if one has another length.
    pub fn from_rows<'a>(neurons: usize, rows: impl IntoIterator<Item = &'a [bool]>) -> Option<Self> {
        let mut train = Self::new(neurons);
        rows.into_iter().all(|row| train.push(row)).then_some(train)
    }

    fn silent(mut self, steps: usize) -> Self {
        self.words.resize(self.words.len() + steps * self.stride(), 0);
        self.steps += steps;
        self
    }

    fn set(&mut self, step: usize, neuron: usize) {
        let word = step * self.stride() + neuron / BITS;
        self.words[word] |= 1 << (neuron % BITS);
    }

    fn push_with(&mut self, mut spike: impl FnMut(usize) -> bool) {
        for first in (0..self.neurons).step_by(BITS) {
            let end = (first + BITS).min(self.neurons);
            self.words.push((first..end).fold(0, |word, neuron| word | u64::from(spike(neuron)) << (neuron - first)));
        }
        self.steps += 1;
    }

    /// Appends a step. A row of another length than the number of neurons is refused: `false`.
    pub fn push(&mut self, row: &[bool]) -> bool {
        let fits = row.len() == self.neurons;
        if fits {
            self.push_with(|neuron| row[neuron]);
        }
        fits
    }

    /// Appends the steps of another train. One of another number of neurons is refused: `false`.
    pub fn extend(&mut self, other: &Self) -> bool {
        let fits = other.neurons == self.neurons;
        if fits {
            self.words.extend_from_slice(&other.words);
            self.steps += other.steps;
        }
        fits
    }

    /// Makes room for that many further steps.
    pub fn reserve(&mut self, steps: usize) {
        self.words.reserve(steps.saturating_mul(self.stride()));
    }

    /// The number of steps.
    pub const fn steps(&self) -> usize {
        self.steps
    }

    /// The number of neurons.
    pub const fn neurons(&self) -> usize {
        self.neurons
    }

    /// Words per row.
    const fn stride(&self) -> usize {
        self.neurons.div_ceil(BITS)
    }

    /// Whether the neuron spiked in this step; outside the train nothing does.
    pub fn get(&self, step: usize, neuron: usize) -> bool {
        neuron < self.neurons && self.words(step).get(neuron / BITS).is_some_and(|word| word >> (neuron % BITS) & 1 == 1)
    }

    /// One step, 64 neurons per word from the lowest bit; of a step outside the train, nothing.
    pub fn words(&self, step: usize) -> &[u64] {
        let first = step.saturating_mul(self.stride());
        self.words.get(first..first.saturating_add(self.stride())).unwrap_or_default()
    }

    /// The neurons that spiked in a step, ascending.
    pub fn active(&self, step: usize) -> impl Iterator<Item = usize> + Clone {
        self.words(step).iter().enumerate().flat_map(|(index, &word)| ones(word).map(move |bit| index * BITS + bit))
    }

    /// How many neurons spiked in a step.
    pub fn count(&self, step: usize) -> u32 {
        self.words(step).iter().map(|word| word.count_ones()).sum()
    }

    /// How many neurons spiked in each step.
    pub fn counts_per_step(&self) -> Vec<u32> {
        (0..self.steps).map(|step| self.count(step)).collect()
    }

    /// How many spikes each neuron had.
    pub fn counts_per_neuron(&self) -> Vec<u64> {
        let mut counts = vec![0; self.neurons];
        (0..self.steps).flat_map(|step| self.active(step)).for_each(|neuron| counts[neuron] += 1);
        counts
    }

    /// The steps in which a neuron spiked, ascending.
    pub fn times(&self, neuron: usize) -> impl DoubleEndedIterator<Item = usize> + Clone {
        (0..self.steps).filter(move |&step| self.get(step, neuron))
    }

    /// All spikes as pairs of step and neuron, ascending.
    pub fn spikes(&self) -> impl Iterator<Item = (usize, usize)> + Clone {
        (0..self.steps).flat_map(|step| self.active(step).map(move |neuron| (step, neuron)))
    }

    /// The number of neurons whose states differ between a step here and a step of `other`; neurons past the smaller train's are
    /// left out.
    pub fn distance(&self, step: usize, other: &Self, other_step: usize) -> u32 {
        self.words(step).iter().zip(other.words(other_step)).map(|(a, b)| (a ^ b).count_ones()).sum()
    }

    /// The part of the train in these steps, as far as there are any.
    #[must_use]
    pub fn slice(&self, steps: Range<usize>) -> Self {
        let end = steps.end.min(self.steps);
        let start = steps.start.min(end);
        let words = self.words[start * self.stride()..end * self.stride()].to_vec();
        Self { neurons: self.neurons, steps: end - start, words }
    }

    /// These steps alone, in this order; steps outside the train are left out.
    #[must_use]
    pub fn select_steps(&self, steps: impl IntoIterator<Item = usize>) -> Self {
        let mut chosen = Self::new(self.neurons);
        for step in steps.into_iter().filter(|&step| step < self.steps) {
            chosen.words.extend_from_slice(self.words(step));
            chosen.steps += 1;
        }
        chosen
    }

    /// These neurons alone, in this order; neurons that there are not are silent.
    #[must_use]
    pub fn select_neurons(&self, neurons: &[usize]) -> Self {
        Self::from_fn(self.steps, neurons.len(), |step, index| self.get(step, neurons[index]))
    }

    /// The train as a matrix step × neuron of 0 and 1.
    pub fn to_matrix(&self) -> DMatrix<f64> {
        DMatrix::from_fn(self.steps, self.neurons, |step, neuron| f64::from(u8::from(self.get(step, neuron))))
    }

    /// The other way round: a row per neuron, 64 steps per word.
    pub(super) fn by_neuron(&self) -> Self {
        let mut turned = Self::new(self.steps).silent(self.neurons);
        for (step, neuron) in self.spikes() {
            turned.set(neuron, step);
        }
        turned
    }
}

/// The bits that are set, ascending.
fn ones(word: u64) -> impl Iterator<Item = usize> + Clone {
    let rest = |word: &u64| Some(word & (word - 1)).filter(|&rest| rest != 0);
    std::iter::successors(Some(word).filter(|&word| word != 0), rest).map(|word| word.trailing_zeros() as usize)
}
