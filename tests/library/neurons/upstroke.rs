//! Integrate-and-fire neurons with an upstroke of their own: against closed forms, NEST, and the published firing patterns.

use pymonn::behaviours::neurons::{AdEx, Euler, ExponentialIf, HalfSteps, Izhikevich, QuadraticIf, Rk4};
use pymonn::prelude::*;

use super::{assert_near, nest, rates};

#[test]
fn adex_f_i_curve_is_nest_s() {
    let trains = trains!(0.02, 2000.0, nest("adex current"), AdEx::<f64, Rk4>::default());
    assert_near(&rates(&trains, 500.0), &nest("adex rate"), 0.005);
}

#[test]
fn adex_by_euler_is_near() {
    let trains = trains!(0.02, 2000.0, nest("adex current"), AdEx::<f64>::default());
    assert_near(&rates(&trains, 500.0), &nest("adex rate"), 0.015);
}

/// Intervals of one train.
fn intervals(train: &[f64]) -> Vec<f64> {
    train.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Naud et al. (2008), by the intervals of 1000 ms.
#[test]
fn adex_fires_in_the_published_patterns() {
    macro_rules! pattern {
        ($current:expr, $($model:tt)*) => {
            trains!(0.05, 1000.0, [$current], $($model)*).remove(0)
        };
    }
    let tonic = intervals(&pattern!(500.0, AdEx::<f64, Rk4>::tonic()));
    assert!(tonic.len() > 10 && tonic.iter().all(|interval| (interval / tonic[tonic.len() - 1] - 1.0).abs() < 0.1), "{tonic:?}");

    let adapting = intervals(&pattern!(500.0, AdEx::<f64, Rk4>::adapting()));
    assert!(adapting.windows(2).all(|pair| pair[1] > pair[0] - 0.1) && adapting[9] > 2.0 * adapting[0], "{adapting:?}");

    let initial = intervals(&pattern!(400.0, AdEx::<f64, Rk4>::initial_burst()));
    assert!(initial[0] < 0.3 * initial[initial.len() - 1], "{initial:?}");
    assert!(initial[initial.len() / 2..].windows(2).all(|pair| (pair[1] - pair[0]).abs() < 1.0), "{initial:?}");

    let bursting = intervals(&pattern!(210.0, AdEx::<f64, Rk4>::bursting()));
    let late = &bursting[bursting.len() / 2..];
    let short = late.iter().filter(|interval| **interval < 20.0).count();
    let long = late.iter().filter(|interval| **interval > 40.0).count();
    assert!(short > 1 && long > 1 && short + long == late.len(), "{bursting:?}");

    let late = pattern!(300.0, AdEx::<f64, Rk4>::delayed_accelerating());
    let accelerating = intervals(&late);
    assert!(late[0] > 1.5 * accelerating[0], "{late:?}");
    assert!(accelerating.windows(2).all(|pair| pair[1] < pair[0] + 0.1), "{accelerating:?}");

    let late = pattern!(110.0, AdEx::<f64, Rk4>::delayed_bursting());
    let bursts = intervals(&late);
    assert!(late[0] > 50.0 && bursts[0] < 20.0 && bursts.iter().any(|interval| *interval > 40.0), "{late:?}");

    let transient = pattern!(180.0, AdEx::<f64, Rk4>::transient());
    assert!(!transient.is_empty() && transient[transient.len() - 1] < 100.0, "{transient:?}");

    // Chaos: no interval comes back.
    let mut irregular = intervals(&pattern!(160.0, AdEx::<f64, Rk4>::irregular()));
    let all = irregular.len();
    irregular.sort_by(f64::total_cmp);
    irregular.dedup_by(|a, b| (*a - *b).abs() < 0.05);
    assert!(all > 15 && irregular.len() > all * 3 / 4, "{all} {irregular:?}");
}

#[test]
fn quadratic_f_i_curve_is_the_closed_form() {
    let currents = [100.0, 150.0, 300.0, 1000.0];
    let trains = trains!(0.02, 1000.0, currents, QuadraticIf::<f64, Rk4>::default());
    for (train, current) in trains.iter().zip(currents) {
        // tau · v′ = (v − middle)² / 15 + excess, in mV; rheobase is 93.75 pA.
        let (middle, excess) = (-57.5, current * 10.0 / 250.0 - 15.0 / 4.0);
        let width = f64::sqrt(15.0 * excess);
        let interval = 10.0 * 15.0 / width * (f64::atan((20.0 - middle) / width) - f64::atan((-80.0 - middle) / width));
        let measured = (train[train.len() - 1] - train[0]) / (train.len() - 1) as f64;
        assert!((interval - 0.01..interval + 0.03).contains(&measured), "{measured} for {interval}");
    }
    let below = trains!(0.1, 2000.0, [93.0], QuadraticIf::<f64, Rk4>::default());
    assert!(below[0].is_empty());
}

#[test]
fn exponential_f_i_curve_is_the_integral() {
    let currents = [17.0, 20.0, 40.0, 100.0];
    let trains = trains!(0.02, 1000.0, currents, ExponentialIf::<f64, Rk4>::default());
    for (train, current) in trains.iter().zip(currents) {
        let slope = |v: f64| (-10.0 * (v + 65.0) + 34.8 * f64::exp((v + 59.9) / 3.48) + current) / 100.0;
        // ∫ dv / v′ from reset to peak, by the midpoints of 0.1 µV.
        let time: f64 = (0..680_000).map(|k| 1e-4 / slope(-68.0 + 1e-4 * (f64::from(k) + 0.5))).sum();
        let measured = (train[train.len() - 1] - train[0]) / (train.len() - 1) as f64;
        assert!((time + 1.69..time + 1.73).contains(&measured), "{measured} for {time} + 1.7");
    }
    // (onset − rest − slope) · g_leak.
    let rheobase = trains!(0.1, 2000.0, [16.1, 16.4], ExponentialIf::<f64, Rk4>::default());
    assert!(rheobase[0].is_empty() && !rheobase[1].is_empty());
}

#[test]
fn izhikevich_f_i_curve_is_nest_s() {
    let trains = trains!(0.01, 2000.0, nest("izhikevich current"), Izhikevich::<f64, Euler>::regular_spiking());
    assert_near(&rates(&trains, 500.0), &nest("izhikevich rate"), 1e-3);
}

#[test]
fn izhikevich_fires_with_nest() {
    macro_rules! same {
        ($dt:expr, $name:expr, $($model:tt)*) => {
            let reference = nest($name);
            // With steps of 1 ms, rounding errors grow: after 900 ms they show.
            let same = reference.iter().filter(|time| **time < 900.0).count();
            let trains = trains!($dt, 1000.0, [10.0], $($model)*);
            assert_near(&trains[0][..same], &reference[..same], 1e-9);
        };
    }
    same!(0.1, "izhikevich euler spikes", Izhikevich::<f64, Euler>::regular_spiking());
    same!(1.0, "izhikevich half steps spikes", Izhikevich::<f64>::regular_spiking());
    same!(1.0, "izhikevich chattering spikes", Izhikevich::<f64>::chattering());
}

/// Izhikevich (2004), fig. 1.
#[test]
fn izhikevich_fires_in_the_published_patterns() {
    macro_rules! count {
        ($current:expr, $($model:tt)*) => {
            trains!(0.25, 500.0, [$current], $($model)*)[0].len()
        };
    }
    assert_eq!(count!(0.5, Izhikevich::<f64>::phasic_spiking()), 1);
    assert!(count!(14.0, Izhikevich::<f64>::tonic_spiking()) > 10);
    let burst = trains!(0.25, 500.0, [0.6], Izhikevich::<f64>::phasic_bursting()).remove(0);
    assert!(burst.len() > 2 && burst[burst.len() - 1] < 100.0, "{burst:?}");
    assert_eq!(count!(80.0, Izhikevich::<f64>::inhibition_induced_spiking()), 0);
    assert!(count!(75.0, Izhikevich::<f64>::inhibition_induced_spiking()) > 5);
    assert!(count!(75.0, Izhikevich::<f64>::inhibition_induced_bursting()) > 5);
    // The slowest firing, of both classes of excitability.
    let slowest = |trains: Vec<Vec<f64>>| rates(&trains, 200.0).into_iter().filter(|rate| *rate > 0.0).fold(1e3, f64::min);
    let currents: Vec<f64> = (0..60).map(|k| f64::from(k) * 0.5).collect();
    assert!(slowest(trains!(0.25, 1000.0, currents, Izhikevich::<f64, HalfSteps>::class_1())) < 10.0);
    let currents: Vec<f64> = (0..60).map(|k| f64::from(k) * 0.01 - 0.2).collect();
    assert!(slowest(trains!(0.25, 1000.0, currents, Izhikevich::<f64, HalfSteps>::class_2())) > 20.0);
}

#[test]
fn izhikevich_rebounds_from_inhibition() {
    macro_rules! after {
        ($($model:tt)*) => {{
            network! {
                network Inhibited {
                    dt = 0.1;
                    group cells[1] {
                        v: f64 = -64.0;
                        u: f64 = -16.0;
                        1 => |input: &mut f64, step: Step| if step.time > 20.0 && step.time < 25.0 { *input -= 15.0 };
                        2 => $($model)*;
                        9 => EventRecorder { spike };
                    }
                }
            }
            let mut net = Inhibited::builder().build().unwrap();
            net.simulate_iterations(2000);
            assert!(net.cells.event_recorder.spike.times().all(|time| time > 25.0));
            net.cells.event_recorder.spike.len()
        }};
    }
    assert_eq!(after!(Izhikevich::<f64>::rebound_spike()), 1);
    assert!(after!(Izhikevich::<f64>::rebound_burst()) > 3);
    assert_eq!(after!(Izhikevich::<f64>::regular_spiking()), 0);
}
