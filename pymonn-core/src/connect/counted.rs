//! Rules with a fixed number of connections: per target, per source, or in all.

use alloc::vec::Vec;

use super::{Connect, Ends, Pairs, Rule};
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

/// Gives each target `number` sources, drawn at random: NEST's `fixed_indegree`.
pub fn fixed_in_degree(number: usize) -> Rule<Counted> {
    Rule::new(Counted { number, per: Per::Target, multiple: false })
}

/// Gives each source `number` targets, drawn at random: NEST's `fixed_outdegree`.
pub fn fixed_out_degree(number: usize) -> Rule<Counted> {
    Rule::new(Counted { number, per: Per::Source, multiple: false })
}

/// Makes `number` synapses between pairs drawn at random: NEST's `fixed_total_number`.
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

    /// Draws partners for each of `rows` neurons out of `columns` others.
    fn rows(
        &self,
        ends: &Ends,
        (rows, columns): (usize, usize),
        mut put: impl FnMut(usize, usize) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let without_self = self.leaves_diagonal(ends);
        let available = columns - usize::from(without_self && columns > 0);
        let mut seen = Seen::new(if self.kind.multiple { 0 } else { available })?;
        for row in 0..rows {
            let mut rng = Rng::neuron(ends.key, 0, row as u32);
            // The neuron itself is left out by numbering the others without a gap.
            let mut put = |drawn: u32| put(row, drawn as usize + usize::from(without_self && drawn as usize >= row));
            if self.kind.multiple {
                for _ in 0..self.kind.number {
                    put(rng.below(available as u32))?;
                }
            } else {
                seen.draw(&mut rng, self.kind.number as u32, row as u32 + 1, put)?;
            }
        }
        Ok(())
    }

    /// Draws the pairs of `fixed_total`, numbered target by target.
    fn total(&self, ends: &Ends, available: u64, mut put: impl FnMut(u64) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let mut rng = Rng::whole(ends.key, 0);
        let number = self.kind.number as u64;
        if self.kind.multiple {
            return (0..number).try_for_each(|_| put(rng.below_wide(u128::from(available))));
        }
        if number <= available / 2 {
            return distinct(&mut rng, number, available)?.into_iter().try_for_each(put);
        }
        // Most pairs: draw those that are left out.
        let mut left_out = distinct(&mut rng, available - number, available)?.into_iter().peekable();
        for pair in 0..available {
            if left_out.next_if_eq(&pair).is_none() {
                put(pair)?;
            }
        }
        Ok(())
    }
}

impl Connect for Rule<Counted> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        let (sources, targets) = (ends.src.size(), ends.dst.size());
        let diagonal = usize::from(self.leaves_diagonal(ends));
        let number = self.kind.number;
        match self.kind.per {
            Per::Target => {
                self.check("fixed_in_degree", sources.saturating_sub(diagonal) as u64, "sources")?;
                pairs.reserve(number.saturating_mul(targets))?;
                self.rows(ends, (targets, sources), |dst, src| pairs.push(src, dst))
            }
            Per::Source => {
                self.check("fixed_out_degree", targets.saturating_sub(diagonal) as u64, "targets")?;
                pairs.reserve(number.saturating_mul(sources))?;
                self.rows(ends, (sources, targets), |src, dst| pairs.push(src, dst))
            }
            Per::Network => {
                let columns = sources.saturating_sub(diagonal) as u64;
                let available = columns * targets as u64;
                self.check("fixed_total", available, "pairs of neurons")?;
                pairs.reserve(number)?;
                self.total(ends, available, |pair| {
                    let (dst, src) = ((pair / columns) as usize, (pair % columns) as usize);
                    pairs.push(src + usize::from(diagonal == 1 && src >= dst), dst)
                })
            }
        }
    }
}

/// Draws without replacement, one row after another.
struct Seen {
    /// The last row in which this number was drawn; so nothing has to be cleared between rows.
    row: Vec<u32>,
}

impl Seen {
    fn new(size: usize) -> Result<Self, Refusal> {
        let mut row = Vec::new();
        row.try_reserve_exact(size).map_err(|_| Pairs::no_room(size))?;
        row.resize(size, 0);
        Ok(Self { row })
    }

    /// Puts `count` different numbers below the size, each set of them equally likely: Floyd's algorithm (Bentley & Floyd,
    /// "Programming pearls: a sample of brilliance", 1987), `count` steps. `row` is above 0 and new at each call.
    fn draw(
        &mut self,
        rng: &mut Rng,
        count: u32,
        row: u32,
        mut put: impl FnMut(u32) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let size = self.row.len() as u32;
        for last in size - count..size {
            let drawn = rng.below(last + 1);
            let drawn = if self.row[drawn as usize] == row { last } else { drawn };
            self.row[drawn as usize] = row;
            put(drawn)?;
        }
        Ok(())
    }
}

/// `count` different numbers below `size`, ascending. Draws as many as are missing and drops repeated ones, until none is
/// missing: the first `count` different numbers of one sequence, so that each set is equally likely.
fn distinct(rng: &mut Rng, count: u64, size: u64) -> Result<Vec<u64>, Refusal> {
    let count = usize::try_from(count).map_err(|_| Pairs::no_room(usize::MAX))?;
    let mut numbers = Vec::new();
    numbers.try_reserve_exact(count).map_err(|_| Pairs::no_room(count))?;
    while numbers.len() < count {
        let missing = count - numbers.len();
        numbers.extend((0..missing).map(|_| rng.below_wide(u128::from(size))));
        numbers.sort_unstable();
        numbers.dedup();
    }
    Ok(numbers)
}
