//! Synapses that come and go against a map of pairs.

use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::*;
use crate::synapses::{DelayRule, Layout, as_delay};
use crate::{Connect, Fill, Rng, StreamKey, Var, all_to_all, matrix, pairs, probability, uniform, values};

const SOURCES: usize = 40;
const TARGETS: usize = 30;

fn build(rule: impl Connect + 'static, delay: DelayRule<'_>, by_target: bool) -> Result<Links, Refusal> {
    let layout = Layout { dense: false, by_source: true, by_target, sums: false };
    let keys = (StreamKey::new(3, 1), StreamKey::new(3, 2));
    let (src, dst) = (SOURCES.into(), TARGETS.into());
    Links::build(src, dst, false, Some(Box::new(rule)), delay, layout, keys, ("", &mut |_| ()))?.adaptive()
}

/// A group with one variable, and what it should be.
struct World {
    links: Links,
    weight: Var<f32>,
    doomed: Doomed,
    expected: BTreeMap<(usize, usize), f32>,
    rng: Rng,
    iteration: u64,
}

impl World {
    fn new(by_target: bool, seed: u64) -> Self {
        let links = build(probability(0.3), DelayRule::Same(2), by_target).unwrap();
        let weight = Fill::<f32>::synapses(&links, StreamKey::new(seed, 5)).with(uniform(1.0, 2.0)).unwrap();
        let expected = links.entries(&weight).map(|(s, d, w)| ((s, d), w)).collect();
        let (doomed, rng) = (Doomed::new(&links), Rng::whole(StreamKey::new(seed, 7), 0));
        Self { links, weight, doomed, expected, rng, iteration: 0 }
    }

    fn prune(&mut self, share: f64) {
        for (slot, source, target) in self.links.placed().collect::<Vec<_>>() {
            if self.rng.bernoulli(share) {
                self.doomed.mark(source, slot);
                self.expected.remove(&(source, target));
            }
        }
        let Self { links, weight, doomed, .. } = self;
        links.remove(doomed, &mut |moves| moves.apply(weight));
    }

    fn grow(&mut self, tries: usize) {
        self.iteration += 1;
        let mut born = Vec::new();
        let mut new = self.links.propose();
        for _ in 0..tries {
            let (source, target) = (self.rng.next_u32() as usize % (SOURCES + 1), self.rng.next_u32() as usize % (TARGETS + 1));
            let there = source < SOURCES && target < TARGETS;
            let linked = self.expected.contains_key(&(source, target)) || born.contains(&(source, target));
            assert_eq!(new.contains(source, target), linked);
            assert_eq!(new.link(source, target), there && !linked);
            if there && !linked {
                born.push((source, target));
            }
        }
        assert_eq!(new.len(), self.expected.len() + born.len());
        assert_eq!(self.links.announce(), !born.is_empty());
        if born.is_empty() {
            return;
        }
        let drawn = Fill::<f32>::born(&self.links, StreamKey::new(3, 9), self.iteration).with(uniform(2.0, 3.0)).unwrap();
        let Self { links, weight, doomed, .. } = self;
        links.grow(&mut |moves| moves.apply(weight));
        links.put_newest(&drawn, weight);
        doomed.fit(links);
        for (source, target) in born {
            let mut rng = Rng::synapse(StreamKey::new(3, 9), self.iteration, target as u32, source as u32, 0);
            let alone: f32 = crate::Init::draw(&uniform(2.0, 3.0), &crate::Site::Shared, &mut rng);
            self.expected.insert((source, target), alone);
        }
    }

