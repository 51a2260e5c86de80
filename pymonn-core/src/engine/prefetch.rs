//! Asking for memory before it is needed: rows of synapses lie far apart, and the machine cannot guess which fires next.

/// How many segments ahead a row is asked for.
const AHEAD: usize = 2;

/// Lines of a row that are asked for; the machine's own prefetcher follows a longer row by itself.
const LINES: usize = 16;

/// Asks for the row that the loop over `segments` reaches soon.
///
/// `row` gives the part of an array that belongs to a segment.
#[inline(always)]
pub fn ahead<'a, S, T: 'a>(segments: &[S], now: usize, row: impl FnOnce(&S) -> &'a [T]) {
    if let Some(segment) = segments.get(now + AHEAD) {
        prefetch(row(segment));
    }
}

/// The same for a thread's parts of segments: they are shorter, so more of them are on their way.
#[cfg(feature = "parallel")]
#[inline(always)]
pub fn far_ahead<'a, S, T: 'a>(segments: &[S], now: usize, row: impl FnOnce(&S) -> &'a [T]) {
    if let Some(segment) = segments.get(now + 2 * AHEAD) {
        prefetch(row(segment));
    }
}

/// Rows of a matrix that lie between the one that is worked on and the one that is asked for.
pub(crate) const ROWS: usize = 4;

/// Asks for some entries of a row of a matrix that the loop over rows reaches soon.
#[inline(always)]
pub fn ahead_of_row<T>(matrix: &[T], now: usize, width: usize, entries: &[u32]) {
    let row = matrix.get((now + ROWS) * width..(now + ROWS + 1) * width).unwrap_or(&[]);
    entries_ahead(row, entries.iter().map(|&entry| entry as usize));
}

/// Asks for these entries of a row.
#[inline(always)]
pub(crate) fn entries_ahead<T>(row: &[T], entries: impl Iterator<Item = usize>) {
    for entry in entries {
        if let Some(entry) = row.get(entry..) {
            line(entry.as_ptr().cast());
        }
    }
}

/// Places of a list between the one that is worked on and the one whose value is asked for.
const PLACES: usize = 64;

/// Asks for the value that a loop over a list of places reaches soon.
#[inline(always)]
pub fn place_ahead<T>(values: &[T], places: &[u32], now: usize) {
    of_place_ahead(values.as_ptr(), places, now);
}

/// The same, where others may write values at other places.
#[inline(always)]
pub(crate) fn of_place_ahead<T>(values: *const T, places: &[u32], now: usize) {
    if let Some(&place) = places.get(now + PLACES) {
        line(values.wrapping_add(place as usize).cast());
    }
}

/// Asks for one line.
#[inline(always)]
fn line(place: *const i8) {
    #[cfg(target_arch = "x86_64")]
    #[allow(unsafe_code, reason = "the intrinsic is declared so")]
    // SAFETY: a prefetch reads nothing into the program and never faults, wherever it points; SSE is part of x86-64.
    unsafe {
        core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(place);
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = place;
}

/// Asks for the first lines of a slice. It changes no result, and is nothing where the machine has no such instruction.
#[inline(always)]
pub(crate) fn prefetch<T>(row: &[T]) {
    const LINE: usize = 64;
    for number in 0..(size_of_val(row) / LINE + 1).min(LINES) {
        line(row.as_ptr().cast::<i8>().wrapping_add(number * LINE));
    }
}
