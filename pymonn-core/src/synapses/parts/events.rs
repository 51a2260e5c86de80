//! Events, as threads look for them, list them and find where they arrive.

use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::Range;

use super::Piece;
use crate::engine::{PartKernel, dispatch_part, prefetch};
use crate::flags::{self, BLOCK};
use crate::parallel::{Apart, Cuts, Lists, Split, lists};
use crate::synapses::events::{Arrivals, EventBits};
use crate::synapses::links::Links;

/// A bit set of events to be found: each thread gets the words of its own neurons, and a list.
pub struct Words<'a> {
    bits: *mut u64,
    len: usize,
    cuts: &'a Cuts,
    lists: Lists<'a, u32>,
    lifetime: PhantomData<&'a mut [u64]>,
}

/// The same for one of them.
pub struct OwnWords<'a> {
    bits: &'a mut [u64],
    list: &'a mut Vec<u32>,
    low: usize,
}

// SAFETY: it gives out nothing but parts, which are moved to the threads that use them.
#[allow(unsafe_code, reason = "see above")]
unsafe impl Sync for Words<'_> {}

// SAFETY: the cuts ascend, so that ranges of words do not overlap; the lists are apart.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<'a> Split for Words<'a> {
    type Part = OwnWords<'a>;

    unsafe fn part(&self, part: usize) -> OwnWords<'a> {
        let range = self.cuts.words(part).unwrap_or(0..0);
        assert!(range.start <= range.end && range.end <= self.len, "a word per block of neurons");
        // SAFETY: within the words, by the line above; borrowed for `'a`; the caller asks for each number once.
        let bits = unsafe { core::slice::from_raw_parts_mut(self.bits.add(range.start), range.len()) };
        // SAFETY: the caller's promise.
        let list = unsafe { self.lists.part(part) };
        OwnWords { bits, list, low: self.cuts.range(part).start }
    }
}

impl OwnWords<'_> {
    /// Looks for the events among the part's neurons; does nothing where a word has neurons of two parts.
    pub fn note(&mut self, flags: &[bool]) {
        if self.bits.len() == flags.len().div_ceil(BLOCK) {
            dispatch_part::<0, Look, _, _, _, _, _>((&mut *self.bits, &mut self.list[..], self.low, flags), &(), &(), &(), &());
        }
    }
}

/// Looks for events under the machine's instruction set.
struct Look;

impl PartKernel<0, (&mut [u64], &mut [u32], usize, &[bool]), (), (), (), ()> for Look {
    #[inline(always)]
    fn run((bits, list, low, flags): (&mut [u64], &mut [u32], usize, &[bool]), (): &(), (): &(), (): &(), (): &()) {
        let Some((count, neurons)) = list.split_first_mut() else { return };
        let mut found = 0;
        flags::blocks(flags, |number, block, any| {
            bits[number] = 0;
            if any {
                bits[number] = flags::word(block);
                flags::set(number, bits[number], |neuron| {
                    neurons[found] = (low + neuron) as u32;
                    found += 1;
                });
            }
        });
        *count = found as u32;
    }
}

/// So much of a list is asked for before it is needed: two lines.
const HEAD: usize = 32;

/// The events of a moment, as threads read them.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// All; of no use where there is a list per part.
    list: &'a [u32],
    /// One per part; none where one thread has looked for all.
    own: &'a [Apart<Vec<u32>>],
}

/// The events in a thread's list, which begins with their number: then another core waits for one line of memory, not for two.
#[inline(always)]
fn found(list: &[u32]) -> &[u32] {
    list.split_first().map_or(&[], |(&count, neurons)| &neurons[..count as usize])
}

impl EventBits {
    /// Makes room for the parts' lists.
    pub fn split(&mut self, cuts: &Cuts) {
        self.own = lists(cuts.parts());
        self.own_at = (0, 0);
        for (part, list) in self.own.iter_mut().enumerate() {
            list.0.resize(1 + cuts.range(part).len(), 0);
        }
    }

    /// For threads that look for the events of this moment, each among its own neurons.
    ///
    /// Where words have neurons of two parts they do nothing, and [`scan`](Self::scan) looks when somebody asks.
    pub fn words<'a>(&'a mut self, iteration: u64, stretch: u64, cuts: &'a Cuts) -> Words<'a> {
        if cuts.on_words() {
            self.at = (iteration, stretch);
            self.own_at = self.at;
        }
        let Self { bits, own, .. } = self;
        Words { bits: bits.as_mut_ptr(), len: bits.len(), cuts, lists: Lists::new(own), lifetime: PhantomData }
    }

    /// Puts together the lists of threads that have looked, where nobody has yet.
    #[inline(always)]
    pub(in crate::synapses) fn gather(&mut self) {
        if self.list_at != self.at {
            self.list_at = self.at;
            self.list.clear();
            self.own.iter().for_each(|own| self.list.extend_from_slice(found(&own.0)));
        }
    }

