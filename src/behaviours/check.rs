//! The ranges that parameters must keep.

use pymonn_core::{Float, Refusal};

/// A time constant, a length, a capacitance: finite and above 0.
pub(crate) fn positive<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |x| x > 0.0, "a finite number above 0")
}

/// An amplitude, a conductance, a rate: finite, 0 or more.
pub(crate) fn not_negative<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |x| x >= 0.0, "a finite number, 0 or more")
}

/// A potential, a threshold, a signed amplitude: any finite number.
pub(crate) fn finite<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |_| true, "a finite number")
}

/// A probability, or a part of a whole.
pub(crate) fn probability<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |x| (0.0..=1.0).contains(&x), "a number from 0 to 1")
}

/// The two ends of a range, which may be infinite: `low` is at most `high`.
pub(crate) fn ordered<F: Float>(low: (&'static str, F), high: (&'static str, F)) -> Result<(), Refusal> {
    if low.1.to_f64() <= high.1.to_f64() {
        Ok(())
    } else {
        Err(Refusal::new(low.0, low.1, format_args!("at most `{}`, which is {:?}", high.0, high.1)))
    }
}

/// A reset below its threshold, a rest below a critical potential: both finite.
pub(crate) fn below<F: Float>(name: &'static str, value: F, bound: &'static str, limit: F) -> Result<(), Refusal> {
    finite(bound, limit)?;
    finite(name, value)?;
    if value < limit { Ok(()) } else { Err(Refusal::new(name, value, format_args!("less than `{bound}`, which is {limit:?}"))) }
}

fn check<F: Float>(name: &'static str, value: F, holds: fn(f64) -> bool, allowed: &'static str) -> Result<(), Refusal> {
    let x = value.to_f64();
    if x.is_finite() && holds(x) { Ok(()) } else { Err(Refusal::new(name, value, allowed)) }
}
