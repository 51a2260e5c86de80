//! One group at both ends: what a hook reads through one end and changes through the other is from before the hook.

use proptest::prelude::*;
use pymonn::prelude::{Neuron, View, ViewMut, behaviour, each_synapse, network};
use pymonn::{Rng, StreamKey, name_hash};

use crate::cases::{Case, Wiring, bits, cases, config};

/// Draws the initial state.
struct Start;

#[behaviour(v: f32 = 0.0, w: f32 = 0.25, shared total: f32 = 0.5)]
impl Start {
    fn initialize(v: &mut f32, neuron: Neuron, rng: &mut Rng) {
        *v = rng.uniform() + 0.01 * neuron.index as f32;
    }
}

/// Draws the initial weights, from the state that it finds.
struct Weigh;

#[behaviour]
impl Weigh {
    fn initialize(weight: &mut f32, src: Neuron, dst: Neuron, src_v: f32, dst_v: f32, rng: &mut Rng) {
        *weight = 0.2 * rng.uniform() + 0.01 * (src.index as f32 - dst.index as f32) * src_v * dst_v;
    }
}

struct Fire {
    threshold: f32,
}

#[behaviour(loud: bool = true)]
impl Fire {
    fn neuron(&self, v: &mut f32, w: &mut f32, loud: &mut bool) {
        *v = (0.9 * *v).clamp(-2.0, 2.0);
        *w = (0.8 * *w).clamp(-2.0, 2.0);
        *loud = *v > self.threshold;
    }
}

/// A sum with a random part, once for the group; counts its calls.
struct Total {
    calls: u32,
}

#[behaviour]
impl Total {
    fn group(&mut self, v: &[f32], total: &mut f32, rng: &mut Rng) {
        self.calls += 1;
        *total = 0.01 * v.iter().fold(rng.uniform(), |sum, v| sum + v);
    }
}

/// Events change the source.
struct Push;

#[behaviour]
impl Push {
    fn on_pre(weight: f32, src_v: &mut f32, dst_v: f32) {
        *src_v += 0.1 * weight * (dst_v - *src_v);
    }
}

/// Events at the target change the target, then the source.
struct Pull;

#[behaviour]
impl Pull {
    #[on_post(dst_loud)]
    fn pull(weight: f32, src_v: f32, dst_v: &mut f32) {
        *dst_v += 0.1 * weight * (src_v - *dst_v);
    }

    #[on_post(dst_loud)]
    fn back(weight: &mut f32, src_v: &mut f32, dst_v: f32) {
        *src_v += 0.05 * *weight * (dst_v - *src_v);
        *weight += 0.01 * dst_v;
    }
}

/// From all sources to the target.
struct Gather;

#[behaviour]
impl Gather {
    fn afferent(dst_v: &mut f32, src_v: View<f32>, weight: View<f32>) {
        *dst_v += 0.1 * weight.zip(src_v).fold(0.0, |sum, (w, v)| sum + w * v);
    }
}

/// From all targets to the source, and to the synapses.
struct Scatter;

#[behaviour]
impl Scatter {
    fn efferent(src_v: &mut f32, dst_v: View<f32>, mut weight: ViewMut<f32>) {
        for (weight, v) in weight.iter_mut().zip(dst_v) {
            *src_v -= 0.05 * *weight * v;
            *weight *= 1.0 - 0.01 * v;
        }
    }
}

/// Sums into what both ends read, with values that are shared by the group and by the network.
struct Mix {
    gain: f32,
}

#[behaviour]
impl Mix {
    #[sum(dst_w)]
    fn synapse(&self, weight: f32, src_w: f32, dst_w: f32, src_total: f32, dst_total: f32, boost: f32) -> f32 {
        self.gain * boost * weight * (src_w - 0.5 * dst_w + src_total - 0.25 * dst_total)
    }
}

/// The same from events, under names that stand for others.
struct Strike;

#[behaviour]
impl Strike {
    #[sum(dst_x)]
    fn on_pre(weight: f32, src_x: f32, dst_x: f32) -> f32 {
        0.1 * weight * (1.0 + src_x - dst_x)
    }
}

/// Changes a variable through each end, and reads both through the other.
struct Swap;

#[behaviour]
impl Swap {
    fn synapse(weight: &mut f32, src_w: &mut f32, dst_v: &mut f32, src_v: f32, dst_w: f32) {
        *src_w += 0.05 * *weight * (dst_w - *dst_v);
        *dst_v += 0.05 * *weight * (src_v - *src_w);
        *weight += 0.001 * (src_v - dst_w);
    }
}

