//! One stream of random words.

use core::convert::Infallible;

use super::key::{Element, StreamKey};
use super::philox4x32_10;

/// The random numbers of one element in one iteration: what a hook gets as `rng: &mut Rng`.
///
/// The same key, iteration and element always give the same numbers, whatever else is drawn. It is a generator of the
/// crate `rand` too, so every method of `rand::RngExt` and every distribution of `rand_distr` can be used with it.
///
/// ```
/// # use pymonn_core::{Rng, StreamKey, name_hash};
/// let key = StreamKey::new(7, name_hash("exc.noise"));
/// let mut rng = Rng::neuron(key, 1, 42);
/// if rng.bernoulli(0.5) {
///     assert!(rng.uniform() < 1.0);
/// }
/// let die: u32 = rand::RngExt::random_range(&mut rng, 1..=6);
/// assert!((1..=6).contains(&die));
/// ```
#[derive(Clone, Debug)]
pub struct Rng {
    key: [u32; 2],
    /// The upper three words of Philox's counter; the lowest is `block`.
    place: [u32; 3],
    block: u32,
    /// Words not yet given out stand first. They move up, instead of an index moving on: without a variable index the
    /// whole generator lives in registers, and the loop around it can be vectorised.
    words: [u32; 4],
    left: u32,
}

impl Rng {
    /// The stream of neuron `index` in this iteration.
    #[inline(always)]
    pub fn neuron(key: StreamKey, iteration: u64, index: u32) -> Self {
        Self::new(key.philox(Element::Neuron, iteration, 0), [index, 0, iteration as u32])
    }

    /// The stream of the synapse from `source` to `target` in this iteration; `copy` counts synapses between the same two
    /// neurons, from 0.
    #[inline(always)]
    pub fn synapse(key: StreamKey, iteration: u64, target: u32, source: u32, copy: u32) -> Self {
        Self::new(key.philox(Element::Synapse, iteration, copy), [target, source, iteration as u32])
    }

    /// The one stream of a whole group (or synapse group, or network) in this iteration.
    #[inline(always)]
    pub fn whole(key: StreamKey, iteration: u64) -> Self {
        Self::new(key.philox(Element::Whole, iteration, 0), [0, 0, iteration as u32])
    }

    /// Draws the first block at once: if it waited for the first use, a use inside a branch would leave the next one with
    /// an unknown number of words.
    #[inline(always)]
    fn new(key: [u32; 2], place: [u32; 3]) -> Self {
        let words = philox4x32_10([0, place[0], place[1], place[2]], key);
        Self { key, place, block: 1, words, left: 4 }
    }

    /// 32 random bits. The stream repeats after 2^34 of these words.
    #[inline(always)]
    pub fn next_u32(&mut self) -> u32 {
        if self.left == 0 {
            self.words = philox4x32_10([self.block, self.place[0], self.place[1], self.place[2]], self.key);
            self.block = self.block.wrapping_add(1);
            self.left = 4;
        }
        let word = self.words[0];
        self.words = [self.words[1], self.words[2], self.words[3], 0];
        self.left -= 1;
        word
    }

    /// 64 random bits: two words, the lower half first.
    #[inline(always)]
    pub fn next_u64(&mut self) -> u64 {
        let low = u64::from(self.next_u32());
        low | u64::from(self.next_u32()) << 32
    }
}

impl rand::TryRng for Rng {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.next_u32())
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            chunk.copy_from_slice(&self.next_u32().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}
