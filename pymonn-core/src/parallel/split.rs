//! What each thread gets of what a run works on.

use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::Deref;

use super::Cuts;

/// Something that has a part for each thread.
///
/// # Safety
/// Parts with different numbers must be usable at the same time by different threads: they must not overlap.
#[allow(unsafe_code, reason = "what threads may do at the same time rests on the parts being apart")]
pub unsafe trait Split: Sync {
    /// What one thread gets.
    type Part;

    /// The part with this number.
    ///
    /// # Safety
    /// Each number may be asked for once in the life of `self`.
    unsafe fn part(&self, part: usize) -> Self::Part;
}

/// A variable with one value per neuron: each thread gets its own neurons'.
#[derive(Debug)]
pub struct Parts<'a, T> {
    values: *mut T,
    cuts: &'a Cuts,
    lifetime: PhantomData<&'a mut [T]>,
}

impl<'a, T> Parts<'a, T> {
    /// # Panics
    /// If the variable has not one value per neuron.
    pub fn new(values: &'a mut [T], cuts: &'a Cuts) -> Self {
        assert_eq!(values.len(), cuts.size(), "a variable has as many values as its group has neurons");
        Self { values: values.as_mut_ptr(), cuts, lifetime: PhantomData }
    }
}

// SAFETY: it gives out nothing but parts, which are moved to the threads that use them.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: Send> Sync for Parts<'_, T> {}

// SAFETY: the cuts ascend to the length of the exclusively borrowed values, so that ranges lie within and do not overlap.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<'a, T: Send> Split for Parts<'a, T> {
    type Part = &'a mut [T];

    unsafe fn part(&self, part: usize) -> &'a mut [T] {
        let range = self.cuts.range(part);
        // SAFETY: within the values; borrowed for `'a`; the caller asks for each number once.
        unsafe { core::slice::from_raw_parts_mut(self.values.add(range.start), range.len()) }
    }
}

/// On cache lines of its own, so that threads do not take them from each other.
#[derive(Clone, Debug, Default)]
#[repr(align(128))]
pub(crate) struct Apart<T>(pub(crate) T);

/// A list per thread.
#[derive(Debug)]
pub struct Lists<'a, T> {
    first: *mut Apart<Vec<T>>,
    count: usize,
    lifetime: PhantomData<&'a mut [T]>,
}

impl<'a, T> Lists<'a, T> {
    pub(crate) fn new(lists: &'a mut [Apart<Vec<T>>]) -> Self {
        Self { first: lists.as_mut_ptr(), count: lists.len(), lifetime: PhantomData }
    }
}

// SAFETY: as for `Parts`.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: Send> Sync for Lists<'_, T> {}

// SAFETY: entries of one exclusively borrowed slice, one for each number.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<'a, T: Send> Split for Lists<'a, T> {
    type Part = &'a mut Vec<T>;

    unsafe fn part(&self, part: usize) -> &'a mut Vec<T> {
        assert!(part < self.count, "a list per part");
        // SAFETY: within the slice; borrowed for `'a`; the caller asks for each number once.
        unsafe { &mut (*self.first.add(part)).0 }
    }
}

/// Empty lists, one per part.
pub(crate) fn lists<T>(parts: usize) -> Vec<Apart<Vec<T>>> {
    (0..parts).map(|_| Apart(Vec::new())).collect()
}

// SAFETY: there is nothing to overlap.
#[allow(unsafe_code, reason = "see above")]
unsafe impl Split for () {
    type Part = ();

    unsafe fn part(&self, _: usize) {}
}

// SAFETY: both are apart, each in itself; as values they are distinct.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<A: Split, B: Split> Split for (A, B) {
    type Part = (A::Part, B::Part);

    unsafe fn part(&self, part: usize) -> Self::Part {
        // SAFETY: the caller's promise.
        unsafe { (self.0.part(part), self.1.part(part)) }
    }
}

/// What threads read at the same time.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read by several threads at the same time",
    label = "not `Sync`",
    note = "with the feature `parallel`, behaviours and run-time parameters are read by every thread; \
            keep no `Cell`, `RefCell`, `Rc` or raw pointer in them"
)]
pub trait Sharable {}

#[diagnostic::do_not_recommend]
impl<T: Sync + ?Sized> Sharable for T {}

/// A reference that threads may read through, so that rustc complains about a type once, where it is named.
#[derive(Debug)]
pub struct Shared<'a, T: ?Sized>(&'a T);

/// Borrows for several threads.
pub fn as_shared<T: Sharable + ?Sized>(value: &T) -> Shared<'_, T> {
    Shared(value)
}

// SAFETY: `as_shared` alone makes one, of a type that is `Sync`: that is what `Sharable` means, which nothing else implements.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: ?Sized> Sync for Shared<'_, T> {}

impl<T: ?Sized> Deref for Shared<'_, T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        self.0
    }
}
