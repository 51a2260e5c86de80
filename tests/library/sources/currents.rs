//! Currents of given shape.

use pymonn::behaviours::sources::{ConstantCurrent, RampCurrent, SineCurrent, StepCurrent};
use pymonn::prelude::*;

network! {
    network Currents(dt: f64 = 0.1, start: f64 = 10.0, stop: f64 = 35.0) {
        dt = dt;
        group constant[1] {
            input: f64 = 0.0;
            1 => ConstantCurrent::<f64> { amplitude: 3.0, start, stop };
        }
        group ramp[1] {
            input: f64 = 0.0;
            1 => RampCurrent::<f64> { from: -2.0, to: 6.0, start, stop };
        }
        group sine[1] {
            input: f64 = 0.0;
            1 => SineCurrent::<f64> { amplitude: 4.0, offset: 1.0, frequency: 30.0, phase: 90.0, start, stop };
        }
        group steps[1] {
            input: f64 = 0.0;
            1 => StepCurrent::<f64>::new([(0.0, 1.0), (20.0, -2.0), (30.0, 0.0)]);
        }
    }
}

/// Charges are the integrals of the currents; what is not constant is off by the midpoint rule's dt².
#[test]
fn charges_are_integrals() -> Result<(), pymonn::BuildError> {
    for dt in [0.1, 0.5, 1.0, 2.5] {
        let mut net = Currents::builder().dt(dt).build()?;
        net.simulate_iterations((50.0 / dt) as u64);
        assert!((net.constant.input[0] * dt - 75.0).abs() < 1e-9, "{}", net.constant.input[0] * dt);
        assert!((net.ramp.input[0] * dt - 50.0).abs() < 1e-9, "{}", net.ramp.input[0] * dt);
        let turn = std::f64::consts::TAU * 0.030;
        let sine = 25.0 + 4.0 / turn * (turn * 25.0).sin();
        assert!((net.sine.input[0] * dt - sine).abs() < 0.2 * dt * dt, "{} in place of {sine}", net.sine.input[0] * dt);
        assert!((net.steps.input[0] * dt).abs() < 1e-9, "{}", net.steps.input[0] * dt);
    }
    Ok(())
}

#[test]
fn bad_parameters_are_refused() {
    let error = Currents::builder().stop(5.0).build().map(drop).expect_err("an end before the beginning");
    assert!(error.to_string().contains("`stop` is 5.0: allowed is at least start = 10.0"), "{error}");
    let error = Currents::builder().stop(10.0).build().map(drop).expect_err("a ramp of no length");
    assert!(error.to_string().contains("`ramp.RampCurrent`"), "{error}");
    let message = StepCurrent::new([(1.0, 0.0), (1.0, 2.0)]).validate().expect_err("no order").to_string();
    assert_eq!(message, "`steps[1].0` is 1.0: allowed is a finite time after the one before");
}
