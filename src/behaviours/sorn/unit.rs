use core::mem;

use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// A binary unit of a SORN: it fires in an iteration in which its drive reaches the threshold.
///
/// ```text
/// drive = scale · excitation − inhibitory_scale · inhibition + noise − threshold
/// recurrent = drive ≥ 0,        spike = drive + gain · input ≥ 0
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `excitation`, `inhibition` | neuron | sums of raw weights of the sources that fired, dimensionless; set to 0 |
/// | `scale`, `inverse`, `excess` | neuron | factor of the raw weights onto it, 1 / factor, change of their sum: [`SynapticNormalization`](super::SynapticNormalization) |
/// | `inhibitory_scale`, … | neuron | the same of inhibitory weights |
/// | `noise`, `input` | neuron | what others add to its drive; set to 0 |
/// | `threshold` | neuron | read; the group declares it |
/// | `potential` | neuron | drive and input, less the threshold |
/// | `recurrent` | neuron | whether it would have fired without input (what others take from `noise` because of the input counts) |
/// | `spike`, `spike_old` | neuron | whether it fires now, and whether it did in the iteration before |
/// | `active` | neuron | whether one of the two holds |
///
/// Source: Lazar, Pipa & Triesch 2009, *SORN: a self-organizing recurrent neural network*, Front. Comput. Neurosci. 3:23; Zheng, Dimitrakakis &
/// Triesch 2013, PLoS Comput. Biol. 9:e1002848, whose code fires at `≥`. The package `sorn` fires at `>` (`strict`).
///
/// Tested against: spikes of an independent restatement of the authors' code and of the package `sorn` 0.7.4, bit for bit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit<F = f32> {
    /// Factor of `input`; default 1.
    pub gain: F,
    /// Whether a drive that equals the threshold is too small; default `false`.
    pub strict: bool,
}

impl<F: Float> Default for Unit<F> {
    fn default() -> Self {
        Self { gain: F::ONE, strict: false }
    }
}

#[behaviour(
    crate = crate,
    excitation: F = F::ZERO,
    inhibition: F = F::ZERO,
    scale: F = F::ONE,
    inverse: F = F::ONE,
    excess: F = F::ZERO,
    inhibitory_scale: F = F::ONE,
    inhibitory_inverse: F = F::ONE,
    inhibitory_excess: F = F::ZERO,
    noise: F = F::ZERO,
    input: F = F::ZERO,
    potential: F = F::ZERO,
    recurrent: bool = false,
    spike: bool = false,
    spike_old: bool = false,
    active: bool = false,
)]
impl<F: Float> Unit<F> {
    #[neuron]
    #[allow(clippy::too_many_arguments, reason = "each is a variable")]
    fn fire(
        &self,
        excitation: &mut F,
        inhibition: &mut F,
        scale: F,
        inhibitory_scale: F,
        noise: &mut F,
        input: &mut F,
        threshold: F,
        potential: &mut F,
        recurrent: &mut bool,
        spike: &mut bool,
        spike_old: &mut bool,
        active: &mut bool,
    ) {
        let drive = scale * mem::take(excitation) - inhibitory_scale * mem::take(inhibition) + mem::take(noise) - threshold;
        *potential = drive + self.gain * mem::take(input);
        let fires = |x: F| x > F::ZERO || (!self.strict && x == F::ZERO);
        *recurrent = fires(drive);
        *spike_old = *spike;
        *spike = fires(*potential);
        *active = *spike || *spike_old;
    }
}

impl<F: Float> Validate for Unit<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("gain", self.gain)
    }
}
