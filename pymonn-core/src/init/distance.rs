//! Values of synapses, and delays, by the distance of the two neurons.

use super::{Init, Site, Sites};
use crate::connect::check_period;
use crate::{Neuron, Refusal, Rng, Vector};

/// Distances of the two ends of synapses, perhaps on a torus.
#[derive(Clone, Copy, Debug)]
struct Ruler {
    period: [f32; 3],
}

impl Ruler {
    const PLAIN: Self = Self { period: [0.0; 3] };

    fn check(&self, what: &str, sites: &Sites) -> Result<(), Refusal> {
        match sites {
            Sites::Synapses { .. } => check_period(self.period),
            Sites::Neurons(_) | Sites::Shared => Err(sites.refuse(what, "a variable of synapses")),
        }
    }

    fn distance(&self, site: &Site) -> f32 {
        match site {
            Site::Synapse { src, dst, .. } => Neuron::distance_on_torus(src, dst, self.period),
            // `check` refuses these.
            Site::Neuron(_) | Site::Shared => 0.0,
        }
    }
}

/// See [`by_distance`].
#[derive(Clone, Copy, Debug)]
pub struct ByDistance<G> {
    value: G,
    ruler: Ruler,
}

/// A value for each synapse by the distance of its two neurons: `weight: f32 = by_distance(|d| 1.0 / (1.0 + d));`.
///
/// For another length of the way (a torus), see [`torus`](ByDistance::torus); for delays that grow with the distance,
/// [`distance_delay`].
///
/// Source: Brian2's and PyNN's strings of the distance.
///
/// Tested against: distances on a lattice and on a torus, computed by hand.
pub fn by_distance<T, G: Fn(f32) -> T + Sync>(value: G) -> ByDistance<G> {
    ByDistance { value, ruler: Ruler::PLAIN }
}

impl<G> ByDistance<G> {
    /// Measures in a space that repeats itself: see [`Neuron::distance_on_torus`].
    #[must_use]
    pub fn torus(self, period: impl Vector) -> Self {
        Self { ruler: Ruler { period: period.vector() }, ..self }
    }
}

impl<T, G: Fn(f32) -> T + Sync> Init<T> for ByDistance<G> {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        self.ruler.check("by_distance", sites)
    }

    #[inline]
    fn draw(&self, site: &Site, _: &mut Rng) -> T {
        (self.value)(self.ruler.distance(site))
    }
}

/// See [`distance_delay`].
#[derive(Clone, Copy, Debug)]
pub struct DistanceDelay {
    start: f32,
    per_distance: f32,
    ruler: Ruler,
}

/// A delay that grows with the distance of the two neurons: `start + per_distance * distance` iterations, rounded.
///
/// A velocity `v` in units of distance for a millisecond makes `per_distance` 1 / (v dt).
///
/// Source: PyNN's delays by distance.
///
/// Tested against: distances on a lattice and on a torus, computed by hand.
pub fn distance_delay(start: f32, per_distance: f32) -> DistanceDelay {
    DistanceDelay { start, per_distance, ruler: Ruler::PLAIN }
}

impl DistanceDelay {
    /// Measures in a space that repeats itself: see [`Neuron::distance_on_torus`].
    #[must_use]
    pub fn torus(self, period: impl Vector) -> Self {
        Self { ruler: Ruler { period: period.vector() }, ..self }
    }
}

impl Init<u32> for DistanceDelay {
    fn check(&self, sites: &Sites) -> Result<(), Refusal> {
        for (what, value) in [("distance_delay: start", self.start), ("distance_delay: per_distance", self.per_distance)] {
            if !(value >= 0.0 && value.is_finite()) {
                return Err(Refusal::new(what, value, "a finite number of iterations from 0"));
            }
        }
        self.ruler.check("distance_delay", sites)
    }

    #[inline]
    fn draw(&self, site: &Site, _: &mut Rng) -> u32 {
        libm::roundf(self.start + self.per_distance * self.ruler.distance(site)) as u32
    }
}
