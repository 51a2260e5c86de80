use pymonn_core::{Float, Refusal, Rng, Step, Validate, math, normal};

use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// Noise with a memory, independent in each neuron: the Ornstein-Uhlenbeck process, as the sum of many synapses makes it.
///
/// ```text
/// d noise = (mean - noise) / tau dt + sd √(2 / tau) dW
/// input += noise
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `noise` | neuron | the process \[pA\]; it starts from its stationary distribution, normal with `mean` and `sd` |
///
/// The update is exact for every `dt`: `noise ← mean + (noise - mean) ρ + sd √(1 - ρ²) N(0, 1)` with ρ = exp(−dt / `tau`). The
/// autocorrelation is exp(−Δ / `tau`). A second one on a group needs a variable of its own: `with noise = slow_noise`.
///
/// Source: Uhlenbeck & Ornstein 1930, *On the theory of the Brownian motion*, Phys. Rev. 36; the update is that of Gillespie
/// 1996, *Exact numerical simulation of the Ornstein-Uhlenbeck process and its integral*, Phys. Rev. E 54.
///
/// Tested against: mean, variance and autocorrelation, up to a dt of 2 `tau`.
///
/// ```
/// use pymonn::behaviours::sources::OrnsteinUhlenbeck;
/// use pymonn::prelude::*;
///
/// network! {
///     network Background {
///         dt = 0.5; // ms
///         group cells[5000] {
///             input: f32 = 0.0;
///             1 => |input: &mut f32| *input = 0.0;
///             2 => OrnsteinUhlenbeck { mean: 200.0, sd: 50.0, tau: 5.0 };
///         }
///     }
/// }
///
/// let mut net = Background::builder().build()?;
/// net.simulate_iterations(100);
/// assert!((mean(&net.cells.input) - 200.0).abs() < 4.0 && (std_dev(&net.cells.input) - 50.0).abs() < 2.5);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OrnsteinUhlenbeck<F = f32> {
    /// Mean \[pA\] (default 0).
    pub mean: F,
    /// Standard deviation \[pA\] (default 1).
    pub sd: F,
    /// Time constant of the correlation \[ms\] (default 5).
    pub tau: F,
}

impl<F: Float> Default for OrnsteinUhlenbeck<F> {
    fn default() -> Self {
        Self { mean: F::ZERO, sd: F::ONE, tau: F::from_f64(5.0) }
    }
}

#[behaviour(crate = crate, noise: F = normal(self.mean, self.sd))]
impl<F: Float> OrnsteinUhlenbeck<F> {
    fn neuron(&self, noise: &mut F, input: &mut F, rng: &mut Rng, step: Step) {
        let z = F::from_f64(-step.dt) / self.tau;
        let keep = math::exp(z);
        let spread = self.sd * math::sqrt(-math::exp_m1(z + z));
        *noise = self.mean + (*noise - self.mean) * keep + spread * rng.normal_of::<F>();
        *input += *noise;
    }
}

impl<F: Float> Validate for OrnsteinUhlenbeck<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("mean", self.mean)?;
        not_negative("sd", self.sd)?;
        positive("tau", self.tau)
    }
}
