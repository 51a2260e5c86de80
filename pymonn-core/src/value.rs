//! What a variable may hold, and the two floating-point types that models are written over.

use crate::Scalar;
use core::fmt::Debug;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// A type that a variable can have: `f32`, `bool`, `u16`, a fixed-point number, a quantity with its unit.
///
/// Implemented for every type that meets the bounds; there is nothing to write.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a variable",
    label = "a variable's type is `Copy + PartialEq + Debug + Send + Sync + 'static`",
    note = "for example `f32`, `bool`, `u16`, `[f32; 3]`, or a struct of yours that derives `Clone, Copy, Debug, PartialEq`"
)]
pub trait Value: Copy + PartialEq + Debug + Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Copy + PartialEq + Debug + Send + Sync + 'static> Value for T {}

/// `f32` or `f64`: the bound of a network or behaviour that is written once for both precisions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no floating-point number",
    label = "`f32` or `f64` is expected",
    note = "write numbers with a point: `uniform(0.0, 1.0)`"
)]
pub trait Float:
    Value
    + Scalar
    + crate::math::Real
    + PartialOrd
    + Default
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
    + core::iter::Sum<Self>
{
    /// Zero.
    const ZERO: Self;
    /// One.
    const ONE: Self;
    /// The nearest value of this type.
    fn from_f64(value: f64) -> Self;
    /// A uniform number in `0.0..1.0` from 64 random bits (the upper ones count).
    fn from_bits_uniform(bits: u64) -> Self;
}

impl Float for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value as f32
    }
    #[inline(always)]
    fn from_bits_uniform(bits: u64) -> Self {
        // Through a signed integer: the conversion that every vector unit has.
        ((bits >> 40) as i32) as f32 * (1.0 / 16_777_216.0)
    }
}

impl Float for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }
    #[inline(always)]
    fn from_bits_uniform(bits: u64) -> Self {
        ((bits >> 11) as i64) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }
}
