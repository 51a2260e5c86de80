use pymonn_core::{Float, Refusal, Step, Validate};

use super::{AllToAll, Pairing, bounded, kept};
use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// Triplet STDP: the gain of a pair grows with the target's other recent spikes, its loss with the source's.
///
/// ```text
/// dr1/dt = −r1 / tau_plus     dr2/dt = −r2 / tau_x      raised by the source's spikes
/// do1/dt = −o1 / tau_minus    do2/dt = −o2 / tau_y      raised by the target's spikes
/// an arriving spike: weight −= o1 · (a2_minus + a3_minus · r2)     with r2 before this spike
/// a target's spike:  weight += r1 · (a2_plus  + a3_plus  · o2)     with o2 before this spike
/// ```
///
/// Raised is by 1 for [`AllToAll`] and to 1 for [`Nearest`](super::Nearest). Traces decay exactly; the weight stays within 0 and
/// `w_max`. The amplitudes are relative changes: weights start about 1.
///
/// Source: Pfister & Gerstner 2006, *Triplets of spikes in a model of spike timing-dependent plasticity*, J. Neurosci. 26(38),
/// equations 3 and 4; the sets of parameters: tables 3 and 4.
///
/// Tested against: Brian2; the protocols of Sjöström et al. (2001) and Wang et al. (2005).
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | what learns; the group declares it |
/// | `src_r1`, `src_r2` | source | fast and slow trace |
/// | `dst_o1`, `dst_o2` | target | fast and slow trace |
///
/// ```
/// use pymonn::behaviours::plasticity::TripletStdp;
/// use pymonn::prelude::*;
///
/// network! {
///     network Pairs(interval: u64 = 1000) {
///         group a[2] {
///             spike: bool = false;
///             1 => |spike: &mut bool, neuron: Neuron, step: Step| {
///                 *spike = step.iteration % interval == 10 * neuron.index as u64 + 5;
///             };
///         }
///         synapses aa: a -> a {
///             connect = pairs([(0, 1)]);
///             weight: f32 = 1.0;
///             2 => TripletStdp::visual_cortex();
///         }
///     }
/// }
///
/// // Pre 10 ms before post: seldom, it does next to nothing; fifty times a second it strengthens.
/// let mut seldom = Pairs::builder().build()?;
/// let mut often = Pairs::builder().interval(20).build()?;
/// seldom.simulate_iterations(60 * 1000);
/// often.simulate_iterations(60 * 20);
/// assert!((seldom.aa.weight[0] - 1.0).abs() < 0.05 && often.aa.weight[0] > 1.3);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/triplet_stdp.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TripletStdp<F = f32, P = AllToAll> {
    /// Gain of a pair.
    pub a2_plus: F,
    /// Gain of a triplet post, pre, post.
    pub a3_plus: F,
    /// Loss of a pair.
    pub a2_minus: F,
    /// Loss of a triplet pre, post, pre.
    pub a3_minus: F,
    /// Time constant of `r1` (ms).
    pub tau_plus: F,
    /// Time constant of `o1` (ms).
    pub tau_minus: F,
    /// Time constant of `r2` (ms).
    pub tau_x: F,
    /// Time constant of `o2` (ms).
    pub tau_y: F,
    /// Largest weight; default 10.
    pub w_max: F,
    /// Which spikes count.
    pub pairing: P,
}

impl<F: Float, P: Pairing> Default for TripletStdp<F, P> {
    /// [`visual_cortex`](Self::visual_cortex).
    fn default() -> Self {
        Self::visual_cortex()
    }
}

impl<F: Float, P: Pairing> TripletStdp<F, P> {
    /// Layer 5 of visual cortex (data of Sjöström et al. 2001), the full model: table 3.
    pub fn visual_cortex() -> Self {
        if P::NEAREST {
            Self::fitted([8.8e-11, 5.3e-2, 6.6e-3, 3.1e-3], 714.0, 40.0)
        } else {
            Self::fitted([5e-10, 6.2e-3, 7e-3, 2.3e-4], 101.0, 125.0)
        }
    }

