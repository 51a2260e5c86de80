//! `[Adaptive]`: synapses that come and go, against a map of pairs and against networks that have the same synapses from the start.

use std::collections::BTreeMap;

use pymonn::prelude::*;

const SIZE: usize = 30;
const DELAY: usize = 3;

/// Pair plasticity by events, and a bound on what arrives at a neuron.
#[derive(Clone)]
struct Rule;

#[behaviour]
impl Rule {
    fn on_pre(weight: &mut f32, dst_trace: f32) {
        *weight -= 0.02 * dst_trace;
    }

    fn on_post(weight: &mut f32, src_trace: f32) {
        *weight += 0.03 * src_trace;
    }

    fn afferent(mut weight: ViewMut<f32>, src_trace: View<f32>, dst_input: &mut f32) {
        for (w, x) in weight.iter_mut().zip(src_trace) {
            *w += 0.001 * x;
        }
        if weight.sum() > 2.0 {
            let sum = weight.sum();
            weight.scale(2.0 / sum);
        }
        *dst_input += weight.len() as f32;
    }
}

/// Removes weak synapses, and at events those of some age.
#[derive(Clone)]
struct Prune;

#[behaviour]
impl Prune {
    fn prune(&self, weight: f32, src: Neuron, dst: Neuron) -> bool {
        weight < 0.02 || src.index == dst.index
    }

    #[prune(src_spike)]
    fn old(&self, age: &mut u32, dst_trace: f32) -> bool {
        *age += 100;
        *age % 7 == 3 && dst_trace > 0.1
    }

    #[prune(dst_spike)]
    fn older(&self, age: u32, src_trace: f32) -> bool {
        age % 5 == 2 && src_trace > 0.1
    }
}

/// Adds a few, whose number depends on the iteration.
#[derive(Clone)]
struct Grow;

/// The pairs that are tried in an iteration.
fn tried(iteration: u64) -> impl Iterator<Item = (usize, usize)> {
    let k = iteration as usize;
    let tries = if k.is_multiple_of(50) { 300 } else { k % 9 };
    (0..tries).map(move |j| ((k * 31 + j * 17) % (SIZE + 1), (k * 13 + j * 11 + k / SIZE) % (SIZE + 1)))
}

#[behaviour(born: u64 = 0, mark: f64 = uniform(0.0, 1.0))]
impl Grow {
    fn initialize(weight: &mut f32, born: &mut u64, src: Neuron, dst: Neuron, step: Step) {
        *weight += 0.001 * (src.index + dst.index) as f32;
        *born = step.iteration;
    }

    fn grow(src_trace: &[f32], new: &mut NewSynapses, step: Step) {
        for (source, target) in tried(step.iteration) {
            let there = source < new.sources() && target < new.targets();
            if !there {
                assert!(!new.link(source, target) && !new.contains(source, target));
            } else if new.in_degree(target) < 12 && new.out_degree(source) < 15 && src_trace[source] < 1.5 {
                let linked = new.contains(source, target);
                assert_eq!(new.link(source, target), !linked);
                assert!(new.contains(source, target) && !new.link(source, target));
            }
        }
    }
}

network! {
    #[derive(Clone)]
    network Living {
        group cells[SIZE] {
            spike: bool = false;
            trace: f32 = 0.0;
            input: f32 = 0.0;

            1 => |spike: &mut bool, trace: &mut f32, input: &mut f32, neuron: Neuron, step: Step| {
                *spike = fires(neuron.index, step.iteration);
                *trace = 0.8 * *trace + if *spike { 1.0 } else { 0.0 };
                *input = 0.0;
            };
        }
        synapses rec: cells -> cells[Adaptive] {
            connect = probability(0.2);
            delay = DELAY;
            weight: f32 = 0.1;
            age: u32 = 0;

            #[sum(dst_input)]
            2 => |weight: f32, src_trace: f32| weight * src_trace;
            3 => Rule;
            #[tag(changes)]
            4 => Prune;
            #[tag(changes)]
            5 => Grow;
            6 => |age: &mut [u32], weight: &mut [f32]| {
                assert_eq!(age.len(), weight.len());
                age.iter_mut().for_each(|age| *age += 1);
                weight.iter_mut().for_each(|w| *w *= 0.999);
            };
            7 => Recorder { mean: mean(weight), count: usize = weight.len(), ages: Vec<u32> = age.to_vec() };
        }
    }
}

