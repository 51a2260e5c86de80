//! What a stream is keyed by besides its element: the seed of the run and a name.

/// Bijective mixer of 64 bits: the finaliser of `SplitMix64` (Steele, Lea & Flood 2014), with Stafford's constants "Mix13".
#[inline(always)]
pub(super) const fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

/// The odd number nearest to 2^64 divided by the golden ratio: moves 0 away from the mixer's fixed point.
pub(super) const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

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
        Self(mix(mix(seed.wrapping_add(GOLDEN)) ^ name))
    }

    /// The 64-bit key of Philox for one kind of element. Both mixers are bijections, so different arguments never meet
    /// under one `self` (for fewer than 2^62 iterations).
    #[inline(always)]
    pub(super) const fn philox(self, element: Element, iteration: u64, copy: u32) -> [u32; 2] {
        let rest = (element as u64) << 62 | (iteration >> 32 & 0x3FFF_FFFF) << 32 | copy as u64;
        let key = mix(self.0 ^ mix(rest.wrapping_add(GOLDEN)));
        [key as u32, (key >> 32) as u32]
    }
}

/// What a stream belongs to.
#[derive(Clone, Copy)]
pub(super) enum Element {
    Neuron,
    Synapse,
    Whole,
}
