//! Removing and adding synapses: the rows that a change touches are rewritten, one after another.

use alloc::vec::Vec;
use core::mem::take;

use super::moves::{Moves, Run};
use super::rows::{is_wasteful, room_for};
use super::{Adaptive, Doomed};
use crate::Links;
use crate::synapses::columns::Index;
use crate::synapses::links::Segment;

/// The parts of the links that a change is about.
struct Parts<'a> {
    len: &'a mut usize,
    segments: &'a mut [Segment],
    index: &'a mut Index,
    by_target: Option<&'a mut Index>,
    adaptive: &'a mut Adaptive,
}

/// Called for every list of moves, with which all variables of the group are to be changed.
type Follow<'f> = &'f mut dyn FnMut(&Moves<'_>);

impl Links {
    fn parts_of_change(&mut self) -> Option<Parts<'_>> {
        Some(Parts {
            len: &mut self.len,
            segments: &mut self.segments,
            index: self.by_source.as_mut()?,
            by_target: self.by_target.as_mut(),
            adaptive: self.adaptive.as_mut()?,
        })
    }

    /// Removes the marked synapses, and takes the marks off.
    pub fn remove(&mut self, doomed: &mut Doomed, follow: Follow<'_>) {
        let Some(mut parts) = self.parts_of_change().filter(|_| doomed.any()) else { return };
        let mut runs = take(&mut parts.adaptive.runs);
        while let Some(source) = doomed.next_source() {
            parts.thin(source, doomed, &mut runs, follow);
        }
        parts.tidy(&mut runs, follow);
        parts.adaptive.runs = runs;
    }

    /// Adds the synapses of [`born`](Self::born).
    pub fn grow(&mut self, follow: Follow<'_>) {
        let Some(mut parts) = self.parts_of_change() else { return };
        let mut runs = take(&mut parts.adaptive.runs);
        let born = take(&mut parts.adaptive.born);
        for row in born.chunk_by(|a, b| a.0 == b.0) {
            parts.thicken(row, &mut runs, follow);
        }
        parts.tidy(&mut runs, follow);
        parts.adaptive.runs = runs;
        parts.adaptive.newest.clear();
        for &(source, target) in &born {
            if let Some(start) = parts.index.find(source as usize, target as usize) {
                let Segment { delay, .. } = parts.segments[source as usize];
                parts.adaptive.newest.push(Segment { source, delay, start, end: start + 1 });
            }
        }
        parts.adaptive.born = born;
    }
}

