//! Puts a rule's connections in their places: two passes over its rows, the first of which counts.
//!
//! Either the rows belong to the end that the index is for, and are copied. Or they belong to the other end: then each entry goes
//! to the next free place of its neuron's part of the list, so that rows visited in ascending order give sorted parts. Several
//! threads share the rows; each knows from the counts of those before it where its entries go, so the result is that of one thread.

use alloc::vec::Vec;
use core::ops::Range;

use super::indices::{Indices, Write};
use crate::Refusal;
use crate::connect::{Pairs, Row};
use crate::cores::{Tally, share, split, threads};
use crate::report::Watch;
use crate::storage::{collected, filled, room};

/// Rows to be placed.
pub(super) struct Rows<'a> {
    /// How many there are.
    pub(super) own: usize,
    /// How many neurons there are at the other end.
    pub(super) others: usize,
    /// About how many entries they have.
    pub(super) work: usize,
    /// An empty row, to be filled.
    pub(super) empty: &'a (dyn Fn() -> Row + Sync),
    /// Fills it.
    pub(super) draw: &'a (dyn Fn(usize, &mut Row) -> Result<(), Refusal> + Sync),
}

/// The list of an index: where each neuron's part starts (and, last, where the list ends), and its entries.
pub(super) type List = (Vec<u32>, Indices);

/// The refusal of a rule that did not say twice the same.
#[cold]
fn fickle() -> Refusal {
    Refusal::new("connect", "another list of connections", "the same one each time that a rule is asked")
}

/// The results of all parts, or what the first of them refused.
fn all<T>(results: Vec<Result<T, Refusal>>) -> Result<Vec<T>, Refusal> {
    results.into_iter().collect()
}

impl Rows<'_> {
    /// Shows every row of a range.
    fn each(
        &self,
        range: Range<usize>,
        tally: &mut Tally<'_>,
        mut see: impl FnMut(usize, &mut Row) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut row = (self.empty)();
        for own in range {
            (self.draw)(own, &mut row)?;
            see(own, &mut row)?;
            tally.add(1);
        }
        Ok(())
    }

    /// The index of the rows' own end: entries ascend within a row.
    pub(super) fn in_order(&self, watch: &mut Watch<'_>) -> Result<List, Refusal> {
        let ranges: Vec<_> = split(self.own, threads(self.work)).collect();
        let counts = all(share(ranges.clone(), watch, ("counting synapses", self.own), &|range, tally| {
            let mut counts = room(range.len())?;
            self.each(range, tally, |_, row| {
                counts.push(row.len());
                Ok(())
            })?;
            Ok(counts)
        }))?;
        let mut starts = room(self.own + 1)?;
        starts.push(0);
        let mut sum = 0_u64;
        for count in counts.iter().flatten() {
            sum += *count as u64;
            // Wraps where `enough` refuses.
            starts.push(sum as u32);
        }
        drop(counts);
        let mut entries = Indices::zeros(self.others, enough(sum)?)?;
        match &mut entries {
            Indices::Narrow(list) => self.copy(&starts, list, ranges, watch)?,
            Indices::Wide(list) => self.copy(&starts, list, ranges, watch)?,
        }
        Ok((starts, entries))
    }

    fn copy<W: Write>(
        &self,
        starts: &[u32],
        list: &mut [W],
        ranges: Vec<Range<usize>>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Refusal> {
        let mut rest = list;
        let mut parts = room(ranges.len())?;
        for range in ranges {
            let (own, behind) = rest.split_at_mut((starts[range.end] - starts[range.start]) as usize);
            parts.push((range, own));
            rest = behind;
        }
        all(share(parts, watch, ("placing synapses", self.own), &|(range, mut rest), tally| {
            self.each(range, tally, |own, row| {
                if row.len() != (starts[own + 1] - starts[own]) as usize {
                    return Err(fickle());
                }
                let (entries, behind) = core::mem::take(&mut rest).split_at_mut(row.len());
                for (entry, &other) in entries.iter_mut().zip(row.sorted()) {
                    *entry = W::new(other as usize);
                }
                rest = behind;
                Ok(())
            })
        }))?;
        Ok(())
    }

    /// The index of the other end: entries ascend within a neuron's part. With `starts`, the places that the entries have in the
    /// rows, of which these are the starts.
    pub(super) fn across(&self, starts: Option<&[u32]>, watch: &mut Watch<'_>) -> Result<(List, Vec<u32>), Refusal> {
        let ranges: Vec<_> = split(self.own, counters(self.work, self.others)).collect();
        let counted = all(share(ranges.clone(), watch, ("counting synapses", self.own), &|range, tally| {
            let mut counts = filled(0_u32, self.others)?;
            let mut check = Check::default();
            self.each(range, tally, |_, row| {
                for &other in row.as_slice() {
                    let count = &mut counts[other as usize];
                    *count = count.wrapping_add(1);
                    check.add(other);
                }
                Ok(())
            })?;
            Ok((counts, check))
        }))?;
        let len = enough(counted.iter().map(|(_, check)| check.count).sum())?;
        let (mut counts, checks): (Vec<_>, Vec<_>) = counted.into_iter().unzip();
        let own = cursors(&mut counts)?;
        let numbered = counts.into_iter().zip(checks);
        let parts = ranges.into_iter().zip(numbered).map(|(range, (next, check))| Counted { range, next, check }).collect();
        let mut entries = Indices::zeros(self.own, len)?;
        let mut places = filled(0_u32, if starts.is_some() { len } else { 0 })?;
        let place = starts.map(|starts| (starts, u32::shared(&mut places)));
        match &mut entries {
            Indices::Narrow(list) => self.scatter::<u16>(u16::shared(list), place, parts, watch)?,
            Indices::Wide(list) => self.scatter::<u32>(u32::shared(list), place, parts, watch)?,
        }
        Ok(((own, entries), places))
    }

    fn scatter<W: Write>(
        &self,
        entries: &[W::Shared],
        places: Option<(&[u32], &[<u32 as Write>::Shared])>,
        parts: Vec<Counted>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Refusal> {
        all(share(parts, watch, ("placing synapses", self.own), &|Counted { range, mut next, check: expected }, tally| {
            let mut check = Check::default();
            self.each(range, tally, |own, row| {
                let start = places.map_or(0, |(starts, _)| starts[own]);
                for (k, &other) in row.as_slice().iter().enumerate() {
                    let next = &mut next[other as usize];
                    // Beyond the list only where the rule has more to say than before.
                    if let Some(entry) = entries.get(*next as usize) {
                        W::store(entry, own);
                        if let Some((_, places)) = places {
                            u32::store(&places[*next as usize], start as usize + k);
                        }
                    }
                    *next = next.wrapping_add(1);
                    check.add(other);
                }
                Ok(())
            })?;
            if check == expected { Ok(()) } else { Err(fickle()) }
        }))?;
        Ok(())
    }
}

/// Rows that have been counted.
struct Counted {
    range: Range<usize>,
    /// For each neuron of the other end where its next entry goes.
    next: Vec<u32>,
    check: Check,
}

/// A number for the rows of one part, to see that they are the same again.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Check {
    count: u64,
    hash: u64,
}

