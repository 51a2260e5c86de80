//! Rules that look at the distance of two neurons: receptive fields and probabilities that fall off.

use super::pairwise::check;
use super::search::Search;
use super::{Connect, Ends, Pairs, Rows, Rule};
use crate::position::length;
use crate::{Refusal, Rng, Vector};

/// How likely a synapse is, by the way from its source to its target.
pub trait Profile: Sync {
    /// Refuses a bad parameter.
    ///
    /// # Errors
    /// Names the parameter, its value and what is allowed.
    fn check(&self) -> Result<(), Refusal>;

    /// How far the field reaches along each axis; infinite where it does not end.
    fn reach(&self) -> [f32; 3];

    /// Whether it ends where its probability is nearly 0, so that a search finds many more pairs than are connected.
    fn fades(&self) -> bool;

    /// What the probability does not exceed, found more quickly.
    fn bound(&self, distance: f32) -> f64 {
        let _ = distance;
        1.0
    }

    /// The probability, 0 to 1.
    fn probability(&self, way: [f32; 3], distance: f32) -> f64;
}

/// The fields of this module that are not given by a closure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// See [`box_field`].
    Box([f32; 3]),
    /// See [`circle_field`].
    Circle(f32),
    /// See [`ring_field`].
    Ring(f32, f32),
    /// See [`gaussian_field`].
    Gaussian(f32),
    /// See [`exponential_field`].
    Exponential(f32),
    /// See [`linear_field`].
    Linear(f32),
}

/// A probability by distance; see [`distance_probability`].
#[derive(Clone, Copy, Debug)]
pub struct ByDistance<G>(G);

/// See the functions that end in `_field`, and [`distance_probability`].
#[derive(Clone, Copy, Debug)]
pub struct Field<P> {
    profile: P,
    peak: f64,
    cutoff: f32,
    period: [f32; 3],
}

fn field<P>(profile: P) -> Rule<Field<P>> {
    Rule::new(Field { profile, peak: 1.0, cutoff: f32::INFINITY, period: [0.0; 3] })
}

/// Connects each target with the sources in a box around it, as wide as twice `x` and `y`, its faces included. Along z it does not end.
///
/// Source: PymoNNto's `Box_Receptive_Fields`.
///
/// Tested against: [`by`](super::by) over all pairs.
///
/// ```
/// # use pymonn_core::{Connect, Ends, Pairs, Refusal, StreamKey, box_field, grid};
/// let ends = Ends { src: grid(5, 5).into(), dst: grid(5, 5).into(), same_group: true, key: StreamKey::new(1, 1) };
/// let mut pairs = Pairs::new(&ends)?;
/// box_field(1.0, 2.0).without_self().torus([5.0, 5.0]).connect(&ends, &mut pairs)?;
/// assert_eq!(pairs.len(), 25 * 14);
/// # Ok::<(), Refusal>(())
/// ```
pub fn box_field(x: f32, y: f32) -> Rule<Field<Shape>> {
    box_field3(x, y, f32::INFINITY)
}

/// [`box_field`] in space: as deep as twice `z`.
///
/// Source: as [`box_field`].
///
/// Tested against: [`by`](super::by) over all pairs.
pub fn box_field3(x: f32, y: f32, z: f32) -> Rule<Field<Shape>> {
    field(Shape::Box([x, y, z]))
}

/// Connects each target with the sources within `radius`, that distance included (a ball in space).
///
/// Source: PymoNNto's `Circle_Receptive_Fields`, NEST's circular mask.
///
/// Tested against: [`by`](super::by) over all pairs; the numbers of lattice points in Gauss's circle problem.
pub fn circle_field(radius: f32) -> Rule<Field<Shape>> {
    field(Shape::Circle(radius))
}

/// Connects each target with the sources whose distance is `inner` to `outer`, both included.
///
/// Source: NEST's doughnut mask.
///
/// Tested against: [`by`](super::by) over all pairs.
pub fn ring_field(inner: f32, outer: f32) -> Rule<Field<Shape>> {
    field(Shape::Ring(inner, outer))
}

/// Connects two neurons at distance `d` with probability `exp(-d^2 / (2 sigma^2))`.
///
/// Source: NEST's `gaussian`.
///
/// Tested against: chi-square by distance, on a torus.
pub fn gaussian_field(sigma: f32) -> Rule<Field<Shape>> {
    field(Shape::Gaussian(sigma))
}

