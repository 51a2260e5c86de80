//! How long synapses live.

use std::collections::{BTreeMap, HashMap};

use super::{
    bins::{Bin, Bins},
    error::{AnalysisError, Result, enough},
    regression::{Line, log_log_fit},
};

/// Follows synapses that come and go, and counts how long each lived.
///
/// It is told who is connected ([`observe`](Self::observe)), or what happens ([`born`](Self::born), [`died`](Self::died)). Synapses that
/// exist at the first observation have an unknown birth, those that exist at the end an unknown death; neither is counted. What is kept
/// is one number per synapse that exists and per different lifetime, so it hardly grows with the number of steps.
///
/// ```
/// use pymonn::analysis::Lifetimes;
///
/// let mut lifetimes = Lifetimes::new();
/// lifetimes.observe(0, [(0, 1)]);
/// lifetimes.observe(10, [(0, 1), (2, 1)]);
/// lifetimes.observe(20, [(2, 1)]);
/// lifetimes.observe(35, []);
/// assert!(lifetimes.counts().eq([(25, 1)]));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lifetimes {
    since: u64,
    observed: bool,
    /// Birth, if known, and the last observation of those that exist.
    alive: HashMap<(usize, usize), (Option<u64>, u64)>,
    counts: BTreeMap<u64, u64>,
}

impl Lifetimes {
    /// Of synapses born at any time.
    pub fn new() -> Self {
        Self::default()
    }

    /// Of synapses born in this iteration or later, as in the stable phase of a network.
    pub fn since(iteration: u64) -> Self {
        Self { since: iteration, ..Self::default() }
    }

    /// Which pairs (source, target) are connected in this iteration, such as `net.recurrent.connectivity().pairs()`. Births and deaths
    /// are taken to happen at the observation that shows them; one pair counts once.
    pub fn observe(&mut self, iteration: u64, pairs: impl IntoIterator<Item = (usize, usize)>) {
        let birth = self.observed.then_some(iteration);
        for pair in pairs {
            self.alive.entry(pair).or_insert((birth, iteration)).1 = iteration;
        }
        self.observed = true;
        let Self { alive, counts, since, .. } = self;
        alive.retain(|_, (birth, seen)| {
            let lives = *seen == iteration;
            if !lives {
                count(counts, *since, *birth, iteration);
            }
            lives
        });
    }

    /// A synapse has come into being.
    pub fn born(&mut self, iteration: u64, source: usize, target: usize) {
        self.alive.insert((source, target), (Some(iteration), iteration));
    }

    /// A synapse has gone.
    pub fn died(&mut self, iteration: u64, source: usize, target: usize) {
        if let Some((birth, _)) = self.alive.remove(&(source, target)) {
            count(&mut self.counts, self.since, birth, iteration);
        }
    }

    /// Lifetimes in iterations with the number of synapses that lived so long, ascending.
    pub fn counts(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.counts.iter().map(|(lifetime, count)| (*lifetime, *count))
    }

    /// The number of synapses whose birth and death were seen.
    pub fn len(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether there is no such synapse.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Adds the lifetimes of another network or run.
    pub fn pool(&mut self, other: &Self) {
        for (lifetime, count) in other.counts() {
            *self.counts.entry(lifetime).or_default() += count;
        }
    }

    /// The shortest lifetime that at least half of all synapses do not exceed.
    pub fn median(&self) -> Option<u64> {
        let (half, mut below) = (self.len() as f64 / 2.0, 0);
        self.counts()
            .find(|(_, count)| {
                below += count;
                below as f64 >= half
            })
            .map(|(lifetime, _)| lifetime)
    }

    /// The histogram of lifetimes, with densities.
    pub fn histogram(&self, bins: &Bins) -> Vec<Bin> {
        bins.weighted(self.counts().map(|(lifetime, count)| (lifetime as f64, count as usize)))
    }

    /// The slope of the density of lifetimes on logarithmic axes, in about `bins_per_decade` bins per factor of ten, over bins whose
    /// middle lies between `from` and `to`; empty bins are left out.
    ///
    /// # Errors
    ///
    /// `from` of 0 or not below `to`, no bins, fewer than two of them with lifetimes.
    pub fn log_log_slope(&self, from: u64, to: u64, bins_per_decade: usize) -> Result<Line> {
        if from == 0 || from >= to {
            return Err(AnalysisError::parameter("from", from, format!("at least 1 and below `to` = {to}")));
        }
        enough("bins per decade", bins_per_decade, 1)?;
        let largest = self.counts.last_key_value().map_or(to, |(lifetime, _)| (*lifetime).max(to)) as f64;
        let bins = Bins::whole_numbers(largest, (largest.log10() * bins_per_decade as f64).ceil() as usize)?;
        let (from, to) = (from as f64, to as f64);
        let within = self.histogram(&bins).into_iter().filter(|bin| bin.log_centre() > from && bin.log_centre() < to);
        log_log_fit(within.map(|bin| (bin.log_centre(), bin.density)))
    }
}

fn count(counts: &mut BTreeMap<u64, u64>, since: u64, birth: Option<u64>, death: u64) {
    if let Some(birth) = birth.filter(|birth| *birth >= since) {
        *counts.entry(death.saturating_sub(birth)).or_default() += 1;
    }
}