    fn check(&mut self) {
        let Self { links, weight, expected, .. } = self;
        let found: Vec<_> = links.entries(weight).map(|(s, d, w)| ((s, d), w)).collect();
        assert_eq!(found, expected.iter().map(|(&pair, &w)| (pair, w)).collect::<Vec<_>>());
        assert_eq!((links.len(), weight.len()), (expected.len(), links.slots()));
        assert_eq!(links.packed(weight), expected.values().copied().collect::<Vec<_>>());
        assert!(links.pairs().eq(expected.keys().copied()));
        // What is free holds nothing, and is not more than what is needed.
        assert_eq!(weight.iter().filter(|&&w| w != 0.0).count(), expected.len());
        assert!(links.slots() <= 3 * expected.len() + 4 * SOURCES);
        for (source, segment) in links.segments().iter().enumerate() {
            assert_eq!((segment.source as usize, segment.delay), (source, 2));
            assert_eq!(links.efferents(source).len(), segment.end - segment.start);
        }
        for (slot, source, target) in links.placed() {
            assert_eq!(links.slot_of(source, target), Some(slot));
        }
        let new = links.propose();
        for target in 0..TARGETS {
            assert_eq!(new.in_degree(target), expected.keys().filter(|(_, d)| *d == target).count());
        }
        for source in 0..SOURCES {
            assert_eq!(new.out_degree(source), expected.keys().filter(|(s, _)| *s == source).count());
        }
        if links.by_target.is_some() {
            for target in 0..TARGETS {
                let fan = links.afferents(target);
                let arriving: Vec<_> = (0..fan.len()).map(|k| (fan.other(k), fan.slot(k))).collect();
                let sources = expected.keys().filter(|(_, d)| *d == target).map(|&(s, _)| s);
                assert_eq!(arriving, sources.map(|s| (s, links.slot_of(s, target).unwrap())).collect::<Vec<_>>());
            }
        }
    }
}

#[test]
fn hundreds_of_changes_leave_what_a_map_has() {
    for (by_target, seed) in [(false, 1), (true, 2), (true, 3)] {
        let mut world = World::new(by_target, seed);
        world.check();
        for k in 0..200 {
            // Seasons of growth and of decline, and one of nothing left.
            let growth = [0, 3, 30, 300, 5][k / 40];
            let share = [0.1, 0.02, 0.02, 0.02, 0.5][k / 40];
            world.prune(share);
            world.check();
            world.grow(growth);
            world.check();
        }
        world.prune(1.0);
        assert!(world.links.is_empty());
        world.check();
        world.grow(50);
        world.check();
    }
}

#[test]
fn packed_values_are_put_back() {
    let mut world = World::new(false, 4);
    world.prune(0.3);
    world.grow(200);
    let mut packed = world.links.packed(&world.weight);
    for w in &mut packed {
        *w += 1.0;
    }
    world.links.unpack(&packed, &mut world.weight);
    world.expected.values_mut().for_each(|w| *w += 1.0);
    world.check();
    // Also one that is drawn anew has a value for each synapse.
    let drawn = Fill::<f32>::synapses(&world.links, StreamKey::new(1, 1)).with(values(packed.clone())).unwrap();
    assert_eq!(drawn[..], packed[..]);
}

#[test]
fn what_is_given_up_leaves_no_trace() {
    let mut world = World::new(true, 5);
    let free = (0..SOURCES).find(|&s| world.links.slot_of(s, 0).is_none()).unwrap();
    assert!(world.links.propose().link(free, 0));
    assert!(world.links.announce());
    assert_eq!(world.links.born(), [(free as u32, 0)]);
    world.links.dismiss();
    world.check();
    assert!(!world.links.announce());
}

#[test]
fn only_one_synapse_of_a_pair_with_one_delay() {
    let refused = |links: Result<Links, Refusal>| links.err().unwrap().to_string();
    assert_eq!(
        refused(build(pairs([(1, 2), (1, 2)]), DelayRule::Same(0), false)),
        "`connect` is (1, 2): allowed is each pair once for `[Adaptive]` synapses; `[Sparse]` holds more"
    );
    assert!(refused(build(all_to_all(), as_delay(uniform(1, 5)).unwrap(), false)).contains("one for all"));
}

#[test]
fn a_list_serves_no_synapses_that_come_later() {
    let links = build(pairs([(0, 0), (3, 4)]), DelayRule::Same(0), false).unwrap();
    let fill = || Fill::<f32>::synapses(&links, StreamKey::new(1, 1));
    assert!(fill().with(values([1.0, 2.0])).is_ok());
    let refusal = fill().growing().with(values([1.0, 2.0])).unwrap_err().to_string();
    assert!(refusal.starts_with("`initial value` is a list of 2: allowed is one that serves"), "{refusal}");
    assert!(fill().growing().with(uniform(0.0, 1.0)).is_ok());
    assert!(fill().growing().with(matrix(nalgebra::DMatrix::<f32>::zeros(TARGETS, SOURCES))).is_ok());
}
