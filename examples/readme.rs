//! Shows how to declare a network, run it, look at it and draw what it did: the network of PymoNNto's README.
//!
//! The neurons decay, excite each other and receive sparse random input. Both balance at a mean activity of about 1.2, at
//! any size, since the gain of a synapse falls with the number of synapses.
//!
//! After M. Vieth, T. M. Stöber and J. Triesch, "PymoNNto: A Flexible Modular Toolbox for Designing Brain-Inspired Neural
//! Networks", Frontiers in Neuroinformatics 15 (2021).

mod common;

use common::{Options, Outcome};
use pymonn::plot::{Figure, Panel, traces};
use pymonn::prelude::*;
use readme::tag;

/// Multiplies the activity by a constant factor at each iteration.
pub struct Decay {
    /// Factor per iteration, dimensionless, usually slightly below 1.
    pub factor: f32,
}

#[behaviour]
impl Decay {
    fn neuron(&self, activity: &mut f32) {
        *activity *= self.factor;
    }
}

/// Adds the weighted activity of the source to that of the target.
pub struct Propagate {
    /// Factor on all weights, dimensionless.
    pub gain: f32,
}

#[behaviour]
impl Propagate {
    #[sum(dst_activity)]
    fn synapse(&self, weight: f32, src_activity: f32) -> f32 {
        self.gain * weight * src_activity
    }
}

network! {
    /// Neurons that decay, excite each other and receive sparse random input.
    pub network Readme(size: usize = 100, density: f64 = 0.1, gain: f32 = 0.12 / size as f32) {
        #[tag(my_neurons)]
        group neurons[size] {
            /// Activity, dimensionless.
            activity: f32 = uniform(0.0, 1.0);

            1 => Decay { factor: 0.99 };
            #[tag(input)]
            3 => |activity: &mut f32, rng: &mut Rng| if rng.bernoulli(0.01) { *activity += rng.uniform() };
            #[tag(my_recorder)]
            9 => Recorder { activity, mean: mean(activity) };
        }

        #[tag(GLUTAMATE)]
        synapses recurrent: neurons -> neurons {
            connect = probability(density);
            /// Strength, dimensionless.
            weight: f32 = uniform(0.0, 1.0);

            2 => Propagate { gain };
        }
    }
}

fn main() -> Outcome {
    let options = Options::read(1_000, 7);
    let mut small = Readme::builder().size(100).seed(options.seed).build()?;
    let mut large = Readme::builder().size(10_000).seed(options.seed).build()?;
    println!("{small}");
    for net in [&mut small, &mut large] {
        let timing = net.simulate_with_progress(options.steps);
        let mean = mean(&net.neurons.activity);
        println!("{:6} neurons: {timing}; mean activity {mean:.3}", net.neurons.activity.len());
    }
    Figure::new().columns(2).panel(picture(&small)).panel(picture(&large)).save("plots/readme.png")?;
    println!("plots/readme.png shows the activity of all neurons and its mean");
    Ok(())
}

fn picture(net: &Readme) -> Panel {
    let recorder = &net[tag::my_recorder];
    traces(recorder.activity.times(), &recorder.activity.view())
        .mean()
        .title(format!("{} neurons", net.neurons.activity.len()))
        .x_label("iteration")
        .y_label("activity")
}
