//! What sources refuse, and how they draw.

use std::fmt::Display;

use pymonn_core::{Refusal, Rng, StreamKey, name_hash};

/// The stream of a source of this name.
pub(super) fn stream(seed: u64, name: &str) -> Rng {
    Rng::whole(StreamKey::new(seed, name_hash(name)), 0)
}

/// Refuses what are no probabilities: numbers from 0, with the sum 1 (to 1e-9, so that 0.1 ten times will do).
pub(super) fn probabilities(what: impl Display, given: &[f64], count: usize) -> Result<(), Refusal> {
    if given.len() != count {
        return Err(Refusal::new(format_args!("{what}.len()"), given.len(), format_args!("{count}, one for each choice")));
    }
    if let Some(i) = given.iter().position(|p| !(0.0..=1.0).contains(p)) {
        return Err(Refusal::new(format_args!("{what}[{i}]"), given[i], "a probability from 0 to 1"));
    }
    let sum: f64 = given.iter().sum();
    if (sum - 1.0).abs() > 1e-9 {
        return Err(Refusal::new(format_args!("sum of {what}"), sum, "1"));
    }
    Ok(())
}

/// Refuses a number that is no probability.
pub(super) fn probability(what: &str, given: f64) -> Result<(), Refusal> {
    if (0.0..=1.0).contains(&given) { Ok(()) } else { Err(Refusal::new(what, given, "a probability from 0 to 1")) }
}

/// An index with these probabilities, never one with probability 0.
pub(super) fn drawn(probabilities: &[f64], rng: &mut Rng) -> usize {
    let mut left = rng.uniform_f64();
    let mut possible = 0;
    for (i, p) in probabilities.iter().enumerate().filter(|(_, p)| **p > 0.0) {
        left -= p;
        if left < 0.0 {
            return i;
        }
        // Rounding may leave a rest behind the last one.
        possible = i;
    }
    possible
}

/// A random order of these.
pub(super) fn shuffle<T>(items: &mut [T], rng: &mut Rng) {
    for i in (1..items.len()).rev() {
        items.swap(i, rng.below(i as u32 + 1) as usize);
    }
}

/// Names for letters that have none: A to Z, a to z, 0 to 9, and then whatever Unicode has from U+0100 on.
pub(super) fn names(count: usize) -> Result<Vec<char>, Refusal> {
    const MOST: usize = 1_000_000;
    if count > MOST {
        return Err(Refusal::new("letters", count, format_args!("at most {MOST}")));
    }
    Ok(('A'..='Z').chain('a'..='z').chain('0'..='9').chain('\u{100}'..).take(count).collect())
}
