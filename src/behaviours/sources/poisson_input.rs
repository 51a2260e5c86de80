use pymonn_core::random::Poisson;
use pymonn_core::{Float, Refusal, Rng, Step, Validate};

use crate::behaviour;
use crate::behaviours::check::{finite, not_negative};

/// Spikes of many sources outside the network, each of which adds `weight`: background input.
///
/// ```text
/// input += weight · k,        k Poisson with mean sources · rate · dt, for each neuron its own
/// ```
///
/// All sources of a neuron together are one Poisson process, so what is drawn is how many of them fire. `with input = v` for
/// jumps of the potential, `with input = ge` for a conductance.
///
/// Source: the Poisson distribution; Brian2's `PoissonInput`, NEST's `poisson_generator`.
///
/// Tested against: mean, variance and share of zeros of the Poisson distribution.
///
/// ```
/// use pymonn::behaviours::sources::PoissonInput;
/// use pymonn::prelude::*;
///
/// network! {
///     network Background {
///         dt = 0.1; // ms
///         group cells[10_000] {
///             v: f32 = 0.0;
///             // 1000 sources of 8 Hz, 0.1 mV each.
///             1 => PoissonInput::new(1000, 8.0, 0.1) with input = v;
///         }
///     }
/// }
///
/// let mut net = Background::builder().build()?;
/// net.simulate_iterations(100); // 10 ms: 80 spikes
/// assert!((mean(&net.cells.v) - 8.0).abs() < 0.05);
/// assert!((variance(&net.cells.v) - 0.8).abs() < 0.06);
/// # Ok::<(), pymonn::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PoissonInput<F = f32> {
    /// Sources of each neuron.
    pub sources: u32,
    /// Rate of each source \[Hz\].
    pub rate: F,
    /// What each spike adds, in the unit of `input`.
    pub weight: F,
    /// Made anew when something of its mean has changed.
    numbers: Numbers,
}

impl<F: Float> PoissonInput<F> {
    /// So many sources of this rate \[Hz\], each of whose spikes adds `weight`.
    #[must_use]
    pub fn new(sources: u32, rate: F, weight: F) -> Self {
        Self { sources, rate, weight, numbers: Numbers::default() }
    }
}

#[behaviour(crate = crate)]
impl<F: Float> PoissonInput<F> {
    #[group]
    fn prepare(&mut self, input: &mut [F], rng: &mut Rng, step: Step) {
        self.numbers.prepare(f64::from(self.sources) * self.rate.to_f64() * step.dt * 1e-3);
        // A mean beyond the table's is drawn here: a choice in the other hook would keep its loop from being vectorised.
        if self.numbers.beyond_the_table() {
            for input in input {
                *input += self.weight * F::from_f64(f64::from(rng.poisson(self.numbers.mean)));
            }
        }
    }

    #[neuron]
    fn arrive(&self, input: &mut F, rng: &mut Rng) {
        *input += self.weight * F::from_f64(self.numbers.sample(rng));
    }
}

impl<F: Float> Validate for PoissonInput<F> {
    fn validate(&self) -> Result<(), Refusal> {
        not_negative("rate", self.rate)?;
        finite("weight", self.weight)
    }
}

/// Poisson numbers of any mean.
#[derive(Clone, Debug, PartialEq, Default)]
struct Numbers {
    mean: f64,
    /// Of the mean, or of 0 where the mean is not one that a table takes.
    table: Poisson,
}

impl Numbers {
    fn prepare(&mut self, mean: f64) {
        if self.mean != mean {
            self.mean = mean;
            self.table = Poisson::new(mean).unwrap_or_default();
        }
    }

    fn beyond_the_table(&self) -> bool {
        self.mean != self.table.mean()
    }

    #[inline(always)]
    fn sample(&self, rng: &mut Rng) -> f64 {
        // An i32 is a float in one vector instruction, and the table's numbers are small.
        f64::from(self.table.sample(rng).cast_signed())
    }
}
