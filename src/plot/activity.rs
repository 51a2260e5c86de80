//! Pictures of spike trains and of the correlations in them.

use std::f64::consts::TAU;

use nalgebra::DMatrix;
use pymonn_core::statistics;

use super::{
    data::{Color, Sample},
    kinds::{heat_map, line, raster},
    panel::{Data, Panel},
};
use crate::analysis::{self, AnalysisError, Bins, SpikeTrain};

/// Points of a fitted curve.
pub(super) const CURVE: usize = 400;

/// A fitted curve over the range, in vermilion.
pub(super) fn fitted(from: f64, to: f64, name: impl Into<String>, value: impl Fn(f64) -> f64) -> Panel {
    let x: Vec<f64> = (0..=CURVE).map(|index| from + (to - from) * (index as f64 / CURVE as f64)).collect();
    line(&x, x.iter().map(|x| value(*x))).color(Color::nth(1)).legend([name])
}

/// A panel that cannot be drawn.
pub(super) fn refused(kind: &'static str, error: &AnalysisError) -> Panel {
    Panel::new(kind).failed(error.to_string())
}

/// The histogram of spikes per step of the whole network, of steps in which any neuron spikes, as `sorn` draws it.
///
/// Bins hold a whole number of counts each; there are at most `bins`.
pub fn hist_firing_rate_network(train: &SpikeTrain, bins: usize) -> Panel {
    let counts: Vec<f64> = train.counts_per_step().into_iter().filter(|count| *count > 0).map(f64::from).collect();
    let kind = "firing rate";
    match whole_bins(&counts, bins) {
        Ok(edges) => {
            let histogram = edges.histogram(counts);
            bars(kind, &histogram, |bin| bin.count as f64).x_label("spikes per step").y_label("steps")
        }
        Err(error) => refused(kind, &error),
    }
}

/// At most so many bins of whole numbers, each of as many and with the numbers in the middle.
pub(super) fn whole_bins(numbers: &[f64], bins: usize) -> Result<Bins, AnalysisError> {
    if numbers.is_empty() {
        return Err(AnalysisError::TooFew { what: "values", found: 0, needed: 1 });
    }
    Bins::between_whole_numbers(statistics::min(numbers), statistics::max(numbers), bins)
}

/// All spikes as dots, and the number of neurons that spike in each step as a line on the same axis.
///
/// Of many steps the line has the peaks, see [`line()`].
pub fn raster_plot(train: &SpikeTrain) -> Panel {
    let counts = train.counts_per_step();
    if counts.is_empty() {
        return Panel::new("raster plot").failed("no steps; at least one expected".to_owned());
    }
    let rate = line(0..counts.len(), &counts).color(Color::nth(1)).legend(["spikes per step"]);
    scatter_plot(train).overlay(rate)
}

/// All spikes as dots over steps.
pub fn scatter_plot(train: &SpikeTrain) -> Panel {
    let (steps, neurons) = analysis::spike_times(train);
    raster(steps, &neurons).x_label("step")
}

/// Correlations of pairs of neurons as coloured cells, each pair once: below the diagonal.
///
/// [`Panel::color_range`] fixes the range of the colours; `sorn` draws them up to 0.1.
pub fn correlation(coefficients: &DMatrix<f64>) -> Panel {
    let lower = |row: usize, column: usize| if column < row { coefficients[(row, column)] } else { f64::NAN };
    let triangle = DMatrix::from_fn(coefficients.nrows(), coefficients.ncols(), lower);
    let pairs = (0..triangle.nrows()).flat_map(|row| (0..row.min(triangle.ncols())).map(move |column| (row, column)));
    let undefined = pairs.filter(|pair| !triangle[*pair].is_finite()).count();
    let mut panel = heat_map(&triangle).x_label("neuron").y_label("neuron").color_label("correlation");
    // What is above the diagonal is left out on purpose.
    panel.notes.clear();
    panel.notes(undefined, 1, 1, "")
}

/// Most numbers of neurons that can be read around the circle.
const NUMBERS: usize = 60;
/// Lines drawn of one graph.
const LINES: usize = 5_000;

