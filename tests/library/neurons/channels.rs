//! Neurons with ion channels against NEST, Brian2 and published values.

use pymonn::behaviours::neurons::{ExponentialEuler, HodgkinHuxley, MorrisLecar, Rk4, TraubMiles, WangBuzsaki};
use pymonn::prelude::*;

use super::{assert_near, brian2, nest, rates};

#[test]
fn hodgkin_huxley_f_i_curve_is_nest_s() {
    // 100 pF there for 1 µF/cm² here.
    let currents: Vec<f64> = nest("hodgkin_huxley current").iter().map(|current| current / 100.0).collect();
    let trains = trains!(0.025, 1500.0, currents, HodgkinHuxley::<f64, Rk4>::default());
    assert_near(&rates(&trains, 500.0), &nest("hodgkin_huxley rate"), 0.001);
    let trains = trains!(0.025, 1500.0, currents, HodgkinHuxley::<f64>::default());
    assert_near(&rates(&trains, 500.0), &nest("hodgkin_huxley rate"), 0.02);
}

#[test]
fn hodgkin_huxley_rests_at_minus_65_millivolts() {
    network! {
        network Rest {
            dt = 0.025;
            group cells[1] {
                v: f64 = -60.0;
                1 => HodgkinHuxley::<f64, Rk4>::default();
            }
        }
    }
    let mut net = Rest::builder().build().unwrap();
    net.simulate_iterations(8000);
    assert!((net.cells.v[0] + 65.0).abs() < 0.005, "{}", net.cells.v[0]);
    // Hodgkin & Huxley (1952): at rest m = 0.053, h = 0.60, n = 0.32.
    assert_near(&[net.cells.m[0], net.cells.h[0], net.cells.n[0]], &[0.0529, 0.596, 0.3177], 2e-3);
}

/// Hodgkin & Huxley (1952): a shock of 6 mV stays a local response, 7 mV is an action potential, with a peak 90 to 106 mV above rest.
#[test]
fn hodgkin_huxley_threshold_of_a_shock() {
    network! {
        network Shocked {
            dt = 0.01;
            group cells[2] {
                peak: f64 = -100.0;
                1 => HodgkinHuxley::<f64, Rk4>::default();
                2 => |v: f64, peak: &mut f64| *peak = peak.max(v);
            }
        }
    }
    let mut net = Shocked::builder().build().unwrap();
    (net.cells.v[0], net.cells.v[1]) = (-65.0 + 6.0, -65.0 + 7.0);
    net.simulate_iterations(2000);
    let [local, action] = [0, 1].map(|cell| net.cells.peak[cell] + 65.0);
    assert!(local < 20.0 && (90.0..106.0).contains(&action), "{local} {action}");
}

#[test]
fn wang_buzsaki_f_i_curve_is_brian2_s() {
    let trains = trains!(0.02, 1000.0, brian2("wang_buzsaki current"), WangBuzsaki::<f64>::default());
    assert_near(&rates(&trains, 300.0), &brian2("wang_buzsaki rate"), 0.002);
    let trains = trains!(0.01, 1000.0, brian2("wang_buzsaki current"), WangBuzsaki::<f64, ExponentialEuler>::default());
    assert_near(&rates(&trains, 300.0), &brian2("wang_buzsaki rate"), 0.035);
}

/// Wang & Buzsáki (1996): rheobase is 0.16 µA/cm².
#[test]
fn wang_buzsaki_rheobase() {
    let trains = trains!(0.04, 1500.0, [0.155, 0.17], WangBuzsaki::<f64>::default());
    let rates = rates(&trains, 300.0);
    assert!(rates[0] == 0.0 && (0.1..10.0).contains(&rates[1]), "{rates:?}");
}

#[test]
fn traub_miles_f_i_curve_is_brian2_s() {
    let trains = trains!(0.02, 800.0, brian2("traub_miles current"), TraubMiles::<f64, Rk4>::default());
    assert_near(&rates(&trains, 200.0), &brian2("traub_miles rate"), 0.002);
    let trains = trains!(0.01, 800.0, brian2("traub_miles current"), TraubMiles::<f64>::default());
    assert_near(&rates(&trains, 200.0), &brian2("traub_miles rate"), 0.015);
}

#[test]
fn morris_lecar_f_i_curves_are_brian2_s() {
    let trains = trains!(0.1, 4000.0, brian2("morris_lecar class_2 current"), MorrisLecar::<f64, Rk4>::class_2());
    assert_near(&rates(&trains, 2000.0), &brian2("morris_lecar class_2 rate"), 0.002);
    let trains = trains!(0.1, 4000.0, brian2("morris_lecar class_2 current"), MorrisLecar::<f64>::class_2());
    assert_near(&rates(&trains, 2000.0), &brian2("morris_lecar class_2 rate"), 0.01);
    let trains = trains!(0.1, 4000.0, brian2("morris_lecar class_1 current"), MorrisLecar::<f64, Rk4>::class_1());
    assert_near(&rates(&trains, 2000.0), &brian2("morris_lecar class_1 rate"), 0.002);
}

/// Rinzel & Ermentrout (1998): cycles from 88.3 to 217 µA/cm² (class 2), from 40 (class 1).
#[test]
fn morris_lecar_oscillates_in_the_published_range() {
    let rates_2 = rates(&trains!(0.1, 6000.0, [87.0, 95.0, 211.0, 219.0], MorrisLecar::<f64, Rk4>::class_2()), 4000.0);
    assert!(rates_2[0] == 0.0 && rates_2[1] > 5.0 && rates_2[2] > 5.0 && rates_2[3] == 0.0, "{rates_2:?}");
    let rates_1 = rates(&trains!(0.1, 4000.0, [39.9, 40.1], MorrisLecar::<f64, Rk4>::class_1()), 1000.0);
    assert!(rates_1[0] == 0.0 && (0.5..3.0).contains(&rates_1[1]), "{rates_1:?}");
}
