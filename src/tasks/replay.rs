use pymonn_core::Refusal;

use super::check::{names, stream};
use super::{Source, Symbol};

/// One random sequence over and over: word 0, with the place in the sequence as position.
///
/// A network that has learnt it can foretell all of it but the first time; how many letters back its state still tells is its fading memory.
///
/// Source: Lazar, Pipa & Triesch 2009, *SORN: a self-organizing recurrent neural network*, Front. Comput. Neurosci. 3:23; Del Papa,
/// Priesemann & Triesch 2017, `PLoS ONE` 12, e0178683 (Figure 7).
///
/// ```
/// use pymonn::tasks::{Replay, Source};
///
/// let mut replay = Replay::random(10, 50, 3)?;
/// let (first, second) = (replay.sequence(50), replay.sequence(50));
/// assert_eq!(first, second);
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Replay {
    alphabet: Vec<char>,
    letters: Vec<usize>,
    position: usize,
}

impl Replay {
    /// `length` letters of an alphabet of so many, each drawn on its own, all equally likely.
    ///
    /// # Errors
    /// Refuses no letters (or more than a million), and a length of 0.
    pub fn random(letters: usize, length: usize, seed: u64) -> Result<Self, Refusal> {
        let Some(count) = u32::try_from(letters).ok().filter(|count| *count > 0) else {
            return Err(Refusal::new("letters", letters, "1 to 1,000,000"));
        };
        if length == 0 {
            return Err(Refusal::new("length", length, "at least 1"));
        }
        let mut rng = stream(seed, "tasks.replay");
        let sequence = (0..length).map(|_| rng.below(count) as usize).collect();
        Ok(Self { alphabet: names(letters)?, letters: sequence, position: 0 })
    }

    /// The whole sequence.
    pub fn letters(&self) -> &[usize] {
        &self.letters
    }
}

impl Source for Replay {
    fn alphabet(&self) -> &[char] {
        &self.alphabet
    }

    fn next_symbol(&mut self) -> Symbol {
        let position = self.position;
        self.position = (position + 1) % self.letters.len();
        Symbol { letter: Some(self.letters[position]), word: Some(0), position, last: self.position == 0, mixture: None }
    }
}
