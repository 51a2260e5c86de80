//! Several threads: the same bits for every number of them, and what may be asked of them.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};

use pymonn::prelude::*;
use pymonn_tests::bits::text;

const ITERATIONS: u64 = 60;

#[derive(Clone)]
struct Lif<F> {
    threshold: F,
}

#[behaviour(v: F = uniform(0.0, 1.0), input: F = F::ZERO, spike: bool = false)]
impl<F: Float> Lif<F> {
    fn neuron(&self, v: &mut F, input: &mut F, spike: &mut bool, rng: &mut Rng, neuron: Neuron) {
        let slope = F::from_f64(0.8 + 0.1 * (neuron.index % 3) as f64);
        *v = *v * slope + *input + F::from_f64(0.3) * rng.uniform_of::<F>();
        *input = F::ZERO;
        *spike = *v > self.threshold;
        if *spike {
            *v = F::ZERO;
        }
    }
}

/// The mean of the group, and what uses it: threads meet in between.
#[derive(Clone)]
struct Calm;

#[behaviour(shared mean_v: f64 = 0.0)]
impl Calm {
    #[group]
    fn average(v: &[f32], mean_v: &mut f64) {
        *mean_v = mean(v);
    }

    #[neuron]
    fn pull(v: &mut f32, mean_v: f64) {
        *v -= 0.01 * (*v - mean_v as f32);
    }
}

/// Every kind of hook, with every way to take a variable.
#[derive(Clone)]
struct Everything {
    gain: f32,
}

#[behaviour(src trace: f32 = 0.0, dst trace: f32 = 0.0, dst reach: f32 = 0.0, src reach: f32 = 0.0)]
impl Everything {
    fn initialize(weight: &mut f32, rng: &mut Rng, src: Neuron, dst: Neuron) {
        *weight += 0.1 * rng.uniform() + 1e-4 * (src.index + dst.index) as f32;
    }

    #[synapse]
    #[sum(dst_input)]
    fn graded(&self, weight: f32, src_v: f32) -> f32 {
        0.01 * self.gain * weight * src_v
    }

    #[on_pre]
    #[sum(dst_input)]
    fn transmit(&self, weight: f32, rng: &mut Rng, src: Neuron) -> f32 {
        if rng.bernoulli(0.9) { self.gain * weight / (1 + src.index) as f32 } else { 0.0 }
    }

    #[on_pre]
    fn depress(weight: &mut f32, dst_trace: f32, dst: Neuron) {
        *weight = (*weight - 0.01 * dst_trace / (1 + dst.index) as f32).max(0.0);
    }

    fn on_post(weight: &mut f32, src_trace: f32, src_v: f32, dst_v: &mut f32) {
        *weight = (*weight + 0.01 * src_trace + 0.001 * src_v).min(1.0);
        *dst_v += 0.001;
    }

    /// Reads through one end what it changes through the other.
    #[synapse]
    fn diffuse(src_v: f32, dst_v: &mut f32, weight: &mut f32) {
        *dst_v += 0.0001 * (src_v - *dst_v);
        *weight *= 0.9999;
    }

    /// Changes the source.
    #[on_pre]
    fn tire(src_reach: &mut f32, weight: f32) {
        *src_reach += 0.01 * weight;
    }

    #[efferent]
    fn leave(src_trace: &mut f32, src_spike: bool, weight: View<f32>, dst_v: View<f32>, src: Neuron) {
        *src_trace = 0.9 * *src_trace + f32::from(u8::from(src_spike)) + 1e-4 * weight.sum() + 1e-5 * src.index as f32;
        *src_trace += 1e-4 * dst_v.sum();
    }

    #[efferent]
    fn fade(mut weight: ViewMut<f32>, src_spike: bool) {
        if src_spike {
            weight.scale(0.999);
        }
    }

    #[afferent]
    fn arrive(dst_trace: &mut f32, dst_reach: &mut f32, dst_spike: bool, mut weight: ViewMut<f32>, src_trace: View<f32>) {
        *dst_trace = 0.9 * *dst_trace + f32::from(u8::from(dst_spike));
        *dst_reach = weight.iter().zip(src_trace).map(|(w, trace)| w * trace).sum();
        let sum = weight.sum();
        if sum > 3.0 {
            weight.scale(3.0 / sum);
        }
    }
}

