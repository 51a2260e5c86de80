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

/// The same rule, put off: a row of weights is worked on when its source fires, from a list of which targets have fired since.
///
/// A column of a large matrix costs a cache line a weight; rows that nobody reads can wait. Rows are up to date where their source fires.
pub struct Replay<F> {
    /// Gain by a presynaptic trace of 1.
    pub up: F,
    /// Loss by a postsynaptic trace of 1.
    pub down: F,
    /// Trace kept over one iteration.
    pub keep: F,
    /// Targets that fired, one iteration after the other, and where the next iteration's begin.
    fired: Vec<u32>,
    ends: Vec<usize>,
    /// Iterations that each row has worked off, and its source's trace then.
    rows: Vec<(usize, F)>,
}

impl<F: Float> Replay<F> {
    /// The benchmark's parameters.
    #[must_use]
    pub fn new() -> Self {
        let f = F::from_f64;
        Self { up: f(0.01), down: f(0.012), keep: f(1.0 - 1.0 / 20.0), fired: Vec::new(), ends: vec![0], rows: Vec::new() }
    }

    /// What the targets' spikes of `iterations` do to a row whose source had this trace one iteration earlier.
    fn work_off(&self, weights: &mut [F], mut trace: F, iterations: std::ops::Range<usize>) -> F {
        for k in iterations {
            trace *= self.keep;
            let gain = self.up * trace;
            for &target in &self.fired[self.ends[k]..self.ends[k + 1]] {
                let weight = &mut weights[target as usize];
                *weight += gain * (F::ONE - *weight);
            }
        }
        trace
    }

    /// Works off all that is on the list, and forgets it.
    fn catch_up(&mut self, weight: &mut [F], width: usize) {
        let mut rows = std::mem::take(&mut self.rows);
        for (weights, (done, trace)) in weight.chunks_exact_mut(width).zip(&mut rows) {
            *trace = self.work_off(weights, *trace, *done..self.ends.len() - 1);
            *done = 0;
        }
        self.rows = rows;
        self.fired.clear();
        self.ends.truncate(1);
    }
}

impl<F: Float> Default for Replay<F> {
    fn default() -> Self {
        Self::new()
    }
}

/// Spikes on the list for each target before all rows work it off.
const LONGEST: usize = 8;

#[behaviour]
impl<F: Float> Replay<F> {
    fn group(&mut self, weight: &mut [F], src_spike: &[bool], src_trace: &[F], dst_spike: &[bool], dst_trace: &[F]) {
        let width = dst_spike.len();
        self.rows.resize(src_spike.len(), (0, F::ZERO));
        if self.fired.len() > LONGEST * width {
            self.catch_up(weight, width);
        }
        self.fired.extend((0_u32..).zip(dst_spike).filter(|(_, spike)| **spike).map(|(k, _)| k));
        self.ends.push(self.fired.len());
        let now = self.ends.len() - 1;
        let firing = weight.chunks_exact_mut(width).zip(src_spike).enumerate().filter(|(_, (_, spike))| **spike);
        for (source, (weights, _)) in firing {
            let (done, trace) = self.rows[source];
            self.work_off(weights, trace, done..now - 1);
            for (weight, trace) in weights.iter_mut().zip(dst_trace) {
                *weight -= self.down * *trace * *weight;
            }
            // The source's own spike counts for the targets that fire now.
            for &target in &self.fired[self.ends[now - 1]..] {
                let weight = &mut weights[target as usize];
                *weight += self.up * src_trace[source] * (F::ONE - *weight);
            }
            self.rows[source] = (now, src_trace[source]);
        }
    }
}

network! {
    /// One group, whose rows of weights wait until they are read.
    pub network Replayed<F: Float = f32>(size: usize = 1_000) {
        group cells[size] {
            1 => Cell::<F>::new(size);
        }
        synapses all: cells -> cells [Dense] {
            weight: F = uniform(0.0, 1.0);
            2 => Replay::<F>::new();
            3 => Transmit::<F>::new();
        }
    }
}

peer_of_cells!(SuiteIzh);

peer_of_cells!(Replayed);

#[cfg(test)]
mod tests {
    use super::*;

    /// A row that has just been worked off holds what the plain rule makes of it.
    #[test]
    fn rows_that_wait_end_where_the_plain_rule_does() -> Result<(), pymonn::BuildError> {
        let size = 200;
        let mut plain = SuiteIzh::<f64>::create(size, 5, 1)?;
        let mut waits = Replayed::<f64>::create(size, 5, 1)?;
        let mut compared = 0;
        for _ in 0..3000 {
            plain.iterate();
            waits.iterate();
            for source in (0..size).filter(|&k| waits.cells.spike[k]) {
                assert!(plain.cells.spike[source]);
                let row = source * size..(source + 1) * size;
                for (a, b) in plain.all.weight[row.clone()].iter().zip(&waits.all.weight[row]) {
                    assert!((a - b).abs() < 1e-12, "{a} {b}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 1_000_000);
        Ok(())
    }
}
