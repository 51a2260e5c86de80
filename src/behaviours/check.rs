//! The ranges that parameters must keep.

use pymonn_core::{Float, Refusal};

/// A time constant, a length, a capacitance: finite and above 0.
pub(in crate::behaviours) fn positive<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |x| x > 0.0, "a finite number above 0")
}

/// An amplitude, a conductance, a rate: finite, 0 or more.
pub(in crate::behaviours) fn not_negative<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |x| x >= 0.0, "a finite number, 0 or more")
}

/// A potential, a current, a coefficient of either sign: finite.
pub(in crate::behaviours) fn finite<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |_| true, "a finite number")
}

/// A probability, a share: 0 to 1.
pub(in crate::behaviours) fn probability<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    check(name, value, |x| (0.0..=1.0).contains(&x), "0 to 1")
}

/// A reset below its threshold, a rest below a critical potential: both finite.
pub(in crate::behaviours) fn below<F: Float>(name: &'static str, value: F, bound: &'static str, limit: F) -> Result<(), Refusal> {
    finite(bound, limit)?;
    finite(name, value)?;
    if value < limit { Ok(()) } else { Err(Refusal::new(name, value, format_args!("less than `{bound}`, which is {limit:?}"))) }
}

fn check<F: Float>(name: &'static str, value: F, holds: fn(f64) -> bool, allowed: &'static str) -> Result<(), Refusal> {
    let x = value.to_f64();
    if x.is_finite() && holds(x) { Ok(()) } else { Err(Refusal::new(name, value, allowed)) }
}
