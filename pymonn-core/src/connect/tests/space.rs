//! Rules that look at distances, against their closed forms.

use super::*;
use crate::{Extent, Neurons, grid3};

fn sheet(n: usize) -> Ends {
    Ends { src: grid(n, n).into(), dst: grid(n, n).into(), ..within(n * n) }
}

#[test]
fn certain_fields_are_those_of_the_distance() {
    let noisy = Extent::from(grid(9, 8).noise([0.8, 0.8]).scale([1.0, 1.5]));
    let other = Extent::from(grid3(4, 5, 2).move_by([0.5, 0.5, -0.5]));
    for ends in [sheet(9), Ends { src: noisy.into(), dst: other.into(), ..ends(1, 1) }] {
        let all = |wanted: &(dyn Fn(f32) -> bool + Sync)| sorted(made(ends.clone(), by(|src, dst| wanted(src.distance(&dst)))));
        assert_eq!(sorted(made(ends.clone(), circle_field(2.0))), all(&|d| d <= 2.0));
        assert_eq!(sorted(made(ends.clone(), ring_field(1.0, 3.0))), all(&|d| (1.0..=3.0).contains(&d)));
        assert_eq!(sorted(made(ends.clone(), circle_field(2.0).cutoff(1.0))), all(&|d| d <= 1.0));
        let in_box = by(|src, dst| (src.x - dst.x).abs() <= 1.0 && (src.y - dst.y).abs() <= 2.0);
        assert_eq!(sorted(made(ends.clone(), box_field(1.0, 2.0))), sorted(made(ends.clone(), in_box)));
        let in_box = by(|src, dst| (src.x - dst.x).abs() <= 1.0 && (src.y - dst.y).abs() <= 2.0 && src.z == dst.z);
        assert_eq!(sorted(made(ends.clone(), box_field3(1.0, 2.0, 0.0))), sorted(made(ends.clone(), in_box)));
        let around = by(|src, dst| src.distance_on_torus(&dst, [9.0, 8.0]) <= 2.5);
        assert_eq!(sorted(made(ends.clone(), circle_field(2.5).torus([9.0, 8.0]))), sorted(made(ends.clone(), around)));
    }
}

#[test]
fn on_a_torus_all_neurons_have_as_many_neighbours() {
    // The points of the lattice within a radius: Gauss's circle problem (OEIS A000328).
    for (radius, points) in [(0.0, 1), (1.0, 5), (2.0, 13), (3.0, 29), (4.0, 49), (5.0, 81)] {
        let pairs = made(sheet(12), circle_field(radius).torus([12.0, 12.0]));
        assert!(degrees(&pairs, 144, 144).1.iter().all(|&d| d == points) && is_distinct(&pairs), "{radius}");
        let pairs = made(sheet(12), circle_field(radius).torus([12.0, 12.0]).without_self());
        assert!(degrees(&pairs, 144, 144).0.iter().all(|&d| d == points - 1));
    }
}

/// Pairs at each distance on a torus of 30 by 30, against the probability that belongs to it.
fn falls_off(rule: impl Connect, probability: impl Fn(f64) -> f64) {
    const N: usize = 30;
    let ends = sheet(N);
    let extent = ends.src.extent();
    let mut counts = alloc::collections::BTreeMap::<u32, (usize, usize)>::new();
    let squared = |src: usize, dst: usize| {
        let d = extent.neuron(src).distance_on_torus(&extent.neuron(dst), [N as f32, N as f32]);
        (d * d).round() as u32
    };
    for dst in 0..N * N {
        counts.entry(squared(0, dst)).or_default().0 += N * N;
    }
    let pairs = made(ends, rule);
    assert!(is_distinct(&pairs));
    for (src, dst) in pairs {
        counts.entry(squared(src as usize, dst as usize)).or_default().1 += 1;
    }
    let (mut chi2, mut classes) = (0.0, 0.0);
    for (squared, (all, drawn)) in counts {
        let p = probability(f64::from(squared).sqrt());
        let (mean, variance) = (p * all as f64, p * (1.0 - p) * all as f64);
        if variance < 5.0 {
            assert!((drawn as f64 - mean).abs() <= 10.0, "{squared}: {drawn} {mean}");
            continue;
        }
        chi2 += (drawn as f64 - mean).powi(2) / variance;
        classes += 1.0;
    }
    // Of mean `classes` and variance `2 classes`; five standard deviations.
    assert!((chi2 - classes).abs() < 5.0 * (2.0_f64 * classes).sqrt() && classes > 10.0, "{chi2} of {classes}");
}

