//! Pictures of the rules of plasticity: what pairs of spikes do to a weight, or how weights come to rest.

use std::{error::Error, path::Path};

use pymonn::behaviours::plasticity::{
    Bcm, Clopath, DeferredStdp, Hebb, InhibitoryStdp, Multiplicative, Oja, PairStdp, RewardStdp, ThreeTermStdp, TripletStdp,
    VanRossum,
};
use pymonn::plot::{Figure, Panel, curves, line, scatter};
use pymonn::prelude::*;

use crate::save;

/// Draws one picture for each rule into the folder.
///
/// # Errors
/// If a network is refused or a picture cannot be written.
pub(crate) fn draw(folder: &Path) -> Result<(), Box<dyn Error>> {
    let pictures = [
        ("pair_stdp", vec![pair()?]),
        ("deferred_stdp", vec![deferred()?]),
        ("triplet_stdp", vec![triplet()?]),
        ("clopath", vec![clopath()?]),
        ("inhibitory_stdp", vec![inhibitory()?]),
        ("reward_stdp", reward()?),
        ("three_term_stdp", vec![three_terms()?]),
        ("hebb", vec![hebb()]),
        ("oja", vec![oja()?]),
        ("bcm", vec![bcm()?]),
    ];
    for (name, panels) in pictures {
        let figure = Figure::new().columns(panels.len()).width(460.0 * panels.len() as f64).panel_height(280.0);
        let figure = panels.into_iter().fold(figure, Figure::panel);
        save(folder, name, &figure)?;
    }
    Ok(())
}

/// The change of a weight by one pair of spikes, for each gap from -60 to 60 iterations.
macro_rules! window {
    ($start:literal, $($behaviour:tt)*) => {{
        network! {
            network Pairs {
                group pre[121] {
                    spike: bool = false;
                    1 => |spike: &mut bool, step: Step| *spike = step.iteration == 100;
                }
                group post[121] {
                    spike: bool = false;
                    input: f64 = 0.0;
                    1 => |spike: &mut bool, neuron: Neuron, step: Step| *spike = step.iteration == 40 + neuron.index as u64;
                }
                synapses links: pre -> post {
                    connect = one_to_one();
                    weight: f64 = $start;
                    2 => $($behaviour)*;
                }
            }
        }
        let mut net = Pairs::builder().build()?;
        net.simulate_iterations(200);
        net.links.weight.iter().map(|w| w - $start).collect::<Vec<f64>>()
    }};
}

fn gaps() -> Vec<f64> {
    (-60..=60).map(f64::from).collect()
}

fn pair() -> Result<Panel, Box<dyn Error>> {
    let named = [
        ("additive", window!(0.25, PairStdp::<f64>::default())),
        ("multiplicative", window!(0.25, PairStdp::<f64, Multiplicative>::default())),
        ("van Rossum", window!(0.25, PairStdp::<f64, VanRossum>::default())),
    ];
    Ok(curves(gaps(), named).x_label("post − pre (ms)").y_label("change of a weight of 0.25"))
}

fn deferred() -> Result<Panel, Box<dyn Error>> {
    let rule = window!(0.5, DeferredStdp::<f64> { a_plus: 0.005, a_minus: 0.00525, tau_plus: 20.0, tau_minus: 20.0, w_max: 1.0 });
    Ok(line(gaps(), rule).x_label("post − pre (ms)").y_label("change of a weight"))
}

fn inhibitory() -> Result<Panel, Box<dyn Error>> {
    let rule = window!(0.5, InhibitoryStdp::<f64> { eta: 0.01, rho_0: 5.0, tau: 20.0, w_max: 10.0 });
    Ok(line(gaps(), rule).x_label("post − pre (ms)").y_label("change of a weight"))
}

fn three_terms() -> Result<Panel, Box<dyn Error>> {
    let rule = window!(0.5, ThreeTermStdp::<f64>::default());
    Ok(scatter((-6..=6).map(f64::from), &rule[54..=66]).x_label("post − pre (iterations)").y_label("change of a weight"))
}

