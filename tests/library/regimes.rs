//! Brunel's states and the microcircuit's rates, with the networks of the examples.
//!
//! The short forms run in any build; the whole networks need optimised code, so they are left out unless asked for:
//! `cargo test --release -p pymonn-tests --test library -- --ignored regimes`.

#[path = "../../examples/networks/brunel.rs"]
mod brunel;
#[path = "../../examples/networks/microcircuit.rs"]
mod microcircuit;
#[path = "../../examples/common/spikes.rs"]
mod spikes;

use brunel::Brunel;
use microcircuit::{Column, Microcircuit, NAMES, RATES};
use spikes::Spikes;

/// A column of numbers of a table with a heading.
fn column(table: &str, column: usize) -> Vec<f64> {
    table.lines().skip(1).map(|line| line.split(',').nth(column).and_then(|cell| cell.parse().ok()).unwrap()).collect()
}

fn near(what: &str, value: f64, expected: f64, tolerance: f64) {
    assert!((value / expected - 1.0).abs() < tolerance, "{what}: {value:.3}, expected {expected:.3} up to {tolerance} of it");
}

/// The spikes of Brunel's network after 100 ms: of `size` neurons, `inputs` of which excite each.
fn brunel(size: usize, inputs: usize, g: f32, outside: f32, delays: [u32; 2], steps: u64) -> Spikes {
    let builder = Brunel::builder().size(size).exciting(inputs).inhibiting(inputs / 4).g(g).outside(outside);
    let mut net = builder.shortest(delays[0]).longest(delays[1]).seed(1).build().unwrap();
    net.simulate_iterations(steps);
    let (exc, inh) = (&net.exc.event_recorder.spike, &net.inh.event_recorder.spike);
    Spikes::new([(exc, 0..net.exc.size()), (inh, 0..net.inh.size())], 1_000, steps)
}

/// A tenth of the neurons, half of whom hear of each other: the rates are those of the whole network, but for the slow state;
/// synchrony is larger.
#[test]
fn states_of_brunel_with_few_neurons() {
    let few = |g, outside, delays, steps| brunel(1_250, 500, g, outside, delays, steps);

    let regular = few(3.0, 2.0, [14, 14], 1_500);
    assert!(regular.rate() > 250.0 && regular.irregularity() < 0.05 && regular.synchrony(1.0) > 0.5);
    let asynchronous = few(3.0, 2.0, [0, 29], 1_500);
    assert!(asynchronous.rate() > 250.0 && asynchronous.irregularity() < 0.1 && asynchronous.synchrony(1.0) < 0.1);

    let fast = few(6.0, 4.0, [14, 14], 3_000);
    near("SI fast", fast.rate(), 60.7, 0.1);
    assert!(fast.irregularity() > 0.7 && fast.synchrony(1.0) > 0.7);
    let irregular = few(5.0, 2.0, [14, 14], 3_000);
    near("AI", irregular.rate(), 37.7, 0.1);
    assert!(irregular.irregularity() > 0.3);
    let slow = few(4.5, 0.9, [14, 14], 4_000);
    assert!(slow.rate() < 15.0 && slow.irregularity() > 0.3 && slow.synchrony(1.0) > 1.5);
}

#[test]
#[ignore = "15 million synapses, five times: for optimised builds"]
fn states_of_brunel() {
    let table = include_str!("../reference/data/library/regimes/brunel.csv");
    let [rates, irregularities, synchronies] = [1, 2, 3].map(|k| column(table, k));
    let states = [(3.0, 2.0, 2_000), (6.0, 4.0, 8_000), (5.0, 2.0, 8_000), (4.5, 0.9, 12_000)];
    let states = states.map(|(g, outside, steps)| brunel(12_500, 1_000, g, outside, [14, 14], steps));
    for (k, spikes) in states.iter().enumerate() {
        let tolerance = [0.03, 0.05, 0.05, 0.2][k];
        near("rate", spikes.rate(), rates[k], tolerance);
        near("irregularity", spikes.irregularity() + 0.1, irregularities[k] + 0.1, 0.2);
        near("synchrony", spikes.synchrony(1.0), synchronies[k], 0.3);
    }
    let [_, fast, irregular, slow] = &states;
    near("SI fast", fast.rate(), 60.7, 0.05);
    near("AI", irregular.rate(), 37.7, 0.05);
    near("SI slow", slow.rate(), 5.5, 0.2);
    near("frequency of SI fast", fast.frequency(), 180.0, 0.08);
    near("frequency of SI slow", slow.frequency(), 22.0, 0.35);
}

/// The rates of the microcircuit's populations.
fn rates(scale: f64, steps: u64) -> Vec<f64> {
    let mut net = Microcircuit::builder().scale(scale).seed(1).build().unwrap();
    net.simulate_iterations(steps);
    let (column, events) = (Column::new(scale), &net.cells.event_recorder.spike);
    (0..8).map(|k| Spikes::new([(events, column.neurons(k))], 1_000, steps).rate()).collect()
}

/// NEST's rates at a scale of 0.05 (1) or 0.1 (2).
fn nest(scale: usize) -> Vec<f64> {
    column(include_str!("../reference/data/library/regimes/microcircuit.csv"), scale)
}

#[test]
fn rates_of_a_small_microcircuit() {
    for (k, rate) in rates(0.05, 2_500).into_iter().enumerate() {
        near(NAMES[k], rate, nest(1)[k], 0.4);
    }
}

#[test]
#[ignore = "3 million synapses: for optimised builds"]
fn rates_of_a_tenth_of_the_microcircuit() {
    for (k, rate) in rates(0.1, 30_000).into_iter().enumerate() {
        near(NAMES[k], rate, nest(2)[k], 0.12);
    }
}

/// Lowest and highest rates in simulations of a model of the same, at scales of 0.1 to 1 (Romaro et al. 2021, Neural Computation
/// 33, table A.1).
const PUBLISHED: [[f64; 2]; 8] =
    [[0.69, 0.90], [2.79, 3.28], [4.39, 4.76], [5.70, 6.20], [6.17, 8.34], [8.22, 8.97], [1.06, 1.22], [7.57, 8.06]];

#[test]
#[ignore = "300 million synapses, 4 GB: for optimised builds"]
fn rates_of_the_microcircuit() {
    for (k, rate) in rates(1.0, 8_000).into_iter().enumerate() {
        near(NAMES[k], rate, RATES[k], 0.08);
        let [low, high] = PUBLISHED[k];
        assert!((0.97 * low..1.03 * high).contains(&rate), "{}: {rate:.2}, published {low} to {high}", NAMES[k]);
    }
}
