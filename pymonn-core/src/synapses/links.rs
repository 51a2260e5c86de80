//! The index of a synapse group: who is linked with whom, by source, by target or both.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::Range;

use super::adaptive::Adaptive;
use super::columns::Index;
use super::delay::{DelayRule, Sorting};
use super::indices::{Indices, with};
use super::place::{Rows, copies, repeated};
use super::tiles::Tiles;
use crate::connect::{End, Row};
use crate::report::{Report, Watch};
use crate::storage::room;
use crate::{Connect, Ends, Extent, Neurons, Pairs, Refusal, StreamKey};

/// What the hooks in use ask of a synapse group's index. `network!` knows it and sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Layout {
    /// Values in a matrix, target by source, instead of one per synapse.
    pub dense: bool,
    /// A hook walks from sources to targets.
    pub by_source: bool,
    /// A hook walks from targets to sources.
    pub by_target: bool,
    /// All that hooks do is to sum over all synapses, so tiles serve them where they pay.
    pub sums: bool,
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
///
/// In memory a synapse is one index entry, 2 bytes where the group at the other end has at most 65,536 neurons and 4 in a larger
/// one, and its values. Where hooks walk both from sources and from targets it is a second entry and 4 bytes for the place of its
/// values; where pairs have several synapses, 4 more. A full matrix has no entries, one with a mask has those of its synapses beside
/// the matrices of its values. A neuron of each end that is walked from takes 4 bytes, and 24 for each delay that its synapses have.
/// `[Adaptive]` synapses have free places between them, at most one and a half for each and four for each source; a neuron of each end takes
/// 12 bytes more.
#[derive(Clone, Debug)]
pub struct Links {
    src: Extent,
    dst: Extent,
    same_group: bool,
    pub(super) len: usize,
    dense: bool,
    pub(super) segments: Vec<Segment>,
    pub(super) by_source: Option<Index>,
    pub(super) by_target: Option<Index>,
    pub(super) tiles: Option<Tiles>,
    copies: Vec<u32>,
    max_delay: u32,
    by_delay: bool,
    /// For synapses that come and go.
    pub(super) adaptive: Option<Box<Adaptive>>,
    /// How the synapses are split over threads; nothing until they are.
    #[cfg(feature = "parallel")]
    pub(super) split: super::parts::LinksSplit,
}

