//! Memory that `build()` asks for: what is too much is refused, where `Vec` alone would end the program.

use alloc::vec::Vec;

use super::pages;
use crate::Refusal;

/// An empty list with room for so many values.
///
/// # Errors
/// The system does not give that much. One that promises more than it has (Linux by default does, up to a point) may
/// still end the program when the memory is written to.
pub(crate) fn room<T>(len: usize) -> Result<Vec<T>, Refusal> {
    let mut list = Vec::new();
    list.try_reserve_exact(len).map_err(|_| no_memory::<T>(len))?;
    pages::large(list.spare_capacity_mut());
    Ok(list)
}

/// A list of so many equal values.
///
/// # Errors
/// As [`room`].
pub(crate) fn filled<T: Clone>(value: T, len: usize) -> Result<Vec<T>, Refusal> {
    // Asked for twice: `vec!` alone gets zeros that cost nothing until they are written to, but cannot say that there is no room.
    let mut asked = Vec::<T>::new();
    asked.try_reserve_exact(len).map_err(|_| no_memory::<T>(len))?;
    drop(asked);
    let mut list = alloc::vec![value; len];
    pages::large(&mut list);
    Ok(list)
}

/// The values of an iterator of known length.
///
/// # Errors
/// As [`room`].
pub(crate) fn collected<T>(values: impl ExactSizeIterator<Item = T>) -> Result<Vec<T>, Refusal> {
    let mut list = room(values.len())?;
    list.extend(values);
    Ok(list)
}

#[cold]
fn no_memory<T>(len: usize) -> Refusal {
    let bytes = len as u128 * size_of::<T>() as u128;
    Refusal::new("memory", format_args!("{bytes} bytes"), "what this machine can allocate")
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn too_much_is_refused_with_its_bytes() {
        let expected = "`memory` is 73786976294838206460 bytes: allowed is what this machine can allocate";
        assert_eq!(room::<u32>(usize::MAX).unwrap_err().to_string(), expected);
        assert_eq!(filled(1_u32, usize::MAX).unwrap_err().to_string(), expected);
        assert_eq!(collected([1, 2].into_iter()).unwrap(), [1, 2]);
        assert_eq!(filled(7_u8, 3).unwrap(), [7; 3]);
    }
}
