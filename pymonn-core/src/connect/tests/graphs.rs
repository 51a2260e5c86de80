//! Small worlds, scale-free and modular networks, and rules of NEST.

use super::*;

/// The links of each neuron, where each link is two synapses.
fn linked(pairs: &[(u32, u32)], n: usize) -> Vec<Vec<u32>> {
    let mut linked = vec![Vec::new(); n];
    for &(src, dst) in pairs {
        linked[src as usize].push(dst);
    }
    linked
}

fn is_symmetric(pairs: &[(u32, u32)]) -> bool {
    sorted(pairs.to_vec()) == sorted(pairs.iter().map(|&(src, dst)| (dst, src)).collect())
}

#[test]
fn a_ring_is_a_small_world_without_rewiring() {
    let pairs = made(within(10), small_world(4, 0.0));
    let near = |src: u32, dst: u32| [1, 2, 8, 9].contains(&((dst + 10 - src) % 10));
    assert!(pairs.len() == 40 && is_distinct(&pairs) && pairs.iter().all(|&(src, dst)| near(src, dst)));
    assert_eq!(sorted(pairs), sorted(made(within(10), small_world(4, 0.0).directed())));
}

#[test]
fn rewiring_keeps_the_number_of_links() {
    for p in [0.1, 1.0] {
        let pairs = made(within(200), small_world(6, p));
        assert!(pairs.len() == 1200 && is_distinct(&pairs) && is_symmetric(&pairs));
        assert!(pairs.iter().all(|(src, dst)| src != dst));
        // A neuron's own links stay with it: half of the neighbours at least.
        assert!(linked(&pairs, 200).iter().all(|links| links.len() >= 3));
        let stays = pairs.iter().filter(|(src, dst)| [1, 2, 3, 197, 198, 199].contains(&((dst + 200 - src) % 200))).count();
        let (mean, sigma) = (1200.0 * (1.0 - p), 2.0 * (600.0 * p * (1.0 - p)).sqrt());
        // Some are led to other neighbours by chance: 6 of 199.
        assert!((stays as f64 - mean - 1200.0 * p * 0.03).abs() < 5.0 * sigma + 40.0, "{stays} {mean}");
        let directed = made(within(200), small_world(6, p).directed());
        assert!(degrees(&directed, 200, 200).0.iter().all(|&d| d == 6) && is_distinct(&directed));
        assert!(directed.iter().all(|(src, dst)| src != dst) && (p < 1.0 || !is_symmetric(&directed)));
    }
    // Where all are linked nothing can be led elsewhere.
    assert_eq!(made(within(5), small_world(4, 1.0)).len(), 20);
    assert_eq!(made(within(5), small_world(4, 1.0).directed()).len(), 20);
}

#[test]
fn preferential_attachment_links_the_old() {
    let (n, m) = (2000, 3);
    let pairs = made(within(n), scale_free(m));
    assert!(pairs.len() == 2 * m * (n - m) && is_distinct(&pairs) && is_symmetric(&pairs));
    let degree: Vec<usize> = linked(&pairs, n).iter().map(Vec::len).collect();
    assert!(degree[1..=m].iter().all(|&d| d >= 1) && degree[m + 1..].iter().all(|&d| d >= m));
    let directed = made(within(n), scale_free(m).directed());
    assert!(directed.len() == m * (n - m) && directed.iter().all(|(src, dst)| src > dst));
    assert_eq!(sorted(pairs.into_iter().filter(|(src, dst)| src > dst).collect()), sorted(directed));
}

#[test]
fn blocks_have_their_probabilities() {
    // Blocks of 34, 33, 33 sources and 67, 67, 66 targets.
    let pairs = made(ends(100, 200), modular(3, 0.6, 0.1));
    let block = |k: u32, first: u32, others: u32| if k < first { 0 } else { 1 + (k - first) / others };
    let inside = pairs.iter().filter(|&&(src, dst)| block(src, 34, 33) == if dst < 134 { dst / 67 } else { 2 }).count() as f64;
    let (all_in, all) = (34.0 * 67.0 + 33.0 * 67.0 + 33.0 * 66.0, 20_000.0);
    assert!(is_distinct(&pairs) && (inside - 0.6 * all_in).abs() < 5.0 * (0.24_f64 * all_in).sqrt(), "{inside}");
    let outside = pairs.len() as f64 - inside;
    assert!((outside - 0.1 * (all - all_in)).abs() < 5.0 * (0.09 * (all - all_in)).sqrt(), "{outside}");
    // Equal probabilities make no blocks.
    let pairs = made(within(50), modular(5, 1.0, 1.0).without_self());
    assert_eq!(sorted(pairs), sorted(made(within(50), all_to_all().without_self())));
}

