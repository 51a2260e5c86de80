//! Events: which sources fired, and where that arrives now.

use alloc::vec::Vec;

use super::links::{Links, Segment};
use crate::Refusal;
use crate::flags::{self, BLOCK};
use crate::storage::{collected, filled, room};

/// Which neurons' event variable is true: looked for once, shared by every hook on these events.
#[derive(Clone, Debug)]
pub struct EventBits {
    pub(super) bits: Vec<u64>,
    pub(super) list: Vec<u32>,
    /// The iteration, and the stretch of its schedule between two writers of the variable, of which the bits are.
    pub(super) at: (u64, u64),
    /// The events of each part, where threads have looked for them.
    #[cfg(feature = "parallel")]
    pub(super) own: Vec<crate::parallel::Apart<Vec<u32>>>,
    /// When that was.
    #[cfg(feature = "parallel")]
    pub(super) own_at: (u64, u64),
    /// Of when `list` is.
    #[cfg(feature = "parallel")]
    pub(super) list_at: (u64, u64),
}

/// The neurons whose event variable is true at this moment.
#[derive(Clone, Copy, Debug)]
pub struct Fired<'a> {
    /// As a bit set.
    pub bits: &'a [u64],
    /// Their indices, ascending.
    pub list: &'a [u32],
}

impl EventBits {
    /// For a group of `size` neurons.
    pub fn new(size: usize) -> Self {
        Self {
            bits: alloc::vec![0; size.div_ceil(BLOCK)],
            list: Vec::with_capacity(size),
            at: (0, 0),
            #[cfg(feature = "parallel")]
            own: Vec::new(),
            #[cfg(feature = "parallel")]
            own_at: (0, 0),
            #[cfg(feature = "parallel")]
            list_at: (0, 0),
        }
    }

    /// The events of this moment; they are looked for once between two writers of the variable.
    #[inline(always)]
    pub fn scan(&mut self, iteration: u64, stretch: u64, flags: &[bool]) -> Fired<'_> {
        self.look(iteration, stretch, flags);
        #[cfg(feature = "parallel")]
        self.gather();
        Fired { bits: &self.bits, list: &self.list }
    }

    /// The same as bits alone, which is less work where threads have looked.
    #[inline(always)]
    pub fn look(&mut self, iteration: u64, stretch: u64, flags: &[bool]) -> &[u64] {
        if self.at != (iteration, stretch) {
            self.at = (iteration, stretch);
            #[cfg(feature = "parallel")]
            {
                self.list_at = self.at;
            }
            self.list.clear();
            let (bits, list) = (&mut self.bits[..flags.len().div_ceil(BLOCK)], &mut self.list);
            flags::blocks(flags, |number, block, any| {
                bits[number] = 0;
                if any {
                    bits[number] = flags::word(block);
                    flags::set(number, bits[number], |neuron| list.push(neuron as u32));
                }
            });
        }
        &self.bits
    }
}

/// The events of the last iterations of one hook, as bit sets, and what of them arrives now.
#[derive(Clone, Debug)]
pub struct Arrivals {
    pub(super) words: usize,
    pub(super) depth: usize,
    pub(super) newest: usize,
    pub(super) bits: Vec<u64>,
    /// The delays that occur, ascending.
    pub(super) delays: Vec<u32>,
    /// Where each source's segments start; empty where each source has exactly one.
    pub(super) first: Vec<u32>,
    found: Vec<Segment>,
    #[cfg(feature = "parallel")]
    pub(super) own: Vec<crate::parallel::Apart<Vec<super::parts::Piece>>>,
}

impl Arrivals {
    /// For the sources of these synapses; nothing has happened before the first iteration.
    ///
    /// # Errors
    /// So much memory is not there.
    pub fn new(links: &Links) -> Result<Self, Refusal> {
        let n = links.src().size();
        let words = n.div_ceil(BLOCK);
        let depth = links.max_delay() + 1;
        let segments = links.segments();
        let mut delays = collected(segments.iter().map(|s| s.delay))?;
        delays.sort_unstable();
        delays.dedup();
        delays.shrink_to_fit();
        let mut first = filled(0, n + 1)?;
        for segment in segments {
            first[segment.source as usize + 1] += 1;
        }
        let mut sum = 0;
        for entry in &mut first {
            sum += *entry;
            *entry = sum;
        }
        if segments.len() == n && first.iter().enumerate().all(|(k, &f)| k as u32 == f) {
            first = Vec::new();
        }
        let found = room(segments.len())?;
        // Without a delay nothing is kept.
        let bits = filled(0, if depth == 1 { 0 } else { words.saturating_mul(depth) })?;
        Ok(Self {
            words,
            depth,
            newest: 0,
            bits,
            delays,
            first,
            found,
            #[cfg(feature = "parallel")]
            own: Vec::new(),
        })
    }

    /// Notes this iteration's events and gives the segments that they and earlier ones reach now, by ascending source.
    #[inline(always)]
    pub fn arrive<'a>(&'a mut self, links: &Links, now: Fired<'_>) -> &'a [Segment] {
        self.found.clear();
        let segments = links.segments();
        if self.depth == 1 {
            now.list.iter().for_each(|&source| collect(source as usize, &self.first, segments, &mut self.found));
            return &self.found;
        }
        self.note(now.bits);
        if let [delay] = self.delays[..] {
            let row = self.row(delay);
            for w in 0..self.words {
                flags::set(w, self.bits[row + w], |source| collect(source, &self.first, segments, &mut self.found));
            }
        } else {
            self.arrive_late(segments);
        }
        &self.found
    }

    /// The same where delays differ: a source counts once for each delay at which it fired.
    fn arrive_late(&mut self, segments: &[Segment]) {
        for w in 0..self.words {
            let mut bits = self.delays.iter().fold(0, |any, &delay| any | self.bits[self.row(delay) + w]);
            while bits != 0 {
                let bit = bits & bits.wrapping_neg();
                let source = w * BLOCK + bits.trailing_zeros() as usize;
                bits ^= bit;
                let own = if self.first.is_empty() {
                    source..source + 1
                } else {
                    self.first[source] as usize..self.first[source + 1] as usize
                };
                for segment in &segments[own] {
                    if self.bits[self.row(segment.delay) + w] & bit != 0 {
                        self.found.push(*segment);
                    }
                }
            }
        }
    }

    /// Notes this iteration's events without asking what arrives: a paused hook hears them later.
    #[inline(always)]
    pub fn note(&mut self, now: &[u64]) {
        if self.depth == 1 {
            return;
        }
        self.newest = if self.newest + 1 == self.depth { 0 } else { self.newest + 1 };
        self.bits[self.newest * self.words..][..self.words].copy_from_slice(now);
    }

    #[inline(always)]
    fn row(&self, delay: u32) -> usize {
        (self.newest + self.depth - delay as usize) % self.depth * self.words
    }
}

/// The segments of a source that fired.
#[inline(always)]
fn collect(source: usize, first: &[u32], segments: &[Segment], found: &mut Vec<Segment>) {
    if first.is_empty() {
        found.push(segments[source]);
    } else {
        found.extend_from_slice(&segments[first[source] as usize..first[source + 1] as usize]);
    }
}
