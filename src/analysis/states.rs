//! States of a network, and how far apart they are.

use std::ops::Range;

use super::{
    error::{AnalysisError, Result, enough, equal},
    regression::{Line, line_fit},
    train::SpikeTrain,
};

/// The number of neurons whose states differ, step by step.
///
/// The package's `hamming_distance`, 64 neurons at a time.
///
/// # Errors
///
/// Trains of different numbers of neurons or steps.
pub fn hamming_distance(a: &SpikeTrain, b: &SpikeTrain) -> Result<Vec<u32>> {
    equal("neurons", a.neurons(), b.neurons())?;
    equal("steps", a.steps(), b.steps())?;
    Ok((0..a.steps()).map(|step| a.distance(step, b, step)).collect())
}

/// How two runs move apart, or together.
#[derive(Clone, Debug, PartialEq)]
pub struct Divergence {
    /// Neurons that differ in each step.
    pub distances: Vec<u32>,
    /// The line through `ln distance` over steps: its slope, per step, is positive where a small perturbation grows (a finite-size Lyapunov
    /// exponent). `None` if fewer than two of the steps that were asked for have a distance above 0.
    pub growth: Option<Line>,
    /// The first step from which on both runs are equal to the end; `None` if they differ in the last.
    pub merged: Option<usize>,
}

/// How the Hamming distance of two runs develops that differ in a perturbation, such as one neuron's first state (Derrida & Pomeau 1986,
/// Bertschinger & Natschläger 2004). The growth is found from the steps in `growing`, before the distance saturates.
///
/// # Errors
///
/// Trains of different numbers of neurons or steps.
pub fn divergence(a: &SpikeTrain, b: &SpikeTrain, growing: Range<usize>) -> Result<Divergence> {
    let distances = hamming_distance(a, b)?;
    let some = |step: &usize| distances.get(*step).is_some_and(|distance| *distance > 0);
    let steps: Vec<usize> = (growing.start..growing.end.min(distances.len())).filter(some).collect();
    let x: Vec<f64> = steps.iter().map(|step| *step as f64).collect();
    let y: Vec<f64> = steps.iter().map(|step| f64::from(distances[*step]).ln()).collect();
    let last = distances.iter().rposition(|distance| *distance > 0);
    let merged = last.map_or(0, |last| last + 1);
    let merged = (merged < distances.len()).then_some(merged);
    Ok(Divergence { growth: line_fit(&x, &y).ok(), merged, distances })
}

/// The evoked state that a spontaneous one resembles most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The step of the spontaneous train.
    pub step: usize,
    /// The step of the evoked train; of several that are equally near, the first.
    pub evoked: usize,
    /// That step's label.
    pub label: usize,
    /// The number of neurons that differ.
    pub distance: u32,
}

/// For each spontaneous state that is not silent the evoked state at the smallest Hamming distance, with its label (the letter at that
/// time).
///
/// Labels should be about equally frequent among the evoked states, see [`balanced_steps`]; else the frequent ones win by chance.
///
/// Source: Hartmann, Lazar, Nessler & Triesch (2015), PLOS Comput. Biol. 11:e1004640, figure 4.
///
/// # Errors
///
/// Different numbers of neurons, no evoked states, a number of labels other than that of evoked states.
pub fn nearest_states(spontaneous: &SpikeTrain, evoked: &SpikeTrain, labels: &[usize]) -> Result<Vec<Nearest>> {
    equal("neurons", spontaneous.neurons(), evoked.neurons())?;
    equal("evoked states and labels", evoked.steps(), labels.len())?;
    enough("evoked states", evoked.steps(), 1)?;
    let nearest = |step: usize| {
        let distances =
            labels.iter().enumerate().map(|(index, label)| (spontaneous.distance(step, evoked, index), index, *label));
        let (distance, evoked, label) = distances.min()?;
        Some(Nearest { step, evoked, label, distance })
    };
    Ok((0..spontaneous.steps()).filter(|step| spontaneous.count(*step) > 0).filter_map(nearest).collect())
}

