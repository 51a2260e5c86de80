//! Delays: how many iterations pass before a source's state or event is seen at the target.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt::Debug;
use core::ops::Range;

use super::indices::Write;
use super::links::Segment;
use super::place::balanced;
use crate::cores::{Tally, share, threads};
use crate::report::Watch;
use crate::storage::room;
use crate::{Extent, Init, Refusal, Rng, Site, Sites, StreamKey};

/// The longest delay, in iterations: a history of this length is kept.
const LONGEST: u32 = 65_535;

/// What stands behind `delay =`.
pub enum DelayRule<'a> {
    /// One for all synapses.
    Same(u32),
    /// One for each.
    Each(Box<dyn Init<u32> + 'a>),
}

/// What may stand behind `delay =`: a whole number of iterations, or what gives each synapse its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no delay",
    label = "a delay is a whole number of iterations",
    note = "write a number, or one for each synapse: `uniform(1, 20)`, `distance_delay(start, per_distance)`, \
            `each_synapse(|src, dst| ..)`, `by_distance(|d| ..)`, `distribution(d)`, `values(list)`, \
            or a value of your own type that implements `Init<u32>`"
)]
pub trait IntoDelay<'a> {
    /// As a rule.
    ///
    /// # Errors
    /// Refuses a negative number and one that is too long.
    fn into_delay(self) -> Result<DelayRule<'a>, Refusal>;
}

/// The rule behind `delay =`.
///
/// # Errors
/// Refuses a negative number and one that is too long.
pub fn as_delay<'a>(delay: impl IntoDelay<'a>) -> Result<DelayRule<'a>, Refusal> {
    delay.into_delay()
}

/// What may stand behind `delay =` of synapses that come and go: a whole number of iterations.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no delay of `[Adaptive]` synapses",
    label = "their delay is a whole number of iterations, one for all",
    note = "`[Sparse]` synapses may have a delay each: `uniform(1, 20)`, `each_synapse(|src, dst| ..)`"
)]
pub trait SameDelay: for<'a> IntoDelay<'a> {}

/// The rule behind `delay =` of synapses that come and go.
///
/// # Errors
/// Refuses a negative number and one that is too long.
pub fn as_same_delay<'a>(delay: impl SameDelay) -> Result<DelayRule<'a>, Refusal> {
    delay.into_delay()
}

fn refuse(delay: impl Debug) -> Refusal {
    Refusal::new("delay", delay, alloc::format!("0 to {LONGEST} iterations"))
}

macro_rules! integers {
    ($($t:ty)*) => { $(
        impl SameDelay for $t {}

        impl<'a> IntoDelay<'a> for $t {
            fn into_delay(self) -> Result<DelayRule<'a>, Refusal> {
                u32::try_from(self).ok().filter(|&d| d <= LONGEST).map(DelayRule::Same).ok_or_else(|| refuse(self))
            }
        }
    )* };
}

integers!(u8 u16 u64 usize i8 i16 i32 i64 isize);

impl SameDelay for u32 {}

/// Every initialiser of `u32`, a constant among them.
#[diagnostic::do_not_recommend]
impl<'a, I: Init<u32> + 'a> IntoDelay<'a> for I {
    fn into_delay(self) -> Result<DelayRule<'a>, Refusal> {
        match self.constant() {
            Some(delay) if delay > LONGEST => Err(refuse(delay)),
            Some(delay) => Ok(DelayRule::Same(delay)),
            None => Ok(DelayRule::Each(Box::new(self))),
        }
    }
}

/// Draws the delay of each synapse. Sorts the synapses of each source by their delays, and gives the segments.
pub(super) struct Sorting<'a> {
    pub(super) init: &'a dyn Init<u32>,
    pub(super) src: Extent,
    pub(super) dst: Extent,
    pub(super) key: StreamKey,
}

/// The targets of the synapses of neighbouring sources, and which of several of a pair each is, if there are such.
type Stretch<'a, W> = (Range<usize>, &'a mut [W], &'a mut [u32]);

impl Sorting<'_> {
    /// The delay of one synapse; `index` counts by source and target.
    pub(super) fn delay(&self, source: u32, target: u32, copy: u32, index: usize) -> Result<u32, Refusal> {
        let site = Site::Synapse { src: self.src.neuron(source as usize), dst: self.dst.neuron(target as usize), index };
        let delay = self.init.draw(&site, &mut Rng::synapse(self.key, 0, target, source, copy));
        if delay > LONGEST { Err(refuse(delay)) } else { Ok(delay) }
    }

    /// Refuses what the initialiser cannot serve.
    pub(super) fn check(&self, len: usize) -> Result<(), Refusal> {
        self.init.check(&Sites::Synapses { src: self.src, dst: self.dst, len })
    }

    /// Sorts the rows of an index by source, whose parts start at `starts`.
    pub(super) fn sort<W: Write>(
        &self,
        starts: &[u32],
        list: &mut [W],
        copies: &mut [u32],
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Segment>, Refusal> {
        let ranges = balanced(starts, threads(list.len()))?;
        let (mut list, mut copies) = (list, copies);
        let mut parts: Vec<Stretch<'_, W>> = room(ranges.len())?;
        for range in ranges {
            let len = (starts[range.end] - starts[range.start]) as usize;
            let (own, behind) = list.split_at_mut(len);
            let (own_copies, copies_behind) = copies.split_at_mut(len.min(copies.len()));
            parts.push((range, own, own_copies));
            (list, copies) = (behind, copies_behind);
        }
        let neurons = starts.len() - 1;
        let found = share(parts, watch, ("drawing delays", neurons), &|part, tally| self.sort_part(starts, part, tally));
        let mut found = found.into_iter().collect::<Result<Vec<_>, _>>()?;
        if let [segments] = &mut found[..] {
            return Ok(core::mem::take(segments));
        }
        let mut segments = room(found.iter().map(Vec::len).sum())?;
        for part in found {
            segments.extend(part);
        }
        Ok(segments)
    }

    fn sort_part<W: Write>(
        &self,
        starts: &[u32],
        (range, mut list, mut copies): Stretch<'_, W>,
        tally: &mut Tally<'_>,
    ) -> Result<Vec<Segment>, Refusal> {
        let mut segments = Vec::new();
        // Delay, place in the row by target, target, copy.
        let mut order: Vec<(u32, u32, W, u32)> = Vec::new();
        for source in range {
            let mut start = starts[source] as usize;
            let len = starts[source + 1] as usize - start;
            let (row, behind) = list.split_at_mut(len);
            let (row_copies, copies_behind) = copies.split_at_mut(len.min(copies.len()));
            (list, copies) = (behind, copies_behind);
            order.clear();
            for (k, &target) in row.iter().enumerate() {
                let copy = row_copies.get(k).copied().unwrap_or(0);
                order.push((self.delay(source as u32, target.at() as u32, copy, start + k)?, k as u32, target, copy));
            }
            order.sort_unstable_by_key(|&(delay, k, ..)| (delay, k));
            for (k, &(_, _, target, copy)) in order.iter().enumerate() {
                row[k] = target;
                if let Some(own) = row_copies.get_mut(k) {
                    *own = copy;
                }
            }
            for same in order.chunk_by(|a, b| a.0 == b.0) {
                let end = start + same.len();
                segments.try_reserve(1).map_err(|_| Refusal::new("delay", segments.len(), "what fits into memory"))?;
                segments.push(Segment { source: source as u32, delay: same[0].0, start, end });
                start = end;
            }
            tally.add(1);
        }
        segments.shrink_to_fit();
        Ok(segments)
    }
}
