//! Synapses that come and go: a list of synapses by source with free places in it.
//!
//! Rows stay sorted by target, so that loops meet synapses in the order in which those of a fixed list lie, and give the same bits. A
//! change rewrites the rows of the sources that it touches; a row that is full moves to the end of the list. Where more than half of
//! all places have become free, the list is written anew. So a change takes time in proportion to the number of synapses that the
//! touched neurons have, however many others there are.

mod change;
mod doomed;
mod moves;
mod pack;
mod proposals;
mod rows;
#[cfg(test)]
mod tests;

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

pub use doomed::Doomed;
pub use moves::Moves;
pub use proposals::NewSynapses;

use super::links::{Links, Segment};
use crate::Refusal;
use crate::storage::{collected, filled};
use moves::Run;

/// The most synapses of a group to which others are added: with free places they are still numbered by 32 bits.
const MOST: usize = 1 << 29;

/// What synapses that come and go need besides the index.
#[derive(Clone, Debug)]
pub(super) struct Adaptive {
    /// How many places each source's row has.
    rooms: Vec<u32>,
    /// How many places each target's row has, where there is an index by target.
    rooms_by_target: Vec<u32>,
    /// How many synapses leave each source, and arrive at each target; those that are proposed count.
    outgoing: Vec<u32>,
    incoming: Vec<u32>,
    /// Synapses that will be added, by source and target.
    proposed: BTreeSet<(u32, u32)>,
    /// Those that were added last.
    born: Vec<(u32, u32)>,
    /// The same, one by one, as what a loop walks.
    newest: Vec<Segment>,
    /// The moves of one row; kept for its memory.
    runs: Vec<Run>,
    /// Where the new synapses of one row lie, from the last to the first; kept for its memory.
    places: Vec<usize>,
}

impl Adaptive {
    pub(super) fn bytes(&self) -> usize {
        4 * (self.rooms.len() + self.rooms_by_target.len() + self.outgoing.len() + self.incoming.len())
    }
}

impl Links {
    /// The same synapses, which may come and go from now on.
    ///
    /// # Errors
    /// Refuses several synapses of one pair, a delay for each synapse, and what does not fit into memory.
    pub fn adaptive(mut self) -> Result<Self, Refusal> {
        if self.has_copies() {
            let pair = self.pairs().zip(self.pairs().skip(1)).find(|(a, b)| a == b).map(|(pair, _)| pair).unwrap_or_default();
            return Err(Refusal::new("connect", pair, "each pair once for `[Adaptive]` synapses; `[Sparse]` holds more"));
        }
        let delay = self.max_delay() as u32;
        if self.segments.iter().any(|segment| segment.delay != delay) {
            return Err(Refusal::new("delay", "one for each synapse", "one for all `[Adaptive]` synapses"));
        }
        let (sources, targets) = (self.src().size(), self.dst().size());
        let mut incoming = filled(0_u32, targets)?;
        for (_, target) in self.pairs() {
            incoming[target] += 1;
        }
        let Some(index) = &mut self.by_source else { return Ok(self) };
        index.ends = collected(index.starts[1..].iter().copied())?;
        let outgoing = collected(index.starts.windows(2).map(|two| two[1] - two[0]))?;
        let longest = outgoing.iter().copied().max().unwrap_or(0) as usize;
        self.segments = collected((0..sources).map(|source| {
            let range = index.range(source);
            Segment { source: source as u32, delay, start: range.start, end: range.end }
        }))?;
        let mut rooms_by_target = Vec::new();
        if let Some(index) = &mut self.by_target {
            index.ends = collected(index.starts[1..].iter().copied())?;
            rooms_by_target = collected(incoming.iter().copied())?;
        }
        self.adaptive = Some(Box::new(Adaptive {
            rooms: outgoing.clone(),
            rooms_by_target,
            outgoing,
            incoming,
            proposed: BTreeSet::new(),
            born: Vec::new(),
            newest: Vec::new(),
            runs: Vec::with_capacity(longest / 2 + 2),
            places: Vec::new(),
        }));
        Ok(self)
    }

    /// The synapses that came last, as what a loop walks: all of them until some are added.
    #[inline(always)]
    pub fn newest(&self) -> &[Segment] {
        match &self.adaptive {
            Some(adaptive) if !adaptive.newest.is_empty() => &adaptive.newest,
            _ => self.segments(),
        }
    }

    /// The place of the synapse of a pair.
    pub(super) fn slot(&self, source: usize, target: usize) -> Option<usize> {
        let index = self.by_source.as_ref().filter(|_| source < self.src().size())?;
        index.find(source, target)
    }
}
