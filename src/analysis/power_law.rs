//! Power laws between two bounds, and what else might be: maximum likelihood and likelihood ratios.

use nalgebra::{SMatrix, SVector, vector};

use super::error::{AnalysisError, Result, enough};

/// Largest range between bounds; each search step sums over all of it.
const WIDEST: u64 = 10_000_000;

/// Whole numbers between two bounds, to which distributions on just these numbers are fitted.
///
/// With bounds `a ≤ k ≤ b` all three distributions are exponential families on finitely many numbers, `p(k) ∝ exp(−θ · t(k))`; their
/// log-likelihood is concave and is maximised by Newton's method, so the result depends on no starting point, and is found for any sign.
///
/// | method | `p(k)`, up to the constant that makes the sum over `a..=b` 1 |
/// | --- | --- |
/// | [`power_law`](Self::power_law) | `k^−α` |
/// | [`exponential`](Self::exponential) | `e^−λk` |
/// | [`power_law_with_cutoff`](Self::power_law_with_cutoff) | `k^−α e^−λk` |
///
/// Sources: Clauset, Shalizi & Newman (2009), Power-law distributions in empirical data, SIAM Review 51:661; both bounds: Deluca &
/// Corral (2013), Fitting and goodness-of-fit test of non-truncated and truncated power-law distributions, Acta Geophys. 61:1351;
/// ratios: Vuong (1989), Econometrica 57:307.
///
/// ```
/// use pymonn::analysis::BoundedSample;
///
/// // 1,000,000 / k² of each number k.
/// let values = (1..=100_u64).flat_map(|k| std::iter::repeat_n(k, (1_000_000 / (k * k)) as usize));
/// let sample = BoundedSample::new(values, 1, 100)?;
/// let law = sample.power_law()?;
/// assert!((law.exponent - 2.0).abs() < 0.001);
/// assert!(sample.power_law_against_exponential()?.normalized > 100.0);
/// # Ok::<(), pymonn::analysis::AnalysisError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundedSample {
    min: u64,
    /// How often `min`, `min + 1`, … occur.
    counts: Vec<u64>,
    size: u64,
}

/// A power law on whole numbers between two bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerLaw {
    /// `α` in `p(k) ∝ k^−α`.
    pub exponent: f64,
    /// Standard error of `α`, from the curvature of the likelihood.
    pub standard_error: f64,
    /// Natural logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Largest difference between the cumulative distributions of sample and law (Kolmogorov & Smirnov).
    pub ks_distance: f64,
    /// The bounds, both within.
    pub bounds: (u64, u64),
    /// The number of values between the bounds.
    pub count: u64,
    log_norm: f64,
}

impl PowerLaw {
    /// The probability of a number; outside the bounds, 0.
    pub fn probability(&self, k: u64) -> f64 {
        let within = (self.bounds.0..=self.bounds.1).contains(&k);
        if within { (-self.exponent * (k as f64).ln() - self.log_norm).exp() } else { 0.0 }
    }
}

/// An exponential distribution on whole numbers between two bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExponentialLaw {
    /// `λ` in `p(k) ∝ e^−λk`.
    pub rate: f64,
    /// Standard error of `λ`.
    pub standard_error: f64,
    /// Natural logarithm of the likelihood.
    pub log_likelihood: f64,
}

/// A power law with an exponential cut-off on whole numbers between two bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CutoffPowerLaw {
    /// `α` in `p(k) ∝ k^−α e^−λk`.
    pub exponent: f64,
    /// Standard error of `α`.
    pub exponent_error: f64,
    /// `λ`; the cut-off lies at `1 / λ`. Where it is negative, the sample falls off more slowly than a power law towards its upper bound.
    pub rate: f64,
    /// Standard error of `λ`.
    pub rate_error: f64,
    /// Natural logarithm of the likelihood, at least that of the power law.
    pub log_likelihood: f64,
}

/// Which of two distributions is likelier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LikelihoodRatio {
    /// Sum over the sample of `ln p₁(k) − ln p₂(k)`: positive where the first is likelier.
    pub log_ratio: f64,
    /// That sum over its standard deviation, `R / (σ √n)` (Vuong 1989): a standard normal number if both are equally far from the truth.
    pub normalized: f64,
    /// The probability of a normalised ratio of at least this size, either way, if both are equally far from the truth.
    pub p_value: f64,
}

