//! Connections and weights as nalgebra's dense and sparse matrices, target by source.

use nalgebra::{DMatrix, Scalar};

use super::links::Links;
use crate::Value;

impl Links {
    /// A variable's values as (source, target, value), one per existing synapse, in the order of [`pairs`](Self::pairs).
    ///
    /// # Panics
    /// If `values` is not a variable of this synapse group.
    pub fn entries<'a, T: Value>(&'a self, values: &'a [T]) -> impl Iterator<Item = (usize, usize, T)> + 'a {
        assert_eq!(values.len(), self.slots(), "the values must be those of a variable of this synapse group");
        self.placed().map(|(slot, s, d)| (s, d, values[slot]))
    }

    /// Where in a variable's values those of the synapse from `source` to `target` lie, if there is one; of several the first.
    pub fn slot_of(&self, source: usize, target: usize) -> Option<usize> {
        if self.adaptive.is_some() {
            return self.slot(source, target);
        }
        self.placed().find(|&(_, s, d)| (s, d) == (source, target)).map(|(slot, ..)| slot)
    }

    /// A variable as a dense matrix, target by source: zero where there is no synapse, the sum where there are several.
    ///
    /// # Panics
    /// If `values` is not a variable of this synapse group.
    pub fn to_dense<T: Value + Default + Scalar + core::ops::AddAssign>(&self, values: &[T]) -> DMatrix<T> {
        let mut matrix = DMatrix::from_element(self.dst().size(), self.src().size(), T::default());
        for (s, d, x) in self.entries(values) {
            matrix[(d, s)] += x;
        }
        matrix
    }

    /// A variable as a list of (target, source, value) triplets; several synapses of a pair stay several.
    ///
    /// # Panics
    /// If `values` is not a variable of this synapse group.
    #[cfg(feature = "std")]
    pub fn to_coo<T: Value>(&self, values: &[T]) -> nalgebra_sparse::CooMatrix<T> {
        let mut matrix = nalgebra_sparse::CooMatrix::new(self.dst().size(), self.src().size());
        for (s, d, x) in self.entries(values) {
            matrix.push(d, s, x);
        }
        matrix
    }

    /// A variable as a compressed matrix by target; several synapses of a pair are summed.
    ///
    /// # Panics
    /// If `values` is not a variable of this synapse group.
    #[cfg(feature = "std")]
    pub fn to_csr<T: Value + nalgebra::ClosedAddAssign + rand_distr::num_traits::Zero>(
        &self,
        values: &[T],
    ) -> nalgebra_sparse::CsrMatrix<T> {
        nalgebra_sparse::CsrMatrix::from(&self.to_coo(values))
    }
}
