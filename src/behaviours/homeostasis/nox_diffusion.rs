use pymonn_core::{Float, Refusal, Validate, View};

use crate::behaviour;
use crate::behaviours::check::finite;

/// A signal that diffuses: each neuron holds how far the mean activity of its neighbourhood is above a threshold. PymoNNto's
/// `NOX_Diffusion`, after nitric oxide.
///
/// ```text
/// nox_i = eta · (mean of the activity of all sources of i − threshold)
/// ```
///
/// It stands on a synapse group that says who is whose neighbour, and needs no weight; `nox` is a variable of the target group, which the
/// neuron model or another rule uses, most simply by taking it off the activity.
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15; version 3.0.6, where neighbourhoods are blocks of a grid. On such signals:
/// Sweeney, Hellgren Kotaleski & Hennig 2015, *A diffusive homeostatic signal maintains neural heterogeneity and responsiveness in cortical
/// networks*, PLOS Comput. Biol. 11.
///
/// Tested against: the mean over a grid, computed naively.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `activity` | source | read |
/// | `nox` | target | set; the group declares it |
///
/// ```
/// use pymonn::behaviours::homeostasis::NoxDiffusion;
/// use pymonn::prelude::*;
///
/// network! {
///     network Sheet {
///         group cells[grid(6, 6)] {
///             activity: f32 = each(|n| if n.index == 0 { 9.0 } else { 0.0 });
///             nox: f32 = 0.0;
///         }
///         synapses neighbours: cells -> cells {
///             connect = by(|src, dst| (src.x - dst.x).abs() <= 1.0 && (src.y - dst.y).abs() <= 1.0);
///             1 => NoxDiffusion { eta: 1.0, threshold: 0.5 };
///         }
///     }
/// }
///
/// let mut net = Sheet::builder().build()?;
/// net.iterate();
/// // A corner has four neighbours, itself included; the one next to it on the diagonal has nine.
/// assert_eq!((net.cells.nox[0], net.cells.nox[7], net.cells.nox[14]), (9.0 / 4.0 - 0.5, 0.5, -0.5));
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoxDiffusion<F = f32> {
    /// Signal per activity above the threshold; default 0.002.
    pub eta: F,
    /// Mean activity at which there is no signal; default 0.
    pub threshold: F,
}

impl<F: Float> Default for NoxDiffusion<F> {
    fn default() -> Self {
        Self { eta: F::from_f64(0.002), threshold: F::ZERO }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> NoxDiffusion<F> {
    fn afferent(&self, src_activity: View<F>, dst_nox: &mut F) {
        let count = F::from_f64(src_activity.len().max(1) as f64);
        *dst_nox = self.eta * (src_activity.sum() / count - self.threshold);
    }
}

impl<F: Float> Validate for NoxDiffusion<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("eta", self.eta)?;
        finite("threshold", self.threshold)
    }
}
