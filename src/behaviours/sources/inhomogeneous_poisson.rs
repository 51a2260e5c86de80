use pymonn_core::{Rng, Step};

use super::poisson_spikes::fire;
use super::window;
use crate::behaviour;

/// Neurons that fire at random times with a rate that is a function of time, the same for all: inhomogeneous Poisson processes.
///
/// ```text
/// spike = true with probability rate(t) · dt,        t in the middle of the step
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `spike` | neuron | whether it fires in this iteration |
///
/// The function is plain: a closure that takes nothing from around it. Where the rate depends on something else, let
/// [`PoissonFromRate`](super::PoissonFromRate) read it from a variable.
///
/// Source: the inhomogeneous Poisson process; NEST's `inhomogeneous_poisson_generator`.
///
/// Tested against: integral and median of a falling rate.
///
/// ```
/// use pymonn::behaviours::sources::InhomogeneousPoisson;
/// use pymonn::math::sin;
/// use pymonn::prelude::*;
///
/// network! {
///     network Rhythm {
///         group cells[1000] {
///             // 20 Hz, modulated with 5 Hz.
///             1 => InhomogeneousPoisson { rate: |t| 20.0 * (1.0 + sin(t * std::f64::consts::TAU / 200.0)) };
///             2 => Recorder { active: count(spike) as f64 };
///         }
///     }
/// }
///
/// let mut net = Rhythm::builder().build()?;
/// net.simulate_iterations(200); // ms
/// let active = &net.cells.recorder.active;
/// let (up, down): (f64, f64) = (active[..100].iter().sum(), active[100..].iter().sum());
/// assert!((3100.0..3450.0).contains(&up) && (650.0..810.0).contains(&down)); // 2000 (1 ± 2 / π)
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct InhomogeneousPoisson {
    /// Rate \[Hz\] at a time \[ms\]; below 0 it is 0.
    pub rate: fn(f64) -> f64,
}

#[behaviour(crate = crate, spike: bool = false)]
impl InhomogeneousPoisson {
    fn group(&self, spike: &mut [bool], rng: &mut Rng, step: Step) {
        fire((self.rate)(window::middle(step)), spike, rng, step);
    }
}
