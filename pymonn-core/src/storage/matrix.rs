//! One value per pair of neurons, for dense groups.

use alloc::vec::Vec;
use core::fmt;
use core::ops::{Deref, DerefMut};

use nalgebra::{DMatrix, DMatrixView, DMatrixViewMut};

use crate::Value;

/// A variable of a `[Dense]` synapse group: a nalgebra matrix, target by source, so that a column is one source.
///
/// It derefs to the slice of all entries, column by column, and keeps its shape for life. Where the group has a `connect`,
/// the entries of pairs without a synapse are there, but no hook sees them.
#[derive(Clone, PartialEq)]
pub struct Table<T: Value> {
    cells: DMatrix<T>,
}

impl<T: Value> Table<T> {
    /// A table of `targets` rows and `sources` columns from its entries, column by column.
    ///
    /// `values` must have `targets * sources` entries; the caller is generated code, which has checked it.
    pub fn new(targets: usize, sources: usize, values: Vec<T>) -> Self {
        Self { cells: DMatrix::from_vec(targets, sources, values) }
    }

    /// The entries as a nalgebra matrix, target by source.
    pub fn matrix(&self) -> DMatrixView<'_, T> {
        self.cells.as_view()
    }

    /// The entries as a nalgebra matrix that may be written.
    pub fn matrix_mut(&mut self) -> DMatrixViewMut<'_, T> {
        self.cells.as_view_mut()
    }
}

impl<T: Value> Deref for Table<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        self.cells.as_slice()
    }
}

impl<T: Value> DerefMut for Table<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        self.cells.as_mut_slice()
    }
}

impl<T: Value> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cells.fmt(f)
    }
}
