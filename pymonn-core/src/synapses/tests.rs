//! The index and the events against naive lists.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::*;
use crate::{Connect, Extent, Fill, Refusal, StreamKey, SynapsePlaces, pairs, probability, uniform};

const BOTH: Layout = Layout { dense: false, by_source: true, by_target: true, sums: false };

fn build(n: (usize, usize), rule: impl Connect + 'static, delay: DelayRule<'_>, layout: Layout) -> Result<Links, Refusal> {
    let keys = (StreamKey::new(3, 1), StreamKey::new(3, 2));
    Links::build(n.0.into(), n.1.into(), false, Some(Box::new(rule)), delay, layout, keys)
}

fn drawn(layout: Layout, delay: DelayRule<'_>) -> Links {
    build((30, 20), probability(0.2), delay, layout).unwrap()
}

#[test]
fn every_layout_has_the_same_pairs() {
    let sorted = |links: &Links| {
        let mut found: Vec<_> = links.pairs().collect();
        found.sort_unstable();
        found
    };
    let reference = sorted(&drawn(BOTH, DelayRule::Same(0)));
    assert!(reference.len() > 80);
    for (by_source, by_target) in [(false, false), (true, false), (false, true), (true, true)] {
        for dense in [false, true] {
            let links = drawn(Layout { dense, by_source, by_target, sums: false }, DelayRule::Same(0));
            assert_eq!(sorted(&links), reference);
            for (place, ends) in links.pairs().enumerate() {
                let (s, d) = links.ends(place);
                assert_eq!((s as usize, d as usize), ends);
            }
        }
    }
}

#[test]
fn both_ends_reach_the_same_synapses() {
    for dense in [false, true] {
        let links = drawn(Layout { dense, ..BOTH }, as_delay(uniform(1, 5)).unwrap());
        let mut by_source = Vec::new();
        for source in 0..30 {
            let fan = links.efferents(source);
            by_source.extend((0..fan.len()).map(|k| (source, fan.other(k), fan.slot(k), fan.place(k))));
        }
        let mut by_target = Vec::new();
        for target in 0..20 {
            let fan = links.afferents(target);
            let sources: Vec<usize> = (0..fan.len()).map(|k| fan.other(k)).collect();
            assert!(sources.is_sorted());
            by_target.extend((0..fan.len()).map(|k| (fan.other(k), target, fan.slot(k), fan.place(k))));
        }
        by_source.sort_unstable();
        by_target.sort_unstable();
        assert_eq!(by_source, by_target);
        assert_eq!(by_source.len(), links.len());
    }
}

#[test]
fn segments_are_the_synapses_of_one_source_and_delay() {
    let links = drawn(BOTH, as_delay(uniform(1, 5)).unwrap());
    assert_eq!(links.max_delay(), 5);
    let mut covered = 0;
    for segment in links.segments() {
        assert_eq!(segment.start, covered);
        assert!(links.targets()[segment.start..segment.end].is_sorted());
        covered = segment.end;
    }
    assert_eq!(covered, links.len());
    let key = |s: &Segment| (s.source, s.delay);
    assert!(links.segments().windows(2).all(|w| key(&w[0]) < key(&w[1])));
}

#[test]
fn arrivals_are_the_events_of_the_delay_ago_by_source() {
    for delay in [0u32, 1, 7] {
        check_arrivals(&drawn(BOTH, DelayRule::Same(delay)));
    }
    check_arrivals(&drawn(BOTH, as_delay(uniform(0, 6)).unwrap()));
    check_arrivals(&build((200, 3), probability(0.7), as_delay(uniform(2, 4)).unwrap(), BOTH).unwrap());
}

fn check_arrivals(links: &Links) {
    let n = links.src().size();
    let (mut arrivals, mut bits) = (Arrivals::new(links).unwrap(), EventBits::new(n));
    let mut past: Vec<Vec<bool>> = Vec::new();
    for t in 0..40 {
        let flags: Vec<bool> = (0..n).map(|k| (k * 7 + t * 13) % 11 == 0).collect();
        past.push(flags.clone());
        let now = bits.scan(t as u64 + 1, 0, &flags);
        if t % 5 == 4 && links.max_delay() > 0 {
            arrivals.note(now);
            continue;
        }
        let fired = |s: &&Segment| t.checked_sub(s.delay as usize).is_some_and(|then| past[then][s.source as usize]);
        let expected: Vec<Segment> = links.segments().iter().filter(fired).copied().collect();
        assert_eq!(arrivals.arrive(links, now), expected, "iteration {t}");
    }
}

