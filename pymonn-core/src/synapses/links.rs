//! The index of a synapse group: who is linked with whom, by source, by target or both.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::columns::Index;
use super::delay::{DelayRule, Delays};
use crate::storage::{collected, room};
use crate::{Connect, Ends, Extent, Pairs, Refusal, StreamKey, SynapsePlaces};

/// What the hooks in use ask of a synapse group's index. `network!` knows it and sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Values in a matrix, target by source, instead of one per synapse.
    pub dense: bool,
    /// A hook walks from sources to targets.
    pub by_source: bool,
    /// A hook walks from targets to sources.
    pub by_target: bool,
}

/// Synapses of one source that share a delay, side by side in storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The source neuron.
    pub source: u32,
    /// Delay in iterations.
    pub delay: u32,
    /// Where the segment's entries in the index start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// Which neurons a synapse group links, and where each synapse's values lie.
#[derive(Clone, Debug)]
pub struct Links {
    src: Extent,
    dst: Extent,
    len: usize,
    dense: bool,
    segments: Vec<Segment>,
    pub(super) by_source: Option<Index>,
    pub(super) by_target: Option<Index>,
    copies: Vec<u32>,
    /// Each synapse's number by source and target; empty where that is the order of storage.
    ranks: Vec<u32>,
    max_delay: u32,
    /// How the synapses are split over threads; nothing until they are.
    #[cfg(feature = "parallel")]
    pub(super) split: super::parts::LinksSplit,
}

impl Links {
    /// Draws the connections and lays them out.
    ///
    /// Without a rule every source is linked with every target.
    ///
    /// # Errors
    /// Refuses a rule's bad parameters, a delay that is negative or too long, more synapses than an index can number, and
    /// what does not fit into memory.
    pub fn build(
        src: Extent,
        dst: Extent,
        same_group: bool,
        rule: Option<Box<dyn Connect + '_>>,
        delay: DelayRule<'_>,
        layout: Layout,
        keys: (StreamKey, StreamKey),
    ) -> Result<Self, Refusal> {
        let all = src.size().saturating_mul(dst.size());
        let full = layout.dense && rule.is_none() && matches!(delay, DelayRule::Same(_));
        if layout.dense && all > Pairs::MOST {
            return Err(Pairs::too_many(all));
        }
        let mut pairs = Vec::new();
        if !full {
            let ends = Ends { src, dst, same_group, key: keys.0 };
            let mut drawn = Pairs::new(&ends)?;
            match rule {
                Some(rule) => rule.connect(&ends, &mut drawn)?,
                None => crate::all_to_all().connect(&ends, &mut drawn)?,
            }
            pairs = number_copies(drawn.into_vec())?;
        }
        let len = if full { all } else { pairs.len() };
        if let Some((s, d, _)) = pairs.iter().find(|(_, _, copy)| layout.dense && *copy > 0) {
            let pair = (*s, *d);
            return Err(Refusal::new(
                "connect",
                pair,
                "each pair once, for a matrix holds one synapse of a pair; `[Sparse]` holds more",
            ));
        }
        let delays = delay.draw(src, dst, &pairs, keys.1)?;
        let mut links = Self {
            src,
            dst,
            len,
            dense: layout.dense,
            segments: Vec::new(),
            by_source: None,
            by_target: None,
            copies: Vec::new(),
            ranks: Vec::new(),
            max_delay: delays.max(),
            #[cfg(feature = "parallel")]
            split: super::parts::LinksSplit::default(),
        };
        if full {
            let delay = delays.max();
            links.segments = collected((0..src.size()).map(|j| Segment {
                source: j as u32,
                delay,
                start: j * dst.size(),
                end: (j + 1) * dst.size(),
            }))?;
        } else {
            links.lay_out(&pairs, &delays, layout)?;
        }
        Ok(links)
    }

    /// Sorts the pairs into storage order and builds the indices that are asked for.
    fn lay_out(&mut self, pairs: &[(u32, u32, u32)], delays: &Delays, layout: Layout) -> Result<(), Refusal> {
        // Order by source serves where nobody asks; by target alone only where nothing else is asked for.
        let by_source = layout.by_source || !layout.by_target || layout.dense;
        let mut order = collected(pairs.iter().enumerate().map(|(k, &(source, target, copy))| Placed {
            source,
            target,
            copy,
            delay: delays.of(k),
            rank: k as u32,
        }))?;
        if !by_source {
            order.sort_unstable_by_key(|p| (p.target, p.source, p.copy));
        } else if matches!(delays, Delays::Each(_)) {
            order.sort_unstable_by_key(|p| (p.source, p.delay, p.target, p.copy));
        }
        if order.iter().any(|p| p.copy > 0) {
            self.copies = collected(order.iter().map(|p| p.copy))?;
        }
        if !order.is_sorted_by_key(|p| p.rank) {
            self.ranks = collected(order.iter().map(|p| p.rank))?;
        }
        let ends = order.iter().map(|p| (p.source, p.target));
        if by_source {
            let parts = || order.chunk_by(|a, b| (a.source, a.delay) == (b.source, b.delay));
            self.segments = room(parts().count())?;
            let mut start = 0;
            for part in parts() {
                let (Placed { source, delay, .. }, end) = (part[0], start + part.len());
                self.segments.push(Segment { source, delay, start, end });
                start = end;
            }
            self.by_source = Some(Index::in_order(self.src.size(), ends.clone())?);
            self.by_target = if layout.by_target { Some(Index::transposed(self.dst.size(), ends)?) } else { None };
        } else {
            self.by_target = Some(Index::in_order(self.dst.size(), ends.map(|(s, d)| (d, s)))?);
        }
        Ok(())
    }