/// The last steps of each label, as many of each as there are of the rarest, in ascending order; labels that are `None` are left out.
pub fn balanced_steps(labels: &[Option<usize>]) -> Vec<usize> {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    labels.iter().flatten().for_each(|label| *counts.entry(*label).or_default() += 1);
    let rarest = counts.values().copied().min().unwrap_or(0);
    let mut wanted: std::collections::BTreeMap<_, _> = counts.keys().map(|label| (*label, rarest)).collect();
    let mut steps: Vec<usize> = (0..labels.len())
        .rev()
        .filter(|step| {
            let left = labels[*step].and_then(|label| wanted.get_mut(&label)).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_some()
        })
        .collect();
    steps.reverse();
    steps
}

/// How often a word occurs in a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordCounts {
    /// Places at which the letters follow each other as in the word.
    pub forward: usize,
    /// Places at which they follow each other the other way round.
    pub reversed: usize,
}

/// How often the letters of a word stand one after another in a sequence, and how often in reverse order; places may overlap.
///
/// # Errors
///
/// An empty word.
pub fn count_word(sequence: &[usize], word: &[usize]) -> Result<WordCounts> {
    enough("letters in the word", word.len(), 1)?;
    let count = |same: &dyn Fn(&[usize]) -> bool| sequence.windows(word.len()).filter(|part| same(part)).count();
    Ok(WordCounts { forward: count(&|part| part == word), reversed: count(&|part| part.iter().eq(word.iter().rev())) })
}

/// Most neurons of a pattern: each doubles the number of patterns.
const LARGEST_PATTERN: usize = 24;

/// How often each binary pattern of a few neurons occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternCounts {
    neurons: Vec<usize>,
    counts: Vec<u64>,
}

impl PatternCounts {
    /// Counts, in each step, the pattern of these neurons: the first is the lowest bit of the pattern's number.
    ///
    /// # Errors
    ///
    /// No neurons or more than 24, one that there is not.
    pub fn new(train: &SpikeTrain, neurons: &[usize]) -> Result<Self> {
        if !(1..=LARGEST_PATTERN).contains(&neurons.len()) {
            return Err(AnalysisError::parameter("neurons", neurons.len(), format!("1 to {LARGEST_PATTERN} of them")));
        }
        neurons.iter().try_for_each(|neuron| super::error::existing(*neuron, train.neurons()))?;
        let mut counts = vec![0; 1 << neurons.len()];
        for step in 0..train.steps() {
            let bits = neurons.iter().enumerate();
            counts[bits.fold(0, |pattern, (bit, neuron)| pattern | usize::from(train.get(step, *neuron)) << bit)] += 1;
        }
        Ok(Self { neurons: neurons.to_vec(), counts })
    }

    /// Occurrences of each pattern.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// Probabilities of all patterns, each counted once more than it occurred, so that none is 0.
    pub fn probabilities(&self) -> Vec<f64> {
        let all = (self.counts.iter().sum::<u64>() + self.counts.len() as u64) as f64;
        self.counts.iter().map(|count| (count + 1) as f64 / all).collect()
    }

    /// The Kullback-Leibler divergence `Σ p log₂(p / q)` from the patterns of `other` in bits, with one more count of each pattern in both.
    ///
    /// Sources: Fiser et al. (2010) and Berkes et al. (2011), Science 331:83; Hartmann et al. (2015), figure 3, whose authors' code takes evoked (`self`)
    /// against spontaneous (`other`) activity.
    ///
    /// # Errors
    ///
    /// Patterns of other neurons.
    pub fn divergence_from(&self, other: &Self) -> Result<f64> {
        if self.neurons == other.neurons {
            kl_divergence(&self.probabilities(), &other.probabilities())
        } else {
            Err(AnalysisError::parameter(
                "other",
                format!("{:?}", other.neurons),
                format!("patterns of neurons {:?}", self.neurons),
            ))
        }
    }
}

/// The Kullback-Leibler divergence of two distributions in bits, `Σ p log₂(p / q)`; infinite where `q` is 0 and `p` is not.
///
/// # Errors
///
/// Different numbers of probabilities.
pub fn kl_divergence(p: &[f64], q: &[f64]) -> Result<f64> {
    equal("probabilities", p.len(), q.len())?;
    Ok(p.iter().zip(q).filter(|(p, _)| **p > 0.0).map(|(p, q)| p * (p / q).log2()).sum())
}
