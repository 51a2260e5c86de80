//! Where a group is cut into ranges of neurons, one per thread.

use alloc::vec::Vec;
use core::ops::Range;

use crate::flags::BLOCK;

/// Where a group of neurons is cut: at multiples of a cache line of flags, which is a word of a bit set of events too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
    /// Ascending, from 0 to the size; one more than there are parts.
    at: Vec<usize>,
    /// The same in words of a bit set; empty where a word has neurons of two parts.
    words: Vec<usize>,
}

impl Cuts {
    /// Ranges of about equal length. With `fine`, a group that has not a word for each part is cut anywhere.
    pub fn new(size: usize, parts: usize, fine: bool) -> Self {
        let parts = parts.max(1);
        let grain = if fine && size < parts * BLOCK { 1 } else { BLOCK };
        let cut = |part: usize| {
            let ideal = (size as u128 * part as u128 / parts as u128) as usize;
            // The caller's part is the longer one: it begins first.
            ideal.next_multiple_of(grain).min(size)
        };
        let at: Vec<usize> = (0..parts).map(cut).chain([size]).collect();
        let words = if grain == BLOCK { at.iter().map(|at| at.div_ceil(BLOCK)).collect() } else { Vec::new() };
        Self { at, words }
    }

    /// The number of parts.
    pub fn parts(&self) -> usize {
        self.at.len().saturating_sub(1)
    }

    /// The number of neurons.
    pub fn size(&self) -> usize {
        self.at.last().copied().unwrap_or(0)
    }

    /// The neurons of a part.
    #[inline(always)]
    pub fn range(&self, part: usize) -> Range<usize> {
        self.at[part]..self.at[part + 1]
    }

    /// All cuts: part `p` begins at the `p`-th and ends at the next.
    pub(crate) fn at(&self) -> &[usize] {
        &self.at
    }

    /// The words of a bit set that a part has for itself; `None` where words are shared.
    pub(crate) fn words(&self, part: usize) -> Option<Range<usize>> {
        (!self.words.is_empty()).then(|| self.words[part]..self.words[part + 1])
    }

    /// Whether each word of a bit set belongs to one part.
    pub(crate) fn on_words(&self) -> bool {
        !self.words.is_empty()
    }
}
