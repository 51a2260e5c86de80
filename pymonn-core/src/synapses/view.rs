//! A neuron's synapses, or the neurons at their other ends, as a hook of the kind `afferent` or `efferent` gets them.

use core::fmt;
use core::marker::PhantomData;
use core::ops::{AddAssign, MulAssign, Range};

use super::indices::{IndexWord, Indices};
use crate::Value;

/// Which of an array's entries a view shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pick<'a> {
    /// Side by side.
    Run { start: usize },
    /// At equal distances: a row of a matrix.
    Stride { start: usize, step: usize },
    /// Listed ones: `start + list[k] * step`.
    Narrow { list: &'a [u16], start: usize, step: usize },
    /// The same, where the list has wider entries.
    Wide { list: &'a [u32], start: usize, step: usize },
}

impl<'a> Pick<'a> {
    /// Those that a range of an index lists.
    #[inline(always)]
    pub(super) fn listed(list: &'a Indices, range: Range<usize>, start: usize, step: usize) -> Self {
        match list {
            Indices::Narrow(list) => Pick::Narrow { list: &list[range], start, step },
            Indices::Wide(list) => Pick::Wide { list: &list[range], start, step },
        }
    }
}

impl Pick<'_> {
    #[inline(always)]
    pub(super) fn at(&self, k: usize) -> usize {
        match *self {
            Pick::Run { start } => start + k,
            Pick::Stride { start, step } => start + k * step,
            Pick::Narrow { list, start, step } => start + list[k].at() * step,
            Pick::Wide { list, start, step } => start + list[k].at() * step,
        }
    }
}

/// Values to be read: of the neuron's synapses, or of the neurons at their other ends.
///
/// An iterator that knows its length, and `Copy`: each use of the name starts from the front.
#[derive(Clone, Copy)]
pub struct View<'a, T: Value> {
    /// All values of the variable, of which `pick` alone are borrowed: another thread may write the others.
    values: *const T,
    len: usize,
    pick: Pick<'a>,
    next: usize,
    end: usize,
    lifetime: PhantomData<&'a [T]>,
}

// SAFETY: it is a shared slice of which some entries are left out.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: Value> Send for View<'_, T> {}
// SAFETY: as above.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: Value> Sync for View<'_, T> {}

impl<'a, T: Value> View<'a, T> {
    #[inline(always)]
    pub(super) fn new(values: &'a [T], pick: Pick<'a>, len: usize) -> Self {
        // SAFETY: the whole slice is borrowed.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            Self::of_picked(values.as_ptr(), values.len(), pick, len)
        }
    }

    /// The same where not all values are borrowed.
    ///
    /// # Safety
    /// `values` points to `total` values, of which those that `pick` names are borrowed for `'a`.
    #[allow(unsafe_code, reason = "see above")]
    #[inline(always)]
    pub(super) unsafe fn of_picked(values: *const T, total: usize, pick: Pick<'a>, len: usize) -> Self {
        Self { values, len: total, pick, next: 0, end: len, lifetime: PhantomData }
    }

    #[inline(always)]
    fn entry(&self, slot: usize) -> T {
        assert!(slot < self.len, "an index names existing synapses only");
        // SAFETY: within the values, by the line above, and borrowed, since callers ask for what `pick` names.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            *self.values.add(slot)
        }
    }

    /// The `k`-th value.
    #[inline(always)]
    pub fn get(&self, k: usize) -> Option<T> {
        (k < self.end - self.next).then(|| self.entry(self.pick.at(self.next + k)))
    }

    /// The sum of all values, added one after another.
    #[inline(always)]
    pub fn sum(self) -> T
    where
        T: Default + AddAssign,
    {
        self.fold(T::default(), |mut sum, x| {
            sum += x;
            sum
        })
    }
}

#[allow(clippy::copy_iterator, reason = "each use of the name is meant to start from the front")]
impl<T: Value> Iterator for View<'_, T> {
    type Item = T;

    #[inline(always)]
    fn next(&mut self) -> Option<T> {
        (self.next < self.end).then(|| {
            self.next += 1;
            self.entry(self.pick.at(self.next - 1))
        })
    }

    #[inline(always)]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.next, Some(self.end - self.next))
    }

    /// The choice of the kind of view stands outside the loop.
    #[inline(always)]
    fn fold<B, F: FnMut(B, T) -> B>(self, mut acc: B, mut f: F) -> B {
        match self.pick {
            Pick::Run { start } => {
                let range = start + self.next..start + self.end;
                assert!(range.start <= range.end && range.end <= self.len, "an index names existing synapses only");
                // SAFETY: within the values, by the line above; `pick` names all of them.
                #[allow(unsafe_code, reason = "see above")]
                let picked = unsafe { core::slice::from_raw_parts(self.values.add(range.start), range.len()) };
                for &x in picked {
                    acc = f(acc, x);
                }
            }
            Pick::Stride { start, step } => {
                for k in self.next..self.end {
                    acc = f(acc, self.entry(start + k * step));
                }
            }
            Pick::Narrow { list, start, step } => {
                acc = fold_listed(|slot| self.entry(slot), &list[self.next..self.end], (start, step), acc, f);
            }
            Pick::Wide { list, start, step } => {
                acc = fold_listed(|slot| self.entry(slot), &list[self.next..self.end], (start, step), acc, f);
            }
        }
        acc
    }
}

