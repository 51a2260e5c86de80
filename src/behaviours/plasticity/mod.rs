//! Rules by which synapses learn. They change `weight`; what a weight does to the target is another behaviour of the synapse group.
//!
//! Rules for spikes stand on traces, each one number per neuron that decays exponentially and is raised by spikes. Within an iteration
//! arriving spikes come first, then those of the targets: a pair at the same time counts as pre before post, as in Brian2. With a
//! `delay` the presynaptic traces count from the arrival. All synapses of a group then need the same delay, since there is one trace
//! for each source.
//!
//! [`PruneWeak`], [`GrowRandom`] and [`SynapticElements`] change which neurons of an `[Adaptive]` group are linked
//! ([Structure](crate::guide::structure)).

mod bcm;
mod calcium;
mod clopath;
mod deferred_stdp;
mod grow_random;
mod growth_curve;
mod hebb;
mod inhibitory_stdp;
mod oja;
mod pair_stdp;
mod pairing;
mod prune_weak;
mod reward_stdp;
mod synaptic_elements;
mod three_term_stdp;
mod triplet_stdp;
mod weight_dependence;

pub use bcm::Bcm;
pub use calcium::Calcium;
pub use clopath::Clopath;
pub use deferred_stdp::DeferredStdp;
pub use grow_random::GrowRandom;
pub use growth_curve::{GaussianGrowth, GrowthCurve, LinearGrowth};
pub use hebb::Hebb;
pub use inhibitory_stdp::InhibitoryStdp;
pub use oja::Oja;
pub use pair_stdp::PairStdp;
pub use pairing::{AllToAll, Nearest, Pairing};
pub use prune_weak::{PruneWeak, PruneWeakOnPost, PruneWeakOnPre};
pub use reward_stdp::RewardStdp;
pub use synaptic_elements::SynapticElements;
pub use three_term_stdp::ThreeTermStdp;
pub use triplet_stdp::TripletStdp;
pub use weight_dependence::{Additive, Multiplicative, Power, PowerLaw, VanRossum, WeightDependence};

use pymonn_core::{Float, Step, math};

/// What is left of a trace after one iteration.
#[inline(always)]
fn kept<F: Float>(tau: F, step: Step) -> F {
    math::exp(-F::from_f64(step.dt) / tau)
}

/// `x` within 0 and `w_max`.
#[inline(always)]
fn bounded<F: Float>(x: F, w_max: F) -> F {
    let x = if x < F::ZERO { F::ZERO } else { x };
    if x > w_max { w_max } else { x }
}

/// `x` where it is positive, else 0.
#[inline(always)]
fn rectified<F: Float>(x: F) -> F {
    if x > F::ZERO { x } else { F::ZERO }
}
