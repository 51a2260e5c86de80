//! Shows how to give each neuron an input of its own, and compares rates with theory: the f-I curve of leaky integrate-and-fire
//! neurons.
//!
//! L. Lapicque, "Recherches quantitatives sur l'excitation électrique des nerfs traitée comme une polarisation", Journal de
//! Physiologie et de Pathologie Générale 9 (1907); the f-I curve without and with noise as in W. Gerstner, W. M. Kistler, R. Naud
//! and L. Paninski, "Neuronal Dynamics" (2014): noise makes neurons fire below their rheobase, too.

mod common;

use common::{Options, Outcome};
use lif_curve::tag;
use pymonn::behaviours::{neurons::Lif, sources::WhiteNoise};
use pymonn::plot::{Color, Figure, curves, line, scatter};
use pymonn::prelude::*;

/// Membrane time constant and refractory time [ms], voltage from rest to threshold [mV], resistance [GΩ].
const MEMBRANE: [f64; 4] = [10.0, 2.0, 15.0, 10.0 / 250.0];

network! {
    network LifCurve(size: usize = 61) {
        dt = 0.1; // ms

        group silent[size] {
            /// From 300 to 900 pA.
            current: f32 = each(|neuron| 300.0 + 10.0 * neuron.index as f32);

            1 => |input: &mut f32, current: f32| *input += current;
            2 => Lif::default();
            3 => Recorder { v[10..60] };
            3 => EventRecorder { spike };
        }
        group noisy[size] {
            current: f32 = each(|neuron| 300.0 + 10.0 * neuron.index as f32);

            1 => |input: &mut f32, current: f32| *input += current;
            1 => WhiteNoise { mean: 0.0, sigma: 250.0 };
            2 => Lif::default();
            3 => EventRecorder { spike };
        }
    }
}

/// The rate at a constant current [pA], in Hz.
fn theory(current: f64) -> f64 {
    let [tau, refractory, threshold, resistance] = MEMBRANE;
    let drive = resistance * current;
    if drive > threshold { 1e3 / (refractory + tau * (drive / (drive - threshold)).ln()) } else { 0.0 }
}

fn main() -> Outcome {
    let options = Options::read(20_000, 1);
    let mut net = LifCurve::builder().seed(options.seed).build()?;
    net.simulate_iterations(options.steps);

    let rates = |events: &pymonn::Events| -> Vec<f64> {
        events.rates(net.silent.size(), options.steps).into_iter().map(|rate| 1e3 * rate).collect()
    };
    let (silent, noisy) = (rates(&net.silent.event_recorder.spike), rates(&net.noisy.event_recorder.spike));
    println!("current [pA]  rate [Hz]  theory [Hz]  with noise [Hz]");
    for k in (0..net.silent.size()).step_by(10) {
        let current = net.silent.current[k];
        println!("{current:12} {:10.1} {:12.1} {:16.1}", silent[k], theory(f64::from(current)), noisy[k]);
    }

    let v = &net[tag::Recorder].v;
    let neurons = [2, 10, 40];
    let traces = neurons.map(|k| (format!("{} pA", net.silent.current[10 + k]), v.neuron(k).take(1_000).collect::<Vec<_>>()));
    let smooth: Vec<f64> = (300..900).map(f64::from).collect();
    let rate = line(&smooth, smooth.iter().map(|current| theory(*current))).color(Color::new(0, 0, 0)).legend(["theory"]);
    let dots = |rates, name, color| scatter(net.silent.current.iter(), rates).color(Color::nth(color)).legend([name]);
    Figure::new()
        .panel(curves(v.times().take(1_000), traces).x_label("time [ms]").y_label("v [mV]"))
        .panel(
            rate.overlay(dots(silent, "without noise", 0))
                .overlay(dots(noisy, "with noise", 1))
                .x_label("current [pA]")
                .y_label("rate [Hz]"),
        )
        .save("plots/lif.png")?;
    println!("plots/lif.png shows the rates and three of the neurons");
    Ok(())
}
