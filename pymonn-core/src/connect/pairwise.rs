//! Rules that decide about each pair of neurons by itself.

use alloc::vec::Vec;
use core::ops::Range;

use super::{Connect, Ends, Pairs, Row, Rows, Rule};
use crate::storage::collected;
use crate::{Neuron, Refusal, Rng};

/// See [`all_to_all`].
#[derive(Clone, Copy, Debug)]
pub struct AllToAll;

/// Connects each source with each target.
///
/// Source: NEST's `all_to_all`.
///
/// Tested against: all pairs.
pub fn all_to_all() -> Rule<AllToAll> {
    Rule::new(AllToAll)
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<AllToAll> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let available = self.available(ends);
        Pairs::check(available)?;
        let sources = ends.src.size();
        Ok(Rows::by_target(available, move |dst, row| {
            let itself = self.left_out(ends, dst);
            (0..sources).filter(|&src| src != itself).try_for_each(|src| row.push(src))
        }))
    }
}

/// See [`one_to_one`].
#[derive(Clone, Copy, Debug)]
pub struct OneToOne;

/// Connects source `i` with target `i`; both groups must have the same size.
///
/// Source: NEST's `one_to_one`.
///
/// Tested against: all pairs.
pub fn one_to_one() -> Rule<OneToOne> {
    Rule::new(OneToOne)
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<OneToOne> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let (sources, targets) = (ends.src.size(), ends.dst.size());
        if sources != targets {
            let allowed = format_args!("{targets}, the number of targets");
            return Err(Refusal::new("one_to_one: number of sources", sources, allowed));
        }
        Ok(Rows::by_target(sources, |i, row| if self.allows(ends, i, i) { row.push(i) } else { Ok(()) }))
    }
}

/// See [`probability`].
#[derive(Clone, Copy, Debug)]
pub struct Probability(f64);

/// Connects each pair with probability `p`, independently. Within one group the diagonal is
/// drawn too; [`without_self`](Rule::without_self) leaves it out.
///
/// The time is that of the synapses made, not of the pairs: what is drawn is the distance to the next connected source,
/// which is geometrically distributed.
///
/// Source: NEST's `pairwise_bernoulli`; drawn as by Batagelj & Brandes, *Efficient generation of large random networks*, Phys. Rev.
/// E 71 (2005).
///
/// Tested against: binomial means; evenness over sources and targets.
pub fn probability(p: f64) -> Rule<Probability> {
    Rule::new(Probability(p))
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<Probability> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let p = self.kind.0;
        check("probability", p)?;
        let mean = p * self.available(ends) as f64;
        check_mean(mean, mean * (1.0 - p))?;
        Ok(Rows::by_target(mean as usize, move |dst, row| {
            let mut rng = Rng::neuron(ends.key, 0, dst as u32);
            let itself = self.left_out(ends, dst);
            skipping(&mut rng, p, 0..ends.src.size(), |src| if src == itself { Ok(()) } else { row.push(src) })
        }))
    }
}

/// Shows each number of the range with probability `p`, independently and ascending.
pub(super) fn skipping(
    rng: &mut Rng,
    p: f64,
    range: Range<usize>,
    mut show: impl FnMut(usize) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    if p == 0.0 {
        return Ok(());
    }
    // Infinite for p = 1: then each distance is 0. Of libm, not of the platform: the same bits everywhere.
    let rate = -libm::log1p(-p);
    let (mut next, end) = (range.start as u64, range.end as u64);
    loop {
        next = next.saturating_add((-libm::log(1.0 - rng.uniform_f64()) / rate) as u64);
        if next >= end {
            return Ok(());
        }
        show(next as usize)?;
        next += 1;
    }
}

/// Refuses more synapses than there can be before they are drawn, unless luck could make them few enough.
pub(super) fn check_mean(mean: f64, variance: f64) -> Result<(), Refusal> {
    let sigma = libm::sqrt(variance);
    let surely = (mean - 10.0 * sigma) as usize;
    Pairs::check(((mean + 4.0 * sigma) as usize).min(surely.max(Pairs::MOST)))
}

/// Refuses what is no probability.
pub(super) fn check(what: &str, p: f64) -> Result<(), Refusal> {
    if (0.0..=1.0).contains(&p) { Ok(()) } else { Err(Refusal::new(what, p, "a probability, 0 to 1")) }
}

/// See [`by`].
#[derive(Clone, Copy, Debug)]
pub struct By<G>(G);

/// Connects the pairs for which the closure is true. It is asked for every pair: sources times targets calls, by several threads
/// where these are many.
///
/// Source: Brian2's `connect(condition=…)`.
///
/// Tested against: all pairs.
///
/// ```
/// # use pymonn_core::{by, as_connect};
/// let neighbours = as_connect(by(|src, dst| src.distance(&dst) < 1.5).without_self());
/// ```
pub fn by<G: Fn(Neuron, Neuron) -> bool + Sync>(connected: G) -> Rule<By<G>> {
    Rule::new(By(connected))
}

#[diagnostic::do_not_recommend]
impl<G: Fn(Neuron, Neuron) -> bool + Sync> Connect for Rule<By<G>> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let sources = sources(ends)?;
        let draw = move |dst: usize, row: &mut Row| {
            let target = ends.dst.neuron(dst);
            let connected = |(src, source): &(usize, &Neuron)| (self.kind.0)(**source, target) && self.allows(ends, *src, dst);
            sources.iter().enumerate().filter(connected).try_for_each(|(src, _)| row.push(src))
        };
        Ok(Rows::by_target(ends.src.size().saturating_mul(ends.dst.size()), draw).once())
    }
}

/// All sources. Once, since finding a neuron's place takes divisions.
pub(super) fn sources(ends: &Ends) -> Result<Vec<Neuron>, Refusal> {
    collected((0..ends.src.size()).map(|src| ends.src.neuron(src)))
}

/// See [`by_probability`].
#[derive(Clone, Copy, Debug)]
pub struct ByProbability<G>(G);

/// Connects each pair with the probability that the closure gives it, independently. It is asked for every pair: sources
/// times targets calls, by several threads where these are many.
///
/// Source: Brian2's `connect(p='…')`.
///
/// Tested against: binomial means.
pub fn by_probability<G: Fn(Neuron, Neuron) -> f64 + Sync>(probability: G) -> Rule<ByProbability<G>> {
    Rule::new(ByProbability(probability))
}

#[diagnostic::do_not_recommend]
impl<G: Fn(Neuron, Neuron) -> f64 + Sync> Connect for Rule<ByProbability<G>> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let sources = sources(ends)?;
        let draw = move |dst: usize, row: &mut Row| {
            let target = ends.dst.neuron(dst);
            let mut rng = Rng::neuron(ends.key, 0, dst as u32);
            for (src, source) in sources.iter().enumerate() {
                let p = (self.kind.0)(*source, target);
                check("by_probability", p)?;
                if rng.uniform_f64() < p && self.allows(ends, src, dst) {
                    row.push(src)?;
                }
            }
            Ok(())
        };
        Ok(Rows::by_target(ends.src.size().saturating_mul(ends.dst.size()), draw).once())
    }
}
