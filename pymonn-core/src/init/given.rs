//! Initial values that the program has already: lists and matrices.

use alloc::vec::Vec;

use nalgebra::{Dim, Matrix, RawStorage, U1};

use super::{Init, Site, Sites};
use crate::{Refusal, Rng, Value};

/// A list with one value per element: a slice, an array, a `Vec`, a column vector of `nalgebra`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of `{T}`",
    note = "`values` takes a slice, an array, a `Vec` or a column vector of `nalgebra`, or a reference to one"
)]
pub trait List<T> {
    /// How many values there are.
    fn count(&self) -> usize;
    /// One of them, `index < count()`.
    fn at(&self, index: usize) -> T;
}

impl<T: Copy> List<T> for [T] {
    fn count(&self) -> usize {
        self.len()
    }
    fn at(&self, index: usize) -> T {
        self[index]
    }
}

impl<T: Copy, const N: usize> List<T> for [T; N] {
    fn count(&self) -> usize {
        N
    }
    fn at(&self, index: usize) -> T {
        self[index]
    }
}

impl<T: Copy> List<T> for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }
    fn at(&self, index: usize) -> T {
        self[index]
    }
}

impl<T: Copy, D: Dim, S: RawStorage<T, D, U1>> List<T> for Matrix<T, D, U1, S> {
    fn count(&self) -> usize {
        self.len()
    }
    fn at(&self, index: usize) -> T {
        self[index]
    }
}

impl<T, S: List<T> + ?Sized> List<T> for &S {
    fn count(&self) -> usize {
        S::count(self)
    }
    fn at(&self, index: usize) -> T {
        S::at(self, index)
    }
}

/// See [`values`].
#[derive(Clone, Debug)]
pub struct Values<S> {
    list: S,
}

/// One value per neuron from a list; for synapses by source, then target, whatever the storage.
pub fn values<S>(list: S) -> Values<S> {
    Values { list }
}

impl<T: Value, S: List<T> + Sync> Init<T> for Values<S> {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        if matches!(sites, Sites::Shared) {
            return Err(sites.refuse("values", "a variable of neurons or synapses"));
        }
        if self.list.count() == sites.count() {
            return Ok(());
        }
        let allowed = format_args!("{}, one for each element of {}", sites.count(), sites.noun());
        Err(Refusal::new("values: length", self.list.count(), allowed))
    }

    #[inline]
    fn draw(&self, site: &Site, _: &mut Rng) -> T {
        self.list.at(match *site {
            Site::Neuron(neuron) => neuron.index,
            Site::Synapse { index, .. } => index,
            // `check` refuses it.
            Site::Shared => 0,
        })
    }
}

/// A matrix with one entry per pair of neurons, row = target, column = source.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a matrix of `{T}`",
    note = "`matrix` takes a matrix of `nalgebra` or a `CsrMatrix` of `nalgebra_sparse`, or a reference to one"
)]
pub trait Entries<T> {
    /// Rows (targets) and columns (sources).
    fn shape(&self) -> (usize, usize);
    /// The entry for the synapse from `source` to `target`.
    fn entry(&self, target: usize, source: usize) -> T;
}

impl<T: Copy, R: Dim, C: Dim, S: RawStorage<T, R, C>> Entries<T> for Matrix<T, R, C, S> {
    fn shape(&self) -> (usize, usize) {
        Matrix::shape(self)
    }
    fn entry(&self, target: usize, source: usize) -> T {
        self[(target, source)]
    }
}

/// An entry that is not stored is `T::default()`, 0 for numbers.
#[cfg(feature = "std")]
impl<T: Copy + Default> Entries<T> for nalgebra_sparse::CsrMatrix<T> {
    fn shape(&self) -> (usize, usize) {
        (self.nrows(), self.ncols())
    }
    fn entry(&self, target: usize, source: usize) -> T {
        let stored = self.get_row(target).and_then(|row| {
            let place = row.col_indices().binary_search(&source).ok()?;
            row.values().get(place).copied()
        });
        stored.unwrap_or_default()
    }
}

impl<T, E: Entries<T> + ?Sized> Entries<T> for &E {
    fn shape(&self) -> (usize, usize) {
        E::shape(self)
    }
    fn entry(&self, target: usize, source: usize) -> T {
        E::entry(self, target, source)
    }
}

/// See [`matrix`].
#[derive(Clone, Debug)]
pub struct FromMatrix<E> {
    entries: E,
}

/// One value per synapse from a matrix: row = target, column = source. A sparse matrix (`std`) gives `T::default()` where
/// it stores nothing.
pub fn matrix<E>(entries: E) -> FromMatrix<E> {
    FromMatrix { entries }
}

impl<T: Value, E: Entries<T> + Sync> Init<T> for FromMatrix<E> {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        let Sites::Synapses { src, dst, .. } = sites else {
            return Err(sites.refuse("matrix", "a variable of synapses"));
        };
        let wanted = (dst.size(), src.size());
        if self.entries.shape() == wanted {
            return Ok(());
        }
        Err(Refusal::new("matrix: shape", self.entries.shape(), format_args!("{wanted:?}, targets x sources")))
    }

    #[inline]
    fn draw(&self, site: &Site, _: &mut Rng) -> T {
        let (target, source) = match *site {
            Site::Synapse { src, dst, .. } => (dst.index, src.index),
            // `check` refuses these.
            Site::Neuron(neuron) => (neuron.index, neuron.index),
            Site::Shared => (0, 0),
        };
        self.entries.entry(target, source)
    }
}
