//! Pictures of the neuron models.

use std::path::Path;

use pymonn::BuildError;
use pymonn::behaviours::neurons::{
    AdEx, BinaryUnit, ExponentialIf, FitzHughNagumo, HindmarshRose, HodgkinHuxley, HopfieldUnit, Izhikevich, Lif, LifAlpha,
    LifCond, LifExp, Linear, Logistic, MorrisLecar, Power, QuadraticIf, RateUnit, Rectified, Rk4, Saturated, Softplus, Tanh,
    Transfer, TraubMiles, WangBuzsaki,
};
use pymonn::plot::{Color, Figure, Panel, line};
use pymonn::prelude::*;

use crate::common::Outcome;
use crate::save;

/// The potential of a model by time, with each spike drawn up to `top`; the input begins after a tenth of the time.
macro_rules! response {
    ($dt:expr, $duration:expr, $current:expr, top = $top:expr, $model:expr => $($kind:tt)*) => {{
        network! {
            network Response(model: $($kind)* = Default::default(), current: f64 = 0.0) {
                dt = $dt;
                group cells[1] {
                    shown: f64 = 0.0;
                    1 => |input: &mut f64, step: Step| *input += if step.time > 0.1 * $duration { current } else { 0.0 };
                    2 => $($kind)* { ..model };
                    3 => |shown: &mut f64, v: f64, spike: bool| *shown = if spike { v.max($top) } else { v };
                    9 => Recorder { shown };
                }
            }
        }
        let mut net = Response::builder().model($model).current($current).build()?;
        net.simulate_iterations(($duration / $dt) as u64);
        trace($duration, net.cells.recorder.shown.as_slice())
    }};
}

/// Rates [per 1000 units of time] by input, of the last four fifths of the time.
macro_rules! f_i {
    ($dt:expr, $duration:expr, $from:expr, $to:expr, $($model:tt)*) => {{
        network! {
            network Curve {
                dt = $dt;
                group cells[60] {
                    drive: f64 = each(|n| $from + ($to - $from) * n.index as f64 / 59.0);
                    count: f64 = 0.0;
                    first: f64 = 0.0;
                    last: f64 = 0.0;
                    1 => |input: &mut f64, drive: f64| *input += drive;
                    2 => $($model)*;
                    3 => |spike: bool, count: &mut f64, first: &mut f64, last: &mut f64, step: Step| {
                        if spike && step.time > 0.2 * $duration {
                            if *count == 0.0 {
                                *first = step.time;
                            }
                            *last = step.time;
                            *count += 1.0;
                        }
                    };
                }
            }
        }
        let mut net = Curve::builder().build()?;
        net.simulate_iterations(($duration / $dt) as u64);
        let cells = &net.cells;
        let rate = |cell: usize| 1000.0 * (cells.count[cell] - 1.0) / (cells.last[cell] - cells.first[cell]);
        let rates = (0..60).map(|cell| if cells.count[cell] > 2.0 { rate(cell) } else { 0.0 });
        line(cells.drive.iter(), rates).y_label("rate [1/s]").title("Rate by input")
    }};
}

/// What a variable and the potential do after a spike of a source has added to `$kick`.
macro_rules! answer {
    ($kick:ident += $weight:expr, $shown:ident, $($model:tt)*) => {{
        network! {
            network Answer {
                dt = 0.1;
                group cells[1] {
                    2 => $($model)*;
                    9 => Recorder { $shown, v };
                }
            }
        }
        let mut net = Answer::builder().build()?;
        net.simulate_iterations(20);
        net.cells.$kick[0] += $weight;
        net.simulate_iterations(380);
        let recorded = &net.cells.recorder;
        let of = |values: &[f64]| trace(40.0, values);
        (of(recorded.$shown.as_slice()), of(recorded.v.as_slice()))
    }};
}

/// A curve of values that are evenly spread over the time, without those that a straight line shows as well.
fn trace(duration: f64, values: &[f64]) -> Panel {
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let mut kept = vec![0];
    // As it is seen, in pixels: on a panel about twice as wide as high.
    let points: Vec<[f64; 2]> =
        (0..values.len()).map(|k| [320.0 * k as f64 / values.len() as f64, 150.0 * (values[k] - low) / (high - low)]).collect();
    keep(&points, 0, values.len() - 1, &mut kept);
    let time = |k: usize| duration * (k + 1) as f64 / values.len() as f64;
    let curve = line(kept.iter().map(|k| time(*k)), kept.iter().map(|k| values[*k]));
    curve.x_label("time [ms]").y_label("potential [mV]")
}

