//! Random numbers that depend on what they are for, not on when they are drawn.
//!
//! A stream is found from the seed, a name, the iteration and the element (a neuron, or a synapse by its two ends), so
//! the loop order, threads, ranks, recorders and the storage of synapses leave a run as it is.
//!
//! # The generator
//!
//! 64 bits are a function of two words, a *place* and a *key*: two rounds of shift, XOR and multiplication, those of
//! `SplitMix64`, with the key between them. Name, seed and iteration give the key and the first place; each element, and each
//! further 64 bits that it draws, has a place at a distance of its own. Nothing is carried from one neuron to the
//! next, there is no loop and no table, so a loop over neurons that draw becomes vector instructions, branches included:
//! a uniform number costs little more than one of a `xoroshiro` that keeps 16 states beside each other.
//!
//! Philox and Threefry, the usual counter-based generators, have more rounds and with them a larger margin, and cost one and a half
//! to four times as much, for every neuron that draws in every iteration. The authors of `SplitMix64` tested it with `DieHarder` and
//! `TestU01` (Steele, Lea & Flood 2014); with a key between the rounds it is this crate's own. This module's tests look for patterns along
//! everything that streams are counted by: neurons, iterations, seeds, names, sources, targets, copies, and what one stream draws.
//! It is no cipher: who sees the numbers can find the key.
//!
//! # The distributions
//!
//! All are made of exact integer operations and of additions, multiplications and square roots that IEEE 754 rounds correctly:
//! the same bits under every instruction set and on every platform. The exceptions are [`Rng::poisson`] and distributions of the crate
//! `rand_distr`, which take logarithms from the platform.

#![allow(
    clippy::inline_always,
    reason = "a generator that is called, not inlined, keeps the loop around it from being vectorised"
)]

mod draws;
mod first;
mod hits;
mod key;
mod mix;
mod normal;
#[cfg(feature = "alloc")]
mod poisson;
mod rng;
mod transforms;

#[cfg(test)]
mod tests;

pub use first::{FIRST_WORDS, FirstWords};
pub use hits::Hits;
pub use key::{StreamKey, name_hash};
#[cfg(feature = "alloc")]
pub use poisson::Poisson;
pub use rng::Rng;
