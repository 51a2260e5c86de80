//! Random streams belong to one behaviour each, and nothing else in the network moves them.

use pymonn::prelude::*;

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
