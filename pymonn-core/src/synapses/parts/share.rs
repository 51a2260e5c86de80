//! Variables of synapses, each thread its own part.

use core::marker::PhantomData;
use core::ops::Range;

use crate::Value;
use crate::engine::{ROWS, entries_ahead, of_place_ahead};
use crate::parallel::Split;
use crate::synapses::columns::Fan;
use crate::synapses::links::Links;
use crate::synapses::view::{Pick, View, ViewMut};

/// A variable of a synapse group: each thread gets the synapses of its own targets, or sources.
pub struct Shares<'a, T> {
    values: *mut T,
    len: usize,
    links: &'a Links,
    by_source: bool,
    lifetime: PhantomData<&'a mut [T]>,
}

impl<'a, T: Value> Shares<'a, T> {
    /// By target.
    ///
    /// # Panics
    /// If the links have not been split, or the variable is another group's.
    pub fn new(values: &'a mut [T], links: &'a Links) -> Self {
        assert_eq!(values.len(), links.slots(), "a variable has as many values as its group has synapses");
        assert!(links.split.targets.parts() > 0, "links are split before they are shared");
        Self { values: values.as_mut_ptr(), len: values.len(), links, by_source: false, lifetime: PhantomData }
    }

    /// By source.
    ///
    /// # Panics
    /// As [`new`](Self::new).
    pub fn by_source(values: &'a mut [T], links: &'a Links) -> Self {
        Self { by_source: true, ..Self::new(values, links) }
    }
}

// SAFETY: it gives out nothing but parts, which are moved to the threads that use them.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<T: Send> Sync for Shares<'_, T> {}

// SAFETY: a part reaches the synapses of its own range of targets alone (or of sources, the same for all parts of one
// `Shares`), and each synapse has one target and one source.
#[allow(unsafe_code, reason = "see above")]
unsafe impl<'a, T: Value> Split for Shares<'a, T> {
    type Part = Share<'a, T>;

    unsafe fn part(&self, part: usize) -> Share<'a, T> {
        let cuts = if self.by_source { &self.links.split.sources } else { &self.links.split.targets };
        let range = cuts.range(part);
        Share {
            values: self.values,
            len: self.len,
            links: self.links,
            part,
            by_source: self.by_source,
            low: range.start,
            high: range.end,
            lifetime: PhantomData,
        }
    }
}

/// One thread's part of a variable of a synapse group.
pub struct Share<'a, T> {
    values: *mut T,
    len: usize,
    links: &'a Links,
    part: usize,
    by_source: bool,
    /// The neurons whose synapses these are.
    low: usize,
    high: usize,
    lifetime: PhantomData<&'a mut [T]>,
}

