use pymonn_core::{Float, Refusal, Validate};

use crate::behaviour;
use crate::behaviours::check::{finite, not_negative, ordered};

/// Moves a variable while another is outside of a band: PymoNNto's `Instant_Homeostasis`.
///
/// ```text
/// m        = measured, within measured_min and measured_max
/// adjusted += strength · (inc · [low − m]₊ − dec · [m − high]₊),     then within adjusted_min and adjusted_max
/// ```
///
/// With `distance_sensitive: false` the brackets are 1 where they are positive. It acts once an iteration, whatever `dt`. Which variables
/// are meant is said by `with`.
///
/// Source: Vieth, Stöber & Triesch 2021, *PymoNNto*, Front. Neuroinform. 15; version 3.0.6.
///
/// Tested against: traces of PymoNNto.
///
/// | variable | of | meaning |
/// | --- | --- | --- |
/// | `measured` | neuron | read |
/// | `adjusted` | neuron | changed |
///
/// ```
/// use pymonn::behaviours::homeostasis::InstantHomeostasis;
/// use pymonn::prelude::*;
///
/// network! {
///     network Steady {
///         group cells[3] {
///             voltage: f32 = values([0.0, 1.0, 3.0]);
///             excitability: f32 = 10.0;
///             1 => InstantHomeostasis { strength: 0.5, ..InstantHomeostasis::within(1.0, 2.0) }
///                 with measured = voltage, adjusted = excitability;
///         }
///     }
/// }
///
/// let mut net = Steady::builder().build()?;
/// net.iterate();
/// assert_eq!(net.cells.excitability[..], [10.5, 10.0, 9.5]);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InstantHomeostasis<F = f32> {
    /// Lower end of the band, in the unit of `measured`.
    pub low: F,
    /// Upper end of the band.
    pub high: F,
    /// Factor on a rise; default 1.
    pub inc: F,
    /// Factor on a fall; default 1.
    pub dec: F,
    /// Factor on both; negative where `adjusted` lowers `measured`; default 1.
    pub strength: F,
    /// Whether the change grows with the distance from the band; default true.
    pub distance_sensitive: bool,
    /// Smaller measurements count as this; default −∞.
    pub measured_min: F,
    /// Larger measurements count as this; default ∞.
    pub measured_max: F,
    /// Least value of `adjusted`; default −∞.
    pub adjusted_min: F,
    /// Largest value of `adjusted`; default ∞.
    pub adjusted_max: F,
}

impl<F: Float> InstantHomeostasis<F> {
    /// A band from `low` to `high`.
    pub fn within(low: F, high: F) -> Self {
        let f = F::from_f64;
        let (none, infinite) = (f(f64::NEG_INFINITY), f(f64::INFINITY));
        Self {
            low,
            high,
            inc: F::ONE,
            dec: F::ONE,
            strength: F::ONE,
            distance_sensitive: true,
            measured_min: none,
            measured_max: infinite,
            adjusted_min: none,
            adjusted_max: infinite,
        }
    }

    /// A band of `gap_percent` to both sides of `threshold`; 0 for none.
    pub fn around(threshold: F, gap_percent: F) -> Self {
        let gap = threshold * gap_percent * F::from_f64(0.01);
        Self::within(threshold - gap, threshold + gap)
    }

    /// What is measured of `x`.
    #[inline(always)]
    pub(super) fn measure(&self, x: F) -> F {
        clamped(x, self.measured_min, self.measured_max)
    }

    /// `adjusted` for a measurement.
    #[inline(always)]
    pub(super) fn adjust(&self, measured: F, adjusted: F) -> F {
        let (below, above) = (self.low - measured, measured - self.high);
        let (rise, fall) = if self.distance_sensitive { (below, above) } else { (F::ONE, F::ONE) };
        let rise = if below > F::ZERO { rise } else { F::ZERO };
        let fall = if above > F::ZERO { fall } else { F::ZERO };
        let change = (self.inc * rise - self.dec * fall) * self.strength;
        clamped(adjusted + change, self.adjusted_min, self.adjusted_max)
    }
}

/// `x` within two ends; NaN stays NaN.
#[inline(always)]
fn clamped<F: Float>(x: F, low: F, high: F) -> F {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

#[behaviour(crate = crate)]
impl<F: Float> InstantHomeostasis<F> {
    fn neuron(&self, measured: F, adjusted: &mut F) {
        *adjusted = self.adjust(self.measure(measured), *adjusted);
    }
}

impl<F: Float> Validate for InstantHomeostasis<F> {
    fn validate(&self) -> Result<(), Refusal> {
        finite("low", self.low)?;
        finite("high", self.high)?;
        ordered(("low", self.low), ("high", self.high))?;
        not_negative("inc", self.inc)?;
        not_negative("dec", self.dec)?;
        finite("strength", self.strength)?;
        ordered(("measured_min", self.measured_min), ("measured_max", self.measured_max))?;
        ordered(("adjusted_min", self.adjusted_min), ("adjusted_max", self.adjusted_max))
    }
}