/// What the network's own behaviour makes of the iteration.
fn boost(iteration: u64) -> f32 {
    if iteration.is_multiple_of(2) { 1.25 } else { 0.75 }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Work {
    Start,
    Fire,
    Total,
    Weigh,
    Push,
    Pull,
    Gather,
    Scatter,
    Mix,
    Strike,
    Swap,
    Boost,
}

#[derive(Clone, Copy, Debug)]
struct Synapse {
    source: usize,
    target: usize,
    copy: u32,
    delay: usize,
    slot: usize,
    weight: f32,
}

/// What was to be seen whenever a hook was to run; the first entry is the state before the first iteration.
#[derive(Clone, Debug)]
struct Past {
    loud: Vec<Vec<bool>>,
    w: Vec<Vec<f32>>,
    total: Vec<f32>,
}

impl Past {
    fn then(&self, delay: usize) -> usize {
        (self.w.len() - 1).saturating_sub(delay)
    }
}

#[derive(Clone, Debug)]
struct World {
    v: Vec<f32>,
    w: Vec<f32>,
    loud: Vec<bool>,
    total: f32,
    boost: f32,
    calls: u32,
    /// By source, then delay, then target.
    list: Vec<Synapse>,
    schedule: Vec<(f64, u64, Work)>,
    past: Vec<Past>,
    seed: u64,
    iteration: u64,
}

impl World {
    fn key(&self, name: &str) -> StreamKey {
        StreamKey::new(self.seed, name_hash(name))
    }

    fn new(n: usize, mut list: Vec<Synapse>, mut schedule: Vec<(f64, u64, Work)>, seed: u64) -> Self {
        list.sort_by_key(|s| (s.source, s.delay, s.target));
        for k in 1..list.len() {
            if (list[k].source, list[k].target) == (list[k - 1].source, list[k - 1].target) {
                list[k].copy = list[k - 1].copy + 1;
            }
        }
        schedule.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (v, w, loud) = (vec![0.0; n], vec![0.25; n], vec![true; n]);
        let mut world =
            Self { v, w, loud, total: 0.5, boost: 1.5, calls: 0, list, schedule, past: Vec::new(), seed, iteration: 0 };
        for k in 0..world.schedule.len() {
            match world.schedule[k].2 {
                Work::Start => {
                    let key = world.key("g.Start.initialize");
                    let grid = pymonn::Extent::from(n);
                    for (i, v) in world.v.iter_mut().enumerate() {
                        Start::initialize(v, grid.neuron(i), &mut Rng::neuron(key, 0, i as u32));
                    }
                }
                Work::Weigh => {
                    let key = world.key("s.Weigh.initialize");
                    let grid = pymonn::Extent::from(n);
                    for s in &mut world.list {
                        let mut rng = Rng::synapse(key, 0, s.target as u32, s.source as u32, s.copy);
                        let (src, dst) = (grid.neuron(s.source), grid.neuron(s.target));
                        Weigh::initialize(&mut s.weight, src, dst, world.v[s.source], world.v[s.target], &mut rng);
                    }
                }
                _ => {}
            }
        }
        let past = Past { loud: vec![vec![false; n]], w: vec![world.w.clone()], total: vec![world.total] };
        world.past = vec![past; world.schedule.len()];
        world
    }

    fn iterate(&mut self) {
        self.iteration += 1;
        for k in 0..self.schedule.len() {
            let (_, every, work) = self.schedule[k];
            self.past[k].loud.push(self.loud.clone());
            self.past[k].w.push(self.w.clone());
            self.past[k].total.push(self.total);
            if self.iteration.is_multiple_of(every) {
                self.work(k, work);
            }
        }
    }

    /// Whether the source's event of a hook arrives over this synapse.
    fn arrives(&self, k: usize, s: &Synapse) -> bool {
        let past = &self.past[k];
        past.loud[past.then(s.delay)][s.source]
    }

    fn by_target(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|&k| (self.list[k].target, self.list[k].source));
        order
    }

    fn work(&mut self, k: usize, work: Work) {
        let (v, w) = (self.v.clone(), self.w.clone());
        match work {
            Work::Start | Work::Weigh => {}
            Work::Boost => self.boost = boost(self.iteration),
            Work::Fire => {
                for i in 0..v.len() {
                    Fire { threshold: 0.3 }.neuron(&mut self.v[i], &mut self.w[i], &mut self.loud[i]);
                }
            }
            Work::Total => {
                let mut rng = Rng::whole(self.key("g.Total.group"), self.iteration);
                let mut total = Total { calls: self.calls };
                total.group(&self.v, &mut self.total, &mut rng);
                self.calls = total.calls;
            }
            Work::Push => {
                for s in self.list.clone() {
                    if self.arrives(k, &s) {
                        Push::on_pre(s.weight, &mut self.v[s.source], v[s.target]);
                    }
                }
            }
            Work::Pull => {
                let order: Vec<usize> = self.by_target().into_iter().filter(|&k| self.loud[self.list[k].target]).collect();
                for &k in &order {
                    let s = &self.list[k];
                    Pull::pull(s.weight, v[s.source], &mut self.v[s.target]);
                }
                let v = self.v.clone();
                for &k in &order {
                    let s = &mut self.list[k];
                    Pull::back(&mut s.weight, &mut self.v[s.source], v[s.target]);
                }
            }
            Work::Gather => {
                let mut sums = vec![0.0; v.len()];
                for s in &self.list {
                    sums[s.target] += s.weight * v[s.source];
                }
                for (v, sum) in self.v.iter_mut().zip(sums) {
                    *v += 0.1 * sum;
                }
            }
            Work::Scatter => {
                for s in &mut self.list {
                    self.v[s.source] -= 0.05 * s.weight * v[s.target];
                    s.weight *= 1.0 - 0.01 * v[s.target];
                }
            }
            Work::Mix => {
                for s in &self.list {
                    let past = &self.past[k];
                    let then = past.then(s.delay);
                    let mix = Mix { gain: 0.3 };
                    let (src_w, src_total) = (past.w[then][s.source], past.total[then]);
                    self.w[s.target] += mix.synapse(s.weight, src_w, self.w[s.target], src_total, self.total, self.boost);
                }
            }
            Work::Strike => {
                for s in self.list.clone() {
                    if self.arrives(k, &s) {
                        self.w[s.target] += Strike::on_pre(s.weight, w[s.source], self.w[s.target]);
                    }
                }
            }
            Work::Swap => {
                for s in &mut self.list {
                    let (i, j) = (s.source, s.target);
                    Swap::synapse(&mut s.weight, &mut self.w[i], &mut self.v[j], v[i], w[j]);
                }
            }
        }
    }
}

