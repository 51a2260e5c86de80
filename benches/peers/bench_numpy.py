"""numpy and scipy, one thread.  bench_numpy.py MODEL N STEPS [f32|f64] [dense|csr]    MODEL: izh rate sorn suite_lif suite_izh

A model is a generator: whatever comes before its first `yield` is building, every further step yields its spikes.
"""

import os
import sys

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np

from common import Clock, izhikevich_parameters, result, sparse_rows

model, n, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
real = np.float32 if "f64" not in sys.argv[4:] else np.float64
sparse = "csr" in sys.argv[4:]
rng = np.random.default_rng(1)
clock = Clock()


def izh():
    """The shape of the published script, but rows of a firing neuron are contiguous."""
    exc = int(0.8 * n)
    a, b, c, d, noise = izhikevich_parameters(n, rng, real)
    weight = rng.random((n, n), real)
    weight[:exc] *= real(500 / n)
    weight[exc:] *= real(-1000 / n)
    v = np.full(n, real(-65))
    u = b * v
    half, quadratic = real(0.5), real(0.04)
    yield
    while True:
        current = noise * rng.standard_normal(n, real)
        fired = np.flatnonzero(v >= 30)
        v[fired] = c[fired]
        u[fired] += d[fired]
        current += weight[fired].sum(0)
        v += half * (quadratic * v * v + 5 * v + 140 - u + current)
        v += half * (quadratic * v * v + 5 * v + 140 - u + current)
        u += a * (b * v - u)
        yield len(fired)


def rate():
    """a *= .99; a += W @ a / N; a += uniform noise of density .01. Sparse: exactly a tenth of each row."""
    weight = sparse_rows(n, rng, real) if sparse else rng.random((n, n), real)
    a = rng.random(n, real)
    yield
    while True:
        a *= real(0.99)
        a += weight.dot(a) / real(n)
        a += rng.random(n, real) * (rng.random(n, np.float32) < 0.01)
        yield 0


def sorn():
    """Zheng et al. 2013, every rule a few operations on whole matrices, weight[post, pre]."""
    inhibitory = n // 5
    linked = rng.random((n, n)) < 0.1
    np.fill_diagonal(linked, False)
    ee = (rng.random((n, n)) * linked).astype(real)
    ei = (rng.random((n, inhibitory)) * (rng.random((n, inhibitory)) < 0.2)).astype(real)
    ei[ei.sum(1) == 0, 0] = 1
    ie = rng.random((inhibitory, n), real)
    for weight in (ee, ei, ie):
        weight /= np.maximum(weight.sum(1, keepdims=True), real(1e-6))
    te, ti = rng.random(n, real), real(0.5) * rng.random(inhibitory, real)
    x, y = (rng.random(n) < 0.1).astype(real), np.zeros(inhibitory, real)
    noise, growth = real(0.05**0.5), min(1, 0.1 * n * (n - 1) / (200 * 199))
    yield
    while True:
        x_new = (ee @ x - ei @ y - te + noise * rng.standard_normal(n, real) >= 0).astype(real)
        y_new = (ie @ x - ti + noise * rng.standard_normal(inhibitory, real) >= 0).astype(real)
        te += real(0.01) * (x_new - real(0.1))
        ee += (ee > 0) * (real(0.004) * (np.outer(x_new, x) - np.outer(x, x_new)))
        np.clip(ee, 0, 1, out=ee)
        if rng.random() < growth:
            for _ in range(1000):
                i, j = rng.integers(n, size=2)
                if i != j and ee[i, j] == 0:
                    ee[i, j] = 0.001
                    break
        ei -= (ei > 0) * (real(0.001) * (1 - x_new[:, None] * 11) * y[None])
        ei[(ei < 0)] = 0.001
        np.minimum(ei, 1, out=ei)
        ee /= np.maximum(ee.sum(1, keepdims=True), real(1e-6))
        ei /= np.maximum(ei.sum(1, keepdims=True), real(1e-6))
        x, y = x_new, y_new
        yield int(x.sum())


def suite_lif():
    """PymoNNto's benchmark A, with the operations of its fast version."""
    weight = rng.random((n, n), real) / real(n)  # weight[pre, post]
    v, spike = np.zeros(n, real), np.zeros(0, int)
    yield
    while True:
        old, spike = spike, np.flatnonzero(v > 6)
        v[spike] = 0
        v *= real(0.9)
        v += rng.random(n, real)
        v += weight[spike].sum(0)
        pairs = np.ix_(old, spike)
        weight[pairs] = np.clip(weight[pairs] + real(0.001), 0, 1)
        yield len(spike)


def suite_izh():
    """PymoNNto's benchmark B, with the operations of its fast version."""
    weight = rng.random((n, n), real)  # weight[pre, post]
    v = rng.normal(-65, 7, n).astype(real)
    u = rng.normal(12, 7, n).astype(real)
    trace, spike = np.zeros(n, real), np.zeros(0, int)
    yield
    while True:
        current = 15 + rng.standard_normal(n, real)
        current += weight[spike].sum(0) / real(n)
        spike = np.flatnonzero(v >= 30)
        v[spike] = -65
        u[spike] += 2
        dv = real(0.04) * v * v + 5 * v + 140 - u + current
        u += real(0.02) * (real(0.04) * v - u)
        v += dv
        trace -= trace / 20
        trace[spike] += 1
        weight[spike] -= trace * real(0.012) * weight[spike]
        weight[:, spike] += trace[:, None] * real(0.01) * (1 - weight[:, spike])
        yield len(spike)


run = globals()[model]()
next(run)
if not model.startswith("suite"):
    for _ in range(3):
        next(run)
build = clock.stop()[0]
np.seterr(over="ignore", invalid="ignore")  # the rate model grows without bound, in every contender
clock.start()
spikes = sum(next(run) for _ in range(steps))
wall, cpu = clock.stop()
fields = {} if model == "rate" else dict(spikes=spikes, rate=round(spikes / n / (steps / 1000), 4))
result(steps, wall, cpu, model=model, sim="scipy" if sparse else "numpy", mode="f32" if real is np.float32 else "f64",
       threads=1, N=n, build=round(build, 3), **fields)  # fmt: skip