/// Natural parameters with their covariance, and the logarithm of the sum that makes all probabilities 1.
struct Fit<const P: usize> {
    parameters: SVector<f64, P>,
    covariance: SMatrix<f64, P, P>,
    log_norm: f64,
    log_likelihood: f64,
}

impl BoundedSample {
    /// The values that lie within the bounds; others are left out.
    ///
    /// # Errors
    ///
    /// A lower bound of 0, an upper one that is not above it, more than ten million numbers between them; fewer than two different
    /// values within.
    pub fn new(values: impl IntoIterator<Item = u64>, min: u64, max: u64) -> Result<Self> {
        if min == 0 {
            return Err(AnalysisError::parameter("min", min, "at least 1"));
        }
        if max <= min || max - min >= WIDEST {
            return Err(AnalysisError::parameter("max", max, format!("above `min` = {min} by less than {WIDEST}")));
        }
        let mut counts = vec![0; (max - min) as usize + 1];
        for value in values {
            if (min..=max).contains(&value) {
                counts[(value - min) as usize] += 1;
            }
        }
        enough("different values within the bounds", counts.iter().filter(|count| **count > 0).count(), 2)?;
        Ok(Self { min, size: counts.iter().sum(), counts })
    }

    /// The number of values within the bounds.
    pub fn len(&self) -> u64 {
        self.size
    }

    /// Never: there are at least two values.
    pub fn is_empty(&self) -> bool {
        false
    }

    fn numbers(&self) -> impl Iterator<Item = f64> {
        (self.min..).take(self.counts.len()).map(|k| k as f64)
    }

    fn largest(&self) -> u64 {
        self.min + self.counts.len() as u64 - 1
    }

    /// The likeliest `θ` of `p(k) ∝ exp(−θ · t(k))`. Where sample and distribution have the same mean of `t`, the likelihood is largest.
    fn fit<const P: usize>(&self, statistic: impl Fn(f64) -> SVector<f64, P>) -> Result<Fit<P>> {
        let n = self.size as f64;
        let values: Vec<SVector<f64, P>> = self.numbers().map(statistic).collect();
        let sum = values.iter().zip(&self.counts).fold(SVector::zeros(), |sum, (t, count)| sum + t * *count as f64);
        let target: SVector<f64, P> = sum / n;
        let log_norm = |theta: &SVector<f64, P>| {
            let top = values.iter().map(|t| -theta.dot(t)).fold(f64::NEG_INFINITY, f64::max);
            top + values.iter().map(|t| (-theta.dot(t) - top).exp()).sum::<f64>().ln()
        };
        let loss = |theta: &SVector<f64, P>| theta.dot(&target) + log_norm(theta);
        let mut theta = SVector::<f64, P>::zeros();
        for _ in 0..200 {
            let norm = log_norm(&theta);
            let probability = |t: &SVector<f64, P>| (-theta.dot(t) - norm).exp();
            let mean = values.iter().fold(SVector::<f64, P>::zeros(), |sum, t| sum + t * probability(t));
            let covariance = values.iter().fold(SMatrix::<f64, P, P>::zeros(), |sum, t| {
                let away = t - mean;
                sum + away * away.transpose() * probability(t)
            });
            let Some(inverse) = covariance.try_inverse() else { break };
            let step = inverse * (mean - target);
            if !step.iter().all(|change| change.is_finite()) {
                break;
            }
            // Twice what the step gains by the curvature: free of the scale of `t`.
            let gain = step.dot(&(mean - target));
            // A millionth of the standard error.
            if gain * n < 1e-12 {
                let log_likelihood = -n * loss(&theta);
                return Ok(Fit { parameters: theta, covariance: inverse / n, log_norm: norm, log_likelihood });
            }
            let (before, mut share) = (loss(&theta), 1.0);
            // So near, the whole step is right, and rounding hides what it gains.
            while gain > 1e-10 && loss(&(theta + step * share)) > before && share > 1e-9 {
                share *= 0.5;
            }
            theta += step * share;
        }
        Err(AnalysisError::Undefined {
            what: "maximum of the likelihood",
            reason: "the sample lies at the edge of what is possible",
        })
    }

