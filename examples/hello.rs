//! Shows how to write a behaviour, give it input from the host program, and compare what it does with theory.
//!
//! Three leaky integrators with time constants of their own are charged for 50 ms and then left alone. The solution is
//! known, so the picture shows both; see W. Gerstner, W. M. Kistler, R. Naud and L. Paninski, "Neuronal Dynamics" (2014),
//! section 1.3.

mod common;

use common::{Options, Outcome};
use hello::tag;
use pymonn::plot::{Color, curves, scatter};
use pymonn::prelude::*;

/// Leaky integration of a current: `tau dv/dt = -v + resistance current`, by the method of Euler.
pub struct Leak {
    /// Resistance of the membrane [MΩ].
    pub resistance: f32,
}

#[behaviour]
impl Leak {
    fn neuron(&self, v: &mut f32, tau: f32, current: f32, step: Step) {
        *v += step.dt as f32 / tau * (self.resistance * current - *v);
    }
}

network! {
    network Hello {
        dt = 0.1; // ms
        current: f32 = 0.0; // nA, set by the host program

        group cells[3] {
            v: f32 = 0.0; // mV
            tau: f32 = values([5.0, 10.0, 20.0]); // ms

            1 => Leak { resistance: 10.0 };
            2 => Recorder { v };
        }
    }
}

/// End of the current [ms].
const OFF: f64 = 50.0;

fn main() -> Outcome {
    let options = Options::read(1_000, 0);
    let mut net = Hello::builder().seed(options.seed).build()?;
    for _ in 0..options.steps {
        let time = net.iteration() as f64 * net.dt();
        net.current = if time < OFF { 1.5 } else { 0.0 };
        net.iterate();
    }

    let v = &net[tag::Recorder].v;
    let cells: Vec<_> = net.cells.tau.iter().enumerate().map(|(k, tau)| (*tau, v.neuron(k).collect::<Vec<_>>())).collect();
    let picture = curves(v.times(), cells.iter().map(|(tau, v)| (format!("τ = {tau} ms"), v)));
    let first = (options.steps as usize - 1).min(19);
    let (mut times, mut dots) = (Vec::new(), Vec::new());
    for (tau, simulated) in &cells {
        let solution: Vec<f64> = v.times().map(|time| exact(time, f64::from(*tau))).collect();
        let worst = simulated.iter().zip(&solution).map(|(v, exact)| (f64::from(*v) - exact).abs()).fold(0.0, f64::max);
        println!("tau = {tau:2} ms: at most {worst:.3} mV from the solution");
        times.extend(v.times().skip(first).step_by(40));
        dots.extend(solution.into_iter().skip(first).step_by(40));
    }
    let solution = scatter(times, dots).color(Color::new(0, 0, 0)).legend(["solution"]);
    let picture = picture.overlay(solution).x_label("time [ms]").y_label("v [mV]");
    picture.title("Leaky integrators, charged for 50 ms").save("plots/hello.png")?;
    println!("plots/hello.png shows both");
    Ok(())
}

/// The solution for 15 mV until the current ends, and 0 mV from then on.
fn exact(time: f64, tau: f64) -> f64 {
    let charged = 15.0 * (1.0 - (-time.min(OFF) / tau).exp());
    charged * (-(time - OFF).max(0.0) / tau).exp()
}
