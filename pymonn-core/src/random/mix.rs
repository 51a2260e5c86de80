//! The generator under every stream: 64 random bits from a place and a key.

/// The odd number nearest to 2^64 divided by the golden ratio.
pub(super) const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// How far places lie apart, for each thing by which streams are counted: [`GOLDEN`], as in `SplitMix64`, times the powers of a
/// multiplier that is good in the spectral test (Steele & Vigna, "Computationally easy, spectrally good multipliers",
/// 2021). So no sum of two small multiples of them is 0: two synapses, or blocks of two neurons, never meet.
pub(super) mod step {
    const SPECTRAL: u64 = 0xF135_7AEA_2E62_A9C5;
    /// From neuron to neuron, from source to source, and from iteration to iteration.
    pub(in super::super) const INDEX: u64 = super::GOLDEN;
    /// From target to target.
    pub(in super::super) const TARGET: u64 = INDEX.wrapping_mul(SPECTRAL);
    /// From one 64 bits of a stream to the next.
    pub(in super::super) const BLOCK: u64 = TARGET.wrapping_mul(SPECTRAL);
    /// From one synapse to another between the same two neurons.
    pub(in super::super) const COPY: u64 = BLOCK.wrapping_mul(SPECTRAL);
}

/// The finaliser of `SplitMix64` (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; the
/// constants are Stafford's "Mix13"): a bijection of 64 bits in two rounds.
#[inline(always)]
pub(super) const fn mix(place: u64) -> u64 {
    keyed_mix(place, 0)
}

/// [`mix`] with a key between its rounds: another bijection for each key.
///
/// Without the key, two loops whose places overlap would share a whole run of numbers.
#[inline(always)]
pub(super) const fn keyed_mix(place: u64, key: u64) -> u64 {
    let word = (place ^ (place >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27) ^ key).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}
