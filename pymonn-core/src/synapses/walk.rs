//! Every synapse in the order of storage, with what its initial value may depend on.

use alloc::vec::Vec;
use core::ops::Range;

use super::columns::Index;
use super::indices::{IndexWord as _, with};
use super::links::Links;
use super::place::{balanced, counters, cursors};
use crate::Refusal;
use crate::parallel::split;
use crate::storage::filled;

/// Synapses are shown in pieces of at most so many.
const PIECE: usize = 256;

/// One synapse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// The neuron that it comes from.
    pub(crate) source: u32,
    /// The neuron that it goes to.
    pub(crate) target: u32,
    /// Its number among those of the same two neurons.
    pub(crate) copy: u32,
    /// Its number by source and target, whatever the order of storage.
    pub(crate) rank: u32,
}

/// Neighbouring rows of the storage, which one thread walks.
pub(crate) struct Part {
    /// Sources; targets where storage is by target.
    rows: Range<usize>,
    /// Where storage is by target: for each source the rank of its next synapse.
    next: Vec<u32>,
}

impl Part {
    /// The first row.
    pub(crate) fn first(&self) -> usize {
        self.rows.start
    }
}

impl Links {
    /// The index in storage order; a full matrix has none.
    fn stored(&self) -> Option<&Index> {
        self.by_source.as_ref().or(self.by_target.as_ref())
    }

    /// Whether the values of the synapses lie by target.
    fn lies_by_target(&self) -> bool {
        self.by_source.is_none() && self.by_target.is_some()
    }

    /// All synapses in parts for so many threads, with the number of values in each.
    ///
    /// # Errors
    /// So much memory is not there.
    pub(crate) fn parts(&self, threads: usize) -> Result<Vec<(usize, Part)>, Refusal> {
        let (sources, targets) = (self.src().size(), self.dst().size());
        let threads = if self.lies_by_target() { threads.min(counters(self.len(), sources)) } else { threads };
        let ranges = match self.stored() {
            Some(index) => balanced(&index.starts, threads)?,
            None => split(sources, threads).collect(),
        };
        let mut next = alloc::vec![Vec::new(); ranges.len()];
        if let (true, Some(index)) = (self.lies_by_target(), &self.by_target) {
            for (counts, rows) in next.iter_mut().zip(&ranges) {
                *counts = filled(0_u32, sources)?;
                let entries = index.starts[rows.start] as usize..index.starts[rows.end] as usize;
                with!(&index.others, list => list[entries].iter().for_each(|source| counts[source.at()] += 1));
            }
            cursors(&mut next)?;
        }
        let parts = ranges.into_iter().zip(next).map(|(rows, next)| {
            let values = match self.stored() {
                Some(index) if !self.is_dense() => (index.starts[rows.end] - index.starts[rows.start]) as usize,
                _ => rows.len() * targets,
            };
            (values, Part { rows, next })
        });
        Ok(parts.collect())
    }

    /// Shows all synapses of a part, some at a time.
    pub(crate) fn walk(&self, part: Part, see: &mut dyn FnMut(&[Place])) {
        let Part { rows, mut next } = part;
        let by_target = self.lies_by_target();
        let mut piece = Vec::with_capacity(PIECE);
        let (mut ranks, mut order) = (Vec::new(), Vec::new());
        for row in rows {
            let range = match self.stored() {
                Some(index) => index.range(row),
                None => row * self.dst().size()..(row + 1) * self.dst().size(),
            };
            self.rank(range.clone(), &mut order, &mut ranks);
            let start = range.start;
            for place in range {
                let other = self.stored().map_or(place - start, |index| index.others.get(place)) as u32;
                let copy = self.copy(place);
                piece.push(if by_target {
                    let next = &mut next[other as usize];
                    *next += 1;
                    Place { source: other, target: row as u32, copy, rank: *next - 1 }
                } else {
                    let rank = ranks.get(place - start).copied().unwrap_or(place as u32);
                    Place { source: row as u32, target: other, copy, rank }
                });
                if piece.len() == PIECE {
                    see(&piece);
                    piece.clear();
                }
            }
        }
        see(&piece);
    }

    /// The ranks of a row by source whose synapses lie by delay; none where their order is that of the ranks.
    fn rank(&self, range: Range<usize>, order: &mut Vec<(u32, u32, u32)>, ranks: &mut Vec<u32>) {
        let Some(index) = self.by_source.as_ref().filter(|_| self.lies_by_delay()) else { return };
        let start = range.start;
        order.clear();
        order.extend(range.map(|place| (index.others.get(place) as u32, self.copy(place), (place - start) as u32)));
        order.sort_unstable();
        ranks.clear();
        ranks.resize(order.len(), 0);
        for (k, &(.., at)) in order.iter().enumerate() {
            ranks[at as usize] = (start + k) as u32;
        }
    }
}
