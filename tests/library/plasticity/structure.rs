//! Growth and pruning against the distributions that they must have, and synaptic elements as NEST has them
//! (`data/library/plasticity/make_elements.py`).

use pymonn::behaviours::plasticity::{
    Calcium, GaussianGrowth, GrowRandom, LinearGrowth, PruneWeak, PruneWeakOnPost, PruneWeakOnPre, SynapticElements,
};
use pymonn::prelude::*;

const ELEMENTS: &str = include_str!("../../reference/data/library/plasticity/elements.csv");

/// Mean and variance.
fn moments(counts: &[f64]) -> (f64, f64) {
    let mean = counts.iter().sum::<f64>() / counts.len() as f64;
    (mean, counts.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / counts.len() as f64)
}

network! {
    /// Synapses are born with a probability and live for 50 iterations.
    network Aging(rate: f64 = 0.3) {
        group a[30] {}
        group b[40] {}
        synapses ab: a -> b[Adaptive] {
            connect = pairs([]);
            weight: f32 = 49.5;
            1 => |weight: &mut f32| *weight -= 1.0;
            2 => PruneWeak::default();
            3 => GrowRandom { rate, ..Default::default() };
        }
    }
}

#[test]
fn births_and_a_fixed_life_give_a_binomial_number_of_synapses() {
    for rate in [0.3, 2.25] {
        let mut net = Aging::builder().rate(rate).seed(2).build().unwrap();
        net.simulate_iterations(50);
        let counts: Vec<f64> = (0..2000)
            .map(|_| {
                net.simulate_iterations(50);
                net.ab.size() as f64
            })
            .collect();
        let (mean, variance) = moments(&counts);
        // Independent samples: four standard errors, the variance's by that of a normal distribution.
        let part = rate.fract();
        let (true_mean, true_variance) = (50.0 * rate, 50.0 * part * (1.0 - part));
        assert!((mean - true_mean).abs() < 4.0 * (true_variance / 2000.0).sqrt(), "{mean}, expected {true_mean}");
        assert!((variance / true_variance - 1.0).abs() < 4.0 * (2.0_f64 / 2000.0).sqrt(), "{variance}, expected {true_variance}");
    }
}

#[test]
fn the_same_seed_gives_the_same_synapses() {
    let pairs = |seed| {
        let mut net = Aging::builder().seed(seed).build().unwrap();
        net.simulate_iterations(300);
        net.ab.connectivity().pairs().collect::<Vec<_>>()
    };
    assert_eq!(pairs(1), pairs(1));
    assert_ne!(pairs(1), pairs(2));
}

network! {
    /// Each synapse is lost with a probability of 0.02 per iteration, if its source fires then, for which that of 0.1 stands.
    network Chance {
        group a[60] {
            spike: bool = false;
            1 => |spike: &mut bool, rng: &mut Rng| *spike = rng.bernoulli(0.2);
        }
        synapses aa: a -> a[Adaptive] {
            connect = pairs([]);
            weight: f64 = 1.0;
            2 => |weight: &mut f64, rng: &mut Rng| *weight = if rng.bernoulli(0.1) { 0.0 } else { 1.0 };
            3 => PruneWeakOnPre::<f64>::default();
            4 => GrowRandom { rate: 1.0, ..Default::default() };
        }
    }
}

#[test]
fn births_and_chance_deaths_balance() {
    let mut net = Chance::builder().seed(5).build().unwrap();
    net.simulate_iterations(1000);
    let mut counts = Vec::new();
    for _ in 0..400 {
        net.simulate_iterations(50);
        counts.push(net.aa.size() as f64);
    }
    // One is born per iteration and lives for 1 / 0.02 of them; samples 50 iterations apart are correlated by exp(-1), and each source
    // takes some 1/60 of all synapses with it.
    let (mean, variance) = moments(&counts);
    assert!((mean - 50.0).abs() < 2.0, "{mean}");
    assert!((15.0..60.0).contains(&variance), "{variance}");
    assert!(net.aa.connectivity().pairs().all(|(source, target)| source != target));
}

network! {
    network Filling(without_self: bool = true, rate: f64 = 1.0) {
        group a[12] {}
        synapses aa: a -> a[Adaptive] {
            connect = pairs([]);
            weight: f32 = 1.0;
            1 => GrowRandom { rate, without_self };
        }
    }
}

#[test]
fn a_group_fills_up_and_no_further() {
    for (without_self, most) in [(true, 132), (false, 144)] {
        let mut net = Filling::builder().without_self(without_self).build().unwrap();
        for size in 1..=most {
            net.iterate();
            assert_eq!(net.aa.size(), size);
        }
        net.simulate_iterations(10);
        assert_eq!(net.aa.size(), most);
    }
}

