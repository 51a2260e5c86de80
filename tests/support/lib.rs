//! Helpers for the tests.

pub mod bits;
pub mod npz;
