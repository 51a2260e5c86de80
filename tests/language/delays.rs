//! Delays: one for all synapses or one for each, of values and of events, with pauses and over matrices.

use pymonn::prelude::*;

pub struct Graded;

#[behaviour]
impl Graded {
    #[sum(dst_input)]
    fn synapse(weight: f32, src_v: f32) -> f32 {
        weight * src_v
    }
}

pub struct Spiking;

#[behaviour]
impl Spiking {
    #[sum(dst_input)]
    fn on_pre(weight: f32, src_v: f32) -> f32 {
        weight * src_v
    }
}

/// Shows what lies at the target now, and events of the target without delay.
pub struct Now {
    step: f32,
}

#[behaviour]
impl Now {
    fn synapse(seen: &mut (f32, f32), src_v: f32, dst_v: f32) {
        *seen = (src_v, dst_v);
    }

    fn on_post(&self, posts: &mut f32) {
        *posts += self.step;
    }
}

macro_rules! delayed {
    ($name:ident, [$storage:ident], $delay:expr) => {
        network! {
            network $name(longest: usize = 3) {
                group left[2] {
                    v: f32 = 0.0;
                    spike: bool = false;
                    1 => |v: &mut f32, spike: &mut bool, step: Step, n: Neuron| {
                        *v = (10 * step.iteration) as f32 + n.index as f32;
                        *spike = step.iteration % 4 == 1;
                    };
                }
                group right[2] {
                    graded: f32 = 0.0;
                    events: f32 = 0.0;
                    v: f32 = 0.0;
                    spike: bool = false;
                    1 => |graded: &mut f32, events: &mut f32| { *graded = 0.0; *events = 0.0; };
                    1 => |v: &mut f32, spike: &mut bool, step: Step| { *v = step.iteration as f32; *spike = step.iteration == 2; };
                }
                synapses links: left -> right [$storage] {
                    connect = all_to_all();
                    delay = $delay;
                    weight: f32 = each_synapse(|src, dst| if src.index == dst.index { 1.0 } else { 1000.0 });
                    seen: (f32, f32) = (-1.0, -1.0);
                    posts: f32 = 0.0;
                    2 => Graded with dst_input = dst_graded;
                    3 => Spiking with dst_input = dst_events;
                    4 => Now { step: 1.0 };
                }
            }
        }
    };
}

delayed!(One, [Sparse], longest);
delayed!(Each, [Sparse], each_synapse(|src, dst| (1 + src.index + 2 * dst.index) as u32));
delayed!(Matrix, [Dense], 3);
delayed!(MatrixEach, [Dense], values([1, 3, 2, 4]));
delayed!(Nought, [Sparse], 0);

/// What a source was `d` iterations before iteration `t`; 0 before the first.
fn ago(t: i64, d: i64, index: usize) -> f32 {
    if t - d < 1 { 0.0 } else { (10 * (t - d)) as f32 + index as f32 }
}

fn fired(t: i64, d: i64) -> bool {
    t - d >= 1 && (t - d) % 4 == 1
}

/// The delay from source to target.
type Delay = fn(usize, usize) -> i64;

fn graded(t: i64, delay: Delay) -> [f32; 2] {
    [0, 1].map(|dst| (0..2).map(|src| weight(src, dst) * ago(t, delay(src, dst), src)).sum())
}

fn events(t: i64, delay: Delay) -> [f32; 2] {
    [0, 1].map(|dst| {
        let one = |src| if fired(t, delay(src, dst)) { weight(src, dst) * ago(t, 0, src) } else { 0.0 };
        (0..2).map(one).sum()
    })
}

fn weight(src: usize, dst: usize) -> f32 {
    if src == dst { 1.0 } else { 1000.0 }
}

macro_rules! check {
    ($net:expr, $delay:expr) => {{
        let mut net = $net;
        let delay: Delay = $delay;
        for t in 1..30 {
            net.iterate();
            assert_eq!(*net.right.graded, graded(t, delay), "graded, iteration {t}");
            assert_eq!(*net.right.events, events(t, delay), "events, iteration {t}");
            let links = net.links.connectivity();
            for (place, (src, dst)) in links.pairs().enumerate() {
                let _ = place;
                let seen = net.links.seen.iter().any(|s| *s == (ago(t, delay(src, dst), src), t as f32));
                assert!(seen, "iteration {t}, {src} to {dst}");
            }
            assert_eq!(*net.links.posts, [if t >= 2 { 1.0 } else { 0.0 }; 4]);
        }
    }};
}

#[test]
fn one_for_all() {
    check!(One::builder().build().unwrap(), |_, _| 3);
    check!(One::builder().longest(17).build().unwrap(), |_, _| 17);
    check!(One::builder().longest(0).build().unwrap(), |_, _| 0);
    check!(Nought::builder().build().unwrap(), |_, _| 0);
}

