use pymonn_core::{Float, Refusal, Step, Validate};

use super::kernel;
use crate::behaviour;
use crate::behaviours::check::positive;

/// A spike that arrives adds its weight to a current, which decays exponentially.
///
/// ```text
/// d current / dt = -current / tau       current += w at each arrival
/// input += mean of current over the coming step
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | peak of the current \[pA\]; its charge is `weight` · `tau` \[fC\] |
/// | `dst_current` | target, private | current \[pA\] |
///
/// The decay is exact, and so is the charge: see [Priorities](super#priorities).
///
/// Source: the current of NEST's `iaf_psc_exp`; Tsodyks, Uziel & Markram 2000, *Synchrony generation in recurrent networks
/// with frequency-dependent synapses*, J. Neurosci. 20 (RC50).
///
/// Tested against: NEST's potential; the charge at four dt.
///
/// ```
/// use pymonn::behaviours::synapses::ExponentialCurrent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Psc {
///         dt = 0.1; // ms
///         group a[1] {
///             spike: bool = false;
///             1 => |spike: &mut bool, step: Step| *spike = step.iteration == 1;
///         }
///         group b[1] {
///             input: f32 = 0.0;
///             charge: f32 = 0.0;
///             1 => |input: &mut f32, charge: &mut f32, step: Step| {
///                 *charge += *input * step.dt as f32;
///                 *input = 0.0;
///             };
///         }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             delay = 15; // 1.5 ms
///             weight: f32 = 100.0; // pA
///             2 => ExponentialCurrent { tau: 2.0 };
///         }
///     }
/// }
///
/// let mut net = Psc::builder().build()?;
/// net.simulate_iterations(15);
/// assert_eq!(net.ab.dst_current[0], 0.0);
/// net.simulate_iterations(1);
/// assert!((net.ab.dst_current[0] - 95.12).abs() < 0.01);
/// net.simulate_iterations(1000);
/// assert!((net.b.charge[0] - 200.0).abs() < 0.01);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExponentialCurrent<F = f32> {
    /// Time constant \[ms\] (default 2, that of NEST's `iaf_psc_exp`).
    pub tau: F,
}

impl<F: Float> Default for ExponentialCurrent<F> {
    fn default() -> Self {
        Self { tau: F::from_f64(2.0) }
    }
}

#[behaviour(crate = crate, dst current: F = F::ZERO)]
impl<F: Float> ExponentialCurrent<F> {
    #[sum(dst_current)]
    fn on_pre(weight: F) -> F {
        weight
    }

    #[afferent]
    fn pour(&self, dst_current: &mut F, dst_input: &mut F, step: Step) {
        let (keep, mean) = kernel::exponential(self.tau, step.dt);
        *dst_input += mean * *dst_current;
        *dst_current *= keep;
    }
}

impl<F: Float> Validate for ExponentialCurrent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)
    }
}
