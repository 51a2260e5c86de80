//! Which synapses are to be removed.

use alloc::vec::Vec;

use crate::Links;

/// Bits in a word.
const WORD: usize = 64;

/// Synapses that a hook wants removed: marked one by one while it sees them, removed when it has seen all.
#[derive(Clone, Debug, Default)]
pub struct Doomed {
    /// One bit for each place.
    slots: Vec<u64>,
    /// One bit for each source.
    sources: Vec<u64>,
    /// The sources that have such synapses.
    rows: Vec<u32>,
}

impl Doomed {
    /// For the synapses of a group; nothing is marked.
    pub fn new(links: &Links) -> Self {
        let mut new = Self::default();
        new.fit(links);
        new
    }

    /// Makes room for the places that there are now.
    pub fn fit(&mut self, links: &Links) {
        let sources = links.src().size();
        self.slots.resize(links.slots().div_ceil(WORD), 0);
        self.sources.resize(sources.div_ceil(WORD), 0);
        self.rows.reserve(sources - self.rows.len());
    }

    /// Marks a synapse by its source and its place.
    #[inline(always)]
    pub fn mark(&mut self, source: usize, slot: usize) {
        self.slots[slot / WORD] |= 1 << (slot % WORD);
        let (word, bit) = (&mut self.sources[source / WORD], 1 << (source % WORD));
        if *word & bit == 0 {
            *word |= bit;
            self.rows.push(source as u32);
        }
    }

    /// Whether anything is marked.
    #[inline(always)]
    pub fn any(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Takes the mark off a synapse; whether it had one.
    #[inline(always)]
    pub(super) fn take(&mut self, slot: usize) -> bool {
        let (word, bit) = (&mut self.slots[slot / WORD], 1 << (slot % WORD));
        let marked = *word & bit != 0;
        *word &= !bit;
        marked
    }

    /// Takes a source with marked synapses off the list.
    pub(super) fn next_source(&mut self) -> Option<usize> {
        let source = self.rows.pop()? as usize;
        self.sources[source / WORD] &= !(1 << (source % WORD));
        Some(source)
    }
}
