//! Rules with a fixed number of connections: per target, per source, or in all.

use alloc::vec::Vec;

use super::{Connect, End, Ends, Pairs, Row, Rows, Rule};
use crate::storage::room;
use crate::{Refusal, Rng};

/// See [`fixed_in_degree`], [`fixed_out_degree`] and [`fixed_total`].
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    number: usize,
    per: Per,
    multiple: bool,
}

#[derive(Clone, Copy, Debug)]
enum Per {
    Target,
    Source,
    Network,
}

/// Gives each target `number` sources, drawn at random.
///
/// Source: NEST's `fixed_indegree`.
///
/// Tested against: exact degrees; partners drawn evenly.
pub fn fixed_in_degree(number: usize) -> Rule<Counted> {
    Rule::new(Counted { number, per: Per::Target, multiple: false })
}

/// Gives each source `number` targets, drawn at random.
///
/// Source: NEST's `fixed_outdegree`.
///
/// Tested against: exact degrees; partners drawn evenly.
pub fn fixed_out_degree(number: usize) -> Rule<Counted> {
    Rule::new(Counted { number, per: Per::Source, multiple: false })
}

/// Makes `number` synapses between pairs drawn at random.
///
/// Source: NEST's `fixed_total_number`.
///
/// Tested against: exact totals; pairs drawn evenly.
pub fn fixed_total(number: usize) -> Rule<Counted> {
    Rule::new(Counted { number, per: Per::Network, multiple: false })
}

impl Rule<Counted> {
    /// Whether a pair may be drawn more than once and so get several synapses; without a call of this, it may not.
    #[must_use]
    pub fn multiple(mut self, allowed: bool) -> Self {
        self.kind.multiple = allowed;
        self
    }

    /// Lets a pair be drawn more than once: `multiple(true)`.
    #[must_use]
    pub fn with_multiple(self) -> Self {
        self.multiple(true)
    }

    /// Refuses a number for which there are not enough partners (or pairs).
    fn check(&self, what: &str, available: u64, noun: &str) -> Result<(), Refusal> {
        let Counted { number, multiple, .. } = self.kind;
        if number == 0 || number as u64 <= available || (multiple && available > 0) {
            return Ok(());
        }
        let way_out = if available > 0 { ", unless `.with_multiple()`" } else { "" };
        Err(Refusal::new(what, number, format_args!("at most {available}, the number of {noun}{way_out}")))
    }

    /// Draws partners for one of the neurons of an end.
    fn row(&self, ends: &Ends, end: End, own: usize, row: &mut Row) -> Result<(), Refusal> {
        let itself = if self.leaves_diagonal(ends) { ends.twin(end, own) } else { None };
        let available = (ends.from(end).1.size() - usize::from(itself.is_some())) as u32;
        let mut rng = Rng::neuron(ends.key, 0, own as u32);
        // The neuron itself is left out by numbering the others without a gap.
        let other = |drawn: u32| drawn as usize + usize::from(itself.is_some_and(|itself| drawn as usize >= itself));
        if self.kind.multiple {
            return (0..self.kind.number).try_for_each(|_| row.push(other(rng.below(available))));
        }
        // Different numbers, each set of them equally likely: Floyd's algorithm (Bentley & Floyd, "Programming pearls: a sample
        // of brilliance", 1987), as many steps as there are numbers.
        row.forget(available as usize)?;
        for last in available - self.kind.number as u32..available {
            let drawn = rng.below(last + 1);
            let drawn = if row.mark(drawn) { last } else { drawn };
            row.mark(drawn);
            row.push(other(drawn))?;
        }
        Ok(())
    }

    /// The number of each target's first pair, and that of all, where neurons stand at both ends and are not their own partners.
    fn starts(ends: &Ends) -> Result<Vec<u64>, Refusal> {
        let (mut starts, mut sum) = (room(ends.dst.size() + 1)?, 0);
        for dst in 0..ends.dst.size() {
            starts.push(sum);
            sum += (ends.src.size() - usize::from(ends.twin(End::Target, dst).is_some())) as u64;
        }
        starts.push(sum);
        Ok(starts)
    }

    /// Draws the pairs of `fixed_total`, numbered target by target: ascending, and whether these are the ones left out.
    fn total(&self, ends: &Ends, available: u64) -> Result<(Vec<u64>, bool), Refusal> {
        let mut rng = Rng::whole(ends.key, 0);
        let number = self.kind.number as u64;
        if self.kind.multiple {
            let mut numbers = room(self.kind.number)?;
            numbers.extend((0..number).map(|_| rng.below_wide(u128::from(available))));
            numbers.sort_unstable();
            return Ok((numbers, false));
        }
        // Of most pairs, those are drawn that are left out.
        let left_out = number > available / 2;
        Ok((distinct(&mut rng, if left_out { available - number } else { number }, available)?, left_out))
    }
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<Counted> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let (sources, targets) = (ends.src.size(), ends.dst.size());
        let number = self.kind.number;
        let twins = if self.leaves_diagonal(ends) { ends.twins() } else { 0 };
        match self.kind.per {
            Per::Target => {
                self.check("fixed_in_degree", sources.saturating_sub(usize::from(twins > 0)) as u64, "sources")?;
                let count = number.saturating_mul(targets);
                Pairs::check(count)?;
                Ok(Rows::by_target(count, move |dst, row| self.row(ends, End::Target, dst, row)))
            }
            Per::Source => {
                self.check("fixed_out_degree", targets.saturating_sub(usize::from(twins > 0)) as u64, "targets")?;
                let count = number.saturating_mul(sources);
                Pairs::check(count)?;
                Ok(Rows::by_source(count, move |src, row| self.row(ends, End::Source, src, row)))
            }
            Per::Network => {
                let available = sources as u64 * targets as u64 - twins as u64;
                self.check("fixed_total", available, "pairs of neurons")?;
                Pairs::check(number)?;
                let (numbers, left_out) = self.total(ends, available)?;
                let starts = if twins > 0 { Some(Self::starts(ends)?) } else { None };
                let start = move |dst: usize| starts.as_ref().map_or(dst as u64 * sources as u64, |starts| starts[dst]);
                Ok(Rows::by_target(number, move |dst, row| {
                    let (first, end) = (start(dst), start(dst + 1));
                    let own = &numbers[numbers.partition_point(|&pair| pair < first)..];
                    let own = own[..own.partition_point(|&pair| pair < end)].iter().map(|pair| (pair - first) as usize);
                    let itself = if twins > 0 { ends.twin(End::Target, dst) } else { None };
                    let mut put = |src: usize| row.push(src + usize::from(itself.is_some_and(|itself| src >= itself)));
                    if !left_out {
                        return own.into_iter().try_for_each(put);
                    }
                    let mut absent = own.peekable();
                    (0..(end - first) as usize).filter(|src| absent.next_if_eq(src).is_none()).try_for_each(&mut put)
                }))
            }
        }
    }
}

/// `count` different numbers below `size`, ascending. Draws as many as are missing and drops repeated ones, until none is
/// missing: the first `count` different numbers of one sequence, so that each set is equally likely.
fn distinct(rng: &mut Rng, count: u64, size: u64) -> Result<Vec<u64>, Refusal> {
    let count = usize::try_from(count).map_err(|_| Pairs::no_room(usize::MAX))?;
    let mut numbers = room(count)?;
    while numbers.len() < count {
        let missing = count - numbers.len();
        numbers.extend((0..missing).map(|_| rng.below_wide(u128::from(size))));
        numbers.sort_unstable();
        numbers.dedup();
    }
    Ok(numbers)
}