/// The loop over listed values. A step of 1, which most have, needs no product.
#[inline(always)]
fn fold_listed<T: Value, I: IndexWord, B, F: FnMut(B, T) -> B>(
    value: impl Fn(usize) -> T,
    list: &[I],
    (start, step): (usize, usize),
    mut acc: B,
    mut f: F,
) -> B {
    if step == 1 {
        for entry in list {
            acc = f(acc, value(start + entry.at()));
        }
    } else {
        for entry in list {
            acc = f(acc, value(start + entry.at() * step));
        }
    }
    acc
}

impl<T: Value> ExactSizeIterator for View<'_, T> {}

impl<T: Value> fmt::Debug for View<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(*self).finish()
    }
}

/// Values of the neuron's synapses, to be written.
///
/// Iterate it by `for w in weight.iter_mut()`, or `for w in weight` the last time.
pub struct ViewMut<'a, T: Value> {
    /// As in [`View`].
    values: *mut T,
    total: usize,
    pick: Pick<'a>,
    len: usize,
    lifetime: PhantomData<&'a mut [T]>,
}

// SAFETY: it is an exclusive slice of which some entries are left out.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: Value> Send for ViewMut<'_, T> {}
// SAFETY: as above.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: Value> Sync for ViewMut<'_, T> {}

impl<'a, T: Value> ViewMut<'a, T> {
    /// `pick` must name each entry at most once: rows of an index and strides do.
    #[inline(always)]
    pub(super) fn new(values: &'a mut [T], pick: Pick<'a>, len: usize) -> Self {
        // SAFETY: the whole slice is borrowed.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            Self::of_picked(values.as_mut_ptr(), values.len(), pick, len)
        }
    }

    /// The same where not all values are borrowed.
    ///
    /// # Safety
    /// `values` points to `total` values, of which those that `pick` names are borrowed exclusively for `'a`.
    #[allow(unsafe_code, reason = "see above")]
    #[inline(always)]
    pub(super) unsafe fn of_picked(values: *mut T, total: usize, pick: Pick<'a>, len: usize) -> Self {
        Self { values, total, pick, len, lifetime: PhantomData }
    }

    /// The number of synapses.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the neuron has none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The values, to be read.
    #[inline(always)]
    pub fn iter(&self) -> View<'_, T> {
        // SAFETY: as for `self`, which is borrowed.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            View::of_picked(self.values, self.total, self.pick, self.len)
        }
    }

    /// The values, to be written.
    #[inline(always)]
    pub fn iter_mut(&mut self) -> ViewIterMut<'_, T> {
        ViewIterMut { values: self.values, len: self.total, pick: self.pick, next: 0, end: self.len, lifetime: PhantomData }
    }

    /// The sum of all values, added one after another.
    #[inline(always)]
    pub fn sum(&self) -> T
    where
        T: Default + AddAssign,
    {
        self.iter().sum()
    }

    /// Multiplies every value by `factor`.
    #[inline(always)]
    pub fn scale(&mut self, factor: T)
    where
        T: MulAssign,
    {
        self.iter_mut().for_each(|x| *x *= factor);
    }

    /// The `k`-th value.
    #[inline(always)]
    pub fn get(&self, k: usize) -> Option<T> {
        self.iter().get(k)
    }

    /// The `k`-th value, to be written.
    ///
    /// # Panics
    /// Never: an index names existing synapses.
    #[inline(always)]
    pub fn get_mut(&mut self, k: usize) -> Option<&mut T> {
        if k >= self.len {
            return None;
        }
        let slot = self.pick.at(k);
        assert!(slot < self.total, "an index names existing synapses only");
        // SAFETY: within the values, by the line above; `pick` names it, so that it is borrowed exclusively.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            Some(&mut *self.values.add(slot))
        }
    }
}

impl<'a, T: Value> IntoIterator for ViewMut<'a, T> {
    type Item = &'a mut T;
    type IntoIter = ViewIterMut<'a, T>;

