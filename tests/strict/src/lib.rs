//! Models in a crate that allows nothing: what `network!` and `#[behaviour]` generate must not be seen by any lint.
//!
//! ```
//! use neurons::prelude::*;
//!
//! struct Decay {
//!     factor: f32,
//! }
//!
//! #[neurons::behaviour(crate = neurons)]
//! impl Decay {
//!     fn neuron(&self, activity: &mut f32) {
//!         *activity *= self.factor;
//!     }
//! }
//!
//! neurons::network! {
//!     network Tiny(size: usize = 10) {
//!         group cells[size] {
//!             activity: f32 = 1.0;
//!             1 => Decay { factor: 0.5 };
//!         }
//!     }
//! }
//!
//! fn main() -> Result<(), neurons::BuildError> {
//!     let mut net = Tiny::builder().build()?;
//!     net.simulate_iterations(2);
//!     assert_eq!(net[tiny::tag::cells].activity[0], 0.25);
//!     Ok(())
//! }
//! ```
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub, unused_qualifications, rust_2018_idioms)]
#![warn(clippy::pedantic)]

use neurons::prelude::*;

/// Leaky integration with a threshold.
#[derive(Clone, Debug)]
pub struct Lif<F = f32> {
    /// Share of the potential that stays, dimensionless.
    pub keep: F,
    /// Threshold, in millivolts.
    pub threshold: F,
}

#[neurons::behaviour(crate = neurons, v: F = F::from_f64(0.0), spike: bool = false, shared spikes: f32 = 0.0)]
impl<F: Float> Lif<F> {
    fn initialize(v: &mut F, rng: &mut Rng) {
        *v = rng.uniform_of();
    }

    fn neuron(&self, v: &mut F, spike: &mut bool, input: &mut F) {
        *v = *v * self.keep + *input;
        *input = F::from_f64(0.0);
        *spike = *v >= self.threshold;
        if *spike {
            *v = F::from_f64(0.0);
        }
    }

    fn group(&mut self, spike: &[bool], spikes: &mut f32) {
        *spikes += spike.iter().map(|spike| f32::from(u8::from(*spike))).sum::<f32>();
    }
}

impl<F: Float> Validate for Lif<F> {
    fn validate(&self) -> Result<(), Refusal> {
        if self.threshold > F::from_f64(0.0) {
            Ok(())
        } else {
            Err(Refusal::new("threshold", self.threshold, "more than 0"))
        }
    }
}

/// Pair-based plasticity with traces at both ends.
#[derive(Clone, Debug)]
pub struct Stdp {
    /// Share of a trace that stays, dimensionless.
    pub keep: f32,
    /// Change of a weight per pair.
    pub rate: f32,
}

#[neurons::behaviour(crate = neurons, src trace: f32 = 0.0, dst trace: f32 = 0.0)]
impl Stdp {
    fn efferent(&self, src_trace: &mut f32, src_spike: bool) {
        *src_trace = *src_trace * self.keep + f32::from(u8::from(src_spike));
    }

    fn afferent(&self, dst_trace: &mut f32, dst_spike: bool) {
        *dst_trace = *dst_trace * self.keep + f32::from(u8::from(dst_spike));
    }

    #[on_pre]
    fn depress(&self, weight: &mut f32, dst_trace: f32) {
        *weight -= self.rate * dst_trace;
    }

    #[on_post]
    fn potentiate(&self, weight: &mut f32, src_trace: f32, reward: f32) {
        *weight += self.rate * src_trace * reward;
    }
}

/// Keeps the sum of incoming weights.
#[derive(Clone, Debug)]
pub struct Normalize {
    /// The sum.
    pub total: f32,
}

#[neurons::behaviour(crate = neurons)]
impl Normalize {
    fn afferent(&self, mut weight: ViewMut<'_, f32>) {
        let sum = weight.sum();
        if sum > 0.0 {
            weight.scale(self.total / sum);
        }
    }
}

/// Removes weak synapses, adds others at random.
#[derive(Clone, Debug)]
pub struct Turnover {
    /// The weight below which a synapse goes.
    pub below: f32,
}

#[neurons::behaviour(crate = neurons, age: u32 = 0)]
impl Turnover {
    #[prune(src_spike)]
    fn weak(&self, weight: &mut f32) -> bool {
        *weight *= 0.99;
        *weight < self.below
    }

    fn grow(&mut self, src_v: &[f32], new: &mut NewSynapses<'_>, rng: &mut Rng) {
        let source = rng.next_u32() as usize % src_v.len();
        new.link(source, rng.next_u32() as usize % new.targets());
    }
}

