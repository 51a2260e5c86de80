//! Random numbers that depend on what they are for, not on when they are drawn.
//!
//! A stream is found from the seed, a name, the iteration and the element (a neuron, or a synapse by its two ends), so
//! the loop order, threads, ranks, recorders and the storage of synapses leave a run as it is.

#![allow(
    clippy::inline_always,
    reason = "a generator that is called, not inlined, keeps the loop around it from being vectorised"
)]

mod draws;
mod key;
mod philox;
mod rng;

#[cfg(test)]
mod tests;

pub use key::{StreamKey, name_hash};
pub use philox::philox4x32_10;
pub use rng::Rng;
