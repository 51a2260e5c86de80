//! Small helpers on lists of numbers.

use super::error::{AnalysisError, Result, enough, equal};

/// Mean and variance (divided by the number of values) of a list that is not empty.
pub(super) fn moments(values: impl IntoIterator<Item = f64, IntoIter: Clone>) -> (f64, f64) {
    let values = values.into_iter();
    let count = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / count;
    (mean, values.map(|value| (value - mean).powi(2)).sum::<f64>() / count)
}

/// The value below which a share of the values lies, between neighbours in a straight line (numpy's default).
///
/// The values must be sorted, and there must be at least one.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (low, high) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    low + (high - low) * place.fract()
}

/// Asymmetry of a distribution: the third central moment over the third power of the standard deviation (`g₁`).
///
/// # Errors
///
/// Fewer than two values, or values that do not vary.
pub fn skewness(values: &[f64]) -> Result<f64> {
    enough("values", values.len(), 2)?;
    let (mean, variance) = moments(values.iter().copied());
    if variance <= 0.0 || !variance.is_finite() {
        return Err(AnalysisError::Undefined { what: "skewness", reason: "the values do not vary, or are not finite" });
    }
    let third = values.iter().map(|value| (value - mean).powi(3)).sum::<f64>() / values.len() as f64;
    Ok(third / variance.powf(1.5))
}

/// Pearson's correlation coefficient of pairs.
pub(super) fn pearson(x: &[f64], y: &[f64]) -> Result<f64> {
    equal("values", x.len(), y.len())?;
    enough("values", x.len(), 2)?;
    let ((mean_x, var_x), (mean_y, var_y)) = (moments(x.iter().copied()), moments(y.iter().copied()));
    let covariance = x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>() / x.len() as f64;
    let scale = (var_x * var_y).sqrt();
    if scale > 0.0 && scale.is_finite() {
        Ok(covariance / scale)
    } else {
        Err(AnalysisError::Undefined { what: "correlation", reason: "values do not vary, or are not finite" })
    }
}
