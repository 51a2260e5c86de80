//! Parts of a group: which of its neurons a synapse group comes from or goes to.

use alloc::vec::Vec;
use core::ops::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use super::{Extent, Grid, Neuron};
use crate::Refusal;
use crate::storage::{collected, filled};

/// Stands for a neuron that is not in the part.
const ABSENT: u32 = u32::MAX;

/// The neurons at one end of a synapse group: all of a group, or a part of it, numbered from 0 in the part's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Neurons {
    extent: Extent,
    part: Part,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// Neighbours in number: all of them, or fewer.
    Range(Range<usize>),
    /// Their indices, and for each neuron of the group its number within the part.
    Listed { indices: Vec<u32>, numbers: Vec<u32> },
}

impl<E: Into<Extent>> From<E> for Neurons {
    fn from(group: E) -> Self {
        let extent = group.into();
        Self { extent, part: Part::Range(0..extent.size()) }
    }
}

impl Neurons {
    /// How many there are.
    pub fn size(&self) -> usize {
        match &self.part {
            Part::Range(range) => range.len(),
            Part::Listed { indices, .. } => indices.len(),
        }
    }

    /// The `number`-th of them, with its index within the group and its place.
    pub fn neuron(&self, number: usize) -> Neuron {
        self.extent.neuron(self.index(number))
    }

    /// The index within the group of the `number`-th of them.
    #[inline]
    pub fn index(&self, number: usize) -> usize {
        match &self.part {
            Part::Range(range) => range.start + number,
            Part::Listed { indices, .. } => indices[number] as usize,
        }
    }

    /// The number within the part of the neuron with this index within the group.
    #[inline]
    pub fn number(&self, index: usize) -> Option<usize> {
        match &self.part {
            Part::Range(range) => range.contains(&index).then(|| index - range.start),
            Part::Listed { numbers, .. } => numbers.get(index).filter(|&&number| number != ABSENT).map(|&number| number as usize),
        }
    }

    /// The size and shape of the whole group.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// Whether they are all of the group, in their own order.
    pub fn is_whole(&self) -> bool {
        matches!(&self.part, Part::Range(range) if range.len() == self.extent.size())
    }

    /// Neurons with these indices, each once.
    fn listed(extent: Extent, what: &str, indices: impl IntoIterator<Item = usize>) -> Result<Self, Refusal> {
        let size = extent.size();
        let mut numbers = filled(ABSENT, size)?;
        let mut listed: Vec<u32> = Vec::new();
        for index in indices {
            let Some(number) = numbers.get_mut(index) else {
                return Err(Refusal::new(what, index, format_args!("below {size}, the number of neurons of the group")));
            };
            if *number != ABSENT {
                return Err(Refusal::new(what, index, "each index once"));
            }
            *number = listed.len() as u32;
            listed.try_reserve(1).map_err(|_| Refusal::new(what, index, "what fits into memory"))?;
            listed.push(index as u32);
        }
        Self { extent, part: Part::Listed { indices: listed, numbers } }.not_empty()
    }

    fn not_empty(self) -> Result<Self, Refusal> {
        if self.size() > 0 { Ok(self) } else { Err(Refusal::new("part: number of neurons", 0, "at least 1")) }
    }
}

/// What may stand in the brackets behind an end of a synapse group: `exc[..80]`, `exc[[3, 1, 4]]`, `exc[mask]`,
/// `exc[block(0..5, ..)]`, `exc[select(|n| n.x < 5.0)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no part of a group",
    label = "this does not say which neurons of the group are meant",
    note = "write a range, a list of indices (`usize`), a mask (`bool`, one for each neuron), `block(x, y)` with the ranges of a \
            block of a grid, or `select(|n| ..)`"
)]
pub trait IntoPart {
    /// The neurons of the group that are meant.
    ///
    /// # Errors
    /// What reaches beyond the group, an index twice, a mask of another length, no neurons.
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal>;
}

/// The neurons of a group that `part` says.
///
/// # Errors
/// The part's.
pub fn as_part<P: IntoPart>(extent: Extent, part: P) -> Result<Neurons, Refusal> {
    part.into_part(extent)
}

