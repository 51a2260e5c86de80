//! Where variables live: on nalgebra's storage, behind types that cannot be resized.

mod matrix;
mod pages;
mod room;
mod vector;

pub use matrix::Table;
pub(crate) use room::{collected, filled, room};
pub(crate) use vector::Slots;
pub use vector::Var;
