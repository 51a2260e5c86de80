//! Where variables live: on nalgebra's storage, behind types that cannot be resized.

mod cast;
mod matrix;
mod pages;
mod room;
mod vector;

pub use cast::if_flags;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) use cast::{cast, cast_mut};
pub use matrix::Table;
pub(crate) use room::{collected, filled, room};
pub(crate) use vector::Slots;
pub use vector::Var;
