//! How many neurons a group has, where they stand, and parts of a group.

mod extent;
mod grid;
mod neuron;
#[cfg(feature = "alloc")]
mod part;
mod placing;
mod vector;

pub use extent::Extent;
pub use grid::{Grid, grid, grid3, squared};
pub use neuron::Neuron;
#[cfg(feature = "alloc")]
pub(crate) use neuron::{length, wrapped};
#[cfg(feature = "alloc")]
pub use part::{Block, Entry, IntoPart, Neurons, Select, as_part, block, select};
pub use vector::{Factors, Vector};
