/// What a source shows in one step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Symbol {
    /// Index of the letter in the source's alphabet; none where nothing is shown.
    pub letter: Option<usize>,
    /// Index of the word that it belongs to; none between words.
    pub word: Option<usize>,
    /// Steps since the word, or the pause between words, began.
    pub position: usize,
    /// Whether the word, or the pause, ends with this step.
    pub last: bool,
    /// Where two letters are shown at once, the other one.
    pub mixture: Option<Mixture>,
}

impl Symbol {
    /// Whether it is the first step of a word, which nothing before tells where words are drawn at random.
    pub fn is_first(&self) -> bool {
        self.word.is_some() && self.position == 0
    }

    /// Whether it is the last step of a word.
    pub fn is_last(&self) -> bool {
        self.word.is_some() && self.last
    }

    /// The class under which a read-out knows the letter: its index, or `blanks` (the number of letters, say) where nothing is shown.
    pub fn label(&self, blanks: usize) -> usize {
        self.letter.unwrap_or(blanks)
    }
}

/// A second letter that is shown together with the first: of the pool of each, a part of the neurons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mixture {
    /// Index of the second letter.
    pub other: usize,
    /// Part of the first letter's pool that is driven, 0 to 1; the rest of a pool's size is driven in the second letter's.
    pub share: f64,
    /// Decides which neurons of the two pools these are.
    pub draw: u64,
}
