//! A balanced network of leaky neurons whose excitatory synapses learn (after Brunel 2000; pair rule with traces of the neurons:
//! Morrison, Diesmann & Gerstner 2008): a tenth of all pairs is linked, with a delay of 1.5 ms.

use pymonn::behaviours::plasticity::DeferredStdp;
use pymonn::prelude::*;
use pymonn::random::Poisson;

use super::{Peer, count};

/// Delay of every synapse, in iterations.
const DELAY: u32 = 15;

/// Leaky integrator that inputs move at once; also driven by events of its own from outside.
pub struct Cell<F> {
    /// Voltage kept over one iteration.
    pub keep: F,
    /// Voltage above which the neuron fires, and after a spike, in mV.
    pub threshold: F,
    /// Voltage after a spike, in mV.
    pub reset: F,
    /// Iterations after a spike in which the voltage stays.
    pub refractory: u8,
    /// Voltage that an event from outside adds, in mV.
    pub drive: F,
    /// Their number in one iteration.
    pub events: Poisson,
}

impl<F: Float> Cell<F> {
    /// Time constant 20 ms, refractory for 2 ms, for iterations of 0.1 ms.
    #[must_use]
    pub fn new(events: Poisson) -> Self {
        let f = F::from_f64;
        Self { keep: f((-0.1_f64 / 20.0).exp()), threshold: f(20.0), reset: f(10.0), refractory: 20, drive: f(0.1), events }
    }
}

#[behaviour(v: F = uniform(0.0, 20.0), input: F = F::ZERO, wait: u8 = 0, spike: bool = false)]
impl<F: Float> Cell<F> {
    fn neuron(&self, v: &mut F, input: &mut F, wait: &mut u8, spike: &mut bool, rng: &mut Rng) {
        let next = self.keep * *v + *input + self.drive * F::from_f64(f64::from(self.events.sample(rng)));
        *input = F::ZERO;
        if *wait > 0 {
            *wait -= 1;
        } else {
            *v = next;
        }
        *spike = *v > self.threshold;
        if *spike {
            *v = self.reset;
            *wait = self.refractory;
        }
    }
}

/// Traces of the neuron's spikes: when they arrive at its targets, and when it fires. It runs before the neuron does, so the spike
/// that it sees is that of the last iteration.
pub struct Traces<F> {
    /// Trace kept over one iteration.
    pub keep: F,
}

impl<F: Float> Traces<F> {
    /// Time constant 20 ms, for iterations of 0.1 ms.
    #[must_use]
    pub fn new() -> Self {
        Self { keep: F::from_f64((-0.1_f64 / 20.0).exp()) }
    }
}

impl<F: Float> Default for Traces<F> {
    fn default() -> Self {
        Self::new()
    }
}

/// `axon` holds the spikes that are on their way, a bit per iteration.
#[behaviour(pre: F = F::ZERO, post: F = F::ZERO, axon: u16 = 0)]
impl<F: Float> Traces<F> {
    fn neuron(&self, spike: bool, axon: &mut u16, pre: &mut F, post: &mut F) {
        *axon = *axon << 1 | u16::from(spike);
        let arrives = *axon >> (DELAY - 1) & 1 == 1;
        *pre = self.keep * *pre + if arrives { F::ONE } else { F::ZERO };
        *post = self.keep * (*post + if spike { F::ONE } else { F::ZERO });
    }
}

/// Passes the weight on, and learns: each pair of spikes changes it by the trace of the earlier one.
pub struct Stdp<F> {
    /// Gain of a weight by a presynaptic trace of 1, in mV.
    pub up: F,
    /// Loss of a weight by a postsynaptic trace of 1, in mV.
    pub down: F,
    /// Largest weight, in mV.
    pub limit: F,
}

impl<F: Float> Stdp<F> {
    /// Gain 1e-4 of the largest weight, loss 1.05 times that.
    #[must_use]
    pub fn new() -> Self {
        let f = F::from_f64;
        Self { up: f(1e-4 * 0.2), down: f(1.05 * 1e-4 * 0.2), limit: f(0.2) }
    }
}

impl<F: Float> Default for Stdp<F> {
    fn default() -> Self {
        Self::new()
    }
}

