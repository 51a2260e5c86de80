"""The Python package `sorn` 0.7.4, all mechanisms, noise, no input.  bench_sorn.py N STEPS"""

import logging
import os
import random
import sys

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np

logging.disable(logging.CRITICAL)
import sorn
import sorn.sorn as package

from common import Clock, result

n, steps = int(sys.argv[1]), int(sys.argv[2])
package.tqdm = lambda iterator, **_: iterator  # no progress bar in the timing
np.random.seed(1)
random.seed(1)
# A target rate of 2 nu / ne = 0.1, as many synapses as in the other contenders.
nu = n // 20
arguments = dict(noise=True, ne=n, nu=nu, lambda_ee=n // 10, lambda_ei=n // 5)
clock = Clock()
state, _ = package.Simulator.run(inputs=np.zeros((nu, 1)), phase="plasticity", state=None, timesteps=1, callbacks=[], **arguments)
build = clock.stop()[0]
clock.start()
_, recorded = package.Simulator.run(
    inputs=np.zeros((nu, steps)), phase="plasticity", state=state, timesteps=steps,
    callbacks=["ExcitatoryActivation"], **arguments,
)  # fmt: skip
wall, cpu = clock.stop()
spikes = int(np.sum(recorded["ExcitatoryActivation"]))
result(steps, wall, cpu, model="sorn", sim="sorn " + sorn.__version__, mode="f64", threads=1, N=n, build=round(build, 3),
       spikes=spikes, rate=round(1000 * spikes / n / steps, 3))  # fmt: skip
