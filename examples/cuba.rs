//! Shows how to build a large network of spiking neurons with delays: the benchmark CUBA.
//!
//! T. P. Vogels and L. F. Abbott, "Signal propagation and logic gating in networks of integrate-and-fire neurons", Journal of
//! Neuroscience 25 (2005), as benchmark in R. Brette et al., "Simulation of networks of spiking neurons: a review of tools
//! and strategies", Journal of Computational Neuroscience 23 (2007): 4,000 neurons whose irregular activity sustains itself.

mod common;

use common::{Options, Outcome};
use pymonn::behaviours::{neurons::LifExp, synapses::Deliver};
use pymonn::plot::{Figure, histogram, raster};
use pymonn::prelude::*;

/// Time constant of the membrane [ms].
const TAU: f32 = 20.0;
/// What a spike adds to the target's current [mV].
const EXCITATORY: f32 = 1.62;
const INHIBITORY: f32 = -9.0;

network! {
    network Cuba(size: usize = 4_000, density: f64 = 0.02, delay: u32 = 8) {
        dt = 0.1; // ms

        #[tag(cell)]
        group exc[size - size / 5] { v: f32 = uniform(-60.0, -50.0); }
        #[tag(cell)]
        group inh[size / 5] { v: f32 = uniform(-60.0, -50.0); }

        // `uniform(1, 20)` in place of `delay` gives each synapse a delay of its own.
        #[tag(excitation)]
        synapses exc_exc: exc -> exc { connect = probability(density); delay = delay; shared weight: f32 = EXCITATORY; }
        #[tag(excitation)]
        synapses exc_inh: exc -> inh { connect = probability(density); delay = delay; shared weight: f32 = EXCITATORY; }
        #[tag(inhibition)]
        synapses inh_exc: inh -> exc { connect = probability(density); delay = delay; shared weight: f32 = INHIBITORY; }
        #[tag(inhibition)]
        synapses inh_inh: inh -> inh { connect = probability(density); delay = delay; shared weight: f32 = INHIBITORY; }

        on cell {
            1 => LifExp {
                tau: TAU,
                capacitance: TAU, // so that a current is in mV: what it would drive the membrane to
                rest: -49.0,
                threshold: -50.0,
                reset: -60.0,
                refractory: 5.0,
                tau_exc: 5.0,
                tau_inh: 10.0,
            };
            3 => EventRecorder { spike };
        }
        on excitation { 2 => Deliver::default() with dst_input = dst_current_exc; }
        on inhibition { 2 => Deliver::default() with dst_input = dst_current_inh; }
    }
}

fn main() -> Outcome {
    let options = Options::read(10_000, 1);
    let mut net = Cuba::builder().seed(options.seed).build()?;
    println!("{}", net.simulate_with_progress(options.steps));

    let (exc, inh) = (&net.exc.event_recorder.spike, &net.inh.event_recorder.spike);
    let (excitatory, neurons) = (net.exc.v.len() as u32, (net.exc.v.len() + net.inh.v.len()) as u32);
    let seconds = options.steps as f64 * net.dt() * 1e-3;
    println!("{} spikes, {:.2} Hz", exc.len() + inh.len(), (exc.len() + inh.len()) as f64 / seconds / f64::from(neurons));

    let indices: Vec<u32> = exc.indices().iter().copied().chain(inh.indices().iter().map(|k| k + excitatory)).collect();
    let spikes = raster(exc.times().chain(inh.times()), &indices)
        .groups([(0..excitatory, "excitatory"), (excitatory..neurons, "inhibitory")]);
    let counts = [exc.counts(net.exc.v.len()), inh.counts(net.inh.v.len())].concat();
    let bins = counts.iter().max().map_or(1, |most| most + 1);
    Figure::new()
        .panel(spikes.x_label("time [ms]"))
        .panel(histogram(&counts, bins).x_label(format!("spikes of a neuron in {seconds} s")).y_label("neurons"))
        .save("plots/cuba.png")?;
    println!("plots/cuba.png shows all spikes");
    Ok(())
}
