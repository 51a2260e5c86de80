//! Whole networks, ready to be built and run.

pub mod sorn;
