"""Statistics as numpy and scipy compute them: data/analysis/train.csv (input) and data/analysis/numbers.csv (input and results).

    pip install numpy==2.4.6 scipy==1.17.1
    python analysis.py

A row of numbers.csv is a name and its values. Rows whose names begin with `in_` are what the tests hand to pymonn::analysis, the others what
it must give back.
"""

from pathlib import Path

import numpy as np
from scipy import optimize, stats

FOLDER = Path(__file__).parent / "data" / "analysis"
rng = np.random.default_rng(2017)
rows = {}


def keep(name, values):
    rows[name] = np.atleast_1d(np.asarray(values, dtype=float)).ravel()


# A train of 70 neurons (more than one word) with a common drive; neuron 3 never spikes, neuron 5 always.
STEPS, NEURONS = 150, 70
drive = np.convolve(rng.normal(size=STEPS + 9), np.ones(10) / 10, mode="valid")
train = rng.random((STEPS, NEURONS)) < (0.05 + 0.3 * rng.random(NEURONS) + 0.3 * drive[:, None])
train[:, 3], train[:, 5] = False, True
(FOLDER / "train.csv").write_text("\n".join("".join("01"[int(spike)] for spike in row) for row in train) + "\n")
train = train.astype(float)

counts = train.sum(1)
keep("counts_per_step", counts)
keep("counts_per_neuron", train.sum(0))
keep("binned_rate", train[:, 7].reshape(-1, 10).mean(1))
keep("smoothness_dependent", np.diff(counts).std())
keep("smoothness_independent", np.diff(counts).std() / np.abs(np.diff(counts)).mean())
keep("autocorrelation", [np.corrcoef(counts[:-lag], counts[lag:])[0, 1] for lag in range(1, 6)])

varying = np.flatnonzero(train.std(0) > 0)
matrix = np.corrcoef(train[:, varying].T)
keep("varying", varying)
keep("correlation_row", matrix[4])
keep("correlation_mean", matrix[~np.eye(len(varying), dtype=bool)].mean())

times = np.flatnonzero(train[:, 7])
keep("times", times)
keep("intervals", np.diff(times))
keep("interval_cv", stats.variation(np.diff(times)))
windows = train[:, 7].reshape(-1, 15).sum(1)
keep("fano", [windows.mean(), windows.var(), windows.var() / windows.mean()])
keep("source_entropy", stats.entropy(train.sum(0)) / np.log(NEURONS))
shuffled = train[rng.permutation(STEPS)]
keep("in_permutation", [np.flatnonzero((train == row).all(1))[0] for row in shuffled])
keep("hamming", (train != shuffled).sum(1))

# Intervals with an exponential tail.
intervals = 2 + rng.geometric(0.08, size=600)
keep("in_intervals", intervals)
width = np.ceil((intervals.max() - intervals.min() + 1) / 25)
heights, edges = np.histogram(intervals, bins=np.arange(intervals.min() - 0.5, intervals.max() + 0.5 + width, width))
middles = (edges[:-1] + edges[1:]) / 2
curve = lambda x, a, b, c: a * np.exp(-b * x) + c
best, _ = optimize.curve_fit(curve, middles[1:], heights[1:], p0=[100, 0.1, 0], xtol=1e-14, ftol=1e-14, maxfev=100000)
rest = heights[1:] - curve(middles[1:], *best)
keep("interval_fit", [*best, 1 - (rest**2).sum() / ((heights[1:] - heights[1:].mean()) ** 2).sum()])

# Avalanches of a bounded random walk.
activity = [10]
for _ in range(6000):
    activity.append(int(np.clip(activity[-1] + rng.integers(-3, 4), 0, 40)))
activity = np.array(activity)
keep("in_activity", activity)
keep("thresholds", [int(np.percentile(activity, share)) for share in (5, 10, 25, 77)])
above = np.r_[0, activity > 10, 0].astype(int)
begin, end = np.flatnonzero(np.diff(above) == 1), np.flatnonzero(np.diff(above) == -1)
if end[-1] == len(activity):
    begin, end = begin[:-1], end[:-1]