/// Delivers spikes.
#[derive(Clone, Debug)]
pub struct Deliver;

#[neurons::behaviour(crate = neurons)]
impl Deliver {
    #[sum(dst_input)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }
}

/// Rewards activity.
#[derive(Clone, Debug)]
pub struct Teacher {
    /// What one spike is worth.
    pub worth: f32,
}

#[neurons::behaviour(crate = neurons)]
impl Teacher {
    fn network(&mut self, net: &mut Strict) {
        net.reward = self.worth * net.cells.spikes;
    }
}

neurons::network! {
    /// A little of everything.
    #[derive(Clone)]
    pub network Strict(size: usize = 40, density: f64 = 0.2, drive: f32 = 0.3) {
        dt = 0.5;
        /// The reward.
        reward: f32 = 0.0;

        /// The cells.
        #[tag(everyone)]
        group cells[grid(size, 2)] {
            input: f32 = 0.0;
            1 => |input: &mut f32, rng: &mut Rng| if rng.bernoulli(0.3) { *input += drive };
            2 => Lif { keep: 0.9, threshold: 1.0 };
            #[tag(trace)]
            9 every 2 => Recorder { v[0..3], mean: mean(v), spikes };
            9 => EventRecorder { spike };
        }

        synapses recurrent: cells -> cells {
            connect = probability(density).without_self();
            delay = uniform(1, 4);
            weight: f32 = uniform(0.0, 0.2);
            3 => Deliver;
            4 => Stdp { keep: 0.9, rate: 0.001 };
            5 every 10 => Normalize { total: 1.0 };
        }

        synapses living: cells -> cells [Adaptive] {
            connect = probability(density);
            delay = 2;
            weight: f32 = uniform(0.0, 0.01);
            3 => Deliver;
            4 => Stdp { keep: 0.9, rate: 0.001 };
            5 => Turnover { below: 0.001 };
            5 => |new: &mut NewSynapses| if new.is_empty() { new.link(0, 1); };
            6 => |age: &mut [u32]| age.iter_mut().for_each(|age| *age += 1);
            7 => Recorder { mean: mean(weight), count: usize = age.len() };
        }

        synapses dense: cells -> cells [Dense] {
            weight: f32 = 0.001;
            #[sum(dst_input)]
            3 => |weight: f32, src_v: f32| weight * src_v;
            on: bool = true;
        }

        6 => Teacher { worth: 0.5 };
        9 => Recorder { reward, both: f32 = net.reward + net.dense.weight[0] };
    }
}

neurons::network! {
    /// Generic in size and precision.
    pub network Column<const N: usize = 20, F: Float = f32> {
        group cells[N] {
            input: F = 0.5;
            1 => Lif::<F> { keep: F::from_f64(0.5), threshold: F::from_f64(2.0) };
            9 => Recorder { v };
        }
    }
}

mod private {
    /// Seen nowhere else.
    struct Quiet;

    #[neurons::behaviour(crate = neurons)]
    impl Quiet {
        fn neuron(v: &mut f32) {
            *v += 1.0;
        }
    }

    neurons::network! {
        network Hidden {
            group cells[2] {
                v: f32 = 1.0;
                1 => Quiet;
            }
        }
    }

    /// Runs the hidden network.
    pub(crate) fn run() -> f32 {
        Hidden::builder().build().map_or(0.0, |mut net| {
            net.iterate();
            net.cells.v[1]
        })
    }
}

/// What a host program does.
///
/// # Errors
/// Those of `build()`.
pub fn run(iterations: u64) -> Result<f32, neurons::BuildError> {
    use strict::tag;
    let mut net = Strict::builder().seed(3).build()?;
    net.simulate_iterations(iterations);
    net.set_enabled(tag::Stdp, false);
    net[tag::cells].input.fill(0.0);
    net.iterate();
    Ok(net.reward + private::run())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_runs() {
        assert_eq!(run(50).ok(), run(50).ok());
        assert!(run(50).is_ok_and(|reward| reward > 2.0));
        assert!(Strict::builder().size(5).build().is_ok_and(|net| net.clone().cells.size() == 10));
        let column = Column::<3, f64>::builder().build();
        assert!(column.is_ok_and(|mut column| {
            column.iterate();
            column.cells.v.len() == 3
        }));
        assert!(Strict::MODEL.to_string().contains("Stdp"));
    }
}