macro_rules! ends {
    (
        $test:ident [$storage:ident]
        $g0:tt $g1:tt $g2:tt; $s0:tt $s1:tt $s2:tt $s3:tt $s4:tt $s5:tt $s6:tt;
        { $($wire:tt)* } $delay_of:expr;
        { $($more:tt)* } $more_of:expr;
    ) => {
        mod $test {
            use super::*;

            /// Changes a value that it brings to the network.
            struct Boost;

            #[behaviour(shared boost: f32 = 1.5)]
            impl Boost {
                fn network(net: &mut Net) {
                    net.boost = boost(net.iteration());
                }
            }

            network! {
                network Net(n: usize = 1, wiring: Wiring = Wiring::Twice, lag: u32 = 0, period: u64 = 1) {
                    3 => Boost;

                    synapses s: g -> g [$storage] {
                        $($wire)*
                        weight: f32 = 0.0;

                        $s0 => Weigh;
                        $s1 every period => Push with src_spike = src_loud;
                        $s2 => Pull;
                        $s3 => Gather;
                        $s4 => Scatter;
                        $s5 every 2 => Mix { gain: 0.3 };
                        $s6 => Strike with src_spike = src_loud, src_x = src_w, dst_x = dst_w;
                        $($more)*
                    }

                    group g[n] {
                        $g0 => Start;
                        $g1 => Fire { threshold: 0.3 };
                        $g2 every period => Total { calls: 0 };
                    }
                }
            }

            fn world(net: &Net, case: &Case) -> World {
                let links = net.s.connectivity();
                let slot = |place, source, target| if links.is_dense() { source * case.n + target } else { place };
                let synapse = |(place, (source, target))| {
                    let delay = $delay_of(case.lag as usize, source, target);
                    Synapse { source, target, copy: 0, delay, slot: slot(place, source, target), weight: 0.0 }
                };
                let list = links.pairs().enumerate().map(synapse).collect();
                let mut text = vec![
                    (3.0, 1, Work::Boost),
                    (f64::from($s0), 1, Work::Weigh),
                    (f64::from($s1), case.period, Work::Push),
                    (f64::from($s2), 1, Work::Pull),
                    (f64::from($s3), 1, Work::Gather),
                    (f64::from($s4), 1, Work::Scatter),
                    (f64::from($s5), 2, Work::Mix),
                    (f64::from($s6), 1, Work::Strike),
                ];
                text.extend($more_of);
                text.extend([
                    (f64::from($g0), 1, Work::Start),
                    (f64::from($g1), 1, Work::Fire),
                    (f64::from($g2), case.period, Work::Total),
                ]);
                World::new(case.n, list, text, case.seed)
            }

            fn compare(net: &Net, world: &World) {
                let at = world.iteration;
                for s in &world.list {
                    assert_eq!(net.s.weight[s.slot].to_bits(), s.weight.to_bits(), "{s:?} at {at}");
                }
                assert_eq!(bits(&net.g.v), bits(&world.v), "v at {at}");
                assert_eq!(bits(&net.g.w), bits(&world.w), "w at {at}");
                assert_eq!(net.g.loud[..], world.loud, "loud at {at}");
                assert_eq!(net.boost.to_bits(), world.boost.to_bits(), "boost at {at}");
                assert_eq!(net.g.total.to_bits(), world.total.to_bits(), "total at {at}");
                assert_eq!(net[net::tag::Total].calls, world.calls, "calls at {at}");
            }

            proptest! {
                #![proptest_config(config(24))]

                #[test]
                fn equals_the_naive_interpreter(case in cases(stringify!($storage) != "Sparse")) {
                    let builder = Net::builder().n(case.n).wiring(case.wiring).lag(case.lag).period(case.period);
                    let mut net = builder.seed(case.seed).build().unwrap();
                    net.__set_fused(case.fused);
                    let mut world = world(&net, &case);
                    compare(&net, &world);
                    for _ in 0..12 {
                        net.iterate();
                        world.iterate();
                        compare(&net, &world);
                    }
                }
            }
        }
    };
}

