//! Arguments along x, y and z.

/// A vector in space: `[x, y, z]`, or `[x, y]` with z = 0.
#[diagnostic::on_unimplemented(message = "`{Self}` is no vector in space", note = "write `[x, y]` or `[x, y, z]`, each an `f32`")]
pub trait Vector {
    /// Along x, y and z.
    fn vector(self) -> [f32; 3];
}

impl Vector for [f32; 3] {
    fn vector(self) -> [f32; 3] {
        self
    }
}

impl Vector for [f32; 2] {
    fn vector(self) -> [f32; 3] {
        [self[0], self[1], 0.0]
    }
}

/// Factors along the axes: one for all of them, `[x, y, z]`, or `[x, y]` with z left as it is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no factor and no list of factors",
    note = "write one `f32` for all axes, `[x, y]` or `[x, y, z]`"
)]
pub trait Factors {
    /// Along x, y and z.
    fn factors(self) -> [f32; 3];
}

impl Factors for f32 {
    fn factors(self) -> [f32; 3] {
        [self; 3]
    }
}

impl Factors for [f32; 2] {
    fn factors(self) -> [f32; 3] {
        [self[0], self[1], 1.0]
    }
}

impl Factors for [f32; 3] {
    fn factors(self) -> [f32; 3] {
        self
    }
}
