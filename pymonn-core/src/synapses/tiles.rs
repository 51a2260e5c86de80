//! Sparse synapses in the order of storage that serves sums over all of them: sixteen targets at a time.
//!
//! Targets are cut into slices of sixteen, sources into windows of 32. The synapses of a slice from one window are stored as
//! columns: at most one synapse of each of the sixteen targets, so that a column's contributions are added to sixteen targets at
//! once, and a window's values are picked from two registers instead of gathered from memory. Each target's synapses
//! still come by ascending source, so its sum is the same bits as in any other layout.
//!
//! Bytes per synapse: one for its place in the window, and 7.5 for each column, which holds about eight synapses where a tenth of the
//! pairs is linked.

use alloc::vec::Vec;
#[cfg(feature = "parallel")]
use core::ops::Range;

use super::indices::{IndexWord, Indices, with};
use super::lanes::{Ranks, ranks};
use crate::Refusal;
use crate::engine::Avx512;
use crate::storage::room;

/// Targets of a slice: the lanes of the widest vector register.
pub(super) const LANES: usize = 16;

/// Sources of a window: what two of these registers hold.
pub(super) const WINDOW: usize = 32;

/// Columns that are worked on together.
pub(super) const TOGETHER: usize = 8;

/// With fewer synapses than this part of all pairs, columns are nearly empty.
const SPARSEST: f64 = 0.02;

/// The index of a synapse group that hooks only sum over.
#[derive(Clone, Debug)]
pub struct Tiles {
    sources: usize,
    targets: usize,
    /// The first group of columns of each slice, and of the one behind the last.
    starts: Vec<u32>,
    columns: Vec<Columns>,
    /// Each synapse's source, counted from its column's base; and as many zeros as a load may reach too far.
    picks: Vec<u8>,
    /// 0, 1, … 15. Held in memory since LLVM would put a constant into the instruction that expands it, which is slow in that form.
    numbers: [u32; LANES],
    avx512: Avx512,
}

/// Columns of one slice that are worked on together; missing ones at a slice's end are empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// Where the synapses start.
    pub(super) entry: u32,
    /// The first source of each column's window.
    pub(super) bases: [u32; TOGETHER],
    /// The lanes of each column that have a synapse.
    pub(super) masks: [u16; TOGETHER],
    /// How far behind the group's first synapse those of each column start.
    pub(super) offsets: [u8; TOGETHER],
}

/// Columns that are worked on together, for the loop over them.
#[derive(Debug)]
#[cfg_attr(not(all(feature = "std", target_arch = "x86_64")), allow(dead_code, reason = "tiles are for AVX-512"))]
pub struct TileGroup<'a> {
    pub(super) columns: &'a Columns,
    pub(super) picks: &'a [u8],
    /// How many synapses there are in all.
    pub(super) total: usize,
    pub(super) sources: usize,
    /// Which of its packed values each lane of a column takes.
    pub(super) ranks: Ranks,
}

impl Tiles {
    /// Whether synapses from so many neurons could be laid out so on this machine: then what [`new`](Self::new) asks for.
    pub(super) fn may_serve(sources: usize) -> Option<Avx512> {
        Avx512::here().filter(|_| sources >= WINDOW)
    }

    /// Lays out synapses that are given by target: where each target's start in `others`, its sources, ascending.
    ///
    /// Nothing where that does not pay, since there are too few.
    pub(super) fn new(avx512: Avx512, sources: usize, starts: &[u32], others: &Indices) -> Result<Option<Self>, Refusal> {
        let few = (others.len() as f64) < SPARSEST * sources as f64 * (starts.len() - 1) as f64;
        if few || others.is_empty() {
            return Ok(None);
        }
        with!(others, list => Self::lay_out(avx512, sources, starts, list)).map(Some)
    }

    fn lay_out<W: IndexWord>(avx512: Avx512, sources: usize, starts: &[u32], others: &[W]) -> Result<Self, Refusal> {
        let targets = starts.len() - 1;
        let slices = targets.div_ceil(LANES);
        let mut tiles = Self {
            sources,
            targets,
            starts: room(slices + 1)?,
            columns: Vec::new(),
            picks: room(others.len() + LANES)?,
            numbers: core::array::from_fn(|k| k as u32),
            avx512,
        };
        for slice in 0..slices {
            tiles.starts.push(tiles.columns.len() as u32);
            let mut used = TOGETHER;
            let mut next = [0; LANES];
            let mut ends = [0; LANES];
            for (lane, bounds) in starts[slice * LANES..].windows(2).take(LANES).enumerate() {
                (next[lane], ends[lane]) = (bounds[0] as usize, bounds[1] as usize);
            }
            let first = |next: &[usize; LANES]| (0..LANES).filter(|&l| next[l] < ends[l]).map(|l| others[next[l]].at()).min();
            while let Some(source) = first(&next) {
                let window = source / WINDOW;
                // The last window is full too: it reaches back.
                let base = (window * WINDOW).min(sources - WINDOW);
                loop {
                    let mut mask = 0_u16;
                    let entry = tiles.picks.len() as u32;
                    for lane in 0..LANES {
                        if next[lane] < ends[lane] && others[next[lane]].at() / WINDOW == window {
                            mask |= 1 << lane;
                            tiles.picks.push((others[next[lane]].at() - base) as u8);
                            next[lane] += 1;
                        }
                    }
                    if mask == 0 {
                        break;
                    }
                    if used == TOGETHER {
                        used = 0;
                        tiles.columns.push(Columns { entry, bases: [0; TOGETHER], masks: [0; TOGETHER], offsets: [0; TOGETHER] });
                    }
                    if let Some(columns) = tiles.columns.last_mut() {
                        columns.masks[used] = mask;
                        // Missing columns show what this one does.
                        columns.bases[used..].fill(base as u32);
                        columns.offsets[used..].fill((entry - columns.entry) as u8);
                    }
                    used += 1;
                }
            }
        }
        tiles.starts.push(tiles.columns.len() as u32);
        tiles.picks.extend([0; LANES]);
        tiles.columns.shrink_to_fit();
        Ok(tiles)
    }

