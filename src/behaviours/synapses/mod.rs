//! What synapses transmit: rates, jumps, currents, conductances.
//!
//! All stand on synapse groups and read the synapse's `weight`: a variable of the group, or one value for all, `shared weight:
//! f32 = 0.5;`. Those that wait for spikes take them from `src_spike`. Their state is private to the synapse group, one value for
//! each target (`net.ab.dst_current`, say), so two groups with different time constants can stand side by side at one neuron.
//!
//! # Priorities
//!
//! `input` is a basin: whoever drives a neuron adds to it, and the neuron model takes what is there and sets it to 0. A synaptic
//! current lasts longer than an iteration, so it is kept elsewhere, at the synapse group, and poured into `input` anew in each
//! iteration, by an `afferent` hook that also lets it decay. So:
//!
//! - In each iteration all synapses pour between one run of the neuron model and its next. It does not matter on which side of
//!   the model they stand: neurons at 1 and synapses at 2, or synapses at 1 and neurons at 2. In both orders a spike of iteration
//!   *k*, over synapses without delay, first moves its target's potential in iteration *k* + 1. The first is usual: weights of
//!   `Delta`, which go into `v`, then arrive between two steps of the neuron.
//! - A recorder sees in `input` what has been poured since the neuron took it: 0 between the neurons and the synapses. Put it
//!   behind the synapses.
//! - `every n` does not suit them: a current would decay once in *n* iterations, by the length of one.
//! - A neuron model that does not take `input` but reads it needs somebody who sets it to 0 before the synapses pour.
//!
//! Over one step of the neuron, `input` is constant. What an exponential or alpha current pours is its mean over that step, so
//! that its charge is exact whatever `dt` is.
//!
//! Delays belong to the synapse group (`delay = 15;` in iterations, or `delay = uniform(1, 20);`), and work with all of these.

mod alpha_conductance;
mod alpha_current;
mod deliver;
mod delta;
mod exponential_conductance;
mod exponential_current;
mod gap_junction;
mod kernel;
mod nmda;
mod propagate;
mod tsodyks_markram;

pub use alpha_conductance::AlphaConductance;
pub use alpha_current::AlphaCurrent;
pub use deliver::Deliver;
pub use delta::Delta;
pub use exponential_conductance::ExponentialConductance;
pub use exponential_current::ExponentialCurrent;
pub use gap_junction::GapJunction;
pub use nmda::Nmda;
pub use propagate::Propagate;
pub use tsodyks_markram::TsodyksMarkram;
