//! The index and the events against naive lists.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::*;
use crate::{Connect, Fill, Refusal, StreamKey, pairs, probability, uniform};

const BOTH: Layout = Layout { dense: false, by_source: true, by_target: true, sums: false };

fn build(n: (usize, usize), rule: impl Connect + 'static, delay: DelayRule<'_>, layout: Layout) -> Result<Links, Refusal> {
    let keys = (StreamKey::new(3, 1), StreamKey::new(3, 2));
    Links::build(n.0.into(), n.1.into(), false, Some(Box::new(rule)), delay, layout, keys, ("", &mut |_| ()))
}

fn drawn(layout: Layout, delay: DelayRule<'_>) -> Links {
    build((30, 20), probability(0.2), delay, layout).unwrap()
}

/// All synapses as an initialiser sees them.
fn walked(links: &Links) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (_, part) in links.parts(3).unwrap() {
        links.walk(part, &mut |piece| found.extend(piece.iter().map(|at| (at.source as usize, at.target as usize))));
    }
    found
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
                assert_eq!(walked(&links)[place], ends);
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
        assert!((segment.start..segment.end).is_sorted_by_key(|place| links.targets().get(place)));
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
            arrivals.note(now.bits);
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
    let links = Links::build(4.into(), 3.into(), false, None, DelayRule::Same(2), layout, keys, ("", &mut |_| ())).unwrap();
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
        let values = Fill::<f32>::masked(&links, StreamKey::new(1, 1)).with(crate::values(list.clone())).unwrap();
        links.to_dense(&values)
    };
    let reference = values(BOTH, DelayRule::Same(0));
    assert_eq!(values(Layout { dense: false, by_source: false, by_target: true, sums: false }, DelayRule::Same(0)), reference);
    assert_eq!(values(BOTH, as_delay(uniform(0, 6)).unwrap()), reference);
    assert_eq!(values(Layout { dense: true, ..BOTH }, as_delay(uniform(0, 6)).unwrap()), reference);
}

#[cfg(feature = "std")]
mod in_parallel {
    use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    use super::*;
    use crate::connect::{Ends, Pairs, Row, Rows};
    use crate::cores::on;
    use crate::{
        all_to_all, as_connect, by, by_probability, constant, distance_probability, each_synapse, fixed_in_degree,
        fixed_out_degree, fixed_total, gaussian_field, modular, one_to_one, pairwise_poisson, scale_free, small_world,
        symmetric_probability, values,
    };

    type Rule = Box<dyn Connect>;

    const N: usize = 60;

    /// A user's rule, which has no rows.
    struct Backwards;

