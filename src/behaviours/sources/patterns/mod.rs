//! Patterns on grids of neurons, shown one after another: lines, pixels, noise, images.
//!
//! A [`PatternGroup`] is a list of labelled patterns and says how they take turns; [`NeuronActivator`] shows one or more such
//! groups to a neuron group, in the variable `stimulus`, of which another behaviour makes a current or spikes. What is shown now
//! is in the shared variable `label`, which a recorder records, for a read-out to learn from. [`Image`] holds a picture and the
//! filters of a retina.

mod activator;
mod image;
mod pattern;
mod pattern_group;
#[cfg(feature = "image")]
mod read_image;
mod turns;

pub use activator::NeuronActivator;
pub use image::Image;
pub use pattern::{Content, Pattern};
pub use pattern_group::PatternGroup;
pub use turns::{Order, Overlap, Place};