#[test]
fn one_for_each() {
    check!(Each::builder().build().unwrap(), |src, dst| (1 + src + 2 * dst) as i64);
}

#[test]
fn over_matrices() {
    check!(Matrix::builder().build().unwrap(), |_, _| 3);
    check!(MatrixEach::builder().build().unwrap(), |src, dst| [1, 3, 2, 4][2 * src + dst]);
}

network! {
    network Paused {
        group left[1] {
            v: f32 = 0.0;
            spike: bool = false;
            1 => |v: &mut f32, spike: &mut bool, step: Step| { *v = step.iteration as f32; *spike = step.iteration == 3; };
        }
        group right[1] {
            graded: f32 = 0.0;
            late: f32 = 0.0;
            rare: f32 = 0.0;
            4 => Recorder { graded, late, rare };
        }
        synapses links: left -> right {
            connect = all_to_all();
            delay = 4;
            weight: f32 = 1.0;
            1 => |weight: f32, dst_graded: &mut f32, src_v: f32| *dst_graded = weight * src_v;
            #[tag(events)]
            2 => Spiking with dst_input = dst_late;
            3 every 3 => |src_v: f32, dst_rare: &mut f32| *dst_rare = src_v;
        }
    }
}

#[test]
fn a_pause_loses_nothing_that_is_on_its_way() {
    let run = |pause: std::ops::Range<u64>| {
        let mut net = Paused::builder().build().unwrap();
        for t in 1..=12 {
            net.set_enabled(paused::tag::links, !pause.contains(&t));
            net.iterate();
        }
        let column = |r: &pymonn::Recording<f32>| r.as_slice().to_vec();
        let recorder = &net.right.recorder;
        (column(&recorder.graded), column(&recorder.late), column(&recorder.rare))
    };
    let (graded, late, rare) = run(0..0);
    assert_eq!(graded, [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
    assert_eq!(late, [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0]);
    assert_eq!(rare, [0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 2.0, 2.0, 5.0, 5.0, 5.0, 8.0]);
    let (graded, late, rare) = run(2..6);
    assert_eq!(graded, [0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
    assert_eq!((late[6], rare[5]), (7.0, 2.0));
    // What arrives during the pause is not made up for.
    let (_, late, _) = run(6..9);
    assert_eq!(late[11], 0.0);
}

network! {
    network Within(delay: u32 = 2) {
        group cells[3] {
            v: f32 = each(|n| 1.0 + n.index as f32);
        }
        synapses links: cells -> cells {
            connect = all_to_all();
            delay = delay;
            #[sum(dst_v)]
            1 => |src_v: f32, dst_v: f32| src_v + 0.0 * dst_v;
        }
    }
}

#[test]
fn within_one_group() {
    // History: what the variable was when the hook began.
    let mut net = Within::builder().build().unwrap();
    let mut past = vec![[1.0_f32, 2.0, 3.0]];
    for t in 0..6_usize {
        let source = past[t.saturating_sub(2)];
        let now = past[t].map(|v| source.iter().fold(v, |sum, s| sum + s));
        past.push(now);
        net.iterate();
        assert_eq!(*net.cells.v, now);
    }
    assert!(Within::builder().delay(70_000).build().is_err());
}

/// A delay of the user's own: the number of the target.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ByTarget;

impl pymonn::Init<u32> for ByTarget {
    fn draw(&self, site: &pymonn::init::Site, _: &mut Rng) -> u32 {
        match *site {
            pymonn::init::Site::Synapse { dst, .. } => dst.index as u32,
            _ => 0,
        }
    }
}

network! {
    network OwnDelay {
        group a[1] {
            x: f32 = 0.0;
            1 => |x: &mut f32, step: Step| *x = step.iteration as f32;
        }
        group b[4] {
            own: f32 = 0.0;
            same: f32 = 0.0;
            2 => |own: &mut f32, same: &mut f32| (*own, *same) = (0.0, 0.0);
        }
        synapses each: a -> b {
            connect = all_to_all();
            delay = ByTarget;
            #[sum(dst_own)]
            3 => |src_x: f32| src_x;
        }
        synapses one: a -> b {
            connect = all_to_all();
            delay = constant(2);
            #[sum(dst_same)]
            3 => |src_x: f32| src_x;
        }
    }
}

#[test]
fn any_initialiser_of_u32_is_a_delay() {
    let mut net = OwnDelay::builder().build().unwrap();
    net.simulate_iterations(10);
    assert_eq!(net.b.own[..], [10.0, 9.0, 8.0, 7.0]);
    assert_eq!(net.b.same[..], [8.0; 4]);
    // A constant is no list of delays.
    assert_eq!(net.one.connectivity().segments().len(), 1);
}
