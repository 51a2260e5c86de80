//! The library's models against what was not written here: analytic solutions, published figures, Brian2 and NEST.
#![allow(missing_docs, unreachable_pub, reason = "models of tests")]

mod homeostasis;
mod neurons;
mod plasticity;
mod regimes;
mod sorn;
mod sources;
mod synapses;
mod table;
mod topology;
