"""Read-outs by NumPy and SciPy: `readout.json`. Run once: `python make_readout.py` (numpy, scipy)."""

import json
import pathlib

import numpy
import scipy
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

STEPS, CLASSES = 60, 3
rng = numpy.random.default_rng(2)
labels = rng.integers(0, CLASSES, STEPS)
spikes = (rng.random((STEPS, 4)) < 0.2 + 0.5 * (labels[:, None] == numpy.arange(4))).astype(float)
# A number that is no truth value, the first neuron again, and a silent one.
states = numpy.column_stack([spikes, rng.integers(-8, 9, STEPS) / 4 + labels, spikes[:, 0], numpy.zeros(STEPS)])
targets = numpy.eye(CLASSES)[labels]
result = {"numpy": numpy.__version__, "scipy": scipy.__version__, "states": states, "labels": labels}


def keep(name, weights, bias):
    result[name + " weights"], result[name + " bias"] = weights, bias


mean, target = states.mean(0), targets.mean(0)
x, y = states - mean, targets - target

weights = numpy.linalg.pinv(x) @ y
keep("pinv", weights, target - mean @ weights)
with_ones = numpy.column_stack([states, numpy.ones(STEPS)])
result["pinv fitted"] = with_ones @ numpy.linalg.pinv(with_ones) @ targets

penalty = 0.5
weights = numpy.linalg.solve(x.T @ x + penalty * numpy.eye(x.shape[1]), x.T @ y)
keep("ridge", weights, target - mean @ weights)

penalty = 0.3


def cost(flat):
    w, b = flat[: x.shape[1] * CLASSES].reshape(-1, CLASSES), flat[x.shape[1] * CLASSES :]
    outputs = states @ w + b
    value = -log_softmax(outputs, axis=1)[numpy.arange(STEPS), labels].sum() + penalty / 2 * (w * w).sum()
    errors = softmax(outputs, axis=1) - targets
    return value, numpy.concatenate([(states.T @ errors + penalty * w).ravel(), errors.sum(0)])


found = minimize(cost, numpy.zeros((x.shape[1] + 1) * CLASSES), jac=True, method="BFGS", options={"gtol": 1e-9, "maxiter": 5000})
# One step of Newton more, with the curvature by differences.
step = 1e-6
curvature = numpy.array([(cost(found.x + step * e)[1] - cost(found.x - step * e)[1]) / (2 * step) for e in numpy.eye(found.x.size)])
best = found.x - numpy.linalg.lstsq(curvature, cost(found.x)[1], rcond=1e-6)[0]
w, b = best[: x.shape[1] * CLASSES].reshape(-1, CLASSES), best[x.shape[1] * CLASSES :]
# Biases are known up to a constant, which probabilities do not show.
keep("logistic", w, b - b.mean())
result["logistic probabilities"] = softmax(states @ w + b, axis=1)
result["logistic cost"] = [cost(best)[0]]

flat = {name: value if isinstance(value, (str, list)) else value.ravel().tolist() for name, value in result.items()}
pathlib.Path(__file__).with_name("readout.json").write_text(json.dumps(flat, indent=0).replace(",\n", ", ").replace("[\n", "[").replace("\n]", "]").replace('], "', '],\n"') + "\n")
