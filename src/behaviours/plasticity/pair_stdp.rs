use pymonn_core::{Float, Refusal, Step, Validate};

use super::{Additive, AllToAll, Pairing, PowerLaw, WeightDependence, bounded, kept};
use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// Pair STDP with exponential windows: a source's spike before the target's strengthens the synapse, the other order weakens it.
///
/// ```text
/// dpre/dt  = −pre / tau_plus      an arriving spike: weight −= a_minus · loss(weight) · post, then pre  is raised
/// dpost/dt = −post / tau_minus    a target's spike:  weight += a_plus  · gain(weight) · pre,  then post is raised
/// ```
///
/// `gain` and `loss` are of the type [`Additive`], [`Multiplicative`](super::Multiplicative), [`VanRossum`](super::VanRossum),
/// [`Power`](super::Power) or [`PowerLaw`]; raised is by 1 for [`AllToAll`] and to 1 for [`Nearest`](super::Nearest).
/// Traces decay exactly; the weight stays within 0 and `w_max`.
///
/// Source: Morrison, Diesmann & Gerstner 2008, *Phenomenological models of synaptic plasticity based on spike timing*, Biol. Cybern. 98;
/// defaults: Song, Miller & Abbott 2000, Nat. Neurosci. 3.
/// [`DeferredStdp`](super::DeferredStdp) is the additive rule for all pairs in a form that is faster for large networks.
///
/// Tested against: the exponentials at 101 gaps; Brian2, within 10⁻¹².
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `src_pre`, `dst_post` | source, target | the traces |
///
/// ```
/// use pymonn::behaviours::plasticity::{AllToAll, Multiplicative, PairStdp};
/// use pymonn::prelude::*;
///
/// network! {
///     network Pair {
///         group a[2] {
///             spike: bool = false;
///             // 0 fires in iteration 10, 1 in iteration 15.
///             1 => |spike: &mut bool, neuron: Neuron, step: Step| *spike = step.iteration == 10 + 5 * neuron.index as u64;
///         }
///         synapses aa: a -> a {
///             connect = all_to_all().without_self();
///             weight: f32 = 0.25;
///             2 => PairStdp::<f32, Multiplicative> { a_plus: 0.01, a_minus: 0.01, ..Default::default() };
///         }
///     }
/// }
///
/// let mut net = Pair::builder().build()?;
/// net.simulate_iterations(20);
/// let change = 0.01 * (-5.0_f32 / 20.0).exp();
/// assert!((net.aa.weight[0] - (0.25 + change * 0.75)).abs() < 1e-7);
/// assert!((net.aa.weight[1] - (0.25 - change * 0.25)).abs() < 1e-7);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
///
/// Where curves coincide, one is seen: van Rossum's rule gains as the additive one, and loses as the multiplicative one.
///
#[doc = include_str!("../../../docs/behaviours/pair_stdp.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairStdp<F = f32, W = Additive, P = AllToAll> {
    /// Gain of a weight by a presynaptic trace of 1, in the weight's unit; default 0.005.
    pub a_plus: F,
    /// Loss of a weight by a postsynaptic trace of 1, in the weight's unit; default 0.00525.
    pub a_minus: F,
    /// Time constant of the presynaptic trace (ms); default 20.
    pub tau_plus: F,
    /// Time constant of the postsynaptic trace (ms); default 20.
    pub tau_minus: F,
    /// Largest weight; default 1.
    pub w_max: F,
    /// How changes depend on the weight.
    pub dependence: W,
    /// Which pairs of spikes count.
    pub pairing: P,
}

impl<F: Float, W: Default, P: Default> Default for PairStdp<F, W, P> {
    fn default() -> Self {
        let f = F::from_f64;
        Self {
            a_plus: f(0.005),
            a_minus: f(0.00525),
            tau_plus: f(20.0),
            tau_minus: f(20.0),
            w_max: F::ONE,
            dependence: W::default(),
            pairing: P::default(),
        }
    }
}

impl<F: Float, P: Pairing> PairStdp<F, PowerLaw<F>, P> {
    /// The power law with the values of Morrison, Aertsen & Diesmann 2007: λ = 0.1, α = 0.11, μ = 0.4, weights in pA up to 10,000.
    pub fn morrison() -> Self {
        let f = F::from_f64;
        Self { a_plus: f(0.1), a_minus: f(0.011), w_max: f(1e4), ..Self::default() }
    }
}

#[behaviour(crate = crate, src pre: F = F::ZERO, dst post: F = F::ZERO)]
impl<F: Float, W: WeightDependence<F>, P: Pairing> PairStdp<F, W, P> {
    #[efferent]
    fn decay_pre(&self, src_pre: &mut F, step: Step) {
        *src_pre *= kept(self.tau_plus, step);
    }

    #[afferent]
    fn decay_post(&self, dst_post: &mut F, step: Step) {
        *dst_post *= kept(self.tau_minus, step);
    }

    fn on_pre(&self, weight: &mut F, dst_post: F) {
        let loss = self.a_minus * self.dependence.loss(*weight, self.w_max) * dst_post;
        *weight = bounded(*weight - loss, self.w_max);
    }

    #[efferent(src_spike)]
    fn arrive(src_pre: &mut F) {
        *src_pre = P::raised(*src_pre);
    }

    fn on_post(&self, weight: &mut F, src_pre: F) {
        let gain = self.a_plus * self.dependence.gain(*weight, self.w_max) * src_pre;
        *weight = bounded(*weight + gain, self.w_max);
    }

    #[afferent(dst_spike)]
    fn fire(dst_post: &mut F) {
        *dst_post = P::raised(*dst_post);
    }
}

impl<F: Float, W: WeightDependence<F>, P: Pairing> Validate for PairStdp<F, W, P> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("a_plus", self.a_plus)?;
        not_negative("a_minus", self.a_minus)?;
        positive("tau_plus", self.tau_plus)?;
        positive("tau_minus", self.tau_minus)?;
        positive("w_max", self.w_max)?;
        self.dependence.validate()
    }
}
