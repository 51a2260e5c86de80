//! Pages of 2 MiB for large arrays: a loop that jumps about in one (events that reach their targets, say) misses the table of
//! addresses less often. Small arrays stay as they are, since such a page is filled with zeros as a whole when it is first touched.

/// Arrays from this size on, in bytes, are large.
#[cfg(all(feature = "std", target_os = "linux", not(miri)))]
const LARGE: usize = 8 << 20;

/// Asks for large pages where the array is large; before it is written to, for afterwards its pages have their size.
#[cfg(all(feature = "std", target_os = "linux", not(miri)))]
pub(super) fn large<T>(cells: &mut [T]) {
    const PAGE: usize = 2 << 20;
    let bytes = size_of_val(cells);
    if bytes < LARGE {
        return;
    }
    // Whole pages alone.
    let start = cells.as_mut_ptr().cast::<u8>();
    let before = start.align_offset(PAGE).min(bytes);
    let len = (bytes - before) / PAGE * PAGE;
    // SAFETY: the range lies within the array, which is borrowed exclusively; the advice changes no content. That a system
    // does not know it makes no difference to the program, so the answer is not looked at.
    #[allow(unsafe_code, reason = "see above")]
    unsafe {
        libc::madvise(start.add(before).cast(), len, libc::MADV_HUGEPAGE);
    }
}

#[cfg(not(all(feature = "std", target_os = "linux", not(miri))))]
pub(super) fn large<T>(_: &mut [T]) {}
