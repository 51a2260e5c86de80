use pymonn_core::{Float, Refusal, Step, Validate, math};

use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// Pair STDP that puts off what postsynaptic spikes do to a synapse until the synapse is next visited.
///
/// The rule is the additive one with exponential windows, all pairs counted (Morrison, Diesmann & Gerstner 2008, *Phenomenological
/// models of synaptic plasticity based on spike timing*, Biol. Cybern. 98): a postsynaptic spike adds `a_plus` times
/// the presynaptic trace to the weight, an arriving presynaptic spike takes off `a_minus` times the postsynaptic trace; the weight stays
/// within 0 and `w_max`. It also transmits: an arriving spike adds the weight, as it was before the loss, to the target's `input`.
///
/// Between two arrivals a weight only grows, so all that it gains may be added, and cut at `w_max`, in one go at the next arrival.
/// With *X* the sum of exp(*t* / `tau_plus`) over the source's arrivals and *Z* that of exp(−*t* / `tau_plus`) over the target's spikes,
/// that gain is `a_plus` · *X* · (*Z* − *Z* at the last arrival). No synapse is looked for from its target, so the group
/// needs no index by target, and memory is read in order: some two and a half times faster than [`on_post`](crate::behaviour).
///
/// Every read of `weight` by another behaviour or a recorder, the end of `simulate_iterations` and
/// `net.settle()` first bring all weights up to date; after single calls of `iterate()` call `net.settle()` before you read them. A gain that
/// is added in two parts is rounded twice, so when the program asks is part of the run; recorders see a copy, and change nothing.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | in the unit of `dst_input`; starts at `w_max / 2` unless the group declares it |
/// | `mark` | synapse | *Z* at the last visit |
/// | `src_arrived` | source | `a_plus` · *X* |
/// | `dst_fired`, `dst_recent` | target | *Z*, and `a_minus` times the sum of exp(*t* / `tau_minus`) |
///
/// Times count from the beginning of an epoch, ten of the shorter time constant long, at whose end all synapses are settled and the sums start anew.
///
/// Source: Morrison, Diesmann & Gerstner 2008, *Phenomenological models of synaptic plasticity based on spike timing*, Biol.
/// Cybern. 98.
///
/// Tested against: the sum over all pairs, within 10⁻¹²; Brian2.
///
/// ```
/// use pymonn::behaviours::plasticity::DeferredStdp;
/// use pymonn::prelude::*;
///
/// network! {
///     network Learns {
///         dt = 0.1; // ms
///         group a[20] {
///             spike: bool = false;
///             1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.below(100) == 0;
///         }
///         group b[10] {
///             input: f32 = 0.0;
///             spike: bool = false;
///             2 => |input: &mut f32, spike: &mut bool| {
///                 *spike = *input > 0.3;
///                 *input *= 0.98;
///             };
///         }
///         synapses ab: a -> b {
///             connect = probability(0.5);
///             delay = 15;
///             weight: f32 = 0.1;
///             3 => DeferredStdp { a_plus: 0.01, a_minus: 0.0105, tau_plus: 20.0, tau_minus: 20.0, w_max: 0.2 };
///         }
///     }
/// }
///
/// let mut net = Learns::builder().build()?;
/// net.simulate_iterations(5000);
/// assert!(net.ab.weight.iter().all(|w| (0.0..=0.2).contains(w)));
/// assert!(net.ab.weight.iter().any(|w| *w != 0.1));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/deferred_stdp.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeferredStdp<F = f32> {
    /// Gain of a weight by a presynaptic trace of 1, in the weight's unit.
    pub a_plus: F,
    /// Loss of a weight by a postsynaptic trace of 1, in the weight's unit.
    pub a_minus: F,
    /// Time constant of the presynaptic trace, in the unit of `dt`.
    pub tau_plus: F,
    /// Time constant of the postsynaptic trace, in the unit of `dt`.
    pub tau_minus: F,
    /// Largest weight.
    pub w_max: F,
}

/// Length of an epoch, in time constants: sums keep their digits, and exponentials stay far from the limits of `f32`.
const EPOCH: f64 = 10.0;

