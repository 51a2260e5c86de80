//! Where variables live: on nalgebra's storage, behind types that cannot be resized.

mod matrix;
mod room;
mod vector;

pub use matrix::Table;
pub(crate) use room::{collected, filled, room};
pub use vector::Var;
