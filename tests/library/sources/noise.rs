//! Noise against its moments.

use pymonn::behaviours::sources::{OrnsteinUhlenbeck, WhiteNoise};
use pymonn::prelude::*;

network! {
    network Noise(dt: f64 = 0.1, tau: f64 = 5.0) {
        dt = dt;
        group coloured[2000] {
            input: f64 = 0.0;
            1 => |input: &mut f64| *input = 0.0;
            2 => OrnsteinUhlenbeck::<f64> { mean: 100.0, sd: 20.0, tau };
        }
        group white[2000] {
            input: f64 = 0.0;
            v: f64 = 0.0;
            1 => WhiteNoise::<f64> { mean: 3.0, sigma: 10.0 };
            // A leaky membrane of 8 ms, exact for the current of a step.
            2 => |input: &mut f64, v: &mut f64, step: Step| {
                *v = *input + (*v - *input) * (-step.dt / 8.0).exp();
                *input = 0.0;
            };
        }
    }
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let (mean_a, mean_b) = (mean(a), mean(b));
    let products: Vec<f64> = a.iter().zip(b).map(|(x, y)| (x - mean_a) * (y - mean_b)).collect();
    mean(&products) / (std_dev(a) * std_dev(b))
}

/// Mean, standard deviation from the first iteration on, and exp(−Δ / tau) as autocorrelation, for steps short and long.
#[test]
fn ornstein_uhlenbeck_has_its_moments_at_every_step() -> Result<(), pymonn::BuildError> {
    for (dt, tau) in [(0.1, 5.0), (1.0, 5.0), (10.0, 5.0), (0.5, 50.0)] {
        let mut net = Noise::builder().dt(dt).tau(tau).seed(3).build()?;
        net.iterate();
        let first = net.coloured.input.to_vec();
        for part in [0.5, 1.0, 2.0] {
            let iterations = (part * tau / dt).ceil() as u64;
            net.simulate_iterations(1 + iterations - net.iteration());
            let found = correlation(&first, &net.coloured.input);
            let expected = (-(iterations as f64) * dt / tau).exp();
            // 2000 pairs: a standard error of 0.02.
            assert!((found - expected).abs() < 0.08, "{part} tau, dt {dt}: {found} in place of {expected}");
        }
        for numbers in [&first[..], &net.coloured.input[..]] {
            assert!((mean(numbers) - 100.0).abs() < 2.0, "{}", mean(numbers));
            assert!((std_dev(numbers) - 20.0).abs() < 1.2, "{}", std_dev(numbers));
        }
        assert_eq!(net.coloured.input[..], net.coloured.noise[..]);
    }
    Ok(())
}

/// sigma² / (2 tau) = 6.25, whatever the step.
#[test]
fn what_white_noise_does_to_a_membrane_does_not_depend_on_the_step() -> Result<(), pymonn::BuildError> {
    for dt in [0.05, 0.2, 1.0] {
        let mut net = Noise::builder().dt(dt).seed(5).build()?;
        net.simulate_iterations((60.0 / dt) as u64);
        let (mean, variance) = (mean(&net.white.v), variance(&net.white.v));
        assert!((mean - 3.0).abs() < 0.25, "dt {dt}: {mean}");
        assert!((variance / 6.25 - 1.0).abs() < 0.12, "dt {dt}: {variance}");
    }
    Ok(())
}

#[test]
fn bad_parameters_are_refused() {
    let error = Noise::builder().tau(0.0).build().map(drop).expect_err("a time constant of 0");
    assert_eq!(
        error.to_string(),
        "network `Noise` cannot be built: `coloured.OrnsteinUhlenbeck`: `tau` is 0.0: allowed is a finite number above 0"
    );
}
