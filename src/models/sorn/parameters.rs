use pymonn_core::{BuildError, Refusal, Validate};
use serde::{Deserialize, Serialize};

use super::{Sorn, Start, tag};
use crate::Float;
use crate::behaviours::sorn::{Gone, Growth};

/// What a SORN is made of. Presets: [`lazar`](Self::lazar), [`zheng`](Self::zheng), [`hartmann`](Self::hartmann), [`del_papa`](Self::del_papa),
/// [`package`](Self::package). In a file: [`read`](Self::read).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "switches that have nothing to do with each other")]
pub struct Parameters {
    /// Excitatory units.
    pub ne: usize,
    /// Inhibitory units.
    pub ni: usize,
    /// Input channels, each with a pool of excitatory units.
    pub inputs: usize,
    /// Which excitatory units each input drives.
    pub pools: Pools,
    /// What an input of 1 adds to the drive of its pool.
    pub gain: f64,
    /// Synapses between excitatory units.
    pub ee: Topology,
    /// Synapses from inhibitory to excitatory units.
    pub ei: Topology,
    /// Synapses from excitatory to inhibitory units, which do not learn.
    pub ie: Topology,
    /// Thresholds of the excitatory units at the beginning.
    pub te: Thresholds,
    /// Thresholds of the inhibitory units.
    pub ti: Thresholds,
    /// Smallest and largest threshold of an excitatory unit.
    pub te_bounds: (f64, f64),
    /// Range of the target rates of excitatory units, drawn evenly.
    pub target_rate: (f64, f64),
    /// Whether no excitatory unit has fired before the first iteration; otherwise each has with its target rate.
    pub silent: bool,
    /// Whether a drive that equals the threshold is too small.
    pub strict: bool,
    /// Whether inhibitory units answer spikes of the same iteration.
    pub fast: bool,
    /// Standard deviation of the excitatory units' noise.
    pub noise_e: f64,
    /// Standard deviation of the inhibitory units' noise.
    pub noise_i: f64,
    /// Probability of a random spike of an excitatory unit in an iteration.
    pub spike_noise: f64,
    /// Change of an excitatory weight by a pair of spikes; 0: no STDP.
    pub eta_stdp: f64,
    /// What becomes of an excitatory synapse of weight 0.
    pub gone: Gone,
    /// Whether STDP is proportional to the weight.
    pub weighted: bool,
    /// Change of an input's weight by a pair of spikes; 0: inputs do not learn.
    pub eta_input: f64,
    /// Change of a threshold by a spike; 0: no intrinsic plasticity.
    pub eta_ip: f64,
    /// When synapses are added; `Growth::Random(0.0)`: never.
    pub growth: Growth,
    /// Weight of an added synapse.
    pub new_weight: f64,
    /// Change of an inhibitory weight by a spike; 0: no inhibitory STDP.
    pub eta_inhib: f64,
    /// Wanted rate in the rule of inhibitory STDP.
    pub istdp_rate: f64,
    /// What an inhibitory weight of 0 or less becomes.
    pub floor: f64,
    /// Largest weight onto an excitatory unit before normalisation.
    pub w_max: f64,
    /// How weights are normalised.
    pub scaling: Scaling,
    /// Whether only so many excitatory units fire, those with the highest potentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub winners: Option<usize>,
    /// What excitatory units without input are inhibited by while there is input.
    pub feed_forward: f64,
    /// Probability that an excitatory synapse fails to transmit.
    pub failure: f64,
}

/// Which units are linked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topology {
    /// All pairs (within a group: but for a unit with itself).
    Dense,
    /// Each pair with this probability.
    Probability(f64),
    /// Each target has as many sources as a normal number with this mean and standard deviation, cut to an integer.
    InDegree {
        /// Mean of the normal number.
        mean: f64,
        /// Its standard deviation.
        sd: f64,
    },
    /// Each source has as many targets.
    OutDegree {
        /// Mean of the normal number.
        mean: f64,
        /// Its standard deviation.
        sd: f64,
    },
    /// Units lie at random in a square; the probability falls as a Gaussian of the distance.
    Distance {
        /// Side of the square, in µm.
        side: f64,
        /// Distance at which half of the pairs are linked, in µm.
        half: f64,
    },
}

/// Thresholds at the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thresholds {
    /// Drawn evenly from this range.
    Uniform(f64, f64),
    /// Evenly spaced over this range, in random order for excitatory units, ascending for inhibitory ones.
    Ordered(f64, f64),
}

/// Which excitatory units an input drives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pools {
    /// So many units each, none by two inputs.
    Disjoint(usize),
    /// So many units each, drawn anew for each input.
    Overlapping(usize),
    /// The first input drives the first unit alone, and so on.
    Identity,
}

/// How weights onto excitatory units are normalised.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scaling {
    /// Not at all.
    None,
    /// Excitatory weights of each target sum to 1.
    Excitatory,
    /// So do its inhibitory weights.
    Both,
    /// Excitatory weights move towards sums of 1 for targets and sources, by this part in an iteration.
    Double(f64),
}

