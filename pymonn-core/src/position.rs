//! How many neurons a group has and where they stand.

/// A lattice of neurons: `width * height * depth` of them, numbered row by row, layer by layer.
///
/// Neuron `i` stands at `x = i % width`, `y = i / width % height`, `z = i / (width * height)`; [`centred`](Grid::centred)
/// moves the middle of the lattice to the origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    width: usize,
    height: usize,
    depth: usize,
    centred: bool,
}

/// A flat lattice of `width` times `height` neurons.
///
/// ```
/// # use pymonn_core::{grid, Extent};
/// assert_eq!(Extent::from(grid(10, 4)).size(), 40);
/// ```
pub const fn grid(width: usize, height: usize) -> Grid {
    grid3(width, height, 1)
}

/// A lattice in space of `width` times `height` times `depth` neurons.
pub const fn grid3(width: usize, height: usize, depth: usize) -> Grid {
    Grid { width, height, depth, centred: false }
}

/// The most square rectangle with exactly `n` neurons: its width is the largest divisor of `n` up to the root of `n`.
///
/// ```
/// # use pymonn_core::squared;
/// assert_eq!((squared(12).width(), squared(12).height()), (3, 4));
/// assert_eq!((squared(97).width(), squared(97).height()), (1, 97));
/// ```
pub const fn squared(n: usize) -> Grid {
    let mut best = 1;
    let mut width = 1;
    while width <= n / width {
        if n.is_multiple_of(width) {
            best = width;
        }
        width += 1;
    }
    grid(best, n / best)
}

impl Grid {
    /// Neurons along x.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Neurons along y.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// Neurons along z.
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// The same lattice with its middle at the origin, as PymoNNto's `NeuronDimension` has it.
    #[must_use]
    pub const fn centred(self) -> Self {
        Self { centred: true, ..self }
    }
}

/// The size and shape of a group: from a number of neurons (a line along x) or from a [`Grid`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    grid: Grid,
    size: usize,
}

impl From<usize> for Extent {
    fn from(size: usize) -> Self {
        Self { grid: grid(size, 1), size }
    }
}

impl From<Grid> for Extent {
    fn from(grid: Grid) -> Self {
        Self { size: grid.width.saturating_mul(grid.height).saturating_mul(grid.depth), grid }
    }
}

impl Extent {
    /// The number of neurons.
    #[inline(always)]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The lattice; a group that was given a number is a line along x.
    pub const fn grid(&self) -> Grid {
        self.grid
    }

    /// The neuron with this index, and where it stands.
    #[inline(always)]
    pub fn neuron(&self, index: usize) -> Neuron {
        let Grid { width, height, depth, centred } = self.grid;
        let line = height == 1 && depth == 1;
        let (x, y, z) = if line { (index, 0, 0) } else { (index % width, index / width % height, index / (width * height)) };
        let shift = |n: usize| if centred { (n as f32 - 1.0) * 0.5 } else { 0.0 };
        Neuron {
            index,
            x: x as f32 - shift(width),
            y: y as f32 - shift(height),
            z: z as f32 - shift(depth),
            width: width as f32,
            height: height as f32,
            depth: depth as f32,
        }
    }
}

/// One neuron as a hook or an initialiser sees it: its number and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neuron {
    /// Number within the group, from 0.
    pub index: usize,
    /// Place along x, in lattice steps.
    pub x: f32,
    /// Place along y, in lattice steps.
    pub y: f32,
    /// Place along z, in lattice steps.
    pub z: f32,
    /// Neurons along x.
    pub width: f32,
    /// Neurons along y.
    pub height: f32,
    /// Neurons along z.
    pub depth: f32,
}

impl Neuron {
    /// Euclidean distance to another neuron, in lattice steps.
    pub fn distance(&self, other: &Self) -> f32 {
        let (x, y, z) = (self.x - other.x, self.y - other.y, self.z - other.z);
        libm::sqrtf(x * x + y * y + z * z)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lattice_numbers_row_by_row() {
        let extent = Extent::from(grid3(4, 3, 2));
        assert_eq!(extent.size(), 24);
        let n = extent.neuron(4 * 3 + 4 + 2);
        assert_eq!((n.x, n.y, n.z), (2.0, 1.0, 1.0));
        assert_eq!((n.width, n.height, n.depth), (4.0, 3.0, 2.0));
    }

    #[test]
    fn centred_puts_the_middle_at_the_origin() {
        let extent = Extent::from(grid(5, 4).centred());
        let sum: f32 = (0..20).map(|i| extent.neuron(i).x + extent.neuron(i).y).sum();
        assert_eq!(sum, 0.0);
        assert_eq!(extent.neuron(0).x, -2.0);
        assert_eq!(extent.neuron(0).y, -1.5);
    }

    #[test]
    fn squared_keeps_the_number() {
        for n in 0..200 {
            assert_eq!(Extent::from(squared(n)).size(), n);
        }
        assert_eq!(squared(100).width(), 10);
    }
}