    /// The events that were looked for last.
    pub fn now(&self) -> Now<'_> {
        Now { list: &self.list, own: if self.at == self.own_at { &self.own } else { &[] } }
    }
}

impl<'a> Now<'a> {
    #[inline(always)]
    fn each(&self, mut see: impl FnMut(usize)) {
        if self.own.is_empty() {
            self.list.iter().for_each(|&neuron| see(neuron as usize));
        } else {
            for list in self.own {
                for &neuron in found(&list.0) {
                    see(neuron as usize);
                }
            }
        }
    }

    /// Asks for the lists, which other threads have just written.
    #[inline(always)]
    pub fn ahead(&self) {
        self.own.iter().for_each(|list| prefetch(&list.0[..HEAD.min(list.0.len())]));
    }

    /// The neurons of a part whose event variable is true, ascending.
    #[inline(always)]
    pub fn of(&self, own: &Range<usize>, part: usize) -> &'a [u32] {
        match self.own.get(part) {
            Some(list) => found(&list.0),
            None => {
                let before = |end: usize| self.list.partition_point(|&neuron| (neuron as usize) < end);
                &self.list[before(own.start)..before(own.end)]
            }
        }
    }
}

/// The events that reach a synapse group now, for several threads.
pub struct ArrivingParts<'a> {
    ring: Ring<'a>,
    lists: Lists<'a, Piece>,
}

/// The same for one of them.
pub struct Arriving<'a> {
    ring: Ring<'a>,
    list: &'a mut Vec<Piece>,
    part: usize,
}

/// The events of the last iterations, to be read.
#[derive(Clone, Copy)]
struct Ring<'a> {
    bits: &'a [u64],
    words: usize,
    depth: usize,
    newest: usize,
    delays: &'a [u32],
    first: &'a [u32],
}

impl Arrivals {
    /// Makes room for the parts' lists.
    pub fn split(&mut self, links: &Links, parts: usize) {
        self.own = lists(parts);
        for (part, list) in self.own.iter_mut().enumerate() {
            list.0.reserve(links.rows(part).count());
        }
    }

    /// The arriving events for each thread; this iteration's are [noted](Self::note) already.
    pub fn parts(&mut self) -> ArrivingParts<'_> {
        let Self { bits, words, depth, newest, delays, first, own, .. } = self;
        ArrivingParts {
            ring: Ring { bits, words: *words, depth: *depth, newest: *newest, delays, first },
            lists: Lists::new(own),
        }
    }
}

// SAFETY: the lists are apart, and all else is only read.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<'a> Split for ArrivingParts<'a> {
    type Part = Arriving<'a>;

    unsafe fn part(&self, part: usize) -> Arriving<'a> {
        // SAFETY: the caller's promise.
        Arriving { ring: self.ring, list: unsafe { self.lists.part(part) }, part }
    }
}

impl Arriving<'_> {
    /// The part's synapses that events reach now, by ascending source; `now`: this iteration's events.
    #[inline(always)]
    pub fn rows(&mut self, links: &Links, now: Now<'_>) -> &[Piece] {
        let Self { ring, list, part } = self;
        list.clear();
        let rows = |source: usize| {
            if ring.first.is_empty() { source..source + 1 } else { ring.first[source] as usize..ring.first[source + 1] as usize }
        };
        let mut all = |source: usize, delay: u32| {
            for number in rows(source) {
                if let Some(piece) = links.piece(number, (source as u32, delay), *part) {
                    list.push(piece);
                }
            }
        };
        match ring.delays {
            _ if ring.depth == 1 => now.each(|source| all(source, 0)),
            [delay] => {
                let row = ring.row(*delay);
                let then = &ring.bits[row..row + ring.words];
                each(then, |source| all(source, *delay));
            }
            delays => {
                for w in 0..ring.words {
                    let any = delays.iter().fold(0, |any, &delay| any | ring.bits[ring.row(delay) + w]);
                    flags::set(w, any, |source| {
                        let bit = 1 << (source % BLOCK);
                        let here = |row: &Piece| ring.bits[ring.row(row.delay) + w] & bit != 0;
                        list.extend(rows(source).filter_map(|number| links.row(number, *part)).filter(here));
                    });
                }
            }
        }
        list
    }
}

impl Ring<'_> {
    /// Where the bits of so many iterations ago start.
    #[inline(always)]
    fn row(&self, delay: u32) -> usize {
        (self.newest + self.depth - delay as usize) % self.depth * self.words
    }
}

#[inline(always)]
fn each(bits: &[u64], mut see: impl FnMut(usize)) {
    for (word, &bits) in bits.iter().enumerate() {
        flags::set(word, bits, &mut see);
    }
}
