//! Initial values: what may stand after `=` in `weight: f32 = uniform(0.0, 1.0);`.
//!
//! [`Init<T>`](Init) is implemented for every constant, and for what the functions of this module return.

mod adapt;
mod distance;
mod drawn;
mod each;
mod fill;
mod given;
mod site;

#[cfg(test)]
mod tests;

use crate::{Refusal, Rng, Value};

pub use adapt::{Bound, Clamped, Density, InitOps};
pub use distance::{ByDistance, DistanceDelay, by_distance, distance_delay};
pub use drawn::{Drawn, LogNormal, Normal, Uniform, distribution, lognormal, normal, uniform};
pub use each::{Constant, Each, EachSynapse, constant, each, each_synapse};
pub use fill::Fill;
pub use given::{Entries, FromMatrix, List, Values, matrix, values};
pub use site::{Site, Sites};

/// What can give a variable of type `T` its initial value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot give a variable of type `{T}` its initial value",
    label = "neither a `{T}` nor an initialiser of `{T}`",
    note = "write a constant of type `{T}`, or one of: `uniform(a, b)`, `normal(mean, sd)`, `lognormal(mu, sigma)`, \
            `distribution(d)`, `each(|n| ..)`, `each_synapse(|src, dst| ..)`, `by_distance(|d| ..)`, `values(list)`, `matrix(m)`, `constant(x)`",
    note = "`normal` and `lognormal` give `f32` and `f64`; `uniform(1, 20)` gives integers, `uniform(1.0, 20.0)` floats"
)]
pub trait Init<T>: Sync {
    /// Refuses bad parameters, and sites that it cannot serve, before anything is drawn.
    ///
    /// # Errors
    /// Names the parameter, its value and what is allowed.
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        let _ = sites;
        Ok(())
    }

    /// The value for one element, with that element's own random stream. Called only for sites that `check` accepted, by several
    /// threads where these are many.
    fn draw(&self, site: &Site, rng: &mut Rng) -> T;

    /// The value, where it is the same for all: a delay is then kept once.
    fn constant(&self) -> Option<T> {
        None
    }
}

/// A constant.
impl<T: Value> Init<T> for T {
    #[inline]
    fn draw(&self, _: &Site, _: &mut Rng) -> T {
        *self
    }

    fn constant(&self) -> Option<T> {
        Some(*self)
    }
}
