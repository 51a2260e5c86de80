//! The same seed gives the same bits, however a network is run.

use std::process::Command;

use pymonn::instruction_set;
use pymonn::prelude::*;
use pymonn_tests::bits::{hash, text};

struct Lif {
    leak: f32,
    threshold: f32,
}

#[behaviour(v: f32 = uniform(0.0, 1.0), input: f32 = 0.0, spike: bool = false)]
impl Lif {
    fn neuron(&self, v: &mut f32, input: &mut f32, spike: &mut bool) {
        *v = *v * self.leak + *input;
        *input = 0.0;
        *spike = *v > self.threshold;
        if *spike {
            *v = 0.0;
        }
    }
}

struct Noise {
    rate: f64,
}

#[behaviour]
impl Noise {
    fn neuron(&self, input: &mut f32, rng: &mut Rng) {
        if rng.bernoulli(self.rate) {
            *input += rng.uniform() + 0.01 * rng.normal();
        }
    }
}

/// A rate that follows the spikes, and what keeps it at a target.
struct Homeostasis {
    target: f32,
}

#[behaviour(rate: f32 = 0.0, shared mean_rate: f32 = 0.0)]
impl Homeostasis {
    #[neuron]
    fn follow(&self, rate: &mut f32, spike: bool, v: &mut f32) {
        *rate += 0.05 * (f32::from(u8::from(spike)) - *rate);
        *v += 0.1 * (self.target - *rate).abs().sqrt() * (self.target - *rate).signum();
    }

    #[group]
    fn average(rate: &[f32], mean_rate: &mut f32) {
        *mean_rate = mean(rate) as f32;
    }
}

/// Transmission that asks every synapse.
struct Graded {
    gain: f32,
}

#[behaviour]
impl Graded {
    #[sum(dst_input)]
    fn synapse(&self, weight: f32, src_spike: bool) -> f32 {
        if src_spike { self.gain * weight } else { 0.0 }
    }
}

/// Transmission from events.
struct Event {
    gain: f32,
}

#[behaviour]
impl Event {
    #[sum(dst_input)]
    fn on_pre(&self, weight: f32) -> f32 {
        self.gain * weight
    }
}

struct Stdp {
    rate: f32,
}

#[behaviour(src trace: f32 = 0.0, dst trace: f32 = 0.0)]
impl Stdp {
    fn on_pre(&self, weight: &mut f32, dst_trace: f32) {
        *weight = (*weight - self.rate * dst_trace).max(0.0);
    }

    fn on_post(&self, weight: &mut f32, src_trace: f32) {
        *weight = (*weight + self.rate * src_trace).min(1.0);
    }

    fn efferent(src_trace: &mut f32, src_spike: bool) {
        *src_trace = 0.9 * *src_trace + f32::from(u8::from(src_spike));
    }

    fn afferent(dst_trace: &mut f32, dst_spike: bool) {
        *dst_trace = 0.9 * *dst_trace + f32::from(u8::from(dst_spike));
    }
}

struct Normalise;

#[behaviour]
impl Normalise {
    fn afferent(mut weight: ViewMut<f32>) {
        let sum = weight.sum();
        if sum > 0.0 {
            weight.scale(5.0 / sum);
        }
    }
}

/// The same network, each time with another storage, transmission, noise or recorders.
macro_rules! declared {
    ($($module:ident [$storage:ident] $transmit:ident { $($noise:tt)* } { $($recorders:tt)* };)*) => { $(
        mod $module {
            use super::*;

            network! {
                pub(crate) network Net(size: usize = 130, density: f64 = 0.1) {
                    group exc[size] {
                        $($recorders)*
                        1 => Lif { leak: 0.9, threshold: 1.0 };
                        2 => |v: &mut f32, rng: &mut Rng| *v += 0.001 * rng.uniform();
                        $($noise)*
                        4 => Homeostasis { target: 0.05 };
                    }

                    group inh[size / 3] {
                        1 => Lif { leak: 0.8, threshold: 0.5 };
                    }

                    #[tag(plastic)]
                    synapses ee: exc -> exc [$storage] {
                        connect = probability(density).without_self();
                        weight: f32 = uniform(0.0, 1.0);
                        delay = uniform(0, 6);

                        3 => $transmit { gain: 0.1 };
                        5 => Stdp { rate: 0.01 };
                        6 every 5 => Normalise;
                    }

                    synapses ei: exc -> inh [$storage] {
                        connect = probability(density);
                        weight: f32 = uniform(0.0, 1.0);

                        3 => $transmit { gain: 0.2 };
                    }

                    synapses ie: inh -> exc [$storage] {
                        connect = probability(density);
                        weight: f32 = uniform(0.0, 1.0);
                        delay = 2;

                        3 => $transmit { gain: -0.1 };
                    }
                }
            }
        }
    )* };
}