#[test]
fn rules_of_nest() {
    let pairs = made(within(300), nest::symmetric_pairwise_bernoulli(0.1));
    assert!(is_symmetric(&pairs) && is_distinct(&pairs) && pairs.iter().all(|(src, dst)| src != dst));
    let (links, mean) = (pairs.len() as f64 / 2.0, 0.1 * 300.0 * 299.0 / 2.0);
    assert!((links - mean).abs() < 5.0 * (0.9 * mean).sqrt(), "{links} {mean}");
    let pairs = sorted(made(ends(100, 100), nest::pairwise_poisson(1.5)));
    assert!((pairs.len() as f64 - 15_000.0).abs() < 5.0 * 15_000_f64.sqrt());
    // How often each number of synapses of a pair comes, against exp(-1.5) 1.5^k / k!.
    let mut counts = [10_000.0, 0.0, 0.0, 0.0, 0.0];
    for same in pairs.chunk_by(|a, b| a == b) {
        counts[0] -= 1.0;
        counts[same.len().min(4)] += 1.0;
    }
    let p: [f64; 5] = [0.223_130, 0.334_695, 0.251_021, 0.125_511, 0.065_643];
    let chi2: f64 = counts.iter().zip(p).map(|(n, p)| (n - 1e4 * p).powi(2) / (1e4 * p)).sum();
    assert!(chi2 < 25.0, "{chi2} {counts:?}");
    assert!(made(ends(10, 10), pairwise_poisson(0.0)).is_empty());
    assert!(made(within(9), pairwise_poisson(3.0).without_self()).iter().all(|(src, dst)| src != dst));
    assert_eq!(made(ends(3, 4), nest::fixed_indegree(10)).len(), 40);
    assert_eq!(made(ends(3, 4), nest::fixed_outdegree(10)).len(), 30);
    assert_eq!(made(ends(3, 4), nest::fixed_total_number(50)).len(), 50);
    assert_eq!(made(ends(30, 20), nest::pairwise_bernoulli(0.5)), made(ends(30, 20), probability(0.5)));
}

#[test]
fn bad_parameters_are_named() {
    let even = "an even number below 9, the number of neurons";
    assert_eq!(refused(within(9), small_world(3, 0.1)), alloc::format!("`small_world: neighbours` is 3: allowed is {even}"));
    refused(within(9), small_world(10, 0.1));
    refused(within(9), small_world(4, 1.1));
    refused(within(9), small_world(4, 1.1).directed());
    let same = "one group, or one part of it, at both ends";
    assert_eq!(
        refused(ends(9, 9), small_world(4, 0.1)),
        alloc::format!("`small_world: ends` is different neurons: allowed is {same}")
    );
    refused(ends(9, 9), symmetric_probability(0.1));
    assert_eq!(refused(within(9), scale_free(9)), "`scale_free: links` is 9: allowed is 1 to 8, below the number of neurons");
    refused(within(9), scale_free(0));
    refused(ends(9, 8), scale_free(1));
    assert_eq!(
        refused(ends(9, 4), modular(5, 0.1, 0.1)),
        "`modular: blocks` is 5: allowed is 1 to 4, the smaller number of neurons"
    );
    refused(ends(9, 4), modular(0, 0.1, 0.1));
    assert_eq!(refused(ends(9, 4), modular(2, 1.1, 0.1)), "`modular: within` is 1.1: allowed is a probability, 0 to 1");
    refused(ends(9, 4), modular(2, 0.1, -0.1));
    refused(within(9), symmetric_probability(2.0));
    assert_eq!(refused(ends(9, 4), pairwise_poisson(-1.0)), "`pairwise_poisson` is -1.0: allowed is a finite mean from 0");
    refused(ends(9, 4), pairwise_poisson(f64::INFINITY));
}
