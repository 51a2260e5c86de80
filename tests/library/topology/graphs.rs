//! Random graphs against those of networkx, whose numbers `make_graphs.py` has written.

use std::collections::{BTreeSet, VecDeque};

use pymonn::prelude::*;

use super::refused;

const GRAPHS: &str = include_str!("../../reference/data/library/topology/graphs.csv");

/// As many as networkx drew.
const SEEDS: u64 = 20;

network! {
    pub network World(n: usize = 400, neighbours: usize = 10, rewired: f64 = 0.1) {
        group cells[n] {}
        synapses links: cells -> cells {
            connect = small_world(neighbours, rewired);
        }
    }
}

network! {
    pub network Free(n: usize = 600, links: usize = 3) {
        group cells[n] {}
        synapses pairs: cells -> cells {
            connect = scale_free(links);
        }
    }
}

/// The neighbours of each neuron.
struct Graph(Vec<BTreeSet<usize>>);

impl Graph {
    fn new(n: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut neighbours = vec![BTreeSet::new(); n];
        for (src, dst) in pairs {
            assert!(neighbours[src].insert(dst) && src != dst);
        }
        for (own, others) in neighbours.iter().enumerate() {
            assert!(others.iter().all(|&other| neighbours[other].contains(&own)));
        }
        Self(neighbours)
    }

    /// Watts & Strogatz's clustering coefficient: the part of pairs of neighbours that are neighbours, averaged over neurons.
    fn clustering(&self) -> f64 {
        let one = |own: &BTreeSet<usize>| {
            let links = own.iter().map(|&a| own.iter().filter(|&&b| b > a && self.0[a].contains(&b)).count()).sum::<usize>();
            let pairs = own.len() * own.len().saturating_sub(1) / 2;
            if pairs == 0 { 0.0 } else { links as f64 / pairs as f64 }
        };
        self.0.iter().map(one).sum::<f64>() / self.0.len() as f64
    }

    /// The mean length of the shortest paths; `None` where some neurons cannot be reached.
    fn path(&self) -> Option<f64> {
        let n = self.0.len();
        let mut sum = 0;
        for start in 0..n {
            let mut far = vec![usize::MAX; n];
            far[start] = 0;
            let mut next = VecDeque::from([start]);
            while let Some(own) = next.pop_front() {
                for &other in &self.0[own] {
                    if far[other] == usize::MAX {
                        far[other] = far[own] + 1;
                        next.push_back(other);
                    }
                }
            }
            sum += far.iter().try_fold(0_usize, |sum, &far| (far < usize::MAX).then(|| sum + far))?;
        }
        Some(sum as f64 / (n * (n - 1)) as f64)
    }

    fn degrees(&self) -> Vec<usize> {
        self.0.iter().map(BTreeSet::len).collect()
    }

    fn quantity(&self, name: &str) -> f64 {
        let degrees = self.degrees();
        let average = degrees.iter().sum::<usize>() as f64 / degrees.len() as f64;
        match name {
            "clustering" => self.clustering(),
            "path" => self.path().expect("a connected graph"),
            "degree_variance" => degrees.iter().map(|&d| (d as f64 - average).powi(2)).sum::<f64>() / degrees.len() as f64,
            "largest" => degrees.iter().copied().max().unwrap_or(0) as f64,
            _ => {
                let number: usize = name.strip_prefix("degree_").and_then(|n| n.parse().ok()).expect("a number of links");
                degrees.iter().filter(|&&d| d == number).count() as f64 / degrees.len() as f64
            }
        }
    }
}

/// Compares the means over as many graphs: four standard errors of the difference.
fn agrees(graphs: &[Graph], name: &str, mean: f64, sd: f64) {
    let found = graphs.iter().map(|graph| graph.quantity(name)).sum::<f64>() / graphs.len() as f64;
    let error = sd * (2.0 / graphs.len() as f64).sqrt();
    assert!((found - mean).abs() <= 4.0 * error + 1e-9, "{name}: {found}, networkx has {mean} +- {error}");
}

