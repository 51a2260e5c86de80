//! Shows how to build a large network of spiking neurons with delays: the benchmark CUBA.
//!
//! T. P. Vogels and L. F. Abbott, "Signal propagation and logic gating in networks of integrate-and-fire neurons", Journal of
//! Neuroscience 25 (2005), as benchmark in R. Brette et al., "Simulation of networks of spiking neurons: a review of tools
//! and strategies", Journal of Computational Neuroscience 23 (2007): 4,000 neurons whose irregular activity sustains itself.

mod common;

use common::{Options, Outcome};
use pymonn::plot::{Figure, histogram, raster};
use pymonn::prelude::*;

/// Integrate-and-fire neuron with exponential synaptic currents, solved exactly from step to step.
pub struct Lif {
    /// Time constant of the membrane [ms].
    pub tau_m: f32,
    /// Time constant of excitation [ms].
    pub tau_e: f32,
    /// Time constant of inhibition [ms].
    pub tau_i: f32,
    /// Voltage at rest [mV].
    pub rest: f32,
    /// Voltage above which a neuron fires [mV].
    pub threshold: f32,
    /// Voltage after a spike [mV].
    pub reset: f32,
    /// Time after a spike in which the voltage stays [ms].
    pub refractory: f32,
}

#[behaviour(v: f32 = uniform(-60.0, -50.0), g_e: f32 = 0.0, g_i: f32 = 0.0, wait: u16 = 0, spike: bool = false)]
impl Lif {
    #[neuron]
    fn integrate(&self, v: &mut f32, g_e: &mut f32, g_i: &mut f32, wait: u16, step: Step) {
        let decay = |tau: f32| (-step.dt as f32 / tau).exp();
        let (leak, fade_e, fade_i) = (decay(self.tau_m), decay(self.tau_e), decay(self.tau_i));
        let share = |tau: f32, fade: f32| (leak - fade) * tau / (self.tau_m - tau);
        let next = self.rest + leak * (*v - self.rest) + share(self.tau_e, fade_e) * *g_e + share(self.tau_i, fade_i) * *g_i;
        *v = if wait > 0 { *v } else { next };
        *g_e *= fade_e;
        *g_i *= fade_i;
    }

    #[neuron]
    fn fire(&self, v: &mut f32, wait: &mut u16, spike: &mut bool, step: Step) {
        *spike = *v > self.threshold;
        *v = if *spike { self.reset } else { *v };
        *wait =
            if *spike { ((self.refractory / step.dt as f32).round() as u16).saturating_sub(1) } else { wait.saturating_sub(1) };
    }
}

/// Adds a fixed weight for each spike that arrives.
pub struct Deliver {
    /// Change of the synaptic current, as the voltage that it would drive the membrane to [mV].
    pub weight: f32,
}

#[behaviour]
impl Deliver {
    #[sum(dst_input)]
    fn on_pre(&self) -> f32 {
        self.weight
    }
}

network! {
    network Cuba(size: usize = 4_000, density: f64 = 0.02, delay: u32 = 8) {
        dt = 0.1; // ms

        #[tag(cell)]
        group exc[size - size / 5] {}
        #[tag(cell)]
        group inh[size / 5] {}

        // `uniform(1, 20)` in place of `delay` gives each synapse a delay of its own.
        #[tag(excitation)]
        synapses exc_exc: exc -> exc { connect = probability(density); delay = delay; }
        #[tag(excitation)]
        synapses exc_inh: exc -> inh { connect = probability(density); delay = delay; }
        #[tag(inhibition)]
        synapses inh_exc: inh -> exc { connect = probability(density); delay = delay; }
        #[tag(inhibition)]
        synapses inh_inh: inh -> inh { connect = probability(density); delay = delay; }

        on cell {
            1 => Lif { tau_m: 20.0, tau_e: 5.0, tau_i: 10.0, rest: -49.0, threshold: -50.0, reset: -60.0, refractory: 5.0 };
            3 => EventRecorder { spike };
        }
        on excitation { 2 => Deliver { weight: 1.62 } with dst_input = dst_g_e; }
        on inhibition { 2 => Deliver { weight: -9.0 } with dst_input = dst_g_i; }
    }
}

fn main() -> Outcome {
    let options = Options::read(10_000, 1);
    let mut net = Cuba::builder().seed(options.seed).build()?;
    println!("{}", net.simulate_with_progress(options.steps));

    let (exc, inh) = (&net.exc.event_recorder.spike, &net.inh.event_recorder.spike);
    let (excitatory, neurons) = (net.exc.v.len() as u32, (net.exc.v.len() + net.inh.v.len()) as u32);
    let seconds = options.steps as f64 * net.dt() * 1e-3;
    println!("{} spikes, {:.2} Hz", exc.len() + inh.len(), (exc.len() + inh.len()) as f64 / seconds / f64::from(neurons));

    let indices: Vec<u32> = exc.indices().iter().copied().chain(inh.indices().iter().map(|k| k + excitatory)).collect();
    let spikes = raster(exc.times().chain(inh.times()), &indices)
        .groups([(0..excitatory, "excitatory"), (excitatory..neurons, "inhibitory")]);
    let counts = [exc.counts(net.exc.v.len()), inh.counts(net.inh.v.len())].concat();
    let bins = counts.iter().max().map_or(1, |most| most + 1);
    Figure::new()
        .panel(spikes.x_label("time [ms]"))
        .panel(histogram(&counts, bins).x_label(format!("spikes of a neuron in {seconds} s")).y_label("neurons"))
        .save("plots/cuba.png")?;
    println!("plots/cuba.png shows all spikes");
    Ok(())
}