/// Transmission alone, into a variable of another name.
#[derive(Clone)]
struct Pass;

#[behaviour]
impl Pass {
    #[sum(dst_current)]
    fn on_pre(strength: f32) -> f32 {
        0.1 * strength
    }
}

/// Potentiation alone: the values lie by target.
#[derive(Clone)]
struct Potentiate;

#[behaviour]
impl Potentiate {
    fn on_post(strength: &mut f32, src_spike: bool) {
        *strength += if src_spike { 0.01 } else { 0.001 };
    }
}

/// Removes and adds synapses, which one thread does.
#[derive(Clone)]
struct Turnover;

#[behaviour]
impl Turnover {
    #[prune(src_spike)]
    fn lose(rng: &mut Rng) -> bool {
        rng.bernoulli(0.05)
    }

    #[prune(dst_spike)]
    fn lose_more(rng: &mut Rng, dst_v: f32) -> bool {
        dst_v < 0.5 && rng.bernoulli(0.1)
    }

    fn grow(src_v: &[f32], new: &mut NewSynapses, rng: &mut Rng) {
        for (source, v) in src_v.iter().enumerate() {
            if *v > 0.7 {
                new.link(source, rng.next_u32() as usize % new.targets());
            }
        }
    }
}

/// Names the variables that differ.
fn same(found: &[String], expected: &[String], how: &str) {
    assert_eq!(found.len(), expected.len());
    let differ = found.iter().zip(expected).filter(|(a, b)| a != b);
    let names: Vec<&str> = differ.map(|(line, _)| line.split(':').next().unwrap_or_default()).collect();
    assert!(names.is_empty(), "{how}: {names:?} differ");
}

macro_rules! networks {
    ($($module:ident [$storage:ident] { $($settings:tt)* };)*) => { $(
        mod $module {
            use super::*;

            network! {
                #[derive(Clone)]
                pub(crate) network Net(size: usize = 150, boost: f32 = 1.5) {
                    dt = 0.5;
                    drive: f32 = 0.01;

                    6 => |net: &mut Net, step: Step| net.drive = 0.01 + 1e-4 * step.time as f32;

                    #[tag(cells)]
                    group exc[size] {
                        1 => Lif::<f32> { threshold: 1.0 };
                        2 => |v: &mut f32, drive: f32| *v += drive * boost;
                        #[tag(calm)]
                        3 every 3 => Calm;
                        4 => Recorder { v, most: f32 = v.iter().copied().fold(0.0, f32::max) };
                        9 => EventRecorder { spike };
                    }

                    group inh[size / 2 + 1] {
                        1 => Lif::<f32> { threshold: 0.9 };
                    }

                    #[tag(plastic)]
                    synapses ee: exc -> exc [$storage] {
                        $($settings)*
                        weight: f32 = uniform(0.0, 0.3);
                        2 => Everything { gain: 0.2 };
                    }

                    #[tag(between)]
                    synapses ei: exc -> inh [$storage] {
                        $($settings)*
                        weight: f32 = uniform(0.0, 0.3);
                        2.5 every 2 => Everything { gain: 0.1 };
                    }

                    synapses ie: inh -> exc [$storage] {
                        $($settings)*
                        w: f32 = uniform(0.0, 0.3);
                        5 => Pass with strength = w, dst_current = dst_input;
                        5 => |w: &mut f32, rng: &mut Rng| *w += 1e-3 * rng.uniform();
                    }

                    synapses ii: inh -> inh [$storage] {
                        $($settings)*
                        w: f32 = uniform(0.0, 0.3);
                        7 => Potentiate with strength = w;
                    }
                }
            }

            fn built(threads: usize) -> Net {
                let mut net = Net::builder().seed(4).build().unwrap();
                net.__set_threads(threads);
                net
            }

            fn all(net: &Net) -> Vec<String> {
                let v: Vec<f32> = net.exc.recorder.v.view().iter().copied().collect();
                let mut lines = text(net);
                lines.push(format!("recorder: {v:?}"));
                lines.push(format!("events: {:?}", net.exc.event_recorder.spike));
                lines
            }

            #[test]
            fn the_same_bits_for_every_number_of_threads() {
                let mut one = built(1);
                one.simulate_iterations(ITERATIONS);
                assert!(one.exc.event_recorder.spike.len() > 50, "it fires");
                for threads in [2, 3, 5, 16] {
                    let mut net = built(threads);
                    net.simulate_iterations(ITERATIONS);
                    same(&all(&net), &all(&one), &format!("{threads} threads"));
                }
            }

            #[test]
            fn paused_not_fused_cloned_and_with_another_number_in_between() {
                let run = |threads: [usize; 4]| {
                    let mut net = built(threads[0]);
                    net.simulate_iterations(13);
                    net.__set_threads(threads[1]);
                    net.set_enabled(net::tag::plastic, false);
                    net.simulate_iterations(7);
                    net.__set_fused(false);
                    net.simulate_iterations(10);
                    net.set_enabled(net::tag::plastic, true);
                    net.set_enabled(net::tag::calm, false);
                    let mut copy = net.clone();
                    drop(net);
                    copy.simulate_iterations(10);
                    copy.__set_threads(threads[2]);
                    // What the host program writes is seen.
                    copy.exc.spike.fill(true);
                    copy.set_enabled(net::tag::between, false);
                    copy.simulate_iterations(9);
                    let mut moved = thread::spawn(move || {
                        copy.simulate_iterations(5);
                        copy
                    })
                    .join()
                    .unwrap();
                    moved.__set_threads(threads[3]);
                    moved.set_enabled(net::tag::cells, false);
                    moved.simulate_iterations(6);
                    all(&moved)
                };
                let one = run([1; 4]);
                for threads in [[2; 4], [3, 1, 5, 2], [1, 4, 1, 7]] {
                    same(&run(threads), &one, &format!("{threads:?} threads"));
                }
            }
        }
    )* };
}

