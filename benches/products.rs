//! What a product of weights and activities costs, dense and sparse, against loops by hand and one read of all weights.
//!
//! `--large` adds 10,000 neurons.

use pymonn::prelude::*;
use pymonn_benches::measure::{Contender, compare};
use pymonn_benches::options::{flag, option};

/// Adds the weighted rates of the sources.
struct Propagate;

#[behaviour]
impl Propagate {
    #[sum(dst_input)]
    fn synapse(weight: f32, src_rate: f32) -> f32 {
        weight * src_rate
    }
}

network! {
    network DenseProduct(size: usize = 100) {
        group cells[size] {
            rate: f32 = uniform(0.0, 1.0);
            input: f32 = 0.0;
        }
        synapses all: cells -> cells [Dense] {
            weight: f32 = uniform(0.0, 1.0);
            1 => Propagate;
        }
    }
}

network! {
    /// A tenth of all pairs.
    network SparseProduct(size: usize = 100) {
        group cells[size] {
            rate: f32 = uniform(0.0, 1.0);
            input: f32 = 0.0;
        }
        synapses all: cells -> cells {
            connect = fixed_in_degree(size / 10);
            weight: f32 = uniform(0.0, 1.0);
            1 => Propagate;
        }
    }
}

/// `input += weights * rate`, column by column: each is one loop over slices of one length.
fn columns(weights: &[f32], rate: &[f32], input: &mut [f32]) {
    for (column, &rate) in weights.chunks_exact(input.len()).zip(rate) {
        for (sum, &weight) in input.iter_mut().zip(column) {
            *sum += weight * rate;
        }
    }
}

/// A work on slices, under the same instruction sets as generated code.
struct Dispatched<F>(F);

impl<F: FnMut()> pymonn::Kernel<0> for Dispatched<F> {
    #[inline(always)]
    fn run(&mut self) {
        (self.0)();
    }
}

/// The weights of each target by ascending source.
struct Rows {
    starts: Vec<usize>,
    sources: Vec<u32>,
    weights: Vec<f32>,
}

impl Rows {
    fn of(net: &SparseProduct) -> Self {
        let mut synapses: Vec<_> = net.all.connectivity().pairs().zip(&net.all.weight[..]).collect();
        synapses.sort_by_key(|((source, target), _)| (*target, *source));
        let mut starts = vec![0; net.cells.size() + 1];
        for ((_, target), _) in &synapses {
            starts[target + 1] += 1;
        }
        for k in 1..starts.len() {
            starts[k] += starts[k - 1];
        }
        let sources = synapses.iter().map(|((source, _), _)| *source as u32).collect();
        Self { starts, sources, weights: synapses.iter().map(|(_, weight)| **weight).collect() }
    }

    fn product(&self, rate: &[f32], input: &mut [f32]) {
        for (sum, ends) in input.iter_mut().zip(self.starts.windows(2)) {
            let row = ends[0]..ends[1];
            for (&source, &weight) in self.sources[row.clone()].iter().zip(&self.weights[row]) {
                *sum += weight * rate[source as usize];
            }
        }
    }
}

/// Reads all weights once, sixteen sums side by side: the least that a product can cost.
fn read(weights: &[f32]) -> f32 {
    let mut sums = [0.0; 16];
    for part in weights.chunks_exact(16) {
        for (sum, weight) in sums.iter_mut().zip(part) {
            *sum += weight;
        }
    }
    sums.iter().sum()
}

fn dense(size: usize, rounds: usize) -> Result<(), pymonn::BuildError> {
    let mut net = DenseProduct::builder().size(size).build()?;
    let weights = net.all.weight.to_vec();
    let (rate, mut input) = (net.cells.rate.to_vec(), vec![0.0; size]);
    let steps = (20_000_000 / (size * size) as u64).max(1);
    let synapses = steps * (size * size) as u64;
    compare(
        &format!("dense, {size} neurons"),
        "synapse",
        rounds,
        vec![
            Contender::new("one read of the weights", || {
                for _ in 0..steps {
                    let mut sum = 0.0;
                    pymonn::dispatch::<0, _>(&mut Dispatched(|| sum = read(&weights)));
                    std::hint::black_box(sum);
                }
                synapses
            }),
            Contender::new("by hand, column by column", || {
                for _ in 0..steps {
                    pymonn::dispatch::<0, _>(&mut Dispatched(|| columns(&weights, &rate, &mut input)));
                }
                synapses
            }),
            Contender::new("generated", || {
                net.simulate_iterations(steps);
                synapses
            }),
        ],
    );
    assert!(net.cells.input[..] == input[..], "both must give the same bits");
    Ok(())
}

fn sparse(size: usize, rounds: usize) -> Result<(), pymonn::BuildError> {
    let mut net = SparseProduct::builder().size(size).build()?;
    let rows = Rows::of(&net);
    let (rate, mut input) = (net.cells.rate.to_vec(), vec![0.0; size]);
    let steps = (10_000_000 / (size * size / 10) as u64).max(1);
    let synapses = steps * (size * (size / 10)) as u64;
    compare(
        &format!("sparse, {size} neurons, {} sources each", size / 10),
        "synapse",
        rounds,
        vec![
            Contender::new("one read of the weights", || {
                for _ in 0..steps {
                    let mut sum = 0.0;
                    pymonn::dispatch::<0, _>(&mut Dispatched(|| sum = read(&rows.weights)));
                    std::hint::black_box(sum);
                }
                synapses
            }),
            Contender::new("by hand, target by target", || {
                for _ in 0..steps {
                    pymonn::dispatch::<0, _>(&mut Dispatched(|| rows.product(&rate, &mut input)));
                }
                synapses
            }),
            Contender::new("generated", || {
                net.simulate_iterations(steps);
                synapses
            }),
        ],
    );
    assert!(net.cells.input[..] == input[..], "both must give the same bits");
    Ok(())
}

fn main() -> Result<(), pymonn::BuildError> {
    let rounds = option("--rounds", 9);
    let large = flag("--large").then_some(10_000);
    for size in [100, 1_000].into_iter().chain(large) {
        dense(size, rounds)?;
        sparse(size, rounds)?;
    }
    Ok(())
}
