use pymonn_core::{Refusal, Rng};

use super::check::{drawn, names, probabilities, stream};
use super::{Source, Symbol};

/// Letters, each drawn on its own; nothing can be foretold, so what a network shows of it is memory.
///
/// Each letter is a word of its own, with the letter's index.
///
/// ```
/// use pymonn::tasks::{RandomLetters, Source};
///
/// let mut letters = RandomLetters::new(3, 1)?.probabilities(&[0.5, 0.3, 0.2])?;
/// let sequence = letters.sequence(1000);
/// assert!((450..550).contains(&sequence.iter().filter(|symbol| symbol.letter == Some(0)).count()));
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct RandomLetters {
    alphabet: Vec<char>,
    probabilities: Vec<f64>,
    /// That a letter is shown at all.
    shown: f64,
    rng: Rng,
}

impl RandomLetters {
    /// So many letters, all equally likely, one in each step.
    ///
    /// # Errors
    /// Refuses no letters.
    pub fn new(letters: usize, seed: u64) -> Result<Self, Refusal> {
        if letters == 0 {
            return Err(Refusal::new("letters", letters, "at least 1"));
        }
        let probabilities = vec![1.0 / letters as f64; letters];
        Ok(Self { alphabet: names(letters)?, probabilities, shown: 1.0, rng: stream(seed, "tasks.random_letters") })
    }

    /// The probability of each letter.
    ///
    /// # Errors
    /// Refuses what are not probabilities, one for each letter, with the sum 1.
    pub fn probabilities(self, given: &[f64]) -> Result<Self, Refusal> {
        probabilities("probabilities", given, self.alphabet.len())?;
        Ok(Self { probabilities: given.to_vec(), ..self })
    }

    /// A step shows a letter with this probability, and else nothing.
    ///
    /// # Errors
    /// Refuses what is no probability.
    pub fn shown(self, probability: f64) -> Result<Self, Refusal> {
        super::check::probability("shown", probability)?;
        Ok(Self { shown: probability, ..self })
    }
}

impl Source for RandomLetters {
    fn alphabet(&self) -> &[char] {
        &self.alphabet
    }

    fn next_symbol(&mut self) -> Symbol {
        let letter = self.rng.bernoulli(self.shown).then(|| drawn(&self.probabilities, &mut self.rng));
        Symbol { letter, word: letter, position: 0, last: true, mixture: None }
    }
}
