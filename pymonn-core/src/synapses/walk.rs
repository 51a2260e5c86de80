//! Every synapse in the order of storage, with what its initial value may depend on.

use alloc::vec::Vec;
use core::ops::Range;

use super::columns::Index;
use super::indices::{IndexWord as _, with};
use super::links::Links;
use super::place::{balanced, counters, cursors};
use super::tiles::Tiles;
use crate::Refusal;
use crate::cores::split;
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
    /// Sources; targets where storage is by target, slices of targets where it is by tiles.
    rows: Range<usize>,
    /// Where storage is not by source: for each source the rank of its next synapse.
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
        if self.adaptive.is_some() {
            return Ok([(self.len(), Part { rows: 0..sources, next: Vec::new() })].into());
        }
        if let Some(tiles) = self.tiles() {
            return tiled_parts(tiles, sources, threads.min(counters(self.len(), sources)));
        }
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
        if let Some(tiles) = self.tiles() {
            return walk_tiles(tiles, part, see);
        }
        let Part { rows, mut next } = part;
        let by_target = self.lies_by_target();
        let mut piece = Vec::with_capacity(PIECE);
        let mut seen = 0;
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
                    // Where synapses come and go there are free places between them.
                    let number = if self.adaptive.is_some() { seen } else { place as u32 };
                    seen += 1;
                    let rank = ranks.get(place - start).copied().unwrap_or(number);
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

fn tiled_parts(tiles: &Tiles, sources: usize, threads: usize) -> Result<Vec<(usize, Part)>, Refusal> {
    let ranges: Vec<_> = split(tiles.slices(), threads).collect();
    let mut next = alloc::vec![Vec::new(); ranges.len()];
    for (counts, slices) in next.iter_mut().zip(&ranges) {
        *counts = filled(0_u32, sources)?;
        slices.clone().flat_map(|slice| tiles.pairs_of(slice)).for_each(|(source, _)| counts[source] += 1);
    }
    cursors(&mut next)?;
    let values = |slices: &Range<usize>| slices.clone().map(|slice| tiles.entries(slice).len()).sum();
    Ok(ranges.into_iter().zip(next).map(|(rows, next)| (values(&rows), Part { rows, next })).collect())
}

fn walk_tiles(tiles: &Tiles, part: Part, see: &mut dyn FnMut(&[Place])) {
    let Part { rows, mut next } = part;
    let (mut places, mut order) = (Vec::new(), Vec::new());
    for slice in rows {
        places.clear();
        places.extend(tiles.pairs_of(slice).map(|(source, target)| Place {
            source: source as u32,
            target: target as u32,
            copy: 0,
            rank: 0,
        }));
        // Slices ascend by target; within one it is the order of targets that gives the ranks.
        order.clear();
        order.extend((0..places.len()).map(|k| (places[k].source, places[k].target, k)));
        order.sort_unstable();
        let mut last = None;
        let mut copy = 0;
        for &(source, target, k) in &order {
            copy = if last == Some((source, target)) { copy + 1 } else { 0 };
            last = Some((source, target));
            let rank = &mut next[source as usize];
            (places[k].copy, places[k].rank) = (copy, *rank);
            *rank += 1;
        }
        see(&places);
    }
}
