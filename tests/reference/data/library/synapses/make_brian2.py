"""What Brian2 gives for NMDA receptors: `brian2.json`. Run once with Brian2 in an environment of its own: `python make_brian2.py`."""

import json
import math
import pathlib

import brian2
from brian2 import Network, NeuronGroup, SpikeGeneratorGroup, StateMonitor, Synapses, defaultclock, ms, mV, nS, pA, prefs

prefs.codegen.target = "numpy"
defaultclock.dt = 0.01 * ms

# The normal form of two exponentials with a peak of 1.
rise, decay = 2.0, 100.0
cells = NeuronGroup(
    2,
    """
    dv/dt = (25*nS*(-70*mV - v) + drive + g*block*(0*mV - v))/(250*pF) : volt
    block = 1/(1 + 1.0/3.57*exp(-0.062*v/mV)) : 1
    dg/dt = -g/(100*ms) + k*s/ms : siemens
    ds/dt = -s/(2*ms) : siemens
    drive : amp
    """,
    method="rk4",
    namespace={"k": 0.0},
)
peak_time = math.log(decay / rise) * rise * decay / (decay - rise)
norm = 1 / (math.exp(-peak_time / decay) - math.exp(-peak_time / rise))
cells.namespace["k"] = norm * (1 / rise - 1 / decay)
cells.v = [-70.0, -40.0] * mV
cells.drive = [0.0, 750.0] * pA
source = SpikeGeneratorGroup(1, [0], [0 * ms])
synapses = Synapses(source, cells, on_pre="s += 5*nS")
synapses.connect()
monitor = StateMonitor(cells, ["v", "block"], record=True, dt=5 * ms)
Network(cells, source, synapses, monitor).run(100.1 * ms)
result = {
    "brian2": brian2.__version__,
    "norm": norm,
    "at_rest": [float(x / mV) for x in monitor.v[0][1:]],
    "depolarised": [float(x / mV) for x in monitor.v[1][1:]],
}
pathlib.Path(__file__).with_name("brian2.json").write_text(json.dumps(result, indent=1) + "\n")