    impl Connect for Backwards {
        fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
            (0..ends.src.size() * 2).rev().try_for_each(|k| pairs.push(k / 2, (k * 7) % ends.dst.size()))
        }
    }

    fn rules() -> Vec<(Rule, bool)> {
        let list = (0..900).map(|k| (k * k % N, k * 31 % N));
        vec![
            (as_connect(probability(0.3)), true),
            (as_connect(probability(0.0)), true),
            (as_connect(all_to_all().without_self()), true),
            (as_connect(one_to_one()), true),
            (as_connect(fixed_in_degree(9)), true),
            (as_connect(fixed_out_degree(9).without_self()), true),
            (as_connect(fixed_total(700).without_self()), true),
            (as_connect(fixed_total(2_900)), true),
            (as_connect(by(|src, dst| (src.index * 13 + dst.index) % 5 < 2)), true),
            (as_connect(by_probability(|src, _| src.index as f64 / N as f64)), true),
            (as_connect(gaussian_field(6.0).torus([N as f32, 0.0])), true),
            (as_connect(distance_probability(|d| 1.0 / (1.0 + d)).without_self()), true),
            (as_connect(small_world(6, 0.3)), true),
            (as_connect(small_world(6, 0.3).directed()), true),
            (as_connect(scale_free(4)), true),
            (as_connect(modular(7, 0.6, 0.05)), true),
            (as_connect(symmetric_probability(0.1)), true),
            (as_connect(pairwise_poisson(0.4)), false),
            (as_connect(fixed_in_degree(9).with_multiple()), false),
            (as_connect(fixed_out_degree(40).with_multiple()), false),
            (as_connect(fixed_total(700).with_multiple()), false),
            (as_connect(pairs(list)), false),
            (as_connect(Backwards), false),
        ]
    }

    /// Everything about a synapse group with all kinds of initial values.
    fn text(rule: &Rule, delay: bool, layout: Layout) -> alloc::string::String {
        let delay = if delay { as_delay(uniform(0, 4)).unwrap() } else { DelayRule::Same(2) };
        let keys = (StreamKey::new(3, 1), StreamKey::new(3, 2));
        let report: &mut crate::Report<'_> = &mut |_| ();
        let links = Links::build(N.into(), N.into(), true, Some(Box::new(rule)), delay, layout, keys, ("", report)).unwrap();
        let fill = || Fill::<f64>::masked(&links, StreamKey::new(1, 1));
        let list: Vec<f64> = (0..links.len()).map(|k| k as f64).collect();
        let drawn = [
            fill().with(uniform(0.0, 1.0)),
            fill().with(values(list)),
            fill().with(each_synapse(|src, dst| (src.index * 100 + dst.index) as f64)),
            fill().with(constant(1.5)),
        ];
        alloc::format!("{links:?} {drawn:?}")
    }

    #[test]
    fn any_number_of_threads_gives_the_same_synapses_and_values() {
        for (number, (rule, simple)) in rules().iter().enumerate() {
            for (by_source, by_target) in [(true, false), (false, true), (true, true)] {
                for (delay, dense) in [(false, false), (true, false), (false, true), (true, true)] {
                    if dense && !simple {
                        continue;
                    }
                    let layout = Layout { dense, by_source, by_target, sums: false };
                    let small = text(rule, delay, layout);
                    // All are large, in one stream, in few and in more parts than there are sources.
                    for (cores, worth) in [(1, 1), (3, 50), (if number == 0 { N + 1 } else { 2 }, 1)] {
                        let large = on(cores, worth, || text(rule, delay, layout));
                        assert!(large == small, "rule {number}, delay {delay}, {layout:?}, {cores} cores:\n{small}\n{large}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_index_is_that_of_sorted_pairs() {
        for (number, (rule, _)) in rules().iter().enumerate() {
            let ends = Ends { src: N.into(), dst: N.into(), same_group: true, key: StreamKey::new(3, 1) };
            let mut drawn = Pairs::new(&ends).unwrap();
            rule.connect(&ends, &mut drawn).unwrap();
            let mut expected: Vec<_> = drawn.as_slice().iter().map(|&(s, d)| (s as usize, d as usize)).collect();
            expected.sort_unstable();
            for worth in [1, 1 << 20] {
                let links = on(2, worth, || {
                    let keys = (ends.key, StreamKey::new(3, 2));
                    let rule: Box<dyn Connect + '_> = Box::new(rule);
                    let report: &mut crate::Report<'_> = &mut |_| ();
                    Links::build(N.into(), N.into(), true, Some(rule), DelayRule::Same(0), BOTH, keys, ("", report)).unwrap()
                });
                assert_eq!(links.pairs().collect::<Vec<_>>(), expected, "rule {number}");
                let copies: Vec<u32> = (0..links.len()).map(|place| links.copy(place)).collect();
                let number = |k: usize| expected[..k].iter().rev().take_while(|pair| **pair == expected[k]).count() as u32;
                assert!(copies.iter().enumerate().all(|(k, &copy)| copy == number(k)));
            }
        }
    }

    /// Says something else each time that it is asked.
    struct Fickle {
        by_target: bool,
        asked: AtomicUsize,
    }

    impl Connect for Fickle {
        fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
            self.rows(ends)?.list(ends, pairs)
        }

        fn rows<'a>(&'a self, ends: &'a Ends) -> Result<Rows<'a>, Refusal> {
            let draw = |_, row: &mut Row| (0..self.asked.fetch_add(1, Relaxed) % 50).try_for_each(|k| row.push(k));
            let work = 10 * ends.src.size();
            Ok(if self.by_target { Rows::by_target(work, draw) } else { Rows::by_source(work, draw) })
        }
    }

    #[test]
    fn a_rule_that_changes_its_mind_is_refused() {
        for by_target in [false, true] {
            for cores in [1, 3] {
                let rule = Fickle { by_target, asked: AtomicUsize::new(0) };
                let refusal = on(cores, 1, || build((N, N), rule, DelayRule::Same(0), BOTH)).unwrap_err();
                assert!(refusal.to_string().contains("the same one each time"), "{refusal}");
            }
        }
        // Asked once, it has no second mind.
        let rule = Fickle { by_target: true, asked: AtomicUsize::new(0) };
        assert!(build((N, N), rule, DelayRule::Same(0), BOTH).is_ok());
    }

    #[test]
    fn a_neuron_beyond_its_group_is_refused() {
        struct Beyond;
        impl Connect for Beyond {
            fn connect(&self, ends: &Ends, pairs: &mut Pairs) -> Result<(), Refusal> {
                self.rows(ends)?.list(ends, pairs)
            }
            fn rows<'a>(&'a self, _: &'a Ends) -> Result<Rows<'a>, Refusal> {
                Ok(Rows::by_source(1, |src, row| row.push(src * 2)))
            }
        }
        let refusal = on(2, 1, || build((N, N), Beyond, DelayRule::Same(0), BOTH)).unwrap_err();
        assert_eq!(refusal.to_string(), "`target index` is 60: allowed is below 60, the number of targets");
    }

    #[test]
    fn the_report_covers_every_part_of_the_work() {
        let mut told: Vec<(&str, usize, usize)> = Vec::new();
        let keys = (StreamKey::new(3, 1), StreamKey::new(3, 2));
        let links = on(1, 1, || {
            let mut report = |building: &crate::Building<'_>| told.push((building.doing, building.done, building.total));
            let delay = as_delay(uniform(0, 4)).unwrap();
            let rule: Rule = Box::new(probability(0.5));
            Links::build(N.into(), N.into(), true, Some(rule), delay, BOTH, keys, ("links", &mut report)).unwrap()
        });
        let ended: Vec<&str> = told.iter().filter(|(_, done, total)| done == total).map(|(doing, ..)| *doing).collect();
        let mut parts = ended.clone();
        parts.dedup();
        let expected = ["counting synapses", "placing synapses", "drawing delays", "counting synapses", "placing synapses"];
        assert_eq!(parts, expected);
        assert!(told.len() > 3 * N && links.len() > 1000);
    }
}
