use pymonn_core::{Refusal, Rng};

use super::check::{drawn, probabilities, stream};
use super::{Source, Symbol};

/// Words, one after another, in random order.
///
/// Each next word is drawn with a fixed probability, or with one that depends on the word before. Between words nothing is shown for
/// some steps, if wanted. `_` in a word is a step that shows nothing.
///
/// The alphabet is what the words are made of, in the order of first appearance.
///
/// ```
/// use pymonn::tasks::{Source, Words};
///
/// // After the first word comes the second in 9 of 10 cases, after the second always the first.
/// let mut words = Words::new(["ABC", "DE_F"], 5)?.transitions(&[[0.1, 0.9], [1.0, 0.0]])?.gap(2, 4)?;
/// let sequence = words.sequence(1000);
/// assert_eq!(words.alphabet(), ['A', 'B', 'C', 'D', 'E', 'F']);
/// let second = sequence.iter().filter(|symbol| symbol.is_last() && symbol.word == Some(1)).count();
/// assert!((60..90).contains(&second));
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Words {
    alphabet: Vec<char>,
    spelling: Vec<Vec<Option<usize>>>,
    /// Of the first word, and of each where no transitions are given.
    probabilities: Vec<f64>,
    /// By the word before.
    transitions: Option<Vec<Vec<f64>>>,
    /// Least and greatest number of steps between two words.
    gap: (u32, u32),
    rng: Rng,
    /// The word or, with `None`, the pause before it; how far it has come and how long it is.
    now: Option<usize>,
    before: Option<usize>,
    position: usize,
    length: usize,
}

impl Words {
    /// These words, all equally likely, without pauses.
    ///
    /// # Errors
    /// Refuses no words, empty words, and words that show nothing.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>, seed: u64) -> Result<Self, Refusal> {
        let mut alphabet = Vec::new();
        let mut read = Vec::new();
        for (i, word) in words.into_iter().enumerate() {
            let word = word.as_ref();
            if word.chars().all(|name| name == '_') {
                return Err(Refusal::new(format_args!("words[{i}]"), word, "a word with at least one letter"));
            }
            read.push(word.chars().map(|name| (name != '_').then(|| index_of(&mut alphabet, name))).collect());
        }
        if read.is_empty() {
            return Err(Refusal::new("words", [""; 0], "at least one word"));
        }
        let probabilities = vec![1.0 / read.len() as f64; read.len()];
        Ok(Self {
            alphabet,
            spelling: read,
            probabilities,
            transitions: None,
            gap: (0, 0),
            rng: stream(seed, "tasks.words"),
            now: None,
            before: None,
            position: 0,
            length: 0,
        })
    }

    /// The probability of each word.
    ///
    /// # Errors
    /// Refuses what are not probabilities, one for each word, with the sum 1.
    pub fn probabilities(self, given: &[f64]) -> Result<Self, Refusal> {
        probabilities("probabilities", given, self.spelling.len())?;
        Ok(Self { probabilities: given.to_vec(), ..self })
    }

    /// The probability of each word (column) after each word (row), a Markov chain; the first one is drawn as without.
    ///
    /// # Errors
    /// Refuses what is not one row for each word, of probabilities with the sum 1.
    pub fn transitions<R: AsRef<[f64]>>(self, given: &[R]) -> Result<Self, Refusal> {
        let count = self.spelling.len();
        if given.len() != count {
            return Err(Refusal::new("transitions.len()", given.len(), format_args!("{count}, one row for each word")));
        }
        for (i, row) in given.iter().enumerate() {
            probabilities(format_args!("transitions[{i}]"), row.as_ref(), count)?;
        }
        Ok(Self { transitions: Some(given.iter().map(|row| row.as_ref().to_vec()).collect()), ..self })
    }

    /// Between words nothing is shown for `least` to `most` steps, all equally likely.
    ///
    /// # Errors
    /// Refuses `most` below `least`.
    pub fn gap(self, least: u32, most: u32) -> Result<Self, Refusal> {
        if most < least || most == u32::MAX {
            return Err(Refusal::new("gap", (least, most), "two numbers of steps, the lower one first"));
        }
        Ok(Self { gap: (least, most), ..self })
    }

    /// The same letters under the indices of this alphabet, which may hold more: for tests with other words than those trained.
    ///
    /// ```
    /// use pymonn::tasks::{Source, Words};
    ///
    /// let trained = Words::new(["ABCD"], 1)?;
    /// let tested = Words::new(["DCBA", "ECBA"], 1)?.named(&['A', 'B', 'C', 'D', 'E'])?;
    /// assert_eq!(tested.alphabet()[..4], trained.alphabet()[..]);
    /// # Ok::<(), pymonn::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// Refuses an alphabet that lacks one of the words' letters, or has a letter twice.
    pub fn named(mut self, alphabet: &[char]) -> Result<Self, Refusal> {
        if let Some(i) = (1..alphabet.len()).find(|i| alphabet[..*i].contains(&alphabet[*i])) {
            return Err(Refusal::new(format_args!("alphabet[{i}]"), alphabet[i], "a letter that is there once"));
        }
        for letter in self.spelling.iter_mut().flatten().flatten() {
            let name = self.alphabet[*letter];
            let place = alphabet.iter().position(|other| *other == name);
            *letter = place.ok_or_else(|| Refusal::new("alphabet", alphabet, format_args!("one with the letter {name:?}")))?;
        }
        Ok(Self { alphabet: alphabet.to_vec(), ..self })
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.spelling.len()
    }

    /// Goes on with a pause, if it has a length, or with a word.
    fn go_on(&mut self) {
        self.position = 0;
        if let Some(word) = self.now.take() {
            self.before = Some(word);
            self.length = (self.gap.0 + self.rng.below(self.gap.1 - self.gap.0 + 1)) as usize;
            if self.length > 0 {
                return;
            }
        }
        let row = match (&self.transitions, self.before) {
            (Some(transitions), Some(before)) => &transitions[before],
            _ => &self.probabilities,
        };
        let word = drawn(row, &mut self.rng);
        self.now = Some(word);
        self.length = self.spelling[word].len();
    }
}

impl Source for Words {
    fn alphabet(&self) -> &[char] {
        &self.alphabet
    }

    fn next_symbol(&mut self) -> Symbol {
        if self.position == self.length {
            self.go_on();
        }
        let position = self.position;
        self.position += 1;
        let letter = self.now.and_then(|word| self.spelling[word][position]);
        Symbol { letter, word: self.now, position, last: self.position == self.length, mixture: None }
    }
}

/// Its place in the alphabet, at the end if it is new.
pub(super) fn index_of(alphabet: &mut Vec<char>, name: char) -> usize {
    alphabet.iter().position(|other| *other == name).unwrap_or_else(|| {
        alphabet.push(name);
        alphabet.len() - 1
    })
}
