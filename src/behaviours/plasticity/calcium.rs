use pymonn_core::{Float, Refusal, Step, Validate};

use super::kept;
use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// The calcium concentration of a neuron: its firing rate, averaged over seconds.
///
/// ```text
/// dcalcium/dt = −calcium / tau, and a spike adds beta
/// ```
///
/// Integrated exactly. At a constant rate its mean is `beta` · `tau` · rate.
///
/// Source: Butz & van Ooyen 2013, *A simple rule for dendritic spine and axonal bouton formation can account for cortical
/// reorganization after focal retinal lesions*, PLOS Comput. Biol. 9: e1003259; the defaults are NEST's.
///
/// Tested against: NEST.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `spike` | neuron | read |
/// | `calcium` | neuron | starts at 0 |
///
/// ```
/// use pymonn::behaviours::plasticity::Calcium;
/// use pymonn::prelude::*;
///
/// network! {
///     network Regular {
///         group cells[1] {
///             spike: bool = false;
///             1 => |spike: &mut bool, step: Step| *spike = step.iteration % 50 == 0; // 20 Hz
///             2 => Calcium::default();
///         }
///     }
/// }
///
/// let mut net = Regular::builder().build()?;
/// net.simulate_iterations(100_000);
/// assert!((net.cells.calcium[0] - 0.2).abs() < 1e-3); // 0.001 · 10 s · 20 Hz
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calcium<F = f32> {
    /// Time constant (ms); default 10,000.
    pub tau: F,
    /// What a spike adds; default 0.001.
    pub beta: F,
}

impl<F: Float> Default for Calcium<F> {
    fn default() -> Self {
        Self { tau: F::from_f64(10_000.0), beta: F::from_f64(0.001) }
    }
}

#[behaviour(crate = crate, calcium: F = F::ZERO)]
impl<F: Float> Calcium<F> {
    fn neuron(&self, calcium: &mut F, spike: bool, step: Step) {
        *calcium = kept(self.tau, step) * *calcium + if spike { self.beta } else { F::ZERO };
    }
}

impl<F: Float> Validate for Calcium<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)?;
        not_negative("beta", self.beta)
    }
}
