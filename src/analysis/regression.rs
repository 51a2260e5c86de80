//! Straight lines, and curves by nonlinear least squares.

use nalgebra::{SMatrix, SVector};

use super::{
    error::{AnalysisError, Result, enough, equal},
    numbers::moments,
};

/// A straight line through points, by ordinary least squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Change of `y` per unit of `x`; in a log-log regression, the exponent of a power law.
    pub slope: f64,
    /// Standard error of the slope; infinite of two points.
    pub standard_error: f64,
    /// Value at `x = 0`.
    pub intercept: f64,
    /// Share of the variance of `y` that the line explains.
    pub r_squared: f64,
    /// The number of points.
    pub points: usize,
}

/// The straight line through points, by ordinary least squares.
///
/// # Errors
///
/// Different numbers of `x` and `y`, fewer than two points, values of `x` that do not vary, or values that are not finite.
pub fn line_fit(x: &[f64], y: &[f64]) -> Result<Line> {
    equal("values of x and y", x.len(), y.len())?;
    enough("points", x.len(), 2)?;
    let n = x.len() as f64;
    let ((mean_x, var_x), (mean_y, var_y)) = (moments(x.iter().copied()), moments(y.iter().copied()));
    let covariance = x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>() / n;
    if !(var_x > 0.0 && (var_x + var_y).is_finite()) {
        return Err(AnalysisError::Undefined { what: "slope", reason: "x does not vary, or values are not finite" });
    }
    let slope = covariance / var_x;
    let rest = (var_y - slope * covariance).max(0.0);
    Ok(Line {
        slope,
        standard_error: if x.len() > 2 { (rest / var_x / (n - 2.0)).sqrt() } else { f64::INFINITY },
        intercept: mean_y - slope * mean_x,
        r_squared: if var_y > 0.0 { 1.0 - rest / var_y } else { 1.0 },
        points: x.len(),
    })
}

/// The straight line through the logarithms of points, `ln y = intercept + slope · ln x`; points with a coordinate that is not
/// positive are left out.
///
/// # Errors
///
/// As [`line_fit`], of the points that are left.
pub fn log_log_fit(points: impl IntoIterator<Item = (f64, f64)>) -> Result<Line> {
    let positive = points.into_iter().filter(|(x, y)| *x > 0.0 && *y > 0.0);
    let (x, y): (Vec<f64>, Vec<f64>) = positive.map(|(x, y)| (x.ln(), y.ln())).unzip();
    line_fit(&x, &y)
}

/// A curve fitted by least squares.
#[derive(Clone, Copy, Debug)]
pub(super) struct Curve<const P: usize> {
    pub(super) parameters: SVector<f64, P>,
    pub(super) r_squared: f64,
}

/// The parameters for which the curve's values lie nearest to `y`, by the method of Levenberg (1944) and Marquardt (1963).
///
/// `model` gives the value at `x` and its derivatives by the parameters.
pub(super) fn curve_fit<const P: usize>(
    points: &[(f64, f64)],
    start: SVector<f64, P>,
    model: impl Fn(f64, &SVector<f64, P>) -> (f64, SVector<f64, P>),
) -> Result<Curve<P>> {
    enough("points", points.len(), P + 1)?;
    let failed = AnalysisError::Undefined { what: "fit", reason: "the search for the nearest curve does not end" };
    let error = |parameters: &SVector<f64, P>| points.iter().map(|&(x, y)| (y - model(x, parameters).0).powi(2)).sum::<f64>();
    let mut parameters = start;
    let mut smallest = error(&parameters);
    let mut damping = 1e-3;
    for _ in 0..500 {
        let (mut normal, mut gradient) = (SMatrix::<f64, P, P>::zeros(), SVector::<f64, P>::zeros());
        for &(x, y) in points {
            let (value, derivatives) = model(x, &parameters);
            normal += derivatives * derivatives.transpose();
            gradient += derivatives * (y - value);
        }
        let before = smallest;
        // Steps shorten until one comes nearer; where none does, this is the place.
        let step = loop {
            let damped = normal + SMatrix::from_diagonal(&normal.diagonal().map(|entry| entry.max(1e-300) * damping));
            let step = damped.cholesky().map(|factors| factors.solve(&gradient));
            let tried = step.map(|step| (step, error(&(parameters + step))));
            if let Some((step, tried)) = tried.filter(|(_, tried)| *tried <= smallest) {
                (smallest, damping) = (tried, damping * 0.2);
                break step;
            }
            damping *= 4.0;
            if damping > 1e12 {
                break SVector::zeros();
            }
        };
        parameters += step;
        if before - smallest <= 1e-15 * before && step.norm() <= 1e-9 * (1e-300 + parameters.norm()) {
            let mean = points.iter().map(|point| point.1).sum::<f64>() / points.len() as f64;
            let total = points.iter().map(|point| (point.1 - mean).powi(2)).sum::<f64>();
            return if smallest.is_finite() && total > 0.0 {
                Ok(Curve { parameters, r_squared: 1.0 - smallest / total })
            } else {
                Err(AnalysisError::Undefined { what: "fit", reason: "the values do not vary, or are not finite" })
            };
        }
    }
    Err(failed)
}
