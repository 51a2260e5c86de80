use pymonn_core::{Float, Refusal, Rng, Step, Validate};

use crate::behaviour;
use crate::behaviours::check::not_negative;

/// Neurons that fire at random times with a rate of their own, which something else sets: a Poisson process that follows a
/// variable.
///
/// ```text
/// spike = true with probability gain · rate · dt
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `rate` | neuron | rate \[Hz\]; the group declares it, as a constant or for the program or another behaviour to write; below 0 it is 0 |
/// | `spike` | neuron | whether it fires in this iteration |
///
/// `with rate = activity` makes spikes of a rate unit's activity.
///
/// Source: the Poisson process; Brian2's `PoissonGroup` with `rates`, NEST's `inhomogeneous_poisson_generator`.
///
/// Tested against: mean, variation and tail of the intervals; Fano factor; correlation.
///
/// ```
/// use pymonn::behaviours::sources::PoissonFromRate;
/// use pymonn::prelude::*;
///
/// network! {
///     network Image {
///         group pixels[grid(10, 10)] {
///             rate: f32 = each(|n| if n.x < 5.0 { 60.0 } else { 0.0 });
///             1 => PoissonFromRate::default();
///             2 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Image::builder().build()?;
/// net.simulate_iterations(1000); // ms
/// let spikes = &net.pixels.event_recorder.spike;
/// assert!((2750..3250).contains(&spikes.len()) && spikes.iterations_of(7).count() == 0);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PoissonFromRate<F = f32> {
    /// Factor of the rates (default 1).
    pub gain: F,
}

impl<F: Float> Default for PoissonFromRate<F> {
    fn default() -> Self {
        Self { gain: F::ONE }
    }
}

#[behaviour(crate = crate, spike: bool = false)]
impl<F: Float> PoissonFromRate<F> {
    fn neuron(&self, rate: F, spike: &mut bool, rng: &mut Rng, step: Step) {
        *spike = rng.bernoulli(rate.to_f64() * (self.gain.to_f64() * step.dt * 1e-3));
    }
}

impl<F: Float> Validate for PoissonFromRate<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("gain", self.gain)
    }
}
