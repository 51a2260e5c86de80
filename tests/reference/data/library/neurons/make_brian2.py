"""Numbers of Brian2 for tests/library/neurons: writes brian2.csv, one row per series, its name first.

The equations are those of the sources, as Brian2's own examples and the papers have them. Run: python make_brian2.py
"""

import csv
from pathlib import Path

import numpy as np
from brian2 import Network, NeuronGroup, SpikeMonitor, defaultclock, ms, prefs

prefs.codegen.target = "numpy"
ROWS = []


def row(name, values):
    ROWS.append([name, *(repr(round(float(value), 9)) for value in values)])


def run(name, equations, currents, start, dt, duration, begin, threshold="v > 0", method="rk4", keep_spikes=False):
    """Mean rate after `begin` [per second of 1000 time units], by the intervals; spikes of the first cell if asked for."""
    defaultclock.dt = dt * ms
    group = NeuronGroup(
        len(currents), equations, threshold=threshold, refractory=threshold, method=method, namespace={}
    )
    group.I = currents
    for variable, value in start.items():
        setattr(group, variable, value)
    monitor = SpikeMonitor(group)
    Network(group, monitor).run(duration * ms)
    result = []
    for train in monitor.spike_trains().values():
        times = np.asarray(train / ms)
        times = times[times > begin]
        result.append(1000.0 * (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0)
    row(f"{name} current", currents)
    row(f"{name} rate", result)
    if keep_spikes:
        row(f"{name} spikes", monitor.spike_trains()[0] / ms)


run(
    "wang_buzsaki",
    """
    dv/dt = (-gNa*m**3*h*(v - 55) - 9*n**4*(v + 90) - 0.1*(v + 65) + I)/ms : 1
    m = alpha_m/(alpha_m + beta_m) : 1
    alpha_m = -0.1*(v + 35)/(exp(-0.1*(v + 35)) - 1) : 1
    beta_m = 4*exp(-(v + 60)/18) : 1
    dh/dt = 5*(0.07*exp(-(v + 58)/20)*(1 - h) - 1/(exp(-0.1*(v + 28)) + 1)*h)/ms : 1
    dn/dt = 5*(-0.01*(v + 34)/(exp(-0.1*(v + 34)) - 1)*(1 - n) - 0.125*exp(-(v + 44)/80)*n)/ms : 1
    gNa = 35 : 1
    I : 1
    """,
    [0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10],
    {"v": -64.01, "h": 0.78, "n": 0.09},
    0.02,
    1000,
    300,
)
run(
    "traub_miles",
    """
    dv/dt = (10*(-60 - v) - 20000*m**3*h*(v - 50) - 6000*n**4*(v + 90) + I)/200/ms : 1
    u = v + 63 : 1
    dm/dt = (0.32*4/exprel((13 - u)/4)*(1 - m) - 0.28*5/exprel((u - 40)/5)*m)/ms : 1
    dh/dt = (0.128*exp((17 - u)/18)*(1 - h) - 4/(1 + exp((40 - u)/5))*h)/ms : 1
    dn/dt = (0.032*5/exprel((15 - u)/5)*(1 - n) - 0.5*exp((10 - u)/40)*n)/ms : 1
    I : 1
    """,
    [0, 100, 150, 200, 300, 500, 1000],
    {"v": -60, "m": 0.02, "h": 0.99, "n": 0.04},
    0.02,
    800,
    200,
    threshold="v > -20",
)
run(
    "hindmarsh_rose",
    """
    dx/dt = (y - x**3 + 3*x**2 - z + I)/ms : 1
    dy/dt = (1 - 5*x**2 - y)/ms : 1
    dz/dt = 0.005*(4*(x - x1) - z)/ms : 1
    x1 = -(1 + sqrt(5))/2 : 1
    I : 1
    """,
    [2, 0, 1, 4, 5],
    {"x": -(1 + 5**0.5) / 2, "y": "1 - 5*x**2", "z": 0},
    0.01,
    800,
    200,
    threshold="x > 0",
    keep_spikes=True,
)
MORRIS_LECAR = """
    dv/dt = (-{g_ca}*m*(v - 120) - 8*w*(v + 84) - 2*(v + 60) + I)/20/ms : 1
    m = 0.5*(1 + tanh((v + 1.2)/18)) : 1
    dw/dt = {phi}*cosh((v - {v3})/(2*{v4}))*(0.5*(1 + tanh((v - {v3})/{v4})) - w)/ms : 1
    I : 1
"""
run(
    "morris_lecar class_2",
    MORRIS_LECAR.format(g_ca=4.4, phi=0.04, v3=2, v4=30),
    [80, 100, 150, 200, 230],
    {"v": -60, "w": 0.0149},
    0.1,
    4000,
    2000,
)
run(
    "morris_lecar class_1",
    MORRIS_LECAR.format(g_ca=4, phi="(1/15.)", v3=12, v4=17.4),
    [39, 41, 45, 60, 80],
    {"v": -60, "w": 0.0003},
    0.1,
    4000,
    2000,
)
run(
    "fitzhugh_nagumo",
    """
    dv/dt = (v - v**3/3 - w + I)/ms : 1
    dw/dt = 0.08*(v + 0.7 - 0.8*w)/ms : 1
    I : 1
    """,
    [0.2, 0.35, 0.5, 0.8, 1.2, 1.5],
    {"v": -1.2, "w": -0.6},
    0.05,
    1500,
    700,
)

with (Path(__file__).parent / "brian2.csv").open("w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows(ROWS)
