//! Shows how to give neurons parameters of their own and record spikes: a thousand cortical neurons.
//!
//! E. M. Izhikevich, "Simple model of spiking neurons", IEEE Transactions on Neural Networks 14 (2003): 800 excitatory and 200
//! inhibitory neurons, each linked with all, driven by noise, that fire together in alpha and gamma waves.

mod common;

use common::{Options, Outcome};
use pymonn::Events;
use pymonn::behaviours::synapses::Deliver;
use pymonn::plot::{Color, Figure, line, raster};
use pymonn::prelude::*;

/// Places each neuron at random between two kinds of neurons.
pub struct Between {
    /// Parameters a, b, c and d of the one kind.
    pub from: [f32; 4],
    /// Parameters of the other kind.
    pub to: [f32; 4],
    /// Exponent that the random place, 0 to 1, is raised to; above 1 favours the first kind.
    pub bias: f32,
}

impl Between {
    /// From regular spiking to chattering neurons, mostly the former.
    fn excitatory() -> Self {
        Self { from: [0.02, 0.2, -65.0, 8.0], to: [0.02, 0.2, -50.0, 2.0], bias: 2.0 }
    }

    /// From low-threshold spiking to fast spiking neurons.
    fn inhibitory() -> Self {
        Self { from: [0.02, 0.25, -65.0, 2.0], to: [0.1, 0.2, -65.0, 2.0], bias: 1.0 }
    }
}

#[behaviour(a: f32 = 0.0, b: f32 = 0.0, c: f32 = 0.0, d: f32 = 0.0)]
impl Between {
    fn initialize(&self, a: &mut f32, b: &mut f32, c: &mut f32, d: &mut f32, rng: &mut Rng) {
        let place = rng.uniform().powf(self.bias);
        [*a, *b, *c, *d] = std::array::from_fn(|k| self.from[k] + place * (self.to[k] - self.from[k]));
    }
}

/// Fires and resets at 30 mV, and starts the input anew with noise.
pub struct Fire {
    /// Standard deviation of the thalamic input, in the model's unit of current.
    pub noise: f32,
}

#[behaviour(v: f32 = -65.0, u: f32 = 0.0, input: f32 = 0.0, spike: bool = false)]
impl Fire {
    fn initialize(&self, u: &mut f32, v: f32, b: f32) {
        *u = b * v;
    }

    #[neuron]
    fn reset(&self, v: &mut f32, u: &mut f32, spike: &mut bool, c: f32, d: f32) {
        *spike = *v >= 30.0;
        if *spike {
            *v = c;
            *u += d;
        }
    }

    #[neuron]
    fn noise(&self, input: &mut f32, rng: &mut Rng) {
        *input = self.noise * rng.normal();
    }
}

/// The two equations, one step of 1 ms; two of half a millisecond for the voltage, for numerical stability.
pub struct Izhikevich;

#[behaviour]
impl Izhikevich {
    fn neuron(v: &mut f32, u: &mut f32, input: f32, a: f32, b: f32) {
        for _ in 0..2 {
            *v += 0.5 * (0.04 * *v * *v + 5.0 * *v + 140.0 - *u + input);
        }
        *u += a * (b * *v - *u);
    }
}

network! {
    network Cortex(size: usize = 1_000) {
        dt = 0.001; // s

        #[tag(cortex)]
        group exc[size - size / 5] {
            1 => Between::excitatory();
            2 => Fire { noise: 5.0 };
        }
        #[tag(cortex)]
        group inh[size / 5] {
            1 => Between::inhibitory();
            2 => Fire { noise: 2.0 };
        }

        #[tag(connection)]
        synapses exc_exc: exc -> exc [Dense] { weight: f32 = uniform(0.0, 0.5); }
        #[tag(connection)]
        synapses exc_inh: exc -> inh [Dense] { weight: f32 = uniform(0.0, 0.5); }
        #[tag(connection)]
        synapses inh_exc: inh -> exc [Dense] { weight: f32 = uniform(-1.0, 0.0); }
        #[tag(connection)]
        synapses inh_inh: inh -> inh [Dense] { weight: f32 = uniform(-1.0, 0.0); }

        on connection { 3 => Deliver::default(); }
        on cortex {
            4 => Izhikevich;
            9 => EventRecorder { spike };
        }
    }
}

fn main() -> Outcome {
    let options = Options::read(1_000, 5);
    let mut net = Cortex::builder().seed(options.seed).build()?;
    println!("{}", net.simulate_with_progress(options.steps));

    let (exc, inh) = (&net.exc.event_recorder.spike, &net.inh.event_recorder.spike);
    let (excitatory, neurons) = (net.exc.v.len() as u32, (net.exc.v.len() + net.inh.v.len()) as u32);
    let seconds = options.steps as f64 * net.dt();
    println!("excitatory neurons fire at {:.1} Hz", exc.len() as f64 / seconds / f64::from(excitatory));
    println!("inhibitory neurons fire at {:.1} Hz", inh.len() as f64 / seconds / f64::from(neurons - excitatory));

    let indices: Vec<u32> = exc.indices().iter().copied().chain(inh.indices().iter().map(|k| k + excitatory)).collect();
    let spikes = raster(exc.times().chain(inh.times()).map(|time| time * 1e3), &indices)
        .groups([(0..excitatory, "excitatory"), (excitatory..neurons, "inhibitory")]);
    let per_iteration = |events: &Events| {
        let mut counts = vec![0; options.steps as usize];
        events.iterations().iter().for_each(|iteration| counts[*iteration as usize - 1] += 1);
        counts
    };
    let together =
        |name: &str, events: &Events, color| line(1..=options.steps, per_iteration(events)).color(color).legend([name]);
    let together = together("excitatory", exc, Color::EXCITATORY).overlay(together("inhibitory", inh, Color::INHIBITORY));
    Figure::new()
        .panel(spikes.x_label("time [ms]"))
        .panel(together.x_label("time [ms]").y_label("spikes per ms"))
        .save("plots/izhikevich.png")?;
    println!("plots/izhikevich.png shows all spikes");
    Ok(())
}
