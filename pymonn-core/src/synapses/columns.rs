//! The synapses of one neuron: its row or column of the index.

use alloc::vec::Vec;
use core::ops::Range;

use super::indices::{IndexWord as _, Indices, with};
use super::links::{Links, Segment};
use super::place::{List, Rows};
use super::view::{Pick, View, ViewMut};
use crate::connect::{End, Row};
use crate::report::Watch;
use crate::{Ends, Refusal, Value};

/// For each neuron of one end: the neurons of the other end that it is linked with, and where the synapses lie.
#[derive(Clone, Debug)]
pub(super) struct Index {
    pub(super) starts: Vec<u32>,
    /// Empty where each row ends where the next one starts.
    pub(super) ends: Vec<u32>,
    pub(super) others: Indices,
    /// Empty where the index has the order of storage.
    pub(super) places: Vec<u32>,
}

impl Index {
    /// An index in storage order.
    pub(super) fn in_order((starts, others): List) -> Self {
        Self { starts, ends: Vec::new(), others, places: Vec::new() }
    }

    /// The neurons that have a row.
    pub(super) fn neurons(&self) -> usize {
        self.starts.len() - 1
    }

    /// A neuron's part of the list.
    #[inline(always)]
    pub(super) fn range(&self, own: usize) -> Range<usize> {
        let end = if self.ends.is_empty() { self.starts[own + 1] } else { self.ends[own] };
        self.starts[own] as usize..end as usize
    }

    /// Every entry: its place, the neuron that has it, and the one at the other end.
    pub(super) fn entries(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        (0..self.neurons()).flat_map(move |own| self.range(own).map(move |place| (place, own, self.others.get(place))))
    }

    /// The same synapses by the other end, with their places here.
    pub(super) fn transposed(&self, ends: &Ends, watch: &mut Watch<'_>) -> Result<Self, Refusal> {
        let rows = Rows {
            own: ends.src.extent().size(),
            others: ends.dst.extent().size(),
            work: self.others.len(),
            empty: &|| Row::new(ends, End::Source),
            draw: &|own, row| {
                let range = self.range(own);
                with!(&self.others, list => row.set(list[range].iter().map(|entry| entry.at() as u32)));
                Ok(())
            },
        };
        let ((starts, others), places) = rows.across(Some(&self.starts), watch)?;
        Ok(Self { starts, ends: Vec::new(), others, places })
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.starts[..]) + size_of_val(&self.ends[..]) + self.others.bytes() + size_of_val(&self.places[..])
    }
}

/// The synapses of one neuron: its afferents (by ascending source) or its efferents (in storage order).
#[derive(Clone, Copy, Debug)]
pub struct Fan<'a> {
    others: Pick<'a>,
    slots: Pick<'a>,
    places: Pick<'a>,
    len: usize,
    total: usize,
}

impl Links {
    /// The synapses that arrive at a target.
    #[inline(always)]
    pub fn afferents(&self, target: usize) -> Fan<'_> {
        let n = self.dst().size();
        let total = self.slots();
        match &self.by_target {
            Some(index) => {
                let range = index.range(target);
                let len = range.len();
                let places = if index.places.is_empty() {
                    Pick::Run { start: range.start }
                } else {
                    Pick::Wide { list: &index.places[range.clone()], start: 0, step: 1 }
                };
                let others = Pick::listed(&index.others, range.clone(), 0, 1);
                let slots = if self.is_dense() { Pick::listed(&index.others, range, target, n) } else { places };
                Fan { others, slots, places, len, total }
            }
            None => {
                let len = if self.is_full() { self.src().size() } else { 0 };
                let slots = Pick::Stride { start: target, step: n };
                Fan { others: Pick::Run { start: 0 }, slots, places: slots, len, total }
            }
        }
    }

    /// The synapses that leave a source.
    #[inline(always)]
    pub fn efferents(&self, source: usize) -> Fan<'_> {
        let n = self.dst().size();
        let total = self.slots();
        match &self.by_source {
            Some(index) => {
                let range = index.range(source);
                let len = range.len();
                let places = Pick::Run { start: range.start };
                let others = Pick::listed(&index.others, range.clone(), 0, 1);
                let slots = if self.is_dense() { Pick::listed(&index.others, range, source * n, 1) } else { places };
                Fan { others, slots, places, len, total }
            }
            None => {
                let len = if self.is_full() { n } else { 0 };
                let slots = Pick::Run { start: source * n };
                Fan { others: Pick::Run { start: 0 }, slots, places: slots, len, total }
            }
        }
    }
}

impl Links {
    /// The synapses of a segment: those of a source that an event reaches at one time.
    #[inline(always)]
    pub fn reached(&self, segment: &Segment) -> Fan<'_> {
        let whole = self.efferents(segment.source as usize);
        let Some(index) = &self.by_source else { return whole };
        let range = segment.start..segment.end;
        let others = Pick::listed(&index.others, range.clone(), 0, 1);
        let places = Pick::Run { start: range.start };
        let column = segment.source as usize * self.dst().size();
        let slots = if self.is_dense() { Pick::listed(&index.others, range.clone(), column, 1) } else { places };
        Fan { others, slots, places, len: range.len(), total: whole.total }
    }
}

impl<'a> Fan<'a> {
    /// The number of synapses.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the neuron has none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The neuron at the other end of the `k`-th.
    #[inline(always)]
    pub fn other(&self, k: usize) -> usize {
        self.others.at(k)
    }

    /// Where the values of the `k`-th lie.
    #[inline(always)]
    pub fn slot(&self, k: usize) -> usize {
        self.slots.at(k)
    }

    #[cfg(feature = "parallel")]
    pub(super) fn slots(&self) -> Pick<'a> {
        self.slots
    }

    /// Where the `k`-th stands in the index by storage order.
    #[inline(always)]
    pub fn place(&self, k: usize) -> usize {
        self.places.at(k)
    }

    /// The synapses' values of a variable of the synapse group.
    #[inline(always)]
    pub fn view<'b, T: Value>(&self, values: &'b [T]) -> View<'b, T>
    where
        'a: 'b,
    {
        View::new(values, self.slots, self.len)
    }

    /// The same, to be written.
    ///
    /// # Panics
    /// If the values are not those of a variable of this synapse group.
    #[inline(always)]
    pub fn view_mut<'b, T: Value>(&self, values: &'b mut [T]) -> ViewMut<'b, T>
    where
        'a: 'b,
    {
        assert_eq!(values.len(), self.total, "a variable has as many values as its group has synapses");
        ViewMut::new(values, self.slots, self.len)
    }

    /// The values of a variable of the neurons at the other end.
    #[inline(always)]
    pub fn others<'b, T: Value>(&self, values: &'b [T]) -> View<'b, T>
    where
        'a: 'b,
    {
        View::new(values, self.others, self.len)
    }
}
