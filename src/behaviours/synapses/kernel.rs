//! How a synapse's response goes on by one iteration: exact, and the mean over the step.

use pymonn_core::{Float, math};

/// `exp(-t / tau)`: what is left after a step, and the mean over the step, of what is there at its beginning.
#[inline(always)]
pub(super) fn exponential<F: Float>(tau: F, dt: f64) -> (F, F) {
    let z = F::from_f64(-dt) / tau;
    (math::exp(z), math::exprel(z))
}

/// A response that first rises: `rise` is the sum of the weights, each decayed since its arrival, and feeds `value`.
pub(super) struct Rising<F> {
    /// Left of `value` after a step.
    keep_value: F,
    /// Left of `rise`.
    keep_rise: F,
    /// Of `rise` that `value` has gained after a step.
    gain: F,
    /// Of `value` in its mean over the step.
    mean_of_value: F,
    /// Of `rise` in that mean.
    mean_of_rise: F,
}

impl<F: Float> Rising<F> {
    /// `e (t / tau) exp(-t / tau)`, which is 1 where it is greatest.
    #[inline(always)]
    pub(super) fn alpha(tau: F, dt: f64) -> Self {
        let (keep, mean) = exponential(tau, dt);
        let e = F::from_f64(core::f64::consts::E);
        let gain = F::from_f64(dt) / tau * e * keep;
        // The integral of e s / tau exp(-s / tau) from 0 to dt, over dt.
        Self { keep_value: keep, keep_rise: keep, gain, mean_of_value: mean, mean_of_rise: e * (mean - keep) }
    }

    /// `n (exp(-t / tau_decay) - exp(-t / tau_rise))` with `n` such that it is 1 where it is greatest.
    #[inline(always)]
    pub(super) fn difference(tau_rise: F, tau_decay: F, dt: f64) -> Self {
        let ratio = tau_rise / tau_decay;
        let per_difference = F::ONE / (F::ONE - ratio);
        // 1 over the difference of both exponentials where it is greatest.
        let n = ratio * per_difference * math::exp(-math::ln(ratio) * per_difference);
        let (keep_value, mean_of_value) = exponential(tau_decay, dt);
        let (keep_rise, mean_of_rise) = exponential(tau_rise, dt);
        let gain = n * (keep_value - keep_rise);
        Self { keep_value, keep_rise, gain, mean_of_value, mean_of_rise: n * (mean_of_value - mean_of_rise) }
    }

    /// Lets both go on by a step, and gives the mean of `value` over it.
    #[inline(always)]
    pub(super) fn advance(&self, value: &mut F, rise: &mut F) -> F {
        let mean = self.mean_of_value * *value + self.mean_of_rise * *rise;
        *value = self.keep_value * *value + self.gain * *rise;
        *rise *= self.keep_rise;
        mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mean of a function from `from` to `from + dt`, by the midpoint rule.
    fn mean_of(f: impl Fn(f64) -> f64, from: f64, dt: f64) -> f64 {
        let parts = 100_000;
        (0..parts).map(|i| f(from + (f64::from(i) + 0.5) / f64::from(parts) * dt)).sum::<f64>() / f64::from(parts)
    }

    #[test]
    fn an_exponential_and_its_mean() {
        let (keep, mean) = exponential(3.0_f64, 0.7);
        assert!((keep - math::exp(-0.7 / 3.0)).abs() < 1e-15);
        assert!((mean - mean_of(|t| math::exp(-t / 3.0), 0.0, 0.7)).abs() < 1e-9);
    }

    fn follows(kernel: &Rising<f64>, dt: f64, f: impl Fn(f64) -> f64) {
        let (mut value, mut rise) = (0.0, 1.0);
        for step in 0..20 {
            let at = f64::from(step) * dt;
            assert!((value - f(at)).abs() < 1e-13, "{value} at {at}");
            let mean = kernel.advance(&mut value, &mut rise);
            assert!((mean - mean_of(&f, at, dt)).abs() < 1e-9, "{mean} from {at}");
        }
    }

    #[test]
    fn an_alpha_function() {
        follows(&Rising::alpha(3.0, 0.7), 0.7, |t| t / 3.0 * math::exp(1.0 - t / 3.0));
    }

    #[test]
    fn a_difference_of_exponentials_has_a_peak_of_one() {
        let (rise, decay) = (2.0_f64, 100.0_f64);
        let f = |t: f64| math::exp(-t / decay) - math::exp(-t / rise);
        let peak = f(math::ln(decay / rise) * rise * decay / (decay - rise));
        follows(&Rising::difference(rise, decay, 0.7), 0.7, |t| f(t) / peak);
    }
}
