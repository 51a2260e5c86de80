use pymonn_core::{Float, Refusal, Step, Validate, math};

use super::kernel::Rising;
use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, positive};

/// NMDA receptors: a slow conductance that magnesium blocks where the target is not depolarised.
///
/// ```text
/// g(t) = w n (exp(-t / tau_decay) - exp(-t / tau_rise))       t after an arrival; n such that the peak is w
/// block(v) = 1 / (1 + magnesium / 3.57 · exp(-0.062 v))
/// input += mean of g over the coming step · block(v) · (reversal - v)
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | peak of the conductance without the block \[nS\] |
/// | `dst_conductance` | target, private | *g* \[nS\] |
/// | `dst_rise` | target, private | the weights that have arrived, each decayed with `tau_rise` \[nS\] |
/// | `dst_v` | target | potential \[mV\] |
///
/// *g* is exact; *v* in the block and in the driving force is that of the beginning of the step. Responses add up without
/// saturation.
///
/// Source: Jahr & Stevens 1990, *Voltage dependence of NMDA-activated macroscopic conductances predicted by single-channel
/// kinetics*, J. Neurosci. 10, for the block; times and the concentration as in Brunel & Wang 2001,
/// *Effects of neuromodulation in a cortical network model of object working memory dominated by recurrent inhibition*, J. Comput. Neurosci. 11.
///
/// Tested against: the published formula; Brian2.
///
/// ```
/// use pymonn::behaviours::synapses::Nmda;
/// use pymonn::prelude::*;
///
/// network! {
///     network Coincidence {
///         dt = 0.1; // ms
///         group a[1] { spike: bool = true; }
///         group b[2] {
///             v: f32 = values([-65.0, -20.0]);
///             input: f32 = 0.0;
///         }
///         synapses ab: a -> b {
///             connect = all_to_all();
///             weight: f32 = 1.0; // nS
///             1 => Nmda::default();
///         }
///     }
/// }
///
/// let mut net = Coincidence::builder().build()?;
/// net.iterate();
/// // More current at -20 mV than at -65 mV, though the driving force is less.
/// assert!(net.b.input[1] > 1.5 * net.b.input[0]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nmda<F = f32> {
    /// Time constant of the rise \[ms\], below `tau_decay` (default 2).
    pub tau_rise: F,
    /// Time constant of the decay \[ms\] (default 100).
    pub tau_decay: F,
    /// Reversal potential \[mV\] (default 0).
    pub reversal: F,
    /// Concentration of magnesium outside the cell \[mM\] (default 1); 0 is no block.
    pub magnesium: F,
}

impl<F: Float> Nmda<F> {
    /// The part of the channels that magnesium does not block at this potential \[mV\].
    #[inline(always)]
    pub fn unblocked(&self, v: F) -> F {
        F::ONE / (F::ONE + self.magnesium * F::from_f64(1.0 / 3.57) * math::exp(F::from_f64(-0.062) * v))
    }
}

impl<F: Float> Default for Nmda<F> {
    fn default() -> Self {
        let f = F::from_f64;
        Self { tau_rise: f(2.0), tau_decay: f(100.0), reversal: F::ZERO, magnesium: F::ONE }
    }
}

#[behaviour(crate = crate, dst conductance: F = F::ZERO, dst rise: F = F::ZERO)]
impl<F: Float> Nmda<F> {
    #[sum(dst_rise)]
    fn on_pre(weight: F) -> F {
        weight
    }

    #[afferent]
    fn pour(&self, dst_conductance: &mut F, dst_rise: &mut F, dst_v: F, dst_input: &mut F, step: Step) {
        let mean = Rising::difference(self.tau_rise, self.tau_decay, step.dt).advance(dst_conductance, dst_rise);
        *dst_input += mean * self.unblocked(dst_v) * (self.reversal - dst_v);
    }
}

impl<F: Float> Validate for Nmda<F> {
    fn validate(&self) -> Result<(), Refusal> {
        positive("tau_rise", self.tau_rise)?;
        positive("tau_decay", self.tau_decay)?;
        if self.tau_rise >= self.tau_decay {
            return Err(Refusal::new("tau_rise", self.tau_rise, format_args!("less than tau_decay = {:?}", self.tau_decay)));
        }
        finite("reversal", self.reversal)?;
        not_negative("magnesium", self.magnesium)
    }
}
