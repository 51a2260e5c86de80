use pymonn_core::{Float, Refusal, Step, Validate};

use super::window;
use crate::behaviour;
use crate::behaviours::check::finite;

/// The same current into every neuron, always or for some time: a direct current.
///
/// ```text
/// input += amplitude        from start to stop
/// ```
///
/// Source: NEST's `dc_generator`, PyNN's `DCSource`.
///
/// Tested against: the charge that has flowed.
///
/// ```
/// use pymonn::behaviours::sources::ConstantCurrent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Driven {
///         dt = 0.1; // ms
///         group cells[2] {
///             input: f32 = 0.0;
///             v: f32 = 0.0;
///             1 => ConstantCurrent { amplitude: 500.0, start: 10.0, stop: 30.0 };
///             2 => |v: &mut f32, input: &mut f32, step: Step| {
///                 *v += *input * step.dt as f32 / 250.0; // a capacitance of 250 pF
///                 *input = 0.0;
///             };
///         }
///     }
/// }
///
/// let mut net = Driven::builder().build()?;
/// net.simulate_iterations(500);
/// assert!((net.cells.v[0] - 40.0).abs() < 1e-3); // 500 pA · 20 ms / 250 pF
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConstantCurrent<F = f32> {
    /// Current \[pA\] (default 0).
    pub amplitude: F,
    /// When it begins \[ms\] (default 0).
    pub start: F,
    /// When it ends \[ms\] (default infinity).
    pub stop: F,
}

impl<F: Float> ConstantCurrent<F> {
    /// This current \[pA\], always.
    #[must_use]
    pub fn new(amplitude: F) -> Self {
        Self { amplitude, ..Self::default() }
    }
}

impl<F: Float> Default for ConstantCurrent<F> {
    fn default() -> Self {
        Self { amplitude: F::ZERO, start: F::ZERO, stop: F::from_f64(f64::INFINITY) }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> ConstantCurrent<F> {
    fn neuron(&self, input: &mut F, step: Step) {
        *input += window::within(self.amplitude, self.start, self.stop, step);
    }
}

impl<F: Float> Validate for ConstantCurrent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("amplitude", self.amplitude)?;
        window::check(self.start, self.stop)
    }
}