#[test]
fn firing_lists_the_true_flags() {
    for n in [0, 1, 63, 64, 65, 200] {
        let flags: Vec<bool> = (0..n).map(|k| k % 9 == 0 || k == n - 1).collect();
        let expected: Vec<u32> = (0..n as u32).filter(|&k| flags[k as usize]).collect();
        let mut bits = EventBits::new(n);
        assert_eq!(bits.scan(1, 0, &flags).list, expected);
        // Looked for once between two writers, and again behind one.
        let none = alloc::vec![false; n];
        assert_eq!(bits.scan(1, 0, &none).list, expected);
        assert!(bits.scan(1, 1, &none).list.is_empty());
    }
}

#[test]
fn several_synapses_of_a_pair_are_numbered_and_draw_values_of_their_own() {
    let list = [(0, 1), (2, 0), (0, 1), (0, 1), (1, 1)];
    let links = build((3, 2), pairs(list), DelayRule::Same(0), BOTH).unwrap();
    let numbered: Vec<_> = links.pairs().enumerate().map(|(k, p)| (p, links.copy(k))).collect();
    assert_eq!(numbered, [((0, 1), 0), ((0, 1), 1), ((0, 1), 2), ((1, 1), 0), ((2, 0), 0)]);
    let values = Fill::<f32>::synapses(&links, StreamKey::new(1, 1)).with(uniform(0.0, 1.0)).unwrap();
    assert!(values[0] != values[1] && values[1] != values[2]);
    let dense = build((3, 2), pairs(list), DelayRule::Same(0), Layout { dense: true, ..BOTH });
    assert!(dense.unwrap_err().to_string().contains("(0, 1)"));
}

#[test]
fn a_synapse_draws_the_same_value_in_every_layout() {
    let values = |by_source, by_target| {
        let links = drawn(Layout { dense: false, by_source, by_target, sums: false }, DelayRule::Same(0));
        let values = Fill::<f32>::synapses(&links, StreamKey::new(1, 1)).with(uniform(0.0, 1.0)).unwrap();
        links.to_dense(&values)
    };
    assert_eq!(values(true, false), values(false, true));
    assert_eq!(values(true, false), values(true, true));
}

#[test]
fn a_full_matrix_needs_no_index() {
    let layout = Layout { dense: true, ..BOTH };
    let keys = (StreamKey::new(3, 1), StreamKey::new(3, 2));
    let links = Links::build(Extent::from(4), Extent::from(3), false, None, DelayRule::Same(2), layout, keys).unwrap();
    assert!(links.is_full() && links.targets().is_empty());
    assert_eq!((links.len(), links.slots(), links.max_delay()), (12, 12, 2));
    let fan = links.afferents(1);
    assert_eq!((0..4).map(|k| fan.slot(k)).collect::<Vec<_>>(), [1, 4, 7, 10]);
    check_arrivals(&links);
}

#[test]
fn bad_delays_are_refused() {
    assert!(as_delay(-1).is_err() && as_delay(70_000).is_err() && as_delay(65_535).is_ok());
    let long = build((3, 2), probability(1.0), as_delay(uniform(70_000, 70_001)).unwrap(), BOTH);
    assert!(long.unwrap_err().to_string().contains("iterations"));
}

#[cfg(feature = "std")]
#[test]
fn matrices_hold_target_by_source() {
    let links = build((3, 2), pairs([(0, 1), (2, 0), (0, 1)]), DelayRule::Same(0), BOTH).unwrap();
    let values = [1.0, 2.0, 4.0];
    let dense = links.to_dense(&values);
    assert_eq!((dense[(1, 0)], dense[(0, 2)], dense.sum()), (3.0, 4.0, 7.0));
    assert_eq!(nalgebra::DMatrix::from(&links.to_csr(&values)), dense);
    assert_eq!(links.to_coo(&values).nnz(), 3);
}

#[test]
fn a_list_of_values_goes_by_source_then_target_in_every_layout() {
    let list: Vec<f32> = (0..drawn(BOTH, DelayRule::Same(0)).len()).map(|k| k as f32).collect();
    let values = |layout, delay| {
        let links = drawn(layout, delay);
        let values = Fill::<f32>::synapses(&links, StreamKey::new(1, 1)).with(crate::values(list.clone())).unwrap();
        let links = links.settled();
        if links.is_dense() { links.to_dense(&crate::masked(&links, values).unwrap()) } else { links.to_dense(&values) }
    };
    let reference = values(BOTH, DelayRule::Same(0));
    assert_eq!(values(Layout { dense: false, by_source: false, by_target: true, sums: false }, DelayRule::Same(0)), reference);
    assert_eq!(values(BOTH, as_delay(uniform(0, 6)).unwrap()), reference);
    assert_eq!(values(Layout { dense: true, ..BOTH }, as_delay(uniform(0, 6)).unwrap()), reference);
}
