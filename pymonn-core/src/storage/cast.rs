//! Slices of a generic type under the type that it is.

use core::any::TypeId;

/// A slice under the type that it has.
#[inline(always)]
pub(crate) fn cast<A: 'static, B: 'static>(values: &[A]) -> &[B] {
    assert!(TypeId::of::<A>() == TypeId::of::<B>(), "one type under two names");
    #[allow(unsafe_code, reason = "what is generic at the caller is one type for what it calls")]
    // SAFETY: the two types are one.
    unsafe {
        core::slice::from_raw_parts(values.as_ptr().cast(), values.len())
    }
}

/// The same, to be written.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[inline(always)]
pub(crate) fn cast_mut<A: 'static, B: 'static>(values: &mut [A]) -> &mut [B] {
    assert!(TypeId::of::<A>() == TypeId::of::<B>(), "one type under two names");
    #[allow(unsafe_code, reason = "what is generic at the caller is one type for what it calls")]
    // SAFETY: the two types are one, and the borrow is handed on.
    unsafe {
        core::slice::from_raw_parts_mut(values.as_mut_ptr().cast(), values.len())
    }
}

/// The values of an event variable; none where its type is another, which the compiler reports elsewhere.
#[inline(always)]
pub fn if_flags<T: 'static>(values: &[T]) -> &[bool] {
    if TypeId::of::<T>() == TypeId::of::<bool>() { cast(values) } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_flags_are_shown_as_flags() {
        assert_eq!(if_flags(&[true, false]), [true, false]);
        assert!(if_flags(&[1_u8, 0]).is_empty());
    }
}
