//! A rule's connections one neuron at a time: what a network is built from.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Connect, Ends, Pairs};
use crate::Refusal;
use crate::cores::{is_large, share, split, threads};
use crate::report::Watch;
use crate::storage::room;

/// The two ends of a synapse group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Source,
    Target,
}

type Draw<'a> = dyn Fn(usize, &mut Row) -> Result<(), Refusal> + Sync + 'a;

/// The connections of a rule, one neuron at a time: the sources of a target, or the targets of a source.
///
/// Each neuron's are found by themselves, so several threads can share the neurons, and no list of all pairs is needed: a large
/// network asks twice for each neuron, first to count, then to put every connection in its place. Both times the answer must be
/// the same.
pub struct Rows<'a> {
    /// The end whose neurons the rows belong to.
    pub(crate) end: End,
    work: usize,
    once: bool,
    /// Whether it is a copy already.
    listed: bool,
    draw: Box<Draw<'a>>,
}

impl<'a> Rows<'a> {
    /// `draw(target, row)` puts the sources of one target into the empty `row`. `work` is about how many pairs are drawn (or
    /// looked at) in all; it decides on threads.
    pub fn by_target(work: usize, draw: impl Fn(usize, &mut Row) -> Result<(), Refusal> + Sync + 'a) -> Self {
        Self { end: End::Target, work, once: false, listed: false, draw: Box::new(draw) }
    }

    /// `draw(source, row)` puts the targets of one source into the empty `row`; the rest as in [`by_target`](Self::by_target).
    pub fn by_source(work: usize, draw: impl Fn(usize, &mut Row) -> Result<(), Refusal> + Sync + 'a) -> Self {
        Self { end: End::Source, ..Self::by_target(work, draw) }
    }

    /// Asks once for each neuron and keeps the answers until the network is built, 4 bytes for a connection: for a rule that
    /// takes long.
    #[must_use]
    pub fn once(self) -> Self {
        Self { once: true, ..self }
    }

    /// Those of a rule that lists its connections.
    pub(super) fn of_list(rule: &dyn Connect, ends: &Ends) -> Result<Rows<'static>, Refusal> {
        let mut pairs = Pairs::new(ends)?;
        rule.connect(ends, &mut pairs)?;
        Ok(Self::listed(pairs))
    }

    /// Connections that are listed already, in any order.
    pub(super) fn listed(pairs: Pairs) -> Rows<'static> {
        let mut list = pairs.into_vec();
        list.sort_unstable();
        let work = list.len();
        let draw = move |source: usize, row: &mut Row| {
            let rest = &list[list.partition_point(|&(s, _)| (s as usize) < source)..];
            let own = rest.iter().take_while(|&&(s, _)| s as usize == source);
            own.clone().try_for_each(|&(_, target)| row.push(target as usize))
        };
        Rows { listed: true, ..Rows::by_source(work, draw) }
    }

    /// Adds all of them to a list, row by row: how a rule that has rows implements [`Connect::connect`](super::Connect::connect).
    ///
    /// # Errors
    /// What the rule refuses, and more than fits into memory.
    pub fn list(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        let mut row = Row::new(ends, self.end);
        for own in 0..self.neurons(ends) {
            self.row(own, &mut row)?;
            for &other in row.as_slice() {
                match self.end {
                    End::Target => pairs.push(other as usize, own)?,
                    End::Source => pairs.push(own, other as usize)?,
                }
            }
        }
        Ok(())
    }

    /// How many rows there are.
    pub(crate) fn neurons(&self, ends: &Ends) -> usize {
        if self.end == End::Target { ends.dst.size() } else { ends.src.size() }
    }

    /// About how many pairs are drawn.
    pub(crate) fn work(&self) -> usize {
        self.work
    }

    /// Draws a row anew.
    pub(crate) fn row(&self, own: usize, row: &mut Row) -> Result<(), Refusal> {
        row.others.clear();
        (self.draw)(own, row)
    }

    /// The row of the neuron with this index within its group, as indices within the other; without any where it is not in its part.
    pub(crate) fn row_of(&self, ends: &Ends, index: usize, row: &mut Row) -> Result<(), Refusal> {
        let (own, others) = ends.from(self.end);
        match own.number(index) {
            None => row.others.clear(),
            Some(number) => {
                self.row(number, row)?;
                if !others.is_whole() {
                    row.others.iter_mut().for_each(|other| *other = others.index(*other as usize) as u32);
                }
            }
        }
        Ok(())
    }

    /// The same; few ones, which take little memory, and where the rule asks for it from a copy of what it says now.
    pub(crate) fn kept(self, ends: &Ends, watch: &mut Watch<'_>) -> Result<Self, Refusal> {
        let large = is_large(self.work);
        if self.listed || large && !self.once {
            return Ok(self);
        }
        let neurons = self.neurons(ends);
        // Many small lists, for while a list grows it is there twice.
        let ranges = split(neurons, if large { 64 * threads(self.work) } else { 1 });
        let drawn = share(ranges.collect(), watch, ("drawing synapses", neurons), &|range, tally| {
            let mut row = Row::new(ends, self.end);
            let (start, mut ends, mut others) = (range.start, room(range.len())?, Vec::new());
            for own in range {
                self.row(own, &mut row)?;
                others.try_reserve(row.len()).map_err(|_| Pairs::no_room(others.len() + row.len()))?;
                others.extend_from_slice(row.as_slice());
                ends.push(others.len());
                tally.add(1);
            }
            others.shrink_to_fit();
            Ok((start, ends, others))
        });
        let parts = drawn.into_iter().collect::<Result<Vec<(usize, Vec<usize>, Vec<u32>)>, Refusal>>()?;
        let draw = move |own: usize, row: &mut Row| {
            let (start, ends, others) = &parts[parts.partition_point(|(start, ..)| *start <= own) - 1];
            let own = own - start;
            row.others.extend_from_slice(&others[if own == 0 { 0 } else { ends[own - 1] }..ends[own]]);
            Ok(())
        };
        Ok(Self { draw: Box::new(draw), ..self })
    }
}

