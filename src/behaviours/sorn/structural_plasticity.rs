use alloc::sync::Arc;

use pymonn_core::{Float, Refusal, Rng, Step, Validate};

use crate::behaviour;
use crate::behaviours::check::{positive, probability};

/// Adds a weak synapse between two units at random, now and then.
///
/// For synapses between the units of one group. With [`Growth::Random`], in an iteration with this probability: a pair without a synapse, no unit with itself. [`Growth::Listed`] repeats what was added elsewhere.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `raw` | synapse | changed; 0 where there is no synapse |
/// | `dst_excess` | target | change of the sum of its weights, added to |
/// | `dst_inverse` | target | read |
///
/// Source: Zheng, Dimitrakakis & Triesch 2013, PLoS Comput. Biol. 9:e1002848 (probability 0.1 with 200 units). For other sizes Del Papa, Priesemann & Triesch
/// 2017, PLoS ONE 12:e0178683, take 0.1 · N (N − 1) / (200 · 199), at most 1: [`Growth::for_size`].
///
/// Tested against: the additions of an independent restatement of the authors' code; the rate and evenness of random ones.
#[derive(Clone, Debug, PartialEq)]
pub struct StructuralPlasticity<F = f32> {
    /// Which synapses are added when; default `Growth::Random(0.1)`.
    pub growth: Growth,
    /// Weight of a new synapse; default 0.001.
    pub weight: F,
}

/// Which synapses are added when.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "sorn", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Growth {
    /// One at random, with this probability in an iteration, 0 to 1.
    Random(f64),
    /// Iteration (from 1, ascending), source, target; what is there already stays as it is. Not in files.
    #[cfg_attr(feature = "sorn", serde(skip))]
    Listed(Arc<[(u64, usize, usize)]>),
}

impl Growth {
    /// As often per pair as in 200 units: 0.1 · n (n − 1) / (200 · 199), at most 1.
    #[must_use]
    pub fn for_size(n: usize) -> Self {
        let pairs = n as f64 * (n as f64 - 1.0);
        Self::Random((0.1 * pairs / (200.0 * 199.0)).min(1.0))
    }
}

impl<F: Float> Default for StructuralPlasticity<F> {
    fn default() -> Self {
        Self { growth: Growth::Random(0.1), weight: F::from_f64(0.001) }
    }
}

/// So many pairs are tried before an iteration goes without; as many as in the authors' code.
const TRIES: usize = 1000;

#[behaviour(crate = crate)]
impl<F: Float> StructuralPlasticity<F> {
    fn group(&self, raw: &mut [F], dst_excess: &mut [F], dst_inverse: &[F], rng: &mut Rng, step: Step) {
        let n = dst_inverse.len();
        let sources = raw.len() / n.max(1);
        let mut add = |source: usize, target: usize| {
            let place = source * n + target;
            let free = target < n && raw.get(place).is_some_and(|raw| *raw == F::ZERO);
            if free {
                raw[place] = self.weight * dst_inverse[target];
                dst_excess[target] += self.weight;
            }
            free
        };
        match &self.growth {
            Growth::Random(p) => {
                if rng.bernoulli(*p) {
                    for _ in 0..TRIES {
                        let (source, target) = (rng.below(sources as u32) as usize, rng.below(n as u32) as usize);
                        if source != target && add(source, target) {
                            break;
                        }
                    }
                }
            }
            Growth::Listed(list) => {
                let first = list.partition_point(|(iteration, ..)| *iteration < step.iteration);
                for &(_, source, target) in list[first..].iter().take_while(|(iteration, ..)| *iteration == step.iteration) {
                    add(source, target);
                }
            }
        }
    }
}

impl<F: Float> Validate for StructuralPlasticity<F> {
    fn validate(&self) -> Result<(), Refusal> {
        match &self.growth {
            Growth::Random(p) => probability("growth: probability", *p)?,
            Growth::Listed(list) => {
                let early = list.first().filter(|(iteration, ..)| *iteration == 0);
                let late = list.windows(2).find(|pair| pair[1].0 < pair[0].0).map(|pair| &pair[1]);
                if let Some(entry) = early.or(late) {
                    return Err(Refusal::new("growth: listed", entry, "iterations from 1, ascending"));
                }
            }
        }
        positive("weight", self.weight)
    }
}
