use pymonn_core::{Refusal, Rng};

use super::check::{drawn, probability, stream};
use super::{Mixture, Source, Symbol, Words};

/// Letters of [`hesselmann`] and [`Mixtures`].
const ALPHABET: [char; 3] = ['A', 'B', 'X'];
/// What follows the first letter: the delay, then a step without input in which the decision is read out.
const REST: [Option<usize>; 4] = [Some(2), Some(2), Some(2), None];

/// Trials for a decision: the words `AXXX_` and `BXXX_`, A with probability `prior`, and 10 to 15 steps of nothing between.
///
/// The network is trained with these and tested with [`Mixtures`], in analogy to Hesselmann et al. 2008, who found that activity before a
/// stimulus of two meanings biases what is seen.
///
/// Source: Hartmann, Lazar, Nessler & Triesch 2015, *Where's the noise?*, `PLoS` Comput. Biol. 11, e1004640, Figures 5 to 7.
///
/// # Errors
/// Refuses a `prior` that is no probability.
pub fn hesselmann(prior: f64, seed: u64) -> Result<Words, Refusal> {
    probability("prior", prior)?;
    Words::new(["AXXX_", "BXXX_"], seed)?.named(&ALPHABET)?.probabilities(&[prior, 1.0 - prior])?.gap(10, 15)
}

/// The test of [`hesselmann`]: trials that begin with A and B at once, in one of several mixtures.
///
/// A word is a mixture: of word `k` the part `shares[k]` of A's pool is driven, and of B's pool the rest; which neurons these are is drawn in
/// each trial ([`Pools::drive`](super::Pools::drive)). All mixtures are equally likely.
///
/// ```
/// use pymonn::tasks::{Mixtures, Source};
///
/// let shares: Vec<f64> = (0..=10).map(|k| f64::from(k) / 10.0).collect();
/// let mut trials = Mixtures::new(&shares, 4)?;
/// let first = trials.sequence(20)[0];
/// assert_eq!(first.mixture.unwrap().share, shares[first.word.unwrap()]);
/// # Ok::<(), pymonn::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Mixtures {
    shares: Vec<f64>,
    gap: (u32, u32),
    rng: Rng,
    now: Option<usize>,
    position: usize,
    length: usize,
}

impl Mixtures {
    /// Trials with these parts of A, 10 to 15 steps of nothing between.
    ///
    /// # Errors
    /// Refuses no shares, and shares that are not from 0 to 1.
    pub fn new(shares: &[f64], seed: u64) -> Result<Self, Refusal> {
        if shares.is_empty() {
            return Err(Refusal::new("shares", shares, "at least one"));
        }
        if let Some(k) = shares.iter().position(|share| !(0.0..=1.0).contains(share)) {
            return Err(Refusal::new(format_args!("shares[{k}]"), shares[k], "a part from 0 to 1"));
        }
        let rng = stream(seed, "tasks.mixtures");
        Ok(Self { shares: shares.to_vec(), gap: (10, 15), rng, now: None, position: 0, length: 0 })
    }

    fn go_on(&mut self) {
        self.position = 0;
        if self.now.take().is_some() {
            self.length = (self.gap.0 + self.rng.below(self.gap.1 - self.gap.0 + 1)) as usize;
            return;
        }
        let even = vec![1.0 / self.shares.len() as f64; self.shares.len()];
        self.now = Some(drawn(&even, &mut self.rng));
        self.length = 1 + REST.len();
    }
}

impl Source for Mixtures {
    fn alphabet(&self) -> &[char] {
        &ALPHABET
    }

    fn next_symbol(&mut self) -> Symbol {
        if self.position == self.length {
            self.go_on();
        }
        let position = self.position;
        self.position += 1;
        let symbol = Symbol { word: self.now, position, last: self.position == self.length, ..Symbol::default() };
        match (self.now, position.checked_sub(1)) {
            (None, _) => symbol,
            (Some(_), Some(later)) => Symbol { letter: REST[later], ..symbol },
            (Some(word), None) => {
                let mixture = Mixture { other: 1, share: self.shares[word], draw: self.rng.next_u64() };
                Symbol { letter: Some(0), mixture: Some(mixture), ..symbol }
            }
        }
    }
}
