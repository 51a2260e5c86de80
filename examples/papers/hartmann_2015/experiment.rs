//! What all experiments share: a network with its pools, shown sequences phase by phase.

use pymonn::analysis::SpikeTrain;
use pymonn::models::sorn::{Parameters, Sorn, tag};
use pymonn::tasks::{Pools, Source, Symbol};
use pymonn::{Rng, StreamKey, name_hash};

use super::common::Form;

/// What can go wrong in an experiment, in any thread.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Iterations with plasticity.
pub(crate) const PLASTIC: usize = 50_000;

/// Iterations with plasticity where the form decides.
pub(crate) fn learning(form: &Form) -> usize {
    form.pick(20_000, PLASTIC)
}

/// Iterations with input and frozen weights.
pub(crate) const EVOKED: usize = 20_000;

/// Iterations of a last phase: spontaneous, or a test.
pub(crate) const LAST: usize = 50_000;

/// Where measured reference values come from.
pub(crate) const MEASURED: &str = "independent numpy simulator";

/// A network in an experiment.
pub(crate) struct Experiment {
    pub(crate) net: Sorn<f32>,
    /// The units that each letter drives.
    pub(crate) pools: Pools,
    chance: Rng,
}

/// What was shown in a phase, and how the excitatory units answered.
pub(crate) struct Phase {
    pub(crate) symbols: Vec<Symbol>,
    pub(crate) spikes: SpikeTrain,
}

impl Experiment {
    /// Weights begin balanced: scaled by rows and columns 20 times.
    pub(crate) fn new(parameters: &Parameters, seed: u64) -> Result<Self> {
        let mut start = parameters.draw::<f32>(seed);
        for _ in 0..20 {
            let (rows, columns) = (start.wee.column_sum(), start.wee.row_sum());
            for ((i, j), weight) in
                (0..parameters.ne * parameters.ne).map(|k| (k % parameters.ne, k / parameters.ne)).zip(start.wee.iter_mut())
            {
                *weight /= 0.5 * rows[i] + 0.5 * columns[j] + f32::MIN_POSITIVE;
            }
        }
        let pool = |column: usize| (0..parameters.ne as u32).filter(|i| start.weu[(*i as usize, column)] > 0.0).collect();
        let pools = Pools::given((0..parameters.inputs).map(pool).collect(), parameters.ne)?;
        let net = parameters.build_from(start, seed)?;
        Ok(Self { net, pools, chance: Rng::whole(StreamKey::new(seed, name_hash("hartmann.experiment")), 0) })
    }

    /// Ends learning. Thresholds go on adapting, as in all of the paper's experiments.
    pub(crate) fn freeze(&mut self) {
        self.net.set_plastic(false);
        self.net.set_enabled(tag::ip, true);
    }

    /// Different units, chosen by chance.
    pub(crate) fn some_units<const N: usize>(&mut self) -> [usize; N] {
        let mut units: Vec<usize> = (0..self.net.exc.spike.len()).collect();
        std::array::from_fn(|_| units.swap_remove(self.chance.below(units.len() as u32) as usize))
    }

    /// Shuffles the state among the units, so that a phase does not go on where the last one ended.
    pub(crate) fn shuffle(&mut self) {
        for spikes in [&mut self.net.exc.spike, &mut self.net.inh.spike] {
            for k in (1..spikes.len()).rev() {
                spikes.swap(k, self.chance.below(k as u32 + 1) as usize);
            }
        }
    }

    /// Silences all units.
    pub(crate) fn silence(&mut self) {
        self.net.exc.spike.fill(false);
        self.net.inh.spike.fill(false);
    }

    /// Shows a sequence without keeping anything.
    pub(crate) fn learn(&mut self, source: &mut impl Source, steps: usize) -> Result<()> {
        (0..steps).try_for_each(|_| self.step(&source.next_symbol()))
    }

    /// Shows a sequence.
    pub(crate) fn evoked(&mut self, source: &mut impl Source, steps: usize) -> Result<Phase> {
        let mut spikes = SpikeTrain::new(self.net.exc.spike.len());
        let symbols = source.sequence(steps);
        for symbol in &symbols {
            self.step(symbol)?;
            spikes.push(&self.net.exc.spike);
        }
        Ok(Phase { symbols, spikes })
    }

    /// Shows nothing.
    pub(crate) fn spontaneous(&mut self, steps: usize) -> SpikeTrain {
        let mut spikes = SpikeTrain::new(self.net.exc.spike.len());
        for _ in 0..steps {
            self.net.iterate();
            spikes.push(&self.net.exc.spike);
        }
        spikes
    }

    /// One iteration with this symbol.
    pub(crate) fn step(&mut self, symbol: &Symbol) -> Result<()> {
        self.pools.drive(symbol, 1.0, &mut self.net.exc.input)?;
        self.net.iterate();
        Ok(())
    }
}

impl Phase {
    /// The steps at which this holds for what is shown, with at least `before` steps before them and `after` from them on.
    pub(crate) fn steps(&self, before: usize, after: usize, holds: impl Fn(&Symbol) -> bool) -> Vec<usize> {
        let end = (self.symbols.len() + 1).saturating_sub(after);
        (before..end).filter(|step| holds(&self.symbols[*step])).collect()
    }

    /// The state in a step.
    pub(crate) fn state(&self, step: usize) -> Vec<bool> {
        (0..self.spikes.neurons()).map(|neuron| self.spikes.get(step, neuron)).collect()
    }
}

/// The middle one of an odd number of values, the mean of the middle two of others.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_unstable_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        n => f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2]),
    }
}

/// The mean.
pub(crate) fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, n) = values.into_iter().fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    sum / n
}