durations = end - begin
sizes = np.array([(activity[b:e] - 10).sum() for b, e in zip(begin, end)])
keep("durations", durations)
keep("sizes", sizes)
duration = np.unique(durations)
mean_size = np.array([sizes[durations == t].mean() for t in duration])
inside = (duration >= 2) & (duration <= 30)
line = stats.linregress(np.log(duration[inside]), np.log(mean_size[inside]))
keep("gamma", [line.slope, line.stderr, line.intercept, line.rvalue**2])

# A bounded power law with a cut-off, and its fits.
LOW, HIGH = 3, 400
support = np.arange(LOW, HIGH + 1.0)
law = support**-1.4 * np.exp(-support / 300)
sample = rng.choice(support, size=3000, p=law / law.sum())
keep("in_sample", np.r_[sample, 1, 2, 401, 1000])


def power(a):
    return -a * np.log(support) - np.log((support**-a).sum())


def exponential(rate):
    return -rate * support - np.log(np.exp(-rate * support).sum())


def cutoff(p):
    logits = -p[0] * np.log(support) - p[1] * support
    return logits - np.log(np.exp(logits).sum())


times_seen = np.array([(sample == k).sum() for k in support])
alpha = optimize.minimize_scalar(lambda a: -(times_seen * power(a)).sum(), bounds=(0.1, 5), method="bounded", options={"xatol": 1e-10}).x
rate = optimize.minimize_scalar(lambda r: -(times_seen * exponential(r)).sum(), bounds=(1e-4, 2), method="bounded", options={"xatol": 1e-12}).x
both = optimize.minimize(lambda p: -(times_seen * cutoff(p)).sum(), [1.0, 0.01], method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-10, "maxiter": 10000})
probability = np.exp(power(alpha))
spread = (probability * np.log(support) ** 2).sum() - (probability * np.log(support)).sum() ** 2
keep("power_law", [alpha, 1 / np.sqrt(len(sample) * spread), (times_seen * power(alpha)).sum(),
                   np.abs(np.cumsum(times_seen) / len(sample) - np.cumsum(probability)).max()])
keep("exponential", [rate, (times_seen * exponential(rate)).sum()])
keep("cutoff", [*both.x, -both.fun])
difference = (power(alpha) - exponential(rate))[(sample - LOW).astype(int)]
normalized = difference.sum() / (np.sqrt(len(sample)) * difference.std())
keep("ratio", [difference.sum(), normalized, 2 * stats.norm.sf(abs(normalized))])
# A sample in which neither law is far ahead.
short = np.array([3, 3, 3, 3, 4, 4, 5, 5, 6, 8, 9, 12])
support = np.arange(3.0, 16.0)
alpha = optimize.minimize_scalar(lambda a: -power(a)[short - 3].sum(), bounds=(-5, 9), method="bounded", options={"xatol": 1e-12}).x
rate = optimize.minimize_scalar(lambda r: -exponential(r)[short - 3].sum(), bounds=(-2, 5), method="bounded", options={"xatol": 1e-12}).x
difference = (power(alpha) - exponential(rate))[short - 3]
normalized = difference.sum() / (np.sqrt(len(short)) * difference.std())
keep("in_short", short)
keep("short_ratio", [difference.sum(), normalized, 2 * stats.norm.sf(abs(normalized))])

# Weights.
weights = np.exp(rng.normal(-3.2, 0.5, size=800))
weights[:20] = 0
later = np.where(rng.random(800) < 0.3 + 4 * weights, weights * np.exp(rng.normal(0, 0.1, 800)), 0)
keep("in_weights", weights)
keep("in_later", later)
logs = np.log(weights[weights >= 0.01])
keep("lognormal", [logs.mean(), logs.std(), stats.skew(logs)])
edges = np.logspace(-2, 0, 20)
density, _ = np.histogram(weights, bins=edges, density=True)
middles = np.sqrt(edges[:-1] * edges[1:])
curve = lambda x, m, s, scale: scale * stats.lognorm.pdf(x, s, scale=np.exp(m))
best, _ = optimize.curve_fit(curve, middles, density, p0=[-3, 0.5, 1], xtol=1e-14, ftol=1e-14, maxfev=100000)
rest = density - curve(middles, *best)
keep("lognormal_curve", [*best, 1 - (rest**2).sum() / ((density - density.mean()) ** 2).sum()])
bins = np.linspace(0, 0.2, 5)
bins[0] = 1e-9
place = np.digitize(weights, bins) - 1
change = later - weights
keep("weight_change", [[(place == k).sum(), change[place == k].mean(), change[place == k].std()] for k in range(4)])
alive = weights > 0
quarters = np.quantile(weights[alive], [0, 0.25, 0.5, 0.75, 1])
group = np.digitize(weights[alive], quarters[1:4])
keep("survival", [[quarters[k], (group == k).sum(), (later[alive][group == k] > 0).mean()] for k in range(4)])

