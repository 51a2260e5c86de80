//! Shows a ready-made neuron model under three currents: a burst, bursts, and no end of spikes.
//!
//! J. L. Hindmarsh and R. M. Rose, "A model of neuronal bursting using three coupled first order differential equations",
//! Proceedings of the Royal Society of London B 221 (1984), figure 6: a weak current gives one burst and then silence, a medium
//! one bursts for ever, a strong one single spikes for ever.

mod common;

use common::{Options, Outcome};
use hindmarsh_rose_bursts::tag;
use pymonn::behaviours::neurons::HindmarshRose;
use pymonn::plot::{Figure, line};
use pymonn::prelude::*;

network! {
    network HindmarshRoseBursts {
        dt = 0.1; // in the model's own unit of time
        group cells[3] {
            current: f32 = values([0.4, 2.0, 4.0]);

            1 => |input: &mut f32, current: f32| *input += current;
            2 => HindmarshRose { r: 0.001, ..HindmarshRose::default() };
            3 every 5 => Recorder { v };
            3 => EventRecorder { spike };
        }
    }
}

/// Spikes of one burst are nearer than this to each other, in units of time.
const PAUSE: f64 = 50.0;

fn main() -> Outcome {
    let options = Options::read(30_000, 0);
    let mut net = HindmarshRoseBursts::builder().seed(options.seed).build()?;
    net.simulate_iterations(options.steps);

    let (v, spikes) = (&net[tag::Recorder].v, &net[tag::EventRecorder].spike);
    let end = options.steps as f64 * net.dt();
    println!("current  spikes  bursts  last spike  figure 6");
    let figure = ["one burst, then silence", "bursts for ever", "single spikes for ever"];
    let mut picture = Figure::new().panel_height(220.0);
    for (k, published) in figure.into_iter().enumerate() {
        let pauses = spikes.inter_event_intervals(k).filter(|interval| *interval > PAUSE).count();
        let last = spikes.iterations_of(k).last().map_or(f64::NAN, |iteration| iteration as f64 * net.dt());
        let count = spikes.count_of(k);
        println!("{:7} {count:7} {:7} {last:11.0}  {published}", net.cells.current[k], pauses + usize::from(count > 0));
        let panel = line(v.times(), v.neuron(k)).title(format!("Current {}: {published}", net.cells.current[k]));
        picture = picture.panel(panel.x_range(if k == 0 { 0.0 } else { end / 3.0 }, end).x_label("time").y_label("v"));
    }
    picture.save("plots/hindmarsh_rose.png")?;
    println!("plots/hindmarsh_rose.png shows all three");
    Ok(())
}
