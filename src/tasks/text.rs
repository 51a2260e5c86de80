use std::fs;
use std::path::Path;

use pymonn_core::Refusal;

use super::{Source, Symbol};

/// The characters of a text, from the beginning again after the end.
///
/// The alphabet is what the text is made of, sorted. Words are what white space separates, counted from 0, with the place in the word as
/// position; white space is between words.
///
/// ```
/// use pymonn::tasks::{Source, Text};
///
/// let mut text = Text::new("to be or not to be ")?;
/// assert_eq!(text.alphabet(), [' ', 'b', 'e', 'n', 'o', 'r', 't']);
/// let sequence = text.sequence(24);
/// assert_eq!(text.spelt(&sequence), "to be or not to be to be");
/// assert!(sequence[4].is_last() && sequence[4].word == Some(1));
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Text {
    alphabet: Vec<char>,
    symbols: Vec<Symbol>,
    next: usize,
}

impl Text {
    /// This text.
    ///
    /// # Errors
    /// Refuses an empty one.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let names: Vec<char> = text.chars().collect();
        if names.is_empty() {
            return Err(Refusal::new("text", text, "at least one character"));
        }
        let mut alphabet = names.clone();
        alphabet.sort_unstable();
        alphabet.dedup();
        let mut symbols = Vec::with_capacity(names.len());
        let mut word = 0;
        for stretch in names.chunk_by(|a, b| a.is_whitespace() == b.is_whitespace()) {
            let space = stretch[0].is_whitespace();
            for (position, name) in stretch.iter().enumerate() {
                let letter = alphabet.binary_search(name).ok();
                let last = position + 1 == stretch.len();
                symbols.push(Symbol { letter, word: (!space).then_some(word), position, last, mixture: None });
            }
            word += usize::from(!space);
        }
        Ok(Self { alphabet, symbols, next: 0 })
    }

    /// The text in this file.
    ///
    /// # Errors
    /// Refuses a file that cannot be read, is not UTF-8, or is empty.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Refusal> {
        let path = path.as_ref();
        let text = fs::read_to_string(path);
        let text = text.map_err(|error| Refusal::new("path", path, format_args!("a text file in UTF-8 ({error})")))?;
        Self::new(&text)
    }
}

impl Source for Text {
    fn alphabet(&self) -> &[char] {
        &self.alphabet
    }

    fn next_symbol(&mut self) -> Symbol {
        let symbol = self.symbols[self.next];
        self.next = (self.next + 1) % self.symbols.len();
        symbol
    }
}
