"""Calcium and synaptic elements of a neuron that fires in given steps of 1 ms, by NEST 3.10; writes elements.csv.

    python make_elements.py

The neuron fires in each step that is a multiple of 40 up to 1000, then in each multiple of 7 from 1008. Columns: time (ms), calcium, elements by the
Gaussian and by the linear curve. There is nothing to link them with.
"""
import csv
from pathlib import Path

import nest

CURVES = {
    "Gaussian": {"growth_curve": "gaussian", "growth_rate": 0.01, "eta": 0.1, "eps": 0.7, "continuous": True, "z": 0.0},
    "Linear": {"growth_curve": "linear", "growth_rate": 0.01, "eps": 0.7, "continuous": True, "z": 0.0},
}
nest.verbosity = nest.VerbosityLevel.ERROR
nest.resolution = 1.0
nest.structural_plasticity_update_interval = 100_000
cell = nest.Create("iaf_psc_delta", params={
    "tau_Ca": 400.0, "beta_Ca": 0.04, "t_ref": 1.0, "tau_m": 1.0, "synaptic_elements": CURVES})
# A pulse arrives one step later; a step is named by the time of its end, as a spike is.
fires = [k for k in range(1, 2001) if (k % 40 == 0 if k < 1002 else k % 7 == 0)]
pulses = nest.Create("spike_generator", params={"spike_times": [float(k - 1) for k in fires]})
recorder = nest.Create("spike_recorder")
nest.Connect(pulses, cell, syn_spec={"weight": 1e5, "delay": 1.0})
nest.Connect(cell, recorder)
nest.EnableStructuralPlasticity()
rows = []
for _ in range(20):
    nest.Simulate(100.0)
    elements = cell.get("synaptic_elements")
    rows.append([nest.biological_time, cell.get("Ca"), elements["Gaussian"]["z"], elements["Linear"]["z"]])
stamps = recorder.events["times"]
assert stamps.tolist() == fires, stamps
with open(Path(__file__).with_name("elements.csv"), "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([["time", "calcium", "gaussian", "linear"], *rows])
