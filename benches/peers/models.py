"""The models, how long each runs, how near the firing rates must be, and what is asked of the ratios."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """Bounds on ratios of CPU time: pymonn to C (f32, f64), and how many times the best peer's speed."""

    c: float | None = None
    c64: float | None = None
    peer: float | None = None


@dataclass(frozen=True)
class Model:
    name: str
    family: str
    n: int
    steps: int
    title: str
    asked: Asked
    dt: float = 0.1  # ms
    band: float | None = None  # relative distance of a firing rate from the reference's that passes
    storage: str | None = None  # of the rate model: dense or csr
    deferred: Asked | None = None  # bounds of the variant with deferred plasticity
    spikes: int | None = None  # what PymoNNto's suite gave in `steps` steps elsewhere

    @property
    def flags(self):
        return [f"--{'sparse' if self.storage == 'csr' else 'dense'}"] if self.storage else []

    @property
    def reference(self):
        """Whose firing rate the others must have."""
        return "pymonnto" if self.family.startswith("suite") else "c"


def _rate(n, storage, steps, asked):
    kind = "dense" if storage == "dense" else "sparse (10 %)"
    title = f"Rate model, {n:,} neurons, {kind}, step 1 ms"
    return Model(f"rate-{n}-{storage}", "rate", n, steps, title, asked, 1.0, storage=storage)


def _sorn(n, steps, asked):
    return Model(f"sorn-{n}", "sorn", n, steps, f"SORN (Zheng et al. 2013), {n:,} excitatory units, all five mechanisms", asked, 1.0, band=0.15)


def _suite(family, n, peer, spikes):
    kind = "LIF with one-step STDP" if family == "suite_lif" else "Izhikevich with trace STDP"
    title = f"PymoNNto's suite: {kind}, {n:,} neurons, all to all, 300 steps"
    deferred = Asked(peer=peer) if family == "suite_izh" else None
    return Model(f"{family}-{n}", family, n, 300, title, Asked(peer=peer), 1.0, band=0.2 if n < 1_000 else 0.1, deferred=deferred, spikes=spikes)


MODELS = [
    Model("cuba-4000", "cuba", 4_000, 100_000, "CUBA, 4,000 neurons, 80 synapses each, step 0.1 ms", Asked(0.9, 0.9, 5), band=0.08),
    Model("cuba-40000", "cuba", 40_000, 10_000, "CUBA, 40,000 neurons", Asked(0.85, None, 4), band=0.08),
    Model("cuba-100000", "cuba", 100_000, 5_000, "CUBA, 100,000 neurons", Asked(0.85, None, 4), band=0.08),
    Model("cobahh-4000", "cobahh", 4_000, 10_000, "COBAHH, 4,000 neurons, 80 synapses each, step 0.1 ms", Asked(0.7, 0.9, 10), band=0.2),
    Model(
        "stdp-10000", "stdp", 10_000, 5_000, "Balanced network with STDP, 10,000 neurons, 1,000 synapses each, step 0.1 ms",
        Asked(0.97, None, 2.8), band=0.2, deferred=Asked(0.95, None, 7),
    ),
    Model("izh-1000", "izh", 1_000, 40_000, "Izhikevich 2003, 1,000 neurons, dense, step 1 ms", Asked(0.75, None, 6), 1.0, band=0.15),
    Model("izh-10000", "izh", 10_000, 500, "Izhikevich 2003, 10,000 neurons, dense", Asked(0.92, None, 2), 1.0, band=0.2),
    _rate(100, "csr", 50_000, Asked(1.05, None, 10)),
    _rate(1_000, "csr", 5_000, Asked(0.7, None, 2)),
    _rate(10_000, "csr", 40, Asked(0.75, None, 3)),
    _rate(100, "dense", 50_000, Asked(1.0, None, 15)),
    _rate(1_000, "dense", 4_000, Asked(1.05, None, 1.1)),
    _rate(10_000, "dense", 20, Asked(1.05, None, 1.15)),
    _sorn(200, 100_000, Asked(0.4, 0.8, 80)),
    _sorn(400, 20_000, Asked(0.4, 0.8, 80)),
    _sorn(800, 5_000, Asked(0.5)),
    _sorn(1_600, 1_000, Asked(0.5)),
    _suite("suite_lif", 100, None, None),
    _suite("suite_lif", 1_000, None, 3365),
    _suite("suite_lif", 2_500, None, 8391),
    _suite("suite_lif", 10_000, 8, None),
    _suite("suite_izh", 100, None, None),
    _suite("suite_izh", 1_000, None, 3306),
    _suite("suite_izh", 2_500, None, 8336),
    _suite("suite_izh", 10_000, 10, None),
]  # fmt: skip

# Ratio to C built for AVX2 that is asked of pymonn capped to AVX2, in every model.
ASKED_AVX2 = 1.15

# (contender's tool, model): (steps, rounds at most). Slow ones run fewer steps, and repeat themselves well enough in fewer rounds.
SLOW = {
    ("nest", "cuba-4000"): (10_000, 5),
    ("nest", "cuba-40000"): (2_000, 3),
    ("nest", "cuba-100000"): (1_000, 3),
    ("nest", "izh-1000"): (10_000, 5),
    ("nest", "cobahh-4000"): (2_000, 3),
    ("nest", "stdp-10000"): (1_000, 3),
    ("brian2", "cobahh-4000"): (5_000, 5),
    ("brian2", "stdp-10000"): (1_000, 3),
    ("brian2", "suite_lif-10000"): (300, 2),
    ("brian2", "suite_izh-10000"): (300, 2),
    ("annarchy", "stdp-10000"): (1_000, 3),
    ("annarchy", "cuba-100000"): (2_000, 3),
    ("annarchy", "izh-10000"): (200, 2),
    ("numpy", "suite_izh-10000"): (300, 3),
    ("numpy", "sorn-200"): (5_000, 5),
    ("numpy", "sorn-400"): (1_000, 5),
    ("numpy", "sorn-800"): (200, 3),
    ("numpy", "sorn-1600"): (50, 3),
    ("sorn", "sorn-200"): (200, 5),
    ("sorn", "sorn-400"): (50, 3),
    ("sorn", "sorn-800"): (20, 3),
    ("sorn", "sorn-1600"): (5, 2),
}


def schedule(contender, model, rounds, quick):
    """Steps and rounds of one contender in one model."""
    steps, most = SLOW.get((contender.tool, model.name), (model.steps, rounds))
    rounds = min(rounds, most)
    if quick and not (model.family.startswith("suite") and model.n < 10_000):
        # long enough to fire, too short to mean anything
        steps = max(steps // 10, 20)
    return steps, rounds