    /// Visual cortex, the minimal model (`a2_plus` = `a3_minus` = 0): table 3.
    pub fn visual_cortex_minimal() -> Self {
        if P::NEAREST {
            Self::fitted([0.0, 5e-2, 8e-3, 0.0], 101.0, 40.0)
        } else {
            Self::fitted([0.0, 6.5e-3, 7.1e-3, 0.0], 101.0, 114.0)
        }
    }

    /// Cultured hippocampal neurons (data of Wang et al. 2005), the full model: table 4.
    pub fn hippocampus() -> Self {
        if P::NEAREST {
            Self::fitted([4.6e-3, 9.1e-3, 3e-3, 7.5e-9], 575.0, 47.0)
        } else {
            Self::fitted([6.1e-3, 6.7e-3, 1.6e-3, 1.4e-3], 946.0, 27.0)
        }
    }

    /// Cultured hippocampal neurons, the minimal model (`a3_minus` = 0): table 4.
    pub fn hippocampus_minimal() -> Self {
        if P::NEAREST {
            Self::fitted([4.6e-3, 9.1e-3, 3e-3, 0.0], 575.0, 48.0)
        } else {
            Self::fitted([5.3e-3, 8e-3, 3.5e-3, 0.0], 946.0, 40.0)
        }
    }

    /// All sets share the time constants of the windows for pairs (16.8 and 33.7 ms, Bi & Poo 2001).
    fn fitted([a2_plus, a3_plus, a2_minus, a3_minus]: [f64; 4], tau_x: f64, tau_y: f64) -> Self {
        let f = F::from_f64;
        Self {
            a2_plus: f(a2_plus),
            a3_plus: f(a3_plus),
            a2_minus: f(a2_minus),
            a3_minus: f(a3_minus),
            tau_plus: f(16.8),
            tau_minus: f(33.7),
            tau_x: f(tau_x),
            tau_y: f(tau_y),
            w_max: f(10.0),
            pairing: P::default(),
        }
    }
}

#[behaviour(crate = crate, src r1: F = F::ZERO, src r2: F = F::ZERO, dst o1: F = F::ZERO, dst o2: F = F::ZERO)]
impl<F: Float, P: Pairing> TripletStdp<F, P> {
    #[efferent]
    fn decay_pre(&self, src_r1: &mut F, src_r2: &mut F, step: Step) {
        *src_r1 *= kept(self.tau_plus, step);
        *src_r2 *= kept(self.tau_x, step);
    }

    #[afferent]
    fn decay_post(&self, dst_o1: &mut F, dst_o2: &mut F, step: Step) {
        *dst_o1 *= kept(self.tau_minus, step);
        *dst_o2 *= kept(self.tau_y, step);
    }

    fn on_pre(&self, weight: &mut F, src_r2: F, dst_o1: F) {
        *weight = bounded(*weight - dst_o1 * (self.a2_minus + self.a3_minus * src_r2), self.w_max);
    }

    #[efferent(src_spike)]
    fn arrive(src_r1: &mut F, src_r2: &mut F) {
        (*src_r1, *src_r2) = (P::raised(*src_r1), P::raised(*src_r2));
    }

    fn on_post(&self, weight: &mut F, src_r1: F, dst_o2: F) {
        *weight = bounded(*weight + src_r1 * (self.a2_plus + self.a3_plus * dst_o2), self.w_max);
    }

    #[afferent(dst_spike)]
    fn fire(dst_o1: &mut F, dst_o2: &mut F) {
        (*dst_o1, *dst_o2) = (P::raised(*dst_o1), P::raised(*dst_o2));
    }
}

impl<F: Float, P: Pairing> Validate for TripletStdp<F, P> {
    fn validate(&self) -> Result<(), Refusal> {
        for (name, value) in
            [("a2_plus", self.a2_plus), ("a3_plus", self.a3_plus), ("a2_minus", self.a2_minus), ("a3_minus", self.a3_minus)]
        {
            not_negative(name, value)?;
        }
        positive("tau_plus", self.tau_plus)?;
        positive("tau_minus", self.tau_minus)?;
        positive("tau_x", self.tau_x)?;
        positive("tau_y", self.tau_y)?;
        positive("w_max", self.w_max)
    }
}