#[test]
fn each_free_pair_is_as_likely() {
    // One pair of 132 is left free: which one is uniform.
    let mut left = [0; 132];
    for seed in 0..1320 {
        let mut net = Filling::builder().rate(131.0).seed(seed).build().unwrap();
        net.iterate();
        let all = (0..12).flat_map(|s| (0..12).filter(move |&d| d != s).map(move |d| (s, d)));
        let there: Vec<_> = net.aa.connectivity().pairs().collect();
        let free: Vec<_> = all.enumerate().filter(|(_, pair)| !there.contains(pair)).map(|(k, _)| k).collect();
        assert_eq!((there.len(), free.len()), (131, 1));
        left[free[0]] += 1;
    }
    // Chi-square with 131 degrees of freedom: mean 131, standard deviation 16.
    let chi: f64 = left.iter().map(|&n| (f64::from(n) - 10.0).powi(2) / 10.0).sum();
    assert!((67.0..195.0).contains(&chi), "{chi}, {left:?}");
}

network! {
    network Events {
        group a[4] {
            spike: bool = each(|n| n.index == 1);
        }
        group b[4] {
            spike: bool = each(|n| n.index == 2);
        }
        synapses pre: a -> b[Adaptive] {
            connect = all_to_all();
            weight: f32 = each_synapse(|_, dst| dst.index as f32);
            1 => PruneWeakOnPre { threshold: 2.0 };
        }
        synapses post: a -> b[Adaptive] {
            connect = all_to_all();
            weight: f32 = each_synapse(|src, _| src.index as f32);
            1 => PruneWeakOnPost { threshold: 2.0 };
        }
    }
}

#[test]
fn events_prune_the_weak_synapses_of_their_neurons() {
    let mut net = Events::builder().build().unwrap();
    net.iterate();
    let gone = |links: &pymonn::Links| {
        let there: Vec<_> = links.pairs().collect();
        (0..4).flat_map(|s| (0..4).map(move |d| (s, d))).filter(|pair| !there.contains(pair)).collect::<Vec<_>>()
    };
    assert_eq!(gone(net.pre.connectivity()), [(1, 0), (1, 1), (1, 2)]);
    assert_eq!(gone(net.post.connectivity()), [(0, 2), (1, 2), (2, 2)]);
}

network! {
    network Single {
        group a[1] {
            spike: bool = false;
            1 => |spike: &mut bool, step: Step| {
                *spike = step.iteration % if step.iteration < 1002 { 40 } else { 7 } == 0;
            };
            2 => Calcium::<f64> { tau: 400.0, beta: 0.04 };
        }
        /// So much calcium that nothing grows, so all elements of the source stay free.
        group b[1] {
            calcium: f64 = 1e6;
        }
        synapses gaussian: a -> b[Adaptive] {
            connect = pairs([]);
            3 => SynapticElements::<f64> {
                nu: 0.01,
                axonal: GaussianGrowth { eta: 0.1, epsilon: 0.7 },
                vacant_loss: 0.0,
                ..Default::default()
            };
        }
        synapses linear: a -> b[Adaptive] {
            connect = pairs([]);
            3 => SynapticElements::<f64, LinearGrowth<f64>> {
                nu: 0.01,
                axonal: LinearGrowth { epsilon: 0.7 },
                vacant_loss: 0.0,
                ..Default::default()
            };
        }
    }
}

#[test]
fn elements_grow_and_shrink_as_in_nest() {
    let mut net = Single::builder().build().unwrap();
    let mut highest = 0.0_f64;
    for line in ELEMENTS.lines().skip(1) {
        let [time, calcium, gaussian, linear] = line.split(',').map(|x| x.parse::<f64>().unwrap()).collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        net.simulate_iterations(100);
        assert_eq!(net.iteration() as f64, time);
        assert!((net.a.calcium[0] - calcium).abs() < 1e-12, "{line}: {}", net.a.calcium[0]);
        // NEST takes the calcium at the beginning of each step, and integrates the linear curve exactly.
        assert!((net.gaussian.src_axonal[0] - gaussian).abs() < 0.03, "{line}: {}", net.gaussian.src_axonal[0]);
        assert!((net.linear.src_axonal[0] - linear).abs() < 0.06, "{line}: {}", net.linear.src_axonal[0]);
        highest = highest.max(gaussian);
    }
    assert!(highest > 6.0 && net.gaussian.size() + net.linear.size() == 0);
}

