//! How strong synapses are, and how their strength changes.

use nalgebra::vector;

use super::{
    bins::{Bin, Bins},
    error::{Result, enough, equal},
    numbers::{moments, quantile},
    regression::curve_fit,
};

/// A lognormal distribution: `ln w` is normal with mean `mu` and standard deviation `sigma`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lognormal {
    /// Mean of `ln w`.
    pub mu: f64,
    /// Standard deviation of `ln w`.
    pub sigma: f64,
}

impl Lognormal {
    /// The density at `w`; at 0 and below, 0.
    pub fn density(&self, w: f64) -> f64 {
        if w <= 0.0 {
            return 0.0;
        }
        let z = (w.ln() - self.mu) / self.sigma;
        (-0.5 * z * z).exp() / (w * self.sigma * std::f64::consts::TAU.sqrt())
    }

    /// Where the density is largest, `e^(μ − σ²)`.
    pub fn mode(&self) -> f64 {
        (self.mu - self.sigma * self.sigma).exp()
    }

    /// The value that half of all lie below, `e^μ`.
    pub fn median(&self) -> f64 {
        self.mu.exp()
    }

    /// The mean, `e^(μ + σ²/2)`.
    pub fn mean(&self) -> f64 {
        (self.mu + 0.5 * self.sigma * self.sigma).exp()
    }
}

/// The likeliest lognormal distribution of the weights that are at least `smallest` (and positive): mean and standard deviation of their
/// logarithms.
///
/// The package's `linear_lognormal_fit` draws it for weights of at least 0.01 and does not tell its parameters.
///
/// # Errors
///
/// Fewer than two such weights.
pub fn lognormal_fit(weights: impl IntoIterator<Item = f64>, smallest: f64) -> Result<Lognormal> {
    let logarithms: Vec<f64> = weights.into_iter().filter(|w| *w > 0.0 && *w >= smallest).map(f64::ln).collect();
    enough("weights", logarithms.len(), 2)?;
    let (mu, variance) = moments(logarithms.iter().copied());
    Ok(Lognormal { mu, sigma: variance.sqrt() })
}

/// A lognormal curve through a histogram of weights.
#[derive(Clone, Debug, PartialEq)]
pub struct LognormalCurve {
    /// The distribution.
    pub lognormal: Lognormal,
    /// Area below the curve: above 1 where the bins hold only a part of the distribution.
    pub scale: f64,
    /// Share of the variance of the densities that the curve explains.
    pub r_squared: f64,
    /// The histogram.
    pub histogram: Vec<Bin>,
}

/// The lognormal curve `scale · density(w)` that lies nearest to the density of weights in bins, by least squares at the middles of the
/// bins' logarithms.
///
/// Zheng, Dimitrakakis & Triesch (2013), PLOS Comput. Biol. 9:e1002848, use weights above 0.01 in bins that are logarithmic up to 1,
/// nine of them in the authors' code; `Bins::logarithmic(0.01, 1.0, 19)` shows more.
///
/// # Errors
///
/// Fewer than four bins, fewer than two weights within them, a search that finds no curve.
pub fn lognormal_curve(weights: impl IntoIterator<Item = f64>, bins: &Bins) -> Result<LognormalCurve> {
    let edges = bins.edges();
    let within: Vec<f64> = weights.into_iter().filter(|w| bins.index(*w).is_some()).collect();
    let start = lognormal_fit(within.iter().copied(), edges[0])?;
    let histogram = bins.histogram(within);
    // In multiples of the first guess of the median and of the largest density, and widths as logarithms: all parameters are about 1.
    let (unit, height) = (start.median(), histogram.iter().map(|bin| bin.density).fold(0.0, f64::max));
    let points: Vec<_> = histogram.iter().map(|bin| (bin.log_centre() / unit, bin.density / height)).collect();
    let guess = vector![0.0, start.sigma.max(0.05).ln(), 1.0 / (unit * height)];
    let fit = curve_fit(&points, guess, |x, p| {
        let lognormal = Lognormal { mu: p[0], sigma: p[1].exp() };
        let (density, z) = (lognormal.density(x), (x.ln() - p[0]) / lognormal.sigma);
        let value = p[2] * density;
        (value, vector![value * z / lognormal.sigma, value * (z * z - 1.0), density])
    })?;
    let p = fit.parameters;
    let lognormal = Lognormal { mu: p[0] + unit.ln(), sigma: p[1].exp() };
    Ok(LognormalCurve { lognormal, scale: p[2] * height * unit, r_squared: fit.r_squared, histogram })
}

