//! Leaky integrate-and-fire neurons against closed forms and NEST.

use pymonn::behaviours::neurons::{ExponentialEuler, Lif, LifAlpha, LifCond, LifExp};
use pymonn::prelude::*;

use super::{assert_near, nest, rates};

#[test]
fn f_i_curve_is_nest_s() {
    let trains = trains!(0.01, 2000.0, nest("lif current"), Lif::<f64>::default());
    assert_near(&rates(&trains, 500.0), &nest("lif rate"), 1e-9);
}

#[test]
fn f_i_curve_is_the_closed_form() {
    let (currents, dt) = ([400.0, 800.0, 1600.0], 0.01);
    let trains = trains!(0.01, 1000.0, currents, Lif::<f64> { tau: 20.0, refractory: 3.0, ..Lif::default() });
    for (train, current) in trains.iter().zip(currents) {
        let drive: f64 = current * 20.0 / 250.0;
        let interval = 3.0 + 20.0 * (drive / (drive - 15.0)).ln();
        let measured = train[9] - train[8];
        assert!((interval - 1e-9..interval + dt + 1e-9).contains(&measured), "{measured} for {interval}");
    }
}

/// The potential below the threshold after 20 ms, of a model with some current left, by `dt`.
macro_rules! potential {
    ($dt:expr, $($model:tt)*) => {{
        network! {
            network Below {
                dt = $dt;
                group cells[1] {
                    1 => |input: &mut f64| *input += 100.0;
                    2 => $($model)*;
                }
            }
        }
        let mut net = Below::builder().build().unwrap();
        net.cells.v[0] = -62.0;
        (net, (20.0 / $dt) as u64)
    }};
}

#[test]
fn integration_is_exact_at_any_dt() {
    let e = f64::exp;
    // v − rest = 8 mV e^(−t/10) + 100 pA · 10 ms / 250 pF · (1 − e^(−t/10)), and what the current left in the synapses adds.
    let membrane = 8.0 * e(-2.0) + 4.0 * (1.0 - e(-2.0));
    let exponential = 200.0 / 250.0 * 10.0 * 5.0 / (10.0 - 5.0) * (e(-2.0) - e(-4.0));
    // ∫ e^(−(20 − s)/10) · s/5 · e^(1 − s/5) ds, with z = 1/10.
    let alpha = 200.0 / 250.0 * core::f64::consts::E / 5.0 * (e(-2.0) - e(-4.0) * (1.0 + 2.0)) / 0.01;
    macro_rules! at {
        ($dt:expr) => {
            let (mut net, steps) = potential!($dt, Lif::<f64>::default());
            net.simulate_iterations(steps);
            assert!((net.cells.v[0] + 70.0 - membrane).abs() < 1e-12);

            let (mut net, steps) = potential!($dt, LifExp::<f64> { tau_exc: 5.0, ..LifExp::default() });
            net.cells.current_exc[0] = 200.0;
            net.simulate_iterations(steps);
            assert!((net.cells.v[0] + 70.0 - membrane - exponential).abs() < 1e-12);

            let (mut net, steps) = potential!($dt, LifAlpha::<f64> { tau_inh: 5.0, ..LifAlpha::default() });
            net.cells.current_inh[0] = 200.0;
            net.simulate_iterations(steps);
            assert!((net.cells.v[0] + 70.0 - membrane - alpha).abs() < 1e-12, "{} {alpha}", net.cells.v[0] + 70.0 - membrane);
        };
    }
    at!(0.1);
    at!(0.5);
    at!(4.0);
}

/// Runs a model for 400 ms with the spikes that the reference got; gives its spikes and its potential every 5 ms.
macro_rules! driven {
    (|$net:ident, $exc:ident, $inh:ident| before $before:block after $after:block, $($model:tt)*) => {{
        network! {
            network Driven {
                dt = 0.1;
                group cells[1] {
                    2 => $($model)*;
                    9 => EventRecorder { spike };
                    9 every 50 => Recorder { v };
                }
            }
        }
        let arrivals = ["exc arrivals", "inh arrivals"].map(nest);
        let mut $net = Driven::builder().build().unwrap();
        for iteration in 1..=4000 {
            let arrives = |kind: usize| arrivals[kind].iter().any(|time| (time * 10.0).round() as u32 == iteration);
            let [$exc, $inh] = [0, 1].map(|kind| f64::from(u8::from(arrives(kind))));
            $before
            $net.iterate();
            $after
        }
        let v: Vec<f64> = $net.cells.recorder.v.view().iter().copied().collect();
        ($net.cells.event_recorder.spike.times().collect::<Vec<f64>>(), v)
    }};
}

fn assert_as_nest((spikes, v): (Vec<f64>, Vec<f64>), name: &str, tolerance: f64) {
    let (reference, potential) = (nest(&format!("{name} spikes")), nest(&format!("{name} v")));
    assert!(reference.len() > 10);
    assert_eq!(spikes.len(), reference.len(), "{spikes:?} for {reference:?}");
    for (time, truth) in spikes.iter().zip(&reference) {
        assert!((time - truth).abs() < 1e-6, "{time} for {truth}");
    }
    // NEST leaves out the last moment.
    for (v, truth) in v.iter().zip(&potential) {
        assert!((v - truth).abs() < tolerance, "{v} for {truth}");
    }
}

#[test]
fn jumps_as_in_nest() {
    // There a jump comes at the end of an iteration, here at its beginning, and decays.
    let grown = f64::exp(0.1 / 10.0);
    let run =
        driven!(|net, exc, inh| before { net.cells.v[0] += (1.5 * exc - 1.2 * inh) * grown } after {}, Lif::<f64>::default());
    assert_as_nest(run, "lif", 1e-7);
}

#[test]
fn exponential_currents_as_in_nest() {
    let run = driven!(
        |net, exc, inh| before {} after { net.cells.current_exc[0] += 320.0 * exc; net.cells.current_inh[0] -= 30.0 * inh; },
        LifExp::<f64> { tau_exc: 1.5, tau_inh: 10.0, ..LifExp::default() }
    );
    assert_as_nest(run, "lif_exp", 1e-7);
}

#[test]
fn alpha_currents_as_in_nest() {
    let run = driven!(
        |net, exc, inh| before {} after { net.cells.current_exc[0] += 125.0 * exc; net.cells.current_inh[0] -= 12.0 * inh; },
        LifAlpha::<f64> { tau_exc: 1.5, tau_inh: 10.0, ..LifAlpha::default() }
    );
    assert_as_nest(run, "lif_alpha", 1e-7);
}

#[test]
fn conductances_as_in_nest() {
    // NEST integrates them with an error of 1e-3 at most.
    let run = driven!(
        |net, exc, inh| before {} after { net.cells.g_exc[0] += 12.0 * exc; net.cells.g_inh[0] += 6.0 * inh; },
        LifCond::<f64> { tau_exc: 1.0, tau_inh: 5.0, ..LifCond::default() }
    );
    assert_as_nest(run, "lif_cond", 2e-3);
}

#[test]
fn conductances_by_exponential_euler() {
    // A conductance that decays within 1 ms counts for too much in steps of 0.1 ms.
    let (spikes, _) = driven!(
        |net, exc, inh| before {} after { net.cells.g_exc[0] += 12.0 * exc; net.cells.g_inh[0] += 6.0 * inh; },
        LifCond::<f64, ExponentialEuler> { tau_exc: 1.0, tau_inh: 5.0, ..LifCond::default() }
    );
    let reference = nest("lif_cond spikes");
    assert_near(&[spikes.len() as f64], &[reference.len() as f64], 0.06);
}