/// Neurons on a circle, with a line between each two whose correlation exceeds a threshold; neurons without lines are pale.
///
/// Of more than 5,000 lines, those of the largest correlations are drawn, and the picture says so.
pub fn plot_network(coefficients: &DMatrix<f64>, threshold: f64) -> Panel {
    let size = coefficients.nrows();
    let mut panel = Panel::new("network");
    if size == 0 || size != coefficients.ncols() {
        return panel.failed(format!("{size} × {} coefficients; as many rows as columns expected", coefficients.ncols()));
    }
    panel.bare = true;
    let place = |neuron: usize| {
        let angle = TAU * (0.25 - neuron as f64 / size as f64);
        (angle.cos(), angle.sin())
    };
    let mut linked: Vec<(usize, usize)> =
        (0..size).flat_map(|i| (0..i).map(move |j| (i, j))).filter(|&pair| coefficients[pair] > threshold).collect();
    let all = linked.len();
    linked.sort_by(|a, b| coefficients[*b].total_cmp(&coefficients[*a]));
    linked.truncate(LINES);
    panel = panel.notes(0, linked.len(), all, "lines");
    let around = Some(((-1.2, 1.2), (-1.2, 1.2)));
    // Two ends and a gap.
    let lines: Vec<_> = linked.iter().flat_map(|&(i, j)| [place(i), place(j), (f64::NAN, f64::NAN)]).collect();
    if !lines.is_empty() {
        panel = panel.layer(Data::Curves { curves: vec![lines], width: 0.7, pale: true }, Color::nth(0), around);
    }
    let (with, without): (Vec<usize>, Vec<usize>) =
        (0..size).partition(|neuron| linked.iter().any(|(i, j)| i == neuron || j == neuron));
    for (neurons, color) in [(with, Color::nth(0)), (without, Color::nth(0).pale(0.7))] {
        if !neurons.is_empty() {
            let points = neurons.into_iter().map(place).collect();
            panel = panel.layer(Data::Dots { points, spikes: false }, color, around);
        }
    }
    if size <= NUMBERS {
        panel.texts = (0..size).map(|neuron| (neuron.to_string(), (place(neuron).0 * 1.08, place(neuron).1 * 1.08))).collect();
    }
    panel
}

/// Hamming distances over steps.
pub fn hamming_distance(distances: impl IntoIterator<Item: Sample>) -> Panel {
    let distances: Vec<f64> = super::data::numbers(distances);
    line(0..distances.len(), &distances).x_label("step").y_label("neurons that differ")
}

/// The histogram of one neuron's inter-spike intervals with an exponential curve through it, see
/// [`interval_fit`](analysis::interval_fit).
///
/// ```
/// use pymonn::{analysis::SpikeTrain, plot::isi_exponential_fit};
///
/// let train = SpikeTrain::from_fn(5_000, 1, |step, _| (step * step) % 97 < 9);
/// let panel = isi_exponential_fit(&train, 0, 20).title("Intervals of neuron 0");
/// # drop(panel);
/// ```
pub fn isi_exponential_fit(train: &SpikeTrain, neuron: usize, bins: usize) -> Panel {
    let kind = "intervals";
    let fit = analysis::spike_time_intervals(train, neuron).and_then(|intervals| analysis::interval_fit(&intervals, bins));
    let fit = match fit {
        Ok(fit) => fit,
        Err(error) => return refused(kind, &error),
    };
    let curve =
        fitted(fit.histogram[1].centre(), fit.histogram[fit.histogram.len() - 1].centre(), "", |interval| fit.count(interval));
    let label = format!("{:.1} exp(-{:.4} t) + {:.1}", fit.amplitude, fit.rate, fit.offset);
    bars(kind, &fit.histogram, |bin| bin.count as f64)
        .overlay(curve.legend([label]))
        .x_label("interval [steps]")
        .y_label("intervals")
}

/// Bars of bins of equal width.
pub(super) fn bars(kind: &'static str, bins: &[analysis::Bin], height: impl Fn(&analysis::Bin) -> f64) -> Panel {
    let (Some(first), Some(last)) = (bins.first(), bins.last()) else {
        return Panel::new(kind).failed("no bins; at least one expected".to_owned());
    };
    let range = (first.from, last.to);
    let counts: Vec<f64> = bins.iter().map(height).collect();
    let highest = counts.iter().copied().fold(1e-9, f64::max);
    Panel::new(kind).layer(Data::Bars { range, counts }, Color::nth(0), Some((range, (0.0, highest * 1.05))))
}