networks! {
    sparse [Sparse] { connect = probability(0.2).without_self(); };
    sparse_with_copies [Sparse] { connect = fixed_total(3_000); };
    sparse_with_delay [Sparse] { connect = fixed_in_degree(20); delay = 3; };
    sparse_with_delays [Sparse] { connect = probability(0.2); delay = uniform(0, 7); };
    adaptive [Adaptive] { connect = probability(0.2); delay = 2; 3 => Turnover; };
    full [Dense] {};
    masked [Dense] { connect = probability(0.3); };
    masked_with_delays [Dense] { connect = probability(0.3); delay = uniform(0, 7); };
}

/// A sum over all synapses and nothing else, which has a layout of its own.
#[derive(Clone)]
struct Mix;

#[behaviour]
impl Mix {
    #[synapse]
    #[sum(dst_input)]
    fn mix(weight: f32, src_v: f32) -> f32 {
        weight * src_v
    }
}

/// Changes the source alone, at events that threads may have looked for.
#[derive(Clone)]
struct Echo;

#[behaviour(src heard: f32 = 0.0)]
impl Echo {
    fn on_post(src_heard: &mut f32, weight: f32) {
        *src_heard = 0.9 * *src_heard + weight;
    }
}

mod sums {
    use super::*;

    network! {
        pub(crate) network Net(size: usize = 150) {
            group cells[size] {
                1 => Lif::<f32> { threshold: 1.0 };
            }
            group few[size / 4] {
                1 => Lif::<f32> { threshold: 1.0 };
            }
            synapses within: cells -> cells {
                connect = probability(0.2);
                weight: f32 = uniform(0.0, 0.01);
                2 => Mix;
            }
            synapses out: cells -> few {
                connect = probability(0.1);
                weight: f32 = uniform(0.0, 0.01);
                2 => Mix;
            }
            synapses back: few -> cells {
                connect = probability(0.3);
                weight: f32 = uniform(0.0, 0.01);
                3 => Echo;
            }
        }
    }

