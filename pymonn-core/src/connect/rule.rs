//! What all rules of this module have in common.

use super::{End, Ends};

/// A connection rule of this crate, which may leave out connections of neurons with themselves.
#[derive(Clone, Debug)]
pub struct Rule<K> {
    pub(super) kind: K,
    without_self: bool,
}

impl<K> Rule<K> {
    pub(super) fn new(kind: K) -> Self {
        Self { kind, without_self: false }
    }

    /// Leaves out the connection of each neuron with itself. Changes nothing between different groups.
    #[must_use]
    pub fn without_self(self) -> Self {
        Self { without_self: true, ..self }
    }

    /// Whether the diagonal is left out here.
    pub(super) fn leaves_diagonal(&self, ends: &Ends) -> bool {
        self.without_self && ends.same_group
    }

    /// How many pairs there are to choose from.
    pub(super) fn available(&self, ends: &Ends) -> usize {
        let diagonal = if self.leaves_diagonal(ends) { ends.twins() } else { 0 };
        ends.src.size().saturating_mul(ends.dst.size()) - diagonal
    }

    /// The source that is the target itself, where that is left out; otherwise no number of a neuron.
    pub(super) fn left_out(&self, ends: &Ends, dst: usize) -> usize {
        let itself = if self.leaves_diagonal(ends) { ends.twin(End::Target, dst) } else { None };
        itself.unwrap_or(usize::MAX)
    }

    /// Whether the pair may be connected: all but a neuron with itself, where those are left out.
    #[inline]
    pub(super) fn allows(&self, ends: &Ends, src: usize, dst: usize) -> bool {
        !(self.without_self && ends.is_self(src, dst))
    }
}
