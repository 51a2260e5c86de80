//! Random streams belong to one behaviour each, and nothing else in the network moves them.

use pymonn::prelude::*;
use pymonn::random::Poisson;
use pymonn::{StreamKey, name_hash};

struct Noise;

#[behaviour]
impl Noise {
    fn neuron(&self, a: &mut f32, rng: &mut Rng) {
        *a = rng.uniform();
    }
}

#[test]
fn a_recorder_with_a_closures_tag_changes_nothing() {
    network! {
        network Bare {
            group g[8] {
                a: f32 = 0.0;
                #[tag(probe)]
                2 => |a: &mut f32, rng: &mut Rng| *a = rng.uniform();
            }
        }
    }
    network! {
        network Probed {
            group g[8] {
                a: f32 = 0.0;
                c: f32 = 0.0;
                #[tag(probe)]
                1 => Recorder { c };
                #[tag(probe)]
                2 => |a: &mut f32, rng: &mut Rng| *a = rng.uniform();
            }
        }
    }
    let mut bare = Bare::builder().seed(3).build().unwrap();
    let mut probed = Probed::builder().seed(3).build().unwrap();
    bare.iterate();
    probed.iterate();
    assert_eq!(bare.g.a[..], probed.g.a[..]);
}

#[test]
fn a_closure_tagged_like_a_behaviour_draws_its_own_numbers() {
    network! {
        network Twins {
            group g[8] {
                a: f32 = 0.0;
                b: f32 = 0.0;
                #[tag(Noise)]
                1 => |b: &mut f32, rng: &mut Rng| *b = rng.uniform();
                2 => Noise;
            }
        }
    }
    let mut net = Twins::builder().build().unwrap();
    net.iterate();
    assert!(net.g.a.iter().zip(net.g.b.iter()).all(|(a, b)| a != b));
}

#[test]
fn a_name_near_by_hides_a_parameter() {
    network! {
        network Near(activity: Vec<f32> = vec![1.0, 2.0]) {
            group g[2] {
                activity: f32 = values(activity);
                1 => |activity: &mut f32| *activity *= 2.0;
                2 => Recorder { mean: mean(activity) };
            }
        }
    }
    let mut net = Near::builder().build().unwrap();
    net.iterate();
    assert_eq!(net.g.recorder.mean[..], [3.0]);
}

#[test]
fn on_copies_and_tags_follow_the_text() {
    network! {
        network Textual {
            count: u32 = 0;
            #[tag(both)]
            synapses s: a -> a {
                connect = all_to_all();
                seen: u32 = 0;
            }
            #[tag(both)]
            group a[1] {
                seen: u32 = 0;
            }
            on both {
                1 => Recorder { seen };
            }
        }
    }
    let net = Textual::builder().build().unwrap();
    let objects: Vec<&str> = net.tagged(textual::tag::both).map(|object| object.name).collect();
    assert_eq!(objects, ["s", "a"]);
    let order: Vec<&str> = Textual::MODEL.steps().map(|step| step.behaviour.object).collect();
    assert_eq!(order, ["s", "a"]);
    assert_eq!(net.count, 0);
}

/// Walks the synapses by target alone.
struct Sum;

#[behaviour]
impl Sum {
    fn afferent(&self, weight: View<f32>, dst_x: &mut f32) {
        *dst_x = weight.sum();
    }
}

/// Needs the index by source, and changes nothing.
struct Idle;

#[behaviour]
impl Idle {
    fn on_pre(&self, weight: f32) {
        let _ = weight;
    }
}

#[test]
fn a_recorded_column_is_the_same_synapse_whatever_else_the_group_has() {
    network! {
        network One {
            group g[6] { x: f32 = 0.0; }
            synapses s: g -> g {
                connect = probability(0.5);
                weight: f32 = each_synapse(|src, dst| (10 * src.index + dst.index) as f32);
                1 => Sum;
                9 => Recorder { weight };
            }
        }
    }
    network! {
        network Two {
            group g[6] { x: f32 = 0.0; spike: bool = false; }
            synapses s: g -> g {
                connect = probability(0.5);
                weight: f32 = each_synapse(|src, dst| (10 * src.index + dst.index) as f32);
                1 => Sum;
                2 => Idle;
                9 => Recorder { weight };
            }
        }
    }
    let mut one = One::builder().build().unwrap();
    let mut two = Two::builder().build().unwrap();
    one.iterate();
    two.iterate();
    assert_eq!(one.s.recorder.weight.last(), two.s.recorder.weight.last());
    let pairs: Vec<f32> = one.s.connectivity().pairs().map(|(s, d)| (10 * s + d) as f32).collect();
    assert_eq!(one.s.recorder.weight.last(), Some(&pairs[..]));
}

