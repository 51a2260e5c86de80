use pymonn_core::{Float, Refusal, Step, Validate, math};

use super::{bounded, kept};
use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// STDP that waits for a reward: pairs of spikes leave a slowly decaying trace at the synapse, which dopamine turns into weight.
///
/// ```text
/// dc/dt        = −c / tau_c          an arriving spike: c −= a_minus · post, a target's spike: c += a_plus · pre
/// dweight/dt   = c · (d + tonic)
/// dd/dt        = −d / tau_d          and `reward` is added to it in each iteration
/// dpre/dt      = −pre / tau_plus     dpost/dt = −post / tau_minus     each raised by 1 by its spikes
/// ```
///
/// `reward` is a variable of the network, which the program or a behaviour sets, for one iteration at a time; several synapse groups may read
/// it. With `tau_d` = 0 it is the dopamine itself. The weight stays within 0 and `w_max`.
///
/// A synapse is visited at its events alone: between two, *c* decays by a known factor, so the weight grows by *c* times an integral of the
/// dopamine, which is one number for the whole group. Decays are exact, that integral is the Euler method's. Bounds are kept at visits:
/// where dopamine changes its sign, a weight may have crossed a bound and come back in between. As for
/// [`DeferredStdp`](super::DeferredStdp), after single calls of `iterate()` call `net.settle()` before you read weights.
///
/// Source: Izhikevich 2007, *Solving the distal reward problem through linkage of STDP and dopamine signaling*, Cereb. Cortex 17; default
/// values as in the program that he published with it, where a reward adds 0.5 per 10 ms to the dopamine.
///
/// Tested against: Brian2; a task of one synapse.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `eligible`, `mark` | synapse | *c* · exp(*t* / `tau_c`), *t* since the epoch began; the integral at the last visit |
/// | `src_pre`, `dst_post` | source, target | the traces |
/// | `dopamine` | group | *d* |
/// | `reward` | network | read |
///
/// ```
/// use pymonn::behaviours::plasticity::RewardStdp;
/// use pymonn::prelude::*;
///
/// network! {
///     network Rewarded {
///         reward: f32 = 0.0;
///         group a[2] {
///             spike: bool = false;
///             1 => |spike: &mut bool, neuron: Neuron, step: Step| *spike = step.iteration == 10 + 5 * neuron.index as u64;
///         }
///         synapses aa: a -> a {
///             connect = pairs([(0, 1)]);
///             weight: f32 = 1.0;
///             2 => RewardStdp { tonic: 0.0, ..Default::default() };
///         }
///     }
/// }
///
/// let mut net = Rewarded::builder().build()?;
/// net.simulate_iterations(500);
/// assert_eq!(net.aa.weight[0], 1.0);
/// // Half a second later comes the reward.
/// net.reward = 0.05;
/// net.simulate_iterations(1);
/// net.reward = 0.0;
/// net.simulate_iterations(2000);
/// assert!(net.aa.weight[0] > 1.2);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/reward_stdp.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RewardStdp<F = f32> {
    /// What a presynaptic trace of 1 adds to the eligibility at a target's spike; default 0.1.
    pub a_plus: F,
    /// What a postsynaptic trace of 1 takes off at an arriving spike; default 0.15.
    pub a_minus: F,
    /// Time constant of the presynaptic trace (ms); default 20.
    pub tau_plus: F,
    /// Time constant of the postsynaptic trace (ms); default 20.
    pub tau_minus: F,
    /// Time constant of the eligibility (ms); default 1000.
    pub tau_c: F,
    /// Time constant of the dopamine (ms); default 200.
    pub tau_d: F,
    /// Dopamine that is always there (1/ms); default 0.0002.
    pub tonic: F,
    /// Largest weight; default 4 (mV).
    pub w_max: F,
}

/// Length of an epoch, in `tau_c`: the integral keeps its digits in `f32`.
const EPOCH: f64 = 5.0;

