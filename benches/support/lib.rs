//! Models and measuring that several benchmarks share.

pub mod cuba;
pub mod measure;
