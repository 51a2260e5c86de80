//! Helpers for the tests.

pub mod bits;
pub mod json;
pub mod npz;
