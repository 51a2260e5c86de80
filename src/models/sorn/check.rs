//! The ranges of the parameters.

use pymonn_core::{Refusal, Validate};

use super::{Parameters, Pools, Scaling, Thresholds, Topology};
use crate::behaviours::check::{finite, not_negative, ordered, positive, probability};
use crate::behaviours::sorn::Growth;

impl Validate for Parameters {
    /// The first parameter out of its range, by its name; [`Parameters::build`] and [`Parameters::from_toml`] ask it.
    fn validate(&self) -> Result<(), Refusal> {
        at_least_one("ne", self.ne)?;
        at_least_one("ni", self.ni)?;
        at_least_one("inputs", self.inputs)?;
        pools(&self.pools, self.inputs, self.ne)?;
        finite("gain", self.gain)?;
        topology("ee", self.ee)?;
        topology("ei", self.ei)?;
        topology("ie", self.ie)?;
        thresholds("te", self.te)?;
        thresholds("ti", self.ti)?;
        ordered(("te_bounds: low", self.te_bounds.0), ("te_bounds: high", self.te_bounds.1))?;
        probability("target_rate: low", self.target_rate.0)?;
        probability("target_rate: high", self.target_rate.1)?;
        ordered(("target_rate: low", self.target_rate.0), ("target_rate: high", self.target_rate.1))?;
        not_negative("noise_e", self.noise_e)?;
        not_negative("noise_i", self.noise_i)?;
        probability("spike_noise", self.spike_noise)?;
        not_negative("eta_stdp", self.eta_stdp)?;
        not_negative("eta_input", self.eta_input)?;
        not_negative("eta_ip", self.eta_ip)?;
        match &self.growth {
            Growth::Random(p) => probability("growth: random", *p)?,
            Growth::Listed(list) => {
                let ne = self.ne;
                let wrong = |(_, source, target): &&(u64, usize, usize)| *source >= ne || *target >= ne || source == target;
                if let Some(entry) = list.iter().find(wrong) {
                    let allowed = format!("two different units below {ne}");
                    return Err(Refusal::new("growth: listed", entry, allowed));
                }
            }
        }
        positive("new_weight", self.new_weight)?;
        not_negative("eta_inhib", self.eta_inhib)?;
        positive("istdp_rate", self.istdp_rate)?;
        not_negative("floor", self.floor)?;
        positive("w_max", self.w_max)?;
        if let Scaling::Double(eta) = self.scaling {
            probability("scaling: double", eta)?;
        }
        if let Some(k) = self.winners
            && !(1..=self.ne).contains(&k)
        {
            return Err(Refusal::new("winners", k, format_args!("1 to {}, the excitatory units", self.ne)));
        }
        finite("feed_forward", self.feed_forward)?;
        probability("failure", self.failure)
    }
}

fn at_least_one(name: &str, n: usize) -> Result<(), Refusal> {
    if n > 0 { Ok(()) } else { Err(Refusal::new(name, n, "1 or more")) }
}

fn pools(pools: &Pools, inputs: usize, ne: usize) -> Result<(), Refusal> {
    match *pools {
        Pools::Disjoint(size) if size == 0 || size.saturating_mul(inputs) > ne => {
            let allowed = format!("1 to {}: {inputs} inputs share {ne} excitatory units", ne / inputs);
            Err(Refusal::new("pools: disjoint", size, allowed))
        }
        Pools::Overlapping(size) if !(1..=ne).contains(&size) => {
            Err(Refusal::new("pools: overlapping", size, format_args!("1 to {ne}, the excitatory units")))
        }
        Pools::Identity if inputs > ne => {
            let allowed = format!("at most {ne}, one excitatory unit for each, with `pools: identity`");
            Err(Refusal::new("inputs", inputs, allowed))
        }
        _ => Ok(()),
    }
}

fn topology(of: &str, topology: Topology) -> Result<(), Refusal> {
    let named = |part: &str, refusal: Result<(), Refusal>, value: f64, allowed: &str| {
        refusal.map_err(|_| Refusal::new(format_args!("{of}: {part}"), value, allowed))
    };
    let count = "a finite number, 0 or more";
    match topology {
        Topology::Dense => Ok(()),
        Topology::Probability(p) => named("probability", probability("", p), p, "a number from 0 to 1"),
        Topology::InDegree { mean, sd } | Topology::OutDegree { mean, sd } => {
            named("mean", not_negative("", mean), mean, count)?;
            named("sd", not_negative("", sd), sd, count)
        }
        Topology::Distance { side, half } => {
            named("side", positive("", side), side, "a finite number above 0")?;
            named("half", positive("", half), half, "a finite number above 0")
        }
    }
}

fn thresholds(of: &str, range: Thresholds) -> Result<(), Refusal> {
    let (Thresholds::Uniform(low, high) | Thresholds::Ordered(low, high)) = range;
    if low.is_finite() && high.is_finite() && low <= high {
        Ok(())
    } else {
        Err(Refusal::new(of, (low, high), "two finite numbers, the smaller one first"))
    }
}
