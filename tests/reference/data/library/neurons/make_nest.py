"""Numbers of NEST for tests/library/neurons: writes nest.csv, one row per series, its name first.

Run with NEST 3: python make_nest.py
"""

import csv
from pathlib import Path

import nest
import numpy as np

ROWS = []


def row(name, values):
    ROWS.append([name, *(repr(round(float(value), 9)) for value in values)])


def reset(resolution):
    nest.ResetKernel()
    nest.set_verbosity("M_ERROR")
    nest.resolution = resolution


def rates(name, model, currents, resolution, parameters, duration=2000.0, begin=500.0):
    """Mean rate after `begin` [Hz], by the intervals; 0 for less than two spikes."""
    reset(resolution)
    cells = nest.Create(model, len(currents), params=parameters)
    cells.I_e = list(map(float, currents))
    recorder = nest.Create("spike_recorder")
    nest.Connect(cells, recorder)
    nest.Simulate(duration)
    events = recorder.events
    result = []
    for cell in cells.tolist():
        times = events["times"][events["senders"] == cell]
        times = np.sort(times[times > begin])
        result.append(1000.0 * (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0)
    row(f"{name} current", currents)
    row(f"{name} rate", result)


def spikes(name, model, current, resolution, parameters, duration):
    """Times of the spikes of one cell under a constant current."""
    reset(resolution)
    cell = nest.Create(model, params=parameters | {"I_e": current})
    recorder = nest.Create("spike_recorder")
    nest.Connect(cell, recorder)
    nest.Simulate(duration)
    row(f"{name} spikes", recorder.events["times"])


def driven(name, model, weights, parameters, voltage_every=5.0, duration=400.0):
    """Spikes and potential of one cell that gets excitatory and inhibitory spikes."""
    reset(0.1)
    rng = np.random.default_rng(7)
    trains = [np.unique(np.round(rng.uniform(1.0, duration - 2.0, count), 1)) for count in (500, 120)]
    cell = nest.Create(model, params=parameters)
    for train, weight in zip(trains, weights):
        source = nest.Create("spike_generator", params={"spike_times": train})
        nest.Connect(source, cell, syn_spec={"weight": weight, "delay": 0.1})
    recorder = nest.Create("spike_recorder")
    meter = nest.Create("voltmeter", params={"interval": voltage_every})
    nest.Connect(cell, recorder)
    nest.Connect(meter, cell)
    nest.Simulate(duration)
    row(f"{name} spikes", recorder.events["times"])
    row(f"{name} v", meter.events["V_m"])
    # A spike sent at t arrives at t + 0.1 ms.
    return [np.round(train + 0.1, 1) for train in trains]


arrivals = driven("lif", "iaf_psc_delta", (1.5, -1.2), {})
row("exc arrivals", arrivals[0])
row("inh arrivals", arrivals[1])
driven("lif_exp", "iaf_psc_exp", (320.0, -30.0), {"tau_syn_ex": 1.5, "tau_syn_in": 10.0})
driven("lif_alpha", "iaf_psc_alpha", (125.0, -12.0), {"tau_syn_ex": 1.5, "tau_syn_in": 10.0})
driven("lif_cond", "iaf_cond_exp", (12.0, -6.0), {"tau_syn_ex": 1.0, "tau_syn_in": 5.0})

rates("lif", "iaf_psc_delta", [370, 380, 400, 500, 700, 1000, 1500, 2500], 0.01, {})
adex = {
    "C_m": 281.0, "g_L": 30.0, "E_L": -70.6, "V_th": -50.4, "Delta_T": 2.0, "a": 4.0, "tau_w": 144.0, "b": 80.5,
    "V_peak": 20.0, "V_reset": -70.6, "V_m": -70.6,
}  # fmt: skip
rates("adex", "aeif_psc_delta", [500, 650, 700, 800, 1000, 1500, 2000, 3000], 0.01, adex)
rates("hodgkin_huxley", "hh_psc_alpha", [600, 700, 800, 1000, 1500, 2000, 4000, 8000], 0.01, {"E_L": -54.387}, 1500.0)
regular = {"a": 0.02, "b": 0.2, "c": -65.0, "d": 8.0, "V_m": -65.0, "U_m": -13.0}
published = regular | {"consistent_integration": False}
rates("izhikevich", "izhikevich", [3, 4, 5, 7, 10, 15, 20, 30, 40], 0.01, regular)
spikes("izhikevich euler", "izhikevich", 10.0, 0.1, regular, 1000.0)
spikes("izhikevich half steps", "izhikevich", 10.0, 1.0, published, 1000.0)
chattering = published | {"c": -50.0, "d": 2.0}
spikes("izhikevich chattering", "izhikevich", 10.0, 1.0, chattering, 500.0)

with (Path(__file__).parent / "nest.csv").open("w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows(ROWS)
