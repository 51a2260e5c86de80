use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// What the program around the network has written goes into the neurons, in every iteration until it writes something else.
///
/// ```text
/// input += external
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `external` | neuron | current \[pA\]; the group declares it, the program writes it |
///
/// `with external = stimulus` takes another variable instead. A program may as well write into `input` itself, which then is used
/// once.
///
/// Source: PymoNNto's way of input, a variable that the program writes.
///
/// Tested against: its definition.
///
/// ```
/// use pymonn::behaviours::sources::ExternalInput;
/// use pymonn::prelude::*;
///
/// network! {
///     network Robot {
///         group sensors[3] {
///             external: f32 = 0.0;
///             input: f32 = 0.0;
///             v: f32 = 0.0;
///             1 => ExternalInput::default();
///             2 => |v: &mut f32, input: &mut f32| { *v += *input; *input = 0.0; };
///         }
///     }
/// }
///
/// let mut net = Robot::builder().build()?;
/// net.sensors.external.copy_from_slice(&[1.0, 2.0, 3.0]);
/// net.simulate_iterations(10);
/// net.sensors.external[2] = 0.0;
/// net.simulate_iterations(10);
/// assert_eq!(net.sensors.v[..], [20.0, 40.0, 30.0]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExternalInput<F = f32> {
    /// Factor of what is written (default 1).
    pub gain: F,
}

impl<F: Float> Default for ExternalInput<F> {
    fn default() -> Self {
        Self { gain: F::ONE }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> ExternalInput<F> {
    fn neuron(&self, input: &mut F, external: F) {
        *input += self.gain * external;
    }
}

impl<F: Float> Validate for ExternalInput<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("gain", self.gain)
    }
}
