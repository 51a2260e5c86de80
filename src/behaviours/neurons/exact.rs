//! Exact integration of linear membranes (Rotter & Diesmann 1999, *Exact digital simulation of time-invariant linear systems with
//! applications to neuronal modeling*, Biol. Cybern. 81). All depends on parameters and `dt` alone, so loops compute it once.

use pymonn_core::{
    Float,
    math::{exp, round_ties_even, to_i32},
};

/// A decay within one iteration: its time constant, and what is left of it. Exponentials are computed once for each, since every
/// iteration does so anew.
#[derive(Clone, Copy)]
pub(super) struct Decay {
    dt: f64,
    tau: f64,
    kept: f64,
}

impl Decay {
    #[inline(always)]
    pub(super) fn new<F: Float>(dt: f64, tau: F) -> Self {
        let tau = tau.to_f64();
        Self { dt, tau, kept: exp(-dt / tau) }
    }

    /// What is left of it.
    #[inline(always)]
    pub(super) fn keep<F: Float>(self) -> F {
        F::from_f64(self.kept)
    }

    /// What a constant unit of drive adds: ∫ exp(−s / tau) ds.
    #[inline(always)]
    pub(super) fn constant(self) -> f64 {
        self.tau * (1.0 - self.kept)
    }

    /// What a `drive` that decays adds: ∫ exp(−(dt − s) / tau) exp(−s / drive) ds. Stable where both are equal, too.
    #[inline(always)]
    pub(super) fn driven(self, drive: Self) -> f64 {
        let z = self.dt / self.tau - self.dt / drive.tau;
        let series = 1.0 + z * (1.0 / 2.0) * (1.0 + z * (1.0 / 3.0) * (1.0 + z * (1.0 / 4.0) * (1.0 + z * (1.0 / 5.0))));
        self.dt * if z * z < 1e-4 { self.kept * series } else { (drive.kept - self.kept) / z }
    }

    /// What a drive s · exp(−s / drive) adds: ∫ exp(−(dt − s) / tau) s exp(−s / drive) ds.
    #[inline(always)]
    pub(super) fn driven_late(self, drive: Self) -> f64 {
        let z = self.dt / self.tau - self.dt / drive.tau;
        // ∫ x exp(z x) dx from 0 to 1, whose closed form loses its digits near 0.
        let (mut series, mut term) = (0.0, 1.0);
        for k in 0..18 {
            series += term / f64::from(k + 2);
            term *= z / f64::from(k + 1);
        }
        let closed = (drive.kept - (drive.kept - self.kept) / z) / z;
        self.dt * self.dt * if z * z < 1.0 { self.kept * series } else { closed }
    }
}

/// How many iterations a refractory time lasts.
#[inline(always)]
pub(super) fn iterations<F: Float>(time: F, dt: f64) -> u32 {
    to_i32(round_ties_even(time.to_f64() / dt)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The integral by Simpson's rule.
    fn integral(dt: f64, drive: impl Fn(f64) -> f64, tau: f64) -> f64 {
        let n = 2000;
        let h = dt / f64::from(n);
        let at = |k: i32| exp(-(dt - f64::from(k) * h) / tau) * drive(f64::from(k) * h);
        (0..n / 2).map(|k| (at(2 * k) + 4.0 * at(2 * k + 1) + at(2 * k + 2)) * h / 3.0).sum()
    }

    #[test]
    fn propagators_are_the_integrals() {
        for (dt, tau, synapse) in
            [(0.1, 10.0, 2.0), (0.1, 10.0, 10.0), (1.0, 2.0, 2.0 + 1e-9), (0.1, 10.0, 5.0), (5.0, 10.0, 0.5), (4.0, 1.0, 9.0)]
        {
            let near = |value: f64, drive: &dyn Fn(f64) -> f64| {
                let truth = integral(dt, drive, tau);
                assert!((value / truth - 1.0).abs() < 1e-9, "{value} for {truth} at dt {dt}, {tau}, {synapse}");
            };
            let (membrane, drive) = (Decay::new(dt, tau), Decay::new(dt, synapse));
            near(membrane.constant(), &|_| 1.0);
            near(membrane.driven(drive), &|s| exp(-s / synapse));
            near(membrane.driven_late(drive), &|s| s * exp(-s / synapse));
        }
    }

    #[test]
    fn times_are_rounded_to_iterations() {
        assert_eq!([iterations(2.0_f32, 0.1), iterations(0.0_f32, 0.1), iterations(1.04_f64, 0.1)], [20, 0, 10]);
    }
}
