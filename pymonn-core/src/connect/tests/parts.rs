//! Rules between parts of groups.

use super::*;
use crate::position::as_part;
use crate::synapses::{DelayRule, Layout};
use crate::{IntoPart, Links};

fn parted(groups: (usize, usize), src: impl IntoPart, dst: impl IntoPart, same_group: bool) -> Ends {
    let (src, dst) = (as_part(groups.0.into(), src).unwrap(), as_part(groups.1.into(), dst).unwrap());
    Ends { src, dst, same_group, key: StreamKey::new(5, name_hash("syn")) }
}

/// As indices within the groups.
fn indices(ends: Ends, rule: impl Connect) -> Vec<(u32, u32)> {
    let (src, dst) = (ends.src.clone(), ends.dst.clone());
    let index = |(s, d): (u32, u32)| (src.index(s as usize) as u32, dst.index(d as usize) as u32);
    made(ends, rule).into_iter().map(index).collect()
}

/// What a network's index has.
fn linked(ends: &Ends, rule: impl Connect, dense: bool, by_source: bool) -> Vec<(u32, u32)> {
    let layout = Layout { dense, by_source, by_target: !by_source, sums: false };
    let keys = (ends.key, ends.key);
    let (src, dst) = (ends.src.clone(), ends.dst.clone());
    let (rule, delay) = (Some(as_connect(rule)), DelayRule::Same(0));
    let links = Links::build(src, dst, ends.same_group, rule, delay, layout, keys, ("", &mut |_| ())).unwrap();
    assert_eq!((links.src().size(), links.dst().size()), (ends.src.extent().size(), ends.dst.extent().size()));
    links.pairs().map(|(src, dst)| (src as u32, dst as u32)).collect()
}

#[test]
fn rules_draw_within_the_parts() {
    let ends = || parted((20, 30), 5..15, [29, 3, 17, 8], false);
    let inside = |pairs: &[(u32, u32)]| pairs.iter().all(|&(src, dst)| (5..15).contains(&src) && [29, 3, 17, 8].contains(&dst));
    let all = sorted(indices(ends(), all_to_all()));
    assert!(inside(&all) && all.len() == 40 && is_distinct(&all));
    let drawn = indices(ends(), fixed_in_degree(10));
    assert_eq!(sorted(drawn), all);
    refused(ends(), fixed_in_degree(11));
    refused(ends(), fixed_out_degree(5));
    assert_eq!(sorted(indices(ends(), fixed_total(40))), all);
    refused(ends(), fixed_total(41));
    assert_eq!(sorted(indices(ends(), probability(1.0))), all);
    assert_eq!(sorted(indices(ends(), modular(2, 1.0, 1.0))), all);
    assert!(inside(&indices(ends(), fixed_out_degree(2))));
    // In the order of the parts.
    assert_eq!(indices(parted((20, 30), 5..9, [29, 3, 17, 8], false), one_to_one()), [(5, 29), (6, 3), (7, 17), (8, 8)]);
    assert_eq!(indices(ends(), pairs([(0, 0), (9, 3)])), [(5, 29), (14, 8)]);
    assert_eq!(refused(ends(), pairs([(10, 0)])), "`source index` is 10: allowed is below 10, the number of sources");
    // Closures see the neurons of the group.
    assert_eq!(sorted(indices(ends(), by(|src, dst| src.index + dst.index == 15))), [(7, 8), (12, 3)]);
}

#[test]
fn a_part_that_is_all_changes_nothing() {
    for rule in [
        as_connect(probability(0.3).without_self()),
        as_connect(fixed_in_degree(4).without_self()),
        as_connect(fixed_total(33).without_self()),
        as_connect(gaussian_field(2.0).without_self()),
        as_connect(small_world(4, 0.2)),
        as_connect(pairwise_poisson(0.5).without_self()),
    ] {
        let listed: Vec<usize> = (0..12).collect();
        let whole = sorted(made(within(12), &rule));
        assert_eq!(sorted(made(parted((12, 12), .., 0..12, true), &rule)), whole);
        assert_eq!(sorted(made(parted((12, 12), listed.clone(), listed, true), &rule)), whole);
    }
}

#[test]
fn a_neuron_is_itself_in_both_parts() {
    // 5, 6 and 7 stand at both ends, with other numbers.
    let ends = || parted((10, 10), 0..8, [9, 7, 6, 5], true);
    let all = sorted(indices(ends(), all_to_all().without_self()));
    assert!(all.len() == 8 * 4 - 3 && all.iter().all(|(src, dst)| src != dst));
    assert_eq!(all_to_all().without_self().available(&ends()), 29);
    assert_eq!(sorted(indices(ends(), probability(1.0).without_self())), all);
    assert_eq!(sorted(indices(ends(), fixed_total(29).without_self())), all);
    refused(ends(), fixed_total(30).without_self());
    refused(ends(), fixed_in_degree(8).without_self());
    let drawn = indices(ends(), fixed_in_degree(7).without_self());
    let without = |pairs: &[(u32, u32)]| pairs.iter().all(|pair| all.contains(pair)) && is_distinct(pairs);
    assert!(drawn.len() == 28 && without(&drawn));
    let drawn = indices(ends(), fixed_out_degree(3).without_self());
    assert!(drawn.len() == 24 && without(&drawn));
    for number in [1, 10, 20, 28] {
        let drawn = indices(ends(), fixed_total(number).without_self());
        assert!(drawn.len() == number && without(&drawn), "{number}");
    }
    // Of different groups, equal numbers mean nothing.
    assert_eq!(made(parted((10, 10), 0..8, [9, 7, 6, 5], false), all_to_all().without_self()).len(), 32);
}

#[test]
fn the_index_is_that_of_the_pairs() {
    let mask: Vec<bool> = (0..40).map(|k| k % 3 == 0).collect();
    for rule in
        [as_connect(probability(0.4)), as_connect(fixed_out_degree(3)), as_connect(fixed_total(30)), as_connect(pairs([(2, 1)]))]
    {
        let ends = parted((50, 40), [44, 2, 31, 7, 19], &mask, false);
        let expected = sorted(indices(ends.clone(), &rule));
        let whole = parted((50, 40), .., .., false);
        let listed = pairs(expected.iter().map(|&(src, dst)| (src as usize, dst as usize)).collect::<Vec<_>>());
        for (dense, by_source) in [(false, true), (false, false), (true, true)] {
            let found = linked(&ends, &rule, dense, by_source);
            assert_eq!(found, linked(&whole, &listed, dense, by_source));
            assert_eq!(sorted(found), expected);
        }
    }
}

#[test]
fn fields_within_parts_are_those_of_the_whole() {
    let whole = indices(parted((100, 100), .., .., true), gaussian_field(3.0));
    let part = indices(parted((100, 100), 20..60, [3, 50, 40], true), gaussian_field(3.0));
    let within = |&(src, dst): &(u32, u32)| (20..60).contains(&src) && [3, 50, 40].contains(&dst);
    assert_eq!(sorted(part), sorted(whole.into_iter().filter(within).collect()));
}
