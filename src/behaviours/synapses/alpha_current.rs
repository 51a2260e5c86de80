use pymonn_core::{Float, Refusal, Step, Validate};

use super::kernel::Rising;
use crate::behaviour;
use crate::behaviours::check::positive;

/// A spike that arrives sets off a current with the shape of an alpha function, whose peak is the weight.
///
/// ```text
/// current(t) = w e (t / tau) exp(-t / tau)        t after an arrival; greatest, w, at t = tau
/// input += mean of current over the coming step
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | peak of the current \[pA\]; its charge is `weight` · e · `tau` \[fC\] |
/// | `dst_current` | target, private | current \[pA\] |
/// | `dst_rise` | target, private | what it still rises by: the weights that have arrived, each decayed with `tau` \[pA\] |
///
/// The current is exact (two linear equations, by their propagator), and so is the charge: see [Priorities](super#priorities).
///
/// Source: Rall 1967, *Distinguishing theoretical synaptic potentials computed for different soma-dendritic distributions of
/// synaptic input*, J. Neurophysiol. 30; the propagator and the unit of the weight as in NEST's `iaf_psc_alpha` (Rotter &
/// Diesmann 1999, *Exact digital simulation of time-invariant linear systems with applications to neuronal modeling*, Biol.
/// Cybern. 81).
///
/// Tested against: NEST's `iaf_psc_alpha`; the charge.
///
/// ```
/// use pymonn::behaviours::synapses::AlphaCurrent;
/// use pymonn::prelude::*;
///
/// network! {
///     network Psc {
///         dt = 0.1; // ms
///         group a[1] {
///             spike: bool = false;
///             1 => |spike: &mut bool, step: Step| *spike = step.iteration == 1;
///         }
///         group b[1] { input: f32 = 0.0; }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             weight: f32 = 100.0; // pA
///             2 => AlphaCurrent { tau: 2.0 };
///         }
///     }
/// }
///
/// let mut net = Psc::builder().build()?;
/// net.simulate_iterations(20); // 2 ms after the spike at the beginning of this iteration's step
/// assert!((net.ab.dst_current[0] - 100.0).abs() < 1e-3);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlphaCurrent<F = f32> {
    /// Time constant, the time of the peak \[ms\] (default 2, that of NEST's `iaf_psc_alpha`).
    pub tau: F,
}

impl<F: Float> Default for AlphaCurrent<F> {
    fn default() -> Self {
        Self { tau: F::from_f64(2.0) }
    }
}

#[behaviour(crate = crate, dst current: F = F::ZERO, dst rise: F = F::ZERO)]
impl<F: Float> AlphaCurrent<F> {
    #[sum(dst_rise)]
    fn on_pre(weight: F) -> F {
        weight
    }

    #[afferent]
    fn pour(&self, dst_current: &mut F, dst_rise: &mut F, dst_input: &mut F, step: Step) {
        *dst_input += Rising::alpha(self.tau, step.dt).advance(dst_current, dst_rise);
    }
}

impl<F: Float> Validate for AlphaCurrent<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau", self.tau)
    }
}