impl Parameters {
    /// The counting networks of Lazar, Pipa & Triesch 2009: STDP, intrinsic plasticity and normalisation, no noise, fast inhibition.
    ///
    /// Values are those of the authors' later code, `SORN_V2`.
    #[must_use]
    pub fn lazar() -> Self {
        Self {
            inputs: 6,
            pools: Pools::Disjoint(10),
            ee: Topology::Probability(0.05),
            ei: Topology::Dense,
            te: Thresholds::Uniform(0.0, 0.5),
            fast: true,
            noise_e: 0.0,
            noise_i: 0.0,
            eta_stdp: 0.001,
            eta_ip: 0.001,
            growth: Growth::Random(0.0),
            eta_inhib: 0.0,
            scaling: Scaling::Excitatory,
            ..Self::zheng()
        }
    }

    /// The spontaneously active network of Zheng, Dimitrakakis & Triesch 2013: all five mechanisms, Gaussian noise, slow inhibition.
    ///
    /// Values are those of the authors' code (chrhartm/SORN, `zheng2013`).
    #[must_use]
    pub fn zheng() -> Self {
        Self {
            ne: 200,
            ni: 40,
            inputs: 1,
            pools: Pools::Disjoint(10),
            gain: 1.0,
            ee: Topology::Probability(0.1),
            ei: Topology::Probability(0.2),
            ie: Topology::Dense,
            te: Thresholds::Uniform(0.0, 1.0),
            ti: Thresholds::Uniform(0.0, 0.5),
            te_bounds: (f64::NEG_INFINITY, f64::INFINITY),
            target_rate: (0.1, 0.1),
            silent: false,
            strict: false,
            fast: false,
            noise_e: 0.05_f64.sqrt(),
            noise_i: 0.05_f64.sqrt(),
            spike_noise: 0.0,
            eta_stdp: 0.004,
            gone: Gone::Pruned,
            weighted: false,
            eta_input: 0.0,
            eta_ip: 0.01,
            growth: Growth::Random(0.1),
            new_weight: 0.001,
            eta_inhib: 0.001,
            istdp_rate: 0.1,
            floor: 0.001,
            w_max: 1.0,
            scaling: Scaling::Both,
            winners: None,
            feed_forward: 0.0,
            failure: 0.0,
        }
    }

    /// The deterministic networks of Hartmann, Lazar, Nessler & Triesch 2015: STDP without pruning, intrinsic plasticity, double scaling.
    ///
    /// Values are those of the authors' code (chrhartm/SORN, `param_spont`).
    #[must_use]
    pub fn hartmann() -> Self {
        Self {
            inputs: 8,
            pools: Pools::Overlapping(10),
            gain: 0.5,
            te: Thresholds::Ordered(0.0, 0.5),
            ti: Thresholds::Ordered(0.0, 0.35),
            ee: Topology::Probability(0.1),
            target_rate: (0.09, 0.11),
            gone: Gone::Kept,
            scaling: Scaling::Double(0.1),
            ..Self::lazar()
        }
    }

    /// The networks of Del Papa, Priesemann & Triesch 2017 with so many excitatory units: those of Zheng et al., with fast inhibition as in the
    /// authors' code, and structural plasticity as often per pair.
    #[must_use]
    pub fn del_papa(ne: usize) -> Self {
        Self { ne, ni: ne / 5, fast: true, growth: Growth::for_size(ne), ..Self::zheng() }
    }

    /// The defaults of the Python package `sorn` 0.7.4 for so many excitatory units and inputs.
    ///
    /// Its target rate is 2 · inputs / units, whatever its parameter `mu_ip` says. [`Configuration`](super::Configuration) has its names.
    #[must_use]
    pub fn package(ne: usize, inputs: usize) -> Self {
        let rate = 2.0 * inputs as f64 / ne as f64;
        Self {
            ne,
            ni: ne / 5,
            inputs,
            pools: Pools::Identity,
            ee: Topology::InDegree { mean: 20.0, sd: 1.0 },
            ei: Topology::OutDegree { mean: 40.0, sd: 1.0 },
            te_bounds: (0.0, 1.0),
            target_rate: (rate, rate),
            silent: true,
            strict: true,
            noise_e: 0.04,
            noise_i: 0.04,
            floor: 0.0,
            ..Self::zheng()
        }
    }

    /// Builds the network, its start drawn from the same seed.
    ///
    /// # Errors
    /// For parameters out of their range, with their names and what is allowed.
    pub fn build<F: Float>(&self, seed: u64) -> Result<Sorn<F>, BuildError> {
        self.validate().map_err(refused("parameters"))?;
        self.build_from(self.draw(seed), seed)
    }

    /// Builds the network from a state of before.
    ///
    /// # Errors
    /// For parameters out of their range, and for a state whose shapes are not those of the parameters, or with numbers that no network has.
    pub fn build_from<F: Float>(&self, start: Start<F>, seed: u64) -> Result<Sorn<F>, BuildError> {
        self.validate().map_err(refused("parameters"))?;
        start.check(self).map_err(refused("start"))?;
        let mut net = Sorn::builder().parameters(self.clone()).start(start).seed(seed).build()?;
        net.set_noise(true);
        net.set_enabled(tag::feed_forward, self.feed_forward != 0.0);
        net.set_enabled(tag::winners, self.winners.is_some());
        net.set_enabled(tag::reliable, self.failure <= 0.0);
        net.set_enabled(tag::failure, self.failure > 0.0);
        net.set_plastic(true);
        Ok(net)
    }
}

fn refused(object: &str) -> impl Fn(Refusal) -> BuildError {
    move |refusal| BuildError::new("Sorn", object, refusal)
}

impl Default for Parameters {
    /// Those of [`zheng`](Self::zheng).
    fn default() -> Self {
        Self::zheng()
    }
}