network! {
    /// Nothing grows, so the free elements of the start are all that there are.
    network Pairing(sources: usize = 40, targets: usize = 60, axonal: f64 = 7.0) {
        group a[sources] {
            calcium: f64 = 0.0;
        }
        group b[targets] {
            calcium: f64 = 0.0;
        }
        synapses ab: a -> b[Adaptive] {
            connect = fixed_out_degree(5);
            weight: f32 = 1.0;
            1 => SynapticElements::<f64> { nu: 0.0, vacant_loss: 0.5, free_at_start: axonal, ..Default::default() };
        }
    }
}

#[test]
fn the_side_with_fewer_free_elements_uses_them_up() {
    let mut net = Pairing::builder().seed(3).build().unwrap();
    net.iterate();
    // 280 and 420 free elements beside 200 synapses; those that meet where there is a synapse already wait.
    let size = net.ab.size();
    assert!((440..=480).contains(&size), "{size}");
    let degrees = |k: usize| net.ab.connectivity().pairs().filter(|&(source, _)| source == k).count();
    assert!((0..40).all(|k| degrees(k) <= 12));
    // Half of what is left is lost.
    let left: f64 = (0..40).map(|k| net.ab.src_axonal[k] - degrees(k) as f64).sum();
    assert!((left - 0.5 * (480 - size) as f64).abs() < 1e-9, "{left}");
    let dendritic: f64 = net.ab.dst_dendritic.iter().sum();
    assert!((dendritic - size as f64 - 0.5 * (620 - size) as f64).abs() < 1e-9, "{dendritic}");
}

network! {
    /// Sources lose three elements in the first iteration, targets none.
    network Losing {
        group a[300] {
            calcium: f64 = 1e6;
        }
        group b[12] {
            calcium: f64 = 0.5;
        }
        synapses ab: a -> b[Adaptive] {
            connect = all_to_all();
            1 => SynapticElements::<f64, LinearGrowth<f64>> {
                nu: 3.0e-6,
                axonal: LinearGrowth { epsilon: 1.0 },
                dendritic: LinearGrowth { epsilon: 0.5 },
                vacant_loss: 0.0,
                free_at_start: 0.0,
            };
        }
    }
}

#[test]
fn what_is_retracted_is_drawn_at_random() {
    let mut net = Losing::builder().seed(9).build().unwrap();
    net.iterate();
    let mut incoming = [0; 12];
    let mut outgoing = [0; 300];
    for (source, target) in net.ab.connectivity().pairs() {
        incoming[target] += 1;
        outgoing[source] += 1;
    }
    // 12 - 3 + 0.000003 elements.
    assert!(outgoing.iter().all(|&n| n == 9), "{outgoing:?}");
    // Hypergeometric: each target keeps a source's synapse with probability 3/4; four standard deviations.
    assert!(
        incoming.iter().all(|&n: &i32| (f64::from(n) - 225.0).abs() < 4.0 * (300.0_f64 * 0.75 * 0.25).sqrt()),
        "{incoming:?}"
    );
    assert_eq!(net.ab.dst_dendritic[..], [300.0; 12]);
}

network! {
    /// Neurons whose rate is linear in the number of their synapses: 0.004 per iteration, and 0.002 for each.
    network Homeostasis(start: usize = 0) {
        group a[80] {
            input: f64 = 0.0;
            spike: bool = false;
            2 => |input: &mut f64, spike: &mut bool, rng: &mut Rng| {
                *spike = rng.bernoulli(0.004 + *input);
                *input = 0.0;
            };
            3 => Calcium::<f64> { tau: 2000.0, beta: 0.0005 };
        }
        synapses aa: a -> a[Adaptive] {
            connect = fixed_in_degree(start).without_self();
            weight: f64 = 0.002;
            #[sum(dst_input)]
            1 => |weight: f64| weight;
            4 every 100 => SynapticElements::<f64, LinearGrowth<f64>> {
                nu: 0.002,
                axonal: LinearGrowth { epsilon: 0.03 },
                dendritic: LinearGrowth { epsilon: 0.02 },
                ..Default::default()
            };
        }
    }
}

#[test]
fn neurons_come_to_their_set_point_from_either_side() {
    // With more axonal elements than are needed, the dendritic ones decide: (0.02 - 0.004) / 0.002 synapses each.
    for start in [0, 20] {
        let mut net = Homeostasis::builder().start(start).seed(4).build().unwrap();
        assert_eq!(net.aa.size(), 80 * start);
        net.simulate_iterations(30_000);
        let mut degree = 0.0;
        for _ in 0..20 {
            net.simulate_iterations(1000);
            degree += net.aa.size() as f64 / 80.0 / 20.0;
        }
        assert!((degree - 8.0).abs() < 0.6, "from {start}: {degree}");
        let (calcium, _) = moments(&net.a.calcium);
        assert!((calcium - 0.02).abs() < 0.0015, "from {start}: {calcium}");
    }
}