/// How weights changed that lay in one bin before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightChange {
    /// The lower edge of the bin.
    pub from: f64,
    /// The upper edge of the bin.
    pub to: f64,
    /// How many weights lay in it.
    pub count: usize,
    /// Their mean change; NaN of none.
    pub mean: f64,
    /// The standard deviation of their changes; NaN of none.
    pub std_dev: f64,
}

/// Mean and spread of the changes of weights by initial weight. Synapse `i` has the weights `before[i]` and `after[i]`, 0 where it is gone.
///
/// As in Zheng et al. (2013): multiplicative dynamics show as a spread that grows with the weight.
///
/// # Errors
///
/// Different numbers of weights before and after.
pub fn weight_changes(before: &[f64], after: &[f64], bins: &Bins) -> Result<Vec<WeightChange>> {
    equal("weights before and after", before.len(), after.len())?;
    let mut changes = vec![Vec::new(); bins.len()];
    for (before, after) in before.iter().zip(after) {
        if let Some(index) = bins.index(*before) {
            changes[index].push(after - before);
        }
    }
    let summary = |(edges, changes): (&[f64], Vec<f64>)| {
        let (mean, variance) = moments(changes.iter().copied());
        WeightChange { from: edges[0], to: edges[1], count: changes.len(), mean, std_dev: variance.sqrt() }
    };
    Ok(bins.edges().windows(2).zip(changes).map(summary).collect())
}

/// How many of the synapses of about one strength still exist.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Survival {
    /// The smallest initial weight of the group.
    pub from: f64,
    /// The next group's smallest initial weight; of the last group, its largest.
    pub to: f64,
    /// The number of synapses in the group.
    pub count: usize,
    /// The share of them that still have a weight above 0; NaN of none.
    pub fraction: f64,
}

/// The share of synapses that survive, by strength: `groups` of them are cut at quantiles of the initial weight (4: quartiles), weakest first.
///
/// Of synapse `i`, `before[i]` is the initial weight, and `after[i]` the weight later, 0 if it is gone; those that did not exist before
/// (0) are left out.
///
/// # Errors
///
/// Different numbers of weights before and after, no groups, fewer synapses than groups.
pub fn survival_by_strength(before: &[f64], after: &[f64], groups: usize) -> Result<Vec<Survival>> {
    equal("weights before and after", before.len(), after.len())?;
    enough("groups", groups, 1)?;
    let existing = || before.iter().zip(after).filter(|(before, _)| **before > 0.0);
    let mut sorted: Vec<f64> = existing().map(|(before, _)| *before).collect();
    enough("synapses", sorted.len(), groups)?;
    sorted.sort_by(f64::total_cmp);
    let edges: Vec<f64> = (0..=groups).map(|group| quantile(&sorted, group as f64 / groups as f64)).collect();
    let mut counts = vec![(0, 0); groups];
    for (before, after) in existing() {
        let group = edges[1..groups].partition_point(|edge| edge <= before);
        counts[group].0 += 1;
        counts[group].1 += usize::from(*after > 0.0);
    }
    let survival = |(edges, (count, alive)): (&[f64], (usize, usize))| Survival {
        from: edges[0],
        to: edges[1],
        count,
        fraction: alive as f64 / count as f64,
    };
    Ok(edges.windows(2).zip(counts).map(survival).collect())
}

/// How many connections neurons have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Degrees {
    /// Connections that end at each target.
    pub incoming: Vec<usize>,
    /// Connections that begin at each source.
    pub outgoing: Vec<usize>,
}

/// The numbers of connections of each neuron, from pairs (source, target) such as `net.recurrent.connectivity().pairs()`. Pairs of
/// neurons that there are not are left out.
pub fn degrees(pairs: impl IntoIterator<Item = (usize, usize)>, sources: usize, targets: usize) -> Degrees {
    let mut degrees = Degrees { incoming: vec![0; targets], outgoing: vec![0; sources] };
    for (source, target) in pairs {
        if let (Some(outgoing), Some(incoming)) = (degrees.outgoing.get_mut(source), degrees.incoming.get_mut(target)) {
            *outgoing += 1;
            *incoming += 1;
        }
    }
    degrees
}

/// The share of all pairs of a source and a target that are connected, self-connections counted among the pairs; of no pairs, 0.
///
/// As in Zheng et al. (2013), where `N²` pairs are all there are.
pub fn connection_fraction(connections: usize, sources: usize, targets: usize) -> f64 {
    if sources == 0 || targets == 0 { 0.0 } else { connections as f64 / (sources as f64 * targets as f64) }
}