    /// How many slices of sixteen targets there are.
    #[inline(always)]
    pub fn slices(&self) -> usize {
        self.starts.len() - 1
    }

    /// The targets of a slice.
    #[inline(always)]
    pub fn targets(&self, slice: usize) -> core::ops::Range<usize> {
        slice * LANES..((slice + 1) * LANES).min(self.targets)
    }

    /// The slices that have some of these targets.
    #[cfg(feature = "parallel")]
    #[inline(always)]
    pub fn slices_of(&self, own: &Range<usize>) -> Range<usize> {
        own.start / LANES..own.end.div_ceil(LANES)
    }

    /// Which of a slice's targets are among these: how many are not before the first, and where in `own` they are.
    #[cfg(feature = "parallel")]
    #[inline(always)]
    pub fn own_targets(&self, slice: usize, own: &Range<usize>) -> (usize, Range<usize>) {
        let all = self.targets(slice);
        let (start, end) = (all.start.max(own.start), all.end.min(own.end));
        (start - all.start, start - own.start..end - own.start)
    }

    /// The columns of a slice, by ascending window.
    #[inline(always)]
    pub fn groups(&self, slice: usize) -> impl Iterator<Item = TileGroup<'_>> {
        let range = self.starts[slice] as usize..self.starts[slice + 1] as usize;
        let (picks, sources) = (&self.picks[..], self.sources);
        let total = picks.len() - LANES;
        self.columns[range].iter().map(move |columns| {
            let ranks = ranks(self.avx512, &columns.masks, &self.numbers);
            TileGroup { columns, picks, total, sources, ranks }
        })
    }

    /// Where the synapses of a slice are stored.
    pub(super) fn entries(&self, slice: usize) -> core::ops::Range<usize> {
        let entry = |slice: usize| {
            let group = self.columns.get(self.starts[slice] as usize);
            group.map_or(self.picks.len() - LANES, |group| group.entry as usize)
        };
        entry(slice)..entry(slice + 1)
    }

    /// The synapses of a slice as (source, target), in storage order.
    pub(super) fn pairs_of(&self, slice: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let groups = self.columns[self.starts[slice] as usize..self.starts[slice + 1] as usize].iter();
        let columns = groups.flat_map(|columns| columns.bases.into_iter().zip(columns.masks));
        let lanes = columns
            .flat_map(|(base, mask)| (0..LANES).filter(move |lane| mask >> lane & 1 == 1).map(move |lane| (base as usize, lane)));
        lanes.zip(&self.picks[self.entries(slice)]).map(move |((base, lane), &pick)| (base + pick as usize, slice * LANES + lane))
    }

    /// All synapses as (source, target), in storage order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.slices()).flat_map(|slice| self.pairs_of(slice))
    }

    /// Bytes that the index takes.
    pub(super) fn bytes(&self) -> usize {
        self.starts.len() * 4 + self.columns.len() * size_of::<Columns>() + self.picks.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_hold_each_synapse_once_and_sources_ascend() {
        let (sources, targets) = (70, 37);
        let linked = |s: usize, t: usize| (s * 31 + t * 17 + s * t) % 7 < 2 || s == 69;
        let mut starts = alloc::vec![0];
        let mut others = Vec::new();
        for t in 0..targets {
            others.extend((0..sources as u16).filter(|&s| linked(s as usize, t)));
            // Twice from one source.
            others.push(69);
            starts.push(others.len() as u32);
        }
        let mut expected: Vec<_> = starts
            .windows(2)
            .enumerate()
            .flat_map(|(t, w)| others[w[0] as usize..w[1] as usize].iter().map(move |&s| (usize::from(s), t)))
            .collect();
        let Some(avx512) = Tiles::may_serve(sources) else { return };
        let tiles = Tiles::new(avx512, sources, &starts, &Indices::Narrow(others)).unwrap().unwrap();
        let mut found: Vec<_> = tiles.pairs().collect();
        for t in 0..targets {
            assert!(found.iter().filter(|p| p.1 == t).map(|p| p.0).is_sorted());
        }
        assert_eq!((0..tiles.slices()).map(|slice| tiles.entries(slice).len()).sum::<usize>(), found.len());
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
}
