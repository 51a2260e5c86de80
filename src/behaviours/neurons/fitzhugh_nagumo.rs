use core::mem;

use pymonn_core::{Float, Refusal, Step, Validate};

use super::{Method, Rk4, Slope, System, fire::rises};
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// The neuron of FitzHugh and Nagumo: excitability in two variables.
///
/// ```text
/// v′ = v − v³ / 3 − w + input
/// w′ = (v + a − b · w) / tau
/// spike: v rises through `threshold`
/// ```
///
/// All is dimensionless; a unit of `dt` is a unit of its time, of which a cycle takes about forty. It oscillates for an `input` of
/// 0.33 to 1.42. `M` integrates: [`Rk4`].
///
/// Sources: R. FitzHugh, *Impulses and physiological states in theoretical models of nerve membrane*, Biophys. J. 1 (1961); Nagumo, Arimoto &
/// Yoshizawa, Proc. IRE 50 (1962); in the form of *Neuronal Dynamics* (2014).
///
/// Tested against: Brian2's cycles; the analytic Hopf points.
///
/// ```
/// use pymonn::behaviours::neurons::FitzHughNagumo;
/// use pymonn::prelude::*;
///
/// network! {
///     network Excitable {
///         dt = 0.1;
///         group cells[3] {
///             1 => |input: &mut f32, me: Neuron| *input += [0.2, 0.5, 1.6][me.index];
///             2 => FitzHughNagumo::default();
///             9 => EventRecorder { spike };
///         }
///     }
/// }
///
/// let mut net = Excitable::builder().build()?;
/// net.simulate_iterations(2_000);
/// net.cells.event_recorder.clear();
/// net.simulate_iterations(5_000);
/// let spikes = net.cells.event_recorder.spike.indices();
/// assert!(spikes.len() > 10 && spikes.iter().all(|cell| *cell == 1));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/fitzhugh_nagumo.svg")]
#[allow(clippy::doc_markdown, reason = "people's names")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitzHughNagumo<F = f32, M = Rk4> {
    /// Offset of the recovery, 0.7.
    pub a: F,
    /// Decay of the recovery, 0.8.
    pub b: F,
    /// How much slower recovery is, 12.5.
    pub tau: F,
    /// The v whose upward crossing is a spike, 0.
    pub threshold: F,
    /// How it is integrated.
    pub method: M,
}

impl<F: Float, M: Method> Default for FitzHughNagumo<F, M> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { a: f(0.7), b: f(0.8), tau: f(12.5), threshold: f(0.0), method: M::default() }
    }
}

impl<F: Float, M: Method> System<F, 2> for FitzHughNagumo<F, M> {
    type Input = F;

    #[inline(always)]
    fn slopes(&self, [v, w]: [F; 2], input: F) -> [Slope<F>; 2] {
        let per_tau = F::ONE / self.tau;
        [(input - w, v * v * F::from_f64(1.0 / 3.0) - F::ONE), ((v + self.a) * per_tau, self.b * per_tau)]
    }
}

#[behaviour(
    crate = crate,
    // Rest without input, for the default parameters.
    v: F = F::from_f64(-1.199_408_035),
    w: F = F::from_f64(-0.624_260_044),
    input: F = F::ZERO,
    spike: bool = false,
)]
impl<F: Float, M: Method> FitzHughNagumo<F, M> {
    fn neuron(&self, v: &mut F, w: &mut F, input: &mut F, spike: &mut bool, step: Step) {
        let (before, current) = (*v, mem::replace(input, F::ZERO));
        [*v, *w] = self.method.advance(self, [*v, *w], current, F::from_f64(step.dt));
        *spike = rises(before, *v, self.threshold);
    }
}

impl<F: Float, M: Method> Validate for FitzHughNagumo<F, M> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("a", self.a)?;
        not_negative("b", self.b)?;
        positive("tau", self.tau)?;
        finite("threshold", self.threshold)
    }
}
