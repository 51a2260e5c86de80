//! Shows how synapses learn: spike-timing-dependent plasticity with homeostasis and normalisation.
//!
//! The larger example of M. Vieth, T. M. Stöber and J. Triesch, "PymoNNto: A Flexible Modular Toolbox for Designing
//! Brain-Inspired Neural Networks", Frontiers in Neuroinformatics 15 (2021).

mod common;

use common::{Options, Outcome};
use plastic::tag;
use pymonn::plot::{Figure, histogram, raster, traces};
use pymonn::prelude::*;

/// Fires above a threshold, then starts again from 0; leaks; receives sparse noise.
pub struct LeakyNeuron {
    /// Voltage above which a neuron fires, dimensionless.
    pub threshold: f32,
    /// Factor on the voltage per iteration, dimensionless.
    pub leak: f32,
    /// Probability of an input between 0 and 1 in one iteration.
    pub noise: f64,
}

#[behaviour(voltage: f32 = 0.0, spike: bool = false)]
impl LeakyNeuron {
    fn neuron(&self, voltage: &mut f32, spike: &mut bool, rng: &mut Rng) {
        *spike = *voltage > self.threshold;
        *voltage = if *spike { 0.0 } else { *voltage * self.leak };
        if rng.bernoulli(self.noise) {
            *voltage += rng.uniform();
        }
    }
}

/// Passes spikes on.
pub struct Transmit {
    /// Voltage that a weight of 1 adds, dimensionless.
    pub gain: f32,
}

#[behaviour]
impl Transmit {
    #[sum(dst_voltage)]
    fn on_pre(&self, weight: f32) -> f32 {
        self.gain * weight
    }
}

/// Moves the voltage to a target by an offset that adapts slowly.
pub struct Homeostasis {
    /// The voltage wanted, dimensionless.
    pub target: f32,
    /// Part of the difference that is learnt per iteration.
    pub rate: f32,
}

#[behaviour(exhaustion: f32 = 0.0)]
impl Homeostasis {
    fn neuron(&self, voltage: &mut f32, exhaustion: &mut f32) {
        *exhaustion += self.rate * (*voltage - self.target);
        *voltage -= *exhaustion;
    }
}

/// Strengthens a synapse whose source fired just before its target or with it, weakens it in the other order.
pub struct Stdp {
    /// Change of a weight per pair of spikes.
    pub rate: f32,
    /// Largest weight.
    pub limit: f32,
}

#[behaviour]
impl Stdp {
    fn on_post(&self, weight: &mut f32, src_spike: bool, src_spike_old: bool) {
        let pairs = f32::from(src_spike) + f32::from(src_spike_old);
        *weight = (*weight + self.rate * pairs).min(self.limit);
    }

    fn on_pre(&self, weight: &mut f32, dst_spike_old: bool) {
        *weight = (*weight - self.rate * f32::from(dst_spike_old)).max(0.0);
    }
}

/// Keeps the sum of each neuron's incoming weights.
pub struct Normalise {
    /// The sum.
    pub total: f32,
}

#[behaviour]
impl Normalise {
    fn afferent(&self, mut weight: ViewMut<f32>) {
        let sum = weight.sum();
        if sum > 0.0 {
            weight.scale(self.total / sum);
        }
    }
}

network! {
    network Plastic(size: usize = 100) {
        group neurons[size] {
            /// Whether the neuron fired one iteration ago.
            spike_old: bool = false;

            1 => LeakyNeuron { threshold: 0.5, leak: 0.9, noise: 0.05 };
            3 => Homeostasis { target: 0.05, rate: 0.001 };
            4.5 => |spike: bool, spike_old: &mut bool| *spike_old = spike;
            9 => Recorder { voltage[0..10] };
            9 => EventRecorder { spike };
        }

        #[tag(GLUTAMATE)]
        synapses recurrent: neurons -> neurons {
            connect = probability(0.2).without_self();
            weight: f32 = uniform(0.0, 1.0);

            2 => Transmit { gain: 10.0 / size as f32 };
            4 => Stdp { rate: 0.0015, limit: 10.0 };
            5 => Normalise { total: 10.0 };
        }
    }
}

fn main() -> Outcome {
    let options = Options::read(100_000, 2);
    let mut net = Plastic::builder().seed(options.seed).build()?;
    // From here on the weights are normalised.
    net.iterate();
    let before = net.recurrent.weight.to_vec();
    // The recorders keep the last iterations only.
    net[tag::Recorder].voltage.set_window(Some(500));
    net[tag::EventRecorder].spike.set_window(Some(500));
    println!("{}", net.simulate_with_progress(options.steps - 1));

    let spikes = &net[tag::EventRecorder].spike;
    println!("fired in the last 500 iterations: {} times", spikes.len());
    println!("largest weight: {:.2} before, {:.2} after", max(&before), max(&net.recurrent.weight));

    let weights = |weights: &[f32], title: &str| {
        histogram(weights, 40).title(title).x_label("weight").y_label("synapses").x_range(0.0, 1.8)
    };
    let voltage = &net[tag::Recorder].voltage;
    Figure::new()
        .columns(2)
        .panel(raster(spikes.times(), spikes.indices()).x_label("iteration").wide())
        .panel(traces(voltage.times(), &voltage.view()).x_label("iteration").y_label("voltage of ten neurons").wide())
        .panel(weights(&before, "Weights before learning"))
        .panel(weights(&net.recurrent.weight, "Weights after learning"))
        .save("plots/stdp.png")?;
    println!("plots/stdp.png shows the activity and the weights");
    Ok(())
}
