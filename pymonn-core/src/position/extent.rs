//! The size and shape of a group.

use super::{Grid, Neuron, grid};
use crate::StreamKey;

/// The size and shape of a group: from a number of neurons (a line along x) or from a [`Grid`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    grid: Grid,
    size: usize,
    /// Of the noise of places.
    key: StreamKey,
}

impl From<usize> for Extent {
    fn from(size: usize) -> Self {
        Self { size, ..grid(size, 1).into() }
    }
}

impl From<Grid> for Extent {
    fn from(grid: Grid) -> Self {
        let size = grid.width().saturating_mul(grid.height()).saturating_mul(grid.depth());
        Self { size, grid, key: StreamKey::new(0, 0) }
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

    /// The same with noise of places drawn from this stream.
    #[must_use]
    pub const fn seeded(self, key: StreamKey) -> Self {
        Self { key, ..self }
    }

    /// The neuron with this index, and where it stands.
    #[inline(always)]
    pub fn neuron(&self, index: usize) -> Neuron {
        let (width, height, depth) = (self.grid.width(), self.grid.height(), self.grid.depth());
        let line = height == 1 && depth == 1;
        let (x, y, z) = if line { (index, 0, 0) } else { (index % width, index / width % height, index / (width * height)) };
        let shift = |n: usize| if self.grid.is_centred() { (n as f32 - 1.0) * 0.5 } else { 0.0 };
        let mut place = [x as f32 - shift(width), y as f32 - shift(height), z as f32 - shift(depth)];
        if let Some(placing) = self.grid.placing() {
            place = placing.place(place, index, self.key);
        }
        let [x, y, z] = place;
        Neuron { index, x, y, z, width: width as f32, height: height as f32, depth: depth as f32 }
    }
}

#[cfg(test)]
mod tests {
    use core::f32::consts::FRAC_PI_2;

    use super::*;
    use crate::{grid3, name_hash, squared};

    fn places(grid: Grid) -> impl Iterator<Item = [f32; 3]> {
        let extent = Extent::from(grid).seeded(StreamKey::new(3, name_hash("exc[]")));
        (0..extent.size()).map(move |k| [extent.neuron(k).x, extent.neuron(k).y, extent.neuron(k).z])
    }

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

    #[test]
    fn placing_runs_in_the_order_of_the_calls() {
        let at = |grid: Grid, index: usize| Extent::from(grid).neuron(index);
        let moved = at(grid(3, 2).scale(2.0).move_by([10.0, 0.0, -1.0]), 5);
        assert_eq!((moved.x, moved.y, moved.z), (14.0, 2.0, -1.0));
        let moved = at(grid(3, 2).move_by([10.0, 0.0]).scale([2.0, 3.0]), 5);
        assert_eq!((moved.x, moved.y, moved.z), (24.0, 3.0, 0.0));
        // A quarter turn takes x to y, about x it takes y to z.
        let turned = at(grid(3, 2).rotate(FRAC_PI_2), 2);
        assert!(turned.x.abs() < 1e-6 && (turned.y - 2.0).abs() < 1e-6);
        let turned = at(grid(3, 2).rotate_about([5.0, 0.0, 0.0], FRAC_PI_2), 3);
        assert!(turned.y.abs() < 1e-6 && (turned.z - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_rotation_keeps_distances() {
        let (plain, turned) = (Extent::from(grid3(3, 4, 5)), Extent::from(grid3(3, 4, 5).rotate_about([1.0, -2.0, 0.5], 0.7)));
        for (i, j) in [(0, 59), (7, 30), (12, 13)] {
            let (a, b) = (plain.neuron(i).distance(&plain.neuron(j)), turned.neuron(i).distance(&turned.neuron(j)));
            assert!((a - b).abs() < 1e-5, "{a} {b}");
        }
    }

    #[test]
    fn noise_is_uniform_and_the_neurons_own() {
        let n = 100;
        let noisy = grid(n, n).noise([0.5, 2.0]);
        let offsets = |axis: usize| places(noisy).zip(places(grid(n, n))).map(move |(a, b)| f64::from(a[axis] - b[axis]));
        for (axis, width) in [(0, 0.5), (1, 2.0), (2, 0.0)] {
            assert!(offsets(axis).all(|d| d.abs() <= 0.5 * width + 1e-5));
            let (mean, square) = offsets(axis).fold((0.0, 0.0), |(m, s), d| (m + d / 1e4, s + d * d / 1e4));
            // The variance of a uniform number is width^2 / 12; five standard errors.
            assert!(mean.abs() <= 5.0 * width / 12_f64.sqrt() / 100.0, "{mean}");
            assert!((square - width * width / 12.0).abs() <= 5.0 * width * width * 0.075 / 100.0, "{square}");
        }
        assert!(places(noisy).eq(places(noisy)));
        let other = Extent::from(noisy).seeded(StreamKey::new(4, name_hash("exc[]")));
        assert_ne!(other.neuron(0).x, places(noisy).next().unwrap()[0]);
        // Turned after the noise, the noise turns with it.
        let turned = places(grid(n, n).noise([0.0, 2.0]).rotate(FRAC_PI_2)).next().unwrap();
        assert!(turned[0] != 0.0 && turned[1].abs() < 1e-6);
    }

    #[test]
    fn a_torus_takes_the_nearest_way() {
        let extent = Extent::from(grid(10, 4));
        let d = |i: usize, j: usize, period: [f32; 2]| extent.neuron(i).distance_on_torus(&extent.neuron(j), period);
        assert_eq!(d(0, 9, [10.0, 4.0]), 1.0);
        assert_eq!(d(0, 39, [10.0, 4.0]), 2_f32.sqrt());
        assert_eq!(d(0, 39, [0.0, 4.0]), 82_f32.sqrt());
        assert_eq!(d(0, 5, [10.0, 4.0]), 5.0);
        assert_eq!(d(3, 3, [10.0, 4.0]), 0.0);
    }
}
