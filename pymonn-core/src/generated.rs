//! What generated code needs at build time: one call per user expression, so that a wrong type is blamed on the expression.

use core::ops::{Bound, Range, RangeBounds};

use crate::{Extent, Fill, Grid, Refusal, StreamKey, Value, Var};

/// What may stand in `group name[…]`: a number of neurons or a lattice.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no size of a group",
    label = "expected a number of neurons, `usize`, or a lattice",
    note = "for example `[100]`, `[size / 4]`, `[grid(10, 10)]`, `[squared(100)]`, `[grid3(4, 4, 2)]`"
)]
pub trait IntoExtent {
    /// As a size and shape.
    fn into_extent(self) -> Extent;
}

impl IntoExtent for usize {
    fn into_extent(self) -> Extent {
        self.into()
    }
}

impl IntoExtent for Grid {
    fn into_extent(self) -> Extent {
        self.into()
    }
}

/// The size and shape of a group.
///
/// # Errors
/// Refuses no neurons, and more than 32-bit indices can number.
pub fn as_extent<E: IntoExtent>(extent: E) -> Result<Extent, Refusal> {
    let extent = extent.into_extent();
    if let Some((what, number, allowed)) = extent.grid().refused() {
        return Err(Refusal::new(what, number, allowed));
    }
    match extent.size() {
        1..=0xffff_fffe => Ok(extent),
        size => Err(Refusal::new("size", size, "1 to 4,294,967,294 neurons")),
    }
}

/// A behaviour that brings variables to its object; `K` numbers them.
pub trait Brings<const K: usize> {
    /// The variable's type.
    type Ty: Value;

    /// The initial values of a variable with one value per neuron or synapse.
    ///
    /// # Errors
    /// The initialiser's.
    fn each(&self, fill: Fill<'_, Self::Ty>) -> Result<Var<Self::Ty>, Refusal>;

    /// The initial value of a shared variable.
    ///
    /// # Errors
    /// The initialiser's.
    fn one(&self, fill: Fill<'_, Self::Ty>) -> Result<Self::Ty, Refusal>;
}

/// The range behind a recorder's `v[range]`.
///
/// # Errors
/// Refuses one that reaches beyond the variable.
pub fn checked_range(range: impl RangeBounds<usize>, len: usize) -> Result<Range<usize>, Refusal> {
    let start = match range.start_bound() {
        Bound::Included(&k) => k,
        Bound::Excluded(&k) => k.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&k) => k.saturating_add(1),
        Bound::Excluded(&k) => k,
        Bound::Unbounded => len,
    };
    if start <= end && end <= len {
        Ok(start..end)
    } else {
        Err(Refusal::new("range", start..end, alloc::format!("within 0..{len}")))
    }
}

/// Stands for the places of a variable where an editor alone looks at an initial value.
#[doc(hidden)]
pub fn editor_fill<'p, T: Value>() -> Fill<'p, T> {
    Fill::shared(StreamKey::new(0, 0))
}
