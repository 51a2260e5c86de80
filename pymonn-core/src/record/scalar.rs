//! What a recorder's expression may give.

/// A number or a truth value: what `name: expression` in a recorder may give. It is stored as `f64`.
#[diagnostic::on_unimplemented(
    message = "a recorder stores `name: expression` as `f64`, and `{Self}` is not a number",
    label = "this is a `{Self}`",
    note = "a value of any other type is recorded with its type in front: `name: Type = expression`",
    note = "a variable as it is needs its name alone: `Recorder {{ activity }}`"
)]
pub trait Scalar: Copy {
    /// The nearest `f64`; `true` is 1, `false` is 0.
    fn to_f64(self) -> f64;
}

macro_rules! scalar {
    ($($ty:ty)*) => {
        $(impl Scalar for $ty {
            #[inline]
            fn to_f64(self) -> f64 {
                self as f64
            }
        })*
    };
}

scalar!(f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl Scalar for bool {
    #[inline]
    fn to_f64(self) -> f64 {
        f64::from(u8::from(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Scalar for &T {
    #[inline]
    fn to_f64(self) -> f64 {
        T::to_f64(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::Scalar;

    fn stored(value: impl Scalar) -> f64 {
        value.to_f64()
    }

    #[test]
    fn numbers_truth_values_and_references_are_stored() {
        assert_eq!(stored(-1.5_f32), -1.5);
        assert_eq!(stored(3_usize), 3.0);
        assert_eq!(stored(-3_i8), -3.0);
        assert_eq!(stored(true), 1.0);
        assert!([2_u16].iter().map(stored).eq([2.0]));
    }
}