fn fires(neuron: usize, iteration: u64) -> bool {
    (neuron as u64 * 7 + iteration * 13 + iteration * iteration % 17).is_multiple_of(11)
}

/// One synapse of the naive model.
#[derive(Clone, Debug, PartialEq)]
struct Synapse {
    weight: f32,
    age: u32,
    born: u64,
}

/// The same network as loops over a map, by source, then target.
struct Naive {
    synapses: BTreeMap<(usize, usize), Synapse>,
    trace: Vec<f32>,
    input: Vec<f32>,
    past: Vec<Vec<f32>>,
}

impl Naive {
    fn new(net: &Living) -> Self {
        let new = |(s, d)| ((s, d), Synapse { weight: 0.1 + 0.001 * (s + d) as f32, age: 0, born: 0 });
        let synapses = net.rec.connectivity().pairs().map(new).collect();
        Self { synapses, trace: vec![0.0; SIZE], input: vec![0.0; SIZE], past: vec![vec![0.0; SIZE]; DELAY] }
    }

    fn iterate(&mut self, k: u64) {
        let Self { synapses, trace, input, past } = self;
        let fired = |neuron: usize| fires(neuron, k);
        let arrives = |neuron: usize| k > DELAY as u64 && fires(neuron, k - DELAY as u64);
        for (neuron, trace) in trace.iter_mut().enumerate() {
            *trace = 0.8 * *trace + if fired(neuron) { 1.0 } else { 0.0 };
        }
        input.fill(0.0);
        past.push(trace.clone());
        let late = past.remove(0);
        for (&(s, d), synapse) in &*synapses {
            input[d] += synapse.weight * late[s];
        }
        for (&(s, d), synapse) in synapses.iter_mut() {
            if arrives(s) {
                synapse.weight -= 0.02 * trace[d];
            }
        }
        for (&(s, d), synapse) in synapses.iter_mut() {
            if fired(d) {
                synapse.weight += 0.03 * trace[s];
            }
        }
        for (target, input) in input.iter_mut().enumerate() {
            let mut sum = 0.0;
            let mut count = 0;
            for (&(s, _), synapse) in synapses.iter_mut().filter(|((_, d), _)| *d == target) {
                synapse.weight += 0.001 * trace[s];
                sum += synapse.weight;
                count += 1;
            }
            if sum > 2.0 {
                let arriving = synapses.iter_mut().filter(|((_, d), _)| *d == target);
                arriving.for_each(|(_, synapse)| synapse.weight *= 2.0 / sum);
            }
            *input += count as f32;
        }
        synapses.retain(|(s, d), synapse| !(synapse.weight < 0.02 || s == d));
        synapses.retain(|&(s, d), synapse| {
            if arrives(s) {
                synapse.age += 100;
            }
            !(arrives(s) && synapse.age % 7 == 3 && trace[d] > 0.1)
        });
        synapses.retain(|&(s, d), synapse| !(fired(d) && synapse.age % 5 == 2 && trace[s] > 0.1));
        for (s, d) in tried(k).filter(|&(s, d)| s < SIZE && d < SIZE) {
            let (into, from) = (synapses.keys().filter(|p| p.1 == d).count(), synapses.keys().filter(|p| p.0 == s).count());
            if into < 12 && from < 15 && trace[s] < 1.5 {
                synapses.entry((s, d)).or_insert(Synapse { weight: 0.1 + 0.001 * (s + d) as f32, age: 0, born: k });
            }
        }
        for synapse in synapses.values_mut() {
            synapse.age += 1;
            synapse.weight *= 0.999;
        }
    }
}

/// All synapses of a network as the naive model has them.
fn synapses(net: &Living) -> BTreeMap<(usize, usize), Synapse> {
    let links = net.rec.connectivity();
    let (weight, age, born) = (links.entries(&net.rec.weight), links.entries(&net.rec.age), links.entries(&net.rec.born));
    let together = weight.zip(age).zip(born);
    together.map(|(((s, d, weight), (.., age)), (.., born))| ((s, d), Synapse { weight, age, born })).collect()
}

