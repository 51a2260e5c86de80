use pymonn_core::{Float, Refusal, Step, Validate};

use crate::behaviour;
use crate::behaviours::check::positive;

/// Keeps the sum of each target's weights at `total`.
///
/// ```text
/// weight_ij ← weight_ij · total / Σ_k weight_ik
/// ```
///
/// It multiplies one number per target, `scale`, and takes the sum from what the other rules have noted in `excess`. Every 256th iteration, in its
/// first, and in the first after a rest, it sums all weights anew and multiplies them, so that no error adds up. A target without synapses (between
/// two exact sums: with a sum below 10⁻⁶ `total`) stays so.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | read when the network is built; shows `raw · dst_scale` to whoever reads it later |
/// | `raw` | synapse | what the other rules change; 0 where there is no synapse |
/// | `dst_scale`, `dst_inverse` | target | factor of its raw weights, and 1 / factor |
/// | `dst_excess` | target | change of the sum since the last iteration |
///
/// Source: Lazar, Pipa & Triesch 2009, Front. Comput. Neurosci. 3:23; of inhibitory weights too: Zheng, Dimitrakakis & Triesch 2013, PLoS Comput.
/// Biol. 9:e1002848. A sum of 0 gives NaN in the package `sorn`.
///
/// Tested against: weights of the authors' rule, within 10⁻¹², and of the plain rules over thousands of iterations, with rests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SynapticNormalization<F = f32> {
    /// Sum of a target's weights; default 1.
    pub total: F,
}

/// Iterations from one exact sum to the next.
const FOLD: u64 = 256;

/// A part of the total below which a target has no synapses: sums of changes are not more exact.
const NOTHING: f64 = 1e-6;

impl<F: Float> Default for SynapticNormalization<F> {
    fn default() -> Self {
        Self { total: F::ONE }
    }
}

#[behaviour(crate = crate, raw: F = F::ZERO, shared due: u64 = 0)]
impl<F: Float> SynapticNormalization<F> {
    fn initialize(weight: F, raw: &mut F) {
        *raw = weight;
    }

    #[settle]
    fn show(weight: &mut F, raw: F, dst_scale: F) {
        *weight = raw * dst_scale;
    }

    fn group(&self, raw: &mut [F], dst_scale: &mut [F], dst_inverse: &mut [F], dst_excess: &mut [F], due: &mut u64, step: Step) {
        let n = dst_scale.len();
        if n == 0 {
            return;
        }
        // While the rule rested, `excess` went on and on.
        let rested = core::mem::replace(due, step.iteration + 1) != step.iteration;
        let (dst_inverse, dst_excess) = (&mut dst_inverse[..n], &mut dst_excess[..n]);
        if rested || step.iteration.is_multiple_of(FOLD) {
            dst_excess.fill(F::ZERO);
            for column in raw.chunks_exact(n) {
                for (sum, raw) in dst_excess.iter_mut().zip(column) {
                    *sum += *raw;
                }
            }
            // For a while, `inverse` holds the factors.
            for (factor, sum) in dst_inverse.iter_mut().zip(dst_excess.iter()) {
                *factor = if *sum > F::ZERO { self.total / *sum } else { F::ONE };
            }
            for column in raw.chunks_exact_mut(n) {
                for (raw, factor) in column.iter_mut().zip(dst_inverse.iter()) {
                    *raw *= *factor;
                }
            }
            for (excess, scale) in dst_excess.iter_mut().zip(dst_scale.iter_mut()) {
                *excess = if *excess > F::ZERO { F::ZERO } else { -self.total };
                *scale = F::ONE;
            }
            dst_inverse.fill(F::ONE);
            return;
        }
        let least = self.total * F::from_f64(NOTHING);
        for i in 0..n {
            let sum = self.total + dst_excess[i];
            let some = sum > least;
            let scale = dst_scale[i] * (self.total / if some { sum } else { self.total });
            dst_scale[i] = scale;
            dst_inverse[i] = F::ONE / scale;
            dst_excess[i] = if some { F::ZERO } else { -self.total };
        }
    }
}

impl<F: Float> Validate for SynapticNormalization<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("total", self.total)
    }
}
