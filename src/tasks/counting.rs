use pymonn_core::Refusal;

use super::Words;

/// The counting task: the words A Bⁿ C and D Eⁿ F, equally likely.
///
/// The last letter can be told only by who has counted the middle ones and remembers the first. First letters cannot be foretold, so
/// at most `1 - 0.5 / (n + 2)` of all letters can.
///
/// Source: Lazar, Pipa & Triesch 2009, *SORN: a self-organizing recurrent neural network*, Front. Comput. Neurosci. 3:23.
///
/// # Errors
/// Refuses an `n` of 0.
pub fn counting(n: usize, seed: u64) -> Result<Words, Refusal> {
    if n == 0 {
        return Err(Refusal::new("n", n, "at least 1"));
    }
    Words::new([format!("A{}C", "B".repeat(n)), format!("D{}F", "E".repeat(n))], seed)
}