impl<F: Float> Default for RewardStdp<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            a_plus: f(0.1),
            a_minus: f(0.15),
            tau_plus: f(20.0),
            tau_minus: f(20.0),
            tau_c: f(1000.0),
            tau_d: f(200.0),
            tonic: f(0.0002),
            w_max: f(4.0),
        }
    }
}

#[behaviour(
    crate = crate,
    eligible: F = F::ZERO,
    mark: F = F::ZERO,
    src pre: F = F::ZERO,
    dst post: F = F::ZERO,
    shared dopamine: F = F::ZERO,
    shared integral: F = F::ZERO,
    shared rise: F = F::ONE,
    shared fall: F = F::ONE,
    shared epoch_begin: u64 = 0,
    shared epoch_over: bool = false,
)]
impl<F: Float> RewardStdp<F> {
    /// Dopamine, its integral, and the exponentials of this moment, the same for all synapses.
    #[group]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn release(
        &self,
        reward: &F,
        dopamine: &mut F,
        integral: &mut F,
        rise: &mut F,
        fall: &mut F,
        epoch_begin: &u64,
        epoch_over: &mut bool,
        step: Step,
    ) {
        let keep = if self.tau_d > F::ZERO { kept(self.tau_d, step) } else { F::ZERO };
        *dopamine = keep * *dopamine + *reward;
        let tau = self.tau_c.to_f64();
        let passed = (step.iteration - *epoch_begin) as f64 * step.dt;
        *rise = F::from_f64(math::exp(passed / tau));
        *fall = F::from_f64(math::exp(-passed / tau));
        *integral += F::from_f64(step.dt) * *fall * (*dopamine + self.tonic);
        *epoch_over = passed >= EPOCH * tau;
    }

    #[efferent]
    fn decay_pre(&self, src_pre: &mut F, step: Step) {
        *src_pre *= kept(self.tau_plus, step);
    }

    #[afferent]
    fn decay_post(&self, dst_post: &mut F, step: Step) {
        *dst_post *= kept(self.tau_minus, step);
    }

    #[settle(epoch_over)]
    fn catch_up(&self, weight: &mut F, eligible: &mut F, mark: &mut F, integral: F, fall: F, epoch_over: bool) {
        *weight = bounded(*weight + *eligible * (integral - *mark), self.w_max);
        *eligible *= if epoch_over { fall } else { F::ONE };
        *mark = if epoch_over { F::ZERO } else { integral };
    }

    /// Times count from now on.
    #[group]
    fn begin_epoch(integral: &mut F, rise: &mut F, fall: &mut F, epoch_begin: &mut u64, epoch_over: &mut bool, step: Step) {
        if *epoch_over {
            (*integral, *rise, *fall) = (F::ZERO, F::ONE, F::ONE);
            (*epoch_begin, *epoch_over) = (step.iteration, false);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn on_pre(&self, weight: &mut F, eligible: &mut F, mark: &mut F, dst_post: F, integral: F, rise: F) {
        *weight = bounded(*weight + *eligible * (integral - *mark), self.w_max);
        *mark = integral;
        *eligible -= self.a_minus * dst_post * rise;
    }

    #[efferent(src_spike)]
    fn arrive(src_pre: &mut F) {
        *src_pre += F::ONE;
    }

    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn on_post(&self, weight: &mut F, eligible: &mut F, mark: &mut F, src_pre: F, integral: F, rise: F) {
        *weight = bounded(*weight + *eligible * (integral - *mark), self.w_max);
        *mark = integral;
        *eligible += self.a_plus * src_pre * rise;
    }

    #[afferent(dst_spike)]
    fn fire(dst_post: &mut F) {
        *dst_post += F::ONE;
    }
}

impl<F: Float> Validate for RewardStdp<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("a_plus", self.a_plus)?;
        not_negative("a_minus", self.a_minus)?;
        positive("tau_plus", self.tau_plus)?;
        positive("tau_minus", self.tau_minus)?;
        positive("tau_c", self.tau_c)?;
        not_negative("tau_d", self.tau_d)?;
        not_negative("tonic", self.tonic)?;
        positive("w_max", self.w_max)
    }
}