/// The pairing protocol of Sjöström et al. 2001, whose data are the dots.
fn triplet() -> Result<Panel, Box<dyn Error>> {
    network! {
        network Protocol(period: u64 = 100) {
            group ends[4] {
                spike: bool = false;
                1 => |spike: &mut bool, neuron: Neuron, step: Step| {
                    let offset = if neuron.index == 1 || neuron.index == 2 { 12 } else { 2 };
                    *spike = step.iteration % period == offset;
                };
            }
            synapses links: ends -> ends {
                connect = pairs([(0, 1), (2, 3)]);
                weight: f64 = 1.0;
                2 => TripletStdp::<f64>::visual_cortex();
            }
        }
    }
    // Whole milliseconds; the longest period stands for pairs on their own.
    let mut periods: Vec<u64> = (0..=25_u64).map(|k| 500_u64.checked_div(k).unwrap_or(2_000)).collect();
    periods.dedup();
    let frequencies: Vec<f64> = periods.iter().map(|period| 1000.0 / *period as f64).collect();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for period in periods {
        let mut net = Protocol::builder().period(period).build()?;
        net.simulate_iterations(60 * period);
        before.push(net.links.weight[0] - 1.0);
        after.push(net.links.weight[1] - 1.0);
    }
    let dots = |panel: Panel, color: usize| panel.color(pymonn::plot::Color::nth(color));
    Ok(curves(&frequencies, [("pre 10 ms before post", before), ("post 10 ms before pre", after)])
        .overlay(dots(scatter([0.1, 10.0, 20.0, 40.0, 50.0], [-0.04, 0.14, 0.29, 0.53, 0.56]), 0))
        .overlay(dots(scatter([0.1, 10.0, 20.0, 40.0, 50.0], [-0.29, -0.41, -0.34, 0.56, 0.75]), 1))
        .title("dots: Sjöström et al. 2001")
        .x_label("pairs per second")
        .y_label("change after 60 pairs"))
}

/// The source fires at 25 Hz for 10 s while the target's voltage is held.
fn clopath() -> Result<Panel, Box<dyn Error>> {
    network! {
        network Clamped {
            dt = 0.1; // ms
            group a[1] {
                spike: bool = false;
                1 => |spike: &mut bool, step: Step| *spike = step.iteration % 400 == 0;
            }
            group b[161] {
                v: f64 = each(|n| -80.0 + 0.5 * n.index as f64);
            }
            synapses links: a -> b {
                connect = all_to_all();
                weight: f64 = 1.0;
                2 => Clopath::<f64> { w_max: 100.0, ..Clopath::visual_cortex() };
            }
        }
    }
    let mut net = Clamped::builder().build()?;
    net.simulate_iterations(100_000);
    let change: Vec<f64> = net.links.weight.iter().map(|w| 100.0 * (w - 1.0)).collect();
    Ok(line(&net.b.v[..], change)
        .x_label("voltage of the target (mV)")
        .y_label("change in 10 s at 25 Hz (%)")
        .x_range(-80.0, -35.0)
        .y_range(-100.0, 300.0))
}

/// Pre before post at 100 ms, post before pre for a second synapse, a reward at 1 s.
fn reward() -> Result<Vec<Panel>, Box<dyn Error>> {
    network! {
        network Rewarded {
            reward: f64 = 0.0;
            group ends[4] {
                spike: bool = false;
                1 => |spike: &mut bool, neuron: Neuron, step: Step| {
                    *spike = step.iteration == [100, 110, 110, 100][neuron.index];
                };
            }
            synapses links: ends -> ends {
                connect = pairs([(0, 1), (2, 3)]);
                weight: f64 = 1.0;
                2 => RewardStdp::<f64> { tonic: 0.0, ..Default::default() };
                9 every 10 => Recorder { weight, eligible, fall: f64 = fall, dopamine: f64 = dopamine };
            }
        }
    }
    let mut net = Rewarded::builder().build()?;
    for now in 1..=3000 {
        net.reward = if now == 1000 { 0.05 } else { 0.0 };
        net.iterate();
    }
    let times: Vec<f64> = (1..=300).map(|k| f64::from(k) * 0.01).collect();
    let recorder = &net.links.recorder;
    let falls: Vec<f64> = recorder.fall.iter().copied().collect();
    let column = |k: usize| -> Vec<f64> { recorder.weight.rows().map(|row| row[k]).collect() };
    let eligibility = |k: usize| -> Vec<f64> { recorder.eligible.rows().zip(&falls).map(|(row, fall)| row[k] * fall).collect() };
    let dopamine: Vec<f64> = recorder.dopamine.iter().copied().collect();
    Ok(vec![
        curves(
            &times,
            [("c, pre before post", eligibility(0)), ("c, post before pre", eligibility(1)), ("dopamine (1/ms)", dopamine)],
        )
        .x_label("time (s)")
        .y_label("eligibility, dopamine"),
        curves(&times, [("pre before post", column(0)), ("post before pre", column(1))]).x_label("time (s)").y_label("weight"),
    ])
}

