"""Traces of PymoNNto's own rules of homeostasis (pip install PymoNNto==3.0.6 numpy sympy), float64.

    python make_pymonnto.py        writes traces.csv and weights.csv

`traces.csv`: rule, iteration, neuron, value. The measured variable of neuron k in iteration t (from 1) is
sin(0.7 t + k) + 0.3 k; neuron k fires where it is above 0.6. The adjusted variable starts at 0.5.
`weights.csv`: rule, target, source, value. Start: w(i, j) = 0.1 + |sin(3 i + 5 j)| from source j to target i.
"""
import csv

import numpy as np
from PymoNNto import Behavior, Network, NeuronGroup, Recorder, SynapseGroup
from PymoNNto.NetworkBehavior.Basics.BasicHomeostasis import Instant_Homeostasis, Time_Integration_Homeostasis
from PymoNNto.NetworkBehavior.Basics.Behavior_Weight_Initialization import CreateWeights
from PymoNNto.NetworkBehavior.Basics.Normalization import Synaptic_Normalization
from PymoNNto.NetworkBehavior.Basics.Refractory import refractory

SETTINGS = {"dtype": np.float64, "syn_dim": "DxS"}
SIZE, STEPS = 3, 12
traces, weights = [], []


class Drive(Behavior):
    def initialize(self, g):
        g.measured = g.vector()
        g.adjusted = g.vector() + 0.5

    def iteration(self, g):
        g.measured = np.sin(0.7 * g.iteration + np.arange(SIZE)) + 0.3 * np.arange(SIZE)
        g.output = (g.measured > 0.6).astype(float)
        g.activity = np.zeros(SIZE)


def trace(rule, behavior, variable):
    net = Network(settings=SETTINGS)
    g = NeuronGroup(net=net, size=SIZE, behavior={1: Drive(), 2: behavior, 9: Recorder([variable])})
    net.initialize(info=False)
    net.simulate_iterations(STEPS, measure_block_time=False)
    for t, row in enumerate(net[variable, 0, "np"]):
        traces.extend((rule, t + 1, k, repr(float(x))) for k, x in enumerate(row))


names = dict(measurement_param="n.measured", adjustment_param="adjusted")
trace("plain", Instant_Homeostasis(threshold=0.2, **names), "adjusted")
trace("all", Instant_Homeostasis(min_th=0.1, max_th=0.3, inc=2.0, dec=0.5, adj_strength=-0.2, measurement_min=-0.4,
                                 measurement_max=0.9, target_clip_min=0.1, target_clip_max=0.8, **names), "adjusted")
trace("steps", Instant_Homeostasis(threshold=0.2, gap_percent=50, distance_sensitive=False, adj_strength=0.1, **names), "adjusted")
trace("integrated", Time_Integration_Homeostasis(min_th=0.1, max_th=0.3, integration_length=4, adj_strength=0.5, **names), "adjusted")
trace("refractory", refractory(decayfactor=0.7, strengthfactor=0.3), "activity")


def start(targets, sources):
    i, j = np.indices((targets, sources))
    return 0.1 + np.abs(np.sin(3.0 * i + 5.0 * j))


class Given(Behavior):
    def initialize(self, s):
        s.W = start(s.dst.size, s.src.size)


def store(rule, matrix):
    weights.extend((rule, i, j, repr(float(x))) for (i, j), x in np.ndenumerate(matrix))


net = Network(settings=SETTINGS)
near = NeuronGroup(net=net, size=3, behavior={5: Synaptic_Normalization(syn_type="GLU", norm_factor=2.0, clip_max=0.6)})
far = NeuronGroup(net=net, size=5, behavior={})
local = SynapseGroup(net=net, src=near, dst=near, tag="GLU", behavior={1: Given()})
distant = SynapseGroup(net=net, src=far, dst=near, tag="GLU", behavior={1: Given()})
net.initialize(info=False)
net.simulate_iterations(1, measure_block_time=False)
store("local", local.W)
store("distant", distant.W)

net = Network(settings=SETTINGS)
a = NeuronGroup(net=net, size=6, behavior={})
s = SynapseGroup(net=net, src=a, dst=a, tag="GLU", behavior={1: CreateWeights(nomr_fac=3.0)})
s.matrix = lambda *_, **__: start(6, 6)
net.initialize(info=False)
store("created", s.W)

for name, header, rows in (("traces.csv", "rule,iteration,neuron,value", traces), ("weights.csv", "rule,target,source,value", weights)):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows(rows)
