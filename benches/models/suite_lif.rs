//! The leaky neurons with plasticity of one step of `PymoNNto`'s benchmark (Vieth et al. 2024): all to all, autapses too.

use pymonn::prelude::*;

use super::{Peer, Transmit, count};

/// Fires, starts again from 0, leaks, and receives noise.
pub struct Cell<F> {
    /// Voltage above which a neuron fires, dimensionless.
    pub threshold: F,
    /// Voltage kept over one iteration.
    pub keep: F,
}

#[behaviour(v: F = F::ZERO, spike: bool = false, spike_old: bool = false)]
impl<F: Float> Cell<F> {
    fn neuron(&self, v: &mut F, spike: &mut bool, spike_old: &mut bool, rng: &mut Rng) {
        *spike_old = *spike;
        *spike = *v > self.threshold;
        if *spike {
            *v = F::ZERO;
        }
        *v = self.keep * *v + rng.uniform_of::<F>();
    }
}

/// Strengthens a synapse whose source fired one iteration before its target.
pub struct Stdp<F> {
    /// Change of a weight.
    pub rate: F,
    /// Targets that fire, listed anew in each iteration.
    fired: Vec<usize>,
}

impl<F: Float> Stdp<F> {
    /// A change of the weight by `rate`, up to 1.
    #[must_use]
    pub fn new(rate: f64) -> Self {
        Self { rate: F::from_f64(rate), fired: Vec::new() }
    }
}

#[behaviour]
impl<F: Float> Stdp<F> {
    /// Both ends fire rarely, so only the pairs that do are touched: the weights of one source lie side by side.
    fn group(&mut self, weight: &mut [F], src_spike_old: &[bool], dst_spike: &[bool]) {
        self.fired.clear();
        self.fired.extend(dst_spike.iter().enumerate().filter(|(_, spike)| **spike).map(|(k, _)| k));
        for (weights, _) in weight.chunks_exact_mut(dst_spike.len()).zip(src_spike_old).filter(|(_, old)| **old) {
            for &k in &self.fired {
                let next = weights[k] + self.rate;
                weights[k] = if next > F::ONE { F::ONE } else { next };
            }
        }
    }
}

network! {
    /// One group.
    pub network SuiteLif<F: Float = f32>(size: usize = 1_000) {
        group cells[size] {
            1 => Cell::<F> { threshold: F::from_f64(6.0), keep: F::from_f64(0.9) };
        }
        synapses all: cells -> cells [Dense] {
            weight: F = uniform(0.0, 1.0 / size as f64);
            2 => Transmit::<F>::new() with dst_input = dst_v;
            3 => Stdp::<F>::new(0.001);
        }
    }
}

peer_of_cells!(SuiteLif);
