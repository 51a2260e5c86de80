//! After the first call `iterate()` allocates nothing.
#![allow(unsafe_code, reason = "a global allocator is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use pymonn::prelude::*;

/// Counts the allocations of each thread: the tests run side by side.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    // A thread that ends may allocate when its counter is gone.
    let _ = COUNT.try_with(|count| count.set(count.get() + 1));
}

// SAFETY: hands everything on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: the caller's promise.
        unsafe { System.realloc(place, layout, size) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many allocations the work makes.
fn allocations(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}

struct Lif {
    threshold: f32,
}

#[behaviour(v: f32 = uniform(0.0, 1.0), input: f32 = 0.0, spike: bool = false)]
impl Lif {
    fn neuron(&self, v: &mut f32, input: &mut f32, spike: &mut bool, rng: &mut Rng) {
        *v = *v * 0.9 + *input + 0.2 * rng.uniform() + 0.01 * rng.normal();
        *input = 0.0;
        *spike = *v > self.threshold;
        if *spike {
            *v = 0.0;
        }
    }
}

/// The mean of the group, once for all.
struct Mean;

#[behaviour(shared mean_v: f32 = 0.0)]
impl Mean {
    fn group(v: &[f32], mean_v: &mut f32) {
        *mean_v = mean(v) as f32;
    }
}

/// Every kind of hook of a synapse group.
struct Everything {
    gain: f32,
}

#[behaviour(src trace: f32 = 0.0, dst trace: f32 = 0.0)]
impl Everything {
    #[sum(dst_input)]
    fn synapse(&self, weight: f32, src_v: f32) -> f32 {
        0.001 * self.gain * weight * src_v
    }

    #[on_pre]
    #[sum(dst_input)]
    fn transmit(&self, weight: f32, rng: &mut Rng) -> f32 {
        if rng.bernoulli(0.9) { self.gain * weight } else { 0.0 }
    }

    #[on_pre]
    fn depress(weight: &mut f32, dst_trace: f32) {
        *weight = (*weight - 0.01 * dst_trace).max(0.0);
    }

    fn on_post(weight: &mut f32, src_trace: f32) {
        *weight = (*weight + 0.01 * src_trace).min(1.0);
    }

    #[synapse]
    fn diffuse(src_v: f32, dst_v: &mut f32) {
        *dst_v += 0.001 * (src_v - *dst_v);
    }

    fn efferent(src_trace: &mut f32, src_spike: bool, weight: View<f32>) {
        *src_trace = 0.9 * *src_trace + f32::from(u8::from(src_spike)) + 1e-6 * weight.sum();
    }

    fn afferent(dst_trace: &mut f32, dst_spike: bool, mut weight: ViewMut<f32>) {
        *dst_trace = 0.9 * *dst_trace + f32::from(u8::from(dst_spike));
        let sum = weight.sum();
        if sum > 5.0 {
            weight.scale(5.0 / sum);
        }
    }
}

macro_rules! without_allocations {
    ($($module:ident [$storage:ident] { $($delay:tt)* } { $($recorders:tt)* };)*) => { $(
        mod $module {
            use super::*;

            network! {
                pub(crate) network Net(size: usize = 200) {
                    boost: f32 = 1.0;

                    2.5 => |net: &mut Net, step: Step| net.boost = 1.0 + step.time as f32 * 1e-3;

                    group neurons[size] {
                        1 => Lif { threshold: 1.0 };
                        2 => Mean;
                        3 every 2 => |v: &mut f32, mean_v: f32, boost: f32| *v -= 0.001 * boost * mean_v;
                        $($recorders)*
                    }

                    synapses recurrent: neurons -> neurons [$storage] {
                        connect = probability(0.1);
                        $($delay)*
                        weight: f32 = uniform(0.0, 1.0);

                        2 => Everything { gain: 0.05 };
                        4 => |weight: &mut f32, rng: &mut Rng| *weight += 1e-3 * rng.uniform();
                    }
                }
            }

            pub(crate) fn built() -> Net {
                Net::builder().seed(3).build().unwrap()
            }

            #[test]
            fn iterations_allocate_nothing() {
                let mut net = built();
                net.iterate();
                let spikes = net.neurons.spike.iter().filter(|s| **s).count();
                let counted = allocations(|| net.simulate_iterations(200));
                if stringify!($($recorders)*).is_empty() {
                    assert_eq!(counted, 0);
                } else {
                    assert!(counted > 0, "the counter does not count");
                }
                let spikes = spikes + net.neurons.spike.iter().filter(|s| **s).count();
                assert!(spikes > 0, "nothing happened");
                net.set_enabled(net::tag::Everything, false);
                net.__set_fused(false);
                if stringify!($($recorders)*).is_empty() {
                    assert_eq!(allocations(|| net.simulate_iterations(20)), 0);
                }
            }
        }
    )* };
}

without_allocations! {
    sparse [Sparse] {} {};
    sparse_with_delay [Sparse] { delay = 3; } {};
    sparse_with_delays [Sparse] { delay = uniform(0, 9); } {};
    dense [Dense] {} {};
    dense_with_delays [Dense] { delay = uniform(0, 9); } {};
    recorded [Sparse] { delay = 1; } {
        8 => Recorder { v, v_mean: mean(v), input[0..5], mean_v };
        9 => EventRecorder { spike };
    };
}

/// Synapses are removed, by all hooks that can; what is shown of them is copied.
struct Wither;

#[behaviour]
impl Wither {
    fn prune(age: u32, rng: &mut Rng) -> bool {
        age > 20 && rng.bernoulli(0.001)
    }

    #[prune(src_spike)]
    fn at_sources(rng: &mut Rng) -> bool {
        rng.bernoulli(0.001)
    }

    #[prune(dst_spike)]
    fn at_targets(rng: &mut Rng) -> bool {
        rng.bernoulli(0.001)
    }
}

network! {
    network Withering {
        group neurons[200] {
            1 => Lif { threshold: 1.0 };
        }
        synapses recurrent: neurons -> neurons[Adaptive] {
            connect = probability(0.1);
            delay = 2;
            weight: f32 = uniform(0.0, 1.0);
            age: u32 = 0;
            shared heaviest: f32 = 0.0;

            2 => Everything { gain: 0.05 };
            3 => |age: &mut u32| *age += 1;
            4 => Wither;
            5 => |weight: &[f32], heaviest: &mut f32| *heaviest = max(weight) as f32;
            #[tag(sprouts)]
            6 => |new: &mut NewSynapses, rng: &mut Rng| {
                for _ in 0..100 {
                    new.link(rng.next_u32() as usize % 200, rng.next_u32() as usize % 200);
                }
            };
        }
    }
}

#[test]
fn removing_synapses_allocates_nothing() {
    let mut net = Withering::builder().seed(3).build().unwrap();
    // Also once some were added.
    for added in [0, 20] {
        net.set_enabled(withering::tag::sprouts, true);
        net.simulate_iterations(added);
        net.set_enabled(withering::tag::sprouts, false);
        net.iterate();
        let size = net.recurrent.size();
        assert_eq!(allocations(|| net.simulate_iterations(100)), 0);
        assert!(net.recurrent.size() < size - 50);
    }
}

#[test]
fn a_full_window_allocates_nothing() {
    let mut net = recorded::built();
    net.neurons.recorder.set_window(Some(20));
    net.neurons.event_recorder.set_window(Some(20));
    net.simulate_iterations(500);
    let rows = net.neurons.recorder.v.len();
    // A buffer of events grows to the largest number of them within a window; the run behind has settled.
    assert_eq!(allocations(|| net.simulate_iterations(100)), 0);
    assert_eq!((rows, net.neurons.recorder.v.len()), (20, 20));
    assert!(!net.neurons.event_recorder.spike.is_empty());
}

#[test]
fn a_sorn_allocates_nothing() {
    use pymonn::behaviours::sorn::Growth;
    use pymonn::models::sorn::{ExcitatoryActivation, Parameters, Phase, Simulator, WEE};
    let all = Parameters {
        winners: Some(20),
        failure: 0.1,
        feed_forward: 0.1,
        spike_noise: 0.01,
        eta_input: 0.001,
        ..Parameters::hartmann()
    };
    let growing = Parameters { growth: Growth::Random(1.0), ..Parameters::zheng() };
    for parameters in [Parameters::lazar(), growing, Parameters::package(200, 10), all] {
        let mut net = parameters.build::<f32>(3).unwrap();
        net.step(&[1.0]).unwrap();
        // Longer than between two exact sums of all weights.
        let counted = allocations(|| {
            for t in 0..300 {
                net.step_with(&[1.0], t % 2 == 0).unwrap();
            }
        });
        assert_eq!(counted, 0, "{parameters:?}");

        let mut simulator = Simulator::<f32>::new(&parameters, 3).unwrap();
        let (mut spikes, mut weights) = (ExcitatoryActivation::new().window(20), WEE::new().every(10).window(2));
        simulator.run_with(500, |_, _| {}, (&mut spikes, &mut weights));
        simulator.step_with(&[1.0], Phase::Training).unwrap();
        // The input's buffer.
        assert_eq!(allocations(|| simulator.run_with(500, |_, input| input.fill(1.0), (&mut spikes, &mut weights))), 1);
        assert_eq!((spikes.len(), weights.len()), (20, 2));
    }
}