    fn power(&self) -> Result<Fit<1>> {
        self.fit(|k| vector![k.ln()])
    }

    fn decay(&self) -> Result<Fit<1>> {
        // Counted from the lower bound, or large numbers would cancel.
        self.fit(|k| vector![k - self.min as f64])
    }

    /// The likeliest power law `p(k) ∝ k^−α`.
    ///
    /// # Errors
    ///
    /// A sample so close to one of the bounds that no exponent is likeliest.
    pub fn power_law(&self) -> Result<PowerLaw> {
        let fit = self.power()?;
        let exponent = fit.parameters[0];
        let (mut found, mut expected, mut ks_distance) = (0, 0.0, 0.0_f64);
        for (k, count) in self.numbers().zip(&self.counts) {
            found += count;
            expected += (-exponent * k.ln() - fit.log_norm).exp();
            ks_distance = ks_distance.max((found as f64 / self.size as f64 - expected).abs());
        }
        Ok(PowerLaw {
            exponent,
            standard_error: fit.covariance[(0, 0)].sqrt(),
            log_likelihood: fit.log_likelihood,
            ks_distance,
            bounds: (self.min, self.largest()),
            count: self.size,
            log_norm: fit.log_norm,
        })
    }

    /// The likeliest exponential distribution `p(k) ∝ e^−λk`.
    ///
    /// # Errors
    ///
    /// As [`power_law`](Self::power_law).
    pub fn exponential(&self) -> Result<ExponentialLaw> {
        let fit = self.decay()?;
        let standard_error = fit.covariance[(0, 0)].sqrt();
        Ok(ExponentialLaw { rate: fit.parameters[0], standard_error, log_likelihood: fit.log_likelihood })
    }

    /// The likeliest power law with exponential cut-off, `p(k) ∝ k^−α e^−λk`.
    ///
    /// The power law is the case `λ = 0`: twice the difference of the log-likelihoods is then distributed as `χ²` with one degree of
    /// freedom (Wilks 1938).
    ///
    /// # Errors
    ///
    /// A sample of fewer than three different values, or one that no such law is likeliest for.
    pub fn power_law_with_cutoff(&self) -> Result<CutoffPowerLaw> {
        enough("different values within the bounds", self.counts.iter().filter(|count| **count > 0).count(), 3)?;
        let fit = self.fit(|k| vector![k.ln(), k - self.min as f64])?;
        Ok(CutoffPowerLaw {
            exponent: fit.parameters[0],
            exponent_error: fit.covariance[(0, 0)].sqrt(),
            rate: fit.parameters[1],
            rate_error: fit.covariance[(1, 1)].sqrt(),
            log_likelihood: fit.log_likelihood,
        })
    }

    /// Whether the likeliest power law is likelier than the likeliest exponential distribution: positive ratios speak for the power law.
    ///
    /// # Errors
    ///
    /// As [`power_law`](Self::power_law) and [`exponential`](Self::exponential).
    pub fn power_law_against_exponential(&self) -> Result<LikelihoodRatio> {
        let (power, decay) = (self.power()?, self.decay()?);
        let difference = |k: f64| {
            let exponential = -decay.parameters[0] * (k - self.min as f64) - decay.log_norm;
            -power.parameters[0] * k.ln() - power.log_norm - exponential
        };
        let n = self.size as f64;
        let sum = |of: &dyn Fn(f64) -> f64| -> f64 {
            self.numbers().zip(&self.counts).map(|(k, count)| of(difference(k)) * *count as f64).sum()
        };
        let log_ratio = sum(&|difference| difference);
        let variance = sum(&|difference| (difference - log_ratio / n).powi(2)) / n;
        if variance <= 1e-20 * (1.0 + (log_ratio / n).powi(2)) {
            return Err(AnalysisError::Undefined { what: "likelihood ratio", reason: "both laws are equal on the sample" });
        }
        let normalized = log_ratio / (variance * n).sqrt();
        Ok(LikelihoodRatio { log_ratio, normalized, p_value: libm::erfc(normalized.abs() / std::f64::consts::SQRT_2) })
    }
}
