//! Work that the cores share, with the same results as on one.

use alloc::vec::Vec;
use core::ops::Range;

use crate::report::Watch;

/// For so many elements (synapses, say) a thread of its own is worth starting.
const WORTH: usize = 1 << 19;

/// How many reports there are of one piece of work, about.
const REPORTS: usize = 100;

/// How many threads so much work is worth: at most as many as there are cores.
pub(crate) fn threads(work: usize) -> usize {
    // To ask for the cores takes longer than to build a small network.
    if is_large(work) { (work / worth()).min(cores()) } else { 1 }
}

/// Whether so many elements should not be in memory more than once.
pub(crate) fn is_large(work: usize) -> bool {
    work / 2 >= worth()
}

#[cfg(all(feature = "std", not(test)))]
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, core::num::NonZero::get)
}

#[cfg(not(feature = "std"))]
fn cores() -> usize {
    1
}

#[cfg(not(all(test, feature = "std")))]
fn worth() -> usize {
    WORTH
}

/// Equal parts of `0..n`, in order; none of them is empty unless all are.
pub(crate) fn split(n: usize, parts: usize) -> impl ExactSizeIterator<Item = Range<usize>> + Clone {
    let parts = parts.clamp(1, n.max(1));
    // So that no product overflows.
    let (each, rest) = (n / parts, n % parts);
    let start = move |k: usize| k * each + k.min(rest);
    (0..parts).map(move |k| start(k)..start(k + 1))
}

/// Counts what is done of one part of the work.
pub(crate) struct Tally<'t> {
    told: &'t mut dyn FnMut(usize),
    done: usize,
    step: usize,
}

impl Tally<'_> {
    /// So much more is done.
    #[inline]
    pub(crate) fn add(&mut self, done: usize) {
        self.done += done;
        if self.done >= self.step {
            (self.told)(self.done);
            self.done = 0;
        }
    }
}

/// Does each part of the work, whose elements are `total` in all, on as many threads as there are cores (or fewer parts); the
/// results stand in the order of the parts.
#[cfg(feature = "std")]
pub(crate) fn share<P: Send, R: Send>(
    parts: Vec<P>,
    watch: &mut Watch<'_>,
    (doing, total): (&'static str, usize),
    each: &(dyn Fn(P, &mut Tally<'_>) -> R + Sync),
) -> Vec<R> {
    use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    use std::sync::{Mutex, PoisonError};

    if parts.len() < 2 {
        return alone(parts, watch, (doing, total), each);
    }
    watch.tell(doing, 0, total);
    let (count, step) = (parts.len(), total / REPORTS + 1);
    let waiting = Mutex::new(parts.into_iter().enumerate());
    let results = Mutex::new(Vec::with_capacity(count));
    let done = AtomicUsize::new(0);
    // A poisoned lock means that another thread has panicked: the scope panics too, when all have come back.
    let work = |told: &mut dyn FnMut(usize)| {
        loop {
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((number, part)) = next else { break };
            let result = each(part, &mut Tally { told, done: 0, step });
            results.lock().unwrap_or_else(PoisonError::into_inner).push((number, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..count.min(cores()) {
            let helper = || {
                work(&mut |more| {
                    done.fetch_add(more, Relaxed);
                });
            };
            // Where no thread can be started, the others do its part.
            let _ = std::thread::Builder::new().spawn_scoped(scope, helper);
        }
        work(&mut |more| watch.tell(doing, done.fetch_add(more, Relaxed) + more, total));
    });
    watch.tell(doing, total, total);
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_unstable_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

/// The same without threads.
#[cfg(not(feature = "std"))]
pub(crate) use alone as share;

pub(crate) fn alone<P, R>(
    parts: Vec<P>,
    watch: &mut Watch<'_>,
    (doing, total): (&'static str, usize),
    each: &(dyn Fn(P, &mut Tally<'_>) -> R + Sync),
) -> Vec<R> {
    watch.tell(doing, 0, total);
    let (mut done, step) = (0, total / REPORTS + 1);
    let mut told = |more| {
        done += more;
        watch.tell(doing, done, total);
    };
    let results = parts.into_iter().map(|part| each(part, &mut Tally { told: &mut told, done: 0, step })).collect();
    watch.tell(doing, total, total);
    results
}

/// In tests the number of threads is set, whatever the machine has.
#[cfg(all(test, feature = "std"))]
fn cores() -> usize {
    tests::MACHINE.get().0
}

#[cfg(all(test, feature = "std"))]
fn worth() -> usize {
    tests::MACHINE.get().1
}

#[cfg(all(test, feature = "std"))]
pub(crate) use tests::on;

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! {
        /// The number of cores, and what a thread is worth.
        pub(super) static MACHINE: Cell<(usize, usize)> = const { Cell::new((1, WORTH)) };
    }

    /// Does the work as on a machine with so many cores, where so many elements are worth a thread.
    pub(crate) fn on<R>(cores: usize, worth: usize, work: impl FnOnce() -> R) -> R {
        MACHINE.set((cores, worth));
        let result = work();
        MACHINE.set((1, WORTH));
        result
    }

    #[test]
    fn parts_cover_everything_once() {
        for (n, parts) in [(0, 3), (1, 3), (10, 3), (10, 10), (10, 100), (usize::MAX, 7)] {
            let all: Vec<_> = split(n, parts).collect();
            assert_eq!((all[0].start, all[all.len() - 1].end), (0, n));
            assert!(all.windows(2).all(|two| two[0].end == two[1].start && !two[1].is_empty()));
        }
    }

    #[test]
    fn results_stand_in_order_and_reports_grow() {
        for parts in [1, 2, 7] {
            let mut told = Vec::new();
            let mut report = |building: &crate::Building<'_>| told.push((building.done, building.total));
            let mut watch = Watch::new("x", &mut report);
            let work = split(1000, parts).collect();
            let add = |part: Range<usize>, tally: &mut Tally<'_>| part.inspect(|_| tally.add(1)).sum::<usize>();
            let sums = on(3, WORTH, || share(work, &mut watch, ("adding", 1000), &add));
            assert_eq!(sums, split(1000, parts).map(Iterator::sum).collect::<Vec<usize>>());
            assert_eq!((told[0], told[told.len() - 1]), ((0, 1000), (1000, 1000)));
            assert!(parts > 1 || told.len() > 50);
            assert!(told.iter().is_sorted());
        }
    }

    #[test]
    fn small_work_stays_on_one_thread() {
        on(8, 100, || assert_eq!([0, 199, 300, usize::MAX].map(threads), [1, 1, 3, 8]));
        on(8, 100, || assert_eq!([0, 199, 200].map(is_large), [false, false, true]));
    }
}
