//! The Izhikevich neurons with trace plasticity of `PymoNNto`'s benchmark (Vieth et al. 2024): all to all, autapses too.

use pymonn::prelude::*;

use super::{Peer, Transmit, count};

/// One Euler step of 1 ms per iteration, with a noisy current; keeps a trace of the spikes.
pub struct Cell<F> {
    /// Rate of the recovery variable, in 1/ms.
    pub a: F,
    /// Coupling of the recovery variable to the voltage.
    pub b: F,
    /// Voltage after a spike, in mV.
    pub c: F,
    /// What a spike adds to the recovery variable.
    pub d: F,
    /// Voltage from which a neuron fires, in mV.
    pub threshold: F,
    /// Mean current.
    pub offset: F,
    /// Current that a synapse of weight 1 gives.
    pub dirac: F,
    /// Coefficients of the voltage's square, of the voltage, and the constant.
    pub equation: [F; 3],
    /// Trace kept over one iteration.
    pub keep: F,
}

impl<F: Float> Cell<F> {
    /// The benchmark's parameters for so many neurons.
    #[must_use]
    pub fn new(size: usize) -> Self {
        let f = F::from_f64;
        Self {
            a: f(0.02),
            b: f(0.04),
            c: f(-65.0),
            d: f(2.0),
            threshold: f(30.0),
            offset: f(15.0),
            dirac: f(1.0 / size as f64),
            equation: [f(0.04), f(5.0), f(140.0)],
            keep: f(1.0 - 1.0 / 20.0),
        }
    }
}

#[behaviour(v: F = normal(-65.0, 7.0), u: F = normal(12.0, 7.0), input: F = F::ZERO, spike: bool = false, trace: F = F::ZERO)]
impl<F: Float> Cell<F> {
    fn neuron(&self, v: &mut F, u: &mut F, input: &mut F, spike: &mut bool, trace: &mut F, rng: &mut Rng) {
        let current = self.offset + rng.normal_of::<F>() + self.dirac * *input;
        *input = F::ZERO;
        *spike = *v >= self.threshold;
        if *spike {
            *v = self.c;
            *u += self.d;
        }
        let [square, linear, constant] = self.equation;
        let (old_v, old_u) = (*v, *u);
        *v += square * old_v * old_v + linear * old_v + constant - old_u + current;
        *u += self.a * (self.b * old_v - old_u);
        *trace = self.keep * *trace + if *spike { F::ONE } else { F::ZERO };
    }
}

/// Each pair of spikes changes the weight by the trace of the earlier one, ever less towards 0 and 1.
pub struct Stdp<F> {
    /// Gain by a presynaptic trace of 1.
    pub up: F,
    /// Loss by a postsynaptic trace of 1.
    pub down: F,
}

#[behaviour]
impl<F: Float> Stdp<F> {
    fn on_pre(&self, weight: &mut F, dst_trace: F) {
        *weight -= self.down * dst_trace * *weight;
    }

    fn on_post(&self, weight: &mut F, src_trace: F) {
        *weight += self.up * src_trace * (F::ONE - *weight);
    }
}

network! {
    /// One group.
    pub network SuiteIzh<F: Float = f32>(size: usize = 1_000) {
        group cells[size] {
            1 => Cell::<F>::new(size);
        }
        synapses all: cells -> cells [Dense] {
            weight: F = uniform(0.0, 1.0);
            2 => Stdp::<F> { up: F::from_f64(0.01), down: F::from_f64(0.012) };
            3 => Transmit::<F>::new();
        }
    }
}

impl<F: Float> Peer for SuiteIzh<F> {
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
        on_threads!(Self::builder(), threads).size(size).seed(seed).build()
    }

    fn degree(size: usize) -> usize {
        size
    }

    fn fired(&self) -> Option<usize> {
        Some(count(&self.cells.spike))
    }
}
