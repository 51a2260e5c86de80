mod graphs;
mod parts;
mod space;

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use nalgebra::{DMatrix, SMatrix};

use super::*;
use crate::{StreamKey, grid, name_hash};

fn ends(src: usize, dst: usize) -> Ends {
    Ends { src: src.into(), dst: dst.into(), same_group: false, key: StreamKey::new(5, name_hash("syn")) }
}

fn within(n: usize) -> Ends {
    Ends { same_group: true, ..ends(n, n) }
}

#[allow(clippy::needless_pass_by_value, reason = "it is made at the call")]
fn made(ends: Ends, rule: impl Connect) -> Vec<(u32, u32)> {
    let mut pairs = Pairs::new(&ends).unwrap();
    as_connect(rule).connect(&ends, &mut pairs).unwrap();
    pairs.into_vec()
}

#[allow(clippy::needless_pass_by_value, reason = "it is made at the call")]
fn refused(ends: Ends, rule: impl Connect) -> String {
    rule.connect(&ends, &mut Pairs::new(&ends).unwrap()).unwrap_err().to_string()
}

fn sorted(mut pairs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    pairs.sort_unstable();
    pairs
}

fn is_distinct(pairs: &[(u32, u32)]) -> bool {
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable();
    pairs.windows(2).all(|two| two[0] != two[1])
}

/// How many synapses each neuron has: by source, by target.
fn degrees(pairs: &[(u32, u32)], sources: usize, targets: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut out, mut into) = (vec![0; sources], vec![0; targets]);
    for &(src, dst) in pairs {
        out[src as usize] += 1;
        into[dst as usize] += 1;
    }
    (out, into)
}

#[test]
fn simple_rules() {
    assert_eq!(sorted(made(ends(2, 2), all_to_all())), [(0, 0), (0, 1), (1, 0), (1, 1)]);
    assert_eq!(sorted(made(within(2), all_to_all().without_self())), [(0, 1), (1, 0)]);
    assert_eq!(made(ends(2, 2), all_to_all().without_self()).len(), 4);
    assert_eq!(made(ends(3, 3), one_to_one()), [(0, 0), (1, 1), (2, 2)]);
    assert_eq!(refused(ends(3, 4), one_to_one()), "`one_to_one: number of sources` is 3: allowed is 4, the number of targets");
    let neighbours = Ends { src: grid(3, 3).into(), dst: grid(3, 3).into(), ..within(9) };
    let rule = by(|src, dst| src.distance(&dst) < 1.1);
    assert_eq!(made(neighbours.clone(), &rule).len(), 9 + 24);
    assert_eq!(made(neighbours, rule.without_self()).len(), 24);
}

#[test]
fn probability_has_its_mean_and_both_ends() {
    for p in [1e-4, 0.03, 0.5, 0.97] {
        let n = if p < 0.01 { 4000 } else { 400 };
        let pairs = made(within(n), probability(p));
        let (mean, sigma) = (p * (n * n) as f64, (p * (1.0 - p)).sqrt() * n as f64);
        assert!((pairs.len() as f64 - mean).abs() < 5.0 * sigma, "{p}: {} {mean}", pairs.len());
        assert!(is_distinct(&pairs));
        // No place within a row is special, the diagonal included.
        let loops = pairs.iter().filter(|(src, dst)| src == dst).count() as f64;
        assert!((loops - p * n as f64).abs() <= 5.0 * (p * n as f64).sqrt() + 5.0);
        let without: Vec<_> = pairs.iter().copied().filter(|(src, dst)| src != dst).collect();
        assert_eq!(made(within(n), probability(p).without_self()), without);
    }
    assert!(made(ends(100, 100), probability(0.0)).is_empty());
    assert!(made(ends(100, 100), probability(f64::MIN_POSITIVE)).is_empty());
    assert_eq!(made(ends(30, 20), probability(1.0)), made(ends(30, 20), all_to_all()));
    assert_eq!(refused(ends(1, 1), probability(1.5)), "`probability` is 1.5: allowed is a probability, 0 to 1");
    refused(ends(1, 1), probability(f64::NAN));
    refused(ends(1, 1), by_probability(|_, _| -0.5));
}

#[test]
fn probability_is_uniform_over_sources() {
    let n = 2000;
    let (out, _) = degrees(&made(ends(20, n), probability(0.3)), 20, n);
    let (mean, variance) = (0.3 * n as f64, 0.21 * n as f64);
    let chi2: f64 = out.iter().map(|&d| (d as f64 - mean).powi(2) / variance).sum();
    assert!(chi2 < 60.0, "{chi2}");
}