    #[inline(always)]
    fn into_iter(self) -> ViewIterMut<'a, T> {
        ViewIterMut { values: self.values, len: self.total, pick: self.pick, next: 0, end: self.len, lifetime: PhantomData }
    }
}

impl<'b, T: Value> IntoIterator for &'b ViewMut<'_, T> {
    type Item = T;
    type IntoIter = View<'b, T>;

    #[inline(always)]
    fn into_iter(self) -> View<'b, T> {
        self.iter()
    }
}

impl<'b, T: Value> IntoIterator for &'b mut ViewMut<'_, T> {
    type Item = &'b mut T;
    type IntoIter = ViewIterMut<'b, T>;

    #[inline(always)]
    fn into_iter(self) -> ViewIterMut<'b, T> {
        self.iter_mut()
    }
}

impl<T: Value> fmt::Debug for ViewMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().fmt(f)
    }
}

/// Walks a [`ViewMut`]; knows its length.
pub struct ViewIterMut<'a, T: Value> {
    values: *mut T,
    len: usize,
    pick: Pick<'a>,
    next: usize,
    end: usize,
    lifetime: PhantomData<&'a mut [T]>,
}

impl<'a, T: Value> ViewIterMut<'a, T> {
    #[inline(always)]
    fn entry(&mut self, slot: usize) -> &'a mut T {
        assert!(slot < self.len, "an index names existing synapses only");
        // SAFETY: the line above keeps within the values, of which those that `pick` names are borrowed exclusively for `'a`.
        // `pick` names each slot at most once (see `ViewMut::new`) and `next` never goes back, so no two of the
        // references overlap.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            &mut *self.values.add(slot)
        }
    }
}

impl<'a, T: Value> Iterator for ViewIterMut<'a, T> {
    type Item = &'a mut T;

    #[inline(always)]
    fn next(&mut self) -> Option<&'a mut T> {
        (self.next < self.end).then(|| {
            self.next += 1;
            let slot = self.pick.at(self.next - 1);
            self.entry(slot)
        })
    }

    #[inline(always)]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.next, Some(self.end - self.next))
    }

    #[inline(always)]
    fn fold<B, F: FnMut(B, &'a mut T) -> B>(mut self, mut acc: B, mut f: F) -> B {
        match self.pick {
            Pick::Run { start } => {
                for k in self.next..self.end {
                    acc = f(acc, self.entry(start + k));
                }
            }
            Pick::Stride { start, step } => {
                for k in self.next..self.end {
                    acc = f(acc, self.entry(start + k * step));
                }
            }
            Pick::Narrow { list, start, step } => {
                for entry in &list[self.next..self.end] {
                    acc = f(acc, self.entry(start + entry.at() * step));
                }
            }
            Pick::Wide { list, start, step } => {
                for entry in &list[self.next..self.end] {
                    acc = f(acc, self.entry(start + entry.at() * step));
                }
            }
        }
        acc
    }
}

impl<T: Value> ExactSizeIterator for ViewIterMut<'_, T> {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn picks() -> [(Pick<'static>, [usize; 3]); 4] {
        [
            (Pick::Run { start: 2 }, [2, 3, 4]),
            (Pick::Stride { start: 1, step: 3 }, [1, 4, 7]),
            (Pick::Narrow { list: &[3, 0, 1], start: 1, step: 2 }, [7, 1, 3]),
            (Pick::Wide { list: &[3, 0, 1], start: 1, step: 1 }, [4, 1, 2]),
        ]
    }

    #[test]
    fn shows_the_picked_entries() {
        let values: Vec<i32> = (0..9).map(|k| k * 10).collect();
        for (pick, slots) in picks() {
            let view = View::new(&values, pick, 3);
            let expected: Vec<i32> = slots.iter().map(|&s| values[s]).collect();
            assert_eq!(view.collect::<Vec<_>>(), expected);
            let mut folded = Vec::new();
            view.for_each(|x| folded.push(x));
            assert_eq!(folded, expected);
            assert_eq!(
                (view.len(), view.sum(), view.get(2), view.get(3)),
                (3, expected.iter().sum::<i32>(), Some(expected[2]), None)
            );
        }
    }

    #[test]
    fn writes_the_picked_entries_alone() {
        for (pick, slots) in picks() {
            let mut values = [1; 9];
            let mut view = ViewMut::new(&mut values, pick, 3);
            view.scale(5);
            assert_eq!(view.sum(), 15);
            let mut held: Vec<&mut i32> = view.into_iter().collect();
            *held[0] += 1;
            *held[2] += 2;
            let mut expected = [1; 9];
            (expected[slots[0]], expected[slots[1]], expected[slots[2]]) = (6, 5, 7);
            assert_eq!(values, expected);
        }
    }
}
