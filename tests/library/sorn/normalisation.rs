//! Normalisation that is put off, against the plain rules on whole matrices, whose spikes are those of the network.

use nalgebra::DMatrix;
use pymonn::Float;
use pymonn::behaviours::sorn::Growth;
use pymonn::models::sorn::{Parameters, Scaling, Sorn, tag};

const NE: usize = 30;

/// The rules as they are written, one weight after another.
struct Plain {
    wee: DMatrix<f64>,
    wei: DMatrix<f64>,
}

fn normalise(weights: &mut DMatrix<f64>) {
    for mut row in weights.row_iter_mut() {
        let sum = row.sum();
        if sum > 0.0 {
            row /= sum;
        }
    }
}

/// What learns in an iteration.
#[derive(Clone, Copy)]
struct Learns {
    rules: bool,
    normalisation: bool,
}

impl Plain {
    /// The rules of one iteration, from the spikes before and after.
    fn learn(&mut self, [x, x_new, y]: [&[bool]; 3], grown: &[(u64, usize, usize)], iteration: u64, learns: Learns) {
        let on = |spike: bool| f64::from(u8::from(spike));
        if learns.rules {
            for ((i, j), w) in (0..NE).flat_map(|j| (0..NE).map(move |i| (i, j))).zip(self.wee.iter_mut()) {
                if *w > 0.0 {
                    let next = *w + 0.02 * (on(x_new[i]) * on(x[j]) - on(x[i]) * on(x_new[j]));
                    *w = if next < 1e-10 { 0.0 } else { next.min(1.0) };
                }
            }
            for &(_, source, target) in grown.iter().filter(|(at, ..)| *at == iteration) {
                if self.wee[(target, source)] == 0.0 {
                    self.wee[(target, source)] = 0.001;
                }
            }
            for ((i, j), w) in (0..NE / 5).flat_map(|j| (0..NE).map(move |i| (i, j))).zip(self.wei.iter_mut()) {
                if *w > 0.0 {
                    let next = *w - 0.01 * on(y[j]) * (1.0 - on(x_new[i]) * 11.0);
                    *w = if next <= 0.0 { 0.001 } else { next.min(1.0) };
                }
            }
        }
        if learns.normalisation {
            normalise(&mut self.wee);
            normalise(&mut self.wei);
        }
    }
}

/// Runs both; `learns` tells for each iteration what learns.
fn compare<F: Float>(iterations: u64, tolerance: f64, learns: impl Fn(u64) -> Learns) -> Sorn<F> {
    // Half of the pairs over and over: all that is pruned may come back.
    let grown: Vec<_> = (1..=iterations).map(|t| (t, (t * 7 % 30) as usize, (t * 11 % 29) as usize)).collect();
    let grown: Vec<_> = grown.into_iter().filter(|(_, source, target)| source != target).collect();
    let parameters = Parameters {
        ne: NE,
        ni: NE / 5,
        inputs: 1,
        pools: pymonn::models::sorn::Pools::Disjoint(3),
        eta_stdp: 0.02,
        eta_inhib: 0.01,
        growth: Growth::Listed(grown.clone().into()),
        scaling: Scaling::Both,
        ..Parameters::zheng()
    };
    let mut net = parameters.build::<F>(5).unwrap();
    let start = net.state();
    let mut plain = Plain { wee: start.wee.map(F::to_f64), wei: start.wei.map(F::to_f64) };
    // A target that has lost all its synapses.
    let mut emptied = start.clone();
    emptied.wee.row_mut(4).fill(F::ZERO);
    plain.wee.row_mut(4).fill(0.0);
    net = parameters.build_from(emptied, 5).unwrap();
    for t in 1..=iterations {
        let learns = learns(t);
        net.set_enabled(tag::stdp, learns.rules);
        net.set_enabled(tag::sp, learns.rules);
        net.set_enabled(tag::istdp, learns.rules);
        net.set_enabled(tag::ss, learns.normalisation);
        let (x, y) = (net.exc.spike.to_vec(), net.inh.spike.to_vec());
        net.step(&[]).unwrap();
        plain.learn([&x, &net.exc.spike, &y], &grown, t, learns);
        if t % 50 == 0 || t == iterations {
            let state = net.state();
            let off = |a: &DMatrix<F>, b: &DMatrix<f64>| (a.map(F::to_f64) - b).amax();
            assert!(off(&state.wee, &plain.wee) < tolerance, "iteration {t}: {}", off(&state.wee, &plain.wee));
            assert!(off(&state.wei, &plain.wei) < tolerance, "iteration {t}: {}", off(&state.wei, &plain.wei));
        }
    }
    assert!(plain.wee.iter().filter(|w| **w > 0.0).count() < NE * NE / 2);
    net
}

#[test]
fn thousands_of_iterations_follow_the_plain_rules() {
    compare::<f64>(3000, 1e-11, |_| Learns { rules: true, normalisation: true });
}

/// Neither a rest of normalisation while the rules go on, nor one of all, leaves an error behind.
#[test]
fn freezing_and_going_on_follows_the_plain_rules() {
    let rests = |t: u64| (t / 100) % 3 == 1;
    compare::<f64>(2000, 1e-11, |t| Learns { rules: true, normalisation: !rests(t) });
    compare::<f64>(2000, 1e-11, |t| Learns { rules: !rests(t), normalisation: !rests(t) });
}

/// Learning in every other iteration never meets one that is a multiple of anything even.
#[test]
fn learning_now_and_then_keeps_sums_and_scales() {
    let net = compare::<f32>(6000, 2e-3, |t| Learns { rules: t % 2 == 1, normalisation: t % 2 == 1 });
    for scale in net.exc.scale.iter().chain(&net.exc.inhibitory_scale[..]) {
        assert!((0.1..10.0).contains(scale), "{scale}");
    }
}
