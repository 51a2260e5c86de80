//! The time of an iteration, and whether a current flows in it.

use pymonn_core::{Float, Refusal, Step};

/// The middle of the step that this iteration makes \[ms\]: far from the times at which currents begin and end, which are
/// multiples of `dt` more often than not.
#[inline(always)]
pub(super) fn middle(step: Step) -> f64 {
    step.time - 0.5 * step.dt
}

/// `value` from `start` to `stop`, 0 outside.
#[inline(always)]
pub(super) fn within<F: Float>(value: F, start: F, stop: F, step: Step) -> F {
    let time = middle(step);
    if time >= start.to_f64() && time < stop.to_f64() { value } else { F::ZERO }
}

/// Refuses a window that does not begin at a finite time, or ends before.
pub(super) fn check<F: Float>(start: F, stop: F) -> Result<(), Refusal> {
    crate::behaviours::check::finite("start", start)?;
    if stop >= start { Ok(()) } else { Err(Refusal::new("stop", stop, format_args!("at least start = {start:?}"))) }
}
