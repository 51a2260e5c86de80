use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;

/// Lets the `k` neurons with the highest activity fire, and no others.
///
/// Of equal ones those with the lower index win; a group of fewer than `k` fires as a whole; what is not a number never wins. The cost is
/// linear in the number of neurons.
///
/// Source: Majani, Erlanson & Abu-Mostafa 1989, *On the K-winners-take-all network*, NIPS 1; in recurrent networks: Lazar, Pipa & Triesch 2007,
/// *Fading memory and time series prediction in recurrent networks with different forms of plasticity*, Neural Networks 20.
///
/// Tested against: a stable sort, with equal values and NaN.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `activity` | neuron | read |
/// | `spike` | neuron | set |
/// | `rank` | neuron | room for the selection |
///
/// ```
/// use pymonn::behaviours::homeostasis::KWinners;
/// use pymonn::prelude::*;
///
/// network! {
///     network Race {
///         group cells[5] {
///             activity: f32 = values([0.3, 0.9, 0.1, 0.5, 0.7]);
///             1 => KWinners::<f32>::new(2);
///         }
///     }
/// }
///
/// let mut net = Race::builder().build()?;
/// net.iterate();
/// assert_eq!(net.cells.spike[..], [false, true, false, false, true]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KWinners<F = f32> {
    /// How many fire, 1 or more.
    pub k: usize,
    number: core::marker::PhantomData<F>,
}

impl<F: Float> KWinners<F> {
    /// `k` winners.
    pub fn new(k: usize) -> Self {
        Self { k, number: core::marker::PhantomData }
    }
}

#[inline(always)]
fn is_number<F: Float>(x: F) -> bool {
    x.partial_cmp(&x).is_some()
}

#[behaviour(crate = crate, spike: bool = false, rank: F = F::ZERO)]
impl<F: Float> KWinners<F> {
    fn group(&self, activity: &[F], rank: &mut [F], spike: &mut [bool]) {
        if self.k >= activity.len() {
            for (spike, &x) in spike.iter_mut().zip(activity) {
                *spike = is_number(x);
            }
            return;
        }
        mark_highest(self.k, activity, rank, spike);
    }
}

/// Marks the `k` highest of more than `k` values; of equal ones those that come first, and NaN last. `rank` is for its own use, as long as `values`.
#[inline(always)]
pub(in crate::behaviours) fn mark_highest<F: Float>(k: usize, values: &[F], rank: &mut [F], marked: &mut [bool]) {
    let lowest = F::from_f64(f64::NEG_INFINITY);
    for (rank, &x) in rank.iter_mut().zip(values) {
        *rank = if is_number(x) { x } else { lowest };
    }
    let descending = |a: &F, b: &F| b.partial_cmp(a).unwrap_or(core::cmp::Ordering::Equal);
    let (above, &mut last, _) = rank.select_nth_unstable_by(k - 1, descending);
    // Those as high as the last winner, which are to win too.
    let mut left = k - above.iter().filter(|&&x| x > last).count();
    for (mark, &x) in marked.iter_mut().zip(values) {
        let ties = x == last && left > 0;
        left -= usize::from(ties);
        *mark = x > last || ties;
    }
}

impl<F: Float> Validate for KWinners<F> {
    fn validate(&self) -> Result<(), Refusal> {
        if self.k > 0 { Ok(()) } else { Err(Refusal::new("k", self.k, "1 or more")) }
    }
}
