//! Connections that the program has already: a list, or the entries of a matrix.

use alloc::vec::Vec;

use nalgebra::{Dim, Matrix, RawStorage};

use super::{Connect, Ends, Pairs, Rule};
use crate::Refusal;

/// See [`pairs`] and [`from_dense`].
#[derive(Clone, Debug)]
pub struct Listed {
    /// Source first.
    pairs: Vec<(usize, usize)>,
    /// Name of the rule and (targets, sources) of a matrix.
    matrix: Option<(&'static str, (usize, usize))>,
}

/// Connects these pairs, source first. A pair that is listed twice gets two synapses.
///
/// Source: Brian2's `connect(i=…, j=…)`, PyNN's `FromListConnector`.
///
/// Tested against: the list itself.
pub fn pairs(pairs: impl IntoIterator<Item = (usize, usize)>) -> Rule<Listed> {
    Rule::new(Listed { pairs: pairs.into_iter().collect(), matrix: None })
}

/// Connects where the matrix (row = target, column = source) has an entry other than 0.
///
/// Source: PyNN's `ArrayConnector`.
///
/// Tested against: the matrix itself.
pub fn from_dense<T, R, C, S>(matrix: &Matrix<T, R, C, S>) -> Rule<Listed>
where
    T: Default + PartialEq,
    R: Dim,
    C: Dim,
    S: RawStorage<T, R, C>,
{
    let zero = T::default();
    let (rows, columns) = matrix.shape();
    let entries = (0..columns).flat_map(|src| (0..rows).map(move |dst| (dst, src)));
    stored("from_dense", (rows, columns), entries.filter(|&entry| matrix[entry] != zero))
}

/// Connects where the matrix (row = target, column = source) stores an entry, be it 0.
///
/// Source: as [`from_dense`].
///
/// Tested against: the matrix itself.
#[cfg(feature = "std")]
pub fn from_csr<T>(matrix: &nalgebra_sparse::CsrMatrix<T>) -> Rule<Listed> {
    stored("from_csr", (matrix.nrows(), matrix.ncols()), matrix.triplet_iter().map(|(dst, src, _)| (dst, src)))
}

/// Connects where the matrix (row = target, column = source) stores an entry, be it 0.
///
/// Source: as [`from_dense`].
///
/// Tested against: the matrix itself.
#[cfg(feature = "std")]
pub fn from_csc<T>(matrix: &nalgebra_sparse::CscMatrix<T>) -> Rule<Listed> {
    stored("from_csc", (matrix.nrows(), matrix.ncols()), matrix.triplet_iter().map(|(dst, src, _)| (dst, src)))
}

/// Connects where the matrix (row = target, column = source) stores an entry, be it 0. One that is stored twice gives two
/// synapses.
///
/// Source: as [`from_dense`].
///
/// Tested against: the matrix itself.
#[cfg(feature = "std")]
pub fn from_coo<T>(matrix: &nalgebra_sparse::CooMatrix<T>) -> Rule<Listed> {
    stored("from_coo", (matrix.nrows(), matrix.ncols()), matrix.triplet_iter().map(|(dst, src, _)| (dst, src)))
}

/// The rule for the entries (row, column) of a matrix.
fn stored(name: &'static str, shape: (usize, usize), entries: impl Iterator<Item = (usize, usize)>) -> Rule<Listed> {
    Rule::new(Listed { pairs: entries.map(|(dst, src)| (src, dst)).collect(), matrix: Some((name, shape)) })
}

#[diagnostic::do_not_recommend]
impl Connect for Rule<Listed> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        if let Some((name, shape)) = self.kind.matrix {
            let wanted = (ends.dst.size(), ends.src.size());
            if shape != wanted {
                let what = alloc::format!("{name}: shape");
                return Err(Refusal::new(what, shape, format_args!("{wanted:?}, targets x sources")));
            }
        }
        pairs.reserve(self.kind.pairs.len())?;
        let allowed = self.kind.pairs.iter().filter(|&&(src, dst)| self.allows(ends, src, dst));
        allowed.clone().try_for_each(|&(src, dst)| pairs.push(src, dst))
    }
}
