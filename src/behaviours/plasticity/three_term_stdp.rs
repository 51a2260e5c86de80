use pymonn_core::{Float, Refusal, Validate};

use super::bounded;
use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// PymoNNto's STDP of three terms: pairs of spikes in the same iteration or in neighbouring ones.
///
/// ```text
/// weight += eta · (post(t) · pre(t−1) − post(t−1) · pre(t) + post(t) · pre(t))
/// ```
///
/// The weight stays within 0 and `w_max`. It counts iterations, whatever `dt`. Only synapses with an event are visited.
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15 (its larger example); the same without the third term: Lazar, Pipa &
/// Triesch 2009, Front. Comput. Neurosci. 3:23.
///
/// Tested against: a trace of PymoNNto, within 10⁻⁹.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `src_arrived`, `src_before` | source | whether a spike arrives now, and in the last iteration |
/// | `dst_before` | target | whether it fired in the last iteration |
///
/// ```
/// use pymonn::behaviours::plasticity::ThreeTermStdp;
/// use pymonn::prelude::*;
///
/// network! {
///     network Chain {
///         group a[3] {
///             spike: bool = false;
///             1 => |spike: &mut bool, neuron: Neuron, step: Step| *spike = step.iteration == 1 + neuron.index as u64;
///         }
///         synapses aa: a -> a {
///             connect = pairs([(0, 0), (0, 1), (1, 0), (0, 2)]);
///             weight: f32 = 1.0;
///             2 => ThreeTermStdp { eta: 0.5, ..Default::default() };
///         }
///     }
/// }
///
/// let mut net = Chain::builder().build()?;
/// net.simulate_iterations(4);
/// // By source, then target: together, one after the other, two iterations apart; and the other order.
/// assert_eq!(net.aa.weight[..], [1.5, 1.5, 1.0, 0.5]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/three_term_stdp.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThreeTermStdp<F = f32> {
    /// Change of a weight per pair, in the weight's unit; default 0.0015.
    pub eta: F,
    /// Factor on the term of spikes in one iteration: 1 as in PymoNNto, the default; 0 as in SORN.
    pub together: F,
    /// Largest weight; default 10.
    pub w_max: F,
}

impl<F: Float> Default for ThreeTermStdp<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { eta: f(0.0015), together: F::ONE, w_max: f(10.0) }
    }
}

impl<F: Float> ThreeTermStdp<F> {
    /// The rule of Lazar et al. 2009 as used there: two terms, `eta` 0.001, weights up to 1.
    pub fn sorn() -> Self {
        Self { eta: F::from_f64(0.001), together: F::ZERO, w_max: F::ONE }
    }
}

#[behaviour(crate = crate, src arrived: bool = false, src before: bool = false, dst before: bool = false)]
impl<F: Float> ThreeTermStdp<F> {
    #[efferent]
    fn shift(src_arrived: &mut bool, src_before: &mut bool) {
        *src_before = *src_arrived;
        *src_arrived = false;
    }

    #[efferent(src_spike)]
    fn arrive(src_arrived: &mut bool) {
        *src_arrived = true;
    }

    /// All terms where the target fires, so that a sum is bounded once.
    fn on_post(&self, weight: &mut F, src_arrived: bool, src_before: bool, dst_before: bool) {
        let gain = if src_before { F::ONE } else { F::ZERO };
        let now = self.together - if dst_before { F::ONE } else { F::ZERO };
        let now = if src_arrived { now } else { F::ZERO };
        *weight = bounded(*weight + self.eta * (gain + now), self.w_max);
    }

    fn on_pre(&self, weight: &mut F, dst_spike: bool, dst_before: bool) {
        let loss = if dst_before && !dst_spike { self.eta } else { F::ZERO };
        *weight = bounded(*weight - loss, self.w_max);
    }

    #[afferent]
    fn remember(dst_spike: bool, dst_before: &mut bool) {
        *dst_before = dst_spike;
    }
}

impl<F: Float> Validate for ThreeTermStdp<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)?;
        not_negative("together", self.together)?;
        positive("w_max", self.w_max)
    }
}
