//! One neuron: its number and its place.

use super::Vector;

/// One neuron as a hook or an initialiser sees it: its number and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neuron {
    /// Number within the group, from 0.
    pub index: usize,
    /// Place along x; in lattice steps unless the lattice was scaled or moved.
    pub x: f32,
    /// Place along y, as `x`.
    pub y: f32,
    /// Place along z, as `x`.
    pub z: f32,
    /// Neurons along x.
    pub width: f32,
    /// Neurons along y.
    pub height: f32,
    /// Neurons along z.
    pub depth: f32,
}

impl Neuron {
    /// Euclidean distance to another neuron, in lattice steps unless a lattice was scaled.
    pub fn distance(&self, other: &Self) -> f32 {
        length(self.offset(other))
    }

    /// The same where space repeats itself after `period` along x, y (and z), the nearest way; along an axis with period 0 it does
    /// not. For the lattice `grid(20, 10)` whose edges meet the period is `[20.0, 10.0]`.
    ///
    /// ```
    /// # use pymonn_core::{Extent, grid};
    /// let line = Extent::from(grid(10, 1));
    /// assert_eq!(line.neuron(9).distance_on_torus(&line.neuron(1), [10.0, 0.0]), 2.0);
    /// ```
    pub fn distance_on_torus(&self, other: &Self, period: impl Vector) -> f32 {
        length(wrapped(self.offset(other), period.vector()))
    }

    fn offset(&self, other: &Self) -> [f32; 3] {
        [self.x - other.x, self.y - other.y, self.z - other.z]
    }

    #[cfg(feature = "alloc")]
    pub(crate) fn place(&self) -> [f32; 3] {
        [self.x, self.y, self.z]
    }
}

/// The length of a vector.
pub(crate) fn length([x, y, z]: [f32; 3]) -> f32 {
    libm::sqrtf(x * x + y * y + z * z)
}

/// The shortest of the offsets that differ by whole periods.
pub(crate) fn wrapped(offset: [f32; 3], period: [f32; 3]) -> [f32; 3] {
    let [x, y, z] = offset;
    let [px, py, pz] = period;
    // Most are short enough as they are, and to round takes long.
    let short = |d: f32, period: f32| period == 0.0 || d.abs() <= 0.5 * period;
    let one = |d: f32, period: f32| if short(d, period) { d } else { d - period * libm::rintf(d / period) };
    [one(x, px), one(y, py), one(z, pz)]
}
