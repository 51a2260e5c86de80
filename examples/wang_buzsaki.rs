//! Shows synapses that depend on their source's voltage, and a network that is built with different parameters: interneurons that
//! inhibit each other fire together, in the rhythm gamma.
//!
//! X.-J. Wang and G. Buzsáki, "Gamma oscillation by synaptic inhibition in a hippocampal interneuronal network model", Journal of
//! Neuroscience 16 (1996), its figures of spikes and of the coherence over the number of synapses: a hundred neurons that start
//! out of step synchronise at a gamma frequency (20 to 80 Hz) if each hears of enough others, and do not below a critical number.

mod common;
#[path = "common/spikes.rs"]
mod spikes;

use common::{Options, Outcome};
use pymonn::behaviours::neurons::WangBuzsaki;
use pymonn::plot::{Figure, line, raster};
use pymonn::prelude::*;
use spikes::Spikes;

/// How far a neuron's inhibitory synapses are open: opened by the voltage, closed with a time constant of 10 ms.
pub struct Open;

#[behaviour(open: f32 = 0.0)]
impl Open {
    fn neuron(v: f32, open: &mut f32, step: Step) {
        let released = pymonn::math::sigmoid(0.5 * v);
        *open += step.dt as f32 * (12.0 * released * (1.0 - *open) - 0.1 * *open);
    }
}

network! {
    network Interneurons(size: usize = 100, synapses: usize = 60) {
        dt = 0.02; // ms

        group cells[size] {
            v: f32 = uniform(-70.0, -50.0);

            1 => |input: &mut f32| *input += 1.0; // µA/cm²
            2 => WangBuzsaki::default();
            3 => Open;
            5 => EventRecorder { spike };
        }
        synapses inhibition: cells -> cells {
            connect = probability(synapses as f64 / size as f64);
            #[sum(dst_input)]
            4 => |src_open: f32, dst_v: f32| 0.1 / synapses as f32 * src_open * (-75.0 - dst_v);
        }
    }
}

fn main() -> Outcome {
    let options = Options::read(50_000, 1);
    let numbers = [10, 20, 30, 40, 50, 60, 80, 100];
    let mut coherences = Vec::new();
    let mut rasters = Vec::new();
    println!("synapses  rate [Hz]  coherence");
    for synapses in numbers {
        let mut net = Interneurons::builder().seed(options.seed).synapses(synapses).build()?;
        net.simulate_iterations(options.steps);
        let events = &net.cells.event_recorder.spike;
        let spikes = Spikes::new([(events, 0..net.cells.size())], options.steps / 2, options.steps);
        let coherence = spikes.coherence(0.1 * 1e3 / spikes.rate());
        println!("{synapses:8} {:10.1} {coherence:10.2}", spikes.rate());
        coherences.push(coherence);
        if [10, 60].contains(&synapses) {
            let panel = raster(events.times(), events.indices()).title(format!("{synapses} synapses on each"));
            rasters.push(panel.x_label("time [ms]").y_label("neuron"));
        }
    }
    let coherence =
        line(numbers, coherences).title("Coherence").x_label("synapses on each neuron").y_label("κ").y_range(0.0, 1.0);
    rasters.into_iter().fold(Figure::new(), Figure::panel).panel(coherence).save("plots/wang_buzsaki.png")?;
    println!("plots/wang_buzsaki.png shows the spikes and the coherence");
    Ok(())
}