impl Links {
    /// Draws the connections and lays them out. Where an end is a part of its group, indices are those of the group all the same.
    ///
    /// Without a rule every source is linked with every target. The index is made without a list of all pairs where the rule has
    /// [rows](Connect::rows), and by as many threads as the machine has cores where there are many.
    ///
    /// # Errors
    /// Refuses a rule's bad parameters, a delay that is negative or too long, more synapses than an index can number, and
    /// what does not fit into memory.
    #[allow(clippy::too_many_arguments, reason = "the caller is generated code")]
    pub fn build(
        src: Neurons,
        dst: Neurons,
        same_group: bool,
        rule: Option<Box<dyn Connect + '_>>,
        delay: DelayRule<'_>,
        layout: Layout,
        keys: (StreamKey, StreamKey),
        (object, report): (&str, &mut Report<'_>),
    ) -> Result<Self, Refusal> {
        let whole = src.is_whole() && dst.is_whole();
        let ends = Ends { src, dst, same_group, key: keys.0 };
        let (src, dst) = (ends.src.extent(), ends.dst.extent());
        let all = src.size().saturating_mul(dst.size());
        if layout.dense && all > Pairs::MOST {
            return Err(Pairs::too_many(all));
        }
        Pairs::new(&ends)?;
        let watch = &mut Watch::new(object, report);
        let mut links = Self {
            src,
            dst,
            same_group,
            len: all,
            dense: layout.dense,
            segments: Vec::new(),
            by_source: None,
            by_target: None,
            tiles: None,
            copies: Vec::new(),
            max_delay: 0,
            by_delay: false,
            adaptive: None,
            #[cfg(feature = "parallel")]
            split: super::parts::LinksSplit::default(),
        };
        let rule = match (rule, &delay) {
            (None, &DelayRule::Same(delay)) if layout.dense && whole => {
                links.max_delay = delay;
                links.segments = segments(src.size(), |j| j * dst.size(), delay)?;
                return Ok(links);
            }
            (rule, _) => rule.unwrap_or_else(|| Box::new(crate::all_to_all())),
        };
        if let (true, Some(avx512)) = (layout.sums, Tiles::may_serve(src.size())) {
            let index = place(&ends, &*rule, End::Target, watch)?;
            links.len = index.others.len();
            links.tiles = Tiles::new(avx512, src.size(), &index.starts, &index.others)?;
            if links.tiles.is_some() {
                return Ok(links);
            }
        }
        // Order by source serves where nobody asks; by target alone only where nothing else is asked for.
        let by_source = layout.by_source || !layout.by_target || layout.dense;
        let index = place(&ends, &*rule, if by_source { End::Source } else { End::Target }, watch)?;
        links.len = index.others.len();
        if let Some(pair) = repeated(&index.starts, &index.others) {
            if layout.dense {
                let allowed = "each pair once, for a matrix holds one synapse of a pair; `[Sparse]` holds more";
                return Err(Refusal::new("connect", pair, allowed));
            }
            links.copies = copies(&index.starts, &index.others)?;
        }
        *(if by_source { &mut links.by_source } else { &mut links.by_target }) = Some(index);
        links.set_delays(delay, keys.1, watch)?;
        if let (Some(index), true) = (&links.by_source, layout.by_target) {
            links.by_target = Some(index.transposed(&ends, watch)?);
        }
        Ok(links)
    }

    /// Finds the segments; where delays differ, the synapses of a source are sorted by them.
    fn set_delays(&mut self, delay: DelayRule<'_>, key: StreamKey, watch: &mut Watch<'_>) -> Result<(), Refusal> {
        let init = match delay {
            DelayRule::Same(delay) => {
                self.max_delay = delay;
                if let Some(index) = &self.by_source {
                    self.segments = segments(self.src.size(), |j| index.starts[j] as usize, delay)?;
                }
                return Ok(());
            }
            DelayRule::Each(init) => init,
        };
        let sorting = Sorting { init: &*init, src: self.src, dst: self.dst, key };
        sorting.check(self.len)?;
        if let Some(index) = &mut self.by_source {
            let (starts, copies) = (&index.starts, &mut self.copies);
            self.segments = with!(&mut index.others, list => sorting.sort(starts, list, copies, watch)?);
            self.by_delay = self.segments.windows(2).any(|two| two[0].source == two[1].source);
            self.max_delay = self.segments.iter().map(|segment| segment.delay).max().unwrap_or(0);
            return Ok(());
        }
        // Nothing asks for the delays but the length of the past.
        let mut longest = Ok(0);
        for (_, part) in self.parts(1)? {
            self.walk(part, &mut |piece| {
                for at in piece {
                    if let Ok(max) = &mut longest {
                        match sorting.delay(at.source, at.target, at.copy, at.rank as usize) {
                            Ok(delay) => *max = delay.max(*max),
                            Err(refusal) => longest = Err(refusal),
                        }
                    }
                }
            });
        }
        self.max_delay = longest?;
        Ok(())
    }

    /// Whether some pair has several synapses.
    pub(super) fn has_copies(&self) -> bool {
        !self.copies.is_empty()
    }

    /// Whether the synapses of a source lie by their delays, instead of by target.
    pub(super) fn lies_by_delay(&self) -> bool {
        self.by_delay
    }

    /// The number of synapses.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether a source and a target are one neuron.
    pub(super) fn is_self(&self, source: usize, target: usize) -> bool {
        self.same_group && source == target
    }

    /// The layout for sums, where hooks ask for nothing else and it pays.
    #[inline(always)]
    pub fn tiles(&self) -> Option<&Tiles> {
        self.tiles.as_ref()
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

    /// How many values a variable of the group has: one per synapse, or one per pair for a matrix; `[Adaptive]` synapses have free places
    /// between them.
    pub fn slots(&self) -> usize {
        match (&self.adaptive, &self.by_source) {
            _ if self.dense => self.src.size() * self.dst.size(),
            (Some(_), Some(index)) => index.others.len(),
            _ => self.len,
        }
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

    /// The target of the synapse at each place, to which [`segments`](Self::segments) point; empty for a full matrix.
    #[inline(always)]
    pub fn targets(&self) -> &Indices {
        self.by_source.as_ref().map_or(Indices::NONE, |index| &index.others)
    }

    /// The source of the synapse at each place, to which [`incoming`](Self::incoming) points; empty where no hook walks from targets.
    #[inline(always)]
    pub fn sources(&self) -> &Indices {
        self.by_target.as_ref().map_or(Indices::NONE, |index| &index.others)
    }

    /// Which entries of [`sources`](Self::sources) belong to a target.
    #[inline(always)]
    pub fn incoming(&self, target: usize) -> Range<usize> {
        self.by_target.as_ref().map_or(0..0, |index| index.range(target))
    }

    /// Where the values of these entries lie; empty where that is their own order.
    #[inline(always)]
    pub fn places(&self) -> &[u32] {
        self.by_target.as_ref().map_or(&[], |index| &index.places)
    }

    /// Which of several synapses of one pair this one is, by its place in the index.
    #[inline(always)]
    #[allow(clippy::same_name_method, reason = "the trait's method, without the trait")]
    pub fn copy(&self, place: usize) -> u32 {
        if self.copies.is_empty() { 0 } else { self.copies[place] }
    }

    /// The synapses in storage order as (source, target); for a masked matrix, and where synapses come and go, by source the existing
    /// ones.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.placed().map(|(_, source, target)| (source, target))
    }

    /// The same, each with the place of its values.
    pub(super) fn placed(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let (n, dense) = (self.dst.size(), self.dense);
        let full = if self.is_full() { self.len } else { 0 };
        let listed = self.by_source.iter().flat_map(Index::entries);
        let by_target = self.by_target.iter().filter(|_| self.by_source.is_none());
        (0..full)
            .map(move |k| (k, k / n, k % n))
            .chain(listed.map(move |(place, s, d)| (if dense { s * n + d } else { place }, s, d)))
            .chain(by_target.flat_map(Index::entries).map(|(place, d, s)| (place, s, d)))
            .chain(self.tiles.iter().flat_map(Tiles::pairs).enumerate().map(|(place, (s, d))| (place, s, d)))
    }

    /// Bytes that the index takes, without the values of variables; see [`Links`] for its parts.
    pub fn bytes(&self) -> usize {
        size_of_val(&self.segments[..])
            + size_of_val(&self.copies[..])
            + self.by_source.as_ref().map_or(0, Index::bytes)
            + self.by_target.as_ref().map_or(0, Index::bytes)
            + self.tiles.as_ref().map_or(0, Tiles::bytes)
            + self.adaptive.as_ref().map_or(0, |adaptive| adaptive.bytes())
    }
}

/// The index of a rule's connections, for the neurons of the end `own`.
fn place(ends: &Ends, rule: &dyn Connect, own: End, watch: &mut Watch<'_>) -> Result<Index, Refusal> {
    let drawn = rule.rows(ends)?.kept(ends, watch)?;
    let (own_end, other_end) = ends.from(drawn.end);
    let rows = Rows {
        own: own_end.extent().size(),
        others: other_end.extent().size(),
        work: drawn.work(),
        empty: &|| Row::new(ends, drawn.end),
        draw: &|own, row| drawn.row_of(ends, own, row),
    };
    Ok(Index::in_order(if drawn.end == own { rows.in_order(watch)? } else { rows.across(None, watch)?.0 }))
}

/// One segment for each source that has synapses, where all have the same delay.
fn segments(sources: usize, start: impl Fn(usize) -> usize, delay: u32) -> Result<Vec<Segment>, Refusal> {
    let own = |source: usize| start(source)..start(source + 1);
    let mut segments = room((0..sources).filter(|&source| !own(source).is_empty()).count())?;
    segments.extend((0..sources).filter(|&source| !own(source).is_empty()).map(|source| {
        let Range { start, end } = own(source);
        Segment { source: source as u32, delay, start, end }
    }));
    Ok(segments)
}
