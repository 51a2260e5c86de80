//! A network is built in hardly more memory than it then holds.
//!
//! The large one is left out of ordinary runs: `cargo test --release -p pymonn-tests --test memory -- --ignored --nocapture`.
#![allow(unsafe_code, reason = "a global allocator is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use pymonn::prelude::*;

/// Counts the bytes that all threads hold. A block that grows is there twice, as it is where it moves.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn taken(bytes: usize) {
    PEAK.fetch_max(HELD.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

fn given_back(bytes: usize) {
    HELD.fetch_sub(bytes, Relaxed);
}

// SAFETY: hands everything on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        taken(size);
        given_back(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.realloc(place, layout, size) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        given_back(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// One network at a time.
static TURN: Mutex<()> = Mutex::new(());

/// What building took and left: bytes at the most, bytes held.
fn measured<N>(build: impl FnOnce() -> N) -> (N, f64, f64) {
    let before = HELD.load(Relaxed);
    PEAK.store(before, Relaxed);
    let net = build();
    let bytes = |count: &AtomicUsize| (count.load(Relaxed) - before) as f64;
    (net, bytes(&PEAK), bytes(&HELD))
}

struct Deliver;

#[behaviour]
impl Deliver {
    #[sum(dst_input)]
    fn on_pre(weight: f32) -> f32 {
        weight
    }
}

struct Depress;

#[behaviour]
impl Depress {
    fn on_post(weight: &mut f32) {
        *weight *= 0.99;
    }
}

/// Networks of one group, each with another kind of synapses.
macro_rules! declared {
    ($($module:ident [$storage:ident] { $($synapses:tt)* })*) => { $(
        mod $module {
            use super::*;

            network! {
                pub(crate) network Net(size: usize = 100, degree: usize = 10) {
                    group cells[size] {
                        input: f32 = 0.0;
                        spike: bool = false;

                        1 => |input: &mut f32, spike: &mut bool, rng: &mut Rng| {
                            *spike = rng.uniform() < 0.001 + *input;
                            *input = 0.0;
                        };
                    }

                    synapses links: cells -> cells [$storage] { $($synapses)* }
                }
            }
        }
    )* };
}

declared! {
    drawn [Sparse] { connect = probability(degree as f64 / size as f64); weight: f32 = uniform(0.0, 1.0); 2 => Deliver; }
    counted [Sparse] { connect = fixed_in_degree(degree); weight: f32 = 0.5; 2 => Deliver; }
    sent [Sparse] { connect = fixed_out_degree(degree).without_self(); weight: f32 = 0.5; 2 => Deliver; }
    late [Sparse] {
        connect = probability(degree as f64 / size as f64);
        weight: f32 = uniform(0.0, 1.0);
        delay = uniform(1, 16);
        2 => Deliver;
    }
    received [Sparse] { connect = probability(degree as f64 / size as f64); weight: f32 = uniform(0.0, 1.0); 2 => Depress; }
    both [Sparse] {
        connect = fixed_in_degree(degree).with_multiple();
        weight: f32 = uniform(0.0, 1.0);
        2 => Deliver;
        3 => Depress;
    }
    near [Sparse] {
        connect = by(move |src, dst| (src.index + size - dst.index) % size < degree);
        weight: f32 = 0.5;
        2 => Deliver;
    }
    masked [Dense] { connect = probability(0.3); weight: f32 = uniform(0.0, 1.0); 2 => Deliver; 3 => Depress; }
    full [Dense] { weight: f32 = uniform(0.0, 1.0); 2 => Deliver; }
}

/// Builds the network and refuses more than 1.2 times what it holds; gives the bytes of a synapse.
macro_rules! built {
    ($module:ident, $size:expr, $degree:expr) => {{
        let (net, peak, held) = measured(|| $module::Net::builder().size($size).degree($degree).seed(1).build().unwrap());
        let each = held / net.links.size() as f64;
        println!("{}: {} synapses, peak / held {:.3}, {each:.2} bytes each", stringify!($module), net.links.size(), peak / held);
        assert!(peak <= 1.2 * held, "{}: {peak} bytes at the most for {held}", stringify!($module));
        each
    }};
}

#[test]
fn building_takes_at_most_a_fifth_more_than_what_is_held() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    // A neuron takes up to 64 bytes: its variables, its row in the index, its segment and room for that where events arrive.
    assert!(built!(drawn, 20_000, 200) < 6.0 + 64.0 / 200.0);
    // From here on no more synapses than are drawn without a list.
    let neuron = 64.0 / 60.0;
    assert!(built!(counted, 20_000, 60) < 6.0 + neuron);
    assert!(built!(sent, 20_000, 60) < 6.0 + neuron);
    // 16 segments for each source.
    assert!(built!(late, 20_000, 60) < 6.0 + 16.0 * neuron);
    assert!(built!(received, 20_000, 60) < 6.0 + neuron);
    // A second index with places, and the numbers of repeated pairs.
    assert!(built!(both, 20_000, 60) < 16.0 + 1.2 * neuron);
    // More neurons than 16 bits number.
    assert!(built!(drawn, 70_000, 20) < 8.0 + 64.0 / 20.0);
    assert!(built!(near, 1_500, 1_000) < 6.1);
    assert!(built!(masked, 2_000, 0) < (4.0 + 0.3 * (2.0 + 2.0 + 4.0)) / 0.3 + 0.2);
    assert!(built!(full, 2_000, 0) < 4.1);
}

/// The package keeps all matrices of all steps: 4 GB for 10,000 steps of 200 units.
#[test]
fn the_memory_of_a_sorn_does_not_grow_with_its_steps() {
    use pymonn::models::sorn::{
        EEConnectionCounts, EIConnectionCounts, ExcitatoryActivation, IEConnectionCounts, InhibitoryActivation, Parameters,
        RecurrentActivation, Simulator, TE, TI, WEE, WEI,
    };
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut simulator = Simulator::<f32>::new(&Parameters::package(50, 4), 3).unwrap();
    let (mut x, mut y, mut r) =
        (ExcitatoryActivation::new().window(50), InhibitoryActivation::new().window(50), RecurrentActivation::new().window(50));
    let (mut wee, mut wei, mut te, mut ti) =
        (WEE::new().every(10).window(3), WEI::new().every(10).window(3), TE::new().window(50), TI::new().window(50));
    let (mut ee, mut ei, mut ie) =
        (EEConnectionCounts::new().window(50), EIConnectionCounts::new().window(50), IEConnectionCounts::new().window(50));
    let mut run = |steps| {
        let all = (&mut x, &mut y, &mut r, &mut wee, &mut wei, &mut te, &mut ti, &mut ee, &mut ei, &mut ie);
        simulator.run_with(steps, |t, input| input[t as usize % 4] = 1.0, all);
    };
    run(500);
    let ((), peak, held) = measured(|| run(3000));
    // The buffer of the input.
    assert!(held == 0.0 && peak <= 64.0, "{held} bytes more, {peak} in between");
    let kept = wee.as_slice().len();
    assert_eq!((x.len(), ee.len(), kept), (50, 50, 3 * 2500));
}

#[test]
#[ignore = "takes 1 GB and some seconds"]
fn a_million_neurons_with_a_hundred_million_synapses() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let begun = Instant::now();
    let mut parts = Vec::new();
    let (net, peak, held) = measured(|| {
        let builder = drawn::Net::builder().size(1_000_000).degree(100).seed(1);
        builder.build_reporting(|building| {
            if building.done == building.total {
                parts.push(format!("{building} after {:.1} s", begun.elapsed().as_secs_f64()));
            }
        })
    });
    let net = net.unwrap();
    let synapses = net.links.size() as f64;
    println!(
        "{synapses} synapses in {:.1} s: {:.3} bytes each, peak / held {:.3}",
        begun.elapsed().as_secs_f64(),
        held / synapses,
        peak / held
    );
    println!("{}", parts.join("\n"));
    assert!((synapses - 1e8).abs() < 1e5);
    assert!(peak <= 1.2 * held);
    let weight = 4.0;
    let index = (net.links.connectivity().bytes() as f64) / synapses;
    assert!(weight + index < 8.0 + 0.3, "an index entry of 4 bytes, and 28 for each source");
}
