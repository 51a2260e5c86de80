//! The first words of many neurons' streams, drawn in a loop of their own.
//!
//! A loop over neurons that draws is one long chain of operations, of which a processor has few neurons' under way at once. Without the
//! start of the chain it has more of them: a tenth of the time of Izhikevich neurons with noise.

use super::key::{Element, StreamKey};
use super::mix::{keyed_mix, step};

/// Neurons whose first words are drawn together.
pub const FIRST_WORDS: usize = 128;

/// The first two words of each stream, apart: entries of 64 bits would halve the width of the loop that takes them.
#[derive(Debug)]
pub struct FirstWords {
    low: [u32; FIRST_WORDS],
    high: [u32; FIRST_WORDS],
}

impl FirstWords {
    /// None so far.
    #[inline(always)]
    #[allow(clippy::new_without_default, reason = "for generated code alone")]
    pub fn new() -> Self {
        Self { low: [0; FIRST_WORDS], high: [0; FIRST_WORDS] }
    }

    /// Those of `n` neurons from `first` on, for [`Rng::neuron_from`](super::Rng::neuron_from).
    ///
    /// # Panics
    ///
    /// Where `n` is above [`FIRST_WORDS`].
    #[inline(always)]
    pub fn draw(&mut self, key: StreamKey, iteration: u64, first: u32, n: usize) -> (&[u32], &[u32]) {
        let (place, key) = key.streams(Element::Neuron, iteration);
        let place = place.wrapping_add(u64::from(first).wrapping_mul(step::INDEX));
        let (low, high) = (&mut self.low[..n], &mut self.high[..n]);
        for k in 0..n {
            let words = keyed_mix(place.wrapping_add((k as u64).wrapping_mul(step::INDEX)), key);
            low[k] = words as u32;
            high[k] = (words >> 32) as u32;
        }
        (low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rng;

    #[test]
    fn streams_are_the_same_with_words_drawn_ahead() {
        let key = StreamKey::new(3, 5);
        let mut words = FirstWords::new();
        for (first, n) in [(0, FIRST_WORDS), (1_000, 17), (7, 0)] {
            let (low, high) = words.draw(key, 9, first, n);
            assert_eq!((low.len(), high.len()), (n, n));
            for k in 0..n {
                let index = first + k as u32;
                let (mut here, mut there) = (Rng::neuron_from(key, 9, index, low[k], high[k]), Rng::neuron(key, 9, index));
                for _ in 0..5 {
                    assert_eq!(here.next_u32(), there.next_u32());
                }
            }
        }
    }
}