declared! {
    plain [Sparse] Event { 3 => Noise { rate: 0.2 }; } {};
    graded [Sparse] Graded { 3 => Noise { rate: 0.2 }; } {};
    dense [Dense] Event { 3 => Noise { rate: 0.2 }; } {};
    dense_graded [Dense] Graded { 3 => Noise { rate: 0.2 }; } {};
    quiet [Sparse] Event {} {};
    recorded [Sparse] Event { 3 => Noise { rate: 0.2 }; } {
        0.5 => Recorder { v, rate: mean(rate), first: f32 = v[0] };
        #[tag(late)]
        2.5 every 3 => Recorder { input[0..10], spike };
        9 => EventRecorder { spike };
    };
}

use plain::Net;

const ITERATIONS: u64 = 300;

fn built(seed: u64) -> Net {
    Net::builder().seed(seed).build().unwrap()
}

fn reference() -> Net {
    let mut net = built(1);
    net.simulate_iterations(ITERATIONS);
    net
}

/// The variables of the groups alone, where the synapses' lie in another order.
fn groups(net: &impl Network) -> Vec<String> {
    text(net).into_iter().filter(|line| line.starts_with("exc.") || line.starts_with("inh.")).collect()
}

#[test]
fn the_network_lives() {
    let net = reference();
    let mean_rate = net.exc.mean_rate;
    assert!((0.005..0.5).contains(&mean_rate), "mean rate {mean_rate}");
    assert!(net.ee.weight.iter().all(|w| (0.0..=5.0).contains(w)));
    assert_eq!(text(&net).len(), 13, "every variable is compared");
}

#[test]
fn iterations_are_counted_alike() {
    let mut singly = built(1);
    (0..ITERATIONS).for_each(|_| singly.iterate());
    assert_eq!(text(&singly), text(&reference()));
}

#[test]
fn with_recorders_or_without() {
    let mut net = recorded::Net::builder().seed(1).build().unwrap();
    net.simulate_iterations(ITERATIONS);
    assert_eq!(text(&net), text(&reference()));
    assert_eq!(net[recorded::net::tag::late].input.len(), ITERATIONS as usize / 3);
}

#[test]
fn fused_or_not() {
    assert!(Net::MODEL.steps().any(|step| step.step.fused_with_previous), "nothing is fused");
    let mut net = built(1);
    net.__set_fused(false);
    net.simulate_iterations(ITERATIONS);
    assert_eq!(text(&net), text(&reference()));
}

#[test]
fn sparse_or_dense_asked_or_by_events() {
    let mut graded = graded::Net::builder().seed(1).build().unwrap();
    let mut dense = dense::Net::builder().seed(1).build().unwrap();
    let mut dense_graded = dense_graded::Net::builder().seed(1).build().unwrap();
    graded.simulate_iterations(ITERATIONS);
    dense.simulate_iterations(ITERATIONS);
    dense_graded.simulate_iterations(ITERATIONS);
    let reference = reference();
    assert_eq!(text(&graded), text(&reference));
    assert_eq!(groups(&dense), groups(&reference));
    assert_eq!(text(&dense_graded), text(&dense));
    let (sparse_links, dense_links) = (reference.ee.connectivity(), dense.ee.connectivity());
    assert_eq!(sparse_links.to_dense(&reference.ee.weight), dense_links.to_dense(&dense.ee.weight));
}