#[test]
fn a_target_keeps_its_sources_when_others_come() {
    for rule in [as_connect(probability(0.2)), as_connect(fixed_in_degree(5))] {
        let few: Vec<_> = made(ends(50, 10), &rule);
        let many: Vec<_> = made(ends(50, 20), &rule).into_iter().filter(|&(_, dst)| dst < 10).collect();
        assert_eq!(few, many);
    }
    let other = Ends { key: StreamKey::new(6, name_hash("syn")), ..ends(50, 10) };
    assert_ne!(made(other, probability(0.2)), made(ends(50, 10), probability(0.2)));
}

#[test]
fn a_million_neurons_cost_their_synapses_only() {
    let n = 1_000_000;
    let pairs = made(within(n), probability(1e-6));
    assert!((pairs.len() as f64 - 1e6).abs() < 5e3, "{}", pairs.len());
    assert_eq!(made(within(n), fixed_total(1000).without_self()).len(), 1000);
    assert_eq!(made(within(n), fixed_in_degree(1).without_self()).len(), n);
}

#[test]
fn degrees_are_exact() {
    let pairs = made(ends(40, 30), fixed_in_degree(7));
    assert!(degrees(&pairs, 40, 30).1.iter().all(|&d| d == 7) && is_distinct(&pairs));
    let pairs = made(ends(40, 30), fixed_out_degree(7));
    assert!(degrees(&pairs, 40, 30).0.iter().all(|&d| d == 7) && is_distinct(&pairs));
    for k in [0, 1, 39] {
        let pairs = made(within(40), fixed_in_degree(k).without_self());
        assert!(degrees(&pairs, 40, 40).1.iter().all(|&d| d == k) && is_distinct(&pairs));
        assert!(pairs.iter().all(|(src, dst)| src != dst));
        let pairs = made(within(40), fixed_out_degree(k).without_self());
        assert!(degrees(&pairs, 40, 40).0.iter().all(|&d| d == k) && is_distinct(&pairs));
        assert!(pairs.iter().all(|(src, dst)| src != dst));
    }
    assert_eq!(sorted(made(ends(5, 5), fixed_in_degree(5))), sorted(made(ends(5, 5), all_to_all())));
}

#[test]
fn totals_are_exact() {
    for n in [0, 1, 100, 700, 1199, 1200] {
        let pairs = made(ends(40, 30), fixed_total(n));
        assert!(pairs.len() == n && is_distinct(&pairs), "{n}");
    }
    for n in [100, 1000, 1560] {
        let pairs = made(within(40), fixed_total(n).without_self());
        assert!(pairs.len() == n && is_distinct(&pairs) && pairs.iter().all(|(src, dst)| src != dst));
    }
}

#[test]
fn partners_are_drawn_evenly() {
    let even = |counts: &[usize], mean: f64| {
        let chi2: f64 = counts.iter().map(|&n| (n as f64 - mean).powi(2) / mean).sum();
        // Generous: `counts.len()` is its mean, and draws without replacement vary less.
        assert!(chi2 < 2.5 * counts.len() as f64, "{chi2} {counts:?}");
    };
    even(&degrees(&made(ends(30, 10_000), fixed_in_degree(3)), 30, 10_000).0, 1000.0);
    even(&degrees(&made(ends(30, 10_000), fixed_in_degree(3).with_multiple()), 30, 10_000).0, 1000.0);
    even(&degrees(&made(ends(10_000, 30), fixed_out_degree(3)), 10_000, 30).1, 1000.0);
    let (out, into) = degrees(&made(ends(30, 1000), fixed_total(12_000)), 30, 1000);
    even(&out, 400.0);
    even(&into, 12.0);
    even(&degrees(&made(within(100), fixed_total(4000).without_self().with_multiple()), 100, 100).0, 40.0);
}

#[test]
fn several_synapses_per_pair_where_allowed() {
    let pairs = made(ends(3, 4), fixed_in_degree(10).with_multiple());
    assert!(degrees(&pairs, 3, 4).1.iter().all(|&d| d == 10));
    let pairs = made(within(3), fixed_total(50).with_multiple().without_self());
    assert!(pairs.len() == 50 && pairs.iter().all(|(src, dst)| src != dst));
    refused(ends(3, 4), fixed_in_degree(10).with_multiple().multiple(false));
}

