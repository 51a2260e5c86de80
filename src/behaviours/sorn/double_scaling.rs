use alloc::vec::Vec;

use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::probability;

/// Keeps the sums of each target's and of each source's weights near 1 at once.
///
/// ```text
/// weight_ij ← (1 − eta) · weight_ij + eta · weight_ij / (½ Σ_k weight_ik + ½ Σ_k weight_kj)
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `raw` | synapse | changed |
/// | `dst_scale` | target | read |
/// | `dst_excess` | target | change of the sum of its weights, added to |
///
/// It walks all weights in each iteration.
///
/// Source: the authors' code of Hartmann, Lazar, Nessler & Triesch 2015, PLoS Comput. Biol. 11:e1004640 (`eta` 0.1).
///
/// Tested against: sums of rows and columns; an independent restatement of the formula.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubleScaling<F = f32> {
    /// How much of the way a weight goes in an iteration, 0 to 1; default 0.1.
    pub eta: F,
    /// Sums of the targets' weights, of one iteration.
    rows: Vec<F>,
}

impl<F: Float> DoubleScaling<F> {
    /// Goes this part of the way in an iteration.
    pub fn new(eta: F) -> Self {
        Self { eta, rows: Vec::new() }
    }
}

impl<F: Float> Default for DoubleScaling<F> {
    fn default() -> Self {
        Self::new(F::from_f64(0.1))
    }
}

#[behaviour(crate = crate)]
impl<F: Float> DoubleScaling<F> {
    fn group(&mut self, raw: &mut [F], dst_scale: &[F], dst_excess: &mut [F]) {
        let n = dst_scale.len();
        self.rows.clear();
        self.rows.resize(n, F::ZERO);
        for column in raw.chunks_exact(n) {
            for ((sum, raw), scale) in self.rows.iter_mut().zip(column).zip(dst_scale) {
                *sum += *raw * *scale;
            }
        }
        let half = F::from_f64(0.5);
        for column in raw.chunks_exact_mut(n) {
            let outgoing = sum_of_products(column, dst_scale);
            if outgoing <= F::ZERO {
                continue;
            }
            for (((raw, incoming), scale), excess) in column.iter_mut().zip(&self.rows).zip(dst_scale).zip(dst_excess.iter_mut())
            {
                let change = *raw * self.eta * (F::ONE / (half * *incoming + half * outgoing) - F::ONE);
                *raw += change;
                *excess += change * *scale;
            }
        }
    }
}

/// In sixteen sums side by side: one after another, additions would wait for each other.
#[inline(always)]
fn sum_of_products<F: Float>(a: &[F], b: &[F]) -> F {
    let (a, a_rest) = a.as_chunks::<16>();
    let (b, b_rest) = b.as_chunks::<16>();
    let mut sums = [F::ZERO; 16];
    for (a, b) in a.iter().zip(b) {
        for k in 0..16 {
            sums[k] += a[k] * b[k];
        }
    }
    let rest: F = a_rest.iter().zip(b_rest).map(|(a, b)| *a * *b).sum();
    sums.into_iter().sum::<F>() + rest
}

impl<F: Float> Validate for DoubleScaling<F> {
    fn validate(&self) -> Result<(), Refusal> {
        probability("eta", self.eta)
    }
}
