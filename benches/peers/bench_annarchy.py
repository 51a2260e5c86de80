"""ANNarchy 5.  bench_annarchy.py MODEL N STEPS FOLDER [THREADS] [f32|f64] [dense|csr]    MODEL: cuba cobahh stdp izh rate

FOLDER keeps the compiled network: a second start with the same model compiles nothing.
"""

import os
import sys

import ANNarchy as ann
import numpy as np

from common import Clock, izhikevich_parameters, result

model, n, steps, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
threads = int(sys.argv[5]) if len(sys.argv) > 5 else 1
mode = "f32" if "f32" in sys.argv[6:] else "f64"
sparse = "csr" in sys.argv[6:]
dt = 1.0 if model in ("izh", "rate") else 0.1
exc = int(0.8 * n)
rng = np.random.default_rng(1)
clock = Clock()
net = ann.Network(dt=dt, seed=42)
# The index types that it chooses itself crash at 100 million synapses.
large = model in ("izh", "rate") and not sparse and n >= 10_000
net.config(num_threads=threads, dtype=ann.float32 if mode == "f32" else ann.float64, only_int_idx_type=large)
# Its fastest storage for each kind of matrix, as tried: a tenth and six times faster than its defaults.
ROWS = dict(storage_format="csr")
SOURCES = dict(storage_format="dense", storage_order="pre_to_post")


def cuba():
    cell = ann.Neuron(
        equations="""
            dv/dt = (g_exc + g_inh - (v + 49.0))/20.0 : init=-55.0
            dg_exc/dt = -g_exc/5.0 : exponential
            dg_inh/dt = -g_inh/10.0 : exponential""",
        spike="v > -50.0",
        reset="v = -60.0",
        refractory=5.0,
    )
    cells = net.create(n, cell)
    cells.v = rng.uniform(-60, -50, n)
    net.connect(cells[:exc], cells, "exc").fixed_probability(probability=80 / n, weights=1.62, **ROWS)
    net.connect(cells[exc:], cells, "inh").fixed_probability(probability=80 / n, weights=-9.0, **ROWS)
    return cells


def cobahh():
    cell = ann.Neuron(
        equations="""
            am = 0.32*(-50.0-v)/(exp((-50.0-v)/4.0)-1.0)
            bm = 0.28*(v+23.0)/(exp((v+23.0)/5.0)-1.0)
            ah = 0.128*exp((-46.0-v)/18.0)
            bh = 4.0/(1.0+exp((-23.0-v)/5.0))
            an = 0.032*(-48.0-v)/(exp((-48.0-v)/5.0)-1.0)
            bn = 0.5*exp((-53.0-v)/40.0)
            dm/dt = am*(1.0-m)-bm*m : init=0.0, exponential
            dn/dt = an*(1.0-n)-bn*n : init=0.0, exponential
            dh/dt = ah*(1.0-h)-bh*h : init=0.0, exponential
            dv/dt = (10.0*(-60.0-v) + g_exc*(0.0-v) + g_inh*(-80.0-v)
                     - 20000.0*m*m*m*h*(v-50.0) - 6000.0*n*n*n*n*(v+90.0))/200.0 : init=-65.0, exponential
            dg_exc/dt = -g_exc/5.0 : exponential
            dg_inh/dt = -g_inh/10.0 : exponential
            rest = max(rest - 1.0, 0.0)""",
        # its own `refractory` would stop the channels too, not the threshold alone
        spike="(v > -20.0) and (rest < 0.5)",
        reset="rest = 30.0",
    )
    cells = net.create(n, cell)
    cells.v = rng.normal(-65, 5, n)
    cells.g_exc = rng.normal(40, 15, n).clip(0)
    cells.g_inh = rng.normal(200, 120, n).clip(0)
    net.connect(cells[:exc], cells, "exc").fixed_probability(probability=80 / n, weights=6.0, **ROWS)
    net.connect(cells[exc:], cells, "inh").fixed_probability(probability=80 / n, weights=67.0, **ROWS)
    return cells


