//! Exponents of avalanches, and their picture.

use pymonn::analysis::{AnalysisError, Avalanches, Bins, BoundedSample};
use pymonn::plot::{Color, Panel, line};

/// Between which durations and sizes power laws are fitted.
#[derive(Clone, Copy)]
pub(crate) struct Windows {
    pub(crate) durations: (u64, u64),
    pub(crate) sizes: (u64, u64),
}

impl Windows {
    /// Those of the authors' code for so many excitatory units.
    pub(crate) fn of(units: usize) -> Self {
        let (durations, sizes) = match units {
            ..75 => ((2, 10), (3, 100)),
            75..150 => ((4, 30), (4, 200)),
            150..300 => ((6, 60), (10, 1_500)),
            300..600 => ((8, 100), (30, 3_000)),
            _ => ((10, 150), (70, 7_000)),
        };
        Self { durations, sizes }
    }
}

/// What the power laws of durations and sizes are.
#[derive(Clone, Copy)]
pub(crate) struct Exponents {
    /// Of durations.
    pub(crate) alpha: f64,
    /// Of sizes.
    pub(crate) tau: f64,
    /// Of the mean size against the duration.
    pub(crate) gamma: f64,
    /// Normalised likelihood ratios of power law against exponential, of durations and of sizes.
    pub(crate) ratios: (f64, f64),
    pub(crate) count: usize,
}

impl Exponents {
    pub(crate) fn of(avalanches: &Avalanches, windows: Windows) -> Result<Self, AnalysisError> {
        let durations = BoundedSample::new(avalanches.durations().iter().copied(), windows.durations.0, windows.durations.1)?;
        let sizes = BoundedSample::new(avalanches.sizes().iter().copied(), windows.sizes.0, windows.sizes.1)?;
        Ok(Self {
            alpha: durations.power_law()?.exponent,
            tau: sizes.power_law()?.exponent,
            gamma: avalanches.gamma(2..=windows.durations.1)?.slope,
            ratios: (durations.power_law_against_exponential()?.normalized, sizes.power_law_against_exponential()?.normalized),
            count: avalanches.len(),
        })
    }
}

impl std::fmt::Display for Exponents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { alpha, tau, gamma, ratios, count } = self;
        write!(f, "{alpha:.2}, {tau:.2}, {gamma:.2}; {:.0}, {:.0}; {count}", ratios.0, ratios.1)
    }
}

/// The exponents as text, or why there are none.
pub(crate) fn summary(avalanches: &Avalanches, windows: Windows) -> String {
    Exponents::of(avalanches, windows).map_or_else(|error| error.to_string(), |exponents| exponents.to_string())
}

/// Density of durations or sizes on logarithmic axes, a curve for each name.
pub(crate) fn densities<'a>(named: impl IntoIterator<Item = (String, &'a [u64])>) -> Panel {
    let curves = named.into_iter().filter_map(|(name, values)| density(values).map(|points| (name, points)));
    let panels = curves.enumerate().map(|(k, (name, (x, y)))| line(x, y).color(Color::nth(k)).legend([name]));
    panels.reduce(Panel::overlay).unwrap_or_default().log_x().log_y().y_label("density")
}

fn density(values: &[u64]) -> Option<(Vec<f64>, Vec<f64>)> {
    let largest = values.iter().copied().max().filter(|largest| *largest > 1)? as f64;
    let bins = Bins::whole_numbers(largest + 1.0, (largest.log10() * 10.0).ceil() as usize + 1).ok()?;
    let histogram = bins.histogram(values.iter().map(|value| *value as f64));
    // A bin of the numbers a, …, b − 1 stands at the middle of their logarithms.
    Some(histogram.iter().filter(|bin| bin.count > 0).map(|bin| ((bin.from * (bin.to - 1.0)).sqrt(), bin.density)).unzip())
}
