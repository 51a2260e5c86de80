//! Shows how neurons become compartments, linked by gap junctions: an action potential runs along the squid's giant axon.
//!
//! A. L. Hodgkin and A. F. Huxley, "A quantitative description of membrane current and its application to conduction and
//! excitation in nerve", Journal of Physiology 117 (1952): the propagated action potential at 18.5 °C. They computed a
//! velocity of 18.8 m/s, and had measured 21.2 m/s.

mod common;

use axon::tag;
use common::{Options, Outcome};
use pymonn::behaviours::{neurons::HodgkinHuxley, synapses::GapJunction};
use pymonn::plot::curves;
use pymonn::prelude::*;

/// How much faster than at 6.3 °C, the temperature of their equations, the channels are at 18.5 °C: threefold for each 10 °C.
fn speed_up() -> f64 {
    3_f64.powf((18.5 - 6.3) / 10.0)
}

/// Length of a compartment [cm].
const LENGTH: f64 = 0.05;
/// Radius of the axon [cm], and resistance of what is in it [kΩ cm].
const RADIUS: f64 = 0.0238;
const RESISTANCE: f64 = 0.0354;

network! {
    /// Time runs `speed_up()` times as fast as outside: then the channels are those of 6.3 °C, and only the membrane seems slow.
    network Axon(compartments: usize = 240) {
        dt = 0.005; // ms

        group axon[compartments] {
            #[tag(stimulus)]
            1 => |input: &mut f32, me: Neuron, step: Step| if me.index == 0 && step.time < 1.0 { *input += 2_000.0 };
            3 => HodgkinHuxley { capacitance: speed_up() as f32, ..HodgkinHuxley::default() };
            4 => Recorder { v };
            4 => EventRecorder { spike };
        }
        synapses core: axon -> axon {
            connect = by(|src, dst| src.index.abs_diff(dst.index) == 1);
            /// Conductance between two compartments, by the area of the membrane [mS/cm²].
            shared weight: f32 = (RADIUS / (2.0 * RESISTANCE * LENGTH * LENGTH)) as f32;
            2 => GapJunction::default();
        }
    }
}

fn main() -> Outcome {
    let options = Options::read(6_000, 0);
    let mut net = Axon::builder().seed(options.seed).build()?;
    net.simulate_iterations(options.steps);

    let (v, spikes) = (&net[tag::Recorder].v, &net[tag::EventRecorder].spike);
    let time = |iteration: u64| iteration as f64 * net.dt() / speed_up();
    let arrival = |compartment| spikes.iterations_of(compartment).next().map(time);
    match (arrival(80), arrival(200)) {
        (Some(first), Some(second)) => {
            println!("velocity: {:.1} m/s (paper: 18.8 computed, 21.2 measured)", 120.0 * LENGTH / (second - first) * 10.0);
        }
        _ => println!("the action potential has not come to the other end yet"),
    }

    let times: Vec<f64> = v.iterations().iter().copied().map(time).collect();
    let places = [40, 100, 160, 220].map(|k| (format!("{} cm", k as f64 * LENGTH), v.neuron(k).collect::<Vec<_>>()));
    let picture = curves(times, places).title("Action potential at four places of the axon");
    picture.x_label("time [ms]").y_label("v [mV]").save("plots/hodgkin_huxley.png")?;
    println!("plots/hodgkin_huxley.png shows it");
    Ok(())
}
