use pymonn_core::{NewSynapses, Refusal, Rng, Validate};

use crate::behaviour;
use crate::behaviours::check::not_negative;

/// Links pairs of neurons by chance: structural plasticity of self-organizing recurrent networks.
///
/// In each iteration, with probability `rate`, one new synapse between a source and a target drawn from all pairs that have none. A rate
/// above 1 stands for its whole part of new synapses and, with the probability of the rest, one more. Where every pair is linked, nothing
/// happens. A new synapse has the initial values of the group's variables.
///
/// For `[Adaptive]` synapse groups. A pair is drawn anew until it has no synapse; in groups that are nearly full the free pairs are counted
/// instead, which takes time in proportion to the number of neurons.
///
/// Source: Zheng, Dimitrakakis & Triesch 2013, *Network self-organization explains the statistics and dynamics of synaptic connection
/// strengths in cortex*, PLOS Comput. Biol. 9: e1002848, there 0.1 per iteration among 200 neurons, with a weight
/// of 0.001. For the same density at another size the rate goes with the number of pairs (Del Papa, Priesemann & Triesch 2017, PLOS
/// ONE 12: e0178683).
///
/// Tested against: binomial mean and variance at a fixed life; chi-square over free pairs.
///
/// ```
/// use pymonn::behaviours::plasticity::{GrowRandom, PruneWeak};
/// use pymonn::prelude::*;
///
/// network! {
///     network Turnover {
///         group exc[200] {}
///         synapses rec: exc -> exc[Adaptive] {
///             connect = pairs([]);
///             weight: f32 = 1.0;
///             // Each synapse lives for 100 iterations.
///             1 => |weight: &mut f32| *weight -= 0.01;
///             2 => PruneWeak { threshold: 0.001 };
///             3 => GrowRandom { rate: 2.5, ..GrowRandom::default() };
///         }
///     }
/// }
///
/// let mut net = Turnover::builder().build()?;
/// net.simulate_iterations(500);
/// assert!((225..=275).contains(&net.rec.size()));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/turnover.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GrowRandom {
    /// New synapses per iteration; default 0.1.
    pub rate: f64,
    /// Whether no neuron is linked with itself; default `true`. Changes nothing between different groups.
    pub without_self: bool,
}

impl Default for GrowRandom {
    fn default() -> Self {
        Self { rate: 0.1, without_self: true }
    }
}

/// So often a pair is drawn before the free ones are counted.
const DRAWS: usize = 32;

impl GrowRandom {
    fn allowed(&self, new: &NewSynapses<'_>, source: usize, target: usize) -> bool {
        !(new.contains(source, target) || self.without_self && new.is_self(source, target))
    }

    /// One of the pairs that may be linked, each with the same probability.
    fn pair(&self, new: &NewSynapses<'_>, rng: &mut Rng) -> Option<(usize, usize)> {
        for _ in 0..DRAWS {
            let (source, target) = (rng.below(new.sources() as u32) as usize, rng.below(new.targets() as u32) as usize);
            if self.allowed(new, source, target) {
                return Some((source, target));
            }
        }
        // Those of one source.
        let free = |source: usize| {
            let itself = self.without_self && new.is_self(source, source) && !new.contains(source, source);
            new.targets() - new.out_degree(source) - usize::from(itself)
        };
        let all: usize = (0..new.sources()).map(free).sum();
        // Were more free than that, one would have been drawn.
        let mut left = rng.below(u32::try_from(all).unwrap_or(u32::MAX)) as usize;
        for source in 0..new.sources() {
            let of_source = free(source);
            if left < of_source {
                let mut targets = (0..new.targets()).filter(|&target| self.allowed(new, source, target));
                return targets.nth(left).map(|target| (source, target));
            }
            left -= of_source;
        }
        None
    }
}

#[behaviour(crate = crate)]
impl GrowRandom {
    fn grow(&self, new: &mut NewSynapses, rng: &mut Rng) {
        let whole = self.rate as usize;
        let count = whole + usize::from(rng.bernoulli(self.rate - whole as f64));
        for _ in 0..count {
            let Some((source, target)) = self.pair(new, rng) else { return };
            new.link(source, target);
        }
    }
}

impl Validate for GrowRandom {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("rate", self.rate)
    }
}
