use alloc::vec::Vec;

use pymonn_core::{Float, Refusal, Step, Validate};

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
/// It walks all weights once in each iteration. The targets' sums are known from before and from `dst_excess`; every `FOLD`th iteration, and when
/// somebody else has scaled, they are taken anew, so that no error adds up.
///
/// Source: the authors' code of Hartmann, Lazar, Nessler & Triesch 2015, PLoS Comput. Biol. 11:e1004640 (`eta` 0.1).
///
/// Tested against: a restatement of the formula; sums of rows and columns, which come to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubleScaling<F = f32> {
    /// How much of the way a weight goes in an iteration, 0 to 1; default 0.1.
    pub eta: F,
    /// Half the sums of the targets' weights, now.
    rows: Vec<F>,
    /// The sums less `dst_excess`: what does not change while all rules note what they change.
    rest: Vec<F>,
    /// `dst_scale` when the sums were taken.
    scale: Vec<F>,
    /// The iteration that comes next if none is left out.
    next: u64,
}

/// Iterations from one exact sum to the next.
const FOLD: u64 = 256;

impl<F: Float> DoubleScaling<F> {
    /// Goes this part of the way in an iteration.
    pub fn new(eta: F) -> Self {
        Self { eta, rows: Vec::new(), rest: Vec::new(), scale: Vec::new(), next: 0 }
    }
}

impl<F: Float> Default for DoubleScaling<F> {
    fn default() -> Self {
        Self::new(F::from_f64(0.1))
    }
}

#[behaviour(crate = crate)]
impl<F: Float> DoubleScaling<F> {
    fn group(&mut self, raw: &mut [F], dst_scale: &[F], dst_excess: &mut [F], step: Step) {
        let n = dst_scale.len();
        if n == 0 {
            return;
        }
        if step.iteration.is_multiple_of(FOLD) || step.iteration != self.next || self.scale != dst_scale {
            self.sum(raw, dst_scale, dst_excess);
        }
        self.next = step.iteration + 1;
        let half = F::from_f64(0.5);
        self.rows.clear();
        self.rows.extend(self.rest.iter().zip(&*dst_excess).map(|(rest, excess)| half * (*rest + *excess)));
        for column in raw.chunks_exact_mut(n) {
            let outgoing = half * sum_of_products(column, dst_scale);
            if outgoing <= F::ZERO {
                continue;
            }
            for (((raw, incoming), scale), excess) in column.iter_mut().zip(&self.rows).zip(dst_scale).zip(dst_excess.iter_mut())
            {
                let change = *raw * (self.eta / (*incoming + outgoing) - self.eta);
                *raw += change;
                *excess += change * *scale;
            }
        }
    }
}

impl<F: Float> DoubleScaling<F> {
    /// Takes the targets' sums anew.
    fn sum(&mut self, raw: &[F], dst_scale: &[F], dst_excess: &[F]) {
        self.scale.clear();
        self.scale.extend_from_slice(dst_scale);
        self.rest.clear();
        self.rest.extend(dst_excess.iter().map(|excess| -*excess));
        for column in raw.chunks_exact(dst_scale.len()) {
            for ((sum, raw), scale) in self.rest.iter_mut().zip(column).zip(dst_scale) {
                *sum += *raw * *scale;
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

#[cfg(test)]
mod tests {
    use alloc::vec;

    use pymonn_core::{Rng, StreamKey};

    use super::*;

    const N: usize = 37;

    /// The formula, on weights column by column.
    fn restated(weights: &mut [f64], eta: f64) {
        let rows: Vec<f64> = (0..N).map(|i| (0..N).map(|j| weights[j * N + i]).sum()).collect();
        let columns: Vec<f64> = weights.chunks(N).map(|column| column.iter().sum()).collect();
        for (j, column) in weights.chunks_mut(N).enumerate() {
            for (weight, row) in column.iter_mut().zip(&rows) {
                if *weight > 0.0 {
                    *weight = (1.0 - eta) * *weight + eta * *weight / (0.5 * row + 0.5 * columns[j]);
                }
            }
        }
    }

    #[test]
    fn follows_the_formula_while_others_change_weights() {
        let mut rng = Rng::whole(StreamKey::new(3, 5), 0);
        let mut raw: Vec<f64> = (0..N * N).map(|_| if rng.bernoulli(0.3) { rng.uniform_f64() } else { 0.0 }).collect();
        let (mut scale, mut excess) = (vec![1.0; N], vec![0.0; N]);
        let mut expected = raw.clone();
        let mut rule = DoubleScaling::new(0.1);
        for iteration in (1..300).chain(310..900) {
            // What STDP does: notes it.
            for _ in 0..20 {
                let place = rng.below((N * N) as u32) as usize;
                let (i, change) = (place % N, 0.01 * rng.uniform_f64());
                raw[place] += change / scale[i];
                excess[i] += change;
                expected[place] += change;
            }
            // What normalisation does: scales and forgets.
            if iteration % 100 == 50 {
                for (i, (scale, excess)) in scale.iter_mut().zip(&mut excess).enumerate() {
                    let factor = 0.5 + rng.uniform_f64();
                    *scale *= factor;
                    *excess = 0.0;
                    (0..N).for_each(|j| expected[j * N + i] *= factor);
                }
            }
            rule.group(&mut raw, &scale, &mut excess, Step { iteration, time: iteration as f64, dt: 1.0 });
            restated(&mut expected, 0.1);
            for (place, expected) in expected.iter().enumerate() {
                assert!((raw[place] * scale[place % N] - expected).abs() < 1e-12, "weight {place} in iteration {iteration}");
            }
        }
    }

    #[test]
    fn sums_come_to_one() {
        let mut rng = Rng::whole(StreamKey::new(4, 5), 0);
        let mut raw: Vec<f64> = (0..N * N).map(|_| rng.uniform_f64()).collect();
        let (scale, mut excess) = (vec![1.0; N], vec![0.0; N]);
        let mut rule = DoubleScaling::default();
        for iteration in 1..500 {
            rule.group(&mut raw, &scale, &mut excess, Step { iteration, time: iteration as f64, dt: 1.0 });
        }
        for k in 0..N {
            let (row, column): (f64, f64) = ((0..N).map(|j| raw[j * N + k]).sum(), raw[k * N..][..N].iter().sum());
            assert!((row - 1.0).abs() < 1e-3 && (column - 1.0).abs() < 1e-3, "{k}: {row}, {column}");
        }
    }
}