impl<'a, T: Value> Share<'a, T> {
    /// The same for a shorter time.
    #[inline(always)]
    pub fn again(&mut self) -> Share<'_, T> {
        Share { lifetime: PhantomData, ..*self }
    }

    /// Where the part's synapses of a segment lie, if their targets are listed in the order of the values.
    #[inline(always)]
    fn bounds(&self, number: usize) -> (usize, usize) {
        assert!(!self.by_source && !self.links.is_dense(), "segments are split by target");
        let (start, end) = self.links.split.of(number, self.part);
        assert!(start <= end && end <= self.len, "an index names existing synapses only");
        (start, end)
    }

    /// The values of the part's synapses of a segment.
    #[inline(always)]
    pub fn row(&self, number: usize) -> &[T] {
        let (start, end) = self.bounds(number);
        // SAFETY: within the values, and this part's alone, see `bounds`; borrowed with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            core::slice::from_raw_parts(self.values.add(start), end - start)
        }
    }

    /// The same, to be written.
    #[inline(always)]
    pub fn row_mut(&mut self, number: usize) -> &mut [T] {
        let (start, end) = self.bounds(number);
        // SAFETY: as in `row`; borrowed exclusively with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            core::slice::from_raw_parts_mut(self.values.add(start), end - start)
        }
    }

    /// Where the part's rows of a matrix's column lie.
    #[inline(always)]
    fn stretch(&self, source: usize) -> (usize, usize) {
        assert!(!self.by_source && self.links.is_dense(), "columns are split by target");
        assert!(source < self.links.src().size(), "a source of this group");
        let start = source * self.links.dst().size() + self.low;
        let len = self.high - self.low;
        assert!(start + len <= self.len, "an index names existing synapses only");
        (start, len)
    }

    /// The part's rows of a matrix's column.
    #[inline(always)]
    pub fn column(&self, source: usize) -> &[T] {
        let (start, len) = self.stretch(source);
        // SAFETY: within the values, and of this part's targets alone; borrowed with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            core::slice::from_raw_parts(self.values.add(start), len)
        }
    }

    /// The same, to be written.
    #[inline(always)]
    pub fn column_mut(&mut self, source: usize) -> &mut [T] {
        let (start, len) = self.stretch(source);
        // SAFETY: as in `column`; borrowed exclusively with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            core::slice::from_raw_parts_mut(self.values.add(start), len)
        }
    }

    #[inline(always)]
    fn fan(&self, neuron: usize) -> Fan<'a> {
        assert!(self.low <= neuron && neuron < self.high, "a neuron of this part");
        if self.by_source { self.links.efferents(neuron) } else { self.links.afferents(neuron) }
    }

    /// The values of the synapses of one of the part's neurons.
    #[inline(always)]
    pub fn cells(&mut self, neuron: usize) -> Cells<'_, T> {
        let fan = self.fan(neuron);
        Cells { values: self.values, len: self.len, pick: fan.slots(), count: fan.len(), lifetime: PhantomData }
    }

    /// The same, `count` of them, for a target of a group whose values lie by source: one look into the list of places each.
    ///
    /// # Panics
    /// If the target has not so many.
    #[inline(always)]
    pub fn listed(&mut self, target: usize, count: usize) -> Listed<'_, T> {
        assert!(!self.by_source && self.low <= target && target < self.high, "a neuron of this part");
        assert!(!self.links.is_dense(), "places are those of values");
        let places = &self.links.places()[self.links.incoming(target)][..count];
        Listed { values: self.values, len: self.len, places, lifetime: PhantomData }
    }

    /// Where the synapses of one of the part's targets lie, in the order by target.
    #[inline(always)]
    fn incoming(&self, target: usize) -> Range<usize> {
        assert!(!self.by_source && self.low <= target && target < self.high, "a neuron of this part");
        assert!(self.links.by_source.is_none() && !self.links.is_dense(), "values lie by target");
        let range = self.links.incoming(target);
        assert!(range.start <= range.end && range.end <= self.len, "an index names existing synapses only");
        range
    }

    /// The values of one of the part's targets, where they lie side by side.
    #[inline(always)]
    pub fn arriving(&self, target: usize) -> &[T] {
        let range = self.incoming(target);
        // SAFETY: within the values, and of a target of this part's, see `incoming`; borrowed with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            core::slice::from_raw_parts(self.values.add(range.start), range.len())
        }
    }

    /// The same, to be written.
    #[inline(always)]
    pub fn arriving_mut(&mut self, target: usize) -> &mut [T] {
        let range = self.incoming(target);
        // SAFETY: as in `arriving`; borrowed exclusively with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            core::slice::from_raw_parts_mut(self.values.add(range.start), range.len())
        }
    }

    /// Asks for some targets' values of a source that the loop over sources reaches soon.
    #[inline(always)]
    pub fn ahead(&self, source: usize, targets: &[u32]) {
        if source + ROWS < self.links.src().size() {
            entries_ahead(self.column(source + ROWS), targets.iter().map(|&target| (target as usize).wrapping_sub(self.low)));
        }
    }

    /// A view of them.
    #[inline(always)]
    pub fn view(&self, neuron: usize) -> View<'_, T> {
        let fan = self.fan(neuron);
        // SAFETY: the synapses of one of the part's own neurons; borrowed with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            View::of_picked(self.values, self.len, fan.slots(), fan.len())
        }
    }

    /// The same, to be written.
    #[inline(always)]
    pub fn view_mut(&mut self, neuron: usize) -> ViewMut<'_, T> {
        let fan = self.fan(neuron);
        // SAFETY: as in `view`; borrowed exclusively with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            ViewMut::of_picked(self.values, self.len, fan.slots(), fan.len())
        }
    }
}

/// The values of one neuron's synapses.
pub struct Cells<'a, T> {
    values: *mut T,
    len: usize,
    pick: Pick<'a>,
    count: usize,
    lifetime: PhantomData<&'a mut [T]>,
}

impl<T> Cells<'_, T> {
    /// The `k`-th.
    ///
    /// # Panics
    /// If there are not so many.
    #[inline(always)]
    pub fn at(&mut self, k: usize) -> &mut T {
        assert!(k < self.count, "a synapse of this neuron");
        let slot = self.pick.at(k);
        assert!(slot < self.len, "an index names existing synapses only");
        // SAFETY: within the values, and of a synapse of this neuron; borrowed exclusively with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            &mut *self.values.add(slot)
        }
    }
}

/// The values of one target's synapses, where they lie by source.
pub struct Listed<'a, T> {
    values: *mut T,
    len: usize,
    places: &'a [u32],
    lifetime: PhantomData<&'a mut [T]>,
}

impl<T> Listed<'_, T> {
    /// Asks for the value that a loop, which is at `k`, reaches soon.
    #[inline(always)]
    pub fn ahead(&self, k: usize) {
        of_place_ahead(self.values, self.places, k);
    }

    /// The `k`-th.
    ///
    /// # Panics
    /// If there are not so many.
    #[inline(always)]
    pub fn at(&mut self, k: usize) -> &mut T {
        let slot = self.places[k] as usize;
        assert!(slot < self.len, "an index names existing synapses only");
        // SAFETY: within the values, and of a synapse of this target; borrowed exclusively with `self`.
        #[allow(unsafe_code, reason = "see above")]
        unsafe {
            &mut *self.values.add(slot)
        }
    }
}
