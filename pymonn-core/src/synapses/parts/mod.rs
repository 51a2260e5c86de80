//! The synapses of a part: those that arrive at its range of targets, or leave its range of sources.

mod events;
mod share;

#[cfg(test)]
mod tests;

use alloc::vec::Vec;

use super::indices::{IndexWord, Indices, with};
use super::links::{Links, Segment};
use crate::parallel::Cuts;

pub use events::{Arriving, ArrivingParts, Now, OwnWords, Words};
pub use share::{Cells, Listed, Share, Shares};

/// Where each segment is cut. Within a segment targets ascend, so that a part's synapses lie side by side.
#[derive(Clone, Debug, Default)]
pub(super) struct LinksSplit {
    /// The targets' cuts; none until the links are split.
    targets: Cuts,
    sources: Cuts,
    /// For each segment of listed targets, where each part begins; at last where the last one ends. Segments lie side by side.
    bounds: Vec<u32>,
}

/// The synapses of one segment that belong to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The source neuron.
    pub source: u32,
    /// Delay in iterations.
    pub delay: u32,
    /// Where their entries in the index start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Of which segment they are.
    pub number: usize,
}

impl Links {
    /// Splits the synapses as the groups at their ends are cut.
    ///
    /// # Panics
    /// If the cuts are those of other groups.
    pub fn split(&mut self, sources: &Cuts, targets: &Cuts) {
        let sizes = (sources.size(), targets.size());
        assert_eq!(sizes, (self.src().size(), self.dst().size()), "a group's cuts");
        assert_eq!(sources.parts(), targets.parts(), "one part per thread");
        let bounds = match self.targets() {
            // What is not listed is not cut segment by segment.
            Indices::Narrow(listed) if listed.is_empty() => Vec::new(),
            listed => with!(listed, listed => bounds(self.segments(), listed, targets)),
        };
        self.split = LinksSplit { targets: targets.clone(), sources: sources.clone(), bounds };
    }

    /// The synapses of a part, segment by segment, of groups whose targets are listed.
    #[inline(always)]
    pub fn rows(&self, part: usize) -> impl Iterator<Item = Piece> + '_ {
        (0..self.segments().len()).filter_map(move |number| self.row(number, part))
    }

    /// The synapses of a part in one segment; `None` where there are none.
    #[inline(always)]
    fn row(&self, number: usize, part: usize) -> Option<Piece> {
        let Segment { source, delay, .. } = self.segments()[number];
        self.piece(number, (source, delay), part)
    }

    /// The same, where the segment's source and delay are known: it is not looked up where bounds are enough.
    #[inline(always)]
    fn piece(&self, number: usize, (source, delay): (u32, u32), part: usize) -> Option<Piece> {
        // The targets of a full matrix are not listed: each part has some of each segment's.
        let (start, end) = if self.split.bounds.is_empty() {
            let segment = &self.segments()[number];
            (segment.start, segment.end)
        } else {
            self.split.of(number, part)
        };
        (start < end).then_some(Piece { source, delay, start, end, number })
    }
}

/// Where each part begins in each segment, and the end.
fn bounds<I: IndexWord>(segments: &[Segment], listed: &[I], targets: &Cuts) -> Vec<u32> {
    let parts = targets.parts();
    let inner = &targets.at()[1..parts];
    let mut bounds = Vec::with_capacity(segments.len() * parts + 1);
    let mut before = segments.first().map_or(0, |first| first.start);
    for segment in segments {
        assert_eq!(segment.start, before, "segments lie side by side");
        before = segment.end;
        let row = &listed[segment.start..segment.end];
        bounds.push(segment.start as u32);
        bounds.extend(inner.iter().map(|&cut| (segment.start + row.partition_point(|t| t.at() < cut)) as u32));
    }
    bounds.push(before as u32);
    bounds
}

impl LinksSplit {
    /// Where a part's synapses of a segment begin and end.
    #[inline(always)]
    fn of(&self, number: usize, part: usize) -> (usize, usize) {
        let at = number * self.targets.parts() + part;
        (self.bounds[at] as usize, self.bounds[at + 1] as usize)
    }
}
