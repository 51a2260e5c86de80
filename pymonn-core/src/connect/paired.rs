//! Rules of NEST that draw pairs otherwise than one synapse at most for each: in both directions at once, or several.

use super::graph::one_group;
use super::pairwise::{check, check_mean, skipping};
use super::{Connect, Ends, Pairs, Rows, Rule};
use crate::{Refusal, Rng};

/// See [`symmetric_probability`].
#[derive(Clone, Copy, Debug)]
pub struct SymmetricProbability(f64);

/// Connects each two different neurons with probability `p` in both directions, otherwise in none. It takes one group, or one part
/// of it, at both ends.
///
/// Source: NEST's `symmetric_pairwise_bernoulli`.
///
/// Tested against: the binomial mean; symmetry.
#[doc(alias = "symmetric_pairwise_bernoulli")]
pub fn symmetric_probability(p: f64) -> Rule<SymmetricProbability> {
    Rule::new(SymmetricProbability(p))
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<SymmetricProbability> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        let (p, n) = (self.kind.0, one_group("symmetric_probability", ends)?);
        check("symmetric_probability", p)?;
        let mean = p * n as f64 * (n as f64 - 1.0);
        check_mean(mean, 2.0 * mean * (1.0 - p))?;
        (0..n).try_for_each(|one| {
            let mut rng = Rng::neuron(ends.key, 0, one as u32);
            skipping(&mut rng, p, one + 1..n, |other| {
                pairs.push(one, other)?;
                pairs.push(other, one)
            })
        })
    }
}

/// See [`pairwise_poisson`].
#[derive(Clone, Copy, Debug)]
pub struct PairwisePoisson(f64);

/// Gives each pair a number of synapses that is Poisson distributed with this mean.
///
/// Source: NEST's `pairwise_poisson`.
///
/// Tested against: chi-square with the Poisson distribution.
pub fn pairwise_poisson(mean: f64) -> Rule<PairwisePoisson> {
    Rule::new(PairwisePoisson(mean))
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<PairwisePoisson> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let rate = self.kind.0;
        if !(rate >= 0.0 && rate.is_finite()) {
            return Err(Refusal::new("pairwise_poisson", rate, "a finite mean from 0"));
        }
        let mean = rate * self.available(ends) as f64;
        check_mean(mean, mean)?;
        let sources = ends.src.size() as f64;
        Ok(Rows::by_target(mean as usize, move |dst, row| {
            if rate == 0.0 {
                return Ok(());
            }
            let mut rng = Rng::neuron(ends.key, 0, dst as u32);
            // Events of a Poisson process along the sources, each of which is 1 long.
            let mut at = 0.0;
            loop {
                at += -libm::log(1.0 - rng.uniform_f64()) / rate;
                if at >= sources {
                    return Ok(());
                }
                if self.allows(ends, at as usize, dst) {
                    row.push(at as usize)?;
                }
            }
        }))
    }
}
