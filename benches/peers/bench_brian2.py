"""Brian2, C++ standalone: builds a program that prints one RESULT line at each start.

bench_brian2.py MODEL N STEPS FOLDER [THREADS]    MODEL: cuba cobahh stdp izh suite_lif suite_izh
Afterwards run FOLDER/main inside FOLDER.
"""

import shutil
import sys
import time

import numpy as np
from brian2 import *

from common import izhikevich_parameters

model, size, steps, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
threads = int(sys.argv[5]) if len(sys.argv) > 5 else 1
begun = time.time()
set_device("cpp_standalone", build_on_run=False)
prefs.devices.cpp_standalone.openmp_threads = threads if threads > 1 else 0
prefs.devices.cpp_standalone.extra_make_args_unix = ["-j2"]
prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-march=native", "-ffast-math", "-fno-finite-math-only", "-std=c++11"]
prefs.codegen.cpp.headers += ["<cstdio>", "<ctime>", "<sys/resource.h>"]
seed(42)
rng = np.random.default_rng(1)
exc = int(0.8 * size)


def cuba():
    taum, taue, taui = 20 * ms, 5 * ms, 10 * ms
    cells = NeuronGroup(
        size,
        """dv/dt = (ge + gi - (v - El)) / taum : volt (unless refractory)
           dge/dt = -ge / taue : volt
           dgi/dt = -gi / taui : volt""",
        threshold="v > Vt",
        reset="v = Vr",
        refractory=5 * ms,
        method="exact",
        namespace=dict(taum=taum, taue=taue, taui=taui, Vt=-50 * mV, Vr=-60 * mV, El=-49 * mV),
    )
    cells.v = "Vr + rand() * (Vt - Vr)"
    from_exc = Synapses(cells, cells, on_pre="ge += we", namespace=dict(we=1.62 * mV))
    from_inh = Synapses(cells, cells, on_pre="gi += wi", namespace=dict(wi=-9 * mV))
    from_exc.connect(f"i < {exc}", p=80 / size)
    from_inh.connect(f"i >= {exc}", p=80 / size)
    return cells, [from_exc, from_inh]


def cobahh():
    area = 20000 * umetre**2
    names = dict(
        Cm=1 * ufarad * cm**-2 * area, gl=5e-5 * siemens * cm**-2 * area,
        g_na=100 * msiemens * cm**-2 * area, g_kd=30 * msiemens * cm**-2 * area,
        El=-60 * mV, EK=-90 * mV, ENa=50 * mV, VT=-63 * mV, taue=5 * ms, taui=10 * ms, Ee=0 * mV, Ei=-80 * mV,
    )  # fmt: skip
    cells = NeuronGroup(
        size,
        """dv/dt = (gl*(El-v) + ge*(Ee-v) + gi*(Ei-v) - g_na*(m*m*m)*h*(v-ENa) - g_kd*(n*n*n*n)*(v-EK)) / Cm : volt
           dm/dt = alpha_m*(1-m) - beta_m*m : 1
           dn/dt = alpha_n*(1-n) - beta_n*n : 1
           dh/dt = alpha_h*(1-h) - beta_h*h : 1
           dge/dt = -ge/taue : siemens
           dgi/dt = -gi/taui : siemens
           alpha_m = 0.32*(mV**-1)*4*mV / exprel((13*mV-v+VT)/(4*mV)) / ms : Hz
           beta_m = 0.28*(mV**-1)*5*mV / exprel((v-VT-40*mV)/(5*mV)) / ms : Hz
           alpha_h = 0.128*exp((17*mV-v+VT)/(18*mV)) / ms : Hz
           beta_h = 4. / (1+exp((40*mV-v+VT)/(5*mV))) / ms : Hz
           alpha_n = 0.032*(mV**-1)*5*mV / exprel((15*mV-v+VT)/(5*mV)) / ms : Hz
           beta_n = .5*exp((10*mV-v+VT)/(40*mV)) / ms : Hz""",
        threshold="v > -20*mV",
        refractory=3 * ms,
        method="exponential_euler",
        namespace=names,
    )
    # m, h and n start at 0, as in the C reference
    cells.v = "(randn()*5 - 65)*mV"
    cells.ge = "clip(randn()*15 + 40, 0, 1000)*nS"
    cells.gi = "clip(randn()*120 + 200, 0, 1000)*nS"
    from_exc = Synapses(cells, cells, on_pre="ge += 6*nS")
    from_inh = Synapses(cells, cells, on_pre="gi += 67*nS")
    from_exc.connect(f"i < {exc}", p=80 / size)
    from_inh.connect(f"i >= {exc}", p=80 / size)
    return cells, [from_exc, from_inh]


def stdp():
    out, weight, rate = 1000, 0.1 * mV, 1e-4
    wmax = 2 * weight
    names = dict(J=weight, g=5.0, wmax=wmax, Apre=rate * wmax, Apost=-rate * 1.05 * wmax, tau=20 * ms)
    cells = NeuronGroup(
        size,
        "dv/dt = -v / tau : volt (unless refractory)",
        threshold="v > 20*mV",
        reset="v = 10*mV",
        refractory=2 * ms,
        method="exact",
        namespace=names,
    )
    cells.v = "rand() * 20*mV"
    e, i = cells[:exc], cells[exc:]
    plastic = Synapses(
        e,
        e,
        """w : volt
           dapre/dt = -apre / tau : volt (event-driven)
           dapost/dt = -apost / tau : volt (event-driven)""",
        on_pre="""v_post += w
                  apre += Apre
                  w = clip(w + apost, 0*mV, wmax)""",
        on_post="""apost += Apost
                   w = clip(w + apre, 0*mV, wmax)""",
        delay=1.5 * ms,
        namespace=names,
    )
    plastic.connect(p=out / size)
    plastic.w = "J"
    to_inh = Synapses(e, i, on_pre="v_post += J", delay=1.5 * ms, namespace=names)
    from_inh = Synapses(i, cells, on_pre="v_post += -g*J", delay=1.5 * ms, namespace=names)
    to_inh.connect(p=out / size)
    from_inh.connect(p=out / size)
    drive = PoissonInput(cells, "v", int(0.8 * out), 20000 * Hz / (0.8 * out), weight=weight)
    return cells, [plastic, to_inh, from_inh, drive]


