use core::mem;

use pymonn_core::{Float, Refusal, Rng, Validate};

use crate::behaviour;
use crate::behaviours::check::{finite, probability};

/// Hopfield unit: takes the sign of its input, at moments of its own.
///
/// ```text
/// with probability `share`, in each iteration:
/// activity = 1 where input > threshold, −1 where input < threshold; as it was where they are equal
/// ```
///
/// In the source one unit at a time looks at its input; with `share` = 1 all do at once, and a network may swing between two states.
///
/// Source: J. J. Hopfield, *Neural networks and physical systems with emergent collective computational abilities*, PNAS 79 (1982),
/// with states −1 and 1 for 0 and 1 (Amit, Gutfreund & Sompolinsky, Phys. Rev. A 32 (1985)).
///
/// Tested against: recall below the capacity of Amit, Gutfreund & Sompolinsky, loss above it.
///
/// ```
/// use pymonn::behaviours::neurons::HopfieldUnit;
/// use pymonn::prelude::*;
///
/// network! {
///     /// The weights store one pattern: five units up, five units down.
///     network Recall {
///         group units[10] {
///             // Units 3 and 7 are wrong.
///             activity: f32 = each(|n| if (n.index < 5) == (n.index % 4 != 3) { 1.0 } else { -1.0 });
///             2 => HopfieldUnit { share: 0.5, ..HopfieldUnit::default() };
///         }
///         synapses memory: units -> units [Dense] {
///             weight: f32 = each_synapse(|src, dst| if (src.index < 5) == (dst.index < 5) { 0.1 } else { -0.1 });
///             #[sum(dst_input)]
///             1 => |weight: f32, src_activity: f32| weight * src_activity;
///         }
///     }
/// }
///
/// let mut net = Recall::builder().build()?;
/// net.simulate_iterations(30);
/// assert!(net.units.activity.iter().enumerate().all(|(index, activity)| *activity == if index < 5 { 1.0 } else { -1.0 }));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/hopfield_unit.svg")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopfieldUnit<F = f32> {
    /// Input at which the unit stays as it is, in the unit of `input`, 0.
    pub threshold: F,
    /// Probability that the unit looks at its input in one iteration, 0.5.
    pub share: f64,
}

impl<F: Float> Default for HopfieldUnit<F> {
    fn default() -> Self {
        Self { threshold: F::ZERO, share: 0.5 }
    }
}

#[behaviour(crate = crate, activity: F = -F::ONE, input: F = F::ZERO)]
impl<F: Float> HopfieldUnit<F> {
    fn neuron(&self, activity: &mut F, input: &mut F, rng: &mut Rng) {
        let field = mem::replace(input, F::ZERO) - self.threshold;
        let below = if field < F::ZERO { -F::ONE } else { *activity };
        let sign = if field > F::ZERO { F::ONE } else { below };
        *activity = if rng.bernoulli(self.share) { sign } else { *activity };
    }
}

impl<F: Float> Validate for HopfieldUnit<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("threshold", self.threshold)?;
        probability("share", self.share)
    }
}
