//! The synapses of one neuron: its row or column of the index.

use alloc::vec::Vec;

use super::links::Links;
use super::view::{Pick, View, ViewMut};
use crate::storage::{collected, filled, room};
use crate::{Refusal, Value};

/// For each neuron of one end: the neurons of the other end that it is linked with, and where the synapses lie.
#[derive(Clone, Debug)]
pub(super) struct Index {
    starts: Vec<usize>,
    others: Vec<u32>,
    /// Empty where the index has the order of storage.
    places: Vec<u32>,
}

impl Index {
    /// An index in storage order, from (own, other) pairs sorted by `own`.
    pub(super) fn in_order(n: usize, pairs: impl ExactSizeIterator<Item = (u32, u32)>) -> Result<Self, Refusal> {
        let mut starts = filled(0, n + 1)?;
        let mut others = room(pairs.len())?;
        for (own, other) in pairs {
            starts[own as usize + 1] += 1;
            others.push(other);
        }
        accumulate(&mut starts);
        Ok(Self { starts, others, places: Vec::new() })
    }

    /// The index of the other end, from (source, target) pairs in storage order: sources ascend within a target.
    pub(super) fn transposed(n: usize, pairs: impl ExactSizeIterator<Item = (u32, u32)> + Clone) -> Result<Self, Refusal> {
        let mut starts = filled(0, n + 1)?;
        for (_, target) in pairs.clone() {
            starts[target as usize + 1] += 1;
        }
        accumulate(&mut starts);
        let mut next = collected(starts.iter().copied())?;
        let mut others = filled(0, starts[n])?;
        let mut places = filled(0, starts[n])?;
        for (place, (source, target)) in pairs.enumerate() {
            let at = &mut next[target as usize];
            others[*at] = source;
            places[*at] = place as u32;
            *at += 1;
        }
        Ok(Self { starts, others, places })
    }

    #[inline(always)]
    pub(super) fn others(&self) -> &[u32] {
        &self.others
    }

    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.starts.windows(2).enumerate().flat_map(|(own, w)| self.others[w[0]..w[1]].iter().map(move |&o| (own, o as usize)))
    }

    /// The two neurons of an entry, own end first.
    pub(super) fn ends(&self, place: usize) -> (u32, u32) {
        (self.starts.partition_point(|&start| start <= place) as u32 - 1, self.others[place])
    }

    pub(super) fn bytes(&self) -> usize {
        self.starts.len() * size_of::<usize>() + (self.others.len() + self.places.len()) * 4
    }
}

fn accumulate(starts: &mut [usize]) {
    let mut sum = 0;
    for start in starts {
        sum += *start;
        *start = sum;
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
                let (start, end) = (index.starts[target], index.starts[target + 1]);
                let others = &index.others[start..end];
                let places = if index.places.is_empty() {
                    Pick::Run { start }
                } else {
                    Pick::List { list: &index.places[start..end], start: 0, step: 1 }
                };
                let slots = if self.is_dense() { Pick::List { list: others, start: target, step: n } } else { places };
                Fan { others: Pick::List { list: others, start: 0, step: 1 }, slots, places, len: end - start, total }
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
                let (start, end) = (index.starts[source], index.starts[source + 1]);
                let others = &index.others[start..end];
                let places = Pick::Run { start };
                let slots = if self.is_dense() { Pick::List { list: others, start: source * n, step: 1 } } else { places };
                Fan { others: Pick::List { list: others, start: 0, step: 1 }, slots, places, len: end - start, total }
            }
            None => {
                let len = if self.is_full() { n } else { 0 };
                let slots = Pick::Run { start: source * n };
                Fan { others: Pick::Run { start: 0 }, slots, places: slots, len, total }
            }
        }
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
