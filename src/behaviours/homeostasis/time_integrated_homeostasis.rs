use pymonn_core::{Float, Refusal, Validate};

use super::InstantHomeostasis;
use crate::behaviour;
use crate::behaviours::check::not_negative;

/// Moves a variable while the running average of another is outside of a band: PymoNNto's `Time_Integration_Homeostasis`.
///
/// ```text
/// average = (average · integration_length + m) / (integration_length + 1)
/// ```
///
/// and then as [`InstantHomeostasis`], with the average in the place of the measurement *m*.
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15; version 3.0.6.
///
/// Tested against: traces of PymoNNto.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `measured` | neuron | read |
/// | `adjusted` | neuron | changed |
/// | `average` | neuron | starts in the middle of the band unless the group declares it |
///
/// ```
/// use pymonn::behaviours::homeostasis::{InstantHomeostasis, TimeIntegratedHomeostasis};
/// use pymonn::prelude::*;
///
/// network! {
///     network Steady {
///         group cells[1] {
///             voltage: f32 = 4.0;
///             threshold: f32 = 0.0;
///             1 => TimeIntegratedHomeostasis {
///                 integration_length: 3.0,
///                 band: InstantHomeostasis { strength: -1.0, ..InstantHomeostasis::around(0.0, 0.0) },
///             } with measured = voltage, adjusted = threshold;
///         }
///     }
/// }
///
/// let mut net = Steady::builder().build()?;
/// net.iterate();
/// assert_eq!((net.cells.average[0], net.cells.threshold[0]), (1.0, 1.0));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeIntegratedHomeostasis<F = f32> {
    /// Inertia of the average, in iterations; 0 for none, PymoNNto's default is 1.
    pub integration_length: F,
    /// The band, and what happens outside of it.
    pub band: InstantHomeostasis<F>,
}

#[behaviour(crate = crate, average: F = (self.band.low + self.band.high) * F::from_f64(0.5))]
impl<F: Float> TimeIntegratedHomeostasis<F> {
    fn neuron(&self, measured: F, adjusted: &mut F, average: &mut F) {
        let part = F::ONE / (self.integration_length + F::ONE);
        *average = (*average * self.integration_length + self.band.measure(measured)) * part;
        *adjusted = self.band.adjust(*average, *adjusted);
    }
}

impl<F: Float> Validate for TimeIntegratedHomeostasis<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("integration_length", self.integration_length)?;
        self.band.validate()
    }
}
