use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// Removes synapses whose weight is at or below a threshold; all are looked at in each iteration.
///
/// For `[Adaptive]` synapse groups. Where only spikes weaken synapses, [`PruneWeakOnPre`] and [`PruneWeakOnPost`] do the same for less.
///
/// Source: pruning at zero as in Zheng, Dimitrakakis & Triesch 2013, *Network self-organization explains the statistics and dynamics
/// of synaptic connection strengths in cortex*, PLOS Comput. Biol. 9: e1002848.
///
/// Tested against: exact sets of pairs; the balance with births.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | read; the group declares it |
///
/// ```
/// use pymonn::behaviours::plasticity::PruneWeak;
/// use pymonn::prelude::*;
///
/// network! {
///     network Fading {
///         group a[10] {}
///         synapses aa: a -> a[Adaptive] {
///             connect = all_to_all();
///             weight: f32 = each_synapse(|src, _| src.index as f32);
///             1 => |weight: &mut f32| *weight -= 1.0;
///             2 => PruneWeak::default();
///         }
///     }
/// }
///
/// let mut net = Fading::builder().build()?;
/// net.simulate_iterations(6);
/// // Those of the sources 7, 8 and 9 are left.
/// assert_eq!(net.aa.size(), 30);
/// assert!(net.aa.connectivity().pairs().all(|(source, _)| source > 6));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
///
/// With [`GrowRandom`](super::GrowRandom):
#[doc = include_str!("../../../docs/behaviours/turnover.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PruneWeak<F = f32> {
    /// Largest weight that is removed, in the weight's unit; default 0.
    pub threshold: F,
}

/// [`PruneWeak`] for the synapses of sources whose spike arrives now (with a `delay`, that of so many iterations ago).
///
/// Further variable: `src_spike`, read.
///
/// Source: as [`PruneWeak`].
///
/// Tested against: exact sets of pairs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PruneWeakOnPre<F = f32> {
    /// Largest weight that is removed, in the weight's unit; default 0.
    pub threshold: F,
}

/// [`PruneWeak`] for the synapses of targets that spike now.
///
/// Further variable: `dst_spike`, read.
///
/// Source: as [`PruneWeak`].
///
/// Tested against: exact sets of pairs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PruneWeakOnPost<F = f32> {
    /// Largest weight that is removed, in the weight's unit; default 0.
    pub threshold: F,
}

impl<F: Float> Default for PruneWeak<F> {
    fn default() -> Self {
        Self { threshold: F::ZERO }
    }
}

impl<F: Float> Default for PruneWeakOnPre<F> {
    fn default() -> Self {
        Self { threshold: F::ZERO }
    }
}

impl<F: Float> Default for PruneWeakOnPost<F> {
    fn default() -> Self {
        Self { threshold: F::ZERO }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> PruneWeak<F> {
    fn prune(&self, weight: F) -> bool {
        weight <= self.threshold
    }
}

#[behaviour(crate = crate)]
impl<F: Float> PruneWeakOnPre<F> {
    #[prune(src_spike)]
    fn weak(&self, weight: F) -> bool {
        weight <= self.threshold
    }
}

#[behaviour(crate = crate)]
impl<F: Float> PruneWeakOnPost<F> {
    #[prune(dst_spike)]
    fn weak(&self, weight: F) -> bool {
        weight <= self.threshold
    }
}

impl<F: Float> Validate for PruneWeak<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("threshold", self.threshold)
    }
}

impl<F: Float> Validate for PruneWeakOnPre<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("threshold", self.threshold)
    }
}

impl<F: Float> Validate for PruneWeakOnPost<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("threshold", self.threshold)
    }
}
