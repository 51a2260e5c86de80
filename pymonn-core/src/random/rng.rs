//! One stream of random words.

use core::convert::Infallible;

use super::key::{Element, StreamKey};
use super::mix::{keyed_mix, step};

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
    /// Of the next block.
    place: u64,
    key: u64,
    /// What is left of the last block, in its lower bits. They move down, instead of an index moving on: without a variable
    /// index the whole generator lives in registers, and the loop around it can be vectorised.
    words: u64,
    left: u32,
    /// The second number of a pair of normal ones.
    pub(super) twin: Option<f32>,
    pub(super) twin_f64: Option<f64>,
}

impl Rng {
    /// The stream of neuron `index` in this iteration.
    #[inline(always)]
    pub fn neuron(key: StreamKey, iteration: u64, index: u32) -> Self {
        let (place, key) = key.streams(Element::Neuron, iteration);
        Self::new(place.wrapping_add(u64::from(index).wrapping_mul(step::INDEX)), key)
    }

    /// [`neuron`](Self::neuron), whose first two words have been drawn by [`FirstWords`](super::FirstWords).
    #[inline(always)]
    pub fn neuron_from(key: StreamKey, iteration: u64, index: u32, low: u32, high: u32) -> Self {
        let (place, key) = key.streams(Element::Neuron, iteration);
        let place = place.wrapping_add(u64::from(index).wrapping_mul(step::INDEX)).wrapping_add(step::BLOCK);
        Self { place, key, words: u64::from(high) << 32 | u64::from(low), left: 2, twin: None, twin_f64: None }
    }

    /// The stream of the synapse from `source` to `target` in this iteration; `copy` counts synapses between the same two
    /// neurons, from 0.
    #[inline(always)]
    pub fn synapse(key: StreamKey, iteration: u64, target: u32, source: u32, copy: u32) -> Self {
        let (place, key) = key.streams(Element::Synapse, iteration);
        let pair = u64::from(source).wrapping_mul(step::INDEX).wrapping_add(u64::from(target).wrapping_mul(step::TARGET));
        Self::new(place.wrapping_add(pair).wrapping_add(u64::from(copy).wrapping_mul(step::COPY)), key)
    }

    /// The one stream of a whole group (or synapse group, or network) in this iteration.
    #[inline(always)]
    pub fn whole(key: StreamKey, iteration: u64) -> Self {
        let (place, key) = key.streams(Element::Whole, iteration);
        Self::new(place, key)
    }

    /// A place that this stream will not draw from, and another key: where a stream of its own may go on by [`step::COPY`].
    #[inline(always)]
    pub(super) fn split(&mut self) -> (u64, u64) {
        let place = self.place;
        self.place = place.wrapping_add(step::BLOCK);
        (place, self.key.rotate_left(32))
    }

    /// Draws the first block at once: if it waited for the first use, a use inside a branch would leave the next one with
    /// an unknown number of words.
    #[inline(always)]
    pub(super) fn new(place: u64, key: u64) -> Self {
        let words = keyed_mix(place, key);
        Self { place: place.wrapping_add(step::BLOCK), key, words, left: 2, twin: None, twin_f64: None }
    }

    /// 32 random bits. The stream repeats after 2^65 of these words.
    #[inline(always)]
    pub fn next_u32(&mut self) -> u32 {
        if self.left == 0 {
            self.words = keyed_mix(self.place, self.key);
            self.place = self.place.wrapping_add(step::BLOCK);
            self.left = 2;
        }
        let word = self.words as u32;
        self.words >>= 32;
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
