use core::mem;

use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::finite;

/// Binary threshold unit: on where its input reaches the threshold, otherwise off.
///
/// ```text
/// activity = 1, spike = true     where input ≥ threshold
/// activity = 0, spike = false    elsewhere
/// ```
///
/// Source: McCulloch & Pitts, *A logical calculus of the ideas immanent in nervous activity*, Bull. Math. Biophys. 5 (1943).
///
/// Tested against: the exclusive or, by units in two layers.
///
/// ```
/// use pymonn::behaviours::neurons::BinaryUnit;
/// use pymonn::prelude::*;
///
/// network! {
///     /// Each unit sees how many of two inputs are on.
///     network Gates {
///         group and[3] {
///             input: f32 = each(|n| n.index as f32);
///             1 => BinaryUnit { threshold: 2.0 };
///         }
///         group or[3] {
///             input: f32 = each(|n| n.index as f32);
///             1 => BinaryUnit { threshold: 1.0 };
///         }
///     }
/// }
///
/// let mut net = Gates::builder().build()?;
/// net.iterate();
/// assert_eq!((&net.and.activity[..], &net.or.activity[..]), (&[0.0, 0.0, 1.0][..], &[0.0, 1.0, 1.0][..]));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[doc = include_str!("../../../docs/behaviours/binary_unit.svg")]
#[allow(clippy::doc_markdown, reason = "people's names")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BinaryUnit<F = f32> {
    /// Input from which the unit is on, in the unit of `input`, 1.
    pub threshold: F,
}

impl<F: Float> Default for BinaryUnit<F> {
    fn default() -> Self {
        Self { threshold: F::ONE }
    }
}

#[behaviour(crate = crate, activity: F = F::ZERO, input: F = F::ZERO, spike: bool = false)]
impl<F: Float> BinaryUnit<F> {
    fn neuron(&self, activity: &mut F, input: &mut F, spike: &mut bool) {
        *spike = mem::replace(input, F::ZERO) >= self.threshold;
        *activity = if *spike { F::ONE } else { F::ZERO };
    }
}

impl<F: Float> Validate for BinaryUnit<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("threshold", self.threshold)
    }
}
