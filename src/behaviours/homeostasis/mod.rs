//! Rules that keep activity and weights in bounds.

mod instant_homeostasis;
mod intrinsic_plasticity;
mod k_winners;
mod normalise_afferent;
mod normalise_efferent;
mod nox_diffusion;
mod refractoriness;
mod sinkhorn;
mod synaptic_scaling;
mod time_integrated_homeostasis;
mod weight_total;

pub use instant_homeostasis::InstantHomeostasis;
pub use intrinsic_plasticity::IntrinsicPlasticity;
pub use k_winners::KWinners;
pub(in crate::behaviours) use k_winners::mark_highest;
pub use normalise_afferent::NormaliseAfferent;
pub use normalise_efferent::NormaliseEfferent;
pub use nox_diffusion::NoxDiffusion;
pub use refractoriness::Refractoriness;
pub use sinkhorn::Sinkhorn;
pub use synaptic_scaling::SynapticScaling;
pub use time_integrated_homeostasis::TimeIntegratedHomeostasis;
pub use weight_total::{AddToTotal, ScaleToTotal, WeightTotal};

use pymonn_core::{Float, Refusal};

/// `x` within −`limit` and `limit`.
#[inline(always)]
fn limited<F: Float>(x: F, limit: F) -> F {
    let x = if x > limit { limit } else { x };
    if x < -limit { -limit } else { x }
}

/// A limit: above 0, and infinite where there is none.
fn limit<F: Float>(name: &'static str, value: F) -> Result<(), Refusal> {
    if value.to_f64() > 0.0 { Ok(()) } else { Err(Refusal::new(name, value, "a number above 0, or infinity")) }
}
