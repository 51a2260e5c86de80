//! The cortical network of Izhikevich (2003), "Simple model of spiking neurons": all to all, steps of 1 ms. Weights are for 1,000
//! neurons and get smaller with more, so that networks of every size fire alike.

use pymonn::prelude::*;

use super::{Peer, Transmit, count};

/// Places each neuron at random between two kinds of neurons.
pub struct Between<F> {
    /// Parameters a, b, c and d of the one kind.
    pub from: [F; 4],
    /// Parameters of the other kind.
    pub to: [F; 4],
    /// Power of the random place, 0 to 1; a power above 1 favours the first kind.
    pub power: i32,
}

impl<F: Float> Between<F> {
    /// From regular spiking to chattering neurons, mostly the former.
    #[must_use]
    pub fn excitatory() -> Self {
        Self { from: [0.02, 0.2, -65.0, 8.0].map(F::from_f64), to: [0.02, 0.2, -50.0, 2.0].map(F::from_f64), power: 2 }
    }

    /// From low-threshold spiking to fast spiking neurons.
    #[must_use]
    pub fn inhibitory() -> Self {
        Self { from: [0.02, 0.25, -65.0, 2.0].map(F::from_f64), to: [0.1, 0.2, -65.0, 2.0].map(F::from_f64), power: 1 }
    }
}

#[behaviour(a: F = F::ZERO, b: F = F::ZERO, c: F = F::ZERO, d: F = F::ZERO)]
impl<F: Float> Between<F> {
    fn initialize(&self, a: &mut F, b: &mut F, c: &mut F, d: &mut F, rng: &mut Rng) {
        let place = F::from_f64(rng.uniform_f64().powi(self.power));
        [*a, *b, *c, *d] = std::array::from_fn(|k| self.from[k] + place * (self.to[k] - self.from[k]));
    }
}

/// The two equations and the reset; two steps of half a millisecond for the voltage, for numerical stability.
pub struct Izhikevich<F> {
    /// Standard deviation of the thalamic input.
    pub noise: F,
    /// Coefficients of the voltage's square, of the voltage, and the constant.
    pub square: F,
    /// Coefficient of the voltage.
    pub linear: F,
    /// The constant.
    pub constant: F,
    /// Voltage from which a neuron fires, in mV.
    pub threshold: F,
    /// Length of a step of the voltage, in ms.
    pub half: F,
}

impl<F: Float> Izhikevich<F> {
    /// The published equations, with this standard deviation of the thalamic input.
    #[must_use]
    pub fn new(noise: f64) -> Self {
        let f = F::from_f64;
        Self { noise: f(noise), square: f(0.04), linear: f(5.0), constant: f(140.0), threshold: f(30.0), half: f(0.5) }
    }
}

#[behaviour(v: F = F::from_f64(-65.0), u: F = F::ZERO, input: F = F::ZERO, spike: bool = false)]
impl<F: Float> Izhikevich<F> {
    fn initialize(&self, u: &mut F, v: F, b: F) {
        *u = b * v;
    }

    fn neuron(&self, v: &mut F, u: &mut F, input: &mut F, spike: &mut bool, a: F, b: F, c: F, d: F, rng: &mut Rng) {
        let current = *input + self.noise * rng.normal_of::<F>();
        *input = F::ZERO;
        for _ in 0..2 {
            *v += self.half * (self.square * *v * *v + self.linear * *v + self.constant - *u + current);
        }
        *u += a * (b * *v - *u);
        *spike = *v >= self.threshold;
        if *spike {
            *v = c;
            *u += d;
        }
    }
}

network! {
    /// Four fifths excitatory, one fifth inhibitory.
    pub network Cortex<F: Float = f32>(size: usize = 1_000, scale: f64 = 1_000.0 / size as f64) {
        group exc[size - size / 5] {
            1 => Between::<F>::excitatory();
            2 => Izhikevich::<F>::new(5.0);
        }
        group inh[size / 5] {
            1 => Between::<F>::inhibitory();
            2 => Izhikevich::<F>::new(2.0);
        }

        #[tag(connection)]
        synapses ee: exc -> exc [Dense] { weight: F = uniform(0.0, 0.5 * scale); }
        #[tag(connection)]
        synapses ei: exc -> inh [Dense] { weight: F = uniform(0.0, 0.5 * scale); }
        #[tag(connection)]
        synapses ie: inh -> exc [Dense] { weight: F = uniform(-scale, 0.0); }
        #[tag(connection)]
        synapses ii: inh -> inh [Dense] { weight: F = uniform(-scale, 0.0); }

        on connection { 3 => Transmit::<F>::new(); }
    }
}

impl<F: Float> Peer for Cortex<F> {
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
        on_threads!(Self::builder(), threads).size(size).seed(seed).build()
    }

    fn degree(size: usize) -> usize {
        size
    }

    fn fired(&self) -> Option<usize> {
        Some(count(&self.exc.spike) + count(&self.inh.spike))
    }
}
