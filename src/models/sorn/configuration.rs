use pymonn_core::{Refusal, Validate};
use serde::{Deserialize, Serialize};

use super::{Parameters, Pools, Scaling, Thresholds, Topology};
use crate::behaviours::check::{finite, not_negative, ordered, positive, probability};
use crate::behaviours::sorn::Growth;

/// The parameters of the Python package `sorn` 0.7.4, by its names and with its defaults; below the first 17, numbers that it has in its code.
///
/// ```
/// use pymonn::models::sorn::Configuration;
///
/// let parameters = Configuration { ne: 100, nu: 4, lambda_ee: 10.0, ..Configuration::default() }.parameters()?;
/// assert_eq!((parameters.ni, parameters.target_rate), (20, (0.08, 0.08)));
/// # Ok::<(), pymonn::Refusal>(())
/// ```
///
/// In a file, a table `[package]`: [`Parameters::from_toml`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Configuration {
    /// Excitatory units; default 200. Inhibitory ones are a fifth of them.
    pub ne: usize,
    /// Inputs, each of which drives one unit; default 10.
    pub nu: usize,
    /// Synapses between excitatory units; default sparse. (The package fails for `Dense`.)
    pub network_type_ee: NetworkType,
    /// Synapses from inhibitory units; default sparse. (The package fails for `Dense`.)
    pub network_type_ei: NetworkType,
    /// Synapses to inhibitory units; default dense.
    pub network_type_ie: NetworkType,
    /// Mean number of an excitatory unit's excitatory sources, if sparse, before it is cut to an integer; default 20.
    pub lambda_ee: f64,
    /// Mean number of an inhibitory unit's targets, if sparse, before it is cut to an integer; default 40.
    pub lambda_ei: f64,
    /// Mean number of an inhibitory unit's sources, if sparse; default 100. Not read while `network_type_ie` is dense; the package never reads it.
    pub lambda_ie: f64,
    /// Change of an excitatory weight by a pair of spikes; default 0.004.
    pub eta_stdp: f64,
    /// Change of an inhibitory weight by a spike; default 0.001.
    pub eta_inhib: f64,
    /// Change of a threshold by a spike; default 0.01.
    pub eta_ip: f64,
    /// Largest threshold of an excitatory unit, at the beginning and later; default 1.
    pub te_max: f64,
    /// Largest threshold of an inhibitory unit; default 0.5.
    pub ti_max: f64,
    /// Smallest threshold of an inhibitory unit; default 0.
    pub ti_min: f64,
    /// Smallest threshold of an excitatory unit, at the beginning and later; default 0.
    pub te_min: f64,
    /// Wanted rate in the rule of inhibitory STDP, and only there; default 0.1.
    pub mu_ip: f64,
    /// Spread of the target rates; default 0. The package never reads it, so no other value is allowed here.
    pub sigma_ip: f64,

    /// Target rate of the excitatory units; default none: 2 · nu / ne, as the package has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_rate: Option<f64>,
    /// Standard deviation of the noise, where there is any; default 0.04.
    pub noise_sd: f64,
    /// Probability of a new synapse in an iteration; default 0.1.
    pub sp_probability: f64,
    /// Weight of a new synapse; default 0.001.
    pub sp_weight: f64,
    /// Weights at or below the first are gone, and none is above the second; default (0, 1). The first is always 0.
    pub cutoff_weights: (f64, f64),
    /// Standard deviation of the numbers of synapses; default 1.
    pub lambda_sd: f64,
}

/// How many synapses a unit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NetworkType {
    /// About `lambda`.
    Sparse,
    /// All.
    Dense,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            ne: 200,
            nu: 10,
            network_type_ee: NetworkType::Sparse,
            network_type_ei: NetworkType::Sparse,
            network_type_ie: NetworkType::Dense,
            lambda_ee: 20.0,
            lambda_ei: 40.0,
            lambda_ie: 100.0,
            eta_stdp: 0.004,
            eta_inhib: 0.001,
            eta_ip: 0.01,
            te_max: 1.0,
            ti_max: 0.5,
            ti_min: 0.0,
            te_min: 0.0,
            mu_ip: 0.1,
            sigma_ip: 0.0,
            target_rate: None,
            noise_sd: 0.04,
            sp_probability: 0.1,
            sp_weight: 0.001,
            cutoff_weights: (0.0, 1.0),
            lambda_sd: 1.0,
        }
    }
}

