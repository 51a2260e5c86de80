//! Event variables, one `bool` per neuron, as words of a bit set.

/// Flags are looked at in blocks of this many, and only blocks with an event in them more closely.
pub(crate) const BLOCK: usize = 64;

/// Shows `see` the number of every block, its flags, and whether one of them is set.
#[inline(always)]
pub(crate) fn blocks(flags: &[bool], mut see: impl FnMut(usize, &[bool], bool)) {
    // The loop that finds nothing is the one that runs nearly always; it must stay a plain `or` to be vectorised.
    let any = |block: &[bool]| block.iter().fold(false, |any, &flag| any | flag);
    let (blocks, rest) = flags.as_chunks::<BLOCK>();
    for (number, block) in blocks.iter().enumerate() {
        see(number, block, any(block));
    }
    if !rest.is_empty() {
        see(blocks.len(), rest, any(rest));
    }
}

/// Bit `k` is set where flag `k` of a block is.
#[inline(always)]
pub(crate) fn word(block: &[bool]) -> u64 {
    // Eight flags, a byte each of 0 or 1: the product moves them side by side into the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (eights, rest) = block.as_chunks::<8>();
    let whole =
        eights.iter().rev().fold(0, |bits, flags| bits << 8 | u64::from_le_bytes(flags.map(u8::from)).wrapping_mul(GATHER) >> 56);
    rest.iter().enumerate().fold(whole, |bits, (k, &flag)| bits | u64::from(flag) << (8 * eights.len() + k))
}

/// Shows `see` the indices of the set flags of a block, ascending.
#[inline(always)]
pub(crate) fn set(number: usize, mut bits: u64, mut see: impl FnMut(usize)) {
    while bits != 0 {
        see(number * BLOCK + bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}