    /// The number of synapses.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no pair is linked.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The source group's size and shape.
    pub fn src(&self) -> Extent {
        self.src
    }

    /// The target group's size and shape.
    pub fn dst(&self) -> Extent {
        self.dst
    }

    /// Whether values lie in a matrix, target by source.
    pub fn is_dense(&self) -> bool {
        self.dense
    }

    /// Whether every source is linked with every target in a matrix without a mask.
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.dense && self.by_source.is_none()
    }

    /// How many values a variable of the group has: one per synapse, or one per pair for a matrix.
    pub fn slots(&self) -> usize {
        if self.dense { self.src.size() * self.dst.size() } else { self.len }
    }

    /// The longest delay, in iterations.
    pub fn max_delay(&self) -> usize {
        self.max_delay as usize
    }

    /// All synapses by source: ascending source, within it ascending delay, within it ascending target.
    #[inline(always)]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The targets of every synapse, in the order of [`segments`](Self::segments); empty for a full matrix.
    #[inline(always)]
    pub fn targets(&self) -> &[u32] {
        self.by_source.as_ref().map_or(&[], Index::others)
    }

    /// Which of several synapses of one pair this one is, by its place in the index.
    #[inline(always)]
    #[allow(clippy::same_name_method, reason = "the trait's method, without the trait")]
    pub fn copy(&self, place: usize) -> u32 {
        if self.copies.is_empty() { 0 } else { self.copies[place] }
    }

    /// The synapses in storage order as (source, target); for a masked matrix by source, its existing ones.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let n = self.dst.size();
        let full = if self.is_full() { self.len } else { 0 };
        let listed = self.by_source.iter().flat_map(Index::pairs);
        let by_target = self.by_target.iter().filter(|_| self.by_source.is_none());
        (0..full).map(move |k| (k / n, k % n)).chain(listed).chain(by_target.flat_map(Index::pairs).map(|(d, s)| (s, d)))
    }

    /// Where in a variable's values the synapse lies that is `place`-th in [`pairs`](Self::pairs) and has these ends.
    pub(super) fn slot(&self, place: usize, source: usize, target: usize) -> usize {
        if self.dense { source * self.dst.size() + target } else { place }
    }

    /// Drops what only initial values ask for; `build()` calls it when they are drawn.
    #[must_use]
    pub fn settled(self) -> Self {
        Self { ranks: Vec::new(), ..self }
    }

    /// Bytes that the index takes.
    pub fn bytes(&self) -> usize {
        self.segments.len() * size_of::<Segment>()
            + self.copies.len() * 4
            + self.by_source.as_ref().map_or(0, Index::bytes)
            + self.by_target.as_ref().map_or(0, Index::bytes)
    }
}

/// A synapse while it is sorted into storage order.
#[derive(Clone, Copy)]
struct Placed {
    source: u32,
    target: u32,
    copy: u32,
    delay: u32,
    rank: u32,
}

/// Sorts pairs by source and target, and numbers those that come more than once.
fn number_copies(mut pairs: Vec<(u32, u32)>) -> Result<Vec<(u32, u32, u32)>, Refusal> {
    pairs.sort_unstable();
    let mut last = None;
    let mut copy = 0;
    let number = |(source, target)| {
        copy = if last == Some((source, target)) { copy + 1 } else { 0 };
        last = Some((source, target));
        (source, target, copy)
    };
    collected(pairs.into_iter().map(number))
}

impl SynapsePlaces for Links {
    fn len(&self) -> usize {
        self.len
    }

    fn ends(&self, place: usize) -> (u32, u32) {
        let n = self.dst.size();
        match (&self.by_source, &self.by_target) {
            (Some(index), _) => index.ends(place),
            (None, Some(index)) => {
                let (target, source) = index.ends(place);
                (source, target)
            }
            (None, None) => ((place / n) as u32, (place % n) as u32),
        }
    }

    fn copy(&self, place: usize) -> u32 {
        Self::copy(self, place)
    }

    fn rank(&self, place: usize) -> usize {
        self.ranks.get(place).map_or(place, |&rank| rank as usize)
    }

    fn src_extent(&self) -> Extent {
        self.src
    }

    fn dst_extent(&self) -> Extent {
        self.dst
    }
}
