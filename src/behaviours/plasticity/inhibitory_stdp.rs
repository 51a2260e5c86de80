use pymonn_core::{Float, Refusal, Step, Validate};

use super::{bounded, kept};
use crate::behaviour;
use crate::behaviours::check::{not_negative, positive};

/// Inhibitory STDP: inhibition grows with near coincidence and shrinks otherwise, until targets fire at a wanted rate.
///
/// ```text
/// dpre/dt = −pre / tau      dpost/dt = −post / tau      each raised by 1 by its spikes
/// an arriving spike: weight += eta · (post − 2 · rho_0 · tau)
/// a target's spike:  weight += eta · pre
/// ```
///
/// Traces decay exactly; the weight stays within 0 and `w_max`.
///
/// Source: Vogels, Sprekeler, Zenke, Clopath & Gerstner 2011, *Inhibitory plasticity balances excitation and inhibition in sensory pathways and
/// memory networks*, Science 334, supplementary methods.
///
/// Tested against: Brian2; targets come to fire at 5 and at 12 Hz.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | strength of the inhibition, 0 or more; the group declares it |
/// | `src_pre`, `dst_post` | source, target | the traces |
///
/// ```
/// use pymonn::behaviours::plasticity::InhibitoryStdp;
/// use pymonn::prelude::*;
///
/// network! {
///     network Alone {
///         group inhibitory[1] {
///             spike: bool = false;
///             1 => |spike: &mut bool, step: Step| *spike = step.iteration % 100 == 0;
///         }
///         group silent[1] {
///             spike: bool = false;
///         }
///         synapses links: inhibitory -> silent {
///             connect = all_to_all();
///             weight: f32 = 1.0;
///             2 => InhibitoryStdp { eta: 0.01, rho_0: 5.0, tau: 20.0, w_max: 10.0 };
///         }
///     }
/// }
///
/// // A target that never fires is inhibited less and less: by 2 · 5 Hz · 20 ms · eta a spike.
/// let mut net = Alone::builder().build()?;
/// net.simulate_iterations(1000);
/// assert!((net.links.weight[0] - (1.0 - 10.0 * 0.01 * 0.2)).abs() < 1e-5);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/inhibitory_stdp.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InhibitoryStdp<F = f32> {
    /// Learning rate, in the weight's unit; default 0.001.
    pub eta: F,
    /// Rate at which targets are to fire (Hz); default 5.
    pub rho_0: F,
    /// Time constant of both traces (ms); default 20.
    pub tau: F,
    /// Largest weight; default 10.
    pub w_max: F,
}

impl<F: Float> Default for InhibitoryStdp<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { eta: f(0.001), rho_0: f(5.0), tau: f(20.0), w_max: f(10.0) }
    }
}

#[behaviour(crate = crate, src pre: F = F::ZERO, dst post: F = F::ZERO)]
impl<F: Float> InhibitoryStdp<F> {
    #[efferent]
    fn decay_pre(&self, src_pre: &mut F, step: Step) {
        *src_pre *= kept(self.tau, step);
    }

    #[afferent]
    fn decay_post(&self, dst_post: &mut F, step: Step) {
        *dst_post *= kept(self.tau, step);
    }

    fn on_pre(&self, weight: &mut F, dst_post: F) {
        let alpha = F::from_f64(0.002) * self.rho_0 * self.tau;
        *weight = bounded(*weight + self.eta * (dst_post - alpha), self.w_max);
    }

    #[efferent(src_spike)]
    fn arrive(src_pre: &mut F) {
        *src_pre += F::ONE;
    }

    fn on_post(&self, weight: &mut F, src_pre: F) {
        *weight = bounded(*weight + self.eta * src_pre, self.w_max);
    }

    #[afferent(dst_spike)]
    fn fire(dst_post: &mut F) {
        *dst_post += F::ONE;
    }
}

impl<F: Float> Validate for InhibitoryStdp<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("eta", self.eta)?;
        not_negative("rho_0", self.rho_0)?;
        positive("tau", self.tau)?;
        positive("w_max", self.w_max)
    }
}
