//! Results of several networks, and their curves.

use pymonn::plot::{Color, Panel, line, scatter};

/// Mean and standard deviation.
pub(crate) fn spread(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / n).sqrt())
}

/// The mean alone.
pub(crate) fn mean(values: &[f64]) -> f64 {
    spread(values).0
}

/// Means over networks at each place, with bars of one standard deviation within 0 and 1.
pub(crate) fn curve(name: &str, color: Color, points: &[(f64, Vec<f64>)]) -> Panel {
    let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|(x, values)| (*x, mean(values))).unzip();
    let means = line(&x, &y).legend([name]).overlay(scatter(&x, &y));
    let bar = |(x, values): &(f64, Vec<f64>)| {
        let (mean, sd) = spread(values);
        line([*x, *x], [(mean - sd).max(0.0), (mean + sd).min(1.0)])
    };
    points.iter().map(bar).fold(means, Panel::overlay).color(color)
}

/// Several curves of parts that are right.
pub(crate) fn panel(title: &str, x_label: &str, curves: impl IntoIterator<Item = Panel>) -> Panel {
    let all = curves.into_iter().reduce(Panel::overlay).unwrap_or_else(|| line([0.0; 0], [0.0; 0]));
    all.title(title).x_label(x_label).y_label("part that is right").y_range(0.0, 1.02)
}
