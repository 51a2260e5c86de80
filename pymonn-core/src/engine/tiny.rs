//! Numbers so near to zero that the machine takes a hundred times as long for them are set to zero now and then.
//!
//! A value that decays exponentially gets there after some thousand iterations without input, and stays: rounding keeps the smallest
//! numbers from ever reaching zero.

use core::any::{Any, TypeId};

use super::dispatch::{Kernel, dispatch};
use crate::Value;

/// How often: in iterations that this divides.
const EVERY: u64 = 128;

/// Below this, an `f32` is set to zero: 2^-100, about 8e-31. What decays by less than 13 % an iteration does not get from here to the
/// slow numbers (below 2^-126) before it is looked at again.
const TINY_F32: f32 = f32::from_bits((127 - 100) << 23);

/// Below this, an `f64` is: 2^-996, about 1.5e-300.
const TINY_F64: f64 = f64::from_bits((1023 - 996) << 52);

/// Values that are looked at together.
const BLOCK: usize = 64;

/// Whether this is an iteration in which variables are looked at.
#[inline(always)]
pub fn tiny_is_due(iteration: u64) -> bool {
    iteration.is_multiple_of(EVERY)
}

/// Sets what is nearer to zero than 2^-100 (`f32`) or 2^-996 (`f64`) to zero; other types are left alone.
pub fn flush_tiny<T: Value>(values: &mut [T]) {
    if TypeId::of::<T>() == TypeId::of::<f32>() || TypeId::of::<T>() == TypeId::of::<f64>() {
        dispatch::<0, _>(&mut Flush(values));
    }
}

struct Flush<'a, T>(&'a mut [T]);

impl<T: Value> Kernel<0> for Flush<'_, T> {
    #[inline(always)]
    fn run(&mut self) {
        for values in self.0.chunks_mut(BLOCK) {
            // Most blocks have none, and are not written: another core may have them.
            if values.iter().fold(false, |any, value| any | is_tiny(value)) {
                values.iter_mut().for_each(flush);
            }
        }
    }
}

#[inline(always)]
fn flush<T: Value>(value: &mut T) {
    let any: &mut dyn Any = value;
    if let Some(value) = any.downcast_mut::<f32>() {
        *value = if value.abs() < TINY_F32 { 0.0 } else { *value };
    } else if let Some(value) = any.downcast_mut::<f64>() {
        *value = if value.abs() < TINY_F64 { 0.0 } else { *value };
    }
}

/// Whether a value is tiny and not zero.
#[inline(always)]
fn is_tiny<T: Value>(value: &T) -> bool {
    let any: &dyn Any = value;
    if let Some(value) = any.downcast_ref::<f32>() {
        value.to_bits() != 0 && value.abs() < TINY_F32
    } else if let Some(value) = any.downcast_ref::<f64>() {
        value.to_bits() != 0 && value.abs() < TINY_F64
    } else {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_tiny_becomes_zero() {
        let mut values = [1.0, -1e-30, 1e-31, -1e-38, f32::from_bits(1), 0.0, f32::NAN, f32::INFINITY];
        flush_tiny(&mut values);
        assert_eq!(values[..6], [1.0, -1e-30, 0.0, 0.0, 0.0, 0.0]);
        assert!(values[6].is_nan() && values[7].is_infinite());
        let mut values = [1e-299, -1e-301, f64::from_bits(1)];
        flush_tiny(&mut values);
        assert_eq!(values, [1e-299, 0.0, 0.0]);
        let mut flags = [true, false];
        flush_tiny(&mut flags);
        assert_eq!(flags, [true, false]);
    }
}