#[test]
fn hundreds_of_changes_give_what_loops_over_a_map_give() {
    let mut net = Living::builder().seed(3).build().unwrap();
    let mut naive = Naive::new(&net);
    let (mut fewest, mut most, mut changes) = (usize::MAX, 0, 0);
    for k in 1..=400 {
        let before: Vec<_> = naive.synapses.keys().copied().collect();
        net.iterate();
        naive.iterate(k);
        assert_eq!(synapses(&net), naive.synapses, "iteration {k}");
        assert_eq!((&net.cells.trace[..], &net.cells.input[..]), (&naive.trace[..], &naive.input[..]), "iteration {k}");
        assert_eq!(net.rec.size(), naive.synapses.len());
        (fewest, most) = (fewest.min(net.rec.size()), most.max(net.rec.size()));
        changes += usize::from(!naive.synapses.keys().copied().eq(before));
        // What is recorded are existing synapses alone.
        let weights: Vec<f32> = naive.synapses.values().map(|s| s.weight).collect();
        assert_eq!(net.rec.recorder.mean.last(), Some(&mean(&weights)));
        assert_eq!(*net.rec.recorder.ages.last().unwrap(), naive.synapses.values().map(|s| s.age).collect::<Vec<_>>());
    }
    assert!(changes > 300 && most > fewest * 3 / 2, "{changes} changes, {fewest} to {most} synapses");
}

#[test]
fn the_same_seed_gives_the_same_bits_and_a_copy_goes_its_own_way() {
    let mut net = Living::builder().seed(5).build().unwrap();
    let mut again = Living::builder().seed(5).build().unwrap();
    net.simulate_iterations(120);
    again.simulate_iterations(60);
    let mut copy = again.clone();
    copy.simulate_iterations(60);
    again.simulate_iterations(60);
    let marks = |net: &Living| net.rec.connectivity().entries(&net.rec.mark).collect::<Vec<_>>();
    assert_eq!((synapses(&net), marks(&net)), (synapses(&again), marks(&again)));
    assert_eq!((synapses(&net), marks(&net)), (synapses(&copy), marks(&copy)));
    let mut other = Living::builder().seed(6).build().unwrap();
    other.simulate_iterations(120);
    assert_ne!(marks(&net), marks(&other));
    // A new synapse draws its own value, whatever else there is.
    assert!(marks(&net).windows(2).all(|two| two[0].2 != two[1].2 && (0.0..1.0).contains(&two[0].2)));
}

#[test]
fn what_is_paused_changes_nothing() {
    let mut net = Living::builder().seed(4).build().unwrap();
    net.simulate_iterations(20);
    net.set_enabled(living::tag::changes, false);
    let pairs: Vec<_> = net.rec.connectivity().pairs().collect();
    net.simulate_iterations(50);
    assert!(net.rec.connectivity().pairs().eq(pairs));
}