/// The neurons that one neuron is connected with.
#[derive(Debug)]
pub struct Row {
    others: Vec<u32>,
    neurons: usize,
    what: &'static str,
    /// For each number the last round in which it was marked.
    marks: Vec<u32>,
    round: u32,
}

impl Row {
    /// An empty row for a neuron of the end `own`.
    pub(crate) fn new(ends: &Ends, own: End) -> Self {
        let (other, what) = if own == End::Target { (&ends.src, "source") } else { (&ends.dst, "target") };
        Self { others: Vec::new(), neurons: other.size(), what, marks: Vec::new(), round: 0 }
    }

    /// Adds a synapse with neuron `other`, in any order; one that is added twice gets two.
    ///
    /// # Errors
    /// An index beyond its group, or no more memory.
    #[inline]
    pub fn push(&mut self, other: usize) -> Result<(), Refusal> {
        if other >= self.neurons {
            return Err(self.beyond(other));
        }
        if self.others.len() == self.others.capacity() {
            self.others.try_reserve(1).map_err(|_| Pairs::no_room(self.others.len() + 1))?;
        }
        self.others.push(other as u32);
        Ok(())
    }

    /// Puts these in the place of all others; they must be neurons of the other end.
    pub(crate) fn set(&mut self, others: impl Iterator<Item = u32>) {
        self.others.clear();
        self.others.extend(others);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.others.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.others.is_empty()
    }

    /// The neurons so far.
    pub fn as_slice(&self) -> &[u32] {
        &self.others
    }

    /// The same, ascending.
    pub(crate) fn sorted(&mut self) -> &[u32] {
        if !self.others.is_sorted() {
            self.others.sort_unstable();
        }
        &self.others
    }

    /// Forgets which numbers below `size` are marked. Nothing is cleared: a mark is the number of its round.
    pub(super) fn forget(&mut self, size: usize) -> Result<(), Refusal> {
        if self.marks.len() < size || self.round == u32::MAX {
            self.marks.clear();
            self.marks.try_reserve_exact(size).map_err(|_| Pairs::no_room(size))?;
            self.marks.resize(size, 0);
            self.round = 0;
        }
        self.round += 1;
        Ok(())
    }

    /// Marks a number, and says whether it was marked already.
    #[inline]
    pub(super) fn mark(&mut self, number: u32) -> bool {
        core::mem::replace(&mut self.marks[number as usize], self.round) == self.round
    }

    #[cold]
    fn beyond(&self, other: usize) -> Refusal {
        let Self { neurons, what, .. } = self;
        Refusal::new(format_args!("{what} index"), other, format_args!("below {neurons}, the number of {what}s"))
    }
}