    #[test]
    fn have_the_same_bits_for_every_number_of_threads() {
        for size in [40, 150, 1000] {
            let run = |threads| {
                let mut net = Net::builder().size(size).seed(2).build().unwrap();
                net.__set_threads(threads);
                net.simulate_iterations(ITERATIONS);
                assert!(net.cells.input.iter().any(|&x| x > 0.0) && net.back.src_heard.iter().any(|&x| x > 0.0));
                text(&net)
            };
            let one = run(1);
            for threads in [2, 3, 7] {
                same(&run(threads), &one, &format!("{size} neurons, {threads} threads"));
            }
        }
    }
}

/// Notes which threads call it.
struct Watch(Arc<Mutex<HashSet<ThreadId>>>);

#[behaviour(phase: f64 = uniform(0.0, 1.0))]
impl Watch {
    fn neuron(&self, phase: &mut f64, neuron: Neuron) {
        *phase = phase.sin();
        if neuron.index.is_multiple_of(100) {
            self.0.lock().unwrap().insert(thread::current().id());
        }
    }
}

mod watched {
    use super::*;

    network! {
        #[derive(Debug)]
        pub(crate) network Net<F: Float = f32>(size: usize = 1000, seen: Arc<Mutex<HashSet<ThreadId>>> = Arc::default(), bad: usize = usize::MAX) {
            group a[size] {
                1 => Watch(seen);
                2 => Lif::<F> { threshold: F::ONE };
                3 => |neuron: Neuron| assert!(neuron.index != bad, "neuron {} is bad", neuron.index);
            }
        }
    }

    impl core::fmt::Debug for Watch {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("Watch")
        }
    }

    impl<F> core::fmt::Debug for Lif<F> {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("Lif")
        }
    }
}

#[test]
fn no_threads_are_refused() {
    let refusal = watched::Net::<f32>::builder().threads(0).build().unwrap_err();
    assert_eq!(refusal.to_string(), "network `Net` cannot be built: `threads`: `threads` is 0: allowed is 1 or more");
}

#[test]
fn more_threads_than_cores_or_neurons_are_no_mistake() {
    for (size, threads) in [(1, 5), (3, 1_000_000), (64, 2), (1_000, 70)] {
        let mut net = watched::Net::<f64>::builder().size(size).threads(threads).build().unwrap();
        net.simulate_iterations(100);
        let mut one = watched::Net::<f64>::builder().size(size).build().unwrap();
        one.simulate_iterations(100);
        assert_eq!(text(&net), text(&one));
    }
}

#[test]
fn several_threads_work() {
    let seen = Arc::new(Mutex::new(HashSet::new()));
    let mut net = watched::Net::<f32>::builder().seen(Arc::clone(&seen)).build().unwrap();
    net.__set_threads(3);
    // The caller does what another thread has not begun, so that it may take a while until all have had work.
    for _ in 0..2_000 {
        net.simulate_iterations(20);
        if seen.lock().unwrap().len() == 3 {
            return;
        }
    }
    panic!("{} of 3 threads worked", seen.lock().unwrap().len());
}

#[test]
fn a_small_network_starts_no_threads() {
    let seen = Arc::new(Mutex::new(HashSet::new()));
    let mut net = watched::Net::<f32>::builder().size(3).seen(Arc::clone(&seen)).threads(8).build().unwrap();
    net.simulate_iterations(20_000);
    if std::env::var_os("PYMONN_THREADS").is_none() && cfg!(not(debug_assertions)) {
        assert_eq!(seen.lock().unwrap().len(), 1);
    }
}

#[test]
fn a_panic_in_a_hook_reaches_the_caller() {
    for bad in [5, 500, 999] {
        let mut net = watched::Net::<f32>::builder().bad(bad).build().unwrap();
        net.__set_threads(3);
        let panic = catch_unwind(AssertUnwindSafe(|| net.iterate())).unwrap_err();
        assert_eq!(*panic.downcast::<String>().unwrap(), format!("neuron {bad} is bad"));
    }
}

#[test]
fn a_network_shows_itself_and_may_be_sent() {
    fn sent<T: Send + Sync>(net: T) -> T {
        net
    }
    let net = sent(watched::Net::<f32>::builder().size(2).threads(2).build().unwrap());
    assert!(format!("{net:?}").contains("Threads"));
}
