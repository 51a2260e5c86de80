//! How long it takes to build a large network, how much memory it holds then, and how much it needed at most meanwhile.
//!
//! `--neurons=N`, `--synapses=N`: 1,000,000 and 100,000,000 need some GB; by default both are a hundredth of that.

use std::time::Instant;

use cpu_time::ProcessTime;
use peak_alloc::PeakAlloc;
use pymonn::prelude::*;
use pymonn_benches::options::option;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Adds the weight of each synapse.
struct Transmit;

#[behaviour(dst input: f32 = 0.0)]
impl Transmit {
    #[sum(dst_input)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }
}

/// One group with another rule of connection each.
macro_rules! linked {
    ($($name:ident, $size:ident, $degree:ident, $connect:expr;)*) => {
        $(network! {
            network $name($size: usize = 1, $degree: usize = 1) {
                group cells[$size] { spike: bool = false; }
                synapses all: cells -> cells {
                    connect = $connect;
                    weight: f32 = uniform(0.0, 1.0);
                    1 => Transmit;
                }
            }
        })*
    };
}

linked! {
    ByProbability, size, degree, probability(degree as f64 / size as f64);
    ByInDegree, size, degree, fixed_in_degree(degree);
    ByOutDegree, size, degree, fixed_out_degree(degree);
}

/// The least that a loop by hand does: draws as many targets and weights, row after row.
fn by_hand(neurons: usize, degree: usize) -> (Vec<u32>, Vec<f32>) {
    use pymonn::rand::{RngExt, SeedableRng, rngs::SmallRng};
    let mut generator = SmallRng::seed_from_u64(1);
    let (mut targets, mut weights) = (Vec::with_capacity(neurons * degree), Vec::with_capacity(neurons * degree));
    for _ in 0..neurons {
        let row = targets.len();
        targets.extend((0..degree).map(|_| generator.random_range(0..neurons as u32)));
        targets[row..].sort_unstable();
        weights.extend((0..degree).map(|_| generator.random::<f32>()));
    }
    (targets, weights)
}

/// Builds, and prints what it took. `build` gives back the number of synapses with what must stay in memory.
fn measure<T>(name: &str, build: impl FnOnce() -> Result<(u64, T), pymonn::BuildError>) -> Result<(), pymonn::BuildError> {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let (wall, cpu) = (Instant::now(), ProcessTime::now());
    let (synapses, built) = build()?;
    let (cpu, wall) = (cpu.elapsed().as_secs_f64(), wall.elapsed().as_secs_f64());
    let (held, peak) = (MEMORY.current_usage() - before, MEMORY.peak_usage() - before);
    drop(built);
    println!(
        "{name:<22} {synapses:>10} synapses {wall:>7.2} s {:>7.1} ns CPU/synapse {:>6.2} bytes/synapse, at most {:.2} of that while it is built",
        cpu * 1e9 / synapses as f64,
        held as f64 / synapses as f64,
        peak as f64 / held as f64
    );
    Ok(())
}

fn main() -> Result<(), pymonn::BuildError> {
    let (neurons, synapses): (usize, usize) = (option("--neurons", 10_000), option("--synapses", 1_000_000));
    let degree = (synapses / neurons.max(1)).max(1);
    measure("by hand, with repeats", || Ok(((neurons * degree) as u64, by_hand(neurons, degree))))?;
    measure("probability", || {
        let net = ByProbability::builder().size(neurons).degree(degree).build()?;
        Ok((net.all.size() as u64, net))
    })?;
    measure("fixed_in_degree", || {
        let net = ByInDegree::builder().size(neurons).degree(degree).build()?;
        Ok((net.all.size() as u64, net))
    })?;
    measure("fixed_out_degree", || {
        let net = ByOutDegree::builder().size(neurons).degree(degree).build()?;
        Ok((net.all.size() as u64, net))
    })
}