impl Configuration {
    /// These parameters by the names of [`Parameters`]; what those add is as in the package.
    ///
    /// # Errors
    /// For a value out of its range, with its name and what is allowed.
    pub fn parameters(&self) -> Result<Parameters, Refusal> {
        self.validate()?;
        let sd = self.lambda_sd;
        let rate = self.target_rate.unwrap_or(2.0 * self.nu as f64 / self.ne as f64);
        Ok(Parameters {
            ne: self.ne,
            ni: self.ne / 5,
            inputs: self.nu,
            pools: Pools::Identity,
            gain: 1.0,
            ee: self.network_type_ee.topology(Topology::InDegree { mean: self.lambda_ee, sd }),
            ei: self.network_type_ei.topology(Topology::OutDegree { mean: self.lambda_ei, sd }),
            ie: self.network_type_ie.topology(Topology::InDegree { mean: self.lambda_ie, sd }),
            te: Thresholds::Uniform(self.te_min, self.te_max),
            ti: Thresholds::Uniform(self.ti_min, self.ti_max),
            te_bounds: (self.te_min, self.te_max),
            target_rate: (rate, rate),
            silent: true,
            strict: true,
            fast: false,
            noise_e: self.noise_sd,
            noise_i: self.noise_sd,
            eta_stdp: self.eta_stdp,
            eta_ip: self.eta_ip,
            growth: Growth::Random(self.sp_probability),
            new_weight: self.sp_weight,
            eta_inhib: self.eta_inhib,
            istdp_rate: self.mu_ip,
            floor: 0.0,
            w_max: self.cutoff_weights.1,
            scaling: Scaling::Both,
            ..Parameters::zheng()
        })
    }
}

impl NetworkType {
    fn topology(self, sparse: Topology) -> Topology {
        match self {
            Self::Sparse => sparse,
            Self::Dense => Topology::Dense,
        }
    }
}

impl Validate for Configuration {
    fn validate(&self) -> Result<(), Refusal> {
        let within = |name: &str, n: usize, range: core::ops::RangeInclusive<usize>, why: &str| {
            if range.contains(&n) {
                Ok(())
            } else {
                Err(Refusal::new(name, n, format_args!("{} to {}{why}", range.start(), range.end())))
            }
        };
        within("ne", self.ne, 5..=usize::MAX, ", a fifth of which is inhibitory")?;
        within("nu", self.nu, 1..=self.ne, ", `ne`: each input drives a unit of its own")?;
        not_negative("lambda_ee", self.lambda_ee)?;
        not_negative("lambda_ei", self.lambda_ei)?;
        not_negative("lambda_ie", self.lambda_ie)?;
        not_negative("eta_stdp", self.eta_stdp)?;
        not_negative("eta_inhib", self.eta_inhib)?;
        not_negative("eta_ip", self.eta_ip)?;
        finite("te_max", self.te_max)?;
        finite("ti_max", self.ti_max)?;
        finite("ti_min", self.ti_min)?;
        finite("te_min", self.te_min)?;
        ordered(("te_min", self.te_min), ("te_max", self.te_max))?;
        ordered(("ti_min", self.ti_min), ("ti_max", self.ti_max))?;
        positive("mu_ip", self.mu_ip)?;
        if self.sigma_ip != 0.0 {
            return Err(Refusal::new("sigma_ip", self.sigma_ip, "0: nothing reads it, here and in the package"));
        }
        match self.target_rate {
            Some(rate) => probability("target_rate", rate)?,
            None => within(
                "nu",
                self.nu,
                1..=self.ne / 2,
                ", half of `ne`: 2 · nu / ne is the target rate, unless `target_rate` says another",
            )?,
        }
        not_negative("noise_sd", self.noise_sd)?;
        probability("sp_probability", self.sp_probability)?;
        positive("sp_weight", self.sp_weight)?;
        if self.cutoff_weights.0 != 0.0 {
            return Err(Refusal::new("cutoff_weights: low", self.cutoff_weights.0, "0"));
        }
        positive("cutoff_weights: high", self.cutoff_weights.1)?;
        not_negative("lambda_sd", self.lambda_sd)
    }
}
