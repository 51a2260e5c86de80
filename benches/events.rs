//! What the delivery of one event costs, by the number of neurons and of targets, with stored and with constant weights.
//!
//! `--large` adds 1,000,000 neurons.

use pymonn::prelude::*;
use pymonn::rand::{RngExt, SeedableRng, rngs::SmallRng};
use pymonn_benches::measure::{Contender, compare};
use pymonn_benches::options::{flag, option};

/// Adds the weight of each synapse.
struct Stored;

#[behaviour]
impl Stored {
    #[sum(dst_input)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }
}

/// Adds the same weight for every synapse.
struct Constant {
    weight: f32,
}

#[behaviour]
impl Constant {
    #[sum(dst_input)]
    fn on_pre(&self) -> f32 {
        self.weight
    }
}

network! {
    network StoredWeights(size: usize = 4_000, degree: usize = 80) {
        group cells[size] {
            spike: bool = false;
            input: f32 = 0.0;
        }
        synapses all: cells -> cells {
            connect = probability(degree as f64 / size as f64);
            weight: f32 = uniform(0.0, 1.0);
            1 => Stored;
        }
    }
}

network! {
    network ConstantWeights(size: usize = 4_000, degree: usize = 80) {
        group cells[size] {
            spike: bool = false;
            input: f32 = 0.0;
        }
        synapses all: cells -> cells {
            connect = probability(degree as f64 / size as f64);
            1 => Constant { weight: 0.5 };
        }
    }
}

/// The rows of one network's synapses, as a loop by hand has them.
struct Rows {
    starts: Vec<usize>,
    targets: Vec<u32>,
    weights: Vec<f32>,
    input: Vec<f32>,
}

impl Rows {
    fn of(net: &StoredWeights) -> Self {
        let mut starts = vec![0; net.cells.size() + 1];
        let mut targets = Vec::with_capacity(net.all.size());
        for (source, target) in net.all.connectivity().pairs() {
            starts[source + 1] += 1;
            targets.push(target as u32);
        }
        for k in 1..starts.len() {
            starts[k] += starts[k - 1];
        }
        Self { starts, targets, weights: net.all.weight.to_vec(), input: vec![0.0; net.cells.size()] }
    }

    /// One pass over the rows of those who fired.
    fn deliver(&mut self, fired: &[usize]) {
        for &source in fired {
            let row = self.starts[source]..self.starts[source + 1];
            for (&target, &weight) in self.targets[row.clone()].iter().zip(&self.weights[row]) {
                self.input[target as usize] += weight;
            }
        }
    }
}

/// So many lists of neurons that fire together, one in fifty.
fn patterns(size: usize, lists: usize) -> Vec<Vec<usize>> {
    let mut generator = SmallRng::seed_from_u64(1);
    (0..lists).map(|_| (0..size).filter(|_| generator.random_bool(0.02)).collect()).collect()
}

/// Sets the flags of those who fire now, and clears those of the last time.
fn set(spike: &mut [bool], before: &[usize], now: &[usize]) {
    for (list, flag) in [(before, false), (now, true)] {
        for &k in list {
            spike[k] = flag;
        }
    }
}

fn size(size: usize, degree: usize, rounds: usize) -> Result<(), pymonn::BuildError> {
    let mut stored = StoredWeights::builder().size(size).degree(degree).build()?;
    let mut constant = ConstantWeights::builder().size(size).degree(degree).build()?;
    let mut rows = Rows::of(&stored);
    let lists = patterns(size, 16);
    let events = lists.iter().flatten().map(|&k| (rows.starts[k + 1] - rows.starts[k]) as u64).sum::<u64>();
    // About a millisecond per round for small networks.
    let repeats = (2_000_000 / events).max(1);
    let turns = || (0..repeats).flat_map(|_| 0..lists.len()).map(|k| (&lists[(k + lists.len() - 1) % lists.len()], &lists[k]));
    compare(
        &format!("{size} neurons, {degree} targets each"),
        "event",
        rounds,
        vec![
            Contender::new("by hand, stored weights", || {
                turns().for_each(|(_, now)| rows.deliver(now));
                repeats * events
            }),
            Contender::new("stored weights", || {
                turns().for_each(|(before, now)| {
                    set(&mut stored.cells.spike, before, now);
                    stored.iterate();
                });
                repeats * events
            }),
            Contender::new("constant weight", || {
                turns().for_each(|(before, now)| {
                    set(&mut constant.cells.spike, before, now);
                    constant.iterate();
                });
                repeats * events
            }),
        ],
    );
    assert!(stored.cells.input[..] == rows.input[..], "both must give the same bits");
    Ok(())
}

fn main() -> Result<(), pymonn::BuildError> {
    let rounds = option("--rounds", 15);
    for (neurons, degree) in [(4_000, 80), (40_000, 80), (100_000, 80), (10_000, 1_000)] {
        size(neurons, degree, rounds)?;
    }
    if flag("--large") {
        size(1_000_000, 80, rounds)?;
    }
    Ok(())
}
