//! Where variables live: on nalgebra's storage, behind types that cannot be resized.

mod matrix;
mod vector;

pub use matrix::Table;
pub use vector::Var;