/// Connects two neurons at distance `d` with probability `exp(-d / lambda)`.
///
/// Source: NEST's `exponential`.
///
/// Tested against: chi-square by distance, on a torus.
pub fn exponential_field(lambda: f32) -> Rule<Field<Shape>> {
    field(Shape::Exponential(lambda))
}

/// Connects two neurons at distance `d` with probability `1 - d / radius`, and none beyond `radius`.
///
/// Source: NEST's `linear`.
///
/// Tested against: chi-square by distance, on a torus.
pub fn linear_field(radius: f32) -> Rule<Field<Shape>> {
    field(Shape::Linear(radius))
}

/// Connects two neurons with a probability that the closure finds from their distance. A [`cutoff`](Rule::cutoff)
/// saves looking at all pairs.
///
/// Source: PyNN's `DistanceDependentProbabilityConnector`.
///
/// Tested against: chi-square by distance, on a torus.
///
/// ```
/// # use pymonn_core::{Connect, Ends, Pairs, Refusal, StreamKey, distance_probability, grid};
/// let ends = Ends { src: 10.into(), dst: 10.into(), same_group: true, key: StreamKey::new(1, 1) };
/// let mut pairs = Pairs::new(&ends)?;
/// distance_probability(|d| if d > 1.5 { 0.0 } else { d.min(1.0) }).connect(&ends, &mut pairs)?;
/// assert_eq!(pairs.len(), 18);
/// # Ok::<(), Refusal>(())
/// ```
#[doc(alias = "DistanceDependentProbabilityConnector")]
pub fn distance_probability<G: Fn(f64) -> f64 + Sync>(probability: G) -> Rule<Field<ByDistance<G>>> {
    field(ByDistance(probability))
}

impl<P> Rule<Field<P>> {
    /// Multiplies all probabilities by `p`: that at distance 0, or everywhere within a box, circle or ring; without a call 1.
    #[must_use]
    pub fn probability(mut self, p: f64) -> Self {
        self.kind.peak = p;
        self
    }

    /// Leaves out pairs at a greater distance. The time to build a large network is that of the pairs within it.
    #[must_use]
    pub fn cutoff(mut self, distance: f32) -> Self {
        self.kind.cutoff = distance;
        self
    }

    /// Measures distances in a space that repeats itself after `period` along x, y (and z), the nearest way; along an axis with
    /// period 0 it does not. For the lattice `grid(20, 10)` whose edges meet it is `[20.0, 10.0]`: NEST's `edge_wrap`.
    #[must_use]
    pub fn torus(mut self, period: impl Vector) -> Self {
        self.kind.period = period.vector();
        self
    }
}

/// Refuses what is no period.
pub(crate) fn check_period(period: [f32; 3]) -> Result<(), Refusal> {
    match period.into_iter().find(|p| !(p.is_finite() && *p >= 0.0)) {
        Some(bad) => Err(Refusal::new("torus: period", bad, "a finite number from 0")),
        None => Ok(()),
    }
}

#[diagnostic::do_not_recommend]
impl<P: Profile> Connect for Rule<Field<P>> {
    fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
        self.rows(ends)?.list(ends, pairs)
    }

    fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
        let Field { profile, peak, cutoff, period } = &self.kind;
        profile.check()?;
        check("probability", *peak)?;
        check_period(*period)?;
        if cutoff.is_nan() || *cutoff < 0.0 {
            return Err(Refusal::new("cutoff", cutoff, "a distance from 0"));
        }
        let reach = profile.reach().map(|reach| reach.min(*cutoff));
        let search = Search::new(&ends.src, reach, *period)?;
        let work = search.candidates().saturating_mul(ends.dst.size());
        let rows = Rows::by_target(work, move |dst, row| {
            let target = ends.dst.neuron(dst);
            search.near(target.place(), |src, way| {
                let distance = length(way);
                if distance > *cutoff {
                    return Ok(());
                }
                let bound = profile.bound(distance) * peak;
                // A pair has a stream of its own, so that it does not matter where the search looks first.
                let stream = || Rng::synapse(ends.key, 0, target.index as u32, ends.src.index(src) as u32, 0);
                if bound == 0.0 {
                    return Ok(());
                }
                let drawn = if bound >= 1.0 { None } else { Some(stream().uniform_f64()) };
                if drawn.is_some_and(|drawn| drawn >= bound) {
                    return Ok(());
                }
                let p = profile.probability(way, distance);
                check("distance_probability", p)?;
                let p = p * peak;
                let connected = p >= 1.0 || p > 0.0 && drawn.unwrap_or_else(|| stream().uniform_f64()) < p;
                if connected && self.allows(ends, src, dst) { row.push(src) } else { Ok(()) }
            })
        });
        Ok(if profile.fades() && cutoff.is_infinite() { rows.once() } else { rows })
    }
}

