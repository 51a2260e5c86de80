use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// Pairs of spikes in successive iterations: the later unit's synapse from the earlier one gains, the other way round it loses.
///
/// ```text
/// weight_ij += eta · x_i(t+1) · x_j(t) − eta_minus · x_i(t) · x_j(t+1)      where there is a synapse, i the target
/// weight > w_max → w_max;     weight < 10⁻¹⁰ → gone
/// ```
///
/// With `weighted`, both terms are multiplied by the weight.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `raw` | synapse | changed; the weight is `raw · dst_scale`, 0 where there is no synapse |
/// | `dst_excess` | target | change of the sum of its weights, added to |
/// | `dst_scale`, `dst_inverse` | target | read |
/// | `spike`, `spike_old`, `active` | source and target | read |
///
/// Source: Lazar, Pipa & Triesch 2009, Front. Comput. Neurosci. 3:23; pruning: Zheng, Dimitrakakis & Triesch 2013, PLoS Comput. Biol. 9:e1002848.
/// `Gone::Kept` is `no_prune` of Hartmann et al. 2015, PLoS Comput. Biol. 11:e1004640.
///
/// Tested against: weights of the authors' rule and of the package `sorn` 0.7.4, within 10⁻¹².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stdp<F = f32> {
    /// Gain of a weight by a pair; default 0.004.
    pub eta: F,
    /// Loss of a weight by a pair; default 0.004.
    pub eta_minus: F,
    /// Largest weight; default 1.
    pub w_max: F,
    /// What becomes of a synapse whose weight has come to 0; default [`Gone::Pruned`].
    pub gone: Gone,
    /// Whether changes are proportional to the weight; default `false`.
    pub weighted: bool,
}

/// What becomes of a synapse whose weight has come to 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "sorn", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Gone {
    /// It is removed; only structural plasticity brings it back.
    #[default]
    Pruned,
    /// It stays, too weak to count (10⁻²⁰), and may gain again (not by what is proportional to the weight).
    Kept,
}

/// Below this a weight has come to 0.
const NOTHING: f64 = 1e-10;

/// The weight of a synapse that stays.
const WEAK: f64 = 1e-20;

impl<F: Float> Stdp<F> {
    /// The same change for gain and loss.
    pub fn new(eta: F) -> Self {
        Self { eta, eta_minus: eta, w_max: F::ONE, gone: Gone::Pruned, weighted: false }
    }
}

impl<F: Float> Default for Stdp<F> {
    fn default() -> Self {
        Self::new(F::from_f64(0.004))
    }
}

#[behaviour(crate = crate)]
impl<F: Float> Stdp<F> {
    #[on_pre(src_active)]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn pair(
        &self,
        raw: &mut F,
        src_spike: bool,
        src_spike_old: bool,
        dst_spike: bool,
        dst_spike_old: bool,
        dst_scale: F,
        dst_inverse: F,
        dst_excess: &mut F,
    ) {
        // One source at a time: what it adds to a target that fires, or fired.
        let gain = if src_spike_old { self.eta } else { F::ZERO };
        let loss = if src_spike { self.eta_minus } else { F::ZERO };
        let change = (if dst_spike { gain } else { F::ZERO }) - (if dst_spike_old { loss } else { F::ZERO });
        let change = if self.weighted { change * *raw } else { change * dst_inverse };
        let next = *raw + change;
        let most = self.w_max * dst_inverse;
        let next = if next > most { most } else { next };
        let rest = match self.gone {
            Gone::Pruned => F::ZERO,
            Gone::Kept => F::from_f64(WEAK),
        };
        let next = if next < F::from_f64(NOTHING) * dst_inverse { rest } else { next };
        let next = if *raw == F::ZERO { F::ZERO } else { next };
        *dst_excess += (next - *raw) * dst_scale;
        *raw = next;
    }
}

impl<F: Float> Validate for Stdp<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)?;
        not_negative("eta_minus", self.eta_minus)?;
        positive("w_max", self.w_max)
    }
}
