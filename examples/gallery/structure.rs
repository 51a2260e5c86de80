//! Pictures of synapses that come and go.

use std::{error::Error, path::Path};

use pymonn::behaviours::plasticity::{
    Calcium, GaussianGrowth, GrowRandom, GrowthCurve as _, LinearGrowth, PruneWeak, SynapticElements,
};
use pymonn::plot::{Figure, Panel, curves, line};
use pymonn::prelude::*;

use crate::save;

/// Draws the pictures into the folder.
///
/// # Errors
/// If a network is refused or a picture cannot be written.
pub(crate) fn draw(folder: &Path) -> Result<(), Box<dyn Error>> {
    let pictures = [("turnover", vec![turnover()?]), ("synaptic_elements", vec![growth(), elements()?])];
    for (name, panels) in pictures {
        let figure = Figure::new().columns(panels.len()).width(460.0 * panels.len() as f64).panel_height(280.0);
        save(folder, name, &panels.into_iter().fold(figure, Figure::panel))?;
    }
    Ok(())
}

network! {
    network Turnover {
        group exc[200] {}
        synapses rec: exc -> exc[Adaptive] {
            connect = pairs([]);
            weight: f32 = 1.0;
            1 => |weight: &mut f32| *weight -= 0.01;
            2 => PruneWeak { threshold: 0.001 };
            3 => GrowRandom { rate: 2.5, ..GrowRandom::default() };
            9 every 5 => Recorder { synapses: weight.len() as f64 };
        }
    }
}

/// Births at a constant rate, lives of a constant length.
fn turnover() -> Result<Panel, Box<dyn Error>> {
    let mut net = Turnover::builder().seed(3).build()?;
    net.simulate_iterations(1000);
    let number = &net.rec.recorder.synapses;
    let times: Vec<f64> = number.iterations().iter().map(|at| *at as f64).collect();
    let expected: Vec<f64> = times.iter().map(|t| 2.5 * t.min(100.0)).collect();
    let panel = curves(times, [("synapses", number.to_vec()), ("births times age", expected)]);
    Ok(panel.title("2.5 births an iteration, each lives for 100").x_label("iteration").y_label("number"))
}

fn growth() -> Panel {
    let calcium: Vec<f64> = (0..=100).map(|k| f64::from(k) * 0.012).collect();
    let (gaussian, linear) = (GaussianGrowth { eta: 0.1, epsilon: 0.7 }, LinearGrowth { epsilon: 0.7 });
    let of = |rate: &dyn Fn(f64) -> f64| calcium.iter().map(|c| rate(*c)).collect::<Vec<f64>>();
    let named = [("gaussian", of(&|c| gaussian.rate(c))), ("linear", of(&|c| linear.rate(c)))];
    curves(&calcium, named).title("Growth of elements").x_label("calcium").y_label("rate, relative to nu")
}

network! {
    network Wiring {
        group a[50] {
            input: f32 = 0.0;
            spike: bool = false;
            2 => |input: &mut f32, spike: &mut bool, rng: &mut Rng| {
                *spike = rng.bernoulli((0.01 + *input) as f64);
                *input = 0.0;
            };
            3 => Calcium { tau: 1000.0, beta: 0.001 };
            9 every 100 => Recorder { calcium: mean(calcium) };
        }
        synapses aa: a -> a[Adaptive] {
            connect = pairs([]);
            weight: f32 = 0.01;
            #[sum(dst_input)]
            1 => |weight: f32| weight;
            4 every 10 => SynapticElements::<f32, LinearGrowth> {
                nu: 0.005,
                axonal: LinearGrowth { epsilon: 0.06 },
                dendritic: LinearGrowth { epsilon: 0.06 },
                ..Default::default()
            };
        }
    }
}

/// Neurons wire themselves until their calcium is at the set point.
fn elements() -> Result<Panel, Box<dyn Error>> {
    let mut net = Wiring::builder().seed(1).build()?;
    net.simulate_iterations(20_000);
    let calcium = &net.a.recorder.calcium;
    let times: Vec<f64> = calcium.iterations().iter().map(|at| *at as f64 * 1e-3).collect();
    Ok(line(&times, calcium).title("Neurons that wire themselves: set point 0.06").x_label("time, in s").y_label("mean calcium"))
}
