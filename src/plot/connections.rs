//! Pictures of who is connected, and how strongly.

use nalgebra::{Dim, Matrix, RawStorage};
use pymonn_core::{Scalar, statistics};

use super::{
    activity::{bars, fitted, refused, whole_bins},
    data::{Color, Sample, numbers},
    kinds::{line, scatter},
    panel::Panel,
};
use crate::analysis::{AnalysisError, Bins, Lognormal, lognormal_fit};

/// The distribution of the numbers of incoming connections, with a normal distribution of the same mean and standard deviation.
///
/// Weights are target × source, as pymonn's tables have them (the package `sorn` has them the other way round); every weight other than 0
/// is a connection. Bins hold a whole number of counts each; there are at most `bins`.
pub fn hist_incoming_connections<T: Sample, R: Dim, C: Dim, S: RawStorage<T, R, C>>(
    weights: &Matrix<T, R, C, S>,
    bins: usize,
) -> Panel {
    let mut counts = vec![0.0; weights.nrows()];
    for column in weights.column_iter() {
        for (count, weight) in counts.iter_mut().zip(column.iter()) {
            *count += f64::from(u8::from(weight.to_f64() != 0.0));
        }
    }
    with_normal("incoming connections", &counts, bins).x_label("incoming connections")
}

/// The distribution of the numbers of outgoing connections; as [`hist_incoming_connections`].
pub fn hist_outgoing_connections<T: Sample, R: Dim, C: Dim, S: RawStorage<T, R, C>>(
    weights: &Matrix<T, R, C, S>,
    bins: usize,
) -> Panel {
    let count = |weights: &mut dyn Iterator<Item = f64>| weights.filter(|weight| *weight != 0.0).count() as f64;
    let counts: Vec<f64> = weights.column_iter().map(|column| count(&mut column.iter().map(Scalar::to_f64))).collect();
    with_normal("outgoing connections", &counts, bins).x_label("outgoing connections")
}

/// The distribution of numbers of connections, such as [`degrees`](crate::analysis::degrees) counts them, with a normal distribution of
/// the same mean and standard deviation.
pub fn hist_connections(counts: impl IntoIterator<Item: Sample>, bins: usize) -> Panel {
    with_normal("connections", &numbers(counts), bins).x_label("connections")
}

fn with_normal(kind: &'static str, counts: &[f64], bins: usize) -> Panel {
    let (mean, deviation) = (statistics::mean(counts), statistics::std_dev(counts));
    let bins = match whole_bins(counts, bins) {
        Ok(bins) => bins,
        Err(error) => return refused(kind, &error),
    };
    let panel = bars(kind, &bins.histogram(counts.iter().copied()), |bin| bin.density).y_label("density");
    if deviation <= 0.0 {
        return panel;
    }
    let (from, to) = (mean - 4.0 * deviation, mean + 4.0 * deviation);
    let density = |x: f64| (-0.5 * ((x - mean) / deviation).powi(2)).exp() / (deviation * std::f64::consts::TAU.sqrt());
    panel.overlay(fitted(from, to, format!("normal, {mean:.2} ± {deviation:.2}"), density))
}

/// The number (or the share) of connections over time.
pub fn network_connection_dynamics(connections: impl IntoIterator<Item: Sample>) -> Panel {
    let connections = numbers(connections);
    line(0..connections.len(), &connections).x_label("step").y_label("connections")
}

/// How many of the weights that are at least `smallest` lie in each of `bins` bins, as dots at their middles; `sorn` leaves out what is
/// below 0.01.
pub fn weight_distribution(weights: impl IntoIterator<Item: Sample>, smallest: f64, bins: usize) -> Panel {
    let kind = "weights";
    match kept(weights, smallest).and_then(|weights| Ok((binned(&weights, bins)?, weights))) {
        Ok((bins, weights)) => {
            let histogram = bins.histogram(weights);
            let (x, y): (Vec<f64>, Vec<f64>) = histogram.iter().map(|bin| (bin.centre(), bin.count as f64)).unzip();
            scatter(x, y).x_label("weight").y_label("connections")
        }
        Err(error) => refused(kind, &error),
    }
}

/// The distribution of the weights that are at least `smallest` (`sorn`: 0.01) in `bins` bins, with the lognormal distribution fitted
/// to them: on a linear and on a logarithmic axis of weights, with mode, median and mean marked.
///
/// The bins of the second are equally wide in the logarithm. The fit is [`lognormal_fit`].
pub fn linear_lognormal_fit(weights: impl IntoIterator<Item: Sample>, smallest: f64, bins: usize) -> [Panel; 2] {
    let kind = "lognormal fit";
    let fitted = kept(weights, smallest).and_then(|weights| {
        let fit = lognormal_fit(weights.iter().copied(), smallest)?;
        let linear = binned(&weights, bins)?;
        let edges = linear.edges();
        let logarithmic = Bins::logarithmic(edges[0], edges[bins], bins)?;
        Ok((linear.histogram(weights.iter().copied()), logarithmic.histogram(weights.iter().copied()), fit))
    });
    let (linear, logarithmic, fit) = match fitted {
        Ok(fitted) => fitted,
        Err(error) => return [refused(kind, &error), refused(kind, &error)],
    };
    let (x, y): (Vec<f64>, Vec<f64>) = logarithmic.iter().map(|bin| (bin.log_centre(), bin.density)).unzip();
    let dots = scatter(x, y).x_label("weight").y_label("density").legend(["weights"]);
    let bars = bars(kind, &linear, |bin| bin.density).x_label("weight").y_label("density").legend(["weights"]);
    let range = (linear[0].from, linear[linear.len() - 1].to);
    [marked(bars, &fit, range), marked(dots, &fit, range).log_x()]
}

/// The curve of the distribution, and its three middles.
fn marked(mut panel: Panel, fit: &Lognormal, (from, to): (f64, f64)) -> Panel {
    // Points at equal ratios look right on both axes.
    let x: Vec<f64> = (0..=400).map(|index| from * (to / from).powf(f64::from(index) / 400.0)).collect();
    let curve = line(&x, x.iter().map(|x| fit.density(*x))).color(Color::nth(1)).legend(["lognormal"]);
    panel.notes.push(format!("mu = {:.3}, sigma = {:.3}", fit.mu, fit.sigma));
    let middles = [("mode", fit.mode()), ("median", fit.median()), ("mean", fit.mean())];
    middles.into_iter().enumerate().fold(panel.overlay(curve), |panel, (index, (name, value))| {
        let mark = line([value, value], [0.0, fit.density(value)]).color(Color::nth(2 + index));
        panel.overlay(mark.legend([format!("{name} {value:.3}")]))
    })
}

fn kept(weights: impl IntoIterator<Item: Sample>, smallest: f64) -> Result<Vec<f64>, AnalysisError> {
    let weights: Vec<f64> =
        numbers(weights).into_iter().filter(|weight| weight.is_finite() && *weight > 0.0 && *weight >= smallest).collect();
    if weights.is_empty() { Err(AnalysisError::TooFew { what: "weights", found: 0, needed: 1 }) } else { Ok(weights) }
}

fn binned(weights: &[f64], bins: usize) -> Result<Bins, AnalysisError> {
    let (low, high) = (statistics::min(weights), statistics::max(weights));
    // Equal weights have a range too.
    let (low, high) = if low < high { (low, high) } else { (low * 0.9, high * 1.1) };
    Bins::linear(low, high, bins)
}
