//! Random networks equal a naive interpreter of their schedule, bit for bit.
//!
//! The interpreters here are what "What it means" of the language says, written as plain loops: no fusion, no events, no
//! histories in rings, nothing in another order. They call the behaviours' own hooks for the arithmetic of one neuron or
//! synapse, and take the drawn connections and initial values from the network.

mod cases;
mod ends;
mod mixed;
mod rules;
mod world;
