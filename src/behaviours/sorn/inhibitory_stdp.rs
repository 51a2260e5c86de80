use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// Inhibitory spikes that a target's spike does not follow weaken the synapse, the others strengthen it, so that the target fires at a wanted rate.
///
/// ```text
/// weight_ij −= eta · y_j(t) · (1 − x_i(t+1) · (1 + 1 / rate))      where there is a synapse
/// weight > w_max → w_max;     weight ≤ 0 → floor
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `raw` | synapse | changed; the weight is `raw · dst_scale`, 0 where there is no synapse |
/// | `dst_excess` | target | change of the sum of its weights, added to |
/// | `dst_scale`, `dst_inverse` | target | read |
/// | `src_spike_old`, `dst_spike` | source, target | read |
///
/// Source: Zheng, Dimitrakakis & Triesch 2013, PLoS Comput. Biol. 9:e1002848 (`floor` 0.001 in the authors' code; 0, which removes the synapse, in the package `sorn`).
///
/// Tested against: weights of the authors' rule and of the package `sorn` 0.7.4, within 10⁻¹².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InhibitoryStdp<F = f32> {
    /// Loss of a weight by an inhibitory spike alone; default 0.001.
    pub eta: F,
    /// Wanted rate of the targets, in spikes per iteration; default 0.1.
    pub rate: F,
    /// What a weight of 0 or less becomes; default 0.001.
    pub floor: F,
    /// Largest weight; default 1.
    pub w_max: F,
}

impl<F: Float> Default for InhibitoryStdp<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { eta: f(0.001), rate: f(0.1), floor: f(0.001), w_max: F::ONE }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> InhibitoryStdp<F> {
    #[on_pre(src_spike_old)]
    fn pair(&self, raw: &mut F, dst_spike: bool, dst_scale: F, dst_inverse: F, dst_excess: &mut F) {
        let gain = F::ONE + F::ONE / self.rate;
        let change = self.eta * (F::ONE - if dst_spike { gain } else { F::ZERO });
        let next = *raw - change * dst_inverse;
        let next = if next <= F::ZERO { self.floor * dst_inverse } else { next };
        let most = self.w_max * dst_inverse;
        let next = if next > most { most } else { next };
        let next = if *raw == F::ZERO { F::ZERO } else { next };
        *dst_excess += (next - *raw) * dst_scale;
        *raw = next;
    }
}

impl<F: Float> Validate for InhibitoryStdp<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)?;
        positive("rate", self.rate)?;
        not_negative("floor", self.floor)?;
        positive("w_max", self.w_max)
    }
}
