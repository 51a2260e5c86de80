//! Lattices, and where they stand in space.

use super::placing::Placing;
use super::{Factors, Vector};

/// A lattice of neurons: `width * height * depth` of them, numbered row by row, layer by layer.
///
/// Neuron `i` stands at `x = i % width`, `y = i / width % height`, `z = i / (width * height)`. [`centred`](Grid::centred) moves the
/// middle of the lattice to the origin; the other methods then place it in space, one after another in the order of the calls.
/// Distances in hooks, connection rules and initial values are those of the places.
///
/// ```
/// # use pymonn_core::{Extent, grid};
/// let sheet = grid(10, 10).centred().scale(0.5).rotate(core::f32::consts::FRAC_PI_2).move_by([0.0, 0.0, 3.0]);
/// let first = Extent::from(sheet).neuron(0);
/// assert!((first.x - 2.25).abs() < 1e-6 && (first.y + 2.25).abs() < 1e-6 && first.z == 3.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    width: usize,
    height: usize,
    depth: usize,
    centred: bool,
    placing: Option<Placing>,
    /// What was given a number that will not do, the number, and what would do.
    refused: Option<(&'static str, f32, &'static str)>,
}

/// A flat lattice of `width` times `height` neurons.
///
/// Source: PymoNNto's `NeuronDimension`, NEST's `spatial.grid`.
///
/// Tested against: distances after turns, scaling and noise, computed by hand.
///
/// ```
/// # use pymonn_core::{grid, Extent};
/// assert_eq!(Extent::from(grid(10, 4)).size(), 40);
/// ```
pub const fn grid(width: usize, height: usize) -> Grid {
    grid3(width, height, 1)
}

/// A lattice in space of `width` times `height` times `depth` neurons.
///
/// Source: as [`grid`].
///
/// Tested against: distances after turns, scaling and noise, computed by hand.
pub const fn grid3(width: usize, height: usize, depth: usize) -> Grid {
    Grid { width, height, depth, centred: false, placing: None, refused: None }
}

/// The most square rectangle with exactly `n` neurons: its width is the largest divisor of `n` up to the root of `n`.
///
/// Source: PymoNNto's `getGrid`.
///
/// Tested against: its definition.
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

    /// The same lattice with its middle at the origin, as PymoNNto's `NeuronDimension` has it. Comes before all other placing,
    /// wherever it is called.
    #[must_use]
    pub const fn centred(self) -> Self {
        Self { centred: true, ..self }
    }

    /// Moves every neuron by `[x, y]` or `[x, y, z]`.
    #[must_use]
    pub fn move_by(self, by: impl Vector) -> Self {
        let by = by.vector();
        self.placed("move_by", by, |placing| placing.shifted(by))
    }

    /// Multiplies every place, seen from the origin: by one factor, or by `[x, y]` or `[x, y, z]`.
    #[must_use]
    pub fn scale(self, by: impl Factors) -> Self {
        let by = by.factors();
        self.placed("scale", by, |placing| placing.scaled(by))
    }

    /// Scales so that along each axis a neuron takes the room that makes this lattice as wide as `other`:
    /// `scale([other.width() / self.width(), …])`. Two [`centred`](Self::centred) lattices then cover the same area.
    ///
    /// ```
    /// # use pymonn_core::{Extent, grid};
    /// let coarse = Extent::from(grid(5, 5).centred().stretch_to(grid(20, 10)));
    /// assert_eq!((coarse.neuron(0).x, coarse.neuron(0).y), (-8.0, -4.0));
    /// ```
    #[must_use]
    pub fn stretch_to(self, other: Grid) -> Self {
        let factor = |own: usize, other: usize| if own == 0 { 1.0 } else { other as f32 / own as f32 };
        self.scale([factor(self.width, other.width), factor(self.height, other.height), factor(self.depth, other.depth)])
    }

    /// Turns the sheet about the z axis through the origin, from x towards y, by an angle in radians.
    #[must_use]
    pub fn rotate(self, angle: f32) -> Self {
        self.rotate_about([0.0, 0.0, 1.0], angle)
    }

    /// Turns about an axis through the origin, by an angle in radians: anticlockwise for who looks against the axis.
    #[must_use]
    pub fn rotate_about(self, axis: [f32; 3], angle: f32) -> Self {
        if axis == [0.0; 3] {
            return Self {
                refused: self.refused.or(Some(("rotate_about: length of the axis", 0.0, "a length above 0"))),
                ..self
            };
        }
        self.placed("rotate_about: axis", axis, |p| p).placed("rotate: angle", [angle; 3], |p| p.rotated(axis, angle))
    }

    /// Moves each neuron by chance: uniformly, by up to half of `[x, y]` or `[x, y, z]` to either side. The draws are the group's
    /// own and follow from the seed of the network. Called again, the widths add up.
    #[must_use]
    pub fn noise(self, width: impl Vector) -> Self {
        let width = width.vector();
        self.placed("noise", width, |placing| placing.noisy(width))
    }

    fn placed(self, what: &'static str, numbers: [f32; 3], place: impl FnOnce(Placing) -> Placing) -> Self {
        match numbers.into_iter().find(|number| !number.is_finite()) {
            Some(number) => Self { refused: self.refused.or(Some((what, number, "a finite number"))), ..self },
            None => Self { placing: Some(place(self.placing.unwrap_or_default())), ..self },
        }
    }

    /// What was given a number that will not do, the number, and what would do.
    #[cfg(feature = "alloc")]
    pub(crate) fn refused(&self) -> Option<(&'static str, f32, &'static str)> {
        self.refused
    }

    pub(super) fn is_centred(&self) -> bool {
        self.centred
    }

    pub(super) fn placing(&self) -> Option<&Placing> {
        self.placing.as_ref()
    }
}
