//! Dynamical systems against Brian2 and what is known of their equations.

use pymonn::behaviours::neurons::{FitzHughNagumo, HindmarshRose};
use pymonn::prelude::*;

use super::{assert_near, brian2, rates};

#[test]
fn hindmarsh_rose_bursts_with_brian2() {
    let reference = brian2("hindmarsh_rose spikes");
    let trains = trains!(0.01, 800.0, [2.0], HindmarshRose::<f64>::default());
    assert_eq!(trains[0].len(), reference.len());
    // Brian2 counts the time at which an iteration begins.
    let shifted: Vec<f64> = trains[0].iter().map(|time| time - 0.01).collect();
    assert!(shifted.iter().zip(&reference).all(|(time, truth)| (time - truth).abs() < 0.021), "{shifted:?}\n{reference:?}");
}

#[test]
fn hindmarsh_rose_rests_bursts_and_fires() {
    let currents = brian2("hindmarsh_rose current");
    let trains = trains!(0.02, 800.0, currents, HindmarshRose::<f64>::default());
    assert_near(&rates(&trains, 200.0)[1..], &brian2("hindmarsh_rose rate")[1..], 0.005);
}

/// Hindmarsh & Rose (1984): irregular bursts for an input of 3.25 and r = 0.005, regular ones for 2.
#[test]
fn hindmarsh_rose_is_chaotic_at_3_25() {
    network! {
        network Neighbours(current: f64 = 3.25) {
            dt = 0.05;
            group cells[2] {
                1 => |input: &mut f64| *input += current;
                2 => HindmarshRose::<f64>::default();
            }
        }
    }
    let distance = |current: f64| {
        let mut net = Neighbours::builder().current(current).build().unwrap();
        net.simulate_iterations(40_000);
        (net.cells.v[0], net.cells.y[0], net.cells.z[0]) = (net.cells.v[1], net.cells.y[1], net.cells.z[1]);
        net.cells.z[0] += 1e-7;
        net.simulate_iterations(60_000);
        (net.cells.z[0] - net.cells.z[1]).abs()
    };
    let (chaos, regular) = (distance(3.25), distance(2.0));
    assert!(chaos > 1e-3 && regular < 1e-5, "{chaos} {regular}");
}

#[test]
fn fitzhugh_nagumo_cycles_are_brian2_s() {
    let trains = trains!(0.05, 1500.0, brian2("fitzhugh_nagumo current"), FitzHughNagumo::<f64>::default());
    assert_near(&rates(&trains, 700.0), &brian2("fitzhugh_nagumo rate"), 0.002);
}

/// Rest is unstable where 1 − v² > b / tau there: between the two inputs that put it at v = ±√(1 − b / tau).
#[test]
fn fitzhugh_nagumo_begins_and_ends_at_hopf_points() {
    let hopf = |v: f64| v.powi(3) / 3.0 - v + (v + 0.7) / 0.8;
    let v = f64::sqrt(1.0 - 0.8 / 12.5);
    let (low, high) = (hopf(-v), hopf(v));
    assert!((low - 0.3313).abs() < 1e-3 && (high - 1.4187).abs() < 1e-3);
    let trains = trains!(0.1, 4000.0, [low - 0.02, low + 0.02, high - 0.02, high + 0.02], FitzHughNagumo::<f64>::default());
    let rates = rates(&trains, 3000.0);
    assert!(rates[0] == 0.0 && rates[1] > 10.0 && rates[2] > 10.0 && rates[3] == 0.0, "{rates:?}");
}