/// The range within `0..size`, named `what`, of `noun`.
fn within(range: (Bound<usize>, Bound<usize>), size: usize, what: &str, noun: &str) -> Result<Range<usize>, Refusal> {
    let start = match range.0 {
        Bound::Included(k) => k,
        Bound::Excluded(k) => k.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let end = match range.1 {
        Bound::Included(k) => k.saturating_add(1),
        Bound::Excluded(k) => k,
        Bound::Unbounded => size,
    };
    if start < end && end <= size {
        return Ok(start..end);
    }
    Err(Refusal::new(what, start..end, format_args!("a range within 0..{size}, {noun}, that is not empty")))
}

fn bounds(range: &impl RangeBounds<usize>) -> (Bound<usize>, Bound<usize>) {
    (range.start_bound().cloned(), range.end_bound().cloned())
}

macro_rules! ranges {
    ($($range:ty)*) => { $(
        impl IntoPart for $range {
            fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
                let range = within(bounds(&self), extent.size(), "part", "the neurons of the group")?;
                Ok(Neurons { extent, part: Part::Range(range) })
            }
        }
    )* };
}

ranges! { Range<usize> RangeFrom<usize> RangeTo<usize> RangeInclusive<usize> RangeToInclusive<usize> RangeFull }

/// What lists neurons: indices, or a `bool` for each.
#[diagnostic::on_unimplemented(
    message = "a list of `{Self}` is no part of a group",
    note = "a list holds indices (`usize`), a mask one `bool` for each neuron"
)]
pub trait Entry: Sized {
    /// The neurons that a list says.
    ///
    /// # Errors
    /// As [`IntoPart::into_part`].
    fn part(list: &[Self], extent: Extent) -> Result<Neurons, Refusal>;
}

impl Entry for usize {
    fn part(list: &[Self], extent: Extent) -> Result<Neurons, Refusal> {
        Neurons::listed(extent, "part: index", list.iter().copied())
    }
}

impl Entry for bool {
    fn part(list: &[Self], extent: Extent) -> Result<Neurons, Refusal> {
        if list.len() != extent.size() {
            let allowed = format_args!("{}, one for each neuron of the group", extent.size());
            return Err(Refusal::new("part: length of the mask", list.len(), allowed));
        }
        Neurons::listed(extent, "part", list.iter().enumerate().filter(|(_, in_it)| **in_it).map(|(k, _)| k))
    }
}

impl<T: Entry> IntoPart for Vec<T> {
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
        T::part(&self, extent)
    }
}

impl<T: Entry, const N: usize> IntoPart for [T; N] {
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
        T::part(&self, extent)
    }
}

impl<T: Entry> IntoPart for &[T] {
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
        T::part(self, extent)
    }
}

impl<T: Entry> IntoPart for &Vec<T> {
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
        T::part(self, extent)
    }
}

impl<T: Entry, const N: usize> IntoPart for &[T; N] {
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
        T::part(self, extent)
    }
}

/// See [`block`].
#[derive(Clone, Copy, Debug)]
pub struct Block([(Bound<usize>, Bound<usize>); 3]);

/// A block of a lattice: neurons whose column is in `x` and whose row is in `y`, row by row.
///
/// Source: PymoNNto's `Partition`.
///
/// Tested against: explicit pairs; the same bits as the whole.
///
/// ```
/// # use pymonn_core::{IntoPart, block, grid};
/// let corner = block(3.., ..2).into_part(grid(5, 4).into())?;
/// assert!((0..corner.size()).map(|k| corner.index(k)).eq([3, 4, 8, 9]));
/// # Ok::<(), pymonn_core::Refusal>(())
/// ```
pub fn block(x: impl RangeBounds<usize>, y: impl RangeBounds<usize>) -> Block {
    Block([bounds(&x), bounds(&y), bounds(&..)])
}

impl Block {
    /// Of these layers only, for a lattice in space.
    #[must_use]
    pub fn layers(self, z: impl RangeBounds<usize>) -> Self {
        let Self([x, y, _]) = self;
        Self([x, y, bounds(&z)])
    }
}

impl IntoPart for Block {
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
        let grid: Grid = extent.grid();
        let Self([x, y, z]) = self;
        let x = within(x, grid.width(), "block: x", "the lattice's columns")?;
        let y = within(y, grid.height(), "block: y", "the lattice's rows")?;
        let z = within(z, grid.depth(), "block: layers", "the lattice's layers")?;
        let row = |z, y| x.clone().map(move |x| (z * grid.height() + y) * grid.width() + x);
        Neurons::listed(extent, "block", z.flat_map(|z| y.clone().flat_map(move |y| row(z, y)).collect::<Vec<_>>()))
    }
}

