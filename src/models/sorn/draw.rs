//! The state at the beginning, drawn from a seed.

use nalgebra::DMatrix;
use pymonn_core::{Float, Rng, StreamKey, name_hash};

use super::{Parameters, Pools, Start, Thresholds, Topology};

impl Parameters {
    /// The state at the beginning. Each part is drawn from a stream of its own, so that no parameter of one changes another.
    #[must_use]
    pub fn draw<F: Float>(&self, seed: u64) -> Start<F> {
        let stream = |name| Rng::whole(StreamKey::new(seed, name_hash(name)), 0);
        let (low, high) = self.target_rate;
        let mut rates = stream("sorn.target_rate");
        let target_rate: Vec<f64> = (0..self.ne).map(|_| low + (high - low) * rates.uniform_f64()).collect();
        let mut x = stream("sorn.x");
        Start {
            wee: weights(self.ee, self.ne, self.ne, true, &mut stream("sorn.wee")),
            wei: weights(self.ei, self.ne, self.ni, false, &mut stream("sorn.wei")),
            wie: weights(self.ie, self.ni, self.ne, false, &mut stream("sorn.wie")),
            weu: pools(&self.pools, self.ne, self.inputs, &mut stream("sorn.weu")),
            te: thresholds(self.te, self.ne, true, &mut stream("sorn.te")),
            ti: thresholds(self.ti, self.ni, false, &mut stream("sorn.ti")),
            x: target_rate.iter().map(|rate| !self.silent && x.bernoulli(*rate)).collect(),
            y: vec![false; self.ni],
            target_rate: target_rate.into_iter().map(F::from_f64).collect(),
        }
    }
}

/// Even numbers where there is a synapse, each row divided by its sum; no row is empty.
fn weights<F: Float>(topology: Topology, targets: usize, sources: usize, recurrent: bool, rng: &mut Rng) -> DMatrix<F> {
    let free = |target: usize, source: usize| !(recurrent && target == source);
    let mut linked = DMatrix::from_element(targets, sources, false);
    let degree = |mean: f64, sd: f64, most: usize, rng: &mut Rng| ((mean + sd * rng.normal_f64()).max(0.0) as usize).min(most);
    match topology {
        Topology::Dense => linked = DMatrix::from_fn(targets, sources, free),
        Topology::Probability(p) => linked = DMatrix::from_fn(targets, sources, |i, j| rng.bernoulli(p) && free(i, j)),
        Topology::InDegree { mean, sd } => {
            for i in 0..targets {
                let of = (0..sources).filter(|&j| free(i, j)).collect::<Vec<_>>();
                let n = degree(mean, sd, of.len(), rng);
                for j in chosen(of, n, rng) {
                    linked[(i, j)] = true;
                }
            }
        }
        Topology::OutDegree { mean, sd } => {
            for j in 0..sources {
                let of = (0..targets).filter(|&i| free(i, j)).collect::<Vec<_>>();
                let n = degree(mean, sd, of.len(), rng);
                for i in chosen(of, n, rng) {
                    linked[(i, j)] = true;
                }
            }
        }
        Topology::Distance { side, half } => {
            let mut place = || (side * rng.uniform_f64(), side * rng.uniform_f64());
            let of_targets: Vec<_> = (0..targets).map(|_| place()).collect();
            let of_sources: Vec<_> = if recurrent { of_targets.clone() } else { (0..sources).map(|_| place()).collect() };
            linked = DMatrix::from_fn(targets, sources, |i, j| {
                let (dx, dy) = (of_targets[i].0 - of_sources[j].0, of_targets[i].1 - of_sources[j].1);
                let p = (-(dx * dx + dy * dy) / (half * half) * core::f64::consts::LN_2).exp();
                rng.bernoulli(p) && free(i, j)
            });
        }
    }
    let mut weights = DMatrix::from_fn(targets, sources, |i, j| if linked[(i, j)] { 1.0 - rng.uniform_f64() } else { 0.0 });
    for (i, mut row) in weights.row_iter_mut().enumerate() {
        if row.sum() <= 0.0 && sources > usize::from(recurrent) {
            let j = rng.below((sources - usize::from(recurrent)) as u32) as usize;
            row[j + usize::from(recurrent && j >= i)] = 1.0;
        }
        let sum: f64 = row.sum();
        if sum > 0.0 {
            row /= sum;
        }
    }
    weights.map(F::from_f64)
}

/// `n` of these, drawn without repetition.
fn chosen(mut of: Vec<usize>, n: usize, rng: &mut Rng) -> Vec<usize> {
    for k in 0..n {
        let other = k + rng.below((of.len() - k) as u32) as usize;
        of.swap(k, other);
    }
    of.truncate(n);
    of
}

fn thresholds<F: Float>(range: Thresholds, n: usize, shuffled: bool, rng: &mut Rng) -> Vec<F> {
    let of: Vec<f64> = match range {
        Thresholds::Uniform(low, high) => (0..n).map(|_| low + (high - low) * rng.uniform_f64()).collect(),
        Thresholds::Ordered(low, high) => {
            let ordered = (0..n).map(|k| low + (high - low) * (k as f64 + 0.5) / n as f64).collect::<Vec<_>>();
            if shuffled { chosen((0..n).collect(), n, rng).into_iter().map(|k| ordered[k]).collect() } else { ordered }
        }
    };
    of.into_iter().map(F::from_f64).collect()
}

/// The matrix of the inputs: 1 for the units of an input's pool.
fn pools<F: Float>(pools: &Pools, ne: usize, inputs: usize, rng: &mut Rng) -> DMatrix<F> {
    let mut weu = DMatrix::from_element(ne, inputs, F::ZERO);
    let all = || (0..ne).collect::<Vec<_>>();
    match *pools {
        Pools::Identity => (0..inputs.min(ne)).for_each(|k| weu[(k, k)] = F::ONE),
        Pools::Disjoint(size) => {
            let order = chosen(all(), ne, rng);
            for (k, pool) in order.chunks(size.max(1)).take(inputs).enumerate() {
                for &i in pool {
                    weu[(i, k)] = F::ONE;
                }
            }
        }
        Pools::Overlapping(size) => {
            for k in 0..inputs {
                for i in chosen(all(), size.min(ne), rng) {
                    weu[(i, k)] = F::ONE;
                }
            }
        }
    }
    weu
}