def izh():
    cells = NeuronGroup(
        size,
        "\n".join(f"{x} : 1" for x in ("v", "u", "I", "a", "b", "c", "d", "sg")),
        threshold="v >= 30",
        reset="v = c; u += d",
    )
    cells.run_regularly(
        """I_ = I + sg*randn()
           v += 0.5*(0.04*v**2 + 5*v + 140 - u + I_)
           v += 0.5*(0.04*v**2 + 5*v + 140 - u + I_)
           u += a*(b*v - u)
           I = 0""",
        when="start",
    )
    cells.a, cells.b, cells.c, cells.d, cells.sg = izhikevich_parameters(size, rng)
    cells.v = -65
    cells.u = "b * v"
    dense = Synapses(cells, cells, "w : 1", on_pre="I_post += w")
    dense.connect()
    dense.w = f"(int(i < {exc})*0.5 - int(i >= {exc})) * {1000 / size} * rand()"
    return cells, [dense]


def suite_lif():
    # the threshold is tested on the last step's voltage, so that the step is: fire, reset, decay, noise, input
    cells = NeuronGroup(size, "v : 1\nnow : 1\nold : 1", threshold="v > 6", reset="v = 0; now = 1")
    cells.run_regularly("v = v*0.9 + rand()", when="resets", order=1)
    cells.run_regularly("old = now; now = 0", when="end")
    dense = Synapses(
        cells, cells, "w : 1",
        on_pre="v_post += w",
        on_post="w = clip(w + 0.001*old_pre, 0, 1)",
    )  # fmt: skip
    dense.pre.order, dense.post.order = 0, 1
    dense.connect()
    dense.w = f"rand() / {size}"
    return cells, [dense]


def suite_izh():
    cells = NeuronGroup(size, "v : 1\nu : 1\nI : 1\nx : 1\nnow : 1", threshold="v >= 30", reset="v = -65; u += 2; now = 1")
    cells.run_regularly(
        """I_ = I + 15 + randn()
           v_ = v + 0.04*v**2 + 5*v + 140 - u + I_
           u += 0.02*(0.04*v - u)
           v = v_
           I = 0
           x += now - x/20
           now = 0""",
        when="resets",
        order=1,
    )
    cells.v = "randn()*7 - 65"
    cells.u = "randn()*7 + 12"
    dense = Synapses(
        cells, cells, "w : 1",
        on_pre=dict(depress="w -= x_post*0.012*w", send=f"I_post += w / {size}"),
        on_post=dict(potentiate="w += x_pre*0.01*(1 - w)"),
    )  # fmt: skip
    dense.depress.order, dense.potentiate.order, dense.send.order = 0, 1, 2
    dense.connect()
    dense.w = "rand()"
    return cells, [dense]


dt = 1.0 if model in ("izh", "suite_lif", "suite_izh") else 0.1
defaultclock.dt = dt * ms
cells, others = globals()[model]()
spikes = SpikeMonitor(cells, record=False)
net = Network(cells, *others, spikes)
if model.startswith("suite"):
    net.schedule = ["start", "groups", "thresholds", "resets", "synapses", "end"]

# The run phase is timed in the program itself, apart from building the network.
device.insert_code(
    "main", "timespec _w0, _c0, _w1, _c1; clock_gettime(CLOCK_MONOTONIC, &_w0); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &_c0);"
)
net.run(steps * dt * ms)
count = device.get_array_name(spikes.variables["N"])
line = (
    f'RESULT {{\\"model\\": \\"{model}\\", \\"sim\\": \\"Brian2\\", \\"mode\\": \\"f64\\", \\"threads\\": {threads}, \\"N\\": {size}, \\"steps\\": {steps}, '
    '\\"wall\\": %.6f, \\"cpu\\": %.6f, \\"build\\": %.3f, \\"spikes\\": %ld, \\"rate\\": %.4f, \\"rss_mb\\": %ld}\\n'
)
device.insert_code(
    "main",
    f"""clock_gettime(CLOCK_MONOTONIC, &_w1); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &_c1);
    struct rusage _use; getrusage(RUSAGE_SELF, &_use); long _spikes = {count}[0];
    printf("{line}", _w1.tv_sec - _w0.tv_sec + 1e-9*(_w1.tv_nsec - _w0.tv_nsec), _c1.tv_sec - _c0.tv_sec + 1e-9*(_c1.tv_nsec - _c0.tv_nsec),
           _c0.tv_sec + 1e-9*_c0.tv_nsec, _spikes, _spikes / {size * steps * dt / 1000}, _use.ru_maxrss / 1024);""",
)
shutil.rmtree(folder, ignore_errors=True)
device.build(directory=folder, compile=True, run=False)
print(f"BUILT in {time.time() - begun:.1f} s")
