use pymonn_core::{Float, Refusal, Rng, Step, Validate};

use crate::behaviour;
use crate::behaviours::check::not_negative;

/// Neurons that fire at random times, each with the same rate: independent Poisson processes.
///
/// ```text
/// spike = true with probability rate · dt
/// ```
///
/// The spikes' intervals are geometrically distributed, which is exponential for `rate` · `dt` well below 1; the rate is exact up
/// to one spike in each iteration. Drawn are the neurons that fire ([`Rng::hits`]), so silent ones cost next to nothing.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `spike` | neuron | whether it fires in this iteration |
///
/// For a rate of each neuron's own see
/// [`PoissonFromRate`](super::PoissonFromRate), for spikes of many unseen sources [`PoissonInput`](super::PoissonInput).
///
/// Source: the Poisson process; Brian2's `PoissonGroup`, NEST's `poisson_generator` with parrot neurons.
///
/// Tested against: mean, variation and tail of the intervals; Fano factor; correlation.
///
/// ```
/// use pymonn::behaviours::sources::PoissonSpikes;
/// use pymonn::prelude::*;
///
/// network! {
///     network Retina {
///         dt = 0.1; // ms
///         group cells[1000] {
///             1 => PoissonSpikes { rate: 20.0 };
///             2 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Retina::builder().build()?;
/// net.simulate_iterations(10_000); // 1 s
/// let spikes = net.cells.event_recorder.spike.len();
/// assert!((19_400..20_600).contains(&spikes));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PoissonSpikes<F = f32> {
    /// Rate of each neuron \[Hz\] (default 10); above 1000 / `dt` every iteration has a spike.
    pub rate: F,
}

impl<F: Float> Default for PoissonSpikes<F> {
    fn default() -> Self {
        Self { rate: F::from_f64(10.0) }
    }
}

#[behaviour(crate = crate, spike: bool = false)]
impl<F: Float> PoissonSpikes<F> {
    fn group(&self, spike: &mut [bool], rng: &mut Rng, step: Step) {
        fire(self.rate.to_f64(), spike, rng, step);
    }
}

/// Every neuron with probability `rate` (in Hz) times `dt`.
pub(super) fn fire(rate: f64, spike: &mut [bool], rng: &mut Rng, step: Step) {
    spike.fill(false);
    for i in rng.hits(spike.len(), rate * step.dt * 1e-3) {
        spike[i] = true;
    }
}

impl<F: Float> Validate for PoissonSpikes<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("rate", self.rate)
    }
}
