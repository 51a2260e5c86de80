"""Rates, irregularity and synchrony of Brunel's network (2000, figure 8) in NEST: writes brunel.csv.

Run with NEST 3.10: python make_brunel.py
"""

import numpy as np
import nest

STATES = {"SR": (3.0, 2.0, 300.0), "SI fast": (6.0, 4.0, 800.0), "AI": (5.0, 2.0, 800.0), "SI slow": (4.5, 0.9, 1200.0)}
SETTLING = 200.0  # ms
EXC, INH, JUMP = 10_000, 2_500, 0.1


def run(g, outside, duration):
    nest.ResetKernel()
    nest.set(resolution=0.1, rng_seed=3)
    neuron = dict(C_m=1.0, tau_m=20.0, t_ref=2.0, E_L=0.0, V_reset=10.0, V_m=0.0, V_th=20.0)
    exc, inh = (nest.Create("iaf_psc_delta", size, neuron) for size in (EXC, INH))
    outer = nest.Create("poisson_generator", params={"rate": 1e4 * outside})
    recorder = nest.Create("spike_recorder", params={"start": SETTLING})
    nest.Connect(outer, exc + inh, syn_spec={"weight": JUMP, "delay": 1.5})
    for source, weight in ((exc, JUMP), (inh, -g * JUMP)):
        rule = {"rule": "fixed_indegree", "indegree": len(source) // 10, "allow_multapses": False}
        nest.Connect(source, exc + inh, rule, {"weight": weight, "delay": 1.5})
    nest.Connect(exc + inh, recorder)
    nest.Simulate(duration)

    times, senders = recorder.events["times"], recorder.events["senders"]
    rate = 1e3 * len(times) / (EXC + INH) / (duration - SETTLING)
    order = np.lexsort((times, senders))
    trains = np.split(times[order], np.flatnonzero(np.diff(senders[order])) + 1)
    intervals = [np.diff(train) for train in trains if len(train) > 3]
    irregularity = np.mean([i.std() / i.mean() for i in intervals])
    counts, _ = np.histogram(times, bins=np.arange(SETTLING, duration + 0.01, 1.0))
    return rate, irregularity, counts.std() / counts.mean()


with open("brunel.csv", "w") as file:
    file.write("state,rate [Hz],irregularity,synchrony\n")
    for name, state in STATES.items():
        file.write("{},{:.2f},{:.3f},{:.3f}\n".format(name, *run(*state)))
