//! Shows noise, delays and measures of spike trains: neurons that fire rarely and irregularly oscillate together, and fast.
//!
//! N. Brunel and V. Hakim, "Fast global oscillations in networks of integrate-and-fire neurons with low firing rates", Neural
//! Computation 11 (1999): 5,000 inhibitory neurons, each of which hears of 1,000 others; spikes and global activity as in their
//! first figures. Inhibition turns an oscillation round, half a period; the delay of 2 ms and the neurons' own lag make up the
//! other half. That lag is an eighth to a quarter of a period (an eighth where noise is strong), so the frequency is 125 to
//! 188 Hz, however rarely a neuron fires.

mod common;
#[path = "common/spikes.rs"]
mod spikes;

use common::{Options, Outcome};
use pymonn::behaviours::{neurons::Lif, sources::WhiteNoise, synapses::Delta};
use pymonn::plot::{Color, Figure, line, raster};
use pymonn::prelude::*;
use spikes::Spikes;

/// Membrane time constant [ms].
const TAU: f32 = 20.0;

network! {
    network BrunelHakim(size: usize = 5_000, inputs: usize = 1_000) {
        dt = 0.1; // ms

        group cells[size] {
            v: f32 = uniform(10.0, 20.0);

            // Mean and standard deviation of the input are 25 mV and 1 mV; with this capacitance, a unit of current is a mV of
            // voltage.
            1 => WhiteNoise { mean: 25.0, sigma: TAU.sqrt() };
            2 => Lif { tau: TAU, capacitance: TAU, rest: 0.0, threshold: 20.0, reset: 10.0, refractory: 2.0 };
            4 => EventRecorder { spike };
        }
        synapses inhibition: cells -> cells {
            connect = fixed_in_degree(inputs);
            delay = 19; // 2 ms, as a jump counts from the next iteration on
            shared weight: f32 = -0.1; // mV
            3 => Delta::default();
        }
    }
}

fn main() -> Outcome {
    let options = Options::read(20_000, 1);
    let mut net = BrunelHakim::builder().seed(options.seed).build()?;
    println!("{}", net.simulate_with_progress(options.steps));

    let events = &net.cells.event_recorder.spike;
    let spikes = Spikes::new([(events, 0..net.cells.size())], options.steps / 3, options.steps);
    println!("oscillation:  {:.0} Hz (theory: 125 to 188)", spikes.frequency());
    println!("one neuron:   {:.1} Hz, irregularity {:.2}", spikes.rate(), spikes.irregularity());

    let (begin, end) = ((options.steps as f64 * net.dt() - 100.0).max(0.0), options.steps as f64 * net.dt());
    let shown = Spikes::new([(events, 0..net.cells.size())], (begin / net.dt()) as u64, options.steps);
    let activity: Vec<f64> = shown.activity(0.5).into_iter().map(|count| count * 2e3 / net.cells.size() as f64).collect();
    let times = (0..activity.len()).map(|bin| begin + 0.5 * bin as f64);
    let some: (Vec<f64>, Vec<u32>) = events.times().zip(events.indices()).filter(|(_, neuron)| **neuron < 500).unzip();
    Figure::new()
        .panel(raster(some.0, &some.1).title("500 of the neurons").x_range(begin, end).x_label("time [ms]"))
        .panel(
            line(times, activity).color(Color::INHIBITORY).x_range(begin, end).x_label("time [ms]").y_label("rate of all [Hz]"),
        )
        .save("plots/brunel_hakim.png")?;
    println!("plots/brunel_hakim.png shows the last 100 ms");
    Ok(())
}
