//! The picture of avalanches.

use super::{
    data::Color,
    kinds::{line, scatter},
    panel::Panel,
};
use crate::analysis::{Bins, PowerLaw};

/// Bins per factor of ten.
const BINS: f64 = 10.0;

/// The density of the sizes or durations of [`Avalanches`](crate::analysis::Avalanches) on logarithmic axes, with the power law that was
/// fitted to them, drawn between its bounds.
///
/// ```
/// use pymonn::analysis::BoundedSample;
/// use pymonn::plot::avalanche_distribution;
///
/// # fn main() -> Result<(), pymonn::analysis::AnalysisError> {
/// let sizes: Vec<u64> = (1..2_000).map(|i| 1 + 60_000 / (i * i)).collect();
/// let law = BoundedSample::new(sizes.iter().copied(), 2, 1_000)?.power_law()?;
/// let panel = avalanche_distribution(&sizes, &law).x_label("size");
/// # drop(panel);
/// # Ok(())
/// # }
/// ```
pub fn avalanche_distribution(values: &[u64], law: &PowerLaw) -> Panel {
    let kind = "avalanches";
    let largest = values.iter().copied().max().unwrap_or(0).max(2) as f64;
    if values.is_empty() {
        return Panel::new(kind).failed("no avalanches; at least one expected".to_owned());
    }
    // The last edge lies outside, so that the last bin holds whole numbers as the others do.
    let bins = match Bins::whole_numbers(largest + 1.0, (largest.log10() * BINS).ceil() as usize + 1) {
        Ok(bins) => bins,
        Err(error) => return Panel::new(kind).failed(error.to_string()),
    };
    let histogram = bins.histogram(values.iter().map(|value| *value as f64));
    // A bin of the numbers a, …, b − 1 stands at the middle of their logarithms.
    let some = histogram.iter().filter(|bin| bin.count > 0);
    let (x, y): (Vec<f64>, Vec<f64>) = some.map(|bin| ((bin.from * (bin.to - 1.0)).sqrt(), bin.density)).unzip();
    // The law is one of the values between its bounds alone.
    let share = law.count as f64 / values.len() as f64;
    let ends = [law.bounds.0, law.bounds.1];
    let fitted = line(ends, ends.map(|k| share * law.probability(k))).color(Color::nth(1));
    let label = format!("exponent {:.3} ± {:.3}", law.exponent, law.standard_error);
    scatter(x, y).y_label("density").legend(["avalanches"]).overlay(fitted.legend([label])).log_x().log_y()
}