/// Every kind of number that a neuron can draw, some of them only now and then.
struct All {
    input: Poisson,
}

#[behaviour]
impl All {
    fn neuron(&self, a: &mut f32, b: &mut f64, c: &mut u32, rng: &mut Rng) {
        *a = rng.uniform() + rng.normal();
        if rng.bernoulli(0.3) {
            *a += rng.exponential() * rng.normal();
        }
        *b = rng.normal_f64() - rng.uniform_f64();
        *c = rng.below(1000) + 1000 * self.input.sample(rng);
    }
}

#[test]
fn a_neurons_numbers_do_not_depend_on_the_others() {
    // As wide as a vector and a little more, so that the last neurons are done one by one.
    network! {
        network Drawn(size: usize = 67, busy: bool = false) {
            group g[size] {
                a: f32 = 0.0;
                b: f64 = 0.0;
                c: u32 = 0;
                1 => All { input: Poisson::new(3.0).unwrap() };
                1 => |a: &mut f32, rng: &mut Rng| if busy { *a += rng.normal() };
                9 => Recorder { a };
            }
        }
    }
    let run = |size, busy| {
        let mut net = Drawn::builder().size(size).busy(busy).seed(5).build().unwrap();
        net.simulate_iterations(3);
        net
    };
    let whole = run(67, false);
    for size in [1, 3, 8, 16, 33] {
        let part = run(size, false);
        assert_eq!(part.g.a[..], whole.g.a[..size]);
        assert_eq!(part.g.b[..], whole.g.b[..size]);
        assert_eq!(part.g.c[..], whole.g.c[..size]);
    }
    // Another that draws changes what it adds to, nothing else.
    let busy = run(67, true);
    assert_eq!(busy.g.b[..], whole.g.b[..]);
    assert!(busy.g.a.iter().zip(whole.g.a.iter()).all(|(a, b)| a != b));
    // Each by itself, without a network.
    let all = All { input: Poisson::new(3.0).unwrap() };
    for i in 0..67 {
        let (mut a, mut b, mut c) = (0.0, 0.0, 0);
        let key = StreamKey::new(5, name_hash("g.All.neuron"));
        all.neuron(&mut a, &mut b, &mut c, &mut Rng::neuron(key, 3, i as u32));
        assert_eq!((a, b, c), (whole.g.a[i], whole.g.b[i], whole.g.c[i]));
    }
}

/// Kicks a few of many.
struct Kicks {
    probability: f64,
}

#[behaviour]
impl Kicks {
    fn group(&self, a: &mut [f32], rng: &mut Rng) {
        for i in rng.hits(a.len(), self.probability) {
            a[i] += 1.0 + rng.uniform();
        }
    }
}

#[test]
fn hits_are_sparse_noise_for_a_group() {
    network! {
        network Kicked {
            group g[5000] {
                a: f32 = 0.0;
                1 => Kicks { probability: 0.01 };
            }
        }
    }
    let mut net = Kicked::builder().build().unwrap();
    net.simulate_iterations(100);
    // 5,000 hits of 1.5 on average; one of them varies by 1.53 (the number of them included).
    let sum: f32 = net.g.a.iter().sum();
    assert!((sum - 7500.0).abs() < 5.0 * 1.53 * 5000.0_f32.sqrt(), "{sum}");
    // After 100 iterations of 1 in 100, 0.99^100 have had none.
    let none = fraction(&net.g.a.iter().map(|&a| a == 0.0).collect::<Vec<_>>());
    assert!((none - 0.366).abs() < 5.0 * 0.0069, "{none}");
}
