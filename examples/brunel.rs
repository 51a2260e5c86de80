//! Shows how one network with run-time parameters is built several times, and how to measure spike trains: excitation and
//! inhibition in five states.
//!
//! N. Brunel, "Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons", Journal of Computational
//! Neuroscience 8 (2000): model A, figure 8, with the rates and frequencies of its simulations. 10,000 excitatory and 2,500
//! inhibitory neurons fire regularly (R) or irregularly (I), synchronously (S) or asynchronously (A), as the strength of
//! inhibition and the input from outside decide. The fifth state, AR, needs delays of many lengths: 0.1 to 3 ms here, where all
//! others have 1.5 ms.

mod common;
#[path = "networks/brunel.rs"]
mod network;
#[path = "common/spikes.rs"]
mod spikes;

use common::{Options, Outcome};
use network::Brunel;
use pymonn::plot::{Figure, Panel, line, raster};
use pymonn::prelude::*;
use spikes::Spikes;

/// One state of the network, and what the paper says of it.
struct State {
    name: &'static str,
    /// Strength of inhibition, relative to excitation.
    g: f32,
    /// Input from outside, relative to what just brings a neuron to its threshold.
    outside: f32,
    /// Shortest and longest delay, in iterations after the next one.
    delays: [u32; 2],
    /// A neuron's rate and the frequency of all in the paper's simulation [Hz].
    published: [&'static str; 2],
    /// Time that the picture shows [ms].
    shown: f64,
}

const STATES: [State; 5] = [
    State { name: "SR", g: 3.0, outside: 2.0, delays: [14, 14], published: ["", ""], shown: 50.0 },
    State { name: "SI, fast", g: 6.0, outside: 4.0, delays: [14, 14], published: ["60.7", "180"], shown: 100.0 },
    State { name: "AI", g: 5.0, outside: 2.0, delays: [14, 14], published: ["37.7", ""], shown: 100.0 },
    State { name: "SI, slow", g: 4.5, outside: 0.9, delays: [14, 14], published: ["5.5", "22"], shown: 300.0 },
    State { name: "AR", g: 3.0, outside: 2.0, delays: [0, 29], published: ["", ""], shown: 50.0 },
];

fn main() -> Outcome {
    let options = Options::read(12_000, 1);
    println!("state      rate [Hz]  paper  irregularity  synchrony  frequency [Hz]  paper");
    let (mut rasters, mut activities) = (Vec::new(), Vec::new());
    for State { name, g, outside, delays: [shortest, longest], published: [rate, frequency], shown } in STATES {
        let builder = Brunel::builder().seed(options.seed).g(g).outside(outside);
        let mut net = builder.shortest(shortest).longest(longest).build()?;
        // Delays of many lengths take more time, and regular neurons need less of it.
        let steps = if shortest < longest { options.steps.min(1_500) } else { options.steps };
        net.simulate_iterations(steps);

        let (exc, inh) = (&net.exc.event_recorder.spike, &net.inh.event_recorder.spike);
        let all = |from| Spikes::new([(exc, 0..net.exc.size()), (inh, 0..net.inh.size())], from, steps);
        let spikes = all(steps / 3);
        let (irregularity, synchrony) = (spikes.irregularity(), spikes.synchrony(1.0));
        print!("{name:9} {:10.1} {rate:>6} {irregularity:13.2} {synchrony:10.2}", spikes.rate());
        println!(" {:15.0} {frequency:>6}", spikes.frequency());

        let end = steps as f64 * net.dt();
        let begin = (end - shown).max(0.0);
        let axes = |panel: Panel| panel.x_label("time [ms]").x_range(begin, end);
        let few: (Vec<f64>, Vec<u32>) = exc.times().zip(exc.indices()).filter(|spike| spike.0 > begin && *spike.1 < 50).unzip();
        rasters.push(axes(raster(few.0, &few.1)).title(name).y_label("50 of the neurons"));
        let per_neuron = 1e3 / 0.5 / (net.exc.size() + net.inh.size()) as f64;
        let activity: Vec<f64> = all((begin / net.dt()) as u64).activity(0.5).iter().map(|count| count * per_neuron).collect();
        let (times, top) = ((0..activity.len()).map(|bin| begin + 0.5 * bin as f64), max(&activity).max(1.0));
        activities.push(axes(line(times, activity)).y_label("rate [Hz]").y_range(0.0, 1.05 * top));
    }
    let figure = Figure::new().columns(STATES.len()).width(1_800.0);
    rasters.into_iter().chain(activities).fold(figure, Figure::panel).save("plots/brunel.png")?;
    println!("plots/brunel.png shows them");
    Ok(())
}