ends! {
    sparse [Sparse]
    1 2 3; 2 3 4 5 6 7 8;
    { connect = wiring; } |_, _, _| 0;
    { 9 => Swap; } [(9.0, 1, Work::Swap)];
}

ends! {
    dense [Dense]
    9 1 2; 2 3 3 3 3 3 3;
    { connect = wiring; } |_, _, _| 0;
    { 1 => Swap; } [(1.0, 1, Work::Swap)];
}

ends! {
    sparse_with_one_delay [Sparse]
    3 2 1; 1 7 6 5 4 3 2;
    { connect = wiring; delay = lag; } |lag, _, _| lag;
    {} [(0.0, 1, Work::Swap); 0];
}

ends! {
    adaptive_with_one_delay [Adaptive]
    3 2 1; 1 7 6 5 4 3 2;
    { connect = wiring; delay = lag; } |lag, _, _| lag;
    {} [(0.0, 1, Work::Swap); 0];
}

ends! {
    dense_with_one_delay [Dense]
    1 1 1; 2 1 1 1 1 1 1;
    { connect = wiring; delay = lag; } |lag, _, _| lag;
    {} [(0.0, 1, Work::Swap); 0];
}

ends! {
    sparse_with_delays [Sparse]
    1 5 2; 2 3 7 4 2.5 4 5;
    { connect = wiring; delay = each_synapse(|src, dst| (src.index as u32 * 7 + dst.index as u32 * 3) % (lag + 1)); }
    |lag, source, target| (source * 7 + target * 3) % (lag + 1);
    {} [(0.0, 1, Work::Swap); 0];
}

ends! {
    dense_with_delays [Dense]
    4 4 4; 3 3 3 2 2 2 1;
    { connect = wiring; delay = each_synapse(|src, dst| (src.index as u32 * 7 + dst.index as u32 * 3) % (lag + 1)); }
    |lag, source, target| (source * 7 + target * 3) % (lag + 1);
    {} [(0.0, 1, Work::Swap); 0];
}

ends! {
    full [Dense]
    2 1 3; 1 2 3 4 5 6 7;
    {} |_, _, _| 0;
    { 3.5 => Swap; } [(3.5, 1, Work::Swap)];
}

ends! {
    full_with_one_delay [Dense]
    1 3 2; 4 3 2 1 4 3 2;
    { delay = lag; } |lag, _, _| lag;
    {} [(0.0, 1, Work::Swap); 0];
}
