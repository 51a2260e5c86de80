//! Poisson numbers of one mean, for a loop over neurons.

use core::fmt;

use super::Rng;
use crate::Refusal;

/// Columns of the table.
const COLUMNS: usize = 256;
/// What a column holds of the 2^32 words.
const COLUMN: u64 = (1 << 32) / COLUMNS as u64;

/// Poisson numbers of a mean up to 256: a random word, a look into a table and a comparison, whatever the mean. A behaviour makes it
/// once and keeps it:
///
/// ```
/// # use pymonn_core::{Refusal, Rng, random::Poisson};
/// /// Background spikes.
/// struct Background {
///     spikes: Poisson,
///     weight: f32,
/// }
///
/// impl Background {
///     fn new(mean: f64, weight: f32) -> Result<Self, Refusal> {
///         Ok(Self { spikes: Poisson::new(mean)?, weight })
///     }
///
///     // A hook, under `#[behaviour]`.
///     fn neuron(&self, input: &mut f32, rng: &mut Rng) {
///         *input += self.weight * self.spikes.sample(rng) as f32;
///     }
/// }
/// # let background = Background::new(2.0, 0.5)?;
/// # let mut rng = Rng::whole(pymonn_core::StreamKey::new(1, 1), 1);
/// # let mut input = 0.0;
/// # for _ in 0..1000 { background.neuron(&mut input, &mut rng); }
/// # assert!((900.0..1100.0).contains(&input));
/// # Ok::<(), Refusal>(())
/// ```
///
/// Walker's alias method (Walker, "An efficient method for generating discrete random variables with general distributions",
/// 1977), in integers: each number has its probability to 2^-32, and what is less probable than that never comes.
/// [`Rng::poisson`] takes any mean, and is slower by far.
#[derive(Clone, PartialEq)]
pub struct Poisson {
    mean: f64,
    /// The number of the first column.
    first: u8,
    /// In the upper 24 bits how many of its words give the column's own number, in the lower 8 the column whose number the
    /// others give.
    table: [u32; COLUMNS],
}

impl Poisson {
    /// The largest mean that it takes.
    pub const LARGEST_MEAN: f64 = 256.0;

    /// Numbers of this mean.
    ///
    /// # Errors
    /// Refuses a mean that is not from 0 to [`LARGEST_MEAN`](Self::LARGEST_MEAN).
    pub fn new(mean: f64) -> Result<Self, Refusal> {
        if !(0.0..=Self::LARGEST_MEAN).contains(&mean) {
            return Err(Refusal::new("Poisson: mean", mean, format_args!("from 0 to {}", Self::LARGEST_MEAN)));
        }
        // At the largest mean the columns reach 8 standard deviations to both sides.
        let first = (mean - 128.0).max(0.0) as u8;
        Ok(Self { mean, first, table: aliases(words(mean, first)) })
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// A number with this mean.
    #[inline(always)]
    pub fn sample(&self, rng: &mut Rng) -> u32 {
        self.number(rng.next_u32())
    }

    /// The number that a word stands for.
    #[inline(always)]
    pub(super) fn number(&self, word: u32) -> u32 {
        let column = word >> 24;
        let entry = self.table[column as usize];
        u32::from(self.first) + if word & 0x00FF_FFFF < entry >> 8 { column } else { entry & 0xFF }
    }
}

impl Default for Poisson {
    /// Of the mean 0: every number is 0.
    fn default() -> Self {
        Self { mean: 0.0, first: 0, table: aliases(words(0.0, 0)) }
    }
}

/// How many of the 2^32 words belong to each number from `first` on: the distribution function, rounded.
fn words(mean: f64, first: u8) -> [u64; COLUMNS] {
    let (mut probability, mut sum, mut given) = (libm::exp(-mean), 0.0, 0);
    for number in 1..=u32::from(first) {
        sum += probability;
        probability *= mean / f64::from(number);
    }
    core::array::from_fn(|column| {
        sum += probability;
        probability *= mean / f64::from(u32::from(first) + column as u32 + 1);
        let until = if column == COLUMNS - 1 { 1 << 32 } else { (sum.min(1.0) * 4_294_967_296.0 + 0.5) as u64 };
        let own = until - given;
        given = until;
        own
    })
}

/// Fills each column that has too few words of its own from one that has too many.
fn aliases(mut words: [u64; COLUMNS]) -> [u32; COLUMNS] {
    // A full column, as all are in the end, is its own alias.
    let mut table: [u32; COLUMNS] = core::array::from_fn(|column| column as u32);
    let mut open = [true; COLUMNS];
    while let Some(poor) = (0..COLUMNS).find(|&k| open[k] && words[k] < COLUMN) {
        // All open columns together have a column's words each: where one has less, another has more.
        let Some(rich) = (0..COLUMNS).find(|&k| words[k] > COLUMN) else { break };
        table[poor] = (words[poor] << 8) as u32 | rich as u32;
        words[rich] -= COLUMN - words[poor];
        open[poor] = false;
    }
    table
}

impl rand_distr::Distribution<u32> for Poisson {
    fn sample<R: rand::Rng + ?Sized>(&self, rng: &mut R) -> u32 {
        self.number(rng.next_u32())
    }
}

impl fmt::Debug for Poisson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poisson").field("mean", &self.mean).finish_non_exhaustive()
    }
}