impl Parts<'_> {
    /// Removes the marked synapses of one source.
    fn thin(&mut self, source: usize, doomed: &mut Doomed, runs: &mut Vec<Run>, follow: Follow<'_>) {
        let range = self.index.range(source);
        runs.clear();
        let mut to = range.start;
        let mut run = Run { from: range.start, to, len: 0 };
        let mut moved = None;
        for place in range.clone() {
            if doomed.take(place) {
                moved = moved.or(Some(to));
                push(runs, run);
                run = Run { from: place + 1, to, len: 0 };
                let target = self.index.others.get(place);
                self.adaptive.incoming[target] -= 1;
                if let Some(by_target) = &mut self.by_target {
                    by_target.remove(target, source);
                }
            } else {
                run.len += 1;
                to += 1;
            }
        }
        push(runs, run);
        self.index.follow(runs);
        self.set_row(source, to);
        *self.len -= range.end - to;
        self.adaptive.outgoing[source] -= (range.end - to) as u32;
        self.replace(source, moved.unwrap_or(to));
        follow(&Moves { runs, freed: to..range.end, slots: self.index.others.len(), anew: false });
    }

    /// Adds synapses to one source, by ascending target.
    fn thicken(&mut self, row: &[(u32, u32)], runs: &mut Vec<Run>, follow: Follow<'_>) {
        let Some(&(source, _)) = row.first() else { return };
        let source = source as usize;
        let range = self.index.range(source);
        let len = range.len() + row.len();
        let stays = len <= self.adaptive.rooms[source] as usize;
        if !stays {
            self.index.relocate(source, len, &mut self.adaptive.rooms);
        }
        let start = self.index.starts[source] as usize;
        runs.clear();
        // From the last to the first, so that in the row itself nothing is overwritten before it has moved.
        let mut old = range.len();
        let places = &mut self.adaptive.places;
        places.clear();
        for (k, &(_, target)) in row.iter().enumerate().rev() {
            let before = self.index.before(range.start..range.start + old, target as usize);
            push(runs, Run { from: range.start + before, to: start + before + k + 1, len: old - before });
            places.push(start + before + k);
            old = before;
        }
        let first = start + old;
        if !stays {
            push(runs, Run { from: range.start, to: start, len: old });
        }
        self.index.follow(runs);
        for (&place, &(_, target)) in self.adaptive.places.iter().rev().zip(row) {
            self.index.others.set(place, target as usize);
            if let Some(by_target) = &mut self.by_target {
                by_target.insert(target as usize, source, &mut self.adaptive.rooms_by_target);
            }
        }
        self.set_row(source, start + len);
        *self.len += row.len();
        self.replace(source, if stays { first } else { start });
        let freed = if stays { 0..0 } else { range };
        follow(&Moves { runs, freed, slots: self.index.others.len(), anew: false });
        // What it takes to thin the row, so that this asks for no memory.
        runs.clear();
        runs.reserve(len / 2 + 2);
    }

    /// Notes where the row of a source lies.
    fn set_row(&mut self, source: usize, end: usize) {
        let start = self.index.starts[source] as usize;
        self.index.ends[source] = end as u32;
        (self.segments[source].start, self.segments[source].end) = (start, end);
    }

    /// Tells the index by target where the synapses of a source lie, from this place on.
    fn replace(&mut self, source: usize, from: usize) {
        let Some(by_target) = &mut self.by_target else { return };
        for place in from..self.index.ends[source] as usize {
            if let Some(entry) = by_target.find(self.index.others.get(place), source) {
                by_target.places[entry] = place as u32;
            }
        }
    }

    /// Writes a list anew of which too much is free.
    fn tidy(&mut self, runs: &mut Vec<Run>, follow: Follow<'_>) {
        if let Some(by_target) = &mut self.by_target
            && is_wasteful(by_target.others.len(), *self.len, by_target.neurons())
        {
            rewrite(by_target, &mut self.adaptive.rooms_by_target, runs);
        }
        if !is_wasteful(self.index.others.len(), *self.len, self.index.neurons()) {
            return;
        }
        rewrite(self.index, &mut self.adaptive.rooms, runs);
        for source in 0..self.segments.len() {
            self.set_row(source, self.index.ends[source] as usize);
        }
        if let Some(by_target) = &mut self.by_target {
            // Sources ascend in both lists.
            let mut next = by_target.starts.clone();
            for (place, _, target) in self.index.entries() {
                by_target.places[next[target] as usize] = place as u32;
                next[target] += 1;
            }
        }
        follow(&Moves { runs, freed: 0..0, slots: self.index.others.len(), anew: true });
        // It has an entry for each row now, which later changes do not need.
        *runs = Vec::with_capacity(self.adaptive.outgoing.iter().copied().max().unwrap_or(0) as usize / 2 + 2);
    }
}

/// Adds what moves at all.
fn push(runs: &mut Vec<Run>, run: Run) {
    if run.len > 0 && run.from != run.to {
        runs.push(run);
    }
}

/// Writes a list anew, by ascending row, with a few free places in each; the moves that this takes.
fn rewrite(index: &mut Index, rooms: &mut [u32], runs: &mut Vec<Run>) {
    runs.clear();
    let mut slots = 0;
    for (own, room) in rooms.iter_mut().enumerate() {
        let range = index.range(own);
        runs.push(Run { from: range.start, to: slots, len: range.len() });
        (index.starts[own], index.ends[own]) = (slots as u32, (slots + range.len()) as u32);
        *room = room_for(range.len()) as u32;
        slots += room_for(range.len());
    }
    index.others = index.others.rewritten(runs.iter().map(|run| (run.from..run.from + run.len, run.to)), slots);
    if !index.places.is_empty() {
        let mut places = alloc::vec![0; slots];
        for run in runs {
            places[run.to..run.to + run.len].copy_from_slice(&index.places[run.from..run.from + run.len]);
        }
        index.places = places;
    }
}
