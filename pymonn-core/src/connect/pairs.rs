//! The list of connections that a rule makes.

use alloc::vec::Vec;

use super::Ends;
use crate::Refusal;

/// A growing list of connected pairs, source first.
#[derive(Clone, Debug)]
pub struct Pairs {
    list: Vec<(u32, u32)>,
    sources: usize,
    targets: usize,
}

impl Pairs {
    /// An empty list for these two groups.
    ///
    /// # Errors
    /// A group of more than 4294967295 neurons: an index has 32 bits.
    pub fn new(ends: &Ends) -> Result<Self, Refusal> {
        for size in [ends.src.size(), ends.dst.size()] {
            if u32::try_from(size).is_err() {
                return Err(Refusal::new("size", size, "at most 4294967295 neurons"));
            }
        }
        Ok(Self { list: Vec::new(), sources: ends.src.size(), targets: ends.dst.size() })
    }

    /// Adds a synapse from neuron `src` to neuron `dst`.
    ///
    /// # Errors
    /// An index beyond its group, or no more memory.
    #[inline]
    pub fn push(&mut self, src: usize, dst: usize) -> Result<(), Refusal> {
        if src >= self.sources || dst >= self.targets {
            return Err(self.beyond(src, dst));
        }
        self.reserve(1)?;
        self.list.push((src as u32, dst as u32));
        Ok(())
    }

    /// Makes room for so many more pairs.
    ///
    /// # Errors
    /// They do not fit into memory.
    #[inline]
    pub fn reserve(&mut self, additional: usize) -> Result<(), Refusal> {
        self.list.try_reserve(additional).map_err(|_| Self::too_many(self.list.len().saturating_add(additional)))
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The pairs so far, source first.
    pub fn as_slice(&self) -> &[(u32, u32)] {
        &self.list
    }

    /// The pairs, source first.
    pub fn into_vec(self) -> Vec<(u32, u32)> {
        self.list
    }

    #[cold]
    fn beyond(&self, src: usize, dst: usize) -> Refusal {
        if src >= self.sources {
            Refusal::new("source index", src, format_args!("below {}, the number of sources", self.sources))
        } else {
            Refusal::new("target index", dst, format_args!("below {}, the number of targets", self.targets))
        }
    }

    #[cold]
    pub(super) fn too_many(count: usize) -> Refusal {
        Refusal::new("number of synapses", count, "what fits into memory")
    }
}
