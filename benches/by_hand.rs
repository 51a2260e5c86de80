//! Does the generated iteration cost what the same loop costs that is written by hand?

use pymonn::prelude::*;
use pymonn_benches::cuba::ByHand;
use pymonn_benches::measure::{Contender, compare};
use pymonn_benches::models::cuba::Cuba;
use pymonn_benches::options::option;

/// Leaky integration.
struct Leak {
    keep: f32,
    rest: f32,
}

#[behaviour]
impl Leak {
    fn neuron(&self, v: &mut f32, input: f32) {
        *v = self.rest + self.keep * (*v - self.rest) + input;
    }
}

/// An adaptation current.
struct Adapt {
    keep: f32,
    gain: f32,
}

#[behaviour]
impl Adapt {
    fn neuron(&self, v: &mut f32, w: &mut f32) {
        *w = self.keep * *w + self.gain * *v;
        *v -= *w;
    }
}

/// Threshold and reset.
struct Fire {
    threshold: f32,
    reset: f32,
    jump: f32,
}

#[behaviour]
impl Fire {
    fn neuron(&self, v: &mut f32, w: &mut f32, spike: &mut bool) {
        *spike = *v > self.threshold;
        if *spike {
            *v = self.reset;
            *w += self.jump;
        }
    }
}

/// A trace of the neuron's own events.
struct Trace {
    keep: f32,
}

#[behaviour]
impl Trace {
    fn neuron(&self, spike: bool, trace: &mut f32) {
        *trace *= self.keep;
        if spike {
            *trace += 1.0;
        }
    }
}

network! {
    network Fused(size: usize = 10_000) {
        group cells[size] {
            v: f32 = uniform(-65.0, -50.0);
            w: f32 = 0.0;
            input: f32 = uniform(0.0, 1.0);
            spike: bool = false;
            trace: f32 = 0.0;

            1 => Leak { keep: 0.95, rest: -65.0 };
            2 => Adapt { keep: 0.99, gain: 0.0001 };
            3 => Fire { threshold: -50.0, reset: -60.0, jump: 0.1 };
            4 => Trace { keep: 0.9 };
        }
    }
}

/// The four behaviours in one loop, under the same instruction sets.
struct Hand<'a> {
    v: &'a mut [f32],
    w: &'a mut [f32],
    input: &'a [f32],
    spike: &'a mut [bool],
    trace: &'a mut [f32],
}

impl pymonn::Kernel<0> for Hand<'_> {
    #[inline(always)]
    fn run(&mut self) {
        #[inline(always)]
        fn body(v: &mut [f32], w: &mut [f32], input: &[f32], spike: &mut [bool], trace: &mut [f32]) {
            let n = v.len();
            let (w, input, spike, trace) = (&mut w[..n], &input[..n], &mut spike[..n], &mut trace[..n]);
            for k in 0..n {
                let (mut x, mut a, mut t) = (v[k], w[k], trace[k]);
                x = -65.0 + 0.95 * (x + 65.0) + input[k];
                a = 0.99 * a + 0.0001 * x;
                x -= a;
                let fires = x > -50.0;
                if fires {
                    x = -60.0;
                    a += 0.1;
                }
                t *= 0.9;
                if fires {
                    t += 1.0;
                }
                v[k] = x;
                w[k] = a;
                spike[k] = fires;
                trace[k] = t;
            }
        }
        body(self.v, self.w, self.input, self.spike, self.trace);
    }
}

fn fused(rounds: usize) -> f64 {
    const STEPS: u64 = 2_000;
    let mut net = Fused::builder().build().expect("the defaults are good");
    // The loop by hand has the arrays of a network too: the same alignment.
    let mut twin = Fused::builder().build().expect("the defaults are good");
    let FusedCells { v, w, input, spike, trace, .. } = &mut twin.cells;
    let ratios = compare(
        "four fused behaviours, 10,000 neurons",
        "iteration",
        rounds,
        vec![
            Contender::new("by hand", || {
                for _ in 0..STEPS {
                    let mut hand = Hand { v, w, input, spike, trace };
                    pymonn::dispatch::<0, _>(&mut hand);
                }
                STEPS
            }),
            Contender::new("generated", || {
                net.simulate_iterations(STEPS);
                STEPS
            }),
        ],
    );
    assert!(net.cells.v[..] == v[..] && net.cells.trace[..] == trace[..], "both must give the same bits");
    ratios[1]
}

fn cuba(rounds: usize) -> f64 {
    const STEPS: u64 = 5_000;
    let mut net = <Cuba>::builder().build().expect("the defaults are good");
    let mut hand = ByHand::of(&net);
    let ratios = compare(
        "CUBA, 4,000 neurons",
        "iteration",
        rounds,
        vec![
            Contender::new("by hand", || {
                (0..STEPS).for_each(|_| hand.iterate());
                STEPS
            }),
            Contender::new("generated", || {
                net.simulate_iterations(STEPS);
                STEPS
            }),
        ],
    );
    assert!(net.exc.v[..] == *hand.v(), "both must give the same bits");
    ratios[1]
}

/// `--rounds=N`; `--at-most=RATIO` fails where a generated loop is slower than that.
fn main() -> std::process::ExitCode {
    let rounds = option("--rounds", 31);
    let worst = fused(rounds).max(cuba(rounds));
    println!("worst ratio to the loop by hand: {worst:.3} (at most 1.05 is asked)");
    if worst > option("--at-most", f64::INFINITY) { std::process::ExitCode::FAILURE } else { std::process::ExitCode::SUCCESS }
}
