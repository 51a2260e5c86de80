//! Shows a connection rule of one's own, values that depend on both ends of a synapse, and an option of the example's own: a
//! square millimetre of cortex, or a part of it.
//!
//! T. C. Potjans and M. Diesmann, "The cell-type specific cortical microcircuit: relating structure and activity in a full-scale
//! spiking network model", Cerebral Cortex 24 (2014): spikes and rates of 77,169 neurons in eight populations, linked
//! by 300 million synapses. `--scale` says how much of it is built (default 0.1), with the correction that
//! `networks/microcircuit.rs` names; below 0.5 it no longer keeps the rates quite, so those of NEST at 0.1 are shown, too.
//!
//! The whole of it, 22 November 2026, `cargo run --release --example microcircuit -- --scale 1 --steps 12000`, 3.6 GB of memory:
//!
//! | population | L2/3e | L2/3i | L4e | L4i | L5e | L5i | L6e | L6i |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | rate \[Hz\] | 0.84 | 2.89 | 4.39 | 5.84 | 7.55 | 8.58 | 1.12 | 7.81 |
//! | paper | 0.86 | 2.80 | 4.45 | 5.93 | 7.59 | 8.64 | 1.09 | 7.88 |

mod common;
#[path = "networks/microcircuit.rs"]
mod network;
#[path = "common/spikes.rs"]
mod spikes;

use common::{Options, Outcome};
use network::{Column, Microcircuit, NAMES, RATES};
use pymonn::plot::{Color, Figure, raster, scatter};
use pymonn::prelude::*;
use spikes::Spikes;

/// NEST's rates at a scale of 0.1 [Hz]: `tests/reference/data/library/regimes/make_microcircuit.py`.
const NEST: [f64; 8] = [0.57, 2.47, 3.90, 4.85, 6.54, 7.86, 0.83, 6.85];
/// Iterations until the activity has settled.
const SETTLING: u64 = 2_000;

fn main() -> Outcome {
    let (options, [scale]) = Options::with([("--scale", 0.1)], 30_000, 1);
    let mut net = Microcircuit::builder().seed(options.seed).scale(scale).build_with_progress()?;
    println!("{} neurons, {} synapses", net.cells.size(), net.recurrent.size());
    println!("{}", net.simulate_with_progress(options.steps));

    let (column, events) = (Column::new(scale), &net.cells.event_recorder.spike);
    println!("population  rate [Hz]  paper  NEST at 0.1  irregularity  synchrony");
    let mut rates = [0.0; 8];
    for (k, name) in NAMES.into_iter().enumerate() {
        let population = Spikes::new([(events, column.neurons(k))], SETTLING.min(options.steps / 2), options.steps);
        rates[k] = population.rate();
        print!("{name:10} {:10.2} {:6.2} {:12.2}", rates[k], RATES[k], NEST[k]);
        println!(" {:13.2} {:10.2}", population.irregularity(), population.synchrony(3.0));
    }

    // As in the paper, the upper layers are above; of many neurons, as many are shown as a tenth of the column has.
    let (end, last, share) = (options.steps as f64 * net.dt(), column.size() as u32 - 1, (10.0 * scale).ceil() as u32);
    let begin = (end - 400.0).max(0.0);
    let shown = events.times().zip(events.indices()).filter(|(time, neuron)| *time > begin && **neuron % share == 0);
    let (times, neurons): (Vec<f64>, Vec<u32>) = shown.map(|(time, neuron)| (time, (last - neuron) / share)).unzip();
    let groups = NAMES.into_iter().enumerate().map(|(k, name)| {
        let neurons = column.neurons(k);
        ((last + 1 - neurons.end as u32) / share..(last + 1 - neurons.start as u32) / share, name)
    });
    let spikes = raster(times, &neurons).groups(groups).x_label("time [ms]").x_range(begin, end);
    let here = scatter(0..8, rates).legend([format!("here, scale {scale}")]);
    let nest = scatter(0..8, NEST).color(Color::nth(1)).legend(["NEST, a tenth of it"]);
    let published = scatter(0..8, RATES).color(Color::new(0, 0, 0)).legend(["paper, the whole"]);
    Figure::new()
        .panel_height(450.0)
        .panel(spikes)
        .panel(published.overlay(nest).overlay(here).x_label("population, from L2/3e (0) to L6i (7)").y_label("rate [Hz]"))
        .save("plots/microcircuit.png")?;
    println!("plots/microcircuit.png shows the last 400 ms and the rates");
    Ok(())
}
