"""PymoNNto, float32, in its fast form.  bench_pymonnto.py MODEL N STEPS [dense|csr]    MODEL: rate suite_lif suite_izh

Fast means here what its documentation and its 2024 benchmark recommend: float32, a matrix of source by target of which only rows
(and columns) of firing neurons are touched, STDP on the firing pairs alone, no recorder.
"""

import os
import sys

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np
from PymoNNto import Behavior, Network, NeuronGroup, SynapseGroup

from common import Clock, result, sparse_rows

model, n, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
sparse = "csr" in sys.argv[4:]
rng = np.random.default_rng(1)
np.random.seed(1)
clock = Clock()


class Decay(Behavior):
    def initialize(self, neurons):
        neurons.activity = neurons.vector("uniform")

    def iteration(self, neurons):
        neurons.activity *= 0.99


class RateInput(Behavior):
    def initialize(self, neurons):
        for s in neurons.afferent_synapses["GLU"]:
            s.W = sparse_rows(n, rng, np.float32) if sparse else rng.random((n, n), np.float32)

    def iteration(self, neurons):
        for s in neurons.afferent_synapses["GLU"]:
            neurons.activity += s.W.dot(s.src.activity) / np.float32(neurons.size)
        neurons.activity += rng.random(n, np.float32) * (rng.random(n, np.float32) < 0.01)


class LeakyNeuron(Behavior):
    def initialize(self, neurons):
        neurons.v = neurons.vector()
        neurons.spike = neurons.old = np.zeros(0, int)
        neurons.spikes = 0

    def iteration(self, neurons):
        neurons.old, neurons.spike = neurons.spike, np.flatnonzero(neurons.v > 6)
        neurons.v[neurons.spike] = 0
        neurons.v *= 0.9
        neurons.spikes += len(neurons.spike)


class LeakyInput(Behavior):
    def initialize(self, neurons):
        for s in neurons.afferent_synapses["GLU"]:
            s.W = rng.random((n, n), np.float32) / np.float32(n)

    def iteration(self, neurons):
        neurons.v += rng.random(n, np.float32)
        for s in neurons.afferent_synapses["GLU"]:
            neurons.v += s.W[s.src.spike].sum(0)


class OneStepSTDP(Behavior):
    def iteration(self, neurons):
        for s in neurons.afferent_synapses["GLU"]:
            pairs = np.ix_(s.src.old, s.dst.spike)
            s.W[pairs] = np.clip(s.W[pairs] + np.float32(0.001), 0, 1)


class IzhikevichInput(Behavior):
    def initialize(self, neurons):
        neurons.spike = np.zeros(0, int)
        for s in neurons.afferent_synapses["GLU"]:
            s.W = rng.random((n, n), np.float32)

    def iteration(self, neurons):
        neurons.current = 15 + rng.standard_normal(n, np.float32)
        for s in neurons.afferent_synapses["GLU"]:
            neurons.current += s.W[s.src.spike].sum(0) / np.float32(n)


class IzhikevichNeuron(Behavior):
    def initialize(self, neurons):
        neurons.v = neurons.vector("normal(-65, 7)")
        neurons.u = neurons.vector("normal(12, 7)")
        neurons.spikes = 0

    def iteration(self, neurons):
        v, u = neurons.v, neurons.u
        neurons.spike = spike = np.flatnonzero(v >= 30)
        v[spike] = -65
        u[spike] += 2
        dv = np.float32(0.04) * v * v + 5 * v + 140 - u + neurons.current
        u += np.float32(0.02) * (np.float32(0.04) * v - u)
        v += dv
        neurons.spikes += len(spike)


class TraceSTDP(Behavior):
    def initialize(self, synapses):
        synapses.pre_trace = synapses.src.vector()
        synapses.post_trace = synapses.dst.vector()

    def iteration(self, synapses):
        pre, post, W = synapses.src.spike, synapses.dst.spike, synapses.W
        for trace, spike in ((synapses.pre_trace, pre), (synapses.post_trace, post)):
            trace -= trace / 20
            trace[spike] += 1
        W[pre] -= synapses.post_trace * np.float32(0.012) * W[pre]
        W[:, post] += synapses.pre_trace[:, None] * np.float32(0.01) * (1 - W[:, post])


neurons, synapses = {
    "rate": ({1: Decay(), 2: RateInput()}, {}),
    "suite_lif": ({1: LeakyNeuron(), 2: LeakyInput(), 3: OneStepSTDP()}, {}),
    "suite_izh": ({1: IzhikevichInput(), 2: IzhikevichNeuron()}, {5: TraceSTDP()}),
}[model]
net = Network(settings={"dtype": np.float32})
group = NeuronGroup(net, n, neurons, tag="NG")
SynapseGroup(net, group, group, "GLU", synapses)
net.initialize(info=False)
if model == "rate":
    net.simulate_iterations(3, -1, measure_block_time=False)
build = clock.stop()[0]
np.seterr(over="ignore", invalid="ignore")
clock.start()
net.simulate_iterations(steps, -1, measure_block_time=False)
wall, cpu = clock.stop()
fields = {} if model == "rate" else dict(spikes=int(group.spikes), rate=round(group.spikes / n / (steps / 1000), 4))
result(steps, wall, cpu, model=model, sim="PymoNNto", mode="f32", threads=1, N=n, build=round(build, 3), **fields)