/// Refuses a length that is negative or none.
fn check_length(what: &str, value: f32) -> Result<(), Refusal> {
    if value >= 0.0 { Ok(()) } else { Err(Refusal::new(what, value, "a length from 0")) }
}

/// Refuses a scale by which distances are divided.
fn check_scale(what: &str, value: f32) -> Result<(), Refusal> {
    if value > 0.0 && value.is_finite() { Ok(()) } else { Err(Refusal::new(what, value, "a finite length above 0")) }
}

impl Profile for Shape {
    fn check(&self) -> Result<(), Refusal> {
        match *self {
            Self::Box([x, y, z]) => {
                check_length("box_field: x", x)?;
                check_length("box_field: y", y)?;
                check_length("box_field: z", z)
            }
            Self::Circle(radius) => check_length("circle_field: radius", radius),
            Self::Ring(inner, outer) => {
                check_length("ring_field: inner", inner)?;
                if outer >= inner {
                    return Ok(());
                }
                Err(Refusal::new("ring_field: outer", outer, format_args!("a length from inner = {inner:?}")))
            }
            Self::Gaussian(sigma) => check_scale("gaussian_field: sigma", sigma),
            Self::Exponential(lambda) => check_scale("exponential_field: lambda", lambda),
            Self::Linear(radius) => check_scale("linear_field: radius", radius),
        }
    }

    fn reach(&self) -> [f32; 3] {
        match *self {
            Self::Box(sides) => sides,
            Self::Circle(radius) | Self::Ring(_, radius) | Self::Linear(radius) => [radius; 3],
            // Beyond these distances the probability is below 2^-53, the step of what is drawn.
            Self::Gaussian(sigma) => [8.6 * sigma; 3],
            Self::Exponential(lambda) => [36.8 * lambda; 3],
        }
    }

    fn fades(&self) -> bool {
        matches!(self, Self::Gaussian(_) | Self::Exponential(_))
    }

    fn bound(&self, distance: f32) -> f64 {
        // The series of the exponential function: exp(-x) <= 1 / (1 + x + x^2 / 2 + ...). A little more, for rounding.
        let falls = |x: f64| 1.000_001 / (1.0 + x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0))));
        let ratio = |scale: f32| f64::from(distance) / f64::from(scale);
        if distance > self.reach()[0] && !matches!(self, Self::Box(_)) {
            return 0.0;
        }
        match *self {
            Self::Gaussian(sigma) => falls(0.5 * ratio(sigma) * ratio(sigma)),
            Self::Exponential(lambda) => falls(ratio(lambda)),
            _ => 1.0,
        }
    }

    fn probability(&self, way: [f32; 3], distance: f32) -> f64 {
        let ratio = |scale: f32| f64::from(distance) / f64::from(scale);
        let certain = |inside: bool| if inside { 1.0 } else { 0.0 };
        match *self {
            Self::Box([x, y, z]) => certain(way[0].abs() <= x && way[1].abs() <= y && way[2].abs() <= z),
            Self::Circle(radius) => certain(distance <= radius),
            Self::Ring(inner, outer) => certain((inner..=outer).contains(&distance)),
            Self::Gaussian(sigma) => libm::exp(-0.5 * ratio(sigma) * ratio(sigma)),
            Self::Exponential(lambda) => libm::exp(-ratio(lambda)),
            Self::Linear(radius) => (1.0 - ratio(radius)).max(0.0),
        }
    }
}

impl<G: Fn(f64) -> f64 + Sync> Profile for ByDistance<G> {
    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }

    fn reach(&self) -> [f32; 3] {
        [f32::INFINITY; 3]
    }

    fn fades(&self) -> bool {
        true
    }

    fn probability(&self, _: [f32; 3], distance: f32) -> f64 {
        (self.0)(f64::from(distance))
    }
}
