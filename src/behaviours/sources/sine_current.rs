use pymonn_core::{Float, Refusal, Step, Validate, math};

use super::window;
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative};

/// A current that oscillates: an alternating current.
///
/// ```text
/// input += offset + amplitude sin(2 π frequency (t - start) + phase)        from start to stop
/// ```
///
/// The same into every neuron.
///
/// Source: PyNN's `ACSource`, NEST's `ac_generator` (whose phase counts from time 0).
///
/// Tested against: the integral of the sine.
///
/// ```
/// use pymonn::behaviours::sources::SineCurrent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Wave {
///         dt = 0.1; // ms
///         group cells[1] {
///             input: f32 = 0.0;
///             1 => |input: &mut f32| *input = 0.0;
///             2 => SineCurrent { amplitude: 50.0, frequency: 10.0, ..SineCurrent::default() };
///             3 => Recorder { input };
///         }
///     }
/// }
///
/// let mut net = Wave::builder().build()?;
/// net.simulate_iterations(1000); // one period
/// let input = &net.cells.recorder.input;
/// assert!((input.view().max() - 50.0).abs() < 1e-3);
/// assert!((input.view()[(250, 0)] - 50.0).abs() < 1e-3 && (input.view()[(750, 0)] + 50.0).abs() < 1e-3);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SineCurrent<F = f32> {
    /// Amplitude of the oscillation \[pA\] (default 0).
    pub amplitude: F,
    /// Mean current \[pA\] (default 0).
    pub offset: F,
    /// Frequency \[Hz\] (default 10).
    pub frequency: F,
    /// Phase at `start` \[degrees\] (default 0).
    pub phase: F,
    /// When it begins \[ms\] (default 0).
    pub start: F,
    /// When it ends \[ms\] (default infinity).
    pub stop: F,
}

impl<F: Float> Default for SineCurrent<F> {
    fn default() -> Self {
        let f = F::from_f64;
        let zero = F::ZERO;
        Self { amplitude: zero, offset: zero, frequency: f(10.0), phase: zero, start: zero, stop: f(f64::INFINITY) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> SineCurrent<F> {
    fn neuron(&self, input: &mut F, step: Step) {
        // In f64: a long run is many periods.
        let passed = window::middle(step) - self.start.to_f64();
        let turns = self.frequency.to_f64() * passed * 1e-3 + self.phase.to_f64() * (1.0 / 360.0);
        let current = self.offset + self.amplitude * F::from_f64(math::sin_cos_turns(turns).0);
        *input += window::within(current, self.start, self.stop, step);
    }
}

impl<F: Float> Validate for SineCurrent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("amplitude", self.amplitude)?;
        finite("offset", self.offset)?;
        not_negative("frequency", self.frequency)?;
        finite("phase", self.phase)?;
        window::check(self.start, self.stop)
    }
}