/// The hook itself, called as a function.
fn hebb() -> Panel {
    let activities: Vec<f64> = (0..=50).map(|k| f64::from(k) * 0.04).collect();
    let step = Step { iteration: 1, time: 1.0, dt: 1.0 };
    let change = |src: f64| -> Vec<f64> {
        let one = |dst: &f64| {
            let mut weight = 0.0;
            Hebb { eta: 0.01 }.synapse(&mut weight, src, *dst, step);
            weight
        };
        activities.iter().map(one).collect()
    };
    curves(&activities, [("source at 0.5", change(0.5)), ("at 1", change(1.0)), ("at 2", change(2.0))])
        .x_label("activity of the target")
        .y_label("change of a weight per ms")
}

/// Two correlated inputs: the weights come to the first principal component.
fn oja() -> Result<Panel, Box<dyn Error>> {
    network! {
        network Component {
            group inputs[2] {
                activity: f64 = 0.0;
                1 => |activity: &mut [f64], rng: &mut Rng| {
                    let (a, b) = (rng.normal_f64(), rng.normal_f64());
                    activity.copy_from_slice(&[0.8 * a, 0.4 * a + 0.3 * b]);
                };
            }
            group unit[1] {
                activity: f64 = 0.0;
                1 => |activity: &mut f64| *activity = 0.0;
            }
            synapses links: inputs -> unit {
                connect = all_to_all();
                weight: f64 = values([-0.2, 0.6]);
                #[sum(dst_activity)]
                2 => |weight: f64, src_activity: f64| weight * src_activity;
                3 => Oja::<f64> { eta: 0.01 };
                9 every 10 => Recorder { weight };
            }
        }
    }
    let mut net = Component::builder().seed(4).build()?;
    net.simulate_iterations(2000);
    let recorded = &net.links.recorder.weight;
    let column = |k: usize| -> Vec<f64> { recorded.rows().map(|row| row[k]).collect() };
    let length: Vec<f64> = recorded.rows().map(|row| row[0].hypot(row[1])).collect();
    let times: Vec<f64> = (1..=200).map(|k| f64::from(k) * 10.0).collect();
    let named = [("first weight", column(0)), ("second weight", column(1)), ("length", length)];
    Ok(curves(times, named).x_label("iteration").y_label("weight"))
}

/// Two patterns in turn: the unit comes to answer one of them.
fn bcm() -> Result<Panel, Box<dyn Error>> {
    network! {
        network Selective {
            group inputs[2] {
                activity: f64 = 0.0;
                1 => |activity: &mut f64, neuron: Neuron, step: Step| {
                    *activity = [[1.0, 0.3], [0.2, 0.9]][(step.iteration % 2) as usize][neuron.index];
                };
            }
            group unit[1] {
                activity: f64 = 0.0;
                1 => |activity: &mut f64| *activity = 0.0;
            }
            synapses links: inputs -> unit {
                connect = all_to_all();
                weight: f64 = values([0.45, 0.5]);
                #[sum(dst_activity)]
                2 => |weight: f64, src_activity: f64| weight * src_activity;
                3 => Bcm::<f64> { eta: 0.005, tau_theta: 20.0, ..Default::default() };
                9 every 20 => Recorder { weight, theta: f64 = dst_theta[0] };
            }
        }
    }
    let mut net = Selective::builder().build()?;
    net.simulate_iterations(6000);
    let recorder = &net.links.recorder;
    let answer = |[x, y]: [f64; 2]| -> Vec<f64> { recorder.weight.rows().map(|row| row[0] * x + row[1] * y).collect() };
    let theta: Vec<f64> = recorder.theta.iter().copied().collect();
    let times: Vec<f64> = (1..=300).map(|k| f64::from(k) * 20.0).collect();
    let named = [("to pattern 1", answer([1.0, 0.3])), ("to pattern 2", answer([0.2, 0.9])), ("theta", theta)];
    Ok(curves(times, named).x_label("iteration").y_label("activity"))
}