/// Adds the places between `first` and `last`, and `last`, that a curve needs to come within a third of a pixel to all points (Ramer 1972;
/// Douglas & Peucker 1973).
fn keep(points: &[[f64; 2]], first: usize, last: usize, kept: &mut Vec<usize>) {
    let [x, y] = [0, 1].map(|axis| points[last][axis] - points[first][axis]);
    let off = |k: usize| ((points[k][1] - points[first][1]) * x - (points[k][0] - points[first][0]) * y).abs() / x.hypot(y);
    let farthest = (first + 1..last).max_by(|a, b| off(*a).total_cmp(&off(*b)));
    match farthest.filter(|k| off(*k) > 0.33) {
        Some(k) => {
            keep(points, first, k, kept);
            keep(points, k, last, kept);
        }
        None => kept.push(last),
    }
}

/// Several panels of one curve each in one, with a name for each.
fn together(panels: impl IntoIterator<Item = (&'static str, Panel)>) -> Panel {
    let coloured = panels.into_iter().enumerate().map(|(index, (name, panel))| panel.color(Color::nth(index)).legend([name]));
    coloured.reduce(Panel::overlay).expect("at least one panel")
}

/// A picture of panels side by side.
fn figure(columns: usize, panels: impl IntoIterator<Item = Panel>) -> Figure {
    let empty = Figure::new().columns(columns).width(820.0).panel_height(if columns > 2 { 170.0 } else { 240.0 });
    panels.into_iter().fold(empty, Figure::panel)
}

pub(crate) fn draw(folder: &Path) -> Outcome {
    units(folder)?;
    linear(folder)?;
    upstroke(folder)?;
    patterns(folder)?;
    channels(folder)?;
    oscillators(folder)
}

/// A transfer function from −3 to 3.
fn transfer(function: impl Transfer<f64>) -> Panel {
    let x: Vec<f64> = (-30..=30).map(|k| f64::from(k) * 0.1).collect();
    line(&x, x.iter().map(|x| function.apply(*x)).collect::<Vec<f64>>())
}

fn units(folder: &Path) -> Outcome {
    network! {
        network Units {
            dt = 0.5; // ms
            group rates[3] {
                1 => |input: &mut f64, me: Neuron, step: Step| {
                    *input += if step.time > 10.0 && step.time < 50.0 { [0.5, 1.0, 2.0][me.index] } else { 0.0 };
                };
                2 => RateUnit::<f64, Tanh>::default();
                9 => Recorder { activity };
            }
            group binary[1] {
                field: f64 = 0.0;
                1 => |input: &mut f64, field: &mut f64, step: Step| {
                    *field = (step.time * 0.2).sin() + (step.time * 0.47).sin();
                    *input += *field;
                };
                2 => BinaryUnit::<f64> { threshold: 0.5 };
                9 => Recorder { field, activity };
            }
        }
    }
    let mut net = Units::builder().build()?;
    net.simulate_iterations(160);
    let functions = [
        ("Linear", transfer(Linear)),
        ("Rectified", transfer(Rectified)),
        ("Saturated", transfer(Saturated)),
        ("Logistic", transfer(Logistic)),
        ("Tanh", transfer(Tanh)),
        ("Softplus", transfer(Softplus)),
        ("Power", transfer(Power { exponent: 2.0 })),
    ];
    let functions = together(functions).x_label("input").y_label("activity").title("Transfer functions").y_range(-1.5, 3.0);
    let time: Vec<f64> = (1..=160).map(|k| f64::from(k) * 0.5).collect();
    let rates = &net.rates.recorder.activity;
    let steps = ["0.5", "1", "2"].into_iter().enumerate();
    let steps = steps.map(|(unit, name)| (name, line(&time, rates.neuron(unit))));
    let steps = together(steps).x_label("time [ms]").y_label("activity").title("Tanh, input from 10 to 50 ms");
    save(folder, "rate_unit", &figure(2, [functions, steps]))?;

    let binary = &net.binary.recorder;
    let of = |values: &[f64]| line(1..=160, values);
    let both = together([("input", of(binary.field.as_slice())), ("activity", of(binary.activity.as_slice()))]);
    save(folder, "binary_unit", &figure(1, [both.x_label("iteration").title("A threshold of 0.5")]))?;
    save(folder, "hopfield_unit", &figure(1, [recall()?]))
}

/// The pixel of a random pattern, −1 or 1.
fn pixel(pattern: usize, unit: usize) -> f32 {
    let mut x = (pattern * 1_000 + unit) as u64 + 1;
    for _ in 0..3 {
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    if x >> 63 == 0 { 1.0 } else { -1.0 }
}

/// How a network of 300 units comes back to one of 20 patterns.
fn recall() -> Result<Panel, BuildError> {
    network! {
        network Recall(wrong: usize = 30) {
            group units[300] {
                activity: f32 = each(move |n| if n.index < wrong { -pixel(0, n.index) } else { pixel(0, n.index) });
                target: f32 = each(|n| pixel(0, n.index));
                0.5 => Recorder { overlap: activity.iter().zip(target).map(|(a, b)| f64::from(a * b)).sum::<f64>() / 300.0 };
                2 => HopfieldUnit { share: 0.2, ..HopfieldUnit::default() };
            }
            synapses memory: units -> units [Dense] {
                weight: f32 = each_synapse(|src, dst| {
                    (0..20).map(|p| pixel(p, src.index) * pixel(p, dst.index)).sum::<f32>() / 300.0
                });
                #[sum(dst_input)]
                1 => |weight: f32, src_activity: f32| weight * src_activity;
            }
        }
    }
    let overlap = |wrong: usize| -> Result<Panel, BuildError> {
        let mut net = Recall::builder().wrong(wrong).seed(2).build()?;
        net.simulate_iterations(30);
        Ok(line(0..30, net.units.recorder.overlap.as_slice()))
    };
    let starts = [("30 of 300 wrong", overlap(30)?), ("75 wrong", overlap(75)?), ("120 wrong", overlap(120)?)];
    let panel = together(starts).x_label("iteration").y_label("overlap").y_range(-0.1, 1.1);
    Ok(panel.title("Recall of one of 20 patterns, a fifth of the units at a time"))
}

fn linear(folder: &Path) -> Outcome {
    let lif = |current: f64| -> Result<Panel, BuildError> {
        Ok(response!(0.1, 100.0, current, top = -30.0, Lif::default() => Lif::<f64>))
    };
    let potentials = together([("500 pA", lif(500.0)?), ("360 pA", lif(360.0)?)]);
    let rates = f_i!(0.1, 1000.0, 0.0, 1000.0, Lif::<f64>::default()).x_label("input [pA]");
    save(folder, "lif", &figure(2, [potentials.title("A step of current"), rates]))?;

    let (exc, v_exc) = answer!(current_exc += 100.0, current_exc, LifExp::<f64> { tau_inh: 5.0, ..LifExp::default() });
    let (inh, v_inh) = answer!(current_inh += -100.0, current_inh, LifExp::<f64> { tau_inh: 5.0, ..LifExp::default() });
    save(folder, "lif_exp", &figure(2, answers([exc, inh], [v_exc, v_inh], "current [pA]")))?;

    let (exc, v_exc) = answer!(current_exc += 100.0, alpha_exc, LifAlpha::<f64> { tau_inh: 5.0, ..LifAlpha::default() });
    let (inh, v_inh) = answer!(current_inh += -100.0, alpha_inh, LifAlpha::<f64> { tau_inh: 5.0, ..LifAlpha::default() });
    save(folder, "lif_alpha", &figure(2, answers([exc, inh], [v_exc, v_inh], "current [pA]")))?;

    let (exc, v_exc) = answer!(g_exc += 4.0, g_exc, LifCond::<f64> { tau_exc: 2.0, tau_inh: 5.0, ..LifCond::default() });
    let (inh, v_inh) = answer!(g_inh += 4.0, g_inh, LifCond::<f64> { tau_exc: 2.0, tau_inh: 5.0, ..LifCond::default() });
    save(folder, "lif_cond", &figure(2, answers([exc, inh], [v_exc, v_inh], "conductance [nS]")))
}

/// What follows an excitatory and an inhibitory spike.
fn answers(synapse: [Panel; 2], potential: [Panel; 2], label: &str) -> [Panel; 2] {
    let both = |[exc, inh]: [Panel; 2]| {
        exc.color(Color::EXCITATORY)
            .legend(["excitatory, 2 ms"])
            .overlay(inh.color(Color::INHIBITORY).legend(["inhibitory, 5 ms"]))
    };
    let potential = both(potential).x_label("time [ms]").y_label("potential [mV]").title("What the membrane makes of it");
    [both(synapse).x_label("time [ms]").y_label(label).title("A spike arrives after 2 ms"), potential]
}

fn upstroke(folder: &Path) -> Outcome {
    let potential =
        response!(0.02, 150.0, 25.0, top = 0.0, ExponentialIf::<f64, Rk4>::default() => ExponentialIf::<f64, Rk4>).title("25 pA");
    let rates = f_i!(0.02, 1000.0, 10.0, 60.0, ExponentialIf::<f64, Rk4>::default()).x_label("input [pA]");
    save(folder, "exponential_if", &figure(2, [potential, rates]))?;

    let potential =
        response!(0.02, 200.0, 120.0, top = 20.0, QuadraticIf::<f64, Rk4>::default() => QuadraticIf::<f64, Rk4>).title("120 pA");
    let rates = f_i!(0.02, 1000.0, 50.0, 400.0, QuadraticIf::<f64, Rk4>::default()).x_label("input [pA]");
    save(folder, "quadratic_if", &figure(2, [potential, rates]))
}

fn patterns(folder: &Path) -> Outcome {
    let adex = |name: &str, model: AdEx<f64>, current: f64| -> Result<Panel, BuildError> {
        let panel = response!(0.05, 400.0, current, top = 0.0, model => AdEx::<f64>);
        Ok(panel.title(format!("{name}, {current} pA")).y_range(-80.0, 10.0))
    };
    let panels = [
        adex("tonic", AdEx::tonic(), 500.0)?,
        adex("adapting", AdEx::adapting(), 500.0)?,
        adex("initial burst", AdEx::initial_burst(), 400.0)?,
        adex("bursting", AdEx::bursting(), 210.0)?,
        adex("delayed accelerating", AdEx::delayed_accelerating(), 300.0)?,
        adex("delayed bursting", AdEx::delayed_bursting(), 110.0)?,
        adex("transient", AdEx::transient(), 180.0)?,
        adex("irregular", AdEx::irregular(), 160.0)?,
    ];
    save(folder, "adex", &small(panels))?;

    let izhikevich = |name: &str, model: Izhikevich<f64>, current: f64| -> Result<Panel, BuildError> {
        let panel = response!(0.25, 250.0, current, top = 30.0, model => Izhikevich::<f64>);
        Ok(panel.title(format!("{name}, {current} mV/ms")).y_range(-90.0, 40.0))
    };
    let panels = [
        izhikevich("regular spiking", Izhikevich::regular_spiking(), 10.0)?,
        izhikevich("intrinsically bursting", Izhikevich::intrinsically_bursting(), 10.0)?,
        izhikevich("chattering", Izhikevich::chattering(), 10.0)?,
        izhikevich("fast spiking", Izhikevich::fast_spiking(), 10.0)?,
        izhikevich("low-threshold spiking", Izhikevich::low_threshold_spiking(), 10.0)?,
        izhikevich("thalamo-cortical", Izhikevich::thalamo_cortical(), 2.0)?,
        izhikevich("phasic spiking", Izhikevich::phasic_spiking(), 0.5)?,
        izhikevich("phasic bursting", Izhikevich::phasic_bursting(), 0.6)?,
    ];
    save(folder, "izhikevich", &small(panels))
}

/// Eight small panels.
fn small(panels: [Panel; 8]) -> Figure {
    let bare = panels.into_iter().map(|panel| panel.x_label("ms").y_label("mV"));
    bare.fold(Figure::new().columns(2).width(820.0).panel_height(150.0), Figure::panel)
}

fn channels(folder: &Path) -> Outcome {
    let density = "input [µA/cm²]";
    let potential =
        response!(0.01, 80.0, 10.0, top = -100.0, HodgkinHuxley::<f64>::default() => HodgkinHuxley::<f64>).title("10 µA/cm²");
    let rates = f_i!(0.02, 600.0, 0.0, 40.0, HodgkinHuxley::<f64, Rk4>::default()).x_label(density);
    save(folder, "hodgkin_huxley", &figure(2, [potential, rates]))?;

    let potential =
        response!(0.01, 80.0, 1.0, top = -100.0, WangBuzsaki::<f64>::default() => WangBuzsaki::<f64>).title("1 µA/cm²");
    let rates = f_i!(0.02, 1000.0, 0.0, 5.0, WangBuzsaki::<f64>::default()).x_label(density);
    save(folder, "wang_buzsaki", &figure(2, [potential, rates]))?;

    let potential =
        response!(0.02, 150.0, 300.0, top = -100.0, TraubMiles::<f64, Rk4>::default() => TraubMiles::<f64, Rk4>).title("300 pA");
    let rates = f_i!(0.02, 1000.0, -50.0, 1000.0, TraubMiles::<f64, Rk4>::default()).x_label("input [pA]");
    save(folder, "traub_miles", &figure(2, [potential, rates]))?;

    let potential = together([
        ("class 2", response!(0.1, 500.0, 100.0, top = -100.0, MorrisLecar::<f64, Rk4>::class_2() => MorrisLecar::<f64, Rk4>)),
        ("class 1", response!(0.1, 500.0, 45.0, top = -100.0, MorrisLecar::<f64, Rk4>::class_1() => MorrisLecar::<f64, Rk4>)),
    ]);
    let rates = together([
        ("class 2", f_i!(0.1, 6000.0, 20.0, 230.0, MorrisLecar::<f64, Rk4>::class_2())),
        ("class 1", f_i!(0.1, 6000.0, 20.0, 110.0, MorrisLecar::<f64, Rk4>::class_1())),
    ]);
    let rates = rates.x_label(density).y_label("rate [1/s]").title("Rate by input");
    save(folder, "morris_lecar", &figure(2, [potential.title("100 and 45 µA/cm²"), rates]))
}

fn oscillators(folder: &Path) -> Outcome {
    network! {
        network Bursts(current: f64 = 0.0) {
            dt = 0.1;
            group cells[1] {
                1 => |input: &mut f64| *input += current;
                2 => HindmarshRose::<f64>::default();
                9 => Recorder { v };
            }
        }
    }
    let bursts = |title: &str, current: f64| -> Result<Panel, BuildError> {
        let mut net = Bursts::builder().current(current).build()?;
        // What it does in the long run.
        net.simulate_iterations(10_000);
        net.cells.recorder.clear();
        net.simulate_iterations(6_000);
        Ok(trace(600.0, net.cells.recorder.v.as_slice()).title(title).x_label("time").y_label("v"))
    };
    let panels = [
        bursts("Input 1.4: single spikes", 1.4)?,
        bursts("Input 2: bursts", 2.0)?,
        bursts("Input 3.25: chaos", 3.25)?,
        bursts("Input 4: spikes", 4.0)?,
    ];
    save(folder, "hindmarsh_rose", &figure(2, panels))?;

    network! {
        network Plane {
            dt = 0.1;
            group cells[2] {
                1 => |input: &mut f64, me: Neuron| *input += [0.0, 0.5][me.index];
                2 => FitzHughNagumo::<f64>::default();
                9 => Recorder { v, w };
            }
        }
    }
    let mut net = Plane::builder().build()?;
    // A shock that it does not pass over.
    net.cells.v[0] = -0.5;
    net.simulate_iterations(1500);
    let (v, w) = (&net.cells.recorder.v, &net.cells.recorder.w);
    let of = |cell: usize| line(v.neuron(cell).skip(800).step_by(2), w.neuron(cell).skip(800).step_by(2));
    let x: Vec<f64> = (-44..=44).map(|k| f64::from(k) * 0.05).collect();
    let cubic = |input: f64| line(&x, x.iter().map(|v| v - v.powi(3) / 3.0 + input).collect::<Vec<f64>>());
    let rising = line(&x, x.iter().map(|v| (v + 0.7) / 0.8).collect::<Vec<f64>>());
    let plane = together([("cycle", of(1)), ("v′ = 0", cubic(0.5)), ("w′ = 0", rising)]);
    let time = |cell: usize| trace(150.0, &v.neuron(cell).collect::<Vec<f64>>());
    let times = together([("input 0.5", time(1)), ("a shock alone", time(0))]);
    let plane = plane.x_label("v").y_label("w").y_range(-1.2, 2.2).title("Input 0.5");
    save(folder, "fitzhugh_nagumo", &figure(2, [times.x_label("time").y_label("v").title("Cycles, or one spike"), plane]))
}
