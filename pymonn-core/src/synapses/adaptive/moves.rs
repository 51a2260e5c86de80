//! What a change of the synapses does to the values of their variables.

use core::ops::Range;

use crate::{Value, Var};

/// Neighbouring values that move together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) len: usize,
}

/// Which values of a variable move where, as the synapses do that they belong to.
#[derive(Debug)]
pub struct Moves<'a> {
    /// In an order in which no run is overwritten before it has moved.
    pub(super) runs: &'a [Run],
    /// Places in which there is no synapse any more.
    pub(super) freed: Range<usize>,
    /// How many places there are from now on.
    pub(super) slots: usize,
    /// The whole list is written anew.
    pub(super) anew: bool,
}

impl Moves<'_> {
    /// Moves the values of one variable. Places without a synapse hold the type's default.
    pub fn apply<T: Value + Default>(&self, values: &mut Var<T>) {
        if self.anew {
            let mut fresh = Var::filled(self.slots, T::default());
            for run in self.runs {
                fresh[run.to..run.to + run.len].copy_from_slice(&values[run.from..run.from + run.len]);
            }
            *values = fresh;
            return;
        }
        if values.len() < self.slots {
            values.lengthen(self.slots, T::default());
        }
        for run in self.runs {
            values.copy_within(run.from..run.from + run.len, run.to);
        }
        values[self.freed.clone()].fill(T::default());
    }
}
