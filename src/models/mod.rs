//! Whole networks, ready to be built and run.

mod ensemble;
pub mod sorn;

pub use ensemble::ensemble;
