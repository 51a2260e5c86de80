"""NEST.  bench_nest.py MODEL N STEPS [THREADS]    MODEL: cuba cobahh stdp izh"""

import sys

import numpy as np
import nest

from common import Clock, izhikevich_parameters, result

model, n, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
threads = int(sys.argv[4]) if len(sys.argv) > 4 else 1
dt = 1.0 if model == "izh" else 0.1
exc = int(0.8 * n)
clock = Clock()
nest.set_verbosity("M_ERROR")
nest.ResetKernel()
nest.SetKernelStatus(dict(resolution=dt, local_num_threads=threads, rng_seed=42, overwrite_files=True))
uniform, normal = nest.random.uniform, nest.random.normal


def wiring(out, share):
    """Bernoulli pairs draw n*n numbers: above 10,000 neurons every target gets a fixed number of sources instead."""
    if n <= 10_000:
        return dict(rule="pairwise_bernoulli", p=out / n)
    return dict(rule="fixed_indegree", indegree=round(out * share))


def cuba():
    # C_m = tau_m, so a weight in pA counts as one in mV
    cells = nest.Create(
        "iaf_psc_exp", n,
        dict(C_m=20.0, tau_m=20.0, E_L=-49.0, V_th=-50.0, V_reset=-60.0, t_ref=5.0, tau_syn_ex=5.0, tau_syn_in=10.0, I_e=0.0),
    )  # fmt: skip
    cells.V_m = uniform(-60.0, -50.0)
    nest.Connect(cells[:exc], cells, wiring(80, 0.8), dict(weight=1.62, delay=dt))
    nest.Connect(cells[exc:], cells, wiring(80, 0.2), dict(weight=-9.0, delay=dt))


def cobahh():
    cells = nest.Create(
        "hh_cond_exp_traub", n,
        dict(E_L=-60.0, C_m=200.0, g_L=10.0, E_Na=50.0, E_K=-90.0, g_Na=20000.0, g_K=6000.0, V_T=-63.0,
             tau_syn_ex=5.0, tau_syn_in=10.0, E_ex=0.0, E_in=-80.0),
    )  # fmt: skip
    cells.V_m = normal(-65.0, 5.0)  # its conductances cannot be set: they start at 0
    nest.Connect(cells[:exc], cells, wiring(80, 0.8), dict(weight=6.0, delay=dt))
    nest.Connect(cells[exc:], cells, wiring(80, 0.2), dict(weight=-67.0, delay=dt))


def stdp():
    weight = 0.1
    cells = nest.Create(
        "iaf_psc_delta", n,
        dict(C_m=1.0, tau_m=20.0, t_ref=2.0, E_L=0.0, V_reset=10.0, V_th=20.0, I_e=0.0, tau_minus=20.0),
    )  # fmt: skip
    cells.V_m = uniform(0.0, 20.0)
    e, i = cells[:exc], cells[exc:]
    rule = wiring(1000, 1.0)
    nest.CopyModel(
        "stdp_synapse",
        "plastic",
        {"tau_plus": 20.0, "Wmax": 2 * weight, "mu_plus": 0.0, "mu_minus": 0.0, "alpha": 1.05, "lambda": 1e-4},
    )
    nest.CopyModel("static_synapse_hom_w", "exc", dict(weight=weight))
    nest.CopyModel("static_synapse_hom_w", "inh", dict(weight=-5 * weight))
    nest.Connect(e, e, rule, dict(synapse_model="plastic", weight=weight, delay=1.5))
    nest.Connect(e, i, rule, dict(synapse_model="exc", delay=1.5))
    nest.Connect(i, cells, rule, dict(synapse_model="inh", delay=1.5))
    drive = nest.Create("poisson_generator", 1, dict(rate=20000.0))
    nest.Connect(drive, cells, "all_to_all", dict(synapse_model="exc", delay=1.5))


def izh():
    a, b, c, d, _ = izhikevich_parameters(n, np.random.default_rng(1))
    cells = nest.Create("izhikevich", n, dict(consistent_integration=False, V_m=-65.0))
    cells.a, cells.b, cells.c, cells.d, cells.U_m = a, b, c, d, -65 * b
    noise = nest.Create("noise_generator", 2, [dict(mean=0.0, std=5.0, dt=1.0), dict(mean=0.0, std=2.0, dt=1.0)])
    nest.Connect(noise[0], cells[:exc])
    nest.Connect(noise[1], cells[exc:])
    nest.Connect(cells[:exc], cells, "all_to_all", dict(weight=uniform(0.0, 500 / n), delay=1.0))
    nest.Connect(cells[exc:], cells, "all_to_all", dict(weight=uniform(-1000 / n, 0.0), delay=1.0))


globals()[model]()
nest.Prepare()
nest.Run(2 * dt)
before = nest.GetKernelStatus("local_spike_counter")
build = clock.stop()[0]
clock.start()
nest.Run(steps * dt)
wall, cpu = clock.stop()
nest.Cleanup()
spikes = nest.GetKernelStatus("local_spike_counter") - before
result(steps, wall, cpu, model=model, sim="NEST", mode="f64", threads=threads, N=n, build=round(build, 2),
       spikes=spikes, rate=round(spikes / n / (steps * dt / 1000), 4))  # fmt: skip
