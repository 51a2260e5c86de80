use pymonn_core::{Float, Refusal, Step, Validate, ViewMut, math};

use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// Synaptic scaling: multiplies all weights of a target, slowly, until it fires at a wanted rate.
///
/// ```text
/// drate/dt   = −rate / tau, and a spike adds 1 / tau          what the target senses of its activity
/// derror/dt  = target − rate
/// dweight/dt = weight · (beta · (target − rate) + gamma · error)
/// ```
///
/// All weights of a target are multiplied with the same number, so that their ratios stay. It is done every `interval` iterations, with the
/// exponential of what has come together since, since each time costs a walk over all weights.
///
/// Source: Turrigiano, Leslie, Desai, Rutherford & Nelson 1998, *Activity-dependent scaling of quantal amplitude in neocortical neurons*, Nature
/// 391; Turrigiano 2008, Cell 135; the equations and values: van Rossum, Bi & Turrigiano 2000, *Stable Hebbian learning from spike
/// timing-dependent plasticity*, J. Neurosci. 20, equation 3.
///
/// Tested against: the closed form.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | scaled |
/// | `dst_rate` | target | running average of its rate (Hz) |
/// | `dst_error` | target | its distance from the target's rate, integrated (Hz s) |
/// | `dst_growth` | target | logarithm of the factor that waits |
/// | `dst_due` | target | whether it is applied in this iteration |
///
/// ```
/// use pymonn::behaviours::homeostasis::SynapticScaling;
/// use pymonn::prelude::*;
///
/// network! {
///     network Deprived {
///         group a[2] {
///             spike: bool = false;
///         }
///         synapses aa: a -> a {
///             connect = all_to_all();
///             weight: f32 = 2.0;
///             1 => SynapticScaling { target: 10.0, beta: 0.01, gamma: 0.0, ..Default::default() };
///         }
///     }
/// }
///
/// // A silent network: one second at 0 Hz, where 10 are wanted.
/// let mut net = Deprived::builder().build()?;
/// net.simulate_iterations(1000);
/// let factor = 0.1_f32.exp();
/// assert!(net.aa.weight.iter().all(|w| (w / 2.0 - factor).abs() < 1e-4));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SynapticScaling<F = f32> {
    /// Rate at which targets are to fire (Hz); default 10.
    pub target: F,
    /// Growth by the rate's distance from that (1/(s Hz)); default 4e-5.
    pub beta: F,
    /// Growth by the integral of that distance (1/(s² Hz)); default 1e-7.
    pub gamma: F,
    /// Time constant of the sensor (ms); default 100,000.
    pub tau: F,
    /// Iterations between two changes of the weights, 1 or more; default 100.
    pub interval: u64,
}

impl<F: Float> Default for SynapticScaling<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { target: f(10.0), beta: f(4e-5), gamma: f(1e-7), tau: f(1e5), interval: 100 }
    }
}

#[behaviour(crate = crate, dst rate: F = F::ZERO, dst error: F = F::ZERO, dst growth: F = F::ZERO, dst due: bool = false)]
impl<F: Float> SynapticScaling<F> {
    #[afferent]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn sense(&self, dst_spike: bool, dst_rate: &mut F, dst_error: &mut F, dst_growth: &mut F, dst_due: &mut bool, step: Step) {
        let f = F::from_f64;
        let (keep, per_spike) = (math::exp(-f(step.dt) / self.tau), f(1000.0) / self.tau);
        let seconds = f(step.dt * 0.001);
        *dst_rate = *dst_rate * keep + if dst_spike { per_spike } else { F::ZERO };
        let distance = self.target - *dst_rate;
        *dst_growth += seconds * (self.beta * distance + self.gamma * *dst_error);
        *dst_error += seconds * distance;
        *dst_due = step.iteration.is_multiple_of(self.interval);
    }

    #[afferent(dst_due)]
    fn scale(mut weight: ViewMut<F>, dst_growth: &mut F) {
        weight.scale(math::exp(*dst_growth));
        *dst_growth = F::ZERO;
    }
}

impl<F: Float> Validate for SynapticScaling<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("target", self.target)?;
        not_negative("beta", self.beta)?;
        not_negative("gamma", self.gamma)?;
        positive("tau", self.tau)?;
        if self.interval > 0 { Ok(()) } else { Err(Refusal::new("interval", self.interval, "1 or more")) }
    }
}