impl Check {
    #[inline(always)]
    fn add(&mut self, other: u32) {
        self.count += 1;
        self.hash = self.hash.wrapping_mul(0x0000_0100_0000_01b3).wrapping_add(u64::from(other));
    }
}

/// How many threads, where each has a counter for each of these neurons: together they take an eighth of the entries' memory.
pub(super) fn counters(work: usize, neurons: usize) -> usize {
    threads(work).min((work / 8 / neurons.max(1)).max(1))
}

/// How many entries; refuses more than an index numbers.
fn enough(count: u64) -> Result<usize, Refusal> {
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    if most > Pairs::MOST { Err(Pairs::too_many(most)) } else { Ok(most) }
}

/// Makes each part's counts the places of its first entries, and gives the starts: entries lie by neuron, within it by part.
pub(super) fn cursors(parts: &mut [Vec<u32>]) -> Result<Vec<u32>, Refusal> {
    let neurons = parts.first().map_or(0, Vec::len);
    let mut starts = room(neurons + 1)?;
    let mut sum = 0;
    for neuron in 0..neurons {
        starts.push(sum);
        for counts in &mut *parts {
            (counts[neuron], sum) = (sum, sum + counts[neuron]);
        }
    }
    starts.push(sum);
    Ok(starts)
}

/// The first neuron, and entry, that stands twice in a row.
pub(super) fn repeated(starts: &[u32], entries: &Indices) -> Option<(usize, usize)> {
    super::indices::with!(entries, list => rows(starts, list).find_map(|(own, row)| {
        let twice = row.windows(2).find(|two| two[0] == two[1])?;
        Some((own, super::indices::IndexWord::at(twice[0])))
    }))
}

/// The number of each entry among equal ones in its row, from 0.
pub(super) fn copies(starts: &[u32], entries: &Indices) -> Result<Vec<u32>, Refusal> {
    fn number<W: Eq>(starts: &[u32], list: &[W]) -> Result<Vec<u32>, Refusal> {
        let mut copies = room::<u32>(list.len())?;
        for (_, row) in rows(starts, list) {
            for (k, entry) in row.iter().enumerate() {
                let repeats = k > 0 && row[k - 1] == *entry;
                let last = copies.last().copied().unwrap_or(0);
                copies.push(if repeats { last + 1 } else { 0 });
            }
        }
        Ok(copies)
    }
    super::indices::with!(entries, list => number(starts, list))
}

fn rows<'a, W>(starts: &'a [u32], list: &'a [W]) -> impl Iterator<Item = (usize, &'a [W])> {
    starts.windows(2).enumerate().map(|(own, w)| (own, &list[w[0] as usize..w[1] as usize]))
}

/// Ranges of rows with about as many entries each.
pub(super) fn balanced(starts: &[u32], parts: usize) -> Result<Vec<Range<usize>>, Refusal> {
    let (rows, len) = (starts.len() - 1, starts[starts.len() - 1] as usize);
    let ends = split(len, parts).map(|part| starts.partition_point(|&start| (start as usize) < part.end).min(rows));
    let mut from = 0;
    let mut ranges = collected(ends.map(|end| core::mem::replace(&mut from, end)..end))?;
    // Rows without entries stand behind the last one.
    if let Some(last) = ranges.last_mut() {
        last.end = rows;
    }
    Ok(ranges)
}
