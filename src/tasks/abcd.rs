use pymonn_core::Refusal;

use super::Words;

/// One word over and over, with `gap` steps between that show nothing.
///
/// Tests with omitted, replaced or reversed letters are [`Words`] in the same alphabet: `Words::new(["A_CD", "E_CD", "DCBA"], seed)?
/// .named(&['A', 'B', 'C', 'D', 'E'])?`.
///
/// Source: Hartmann, Lazar, Nessler & Triesch 2015, *Where's the noise?*, `PLoS` Comput. Biol. 11, e1004640, Figure 2 (ABCD with gaps
/// of 10).
///
/// # Errors
/// Refuses an empty word.
pub fn repeated(word: &str, gap: u32, seed: u64) -> Result<Words, Refusal> {
    Words::new([word], seed)?.gap(gap, gap)
}

/// The control of [`repeated`]: all orders of the word's letters, equally likely, so that nothing can be learnt but the letters.
///
/// Orders are counted as in a dictionary: word 0 is the one given. Letters that are alike count as different ones.
///
/// # Errors
/// Refuses an empty word, and one of more than 8 letters (40,320 orders).
pub fn permutations(word: &str, gap: u32, seed: u64) -> Result<Words, Refusal> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() > 8 {
        return Err(Refusal::new("word", word, "at most 8 letters"));
    }
    Words::new(orders(&letters), seed)?.gap(gap, gap)
}

fn orders(letters: &[char]) -> Vec<String> {
    let [_, ..] = letters else { return vec![String::new()] };
    let one = |i: usize| {
        let mut others = letters.to_vec();
        let first = others.remove(i);
        orders(&others).into_iter().map(move |rest| format!("{first}{rest}"))
    };
    (0..letters.len()).flat_map(one).collect()
}
