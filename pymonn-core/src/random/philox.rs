//! The counter-based generator under every stream.

/// Philox4x32-10: four random words from a counter and a key.
///
/// Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11 (2011); the constants are those of
/// the authors' Random123 library. Different counters under one key give different words: it is a bijection.
///
/// ```
/// # use pymonn_core::philox4x32_10;
/// assert_eq!(philox4x32_10([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
/// ```
#[inline(always)]
pub fn philox4x32_10(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    // Written out, not looped: a loop in here would keep LLVM from vectorising the loop over neurons around it.
    let words = round(counter, key, 0);
    let words = round(words, key, 1);
    let words = round(words, key, 2);
    let words = round(words, key, 3);
    let words = round(words, key, 4);
    let words = round(words, key, 5);
    let words = round(words, key, 6);
    let words = round(words, key, 7);
    let words = round(words, key, 8);
    round(words, key, 9)
}

/// One round, with the key moved on `number` times by the Weyl constants (golden ratio and root of 3, less 1).
#[inline(always)]
fn round(words: [u32; 4], key: [u32; 2], number: u32) -> [u32; 4] {
    let first = u64::from(words[0]) * 0xD251_1F53;
    let second = u64::from(words[2]) * 0xCD9E_8D57;
    let key =
        [key[0].wrapping_add(0x9E37_79B9_u32.wrapping_mul(number)), key[1].wrapping_add(0xBB67_AE85_u32.wrapping_mul(number))];
    [(second >> 32) as u32 ^ words[1] ^ key[0], second as u32, (first >> 32) as u32 ^ words[3] ^ key[1], first as u32]
}

#[cfg(test)]
mod tests {
    use super::philox4x32_10;

    /// `kat_vectors` of Random123.
    #[test]
    fn gives_the_published_answers() {
        let ones = u32::MAX;
        assert_eq!(philox4x32_10([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox4x32_10([ones; 4], [ones; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        assert_eq!(
            philox4x32_10([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }
}