#[test]
fn free_places_hold_nothing_and_visitors_see_none() {
    struct Seen(Vec<(&'static str, usize)>);
    impl pymonn::Visitor for Seen {
        fn variable<T: pymonn::Value>(&mut self, object: &'static str, name: &'static str, values: &[T]) {
            if object == "rec" {
                self.0.push((name, values.len()));
            }
        }
    }
    struct Clear;
    impl pymonn::VisitorMut for Clear {
        fn variable<T: pymonn::Value>(&mut self, _: &'static str, name: &'static str, values: &mut [T]) {
            if let (Some(&first), "weight") = (values.first(), name) {
                values.fill(first);
            }
        }
    }
    let mut net = Living::builder().seed(3).build().unwrap();
    net.simulate_iterations(130);
    let size = net.rec.size();
    assert!(net.rec.weight.len() > size, "some places are free");
    assert_eq!(net.rec.weight.iter().filter(|&&w| w != 0.0).count(), size);
    let mut seen = Seen(Vec::new());
    net.visit(&mut seen);
    assert_eq!(seen.0, ["weight", "age", "born", "mark"].map(|name| (name, size)));
    net.visit_mut(&mut Clear);
    let weights: Vec<f32> = synapses(&net).values().map(|s| s.weight).collect();
    assert!(weights.len() == size && weights.iter().all(|&w| w == weights[0]));
    assert_eq!(net.rec.weight.iter().filter(|&&w| w != 0.0).count(), size);
    // The host finds one synapse, and all as a matrix.
    let links = net.rec.connectivity();
    let (s, d) = links.pairs().next().unwrap();
    assert_eq!(net.rec.weight[links.slot_of(s, d).unwrap()], weights[0]);
    assert_eq!(links.slot_of(SIZE, 0), None);
    let dense = links.to_dense(&net.rec.weight);
    assert_eq!(dense.iter().filter(|&&w| w != 0.0).count(), size);
    assert_eq!(links.to_csr(&net.rec.weight).nnz(), size);
}

/// The same rules with any storage and any connections; neurons fire as the host says.
macro_rules! driven {
    ($($name:ident [$storage:ident] ($($params:tt)*) { $($connect:tt)* } { $($more:tt)* })*) => { $(
        network! {
            network $name($($params)*) {
                group cells[SIZE] {
                    spike: bool = false;
                    trace: f32 = 0.0;
                    input: f32 = 0.0;
                    1 => |spike: bool, trace: &mut f32, input: &mut f32| {
                        *trace = 0.8 * *trace + if spike { 1.0 } else { 0.0 };
                        *input = 0.0;
                    };
                }
                synapses rec: cells -> cells[$storage] {
                    $($connect)*
                    #[sum(dst_input)]
                    2 => |weight: f32, src_trace: f32| weight * src_trace;
                    3 => Rule;
                    #[tag(noise)]
                    4 => |weight: &mut f32, rng: &mut Rng| *weight += 0.001 * rng.uniform();
                    5 => Recorder { mean: mean(weight) };
                    $($more)*
                }
            }
        }
    )* };
}

/// Adds and removes at random.
struct Turnover;

#[behaviour]
impl Turnover {
    fn prune(rng: &mut Rng) -> bool {
        rng.bernoulli(0.02)
    }

    fn grow(new: &mut NewSynapses, rng: &mut Rng) {
        for _ in 0..5 {
            new.link(rng.next_u32() as usize % SIZE, rng.next_u32() as usize % SIZE);
        }
    }
}

driven! {
    Still[Sparse] () { connect = probability(0.2); delay = 2; weight: f32 = uniform(0.0, 0.2); } {}
    StillAdaptive[Adaptive] () { connect = probability(0.2); delay = 2; weight: f32 = uniform(0.0, 0.2); } {}
    Turning[Adaptive] () { connect = probability(0.2); weight: f32 = uniform(0.0, 0.2); } { #[tag(changes)] 6 => Turnover; }
    Rebuilt[Sparse] (links: Vec<(usize, usize)> = Vec::new(), weights: Vec<f32> = Vec::new()) {
        connect = pairs(links);
        weight: f32 = values(weights);
    } {}
}

/// Lets some neurons fire, and runs an iteration.
macro_rules! drive {
    ($net:ident, $k:expr) => {{
        for (neuron, spike) in $net.cells.spike.iter_mut().enumerate() {
            *spike = fires(neuron, $k);
        }
        $net.iterate();
    }};
}

#[test]
fn without_changes_it_is_sparse() {
    let (mut a, mut b) = (Still::builder().seed(9).build().unwrap(), StillAdaptive::builder().seed(9).build().unwrap());
    for k in 0..200 {
        (drive!(a, k), drive!(b, k)).0;
        assert_eq!((&a.cells.input, &a.rec.weight), (&b.cells.input, &b.rec.weight));
    }
    assert!(a.rec.recorder.mean.iter().eq(b.rec.recorder.mean.iter()));
}

#[test]
fn after_changes_it_is_the_sparse_network_of_what_is_left() {
    let mut a = Turning::builder().seed(9).build().unwrap();
    for k in 0..150 {
        drive!(a, k);
    }
    let links = a.rec.connectivity();
    let (left, weights): (Vec<_>, Vec<_>) = links.entries(&a.rec.weight).map(|(s, d, w)| ((s, d), w)).unzip();
    let mut b = Rebuilt::builder().links(left.clone()).weights(weights).build().unwrap();
    b.cells.trace.copy_from_slice(&a.cells.trace);
    // Streams are keyed by iteration, of which the new one has had none.
    a.set_enabled(turning::tag::changes, false);
    a.set_enabled(turning::tag::noise, false);
    b.set_enabled(rebuilt::tag::noise, false);
    for k in 150..300 {
        (drive!(a, k), drive!(b, k)).0;
        assert_eq!(a.cells.input, b.cells.input);
        assert_eq!(a.rec.connectivity().packed(&a.rec.weight)[..], b.rec.weight[..]);
        assert_eq!(a.rec.recorder.mean.last(), b.rec.recorder.mean.last());
    }
    assert!(left.len() > 100 && a.rec.connectivity().pairs().eq(left));
}

/// A closure that adds, next to one that looks at whole variables of the synapses.
#[test]
fn a_closure_with_new_synapses_is_a_grow_hook() {
    network! {
        network Closures {
            group a[4] {
                x: f32 = each(|n| n.index as f32);
            }
            group b[3] {}
            synapses ab: a -> b[Adaptive] {
                connect = pairs([(0, 0)]);
                weight: f32 = each_synapse(|src, dst| (10 * src.index + dst.index) as f32);
                shared largest: f32 = 0.0;

                1 every 2 => |src_x: &[f32], weight: &[f32], new: &mut NewSynapses| {
                    assert_eq!(weight.len(), new.len());
                    new.link(src_x.len() - 1, weight.len() % 3);
                };
                2 => |weight: &[f32], largest: &mut f32| *largest = weight.iter().copied().fold(0.0, f32::max);
            }
        }
    }

    let mut net = Closures::builder().build().unwrap();
    net.simulate_iterations(4);
    assert_eq!(net.ab.connectivity().entries(&net.ab.weight).collect::<Vec<_>>(), [(0, 0, 0.0), (3, 1, 31.0), (3, 2, 32.0)]);
    assert_eq!(net.ab.largest, 32.0);
    let hook = Closures::MODEL.behaviours[0].hooks[0];
    assert_eq!((hook.name, hook.kind), ("grow", pymonn::HookKind::Grow));
    assert_eq!(Closures::MODEL.synapses[0].storage, pymonn::Storage::Adaptive);
}

/// While an initialiser refuses, nothing is added; a list refuses when the network is built.
#[test]
fn initial_values_serve_synapses_that_come_later() {
    struct Sprout {
        high: f32,
    }

    #[behaviour(weight: f32 = uniform(0.0, self.high))]
    impl Sprout {
        fn grow(new: &mut NewSynapses, step: Step) {
            new.link(step.iteration as usize % 5, 1);
        }
    }

    network! {
        network Sprouts {
            group a[5] {}
            synapses aa: a -> a[Adaptive] {
                connect = pairs([(0, 0)]);
                1 => Sprout { high: 1.0 };
            }
        }
    }

    network! {
        network Listed {
            group a[5] {}
            synapses aa: a -> a[Adaptive] {
                connect = pairs([(0, 0), (0, 1)]);
                weight: f32 = values([1.0, 2.0]);
                1 => Sprout { high: 1.0 };
            }
        }
    }

    let mut net = Sprouts::builder().build().unwrap();
    net.simulate_iterations(2);
    assert_eq!(net.aa.size(), 3);
    net.aa.sprout.high = f32::NAN;
    net.simulate_iterations(2);
    assert_eq!(net.aa.size(), 3);
    net.aa.sprout.high = 2.0;
    net.simulate_iterations(4);
    assert_eq!(net.aa.size(), 5);
    let error = Listed::builder().build().err().unwrap().to_string();
    assert!(error.starts_with("network `Listed` cannot be built: `aa.weight`: `initial value` is a list of 2"), "{error}");
}

#[test]
fn several_synapses_of_a_pair_are_refused() {
    network! {
        network Double {
            group a[5] {}
            synapses aa: a -> a[Adaptive] {
                connect = pairs([(1, 2), (1, 2)]);
            }
        }
    }

    let error = Double::builder().build().err().unwrap().to_string();
    assert!(error.contains("`aa`: `connect` is (1, 2): allowed is each pair once for `[Adaptive]`"), "{error}");
}