/// See [`select`].
#[derive(Clone, Copy, Debug)]
pub struct Select<G>(G);

/// The neurons for which the closure is true: `select(|n| n.x < 5.0)`.
///
/// Source: PymoNNto's `subGroup`.
///
/// Tested against: explicit pairs; the same bits as the whole.
pub fn select<G: Fn(Neuron) -> bool>(chosen: G) -> Select<G> {
    Select(chosen)
}

impl<G: Fn(Neuron) -> bool> IntoPart for Select<G> {
    fn into_part(self, extent: Extent) -> Result<Neurons, Refusal> {
        let chosen = collected((0..extent.size()).map(|k| (self.0)(extent.neuron(k))))?;
        bool::part(&chosen, extent)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec;

    use super::*;
    use crate::{grid, grid3};

    fn indices(part: impl IntoPart, extent: impl Into<Extent>) -> Vec<usize> {
        let neurons = as_part(extent.into(), part).unwrap();
        let indices: Vec<_> = (0..neurons.size()).map(|k| neurons.index(k)).collect();
        assert!(indices.iter().enumerate().all(|(k, &index)| neurons.number(index) == Some(k)));
        let within = (0..=neurons.extent().size()).filter(|&index| neurons.number(index).is_some()).count();
        assert_eq!((within, neurons.neuron(0).index), (indices.len(), indices[0]));
        indices
    }

    fn refused(part: impl IntoPart, extent: impl Into<Extent>) -> String {
        as_part(extent.into(), part).unwrap_err().to_string()
    }

    #[test]
    fn every_form_says_its_neurons() {
        assert_eq!(indices(..3, 10), [0, 1, 2]);
        assert_eq!(indices(7.., 10), [7, 8, 9]);
        assert_eq!(indices(4..=5, 10), [4, 5]);
        assert_eq!(indices(..=1, 10), [0, 1]);
        assert_eq!(indices(4..6, 10), [4, 5]);
        assert!(as_part(10.into(), ..).unwrap().is_whole() && as_part(10.into(), 0..10).unwrap().is_whole());
        assert_eq!(indices([7, 2, 5], 10), [7, 2, 5]);
        assert_eq!(indices(vec![7, 2], 10), [7, 2]);
        let list = vec![7, 2];
        assert_eq!(indices(&list, 10), list);
        assert_eq!(indices([7, 2].as_slice(), 10), [7, 2]);
        assert_eq!(indices([true, false, true], 3), [0, 2]);
        assert_eq!(indices(block(1..3, 2..), grid(4, 4)), [9, 10, 13, 14]);
        assert_eq!(indices(block(..1, ..).layers(1..), grid3(2, 2, 2)), [4, 6]);
        assert_eq!(indices(select(|n| n.x > n.y), grid(3, 3)), [1, 2, 5]);
    }

    #[test]
    fn what_lies_beyond_the_group_is_refused() {
        assert_eq!(
            refused(..120, 100),
            "`part` is 0..120: allowed is a range within 0..100, the neurons of the group, that is not empty"
        );
        refused(5..5, 100);
        #[allow(clippy::reversed_empty_ranges, reason = "it is refused")]
        let backwards = 5..3;
        refused(backwards, 100);
        assert_eq!(refused([3, 100], 100), "`part: index` is 100: allowed is below 100, the number of neurons of the group");
        assert_eq!(refused([3, 3], 100), "`part: index` is 3: allowed is each index once");
        assert_eq!(refused([true; 4], 5), "`part: length of the mask` is 4: allowed is 5, one for each neuron of the group");
        assert_eq!(refused([false; 4], 4), "`part: number of neurons` is 0: allowed is at least 1");
        assert_eq!(refused(Vec::<usize>::new(), 4), "`part: number of neurons` is 0: allowed is at least 1");
        assert!(refused(block(.., 2..5), grid(4, 4)).starts_with("`block: y` is 2..5: allowed is a range within 0..4"));
        assert!(refused(block(.., ..).layers(1..2), grid(4, 4)).starts_with("`block: layers` is 1..2"));
        refused(select(|_| false), 5);
    }
}
