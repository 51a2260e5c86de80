"""The clock of the run phase and the line that every contender prints: `RESULT {json}`."""

import json
import resource
import time


class Clock:
    """Wall and CPU seconds since `start`; the CPU time is that of all threads of this process."""

    def __init__(self):
        self.start()

    def start(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def stop(self):
        return time.perf_counter() - self.wall, time.process_time() - self.cpu


def result(steps, wall, cpu, **fields):
    """Prints the line. `wall`, `cpu` and `build` in seconds, `rate` in Hz; peak memory is the whole process."""
    fields.update(steps=steps, wall=round(wall, 6), cpu=round(cpu, 6), us_per_step=round(cpu * 1e6 / steps, 4))
    fields["rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print("RESULT " + json.dumps(fields), flush=True)


def izhikevich_parameters(n, rng, dtype="float64"):
    """The 800:200 network of Izhikevich (2003), any size: a, b, c, d and the noise's standard deviation."""
    import numpy as np

    exc = int(0.8 * n)
    inh = n - exc
    re, ri = rng.random(exc), rng.random(inh)
    columns = (
        np.r_[np.full(exc, 0.02), 0.02 + 0.08 * ri],
        np.r_[np.full(exc, 0.2), 0.25 - 0.05 * ri],
        np.r_[-65 + 15 * re**2, np.full(inh, -65.0)],
        np.r_[8 - 6 * re**2, np.full(inh, 2.0)],
        np.r_[np.full(exc, 5.0), np.full(inh, 2.0)],
    )
    return [x.astype(dtype) for x in columns]


def sparse_rows(n, rng, dtype):
    """A scipy CSR matrix with exactly a tenth of each row, sorted, uniform in [0, 1)."""
    import numpy as np
    import scipy.sparse

    k = n // 10
    columns = np.sort(np.concatenate([rng.choice(n, k, replace=False) for _ in range(n)]).reshape(n, k), 1)
    starts = np.arange(0, n * k + 1, k, dtype=np.int32)
    return scipy.sparse.csr_matrix((rng.random(n * k, dtype), columns.ravel().astype(np.int32), starts), (n, n))
