//! One value per pair of neurons, for dense groups.

use core::fmt;
use core::ops::{Deref, DerefMut};

use nalgebra::{DMatrixView, DMatrixViewMut};

use super::Var;
use crate::Value;

/// A variable of a `[Dense]` synapse group: a nalgebra matrix, target by source, so that a column is one source.
///
/// It derefs to the slice of all entries, column by column, and keeps its shape for life. Where the group has a `connect`,
/// the entries of pairs without a synapse are there, but no hook sees them.
#[derive(Clone, PartialEq)]
pub struct Table<T: Value> {
    targets: usize,
    sources: usize,
    cells: Var<T>,
}

impl<T: Value> Table<T> {
    /// A table of `targets` rows and `sources` columns from its entries, column by column.
    ///
    /// # Panics
    /// If there are not `targets * sources` entries. The caller is generated code, which draws as many.
    pub fn new(targets: usize, sources: usize, cells: Var<T>) -> Self {
        assert_eq!(targets.checked_mul(sources), Some(cells.len()), "one entry per pair");
        Self { targets, sources, cells }
    }

    /// The entries as a nalgebra matrix, target by source.
    pub fn matrix(&self) -> DMatrixView<'_, T> {
        DMatrixView::from_slice(&self.cells, self.targets, self.sources)
    }

    /// The entries as a nalgebra matrix that may be written.
    pub fn matrix_mut(&mut self) -> DMatrixViewMut<'_, T> {
        DMatrixViewMut::from_slice(&mut self.cells, self.targets, self.sources)
    }
}

impl<T: Value> Deref for Table<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        &self.cells
    }
}

impl<T: Value> DerefMut for Table<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.cells
    }
}

impl<T: Value> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.matrix().clone_owned().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_a_source() {
        let mut table = Table::new(2, 3, Var::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]));
        assert_eq!((table.matrix()[(1, 0)], table.matrix()[(0, 2)]), (2.0, 5.0));
        table.matrix_mut()[(1, 2)] = 7.0;
        assert_eq!(table[..], [1.0, 2.0, 3.0, 4.0, 5.0, 7.0]);
        assert_eq!(table.clone(), table);
        assert_eq!(alloc::format!("{table:?}"), alloc::format!("{:?}", table.matrix().clone_owned()));
        assert_eq!(Table::<f32>::new(0, 3, Var::new(&[])).matrix().shape(), (0, 3));
    }
}
