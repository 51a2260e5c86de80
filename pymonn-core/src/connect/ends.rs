//! What a rule connects.

use super::End;
use crate::{Neurons, StreamKey};

/// What is to be connected. Where an end is a part of a group, a rule sees that part alone: its size, and numbers from 0.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The neurons that the synapses come from.
    pub src: Neurons,
    /// The neurons that they go to.
    pub dst: Neurons,
    /// Whether both belong to one group, so that a neuron could be connected with itself.
    pub same_group: bool,
    /// The random streams of the synapse group.
    pub key: StreamKey,
}

impl Ends {
    /// The neurons of one end, and those of the other.
    pub(crate) fn from(&self, own: End) -> (&Neurons, &Neurons) {
        if own == End::Source { (&self.src, &self.dst) } else { (&self.dst, &self.src) }
    }

    /// Whether the two numbers are of one neuron.
    #[inline]
    pub(super) fn is_self(&self, src: usize, dst: usize) -> bool {
        self.same_group && self.src.index(src) == self.dst.index(dst)
    }

    /// The number that this neuron has at the other end.
    #[inline]
    pub(super) fn twin(&self, own: End, number: usize) -> Option<usize> {
        let (own, other) = self.from(own);
        if self.same_group { other.number(own.index(number)) } else { None }
    }

    /// How many neurons stand at both ends.
    pub(super) fn twins(&self) -> usize {
        if self.same_group && self.src.is_whole() && self.dst.is_whole() {
            return self.src.size().min(self.dst.size());
        }
        (0..self.dst.size()).filter(|&dst| self.twin(End::Target, dst).is_some()).count()
    }
}
