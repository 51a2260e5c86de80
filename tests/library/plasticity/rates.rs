//! Rules for rate units: principal components, selectivity, fixed points.

use nalgebra::{Matrix3, SymmetricEigen, Vector3};
use pymonn::behaviours::plasticity::{Bcm, Clopath, Hebb, Oja};
use pymonn::prelude::*;

/// A linear unit that learns by one rule from inputs that the test sets.
macro_rules! unit {
    ($name:ident, $size:literal, $start:expr, { $($behaviour:tt)* }) => {
        network! {
            network $name {
                group inputs[$size] {
                    activity: f64 = 0.0;
                }
                group unit[1] {
                    activity: f64 = 0.0;
                    1 => |activity: &mut f64| *activity = 0.0;
                }
                synapses links: inputs -> unit {
                    connect = all_to_all();
                    weight: f64 = $start;
                    #[sum(dst_activity)]
                    2 => |weight: f64, src_activity: f64| weight * src_activity;
                    3 => $($behaviour)*;
                }
            }
        }
    };
}

unit!(Component, 3, 0.3, { Oja::<f64> { eta: 0.002 } });

#[test]
fn oja_finds_the_first_principal_component() {
    let mixing = Matrix3::new(1.0, 0.2, 0.0, -0.5, 0.6, 0.1, 0.3, 0.0, 0.4);
    let eigen = SymmetricEigen::new(mixing * mixing.transpose());
    let first = eigen.eigenvectors.column(eigen.eigenvalues.imax()).into_owned();
    let mut net = Component::builder().build().unwrap();
    let mut rng = Rng::whole(pymonn::StreamKey::new(3, 0), 0);
    let mut mean = Vector3::zeros();
    for k in 0..30_000 {
        let drawn = Vector3::from_fn(|_, _| rng.normal_f64());
        net.inputs.activity.copy_from_slice((mixing * drawn).as_slice());
        net.iterate();
        if k >= 10_000 {
            mean += Vector3::from_column_slice(&net.links.weight) / 20_000.0;
        }
    }
    assert!((mean.norm() - 1.0).abs() < 0.02, "length {}", mean.norm());
    assert!(mean.normalize().dot(&first).abs() > 0.999, "{mean} is not along {first}");
}

unit!(Selective, 2, each_synapse(|src, _| 0.3 + 0.05 * src.index as f64), {
    Bcm::<f64> { eta: 0.005, tau_theta: 20.0, ..Default::default() }
});

/// Of two patterns that come equally often, one is answered by 2 `y_0`, where theta = <y²> = y² / 2, the other by 0 (Castellani, Intrator, Shouval &
/// Cooper 1999, *Network* 10).
#[test]
fn bcm_becomes_selective() {
    let patterns = [[1.0, 0.3], [0.2, 0.9]];
    let mut net = Selective::builder().build().unwrap();
    for k in 0..40_000 {
        net.inputs.activity.copy_from_slice(&patterns[k % 2]);
        net.iterate();
    }
    let answer = |[x, y]: [f64; 2]| net.links.weight[0] * x + net.links.weight[1] * y;
    let [first, second] = patterns.map(answer);
    assert!((first.max(second) - 2.0).abs() < 0.1, "{first} {second}");
    assert!(first.min(second).abs() < 0.05, "{first} {second}");
    assert!((net.links.dst_theta[0] - 2.0).abs() < 0.2);
}

unit!(Decaying, 1, 1.5, { Bcm::<f64> { eta: 0.01, tau_theta: 5.0, y_0: 1.0, decay: 0.002 } });

#[test]
fn bcm_with_decay_rests_where_gain_and_decay_meet() {
    let mut net = Decaying::builder().build().unwrap();
    net.inputs.activity[0] = 1.0;
    net.simulate_iterations(20_000);
    // With x = 1 and theta = y²: eta y (y - y²) = decay y, so y (1 - y) = 0.2.
    let expected = f64::midpoint(1.0, (1.0_f64 - 0.8).sqrt());
    assert!((net.links.weight[0] - expected).abs() < 1e-9, "{}", net.links.weight[0]);
}

unit!(Growing, 1, 1.0, { Hebb::<f64> { eta: 0.01 } });

#[test]
fn hebb_grows_exponentially() {
    let mut net = Growing::builder().build().unwrap();
    net.inputs.activity[0] = 2.0;
    net.simulate_iterations(100);
    let expected = 1.04_f64.powi(100);
    assert!((net.links.weight[0] / expected - 1.0).abs() < 1e-12);
}

network! {
    network Clamped(v: f64 = -70.0, reference: Option<f64> = None) {
        dt = 0.1;
        group a[1] {
            spike: bool = false;
            1 => |spike: &mut bool, step: Step| *spike = step.iteration % 400 == 0;
        }
        group b[1] {
            v: f64 = v;
        }
        synapses ab: a -> b {
            connect = all_to_all();
            weight: f64 = 50.0;
            2 => Clopath::<f64> { u_ref_squared: reference, w_max: 100.0, ..Clopath::visual_cortex() };
        }
    }
}

/// The change of a weight in 5 s at 25 Hz with a clamped voltage, as in figure 1h of Clopath et al. 2010.
fn clamped(v: f64, reference: Option<f64>) -> f64 {
    let mut net = Clamped::builder().v(v).reference(reference).build().unwrap();
    // Averages reach the voltage within 100 ms, the mean depolarisation within 10 s.
    net.simulate_iterations(100_000);
    let before = net.ab.weight[0];
    net.simulate_iterations(50_000);
    net.ab.weight[0] - before
}

/// At a constant voltage both averages are the voltage, and the trace's integral is 1 for each of the 125 spikes.
#[test]
fn clopath_at_a_clamped_voltage() {
    let expected = |v: f64| {
        let plus = |x: f64| x.max(0.0);
        125.0 * (8e-5 * plus(v + 45.3) * plus(v + 70.6) - 14e-5 * plus(v + 70.6))
    };
    assert_eq!(clamped(-80.0, None), 0.0);
    for v in [-65.0, -50.0, -45.0, -30.0] {
        let (found, expected) = (clamped(v, None), expected(v));
        // The trace is sampled at the end of each 0.1 ms.
        assert!((found - expected).abs() < 0.005 * (expected.abs() + 0.1), "{v} mV: {found}, expected {expected}");
    }
}

#[test]
fn clopath_with_homeostasis_scales_losses_with_the_square_of_the_depolarisation() {
    let (plain, scaled) = (clamped(-60.6, None), clamped(-60.6, Some(400.0)));
    assert!((scaled / plain - 100.0 / 400.0).abs() < 1e-3, "{plain} {scaled}");
}
