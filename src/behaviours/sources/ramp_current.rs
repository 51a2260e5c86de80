use pymonn_core::{Float, Refusal, Step, Validate};

use super::window;
use crate::behaviour;
use crate::behaviours::check::{finite, positive};

/// A current that grows (or falls) evenly from one value to another, for a curve of rates over current in one run.
///
/// ```text
/// input += from + (to - from) (t - start) / (stop - start)        from start to stop, 0 outside
/// ```
///
/// Source: the ramp of electrophysiology, as a Brian2 `TimedArray` would give it.
///
/// Tested against: the integral of the ramp.
///
/// ```
/// use pymonn::behaviours::sources::RampCurrent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Ramp {
///         group cells[1] {
///             input: f32 = 0.0;
///             1 => |input: &mut f32| *input = 0.0;
///             2 => RampCurrent { from: 100.0, to: 200.0, start: 0.0, stop: 10.0 };
///             3 => Recorder { input };
///         }
///     }
/// }
///
/// let mut net = Ramp::builder().build()?;
/// net.simulate_iterations(11);
/// // The middles of the steps.
/// let input: Vec<f32> = net.cells.recorder.input.view().iter().copied().collect();
/// assert_eq!(input[..3], [105.0, 115.0, 125.0]);
/// assert_eq!(input[9..], [195.0, 0.0]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RampCurrent<F = f32> {
    /// Current at `start` \[pA\] (default 0).
    pub from: F,
    /// Current at `stop` \[pA\] (default 1000).
    pub to: F,
    /// When it begins \[ms\] (default 0).
    pub start: F,
    /// When it ends \[ms\], a finite time after `start` (default 1000).
    pub stop: F,
}

impl<F: Float> Default for RampCurrent<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { from: F::ZERO, to: f(1000.0), start: F::ZERO, stop: f(1000.0) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> RampCurrent<F> {
    fn neuron(&self, input: &mut F, step: Step) {
        let passed = F::from_f64(window::middle(step) - self.start.to_f64());
        let current = self.from + (self.to - self.from) * passed / (self.stop - self.start);
        *input += window::within(current, self.start, self.stop, step);
    }
}

impl<F: Float> Validate for RampCurrent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("from", self.from)?;
        finite("to", self.to)?;
        window::check(self.start, self.stop)?;
        finite("stop", self.stop)?;
        positive("stop - start", self.stop - self.start)
    }
}
