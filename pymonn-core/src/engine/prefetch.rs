//! Asking for memory before it is needed: rows of synapses lie far apart, and the machine cannot guess which fires next.

/// How many segments ahead a row is asked for.
const AHEAD: usize = 2;

/// Lines of a row that are asked for; the machine's own prefetcher follows a longer row by itself.
const LINES: usize = 6;

/// Asks for the row that the loop over `segments` reaches soon.
///
/// `row` gives the part of an array that belongs to a segment.
#[inline(always)]
pub fn ahead<'a, S, T: 'a>(segments: &[S], now: usize, row: impl FnOnce(&S) -> &'a [T]) {
    if let Some(segment) = segments.get(now + AHEAD) {
        prefetch(row(segment));
    }
}

/// Asks for the first lines of a slice. It changes no result, and is nothing where the machine has no such instruction.
#[inline(always)]
fn prefetch<T>(row: &[T]) {
    #[cfg(target_arch = "x86_64")]
    {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        const LINE: usize = 64;
        let lines = (size_of_val(row) / LINE + 1).min(LINES);
        for line in 0..lines {
            let place = row.as_ptr().cast::<i8>().wrapping_add(line * LINE);
            #[allow(unsafe_code, reason = "the intrinsic is declared so")]
            // SAFETY: a prefetch reads nothing into the program and never faults, wherever it points; SSE is part of x86-64.
            unsafe {
                _mm_prefetch::<_MM_HINT_T0>(place);
            }
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = row;
}
