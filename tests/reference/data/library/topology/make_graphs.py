"""Numbers of random graphs as networkx draws them, means and standard deviations over 20 graphs: graphs.csv.

    pip install networkx==3.6.1
    python make_graphs.py
"""

import statistics
from pathlib import Path

import networkx as nx

SEEDS = 20


def summary(values):
    return statistics.mean(values), statistics.stdev(values)


def both(graphs):
    yield "clustering", *summary([nx.average_clustering(g) for g in graphs])
    yield "path", *summary([nx.average_shortest_path_length(g) for g in graphs])


def small_world(n, k, p):
    graphs = [nx.connected_watts_strogatz_graph(n, k, p, tries=1000, seed=seed) for seed in range(SEEDS)]
    spread = summary([statistics.pvariance([d for _, d in g.degree()]) for g in graphs])
    return [("small_world", n, k, p, *row) for row in [*both(graphs), ("degree_variance", *spread)]]


def scale_free(n, m):
    graphs = [nx.barabasi_albert_graph(n, m, seed=seed) for seed in range(SEEDS)]
    degrees = [[d for _, d in g.degree()] for g in graphs]
    # The share of neurons with so many links.
    shares = [(f"degree_{k}", *summary([d.count(k) / n for d in degrees])) for k in range(m, m + 6)]
    return [("scale_free", n, m, 0, *row) for row in [*both(graphs), *shares, ("largest", *summary([max(d) for d in degrees]))]]


rows = [("graph", "n", "links", "rewired", "quantity", "mean", "sd")]
for p in (0.0, 0.01, 0.1, 1.0):
    rows += small_world(400, 10, p)
for m in (1, 3):
    rows += scale_free(600, m)
Path(__file__).with_name("graphs.csv").write_text("".join(",".join(map(str, row)) + "\n" for row in rows))