impl<F: Float> DeferredStdp<F> {
    /// The weight with what the target's spikes have added since the last visit.
    #[inline(always)]
    fn grown(&self, weight: F, arrived: F, since: F) -> F {
        let grown = weight + arrived * since;
        if grown > self.w_max { self.w_max } else { grown }
    }
}

#[behaviour(
    crate = crate,
    weight: F = self.w_max * F::from_f64(0.5),
    mark: F = F::ZERO,
    src arrived: F = F::ZERO,
    dst fired: F = F::ZERO,
    dst recent: F = F::ZERO,
    shared rise_plus: F = F::ONE,
    shared fall_plus: F = F::ONE,
    shared rise_minus: F = F::ONE,
    shared fall_minus: F = F::ONE,
    shared epoch_begin: u64 = 0,
    shared epoch_over: bool = false,
)]
impl<F: Float> DeferredStdp<F> {
    /// The exponentials of this moment, the same for all neurons.
    #[group]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn count(
        &self,
        rise_plus: &mut F,
        fall_plus: &mut F,
        rise_minus: &mut F,
        fall_minus: &mut F,
        epoch_begin: &u64,
        epoch_over: &mut bool,
        step: Step,
    ) {
        let (plus, minus) = (self.tau_plus.to_f64(), self.tau_minus.to_f64());
        let passed = (step.iteration - *epoch_begin) as f64 * step.dt;
        *rise_plus = F::from_f64(math::exp(passed / plus));
        *fall_plus = F::from_f64(math::exp(-passed / plus));
        *rise_minus = F::from_f64(math::exp(passed / minus));
        *fall_minus = F::from_f64(math::exp(-passed / minus));
        *epoch_over = passed >= EPOCH * if plus < minus { plus } else { minus };
    }

    #[settle(epoch_over)]
    fn catch_up(&self, weight: &mut F, mark: &mut F, src_arrived: F, dst_fired: F, epoch_over: bool) {
        *weight = self.grown(*weight, src_arrived, dst_fired - *mark);
        *mark = if epoch_over { F::ZERO } else { dst_fired };
    }

    /// Times count from now on.
    #[group]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn begin_epoch(
        src_arrived: &mut [F],
        dst_fired: &mut [F],
        dst_recent: &mut [F],
        rise_plus: &mut F,
        fall_plus: &mut F,
        rise_minus: &mut F,
        fall_minus: &mut F,
        epoch_begin: &mut u64,
        epoch_over: &mut bool,
        step: Step,
    ) {
        if *epoch_over {
            for x in src_arrived {
                *x *= *fall_plus;
            }
            for y in dst_recent {
                *y *= *fall_minus;
            }
            dst_fired.fill(F::ZERO);
            (*rise_plus, *fall_plus, *rise_minus, *fall_minus) = (F::ONE, F::ONE, F::ONE, F::ONE);
            (*epoch_begin, *epoch_over) = (step.iteration, false);
        }
    }

    #[sum(dst_input)]
    fn on_pre(&self, weight: &mut F, mark: &mut F, src_arrived: F, dst_fired: F, dst_recent: F, fall_minus: F) -> F {
        let sent = self.grown(*weight, src_arrived, dst_fired - *mark);
        let left = sent - fall_minus * dst_recent;
        *weight = if left < F::ZERO { F::ZERO } else { left };
        *mark = dst_fired;
        sent
    }

    #[efferent(src_spike)]
    fn arrive(&self, src_arrived: &mut F, rise_plus: F) {
        *src_arrived += self.a_plus * rise_plus;
    }

    #[afferent(dst_spike)]
    fn fire(&self, dst_fired: &mut F, dst_recent: &mut F, fall_plus: F, rise_minus: F) {
        *dst_fired += fall_plus;
        *dst_recent += self.a_minus * rise_minus;
    }
}

impl<F: Float> Validate for DeferredStdp<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau_plus", self.tau_plus)?;
        positive("tau_minus", self.tau_minus)?;
        not_negative("a_plus", self.a_plus)?;
        not_negative("a_minus", self.a_minus)?;
        positive("w_max", self.w_max)
    }
}
