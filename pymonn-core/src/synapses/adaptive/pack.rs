//! The values of existing synapses side by side, for whoever is shown a whole variable.

use alloc::vec::Vec;

use crate::{Links, Value};

impl Links {
    /// Puts the values of existing synapses side by side, in the order of [`pairs`](Self::pairs).
    pub fn pack<T: Value>(&self, values: &[T], into: &mut Vec<T>) {
        into.clear();
        for segment in self.segments() {
            into.extend_from_slice(&values[segment.start..segment.end]);
        }
    }

    /// The same as a list of its own.
    pub fn packed<T: Value>(&self, values: &[T]) -> Vec<T> {
        let mut into = Vec::with_capacity(self.len());
        self.pack(values, &mut into);
        into
    }

    /// Puts them back where they lie.
    pub fn unpack<T: Value>(&self, packed: &[T], values: &mut [T]) {
        let mut rest = packed;
        for segment in self.segments() {
            let (own, behind) = rest.split_at(segment.end - segment.start);
            values[segment.start..segment.end].copy_from_slice(own);
            rest = behind;
        }
    }

    /// Gives the synapses that came last their values, which lie by source, then target.
    pub fn put_newest<T: Value>(&self, drawn: &[T], values: &mut [T]) {
        for (segment, &value) in self.newest().iter().zip(drawn) {
            values[segment.start] = value;
        }
    }
}