#[test]
fn probabilities_fall_off_as_they_say() {
    let period = [30.0, 30.0];
    falls_off(gaussian_field(3.0).torus(period), |d| (-d * d / 18.0).exp());
    falls_off(gaussian_field(3.0).probability(0.3).torus(period), |d| 0.3 * (-d * d / 18.0).exp());
    falls_off(gaussian_field(5.0).cutoff(7.0).torus(period), |d| if d > 7.0 { 0.0 } else { (-d * d / 50.0).exp() });
    falls_off(exponential_field(2.0).torus(period), |d| (-d / 2.0).exp());
    falls_off(linear_field(8.0).torus(period), |d| (1.0 - d / 8.0).max(0.0));
    falls_off(distance_probability(|d| 1.0 / (1.0 + d)).torus(period), |d| 1.0 / (1.0 + d));
    falls_off(circle_field(6.0).probability(0.2).torus(period), |d| if d > 6.0 { 0.0 } else { 0.2 });
}

#[test]
fn a_cutoff_leaves_the_other_pairs_as_they_were() {
    let (all, near) = (made(sheet(20), gaussian_field(3.0)), sorted(made(sheet(20), gaussian_field(3.0).cutoff(4.0))));
    let extent = Extent::from(grid(20, 20));
    let within = |&(src, dst): &(u32, u32)| extent.neuron(src as usize).distance(&extent.neuron(dst as usize)) <= 4.0;
    assert_eq!(near, sorted(all.iter().copied().filter(within).collect()));
    // And the closure's rule draws what the built-in one draws.
    let own = distance_probability(|d| libm::exp(-0.5 * (d / 3.0) * (d / 3.0)));
    assert_eq!(sorted(made(sheet(20), own)), sorted(all));
}

#[test]
fn bad_parameters_are_named() {
    let ends = || sheet(3);
    assert_eq!(refused(ends(), circle_field(-1.0)), "`circle_field: radius` is -1.0: allowed is a length from 0");
    refused(ends(), circle_field(f32::NAN));
    refused(ends(), box_field(1.0, -1.0));
    refused(ends(), box_field3(1.0, 1.0, f32::NAN));
    assert_eq!(refused(ends(), ring_field(2.0, 1.0)), "`ring_field: outer` is 1.0: allowed is a length from inner = 2.0");
    refused(ends(), ring_field(-2.0, 1.0));
    assert_eq!(refused(ends(), gaussian_field(0.0)), "`gaussian_field: sigma` is 0.0: allowed is a finite length above 0");
    refused(ends(), exponential_field(f32::INFINITY));
    refused(ends(), linear_field(-1.0));
    assert_eq!(refused(ends(), circle_field(1.0).probability(1.5)), "`probability` is 1.5: allowed is a probability, 0 to 1");
    assert_eq!(refused(ends(), circle_field(1.0).cutoff(-1.0)), "`cutoff` is -1.0: allowed is a distance from 0");
    assert_eq!(
        refused(ends(), circle_field(1.0).torus([3.0, -3.0])),
        "`torus: period` is -3.0: allowed is a finite number from 0"
    );
    assert_eq!(refused(ends(), distance_probability(|d| d)), "`distance_probability` is 2.0: allowed is a probability, 0 to 1");
}

#[test]
fn a_large_sheet_costs_its_neighbourhoods_only() {
    let n = 400;
    let start = std::time::Instant::now();
    let pairs = made(sheet(n), circle_field(2.0).torus([n as f32, n as f32]));
    assert_eq!(pairs.len(), 13 * n * n);
    // All pairs would be 2.6e10: minutes.
    assert!(start.elapsed().as_secs() < 60);
    assert!(Neurons::from(grid(n, n)).is_whole());
}
