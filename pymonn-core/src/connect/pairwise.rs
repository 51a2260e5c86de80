//! Rules that decide about each pair of neurons by itself.

use alloc::vec::Vec;

use super::{Connect, Ends, Pairs, Row, Rows, Rule};
use crate::storage::collected;
use crate::{Neuron, Refusal, Rng};

/// See [`all_to_all`].
#[derive(Clone, Copy, Debug)]
pub struct AllToAll;

/// Connects each source with each target.
pub fn all_to_all() -> Rule<AllToAll> {
    Rule::new(AllToAll)
}

impl Connect for Rule<AllToAll> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let available = self.available(ends);
        Pairs::check(available)?;
        let sources = ends.src.size();
        Ok(Rows::by_target(available, move |dst, row| {
            (0..sources).filter(|&src| self.allows(ends, src, dst)).try_for_each(|src| row.push(src))
        }))
    }
}

/// See [`one_to_one`].
#[derive(Clone, Copy, Debug)]
pub struct OneToOne;

/// Connects source `i` with target `i`; both groups must have the same size.
pub fn one_to_one() -> Rule<OneToOne> {
    Rule::new(OneToOne)
}

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

/// Connects each pair with probability `p`, independently: NEST's `pairwise_bernoulli`. Within one group the diagonal is
/// drawn too; [`without_self`](Rule::without_self) leaves it out.
///
/// The time is that of the synapses made, not of the pairs: what is drawn is the distance to the next connected source,
/// which is geometrically distributed (Batagelj & Brandes, "Efficient generation of large random networks", 2005).
pub fn probability(p: f64) -> Rule<Probability> {
    Rule::new(Probability(p))
}

impl Connect for Rule<Probability> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let p = self.kind.0;
        check("probability", p)?;
        let sources = ends.src.size() as u64;
        let mean = p * self.available(ends) as f64;
        let sigma = libm::sqrt(mean * (1.0 - p));
        // Too many are refused before they are drawn, unless luck could make them few enough.
        let surely = (mean - 10.0 * sigma) as usize;
        Pairs::check(((mean + 4.0 * sigma) as usize).min(surely.max(Pairs::MOST)))?;
        // Infinite for p = 1: then each distance is 0. Of libm, not of the platform: the same bits everywhere.
        let rate = -libm::log1p(-p);
        Ok(Rows::by_target(mean as usize, move |dst, row| {
            if p == 0.0 {
                return Ok(());
            }
            let mut rng = Rng::neuron(ends.key, 0, dst as u32);
            let mut src = 0_u64;
            loop {
                src = src.saturating_add((-libm::log(1.0 - rng.uniform_f64()) / rate) as u64);
                if src >= sources {
                    return Ok(());
                }
                if self.allows(ends, src as usize, dst) {
                    row.push(src as usize)?;
                }
                src += 1;
            }
        }))
    }
}

/// Refuses what is no probability.
fn check(what: &str, p: f64) -> Result<(), Refusal> {
    if (0.0..=1.0).contains(&p) { Ok(()) } else { Err(Refusal::new(what, p, "a probability, 0 to 1")) }
}

/// See [`by`].
#[derive(Clone, Copy, Debug)]
pub struct By<G>(G);

/// Connects the pairs for which the closure is true. It is asked for every pair: sources times targets calls, by several threads
/// where these are many.
///
/// ```
/// # use pymonn_core::{by, as_connect};
/// let neighbours = as_connect(by(|src, dst| src.distance(&dst) < 1.5).without_self());
/// ```
pub fn by<G: Fn(Neuron, Neuron) -> bool + Sync>(connected: G) -> Rule<By<G>> {
    Rule::new(By(connected))
}

impl<G: Fn(Neuron, Neuron) -> bool + Sync> Connect for Rule<By<G>> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let sources = sources(ends)?;
        let draw = move |dst: usize, row: &mut Row| {
            let target = ends.dst.neuron(dst);
            let connected = |source: &&Neuron| (self.kind.0)(**source, target) && self.allows(ends, source.index, dst);
            sources.iter().filter(connected).try_for_each(|source| row.push(source.index))
        };
        Ok(Rows::by_target(ends.src.size().saturating_mul(ends.dst.size()), draw).once())
    }
}

/// All sources. Once, since finding a neuron's place takes divisions.
fn sources(ends: &Ends) -> Result<Vec<Neuron>, Refusal> {
    collected((0..ends.src.size()).map(|src| ends.src.neuron(src)))
}

/// See [`by_probability`].
#[derive(Clone, Copy, Debug)]
pub struct ByProbability<G>(G);

/// Connects each pair with the probability that the closure gives it, independently. It is asked for every pair: sources
/// times targets calls, by several threads where these are many.
pub fn by_probability<G: Fn(Neuron, Neuron) -> f64 + Sync>(probability: G) -> Rule<ByProbability<G>> {
    Rule::new(ByProbability(probability))
}

impl<G: Fn(Neuron, Neuron) -> f64 + Sync> Connect for Rule<ByProbability<G>> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let sources = sources(ends)?;
        let draw = move |dst: usize, row: &mut Row| {
            let target = ends.dst.neuron(dst);
            let mut rng = Rng::neuron(ends.key, 0, dst as u32);
            for source in &sources {
                let p = (self.kind.0)(*source, target);
                check("by_probability", p)?;
                if rng.uniform_f64() < p && self.allows(ends, source.index, dst) {
                    row.push(source.index)?;
                }
            }
            Ok(())
        };
        Ok(Rows::by_target(ends.src.size().saturating_mul(ends.dst.size()), draw).once())
    }
}
