//! Lists of neurons, in 16 bits where these are enough.

use alloc::vec::Vec;
use core::ops::Range;
use core::sync::atomic::{AtomicU16, AtomicU32, Ordering::Relaxed};

use crate::Refusal;
use crate::storage::filled;

/// The most neurons that 16 bits number.
const NARROW: usize = 1 << 16;

/// An entry of an index: `u16` or `u32`. What is written over it serves both widths of [`Indices`].
pub trait IndexWord: Copy + Send + Sync + 'static {
    /// The neuron.
    fn at(self) -> usize;
}

impl IndexWord for u16 {
    #[inline(always)]
    fn at(self) -> usize {
        usize::from(self)
    }
}

impl IndexWord for u32 {
    #[inline(always)]
    fn at(self) -> usize {
        self as usize
    }
}

/// A list of neurons of one group: 2 bytes each in a group of at most 65,536, otherwise 4.
#[derive(Clone, Debug)]
pub enum Indices {
    /// Of a group of at most 65,536 neurons.
    Narrow(Vec<u16>),
    /// Of a larger one.
    Wide(Vec<u32>),
}

/// Does the same with the entries of either width: `with!(indices, list => list.len())`.
macro_rules! with {
    ($indices:expr, $list:ident => $value:expr) => {
        match $indices {
            $crate::synapses::indices::Indices::Narrow($list) => $value,
            $crate::synapses::indices::Indices::Wide($list) => $value,
        }
    };
}
pub(super) use with;

impl Indices {
    /// No entries.
    pub(super) const NONE: &'static Self = &Self::Narrow(Vec::new());

    /// The first neuron in so many entries of a group of `neurons`.
    ///
    /// # Errors
    /// So much memory is not there.
    pub(super) fn zeros(neurons: usize, len: usize) -> Result<Self, Refusal> {
        Ok(if neurons <= NARROW { Self::Narrow(filled(0, len)?) } else { Self::Wide(filled(0, len)?) })
    }

    /// How many entries there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        with!(self, list => list.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    ///
    /// # Panics
    /// If there are not so many.
    #[inline(always)]
    pub fn get(&self, place: usize) -> usize {
        with!(self, list => list[place].at())
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        (0..self.len()).map(|place| self.get(place))
    }

    /// Sets one of them.
    pub(super) fn set(&mut self, place: usize, neuron: usize) {
        with!(self, list => list[place] = Write::new(neuron));
    }

    /// Moves some of them within the list.
    pub(super) fn move_within(&mut self, from: Range<usize>, to: usize) {
        with!(self, list => list.copy_within(from, to));
    }

    /// Makes the list longer; what is in the new places means nothing.
    pub(super) fn lengthen(&mut self, len: usize) {
        with!(self, list => list.resize(len, Write::new(0)));
    }

    /// Another list of so many entries, to which some of these are moved.
    pub(super) fn rewritten(&self, moves: impl Iterator<Item = (Range<usize>, usize)>, len: usize) -> Self {
        fn rewrite<W: Write>(list: &[W], moves: impl Iterator<Item = (Range<usize>, usize)>, len: usize) -> Vec<W> {
            let mut new = alloc::vec![W::new(0); len];
            for (from, to) in moves {
                new[to..to + from.len()].copy_from_slice(&list[from]);
            }
            new
        }
        match self {
            Self::Narrow(list) => Self::Narrow(rewrite(list, moves, len)),
            Self::Wide(list) => Self::Wide(rewrite(list, moves, len)),
        }
    }

    /// Bytes that the list takes.
    pub fn bytes(&self) -> usize {
        with!(self, list => size_of_val(&list[..]))
    }
}

/// What builds an index.
pub(super) trait Write: IndexWord + Eq + Ord {
    /// Its atomic twin.
    type Shared: Sync;
    /// A neuron, which must have so few bits.
    fn new(neuron: usize) -> Self;
    /// The same cells, to be written by several threads.
    fn shared(list: &mut [Self]) -> &[Self::Shared];
    /// Writes one of them, in no order with any other.
    fn store(cell: &Self::Shared, neuron: usize);
}

macro_rules! writes {
    ($($word:ident $shared:ident;)*) => { $(
        impl Write for $word {
            type Shared = $shared;

            #[inline(always)]
            fn new(neuron: usize) -> Self {
                neuron as Self
            }

            fn shared(list: &mut [Self]) -> &[$shared] {
                const { assert!(align_of::<$word>() == align_of::<$shared>(), "an atomic has its integer's alignment") };
                // SAFETY: the atomic integer has the size and the representation of the plain one, and, as has just been asserted,
                // its alignment. The list is borrowed exclusively for as long as the atomics are, so nothing else sees it.
                #[allow(unsafe_code, reason = "see above")]
                unsafe {
                    core::slice::from_raw_parts(list.as_mut_ptr().cast(), list.len())
                }
            }

            #[inline(always)]
            fn store(cell: &$shared, neuron: usize) {
                cell.store(neuron as Self, Relaxed);
            }
        }
    )* };
}

writes! {
    u16 AtomicU16;
    u32 AtomicU32;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_as_narrow_as_the_group_allows() {
        for (neurons, bytes) in [(1, 2), (NARROW, 2), (NARROW + 1, 4)] {
            let mut list = Indices::zeros(neurons, 3).unwrap();
            match &mut list {
                Indices::Narrow(list) => u16::store(&u16::shared(list)[1], neurons - 1),
                Indices::Wide(list) => u32::store(&u32::shared(list)[1], neurons - 1),
            }
            assert_eq!((list.len(), list.bytes(), list.get(1)), (3, 3 * bytes, neurons - 1));
            assert!(list.iter().eq([0, neurons - 1, 0]));
        }
        assert!(Indices::NONE.is_empty());
        assert!(Indices::zeros(1, usize::MAX).is_err());
    }
}
