"""What NEST gives for synapses: `nest.json`. Run once with NEST 3 in an environment of its own: `python make_nest.py`."""

import json
import pathlib

import nest

nest.set_verbosity("M_ERROR")
DT = 0.1


def efficacies(times, **parameters):
    """What each spike adds to a potential that does not leak: weight 1, from a synapse at rest."""
    nest.ResetKernel()
    nest.resolution = DT
    cell = nest.Create("iaf_psc_delta", params={"tau_m": 1e12, "E_L": 0.0, "V_m": 0.0, "V_th": 1e6, "V_reset": 0.0, "t_ref": DT})
    spikes = nest.Create("spike_generator", params={"spike_times": times})
    relay = nest.Create("parrot_neuron")
    meter = nest.Create("multimeter", params={"record_from": ["V_m"], "interval": DT})
    nest.Connect(spikes, relay, syn_spec={"delay": DT})
    nest.Connect(relay, cell, syn_spec={"synapse_model": "tsodyks2_synapse", "weight": 1.0, "delay": DT, "u": parameters["U"], "x": 1.0, **parameters})
    nest.Connect(meter, cell)
    nest.Simulate(times[-1] + 5.0)
    v = meter.events["V_m"]
    return [float(b - a) for a, b in zip(v, v[1:]) if b - a > 1e-9]


def potential(model, weight, duration=40.0, **parameters):
    """The potential each millisecond after a spike whose effect begins at 0."""
    nest.ResetKernel()
    nest.resolution = DT
    cell = nest.Create(model, params=parameters)
    spikes = nest.Create("spike_generator", params={"spike_times": [1.0]})
    meter = nest.Create("multimeter", params={"record_from": ["V_m"], "interval": DT})
    nest.Connect(spikes, cell, syn_spec={"weight": weight, "delay": 1.0})
    nest.Connect(meter, cell, syn_spec={"delay": DT})
    nest.Simulate(2.0 + duration + 1.0)
    at = {round(float(t), 3): float(v) for t, v in zip(meter.events["times"], meter.events["V_m"])}
    return [at[round(2.0 + t, 3)] for t in range(1, int(duration) + 1)]


current = {"C_m": 250.0, "tau_m": 10.0, "E_L": 0.0, "V_m": 0.0, "V_th": 1e6}
conductance = {"C_m": 250.0, "g_L": 25.0, "E_L": -70.0, "V_m": -70.0, "V_th": 1e6, "E_ex": 0.0}
times = [10.0, 30.0, 50.0, 70.0, 90.0, 110.0, 115.0, 120.0, 620.0]
result = {
    "nest": nest.__version__,
    "tsodyks_times": times,
    "tsodyks_depressing": efficacies(times, U=0.5, tau_rec=800.0, tau_fac=0.0),
    "tsodyks_facilitating": efficacies(times, U=0.04, tau_rec=100.0, tau_fac=1000.0),
    "tsodyks_both": efficacies(times, U=0.2, tau_rec=300.0, tau_fac=200.0),
    "exponential_current": potential("iaf_psc_exp", 100.0, tau_syn_ex=2.0, **current),
    "alpha_current": potential("iaf_psc_alpha", 100.0, tau_syn_ex=2.0, **current),
    "exponential_conductance": potential("iaf_cond_exp", 5.0, tau_syn_ex=2.0, **conductance),
    "alpha_conductance": potential("iaf_cond_alpha", 5.0, tau_syn_ex=2.0, **conductance),
}
pathlib.Path(__file__).with_name("nest.json").write_text(json.dumps(result, indent=1) + "\n")
