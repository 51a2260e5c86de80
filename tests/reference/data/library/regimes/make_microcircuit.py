"""Rates of the microcircuit of Potjans and Diesmann (2014) in NEST, scaled down: writes microcircuit.csv.

Run with NEST 3.10: python make_microcircuit.py
"""

import numpy as np
import nest

SETTLING = 200.0  # ms
NAMES = ["L2/3e", "L2/3i", "L4e", "L4i", "L5e", "L5i", "L6e", "L6i"]
SIZES = np.array([20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948])
PROBABILITIES = np.array([
    [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0, 0.0076, 0.0],
    [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0, 0.0042, 0.0],
    [0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0.0],
    [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0, 0.1057, 0.0],
    [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0],
    [0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0.0],
    [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
    [0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443],
])
OUTSIDE = np.array([1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100])
RATES = np.array([0.86, 2.80, 4.45, 5.93, 7.59, 8.64, 1.09, 7.88])
PEAK = 87.8

peaks = np.full((8, 8), PEAK)
peaks[:, 1::2] *= -4.0
peaks[0, 2] *= 2.0
pairs = np.outer(SIZES, SIZES).astype(float)
synapses = np.log(1.0 - PROBABILITIES) / np.log((pairs - 1.0) / pairs)
lacking = (peaks * synapses / SIZES[:, None] * RATES).sum(1) + PEAK * OUTSIDE * 8.0
neuron = dict(C_m=250.0, tau_m=10.0, t_ref=2.0, E_L=-65.0, V_th=-50.0, V_reset=-65.0, tau_syn_ex=0.5, tau_syn_in=0.5)


def rates(scale, duration):
    nest.ResetKernel()
    nest.set(resolution=0.1, rng_seed=5)
    sizes = np.round(SIZES * scale).astype(int)
    numbers = np.round(synapses * scale**2).astype(int)
    currents = 0.5e-3 * (1.0 - np.sqrt(scale)) * lacking
    populations = [nest.Create("iaf_psc_exp", int(n), neuron | {"I_e": float(c)}) for n, c in zip(sizes, currents)]
    recorders = []
    for target, population in enumerate(populations):
        population.V_m = nest.random.normal(-58.0, 10.0)
        outer = nest.Create("poisson_generator", params={"rate": float(8.0 * OUTSIDE[target] * scale)})
        nest.Connect(outer, population, syn_spec={"weight": PEAK / np.sqrt(scale), "delay": 1.5})
        recorders.append(nest.Create("spike_recorder", params={"start": SETTLING}))
        nest.Connect(population, recorders[-1])
        for source, others in enumerate(populations):
            if numbers[target, source] == 0:
                continue
            peak, delay = peaks[target, source] / np.sqrt(scale), 0.75 if source % 2 else 1.5
            sign = (0.0, np.inf) if peak > 0.0 else (-np.inf, 0.0)
            weight = nest.math.redraw(nest.random.normal(peak, 0.1 * abs(peak)), *sign)
            delay = nest.math.redraw(nest.random.normal(delay, 0.5 * delay), 0.05, np.inf)
            rule = {"rule": "fixed_total_number", "N": int(numbers[target, source])}
            nest.Connect(others, population, rule, {"weight": weight, "delay": delay})
    nest.Simulate(SETTLING + duration)
    return [1e3 * recorder.n_events / size / duration for size, recorder in zip(sizes, recorders)]


with open("microcircuit.csv", "w") as file:
    file.write("population,rate at a scale of 0.05 [Hz],rate at a scale of 0.1 [Hz]\n")
    for name, *two in zip(NAMES, rates(0.05, 10_000.0), rates(0.1, 4_000.0)):
        file.write("{},{:.2f},{:.2f}\n".format(name, *two))
