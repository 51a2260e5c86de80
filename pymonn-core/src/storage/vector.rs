//! One value per neuron, or per synapse of a sparse group.

use alloc::vec::Vec;
use core::fmt;
use core::mem::size_of;
use core::ops::{Deref, DerefMut};

use nalgebra::{DVector, DVectorView, DVectorViewMut};

use crate::Value;

/// A cache line, and the widest vector register: arrays that start on it load about twice as fast.
const ALIGN: usize = 64;

/// A variable with one value per neuron (or per synapse, in storage order).
///
/// It derefs to a slice, gives nalgebra views, and keeps its length for life.
pub struct Var<T: Value> {
    cells: DVector<T>,
    start: usize,
    len: usize,
}

impl<T: Value> Var<T> {
    /// A variable that holds these values.
    pub fn new(values: &[T]) -> Self {
        let len = values.len();
        let Some(&first) = values.first() else {
            return Self { cells: DVector::from_vec(Vec::new()), start: 0, len };
        };
        let spare = if size_of::<T>() == 0 { 0 } else { ALIGN.div_ceil(size_of::<T>()) };
        let mut cells = alloc::vec![first; len + spare];
        let start = cells.as_ptr().align_offset(ALIGN).min(spare);
        cells[start..start + len].copy_from_slice(values);
        Self { cells: DVector::from_vec(cells), start, len }
    }

    /// The values as a nalgebra column vector.
    pub fn view(&self) -> DVectorView<'_, T> {
        DVectorView::from_slice(self, self.len)
    }

    /// The values as a nalgebra column vector that may be written.
    pub fn view_mut(&mut self) -> DVectorViewMut<'_, T> {
        let len = self.len;
        DVectorViewMut::from_slice(self, len)
    }
}

impl<T: Value> Deref for Var<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        &self.cells.as_slice()[self.start..self.start + self.len]
    }
}

impl<T: Value> DerefMut for Var<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.cells.as_mut_slice()[self.start..self.start + self.len]
    }
}

impl<T: Value> Clone for Var<T> {
    /// A copy has an address of its own, so it is aligned anew.
    fn clone(&self) -> Self {
        Self::new(self)
    }
}

impl<T: Value> fmt::Debug for Var<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self[..].fmt(f)
    }
}

impl<T: Value> PartialEq for Var<T> {
    fn eq(&self, other: &Self) -> bool {
        self[..] == other[..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_on_a_cache_line_also_after_a_copy() {
        for len in [1, 7, 64, 1000] {
            let var = Var::new(&alloc::vec![1.5f32; len]);
            let copy = var.clone();
            assert_eq!(var.as_ptr() as usize % ALIGN, 0);
            assert_eq!(copy.as_ptr() as usize % ALIGN, 0);
            assert_eq!(var, copy);
        }
    }

    #[test]
    fn views_see_the_same_cells() {
        let mut var = Var::new(&[1.0, 2.0, 3.0]);
        var.view_mut()[1] = 5.0;
        assert_eq!(var.view().sum(), 9.0);
        assert_eq!(var[1], 5.0);
    }

    #[test]
    fn nothing_and_values_of_no_size() {
        assert_eq!(Var::<f32>::new(&[]).len(), 0);
        assert_eq!(Var::new(&[(), ()]).len(), 2);
    }
}
