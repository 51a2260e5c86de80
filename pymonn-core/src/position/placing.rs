//! From places on a lattice to places in space: a linear map, a shift, and noise of each neuron's own.

use crate::{Rng, StreamKey};

type Matrix = [[f32; 3]; 3];

/// `place = linear * lattice place + shift + noise * u`, with u uniform from -1/2 to 1/2 along each axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placing {
    linear: Matrix,
    shift: [f32; 3],
    noise: Option<Matrix>,
}

/// The diagonal matrix.
fn diagonal(entries: [f32; 3]) -> Matrix {
    let [x, y, z] = entries;
    [[x, 0.0, 0.0], [0.0, y, 0.0], [0.0, 0.0, z]]
}

fn times(matrix: &Matrix, vector: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

fn product(left: &Matrix, right: &Matrix) -> Matrix {
    let column = |k: usize| times(left, [right[0][k], right[1][k], right[2][k]]);
    let columns = [column(0), column(1), column(2)];
    [0, 1, 2].map(|row| [columns[0][row], columns[1][row], columns[2][row]])
}

fn sum(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

impl Placing {
    pub(super) fn shifted(self, by: [f32; 3]) -> Self {
        Self { shift: sum(self.shift, by), ..self }
    }

    pub(super) fn scaled(self, by: [f32; 3]) -> Self {
        self.mapped(&diagonal(by))
    }

    /// Turned about an axis through the origin, which need not be of length 1 (Rodrigues' formula).
    pub(super) fn rotated(self, axis: [f32; 3], angle: f32) -> Self {
        let length = libm::sqrtf(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        let [x, y, z] = axis.map(|a| a / length);
        let (sin, cos) = libm::sincosf(angle);
        let rest = 1.0 - cos;
        self.mapped(&[
            [cos + x * x * rest, x * y * rest - z * sin, x * z * rest + y * sin],
            [y * x * rest + z * sin, cos + y * y * rest, y * z * rest - x * sin],
            [z * x * rest - y * sin, z * y * rest + x * sin, cos + z * z * rest],
        ])
    }

    pub(super) fn noisy(self, width: [f32; 3]) -> Self {
        let mut noise = self.noise.unwrap_or(diagonal([0.0; 3]));
        for (k, width) in width.into_iter().enumerate() {
            noise[k][k] += width;
        }
        Self { noise: Some(noise), ..self }
    }

    fn mapped(self, by: &Matrix) -> Self {
        Self { linear: product(by, &self.linear), shift: times(by, self.shift), noise: self.noise.map(|n| product(by, &n)) }
    }

    /// Where the neuron with this number stands, whose place on the lattice is `place`.
    pub(super) fn place(&self, place: [f32; 3], index: usize, key: StreamKey) -> [f32; 3] {
        let mut placed = sum(times(&self.linear, place), self.shift);
        if let Some(noise) = &self.noise {
            let mut rng = Rng::neuron(key, 0, index as u32);
            let mut draw = || rng.uniform() - 0.5;
            placed = sum(placed, times(noise, [draw(), draw(), draw()]));
        }
        placed
    }
}

impl Default for Placing {
    fn default() -> Self {
        Self { linear: diagonal([1.0; 3]), shift: [0.0; 3], noise: None }
    }
}