/// Names, means and standard deviations.
type Quantities = Vec<(String, f64, f64)>;

/// The rows of one graph: its numbers of links and rewiring, then the quantities.
fn rows(graph: &str) -> Vec<(usize, f64, Quantities)> {
    let mut found: Vec<(usize, f64, Quantities)> = Vec::new();
    for line in GRAPHS.lines().filter(|line| line.split(',').next() == Some(graph)) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |k: usize| cells[k].parse::<f64>().expect("a number");
        let (links, rewired) = (number(2) as usize, number(3));
        if found.last().is_none_or(|(l, r, _)| (*l, *r) != (links, rewired)) {
            found.push((links, rewired, Vec::new()));
        }
        if let Some((.., quantities)) = found.last_mut() {
            quantities.push((cells[4].to_owned(), number(5), number(6)));
        }
    }
    found
}

#[test]
fn small_worlds_are_those_of_watts_and_strogatz() {
    let rows = rows("small_world");
    assert_eq!(rows.len(), 4);
    for (neighbours, rewired, quantities) in rows {
        let draw = |seed| {
            let net = World::builder().neighbours(neighbours).rewired(rewired).seed(seed).build().unwrap();
            Graph::new(400, net.links.connectivity().pairs())
        };
        let graphs: Vec<_> = (0..SEEDS).map(draw).collect();
        for (name, mean, sd) in quantities {
            agrees(&graphs, &name, mean, sd);
        }
        // Analytic: 3 (k - 2) / 4 (k - 1) for the ring, times (1 - p)^3 after rewiring (Barrat & Weigt 2000).
        let expected = 3.0 * 8.0 / (4.0 * 9.0) * (1.0 - rewired).powi(3);
        let clustering = graphs.iter().map(Graph::clustering).sum::<f64>() / SEEDS as f64;
        assert!((clustering - expected).abs() < 0.03, "{clustering} {expected}");
    }
}

#[test]
fn scale_free_networks_are_those_of_barabasi_and_albert() {
    let rows = rows("scale_free");
    assert_eq!(rows.len(), 2);
    for (links, _, quantities) in rows {
        let draw = |seed| {
            let net = Free::builder().links(links).seed(seed).build().unwrap();
            Graph::new(600, net.pairs.connectivity().pairs())
        };
        let graphs: Vec<_> = (0..SEEDS).map(draw).collect();
        for (name, mean, sd) in quantities {
            agrees(&graphs, &name, mean, sd);
        }
    }
    // Analytic: the share of neurons with k links is 2 m (m + 1) / (k (k + 1) (k + 2)) (Dorogovtsev, Mendes & Samukhin 2000).
    let net = Free::builder().n(20_000).links(2).build().unwrap();
    let degrees = Graph::new(20_000, net.pairs.connectivity().pairs()).degrees();
    for k in 2..12 {
        let share = 12.0 / (k * (k + 1) * (k + 2)) as f64;
        let found = degrees.iter().filter(|&&d| d == k).count() as f64 / 2e4;
        assert!((found - share).abs() < 5.0 * (share / 2e4).sqrt(), "{k}: {found} {share}");
    }
}

#[test]
fn impossible_graphs_are_refused() {
    assert_eq!(
        refused(World::builder().neighbours(7).build()),
        "network `World` cannot be built: `links`: `small_world: neighbours` is 7: \
         allowed is an even number below 400, the number of neurons"
    );
    assert_eq!(
        refused(World::builder().rewired(1.5).build()),
        "network `World` cannot be built: `links`: `small_world: rewired` is 1.5: allowed is a probability, 0 to 1"
    );
    assert_eq!(
        refused(Free::builder().links(600).build()),
        "network `Free` cannot be built: `pairs`: `scale_free: links` is 600: allowed is 1 to 599, below the number of neurons"
    );
}
