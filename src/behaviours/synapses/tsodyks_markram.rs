use pymonn_core::{Float, Refusal, Step, Validate, math};

use crate::behaviour;
use crate::behaviours::check::{not_negative, positive, probability};

/// Short-term plasticity: depression by the use of a limited resource, facilitation by a growing use.
///
/// At each arriving spike, Δ after the one before,
///
/// ```text
/// u ← use_of_resource + (1 - use_of_resource) u exp(-Δ / tau_facil)
/// x ← 1 - (1 - x) exp(-Δ / tau_rec)
/// efficacy = weight u x,   then   x ← x - u x
/// ```
///
/// It does not transmit: it brings `efficacy`, which a behaviour that does then takes for its weight, `with weight = efficacy`.
/// So every kind of transmission has short-term plasticity, and `weight` can learn by a rule of its own. It must stand before
/// what transmits.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | absolute strength, the response to a release of all of the resource |
/// | `efficacy` | synapse | what the spike that arrived last transmits |
/// | `facilitation` | synapse | *u* after the last arrival; 0 at first, as after a long rest |
/// | `resource` | synapse | *x* after the last arrival; 1 at first |
/// | `arrived` | synapse | iteration of the last arrival |
///
/// Nothing is done between arrivals; at an arrival both are exact. For spikes at a regular distance Δ they settle at u = U / (1 −
/// (1 − U) exp(−Δ / `tau_facil`)) and, before the release, x = (1 − exp(−Δ / `tau_rec`)) / (1 − (1 − u) exp(−Δ / `tau_rec`)).
///
/// Source: Tsodyks, Pawelzik & Markram 1998, *Neural networks with dynamic synapses*, Neural Comput. 10; Markram, Wang & Tsodyks
/// 1998, *Differential signaling via the same axon of neocortical pyramidal neurons*, PNAS 95. It gives the numbers
/// of NEST's `tsodyks2_synapse`.
///
/// Tested against: NEST's `tsodyks2_synapse`; the steady states in closed form.
///
/// ```
/// use pymonn::behaviours::synapses::{ExponentialCurrent, TsodyksMarkram};
/// use pymonn::prelude::*;
///
/// network! {
///     network Tires {
///         group a[1] {
///             spike: bool = false;
///             1 => |spike: &mut bool, step: Step| *spike = step.iteration % 50 == 0; // 20 Hz
///         }
///         group b[1] { input: f32 = 0.0; }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             weight: f32 = 250.0; // pA
///             2 => TsodyksMarkram::depressing();
///             3 => ExponentialCurrent { tau: 3.0 } with weight = efficacy;
///         }
///     }
/// }
///
/// let mut net = Tires::builder().build()?;
/// net.simulate_iterations(50);
/// assert_eq!(net.ab.efficacy[0], 125.0);
/// net.simulate_iterations(50);
/// assert!((net.ab.efficacy[0] - 66.3).abs() < 0.1);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TsodyksMarkram<F = f32> {
    /// *U*, the part of the resource that a spike after a long rest uses (default 0.5).
    pub use_of_resource: F,
    /// Time constant of the recovery of the resource \[ms\] (default 800).
    pub tau_rec: F,
    /// Time constant of facilitation \[ms\] (default 0: none).
    pub tau_facil: F,
}

impl<F: Float> TsodyksMarkram<F> {
    /// Depression alone, as between pyramidal neurons: *U* 0.5, 800 ms (Tsodyks, Uziel & Markram 2000, *Synchrony generation in
    /// recurrent networks with frequency-dependent synapses*, J. Neurosci. 20, RC50).
    #[must_use]
    pub fn depressing() -> Self {
        Self { use_of_resource: F::from_f64(0.5), tau_rec: F::from_f64(800.0), tau_facil: F::ZERO }
    }

    /// Facilitation above all, as from pyramidal neurons to interneurons: *U* 0.04, 100 ms and 1000 ms (same source).
    #[must_use]
    pub fn facilitating() -> Self {
        Self { use_of_resource: F::from_f64(0.04), tau_rec: F::from_f64(100.0), tau_facil: F::from_f64(1000.0) }
    }
}

impl<F: Float> Default for TsodyksMarkram<F> {
    fn default() -> Self {
        Self::depressing()
    }
}

#[behaviour(crate = crate, efficacy: F = F::ZERO, facilitation: F = F::ZERO, resource: F = F::ONE, arrived: u64 = 0)]
impl<F: Float> TsodyksMarkram<F> {
    fn on_pre(&self, weight: F, efficacy: &mut F, facilitation: &mut F, resource: &mut F, arrived: &mut u64, step: Step) {
        let passed = F::from_f64(-((step.iteration - *arrived) as f64) * step.dt);
        let used = self.use_of_resource;
        // Divided by 0 it is minus infinity, whose exponential is 0.
        let u = used + (F::ONE - used) * *facilitation * math::exp(passed / self.tau_facil);
        let x = F::ONE - (F::ONE - *resource) * math::exp(passed / self.tau_rec);
        let released = u * x;
        *efficacy = weight * released;
        *facilitation = u;
        *resource = x - released;
        *arrived = step.iteration;
    }
}

impl<F: Float> Validate for TsodyksMarkram<F> {
    fn validate(&self) -> Result<(), Refusal> {
        probability("use_of_resource", self.use_of_resource)?;
        positive("tau_rec", self.tau_rec)?;
        not_negative("tau_facil", self.tau_facil)
    }
}