#[behaviour(weight: F = F::from_f64(0.1))]
impl<F: Float> Stdp<F> {
    #[sum(dst_input)]
    fn on_pre(&self, weight: &mut F, dst_post: F) -> F {
        let sent = *weight;
        let next = sent - self.down * dst_post;
        *weight = if next < F::ZERO { F::ZERO } else { next };
        sent
    }

    fn on_post(&self, weight: &mut F, src_pre: F) {
        let next = *weight + self.up * src_pre;
        *weight = if next > self.limit { self.limit } else { next };
    }
}

/// Adds a constant to the target's input at each event.
pub struct Deliver<F> {
    /// Voltage that an event adds, in mV.
    pub weight: F,
}

#[behaviour]
impl<F: Float> Deliver<F> {
    #[sum(dst_input)]
    fn on_pre(&self) -> F {
        self.weight
    }
}

/// 20,000 events a second, for iterations of 0.1 ms.
fn background() -> Poisson {
    Poisson::new(2.0).expect("a mean that it takes")
}

network! {
    /// Four fifths excitatory, one fifth inhibitory.
    pub network Balanced<F: Float = f32>(size: usize = 10_000) {
        dt = 0.1; // ms

        group exc[size - size / 5] {
            1 => Traces::<F>::new();
            2 => Cell::<F>::new(background());
        }
        group inh[size / 5] {
            2 => Cell::<F>::new(background());
        }

        synapses ee: exc -> exc {
            connect = probability(0.1);
            delay = DELAY;
            3 => Stdp::<F>::new();
        }
        synapses ei: exc -> inh {
            connect = probability(0.1);
            delay = DELAY;
            3 => Deliver::<F> { weight: F::from_f64(0.1) };
        }
        synapses ie: inh -> exc {
            connect = probability(0.1);
            delay = DELAY;
            3 => Deliver::<F> { weight: F::from_f64(-0.5) };
        }
        synapses ii: inh -> inh {
            connect = probability(0.1);
            delay = DELAY;
            3 => Deliver::<F> { weight: F::from_f64(-0.5) };
        }
    }
}

network! {
    /// The same with a rule that puts off what postsynaptic spikes do until the synapse is next visited.
    pub network Deferred<F: Float = f32>(size: usize = 10_000) {
        dt = 0.1; // ms

        group exc[size - size / 5] {
            2 => Cell::<F>::new(background());
        }
        group inh[size / 5] {
            2 => Cell::<F>::new(background());
        }

        synapses ee: exc -> exc {
            connect = probability(0.1);
            delay = DELAY;
            weight: F = F::from_f64(0.1);
            3 => DeferredStdp::<F> {
                a_plus: F::from_f64(1e-4 * 0.2),
                a_minus: F::from_f64(1.05 * 1e-4 * 0.2),
                tau_plus: F::from_f64(20.0),
                tau_minus: F::from_f64(20.0),
                w_max: F::from_f64(0.2),
            };
        }
        synapses ei: exc -> inh {
            connect = probability(0.1);
            delay = DELAY;
            3 => Deliver::<F> { weight: F::from_f64(0.1) };
        }
        synapses ie: inh -> exc {
            connect = probability(0.1);
            delay = DELAY;
            3 => Deliver::<F> { weight: F::from_f64(-0.5) };
        }
        synapses ii: inh -> inh {
            connect = probability(0.1);
            delay = DELAY;
            3 => Deliver::<F> { weight: F::from_f64(-0.5) };
        }
    }
}

impl<F: Float> Peer for Deferred<F> {
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
        on_threads!(Self::builder(), threads).size(size).seed(seed).build()
    }

    fn degree(size: usize) -> usize {
        size / 10
    }

    fn fired(&self) -> Option<usize> {
        Some(count(&self.exc.spike) + count(&self.inh.spike))
    }
}

impl<F: Float> Peer for Balanced<F> {
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
        on_threads!(Self::builder(), threads).size(size).seed(seed).build()
    }

    fn degree(size: usize) -> usize {
        size / 10
    }

    fn fired(&self) -> Option<usize> {
        Some(count(&self.exc.spike) + count(&self.inh.spike))
    }
}
