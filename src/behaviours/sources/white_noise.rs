use pymonn_core::{Float, Refusal, Rng, Step, Validate, math};

use crate::behaviour;
use crate::behaviours::check::{finite, not_negative};

/// Gaussian white noise, independent in each neuron.
///
/// ```text
/// input += mean + sigma / √dt · N(0, 1)
/// ```
///
/// With the unit pA √ms, what `sigma` does to a neuron does not depend on `dt`: a leaky membrane τ dv/dt = −v + R · `input` gets
/// a variance of R² `sigma`² / (2 τ). It is a current; noise on a potential itself is of another size, and comes by way of a
/// neuron model.
///
/// Source: Gillespie 1996, *The mathematics of Brownian motion and Johnson noise*, Am. J. Phys. 64. NEST's
/// `noise_generator` has a standard deviation of `sigma / √dt`.
///
/// Tested against: the variance of a membrane, at three dt.
///
/// ```
/// use pymonn::behaviours::sources::WhiteNoise;
/// use pymonn::prelude::*;
///
/// network! {
///     network Noisy(dt: f64 = 0.1) {
///         dt = dt;
///         group cells[2000] {
///             input: f32 = 0.0;
///             v: f32 = 0.0;
///             1 => WhiteNoise { mean: 0.0, sigma: 10.0 };
///             2 => |v: &mut f32, input: &mut f32, step: Step| {
///                 *v += step.dt as f32 / 5.0 * (*input - *v); // 5 ms
///                 *input = 0.0;
///             };
///         }
///     }
/// }
///
/// for dt in [0.1, 0.2] {
///     let mut net = Noisy::builder().dt(dt).build()?;
///     net.simulate_iterations(500);
///     assert!((std_dev(&net.cells.v) - 3.16).abs() < 0.2);
/// }
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WhiteNoise<F = f32> {
    /// Mean current \[pA\] (default 0).
    pub mean: F,
    /// Intensity \[pA √ms\] (default 1).
    pub sigma: F,
}

impl<F: Float> Default for WhiteNoise<F> {
    fn default() -> Self {
        Self { mean: F::ZERO, sigma: F::ONE }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> WhiteNoise<F> {
    fn neuron(&self, input: &mut F, rng: &mut Rng, step: Step) {
        let spread = self.sigma / math::sqrt(F::from_f64(step.dt));
        *input += self.mean + spread * rng.normal_of::<F>();
    }
}

impl<F: Float> Validate for WhiteNoise<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("mean", self.mean)?;
        not_negative("sigma", self.sigma)
    }
}
