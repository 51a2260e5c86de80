use alloc::vec::Vec;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::window;
use crate::behaviour;

/// A current that keeps each of a list of values until the time of the next.
///
/// ```text
/// input += the value of the last time that is not after t;        before the first time, nothing
/// ```
///
/// The same into every neuron.
///
/// Source: NEST's `step_current_generator`, PyNN's `StepCurrentSource`, a Brian2 `TimedArray` of one dimension.
///
/// Tested against: the charge that has flowed.
///
/// ```
/// use pymonn::behaviours::sources::StepCurrent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Steps {
///         group cells[1] {
///             input: f32 = 0.0;
///             1 => |input: &mut f32| *input = 0.0;
///             2 => StepCurrent::new([(2.0, 100.0), (4.0, -50.0), (5.0, 0.0)]);
///             3 => Recorder { input };
///         }
///     }
/// }
///
/// let mut net = Steps::builder().build()?;
/// net.simulate_iterations(6);
/// let input: Vec<f32> = net.cells.recorder.input.view().iter().copied().collect();
/// assert_eq!(input, [0.0, 0.0, 100.0, 100.0, -50.0, 0.0]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StepCurrent<F = f32> {
    /// When each value begins \[ms\], ascending, and the value \[pA\].
    pub steps: Vec<(f64, F)>,
}

impl<F: Float> StepCurrent<F> {
    /// These times \[ms\], ascending, and values \[pA\].
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = (f64, F)>) -> Self {
        Self { steps: steps.into_iter().collect() }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> StepCurrent<F> {
    fn group(&self, input: &mut [F], step: Step) {
        let time = window::middle(step);
        let begun = self.steps.partition_point(|(at, _)| *at <= time);
        if begun > 0 {
            let (_, value) = self.steps[begun - 1];
            for x in input {
                *x += value;
            }
        }
    }
}

impl<F: Float> Validate for StepCurrent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        for (i, (time, value)) in self.steps.iter().enumerate() {
            if !time.is_finite() || i > 0 && *time <= self.steps[i - 1].0 {
                return Err(Refusal::new(format_args!("steps[{i}].0"), time, "a finite time after the one before"));
            }
            if !value.to_f64().is_finite() {
                return Err(Refusal::new(format_args!("steps[{i}].1"), value, "a finite number"));
            }
        }
        Ok(())
    }
}
