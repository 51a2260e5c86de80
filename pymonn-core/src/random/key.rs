//! What a stream is keyed by besides its element: the seed of the run, a name, and the iteration.

use super::mix::{GOLDEN, mix, step};

/// A name as a number, at compile time: FNV-1a (Fowler, Noll & Vo; RFC 9923), then the finaliser of `SplitMix64`, because
/// FNV alone leaves the names `a` and `b` close together.
///
/// ```
/// # use pymonn_core::name_hash;
/// const HASH: u64 = name_hash("exc.noise");
/// assert_ne!(HASH, name_hash("inh.noise"));
/// ```
pub const fn name_hash(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01B3);
        i += 1;
    }
    mix(hash)
}

/// A family of streams: those of one name (a behaviour of a group, an initial value, a connection rule) under one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamKey(u64);

impl StreamKey {
    /// The family for the run's `seed` and a `name` made by [`name_hash`].
    pub const fn new(seed: u64, name: u64) -> Self {
        Self(mix(seed.wrapping_add(GOLDEN)) ^ name)
    }

    /// First place and key of the streams of one kind of element in one iteration: the same for a whole loop, which therefore
    /// has no part in their cost.
    ///
    /// Mixers are bijections, so different iterations never meet under one `self` (for fewer than 2^62 of them).
    #[inline(always)]
    pub(super) const fn streams(self, element: Element, iteration: u64) -> (u64, u64) {
        let moment = (element as u64) << 62 ^ iteration;
        let place = self.0.wrapping_add(moment.wrapping_mul(step::INDEX));
        let key = self.0.rotate_left(32).wrapping_add(moment.wrapping_mul(step::TARGET));
        (mix(place), mix(key))
    }
}

/// What a stream belongs to.
#[derive(Clone, Copy)]
pub(super) enum Element {
    Neuron,
    Synapse,
    Whole,
}
