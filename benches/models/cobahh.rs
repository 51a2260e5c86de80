//! The COBAHH network of Brette et al. (2007), benchmark 3: Hodgkin-Huxley cells with the channels of Traub & Miles (1991) and
//! synaptic conductances, 80 synapses per neuron.

use pymonn::math::{exp, exprelr, sigmoid};
use pymonn::prelude::*;

use super::{Peer, count};

/// Hodgkin-Huxley neuron, integrated by the exponential Euler method. Conductances are in nS, voltages in mV, times in ms.
pub struct Cell<F> {
    /// Voltage above which a neuron fires.
    pub threshold: F,
    /// Iterations in which no second spike is counted.
    pub refractory: u8,
    /// Excitatory and inhibitory conductance kept over one iteration.
    pub keep: [F; 2],
    /// Conductances of leak, sodium and potassium.
    pub conductance: [F; 3],
    /// Reversal potentials of leak, excitation (0), inhibition, sodium and potassium.
    pub reversal: [F; 4],
    /// Length of an iteration.
    pub dt: F,
    /// The same over the capacitance, in ms/pF.
    pub dt_over_capacitance: F,
}

impl<F: Float> Cell<F> {
    /// The benchmark's parameters, for iterations of `dt` ms.
    #[must_use]
    pub fn new(dt: f64) -> Self {
        let f = F::from_f64;
        Self {
            threshold: f(-20.0),
            refractory: 30,
            keep: [f((-dt / 5.0).exp()), f((-dt / 10.0).exp())],
            conductance: [f(10.0), f(20_000.0), f(6_000.0)],
            reversal: [f(-60.0), f(-80.0), f(50.0), f(-90.0)],
            dt: f(dt),
            dt_over_capacitance: f(dt / 200.0),
        }
    }

    /// Moves a gate by one iteration, given the rates of its opening and closing.
    #[inline(always)]
    fn step(&self, gate: F, open: F, close: F) -> F {
        let rate = open + close;
        let end = open / rate;
        end + (gate - end) * exp(-rate * self.dt)
    }
}

#[behaviour(
    v: F = normal(-65.0, 5.0),
    m: F = F::ZERO,
    n: F = F::ZERO,
    h: F = F::ZERO,
    ge: F = normal(40.0, 15.0).clamp(0.0, f64::INFINITY),
    gi: F = normal(200.0, 120.0).clamp(0.0, f64::INFINITY),
    wait: u8 = 0,
    spike: bool = false
)]
impl<F: Float> Cell<F> {
    #[allow(clippy::too_many_arguments, reason = "the state of a Hodgkin-Huxley cell")]
    fn neuron(&self, v: &mut F, m: &mut F, n: &mut F, h: &mut F, ge: &mut F, gi: &mut F, wait: &mut u8, spike: &mut bool) {
        let f = F::from_f64;
        // From the threshold of the channels' voltages.
        let x = *v + f(63.0);
        let open_m = f(0.32 * 4.0) * exprelr((f(13.0) - x) * f(1.0 / 4.0));
        let close_m = f(0.28 * 5.0) * exprelr((x - f(40.0)) * f(1.0 / 5.0));
        let open_h = f(0.128) * exp((f(17.0) - x) * f(1.0 / 18.0));
        let close_h = f(4.0) * sigmoid((x - f(40.0)) * f(1.0 / 5.0));
        let open_n = f(0.032 * 5.0) * exprelr((f(15.0) - x) * f(1.0 / 5.0));
        let close_n = f(0.5) * exp((f(10.0) - x) * f(1.0 / 40.0));

        let [leak, sodium, potassium] = self.conductance;
        let [e_leak, e_inhibition, e_sodium, e_potassium] = self.reversal;
        let sodium = sodium * *m * *m * *m * *h;
        let potassium = potassium * *n * *n * *n * *n;
        let total = leak + *ge + *gi + sodium + potassium;
        let end = (leak * e_leak + *gi * e_inhibition + sodium * e_sodium + potassium * e_potassium) / total;
        *v = end + (*v - end) * exp(-total * self.dt_over_capacitance);

        *m = self.step(*m, open_m, close_m);
        *h = self.step(*h, open_h, close_h);
        *n = self.step(*n, open_n, close_n);
        *ge *= self.keep[0];
        *gi *= self.keep[1];
        if *wait > 0 {
            *wait -= 1;
        }
        *spike = *v > self.threshold && *wait == 0;
        if *spike {
            *wait = self.refractory;
        }
    }
}

/// Adds a constant to the target's conductance at each event.
pub struct Deliver<F> {
    /// Change of the conductance, in nS.
    pub weight: F,
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
    pub network Cobahh<F: Float = f32>(size: usize = 4000, degree: f64 = 80.0) {
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
        on excitation { 2 => Deliver::<F> { weight: F::from_f64(6.0) } with dst_g = dst_ge; }
        on inhibition { 2 => Deliver::<F> { weight: F::from_f64(67.0) } with dst_g = dst_gi; }
    }
}

impl<F: Float> Peer for Cobahh<F> {
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
