//! The CUBA network of Vogels & Abbott (2005), as in Brette et al. (2007), benchmark 2: current-based synapses, 80 per neuron.

use pymonn::prelude::*;

use super::{Peer, count};

/// Leaky integrator with exponential currents, integrated exactly (Rotter & Diesmann 1999).
pub struct Cell<F> {
    /// Voltage that the neuron leaks to, in mV.
    pub rest: F,
    /// Voltage above which it fires, in mV.
    pub threshold: F,
    /// Voltage after a spike, in mV.
    pub reset: F,
    /// Iterations after a spike in which the voltage stays.
    pub refractory: u8,
    /// Voltage kept over one iteration.
    pub keep_v: F,
    /// Excitatory current kept over one iteration.
    pub keep_e: F,
    /// Inhibitory current kept over one iteration.
    pub keep_i: F,
    /// Voltage that a unit of excitatory current adds in one iteration.
    pub gain_e: F,
    /// Voltage that a unit of inhibitory current adds in one iteration.
    pub gain_i: F,
}

impl<F: Float> Cell<F> {
    /// Time constants 20, 5 and 10 ms, for iterations of `dt` ms.
    #[must_use]
    pub fn new(dt: f64) -> Self {
        let (tm, te, ti) = (20.0, 5.0, 10.0);
        let (m, e, i) = ((-dt / tm).exp(), (-dt / te).exp(), (-dt / ti).exp());
        let f = F::from_f64;
        Self {
            rest: f(-49.0),
            threshold: f(-50.0),
            reset: f(-60.0),
            refractory: 49,
            keep_v: f(m),
            keep_e: f(e),
            keep_i: f(i),
            gain_e: f((m - e) * te / (tm - te)),
            gain_i: f((m - i) * ti / (tm - ti)),
        }
    }
}

#[behaviour(v: F = uniform(-60.0, -50.0), ge: F = F::ZERO, gi: F = F::ZERO, wait: u8 = 0, spike: bool = false)]
impl<F: Float> Cell<F> {
    fn neuron(&self, v: &mut F, ge: &mut F, gi: &mut F, wait: &mut u8, spike: &mut bool) {
        let next = self.rest + self.keep_v * (*v - self.rest) + self.gain_e * *ge + self.gain_i * *gi;
        *ge *= self.keep_e;
        *gi *= self.keep_i;
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

/// Adds a constant to the target's current at each event.
pub struct Deliver<F> {
    /// Change of the current, as the voltage that it would drive the membrane to, in mV.
    pub weight: F,
}

impl<F: Float> Deliver<F> {
    /// A weight in mV.
    #[must_use]
    pub fn new(weight: f64) -> Self {
        Self { weight: F::from_f64(weight) }
    }
}

#[behaviour]
impl<F: Float> Deliver<F> {
    #[sum(dst_g)]
    fn on_pre(&self) -> F {
        self.weight
    }
}

network! {
    /// Four fifths excitatory, one fifth inhibitory; `degree` synapses per neuron.
    pub network Cuba<F: Float = f32>(size: usize = 4000, degree: f64 = 80.0) {
        dt = 0.1; // ms

        #[tag(cells)]
        group exc[size - size / 5] {}
        #[tag(cells)]
        group inh[size / 5] {}

        #[tag(excitation)]
        synapses ee: exc -> exc { connect = probability(degree / size as f64); }
        #[tag(excitation)]
        synapses ei: exc -> inh { connect = probability(degree / size as f64); }
        #[tag(inhibition)]
        synapses ie: inh -> exc { connect = probability(degree / size as f64); }
        #[tag(inhibition)]
        synapses ii: inh -> inh { connect = probability(degree / size as f64); }

        on cells { 1 => Cell::<F>::new(0.1); }
        on excitation { 2 => Deliver::<F>::new(1.62) with dst_g = dst_ge; }
        on inhibition { 2 => Deliver::<F>::new(-9.0) with dst_g = dst_gi; }
    }
}

impl<F: Float> Peer for Cuba<F> {
    fn create(size: usize, seed: u64, threads: usize) -> Result<Self, pymonn::BuildError> {
        on_threads!(Self::builder(), threads).size(size).seed(seed).build()
    }

    fn degree(_: usize) -> usize {
        80
    }

    fn fired(&self) -> Option<usize> {
        Some(count(&self.exc.spike) + count(&self.inh.spike))
    }
}
