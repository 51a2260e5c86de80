//! Rows of an index with free places: entries are removed, inserted, found; a full row moves to the end of the list.

use core::ops::Range;

use super::moves::Run;
use crate::synapses::columns::Index;
use crate::synapses::indices::{IndexWord as _, with};

/// How many places a row of so many synapses gets where it is written anew.
pub(super) const fn room_for(len: usize) -> usize {
    len + len / 4 + 2
}

/// Whether a list with so many places is written anew: when more than half of what it would then have are free.
pub(super) const fn is_wasteful(slots: usize, len: usize, rows: usize) -> bool {
    slots > 2 * (len + len / 4 + 2 * rows)
}

impl Index {
    /// Where the entry `other` stands in a row.
    pub(in crate::synapses) fn find(&self, own: usize, other: usize) -> Option<usize> {
        let range = self.range(own);
        with!(&self.others, list => list[range.clone()].binary_search_by(|entry| entry.at().cmp(&other)))
            .ok()
            .map(|k| range.start + k)
    }

    /// How many entries of these places are smaller.
    pub(super) fn before(&self, places: Range<usize>, other: usize) -> usize {
        with!(&self.others, list => list[places].partition_point(|entry| entry.at() < other))
    }

    /// Moves entries as their values move.
    pub(super) fn follow(&mut self, runs: &[Run]) {
        for run in runs {
            self.others.move_within(run.from..run.from + run.len, run.to);
        }
    }

    /// Gives a row new places at the end of the list.
    pub(super) fn relocate(&mut self, own: usize, len: usize, rooms: &mut [u32]) {
        let start = self.others.len();
        self.others.lengthen(start + room_for(len));
        (self.starts[own], rooms[own]) = (start as u32, room_for(len) as u32);
    }

    /// Removes an entry of a row that has a list of places beside it.
    pub(super) fn remove(&mut self, own: usize, other: usize) {
        let Some(place) = self.find(own, other) else { return };
        let end = self.ends[own] as usize;
        self.others.move_within(place + 1..end, place);
        self.places.copy_within(place + 1..end, place);
        self.ends[own] -= 1;
    }

    /// Inserts an entry into such a row; its place is said later.
    pub(super) fn insert(&mut self, own: usize, other: usize, rooms: &mut [u32]) {
        let range = self.range(own);
        let k = self.before(range.clone(), other);
        let mut start = range.start;
        if range.len() == rooms[own] as usize {
            self.relocate(own, range.len() + 1, rooms);
            self.places.resize(self.others.len(), 0);
            start = self.starts[own] as usize;
            self.others.move_within(range.start..range.start + k, start);
            self.places.copy_within(range.start..range.start + k, start);
        }
        self.others.move_within(range.start + k..range.end, start + k + 1);
        self.places.copy_within(range.start + k..range.end, start + k + 1);
        self.others.set(start + k, other);
        self.ends[own] = (start + range.len() + 1) as u32;
    }
}
