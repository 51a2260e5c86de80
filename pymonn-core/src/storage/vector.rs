//! One value per neuron, or per synapse of a sparse group.

use alloc::vec::Vec;
use core::fmt;
use core::mem::{MaybeUninit, size_of};
use core::ops::{Deref, DerefMut};

use nalgebra::{DVector, DVectorView, DVectorViewMut};

use super::room;
use crate::cores::{Tally, share};
use crate::report::Watch;
use crate::{Refusal, Value};

/// A cache line, and the widest vector register: arrays that start on it load about twice as fast.
const LINE: usize = 64;

/// Arrays that (nearly) fill a page of memory start on one. Then all of a group have the same place within their pages, and a loop
/// over them never loads what looks, by the low 12 bits of its address, like the entry that it has just stored elsewhere.
const PAGE: usize = 4096;

/// A variable with one value per neuron (or per synapse, in storage order).
///
/// It derefs to a slice, gives nalgebra views, and keeps its length for life; that of an `[Adaptive]` synapse group may become longer
/// or shorter where synapses are added or removed.
pub struct Var<T: Value> {
    cells: DVector<T>,
    start: usize,
    len: usize,
}

impl<T: Value> Var<T> {
    /// A variable that holds these values.
    pub fn new(values: &[T]) -> Self {
        let len = values.len();
        let Some(&first) = values.first() else {
            return Self { cells: DVector::from_vec(Vec::new()), start: 0, len };
        };
        let mut cells = alloc::vec![first; len + spare::<T>(len)];
        let start = start(cells.as_ptr(), len);
        cells[start..start + len].copy_from_slice(values);
        Self { cells: DVector::from_vec(cells), start, len }
    }

    /// A variable whose values are written where they stay, part by part, by several threads. Each part comes with its number of
    /// values, and `write` must put in as many; of `total` it tells how many are drawn.
    ///
    /// # Errors
    /// More values than fit into memory.
    pub(crate) fn written<P: Send>(
        parts: Vec<(usize, P)>,
        total: usize,
        watch: &mut Watch<'_>,
        write: &(dyn Fn(P, &mut Slots<'_, T>, &mut Tally<'_>) + Sync),
    ) -> Result<Self, Refusal> {
        let len = parts.iter().map(|(len, _)| len).sum::<usize>();
        let mut cells = room::<T>(len.saturating_add(spare::<T>(len)))?;
        let start = start(cells.as_ptr(), len);
        let (before, mut rest) = cells.spare_capacity_mut().split_at_mut(start);
        let mut shares = room(parts.len())?;
        for (len, part) in parts {
            let (own, behind) = rest.split_at_mut(len);
            shares.push((part, Slots { cells: own, next: 0 }));
            rest = behind;
        }
        let firsts = share(shares, watch, ("drawing values", total), &|(part, mut slots), tally| {
            write(part, &mut slots, tally);
            assert_eq!(slots.next, slots.cells.len(), "each part writes all its values");
            slots.cells.first().copied()
        });
        let Some(first) = firsts.into_iter().flatten().next() else { return Ok(Self::new(&[])) };
        before.fill(first);
        // SAFETY: `before` has just been filled up to `start`; behind it every part's `Slots` has counted as many values written
        // as it has cells, and the parts' cells lie side by side and are `len` in all. `room` gave room for these and more.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            cells.set_len(start + len);
        }
        Ok(Self { cells: DVector::from_vec(cells), start, len })
    }

    /// A variable with the same value in each of `len` places.
    pub(crate) fn filled(len: usize, value: T) -> Self {
        let mut var = Self::new(&[]);
        var.lengthen(len, value);
        var
    }

    /// Makes it longer, with `value` in the new places. There is room for half as much again then, so that one that grows little by
    /// little is moved seldom.
    pub(crate) fn lengthen(&mut self, len: usize, value: T) {
        let mut cells: Vec<T> = core::mem::replace(&mut self.cells, DVector::from_vec(Vec::new())).data.into();
        if cells.capacity() < self.start + len || cells.is_empty() {
            let room = if cells.is_empty() { len } else { len + len / 2 };
            let mut larger = Vec::with_capacity(room + spare::<T>(room));
            let start = start(larger.as_ptr(), room);
            larger.resize(start, value);
            larger.extend_from_slice(cells.get(self.start..self.start + self.len).unwrap_or(&[]));
            (cells, self.start) = (larger, start);
        }
        cells.truncate(self.start + self.len);
        cells.resize(self.start + len, value);
        (self.cells, self.len) = (DVector::from_vec(cells), len);
    }

    /// The values as a nalgebra column vector.
    pub fn view(&self) -> DVectorView<'_, T> {
        DVectorView::from_slice(self, self.len)
    }

    /// The values as a nalgebra column vector that may be written.
    pub fn view_mut(&mut self) -> DVectorViewMut<'_, T> {
        let len = self.len;
        DVectorViewMut::from_slice(self, len)
    }
}

/// Where an array of so many values starts: on a multiple of this address.
fn alignment<T>(len: usize) -> usize {
    if len.saturating_mul(size_of::<T>()) < PAGE / 4 * 3 { LINE } else { PAGE }
}

/// How many values more there must be room for, so that the first can be moved there.
fn spare<T>(len: usize) -> usize {
    if size_of::<T>() == 0 { 0 } else { alignment::<T>(len).div_ceil(size_of::<T>()) }
}

/// How many values are left out in front of the first. (Sizes that no cache line is a multiple of may stay unaligned.)
fn start<T>(cells: *const T, len: usize) -> usize {
    cells.align_offset(alignment::<T>(len)).min(spare::<T>(len))
}

