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
    /// The largest number of synapses that the indices of one group can number.
    pub(crate) const MOST: usize = u32::MAX as usize - 1;

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
    /// An index beyond its group, too many synapses for one group, or no more memory.
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
    /// They are too many for one group, or do not fit into memory.
    #[inline]
    pub fn reserve(&mut self, additional: usize) -> Result<(), Refusal> {
        let count = self.list.len().saturating_add(additional);
        if count > Self::MOST {
            return Err(Self::too_many(count));
        }
        self.list.try_reserve(additional).map_err(|_| Self::no_room(count))
    }

    /// Refuses more synapses than the index of one group can number, or more than there can be memory for, before they are drawn.
    pub(super) fn check(count: usize) -> Result<(), Refusal> {
        if count > Self::MOST {
            return Err(Self::too_many(count));
        }
        // Of an index entry's smallest size.
        Vec::<u16>::new().try_reserve_exact(count).map_err(|_| Self::no_room(count))
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
    pub(crate) fn too_many(count: usize) -> Refusal {
        Refusal::new("synapses", count, "fewer than 4,294,967,295 in one group")
    }

    #[cold]
    pub(super) fn no_room(count: usize) -> Refusal {
        Refusal::new("number of synapses", count, "what fits into memory")
    }
}