#[test]
fn paused_is_as_if_it_were_not_there() {
    use plain::net::tag;
    let mut paused = built(1);
    paused.set_enabled(tag::Noise, false);
    assert!(!paused.is_enabled(tag::Noise) && paused.is_enabled(tag::plastic));
    let mut quiet = quiet::Net::builder().seed(1).build().unwrap();
    paused.simulate_iterations(ITERATIONS);
    quiet.simulate_iterations(ITERATIONS);
    assert_eq!(text(&paused), text(&quiet));
    assert_ne!(text(&paused), text(&reference()));
}

#[test]
fn paused_and_resumed() {
    use plain::net::tag;
    let run = |fused| {
        let mut net = built(1);
        net.__set_fused(fused);
        net.simulate_iterations(50);
        net.set_enabled(tag::Homeostasis, false);
        net.set_enabled(tag::plastic, false);
        net.simulate_iterations(50);
        net.set_enabled(tag::Homeostasis, true);
        net.set_enabled(tag::plastic, true);
        net.simulate_iterations(ITERATIONS - 100);
        net
    };
    assert_eq!(text(&run(true)), text(&run(false)));
    assert_ne!(text(&run(true)), text(&reference()));

    // Resumed before the next iteration: nothing happened.
    let mut net = built(1);
    net.simulate_iterations(50);
    net.set_enabled(tag::exc, false);
    net.set_enabled(tag::exc, true);
    net.simulate_iterations(ITERATIONS - 50);
    assert_eq!(text(&net), text(&reference()));
}

#[test]
fn another_seed_gives_other_bits() {
    let mut net = built(2);
    assert_ne!(text(&net), text(&built(1)));
    net.simulate_iterations(ITERATIONS);
    assert_ne!(groups(&net), groups(&reference()));
    assert_ne!(net.ee.connectivity().pairs().collect::<Vec<_>>(), reference().ee.connectivity().pairs().collect::<Vec<_>>());
}

mod twins {
    use super::*;

    network! {
        pub(crate) network Twins() {
            group g[64] {
                first: f32 = 0.0;
                second: f32 = 0.0;
                third: f32 = 0.0;
                fourth: f32 = uniform(0.0, 1.0);

                #[tag(noise)]
                1 => |first: &mut f32, rng: &mut Rng| *first = rng.uniform();
                #[tag(noise)]
                1 => |second: &mut f32, rng: &mut Rng| *second = rng.uniform();
                1 => |third: &mut f32, rng: &mut Rng| *third = rng.uniform();
            }
        }
    }
}

#[test]
fn every_closure_has_its_own_random_numbers() {
    let mut net = twins::Twins::builder().seed(1).build().unwrap();
    net.iterate();
    let g = &net.g;
    let all: [&[f32]; 4] = [&g.first, &g.second, &g.third, &g.fourth];
    for (k, one) in all.iter().enumerate() {
        assert!(all[..k].iter().all(|other| other.iter().zip(*one).filter(|(a, b)| a == b).count() < 3));
    }
}

/// The number is held here, so that debug and release builds are compared, and one version of pymonn with the next: where it
/// changes, the results of every model change.
#[test]
fn the_bits_are_those_of_every_build() {
    assert_eq!(hash(&reference()), 0xe006_08df_9c07_5b80, "{:#018x}", hash(&reference()));
}

const CHILD: &str = "PYMONN_TESTS_CHILD";

/// In a child process of [`on_any_instruction_set`]: prints what it has.
#[test]
fn a_child_prints_its_bits() {
    if std::env::var_os(CHILD).is_some() {
        println!("BITS={:016x} {}", hash(&reference()), instruction_set());
    }
}

#[test]
fn on_any_instruction_set() {
    let expected = format!("{:016x}", hash(&reference()));
    for cap in ["base", "avx2", "avx512"] {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_child_prints_its_bits", "--nocapture", "--test-threads", "1"])
            .env(CHILD, "1")
            .env("PYMONN_ISA", cap)
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&child.stdout);
        let line = printed.split_once("BITS=").and_then(|(_, rest)| rest.lines().next()).unwrap_or_default();
        let (bits, used) = line.split_once(' ').unwrap_or_default();
        assert_eq!(bits, expected, "capped to {cap}: {printed}");
        assert!(cap != "base" || used == "base", "capped to {cap}, but it used {used}");
    }
}
