//! What pair plasticity costs per synapse and event, sparse and dense, against the same loops by hand.

use pymonn::prelude::*;
use pymonn_benches::measure::{Contender, compare};
use pymonn_benches::options::option;

/// Pair rule with traces of the neurons.
struct Stdp {
    up: f32,
    down: f32,
}

#[behaviour]
impl Stdp {
    fn on_pre(&self, weight: &mut f32, dst_trace: f32) {
        *weight = (*weight - self.down * dst_trace).max(0.0);
    }

    fn on_post(&self, weight: &mut f32, src_trace: f32) {
        *weight = (*weight + self.up * src_trace).min(1.0);
    }
}

/// Groups whose flags the benchmark sets, linked each time in another way.
macro_rules! linked {
    ($($name:ident [$storage:ident] { $($connect:tt)* })*) => {
        $(network! {
            network $name(size: usize = 1_000) {
                group cells[size] {
                    spike: bool = false;
                    trace: f32 = uniform(0.0, 1.0);
                }
                synapses all: cells -> cells [$storage] {
                    $($connect)*
                    weight: f32 = uniform(0.0, 1.0);
                    1 => Stdp { up: 0.001, down: 0.001 };
                }
            }
        })*
    };
}

linked! {
    SparseRule [Sparse] { connect = probability(0.1); }
    DenseRule [Dense] {}
}

/// The rule by hand: weights by source, and for each target the sources and places of its synapses.
struct ByHand {
    weights: Vec<f32>,
    rows: Vec<std::ops::Range<usize>>,
    targets: Vec<u32>,
    columns: Vec<Vec<(u32, u32)>>,
    trace: Vec<f32>,
}

impl ByHand {
    fn of(links: &pymonn::Links, weights: &[f32], trace: &[f32]) -> Self {
        let n = trace.len();
        let (mut rows, mut targets, mut columns) = (vec![0..0; n], Vec::new(), vec![Vec::new(); n]);
        for (place, (source, target)) in links.pairs().enumerate() {
            if rows[source].is_empty() {
                rows[source] = place..place;
            }
            rows[source].end = place + 1;
            targets.push(target as u32);
            columns[target].push((source as u32, place as u32));
        }
        Self { weights: weights.to_vec(), rows, targets, columns, trace: trace.to_vec() }
    }

    fn iterate(&mut self, fired: &[usize]) {
        for &source in fired {
            let row = self.rows[source].clone();
            for (weight, &target) in self.weights[row.clone()].iter_mut().zip(&self.targets[row]) {
                *weight = (*weight - 0.001 * self.trace[target as usize]).max(0.0);
            }
        }
        for &target in fired {
            for &(source, place) in &self.columns[target] {
                let weight = &mut self.weights[place as usize];
                *weight = (*weight + 0.001 * self.trace[source as usize]).min(1.0);
            }
        }
    }
}

/// Every hundredth neuron fires, another hundredth each time.
fn firing(size: usize) -> Vec<Vec<usize>> {
    (0..100).map(|k| (k * 37 % 100..size).step_by(100).collect()).collect()
}

/// The three measured things of one network: by hand, generated, and the check that both did the same.
macro_rules! measure {
    ($network:ident, $title:expr, $size:expr, $steps:expr, $rounds:expr) => {{
        let mut net = $network::builder().size($size).build()?;
        let mut hand = ByHand::of(net.all.connectivity(), &net.all.weight, &net.cells.trace);
        let lists = firing($size);
        // Each event visits a row and a column.
        let visits = 2 * $steps * (net.all.size() / 100) as u64;
        compare(
            $title,
            "visit of a synapse",
            $rounds,
            vec![
                Contender::new("by hand", || {
                    for k in 0..$steps as usize {
                        hand.iterate(&lists[k % 100]);
                    }
                    visits
                }),
                Contender::new("generated", || {
                    for k in 0..$steps as usize {
                        net.cells.spike.fill(false);
                        lists[k % 100].iter().for_each(|&k| net.cells.spike[k] = true);
                        net.iterate();
                    }
                    visits
                }),
            ],
        );
        assert!(net.all.weight[..] == hand.weights[..], "both must give the same bits");
    }};
}

fn main() -> Result<(), pymonn::BuildError> {
    let rounds = option("--rounds", 9);
    for (size, steps) in [(1_000, 200_u64), (10_000, 20)] {
        measure!(SparseRule, &format!("sparse, {size} neurons, {} targets each", size / 10), size, steps, rounds);
    }
    for (size, steps) in [(1_000, 100_u64), (5_000, 5)] {
        measure!(DenseRule, &format!("dense, {size} neurons"), size, steps, rounds);
    }
    Ok(())
}