# Lifetimes.
lifetimes = np.floor(rng.pareto(1.0, size=4000) * 5 + 1).astype(int)
lifetimes = lifetimes[lifetimes < 20000]
keep("in_lifetimes", lifetimes)
keep("lifetime_median", np.sort(lifetimes)[(len(lifetimes) + 1) // 2 - 1])
edges = np.unique(np.round(np.logspace(0, np.log10(max(lifetimes.max(), 2000)), int(np.ceil(np.log10(max(lifetimes.max(), 2000)) * 6)) + 1)))
heights, _ = np.histogram(lifetimes, bins=edges)
middles, density = np.sqrt(edges[:-1] * edges[1:]), heights / np.diff(edges)
inside = (middles > 5) & (middles < 2000) & (heights > 0)
keep("lifetime_slope", stats.linregress(np.log(middles[inside]), np.log(density[inside])).slope)

# Patterns of neurons 10, 2, 30, 61 in both halves of the train.
code = train[:, [10, 2, 30, 61]] @ (1 << np.arange(4))
first, second = (np.bincount(half.astype(int), minlength=16) + 1.0 for half in (code[:75], code[75:]))
keep("pattern_counts", first - 1)
keep("pattern_kl", stats.entropy(first, second, base=2))

# Nearest states: the second half against the first, whose steps are labelled 0 to 4 in turn.
distances = (train[75:, None, :] != train[None, :75, :]).sum(2)
keep("nearest", distances.argmin(1))
keep("nearest_distance", distances.min(1))

# Principal components.
centred = train - train.mean(0)
_, singular, directions = np.linalg.svd(centred, full_matrices=False)
keep("pca_variance", (singular**2)[:5] / (STEPS - 1))
keep("pca_explained", (singular**2 / (singular**2).sum())[:5])
signs = np.sign([row[np.abs(row).argmax()] for row in directions[:3]])
keep("pca_first", directions[0] * signs[0])
keep("pca_trajectory", (centred @ directions[:3].T * signs)[17])

# Variability: 2 conditions of 12 trials of 40 steps and 6 neurons, whose rates rise in the middle.
rate = np.where((np.arange(40) >= 15) & (np.arange(40) < 30), 0.45, 0.3)[:, None] * np.linspace(0.4, 1.6, 6)
trials = rng.random((2, 12, 40, 6)) < rate
keep("in_trials", trials)
results, points = [], []
for start in range(0, 36, 5):
    box = trials[:, :, start : start + 5].sum(2)
    mean, variance = box.mean(1).ravel(), box.var(1, ddof=1).ravel()
    weight = 12 / (mean + 0.005) ** 2
    points.append((mean, variance))
    results.append([mean.mean(), optimize.lsq_linear((mean * np.sqrt(weight))[:, None], variance * np.sqrt(weight)).x[0]])
keep("variability", results)
common = np.min([np.histogram(mean, bins=np.arange(0, 6, 0.5))[0] for mean, _ in points], axis=0)
keep("matched_points", common.sum())
matched = []
for mean, variance in points:
    slopes = []
    for _ in range(4000):
        chosen = np.concatenate([
            rng.choice(np.flatnonzero((mean >= low) & (mean < low + 0.5)), size=size, replace=False)
            for low, size in zip(np.arange(0, 6, 0.5), common) if size
        ]).astype(int)
        m, v = mean[chosen], variance[chosen]
        w = 12 / (m + 0.005) ** 2
        slopes.append((w * m * v).sum() / (w * m * m).sum())
    matched.append(np.mean(slopes))
keep("matched", matched)

with open(FOLDER / "numbers.csv", "w") as file:
    for name, values in rows.items():
        file.write(",".join([name, *(format(value, ".17g") for value in values)]) + "\n")