def stdp():
    out, weight, rate = 1000, 0.1, 1e-4
    wmax = 2 * weight
    # Poisson numbers of mean 2 as binomial ones of 80 tries
    cell = ann.Neuron(
        equations="v = v*0.9950124791926823 + g_exc + g_inh + 0.1*Binomial(80, 0.025)",
        spike="v > 20.0",
        reset="v = 10.0",
        refractory=2.0,
    )
    synapse = ann.Synapse(
        parameters=f"""
            tau = 20.0 : projection
            ap = {rate * wmax} : projection
            am = {rate * 1.05 * wmax} : projection
            wmax = {wmax} : projection""",
        equations="""
            tau*dx/dt = -x : event-driven
            tau*dy/dt = -y : event-driven""",
        pre_spike="""
            g_target += w
            x += ap
            w = clip(w + y, 0.0, wmax)""",
        post_spike="""
            y -= am
            w = clip(w + x, 0.0, wmax)""",
    )
    cells = net.create(n, cell)
    cells.v = rng.uniform(0, 20, n)
    e, i = cells[:exc], cells[exc:]
    net.connect(e, e, "exc", synapse).fixed_probability(probability=out / n, weights=weight, delays=1.5, **ROWS)
    net.connect(e, i, "exc").fixed_probability(probability=out / n, weights=weight, delays=1.5, **ROWS)
    net.connect(i, cells, "inh").fixed_probability(probability=out / n, weights=-5 * weight, delays=1.5, **ROWS)
    return cells


def izh():
    cell = ann.Neuron(
        parameters="""
            a = 0.02
            b = 0.2
            c = -65.0
            d = 8.0
            noise = 5.0""",
        equations="""
            I = g_exc + g_inh + noise*Normal(0.0, 1.0)
            h = v + 0.5*(0.04*v*v + 5.0*v + 140.0 - u + I)
            v = h + 0.5*(0.04*h*h + 5.0*h + 140.0 - u + I) : init=-65.0
            u += a*(b*v - u) : init=-13.0""",
        spike="v >= 30.0",
        reset="""
            v = c
            u += d""",
    )
    cells = net.create(n, cell)
    cells.a, cells.b, cells.c, cells.d, cells.noise = izhikevich_parameters(n, rng)
    cells.u = -65 * cells.b
    net.connect(cells[:exc], cells, "exc").all_to_all(weights=ann.Uniform(0.0, 500 / n), **SOURCES)
    net.connect(cells[exc:], cells, "inh").all_to_all(weights=ann.Uniform(-1000 / n, 0.0), **SOURCES)
    return cells


def rate():
    cell = ann.Neuron(
        equations=f"""
            lot = Uniform(0.0, 1.0)
            hit = Uniform(0.0, 1.0)
            noise = if lot < 0.01: hit else: 0.0
            r = 0.99*r + 0.99*sum(exc)/{n}.0 + noise : init=0.5"""
    )
    cells = net.create(n, cell)
    wires = net.connect(cells, cells, "exc")
    if sparse:
        wires.fixed_probability(probability=0.1, weights=ann.Uniform(0.0, 1.0), storage_format="csr")
    else:
        wires.all_to_all(weights=ann.Uniform(0.0, 1.0), allow_self_connections=True, storage_format="dense")
    return cells


cells = globals()[model]()
monitor = None if model == "rate" else net.monitor(cells, ["spike"])
os.makedirs(folder, exist_ok=True)
net.compile(directory=folder, silent=True, compiler_flags="-march=native -O3 -ffast-math")
net.simulate(2 * dt)
if monitor:
    monitor.get()
build = clock.stop()[0]
clock.start()
net.simulate(steps * dt)
wall, cpu = clock.stop()
fields = {}
if monitor:
    spikes = sum(len(times) for times in monitor.get("spike").values())
    fields = dict(spikes=spikes, rate=round(spikes / n / (steps * dt / 1000), 4))
result(steps, wall, cpu, model=model, sim="ANNarchy", mode=mode, threads=threads, N=n, build=round(build, 2), **fields)
