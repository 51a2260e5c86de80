//! Numbers about a whole variable, for a recorder's expressions: `Recorder { mean: mean(activity) }`.
//!
//! All are computed in `f64`, from the first element to the last.

use super::Scalar;

fn values<T: Scalar>(values: &[T]) -> impl Iterator<Item = f64> {
    values.iter().map(Scalar::to_f64)
}

/// The sum; of nothing, 0.
pub fn sum<T: Scalar>(x: &[T]) -> f64 {
    values(x).fold(0.0, |sum, value| sum + value)
}

/// The mean; of nothing, NaN.
///
/// ```
/// # use pymonn_core::statistics::mean;
/// assert_eq!(mean(&[1.0_f32, 2.0, 6.0]), 3.0);
/// assert_eq!(mean(&[true, false]), 0.5);
/// assert!(mean::<f32>(&[]).is_nan());
/// ```
pub fn mean<T: Scalar>(x: &[T]) -> f64 {
    sum(x) / x.len() as f64
}

/// The smallest value, leaving out NaN; of nothing, NaN.
pub fn min<T: Scalar>(x: &[T]) -> f64 {
    values(x).fold(f64::NAN, f64::min)
}

/// The largest value, leaving out NaN; of nothing, NaN.
pub fn max<T: Scalar>(x: &[T]) -> f64 {
    values(x).fold(f64::NAN, f64::max)
}

/// The variance of all values (divided by their number, as numpy does); of nothing, NaN.
pub fn variance<T: Scalar>(x: &[T]) -> f64 {
    let mean = mean(x);
    values(x).fold(0.0, |sum, value| sum + (value - mean) * (value - mean)) / x.len() as f64
}

/// The root of the [`variance`]; of nothing, NaN.
pub fn std_dev<T: Scalar>(x: &[T]) -> f64 {
    libm::sqrt(variance(x))
}

/// How many are true.
pub fn count(flags: &[bool]) -> f64 {
    flags.iter().map(|flag| usize::from(*flag)).sum::<usize>() as f64
}

/// Which part is true, between 0 and 1; of nothing, NaN.
pub fn fraction(flags: &[bool]) -> f64 {
    count(flags) / flags.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_few_numbers() {
        let x = [2_i32, 4, 4, 4, 5, 5, 7, 9];
        assert_eq!((sum(&x), mean(&x), min(&x), max(&x)), (40.0, 5.0, 2.0, 9.0));
        assert_eq!((variance(&x), std_dev(&x)), (4.0, 2.0));
        assert_eq!((count(&[true, false, true, true]), fraction(&[true, false, true, true])), (3.0, 0.75));
    }

    #[test]
    fn of_nothing() {
        let none: [f32; 0] = [];
        assert_eq!((sum(&none), count(&[])), (0.0, 0.0));
        for of_nothing in [mean(&none), min(&none), max(&none), variance(&none), std_dev(&none), fraction(&[])] {
            assert!(of_nothing.is_nan());
        }
    }

    #[test]
    fn extremes_leave_nan_out() {
        assert_eq!((min(&[f32::NAN, 1.0, 2.0]), max(&[1.0, f64::NAN])), (1.0, 1.0));
    }

    #[test]
    fn sums_are_taken_in_f64() {
        let x = [16_777_216.0_f32, 1.0, 1.0];
        assert_eq!(sum(&x), 16_777_218.0);
    }
}
