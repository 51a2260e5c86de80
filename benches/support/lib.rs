//! Models and measuring that several benchmarks share.

pub mod cuba;
pub mod measure;
#[path = "../models/mod.rs"]
pub mod models;
pub mod options;