/// Values of a variable that is being made.
pub(crate) struct Slots<'v, T> {
    cells: &'v mut [MaybeUninit<T>],
    /// So many values are written.
    next: usize,
}

impl<T: Value> Slots<'_, T> {
    /// Writes the next value. One too many is dropped.
    #[inline(always)]
    pub(crate) fn put(&mut self, value: T) {
        if let Some(cell) = self.cells.get_mut(self.next) {
            cell.write(value);
            self.next += 1;
        }
    }

    /// Writes the same value everywhere, after which [`put_at`](Self::put_at) may write others.
    pub(crate) fn fill(&mut self, value: T) {
        self.cells.fill(MaybeUninit::new(value));
        self.next = self.cells.len();
    }

    /// Writes over a value.
    #[inline(always)]
    pub(crate) fn put_at(&mut self, place: usize, value: T) {
        self.cells[place].write(value);
    }
}

impl<T: Value> Deref for Var<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        &self.cells.as_slice()[self.start..self.start + self.len]
    }
}

impl<T: Value> DerefMut for Var<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.cells.as_mut_slice()[self.start..self.start + self.len]
    }
}

impl<'a, T: Value> IntoIterator for &'a Var<T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T: Value> IntoIterator for &'a mut Var<T> {
    type Item = &'a mut T;
    type IntoIter = core::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: Value> Clone for Var<T> {
    /// A copy has an address of its own, so it is aligned anew.
    fn clone(&self) -> Self {
        Self::new(self)
    }
}

impl<T: Value> fmt::Debug for Var<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self[..].fmt(f)
    }
}

impl<T: Value> PartialEq<[T]> for Var<T> {
    fn eq(&self, other: &[T]) -> bool {
        self[..] == *other
    }
}

impl<T: Value, const N: usize> PartialEq<[T; N]> for Var<T> {
    fn eq(&self, other: &[T; N]) -> bool {
        self[..] == *other
    }
}

impl<T: Value> PartialEq for Var<T> {
    fn eq(&self, other: &Self) -> bool {
        self[..] == other[..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_on_a_cache_line_or_page_also_after_a_copy() {
        for (len, align) in [(1, LINE), (7, LINE), (64, LINE), (767, LINE), (768, PAGE), (100_000, PAGE)] {
            let var = Var::new(&alloc::vec![1.5f32; len]);
            let copy = var.clone();
            assert_eq!(var.as_ptr() as usize % align, 0);
            assert_eq!(copy.as_ptr() as usize % align, 0);
            assert_eq!(var, copy);
        }
    }

    #[test]
    fn views_see_the_same_cells() {
        let mut var = Var::new(&[1.0, 2.0, 3.0]);
        var.view_mut()[1] = 5.0;
        assert_eq!(var.view().sum(), 9.0);
        assert_eq!(var[1], 5.0);
    }

    #[test]
    fn loops_go_over_it() {
        let mut var = Var::new(&[1, 2, 3]);
        for x in &mut var {
            *x *= 2;
        }
        assert_eq!((&var).into_iter().sum::<i32>(), 12);
    }

    #[test]
    fn nothing_and_values_of_no_size() {
        assert_eq!(Var::<f32>::new(&[]).len(), 0);
        assert_eq!(Var::new(&[(), ()]).len(), 2);
    }

    #[test]
    fn gets_longer_without_losing_its_place_on_a_line() {
        let mut var = Var::new(&[] as &[u16]);
        for len in [3, 4, 40, 41, 5000, 5001] {
            let before = var.to_vec();
            var.lengthen(len, len as u16);
            assert_eq!((var.len(), var.as_ptr() as usize % LINE), (len, 0));
            assert_eq!(var[..before.len()], before[..]);
            assert!(var[before.len()..].iter().all(|&x| x == len as u16));
        }
        assert_eq!(Var::filled(3, 2.5), Var::new(&[2.5; 3]));
        assert_eq!(Var::filled(3, ()).len(), 3);
    }

    /// Writes `0, 1, 2, …` in parts of these sizes.
    fn counted(sizes: &[usize]) -> Result<Var<u16>, Refusal> {
        let mut next = 0;
        let mut starts = |len: usize| {
            next += len as u16;
            (len, next - len as u16..next)
        };
        let parts = sizes.iter().map(|&len| starts(len)).collect();
        Var::written(parts, 0, &mut Watch::new("x", &mut |_| ()), &|part: core::ops::Range<u16>, slots, _| {
            part.for_each(|value| slots.put(value));
        })
    }

    #[test]
    fn is_written_in_parts() {
        for sizes in [&[][..], &[0, 0], &[0, 3, 0, 40, 0], &[5000]] {
            let var = counted(sizes).unwrap();
            assert!(var.iter().copied().eq(0..sizes.iter().sum::<usize>() as u16));
            assert!(var.is_empty() || (var.as_ptr() as usize).is_multiple_of(LINE));
        }
        assert!(counted(&[usize::MAX]).unwrap_err().to_string().contains("allocate"));
    }

    #[test]
    fn values_of_no_size_are_written() {
        let var = Var::written([(3, ())].into(), 3, &mut Watch::new("x", &mut |_| ()), &|(), slots, _| slots.fill(()));
        assert_eq!(var.unwrap().len(), 3);
    }

    #[test]
    #[should_panic(expected = "all its values")]
    fn a_part_that_writes_too_little_is_found() {
        let _ = Var::<f64>::written([(3, ())].into(), 3, &mut Watch::new("x", &mut |_| ()), &|(), slots, _| slots.put(1.0));
    }
}
