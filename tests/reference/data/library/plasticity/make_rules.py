"""Weights after random spike trains under rules of plasticity, by Brian2 2.9.0 (float64).

    python make_rules.py        writes rules.csv and spikes.csv

Four sources and three targets, all linked, 600 steps of 1 ms. `spikes.csv`: end (pre or post), neuron, step (from 1).
`rules.csv`: rule, source, target, weight at the end (start: 0.5), and for the voltage-based rule (100 ms, steps of 0.01 ms) the
same with the waveforms and spike times that stand below and in the test.
"""
import csv

import numpy as np
from brian2 import (Network, NeuronGroup, SpikeGeneratorGroup, Synapses, TimedArray, defaultclock, ms, prefs)

prefs.codegen.target = "numpy"
STEPS, SOURCES, TARGETS = 600, 4, 3
rng = np.random.default_rng(11)
trains = {"pre": rng.random((STEPS, SOURCES)) < 0.04, "post": rng.random((STEPS, TARGETS)) < 0.05}
rows = []

TRACES = "dapre/dt = -apre / tau_plus : 1 (event-driven)\ndapost/dt = -apost / tau_minus : 1 (event-driven)\n"
TRIPLET = """
dr1/dt = -r1 / tau_plus : 1 (event-driven)
dr2/dt = -r2 / tau_x : 1 (event-driven)
do1/dt = -o1 / tau_minus : 1 (event-driven)
do2/dt = -o2 / tau_y : 1 (event-driven)
"""
VISUAL = dict(a2p=5e-10, a3p=6.2e-3, a2m=7e-3, a3m=2.3e-4, tau_plus=16.8 * ms, tau_minus=33.7 * ms, tau_x=101 * ms, tau_y=125 * ms)
HIPPOCAMPUS = dict(VISUAL, a2p=4.6e-3, a3p=9.1e-3, a2m=3e-3, a3m=7.5e-9, tau_x=575 * ms, tau_y=47 * ms)


def spikes(end):
    step, neuron = np.nonzero(trains[end])
    return SpikeGeneratorGroup(trains[end].shape[1], neuron, (step + 1) * ms, dt=1 * ms)


def run(rule, model, pre, post, regular=None, **namespace):
    defaultclock.dt = 1 * ms
    sources, targets = spikes("pre"), spikes("post")
    synapses = Synapses(sources, targets, "w : 1\n" + model, on_pre=pre, on_post=post, namespace=namespace, method="exact")
    synapses.connect()
    synapses.pre.order, synapses.post.order = 1, 2
    synapses.w = 0.5
    if regular:
        synapses.run_regularly(regular, dt=1 * ms, when="before_synapses")
    Network(sources, targets, synapses).run((STEPS + 1) * ms)
    rows.extend((rule, int(i), int(j), repr(float(w))) for i, j, w in zip(synapses.i, synapses.j, synapses.w))


def pair(rule, gain, loss, raised):
    run(rule, TRACES, f"apre = {raised.format('apre')}; w = clip(w - 0.06 * ({loss}) * apost, 0, 1)",
        f"apost = {raised.format('apost')}; w = clip(w + 0.05 * ({gain}) * apre, 0, 1)", tau_plus=17 * ms, tau_minus=34 * ms)


def triplet(rule, raised, scale, p):
    a = {k: v * scale for k, v in p.items() if k.startswith("a")}
    each = lambda names: "; ".join(f"{n} = {raised.format(n)}" for n in names)
    run(rule, TRIPLET, "w = clip(w - o1 * (a2m + a3m * r2), 0, 1); " + each(["r1", "r2"]),
        "w = clip(w + r1 * (a2p + a3p * o2), 0, 1); " + each(["o1", "o2"]), **dict(p, **a))


ALL, NEAREST = "{0} + 1", "1"
pair("additive", "1", "1", ALL)
pair("nearest", "1", "1", NEAREST)
pair("multiplicative", "1 - w", "w", ALL)
pair("van_rossum", "1", "w", ALL)
pair("power", "(1 - w) ** 0.3", "w ** 0.7", ALL)
triplet("triplet", ALL, 3.0, VISUAL)
triplet("triplet_nearest", NEAREST, 3.0, HIPPOCAMPUS)
run("inhibitory", TRACES, "apre += 1; w = clip(w + 0.01 * (apost - 0.2), 0, 1)", "apost += 1; w = clip(w + 0.01 * apre, 0, 1)",
    tau_plus=20 * ms, tau_minus=20 * ms)

# Weights stay within their bounds (the library looks at visits alone). Reward in steps 200 to 209 and 400, dopamine as a function of time.
reward = np.zeros(STEPS + 2)
reward[200:210], reward[400] = 0.0005, -0.0025
dopamine = np.zeros(STEPS + 2)
for step in range(1, STEPS + 2):
    dopamine[step] = dopamine[step - 1] * np.exp(-1 / 150) + reward[step]
run("reward", TRACES + "dc/dt = -c / tau_c : 1 (clock-driven)", "apre += 1; c -= 0.15 * apost", "apost += 1; c += 0.1 * apre",
    regular="w = clip(w + c * (d(t) + 0.0002), 0, 4)", d=TimedArray(dopamine, dt=1 * ms), tau_plus=20 * ms, tau_minus=20 * ms, tau_c=700 * ms)

# The voltage-based rule: the targets' voltages are given.
defaultclock.dt = 0.01 * ms
sources = SpikeGeneratorGroup(2, [0, 1, 0, 1, 0, 1, 0], [5, 12, 25, 33, 52, 60, 81] * ms)
targets = NeuronGroup(2, """
    f : 1
    phase = (t/ms) % (20 + 7 * i) - 10 : 1
    v = -62 + 10 * sin(f * t/ms) + 45 * exp(-phase ** 2 / 2) : 1
    du_minus/dt = (v - u_minus) / (10*ms) : 1
    du_plus/dt = (v - u_plus) / (7*ms) : 1""", method="rk4")
targets.f, targets.u_minus, targets.u_plus = [0.2, 0.13], -70.6, -70.6
synapses = Synapses(sources, targets, """
    dx/dt = -x / (15*ms) : 1 (clock-driven)
    dw/dt = 8e-5 * x * clip(v_post + 45.3, 0, inf) * clip(u_plus_post + 70.6, 0, inf) / ms : 1 (clock-driven)""",
    on_pre="x += 1 / 15.0; w = clip(w - 14e-5 * clip(u_minus_post + 70.6, 0, inf), 0, 3)", method="euler")
synapses.connect()
synapses.w = 0.5
Network(sources, targets, synapses).run(100 * ms)
rows.extend(("clopath", int(i), int(j), repr(float(w))) for i, j, w in zip(synapses.i, synapses.j, synapses.w))

with open("rules.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("rule", "source", "target", "weight"), *rows])
with open("spikes.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(("end", "neuron", "step"))
    for end, train in trains.items():
        out.writerows((end, int(k), int(step) + 1) for step, k in zip(*np.nonzero(train)))
