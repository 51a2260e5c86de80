use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::not_negative;

/// An electrical synapse: current flows along the difference of two neurons' potentials.
///
/// ```text
/// input_i += Σ_j w_ij (v_j - v_i)
/// ```
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `weight` | synapse | conductance of the junction \[nS\] |
/// | `v` | source, target | potential \[mV\] |
///
/// A junction conducts both ways, so there must be a synapse of the same weight in either direction: a rule that gives both
/// (`all_to_all()`, a symmetric matrix, `by` a symmetric function), or two synapse groups between two groups. The potentials are
/// those at this place of the schedule, held over the step; `dt` · *w* / *C* must stay well below 1. A junction has no delay. A
/// difference of potentials is also what diffusive coupling of rate units is.
///
/// Source: Bennett 1966, *Physiology of electrotonic junctions*, Ann. N. Y. Acad. Sci. 137; NEST's `gap_junction`.
///
/// Tested against: the analytic solution for two cells.
///
/// ```
/// use pymonn::behaviours::synapses::GapJunction;
/// use pymonn::prelude::*;
///
/// network! {
///     network Pair {
///         group cells[2] {
///             v: f32 = values([-60.0, -70.0]);
///             input: f32 = 0.0;
///         }
///         synapses junctions: cells -> cells {
///             connect = all_to_all().without_self();
///             shared weight: f32 = 3.0; // nS
///             1 => GapJunction::default();
///         }
///     }
/// }
///
/// let mut net = Pair::builder().build()?;
/// net.iterate();
/// assert_eq!(net.cells.input[..], [-30.0, 30.0]); // pA
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapJunction<F = f32> {
    /// Factor of all weights (default 1).
    pub gain: F,
}

impl<F: Float> Default for GapJunction<F> {
    fn default() -> Self {
        Self { gain: F::ONE }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> GapJunction<F> {
    #[sum(dst_input)]
    fn synapse(&self, weight: F, src_v: F, dst_v: F) -> F {
        self.gain * weight * (src_v - dst_v)
    }
}

impl<F: Float> Validate for GapJunction<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("gain", self.gain)
    }
}
