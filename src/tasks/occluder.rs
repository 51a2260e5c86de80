use std::ops::Range;

use pymonn_core::Refusal;

use super::Words;
use super::check::names;

/// What is seen of an object while it is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Nothing.
    Blank,
    /// The occluder, a letter of its own, `#`, the last of the alphabet.
    Occluder,
}

/// An object that moves along positions, from the left or from the right, and on its way is hidden behind an occluder.
///
/// A letter is a position; the `hidden` ones show the same whichever way it moves, so where and when it comes out again can be told only by who
/// remembers the direction and counts. Word 0 moves to the right, word 1 to the left, equally likely; words 2 and 3 are the same without the
/// occluder, and a part `open` of all words are these.
///
/// Source: Lazar, Pipa & Triesch 2009, *SORN: a self-organizing recurrent neural network*, Front. Comput. Neurosci. 3:23, in its idea;
/// positions and probabilities are free here.
///
/// ```
/// use pymonn::tasks::{Hidden, Source, occluder};
///
/// let mut motion = occluder(6, 2..4, Hidden::Occluder, 0.0, 1)?;
/// let sequence = motion.sequence(60);
/// let seen = motion.spelt(&sequence);
/// assert!(seen.contains("AB##EF") && seen.contains("FE##BA"));
/// # Ok::<(), pymonn::Refusal>(())
/// ```
///
/// # Errors
/// Refuses hidden positions that are none or not all between the first and the last one, and an `open` that is no probability.
pub fn occluder(positions: usize, hidden: Range<usize>, shown: Hidden, open: f64, seed: u64) -> Result<Words, Refusal> {
    if hidden.start == 0 || hidden.is_empty() || hidden.end >= positions {
        let allowed = format!("at least one of the positions between the first and the last of {positions}");
        return Err(Refusal::new("hidden", hidden, allowed));
    }
    super::check::probability("open", open)?;
    let mut alphabet = names(positions)?;
    let cover = match shown {
        Hidden::Blank => '_',
        Hidden::Occluder => '#',
    };
    let visible: String = alphabet.iter().collect();
    let covered: String = alphabet.iter().enumerate().map(|(i, name)| if hidden.contains(&i) { cover } else { *name }).collect();
    let reversed = |word: &str| word.chars().rev().collect::<String>();
    if shown == Hidden::Occluder {
        alphabet.push(cover);
    }
    let words = [covered.clone(), reversed(&covered), visible.clone(), reversed(&visible)];
    let (behind, open) = ((1.0 - open) / 2.0, open / 2.0);
    Words::new(words, seed)?.probabilities(&[behind, behind, open, open])?.named(&alphabet)
}