#[test]
fn impossible_numbers_are_refused() {
    assert_eq!(
        refused(ends(3, 4), fixed_in_degree(4)),
        "`fixed_in_degree` is 4: allowed is at most 3, the number of sources, unless `.with_multiple()`"
    );
    refused(within(3), fixed_in_degree(3).without_self());
    refused(within(3), fixed_out_degree(3).without_self());
    refused(ends(3, 4), fixed_out_degree(5));
    refused(ends(3, 4), fixed_total(13));
    refused(within(3), fixed_total(7).without_self());
    // A single neuron has no other.
    refused(within(1), fixed_in_degree(1).without_self().with_multiple());
    refused(within(1), fixed_total(1).without_self().with_multiple());
    refused(ends(3, 4), fixed_in_degree(usize::MAX).with_multiple());
    assert!(made(ends(0, 0), fixed_total(0)).is_empty());
    assert!(made(within(0), fixed_in_degree(0).without_self()).is_empty());
    assert!(Pairs::new(&ends(usize::MAX, 1)).is_err());
    refused(ends(1 << 31, 1 << 31), all_to_all());
}

#[test]
fn more_synapses_than_an_index_can_number_are_refused_before_they_are_drawn() {
    let expected = "`synapses` is 4900000000: allowed is fewer than 4,294,967,295 in one group";
    assert_eq!(refused(ends(70_000, 70_000), all_to_all()), expected);
    assert_eq!(refused(ends(70_000, 70_000), probability(1.0)), expected);
    assert!(refused(ends(70_000, 70_000), probability(0.9)).contains("fewer than 4,294,967,295"));
    assert!(refused(ends(2, 3), fixed_total(Pairs::MOST + 1).with_multiple()).contains("is 4294967295"));
    let mut pairs = Pairs::new(&ends(2, 2)).unwrap();
    pairs.push(0, 1).unwrap();
    assert!(pairs.reserve(Pairs::MOST).unwrap_err().to_string().contains("is 4294967295"));
    // The diagonal does not count where it is left out.
    assert_eq!(all_to_all().without_self().available(&within(1 << 16)), 65_536 * 65_535);
}

#[test]
fn lists_and_matrices() {
    assert_eq!(made(ends(3, 2), pairs([(2, 1), (0, 0), (2, 1)])), [(2, 1), (0, 0), (2, 1)]);
    assert_eq!(made(within(3), pairs([(2, 1), (1, 1)]).without_self()), [(2, 1)]);
    assert_eq!(refused(ends(3, 2), pairs([(3, 1)])), "`source index` is 3: allowed is below 3, the number of sources");
    assert_eq!(refused(ends(3, 2), pairs([(1, 2)])), "`target index` is 2: allowed is below 2, the number of targets");

    // Target x source.
    let dense = DMatrix::from_row_slice(2, 3, &[0.0, 1.5, 0.0, 2.0, 0.0, -1.0]);
    let expected = [(0, 1), (1, 0), (2, 1)];
    assert_eq!(sorted(made(ends(3, 2), from_dense(&dense))), expected);
    assert_eq!(made(ends(2, 1), from_dense(&SMatrix::<bool, 1, 2>::new(false, true))), [(1, 0)]);
    assert_eq!(refused(ends(2, 3), from_dense(&dense)), "`from_dense: shape` is (2, 3): allowed is (3, 2), targets x sources");
    #[cfg(feature = "std")]
    {
        use nalgebra_sparse::{CooMatrix, CscMatrix, CsrMatrix};
        let coo = CooMatrix::from(&dense);
        assert_eq!(sorted(made(ends(3, 2), from_coo(&coo))), expected);
        assert_eq!(sorted(made(ends(3, 2), from_csr(&CsrMatrix::from(&coo)))), expected);
        assert_eq!(sorted(made(ends(3, 2), from_csc(&CscMatrix::from(&coo)).without_self())), expected);
        refused(ends(2, 3), from_coo(&coo));
    }
}

#[test]
fn by_probability_has_its_mean() {
    let pairs = made(ends(200, 200), by_probability(|src, _| if src.index < 100 { 0.1 } else { 0.0 }));
    assert!((pairs.len() as f64 - 2000.0).abs() < 5.0 * 1800_f64.sqrt());
    assert!(pairs.iter().all(|&(src, _)| src < 100));
}
