"""Raw lines to one Markdown block: what was asked, then a table per model."""

from statistics import median

from contenders import BY_NAME, CONTENDERS
from models import ASKED_AVX2, MODELS

# Where a contender runs another model than the reference does. Its figure stands, with this beside it.
CAVEATS = {
    (
        "nest",
        "cobahh",
    ): "adaptive Runge-Kutta, fires at a local maximum of the voltage, starts without conductance: not like for like",
    ("nest", "cuba"): "its smallest delay is one step; above 10,000 neurons every target has the same number of sources",
    ("annarchy", "stdp"): "its external spikes are binomial (80 tries, mean 2), not Poisson",
    ("brian2", "stdp"): "its external spikes are binomial (800 tries, mean 2), not Poisson",
    ("pymonnto", "rate"): "its own matrices are dense; the sparse one is scipy's, set in a behaviour",
}


class Runs:
    """Every measurement of the raw lines, by model and contender."""

    def __init__(self, records):
        self.heads = [r for r in records if "machine" in r]
        self.skipped = {(r["model"], r["contender"]): r["skip"] for r in records if "skip" in r}
        self.lines = {}
        self.rates = {}
        for r in records:
            if "check" in r:
                self.rates[r["model"], r["check"]] = r["rate"]
            elif "result" in r:
                self.lines.setdefault((r["model"], r["contender"]), {})[r["run"], r["round"]] = r
                if r["contender"] == r["reference"]:
                    self.rates[r["model"], r["steps"]] = r["result"].get("rate")

    def of(self, model, name):
        return self.lines.get((model.name, name), {})

    def ratio(self, model, above, below):
        """Median over the rounds that both ran; wall time as soon as one of them has threads."""
        a, b = self.of(model, above), self.of(model, below)
        clock = "cpu" if BY_NAME[above].threads == BY_NAME[below].threads == 1 else "wall"
        pairs = [cost(a[k], clock) / cost(b[k], clock) for k in a.keys() & b.keys() if cost(b[k], clock) > 0]
        return median(pairs) if pairs else None

    def rate(self, model, name):
        """Median firing rate in Hz, the reference's after as many steps, and whether they agree; `None` where there is none."""
        lines = [r for r in self.of(model, name).values() if r["result"].get("rate") is not None]
        if not lines or model.band is None:
            return None
        own, other = median(r["result"]["rate"] for r in lines), self.rates.get((model.name, lines[0]["steps"]))
        return own, other, other is None or abs(own - other) <= model.band * other

    def best_peer(self, model, own):
        """The peer on one thread over which pymonn's lead is smallest, and that lead."""
        leads = [(self.ratio(model, c.name, own), c) for c in CONTENDERS if c.kind == "peer" and c.threads == 1]
        return min(((lead, c) for lead, c in leads if lead), key=lambda x: x[0], default=(None, None))


def cost(record, clock):
    """Microseconds per step. The C reference prints this figure of its CPU time with more digits than the seconds."""
    found = record["result"]
    if clock == "cpu" and "us_per_step" in found:
        return found["us_per_step"]
    return found[clock] * 1e6 / record["steps"]


def number(x, digits=3):
    """Three significant digits, thousands with commas."""
    if x is None:
        return "–"
    if x >= 100:
        return f"{x:,.0f}"
    return f"{x:.{max(0, digits - len(str(int(x))))}f}" if x >= 1 else f"{x:.{digits}f}"


def verdict(ratio, bound, least=False):
    """A ratio beside what is asked of it; bold where it misses."""
    if bound is None:
        return f"{number(ratio)}"
    if ratio is None:
        return f"– ({'≥' if least else '≤'} {bound:g})"
    good = ratio >= bound if least else ratio <= bound
    text = f"{number(ratio)} ({'≥' if least else '≤'} {bound:g})"
    return text if good else f"**{text}**"


def summary(runs, models):
    rows = [
        "| model | pymonn / C, f32 | pymonn / C, f64 | the same, AVX2: f32 | f64 | times the best peer's speed | which |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for model in models:
        for suffix, asked in (("", model.asked), ("-deferred", model.deferred)):
            if asked is None:
                continue
            lead, peer = runs.best_peer(model, f"pymonn{suffix}")
            double = model.family in ("cuba", "cobahh", "izh", "rate", "sorn") and not suffix
            capped = model.family in ("cuba", "cobahh") and not suffix
            cells = [
                verdict(runs.ratio(model, f"pymonn{suffix}", f"c{suffix}"), asked.c),
                verdict(runs.ratio(model, "pymonn-f64", "c-f64"), asked.c64) if double else "",
                verdict(runs.ratio(model, f"pymonn{suffix}-avx2", f"c{suffix}-avx2"), ASKED_AVX2 if asked.c else None),
                verdict(runs.ratio(model, "pymonn-f64-avx2", "c-f64-avx2"), ASKED_AVX2 if asked.c64 else None) if capped else "",
                verdict(lead, asked.peer, least=True),
                peer.title if peer else "–",
            ]
            rows.append(f"| {model.name}{suffix.replace('-', ', ')} | " + " | ".join(cells) + " |")
    return rows


def rate_cell(runs, model, name):
    found = runs.rate(model, name)
    if found is None:
        return "–"
    own, other, good = found
    return number(own) if good else f"**{number(own)}, {(own / other - 1) * 100:+.0f} %**"


def row(runs, model, c, lines):
    """The cells of one contender."""
    compiled, built = lines[0]["compile_s"], median(r["result"].get("build", 0) for r in lines)
    return [
        c.title,
        str(c.threads),
        number(median(cost(r, "cpu") for r in lines)),
        number(median(cost(r, "wall") for r in lines)),
        number(runs.ratio(model, c.name, "c")),
        number(runs.ratio(model, c.name, "pymonn")),
        rate_cell(runs, model, c.name),
        f"{median(r['result']['rss_mb'] for r in lines):,.0f}",
        f"{compiled:.0f} + {built:.1f}" if compiled >= 0.5 else f"{built:.1f}",
        f"{lines[0]['steps']:,}",
        str(len(lines)),
    ]


def section(runs, model):
    rows = [
        f"### {model.title}",
        "",
        "| contender | threads | µs/step, CPU | µs/step, wall | × C | pymonn is × faster | Hz | peak MB | build s | steps | n |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    notes = []
    for c in CONTENDERS:
        lines = list(runs.of(model, c.name).values())
        reason = runs.skipped.get((model.name, c.name))
        if reason and not lines:
            notes.append(f"{c.title} is not in the table: {reason}.")
        if not lines:
            continue
        rows.append("| " + " | ".join(row(runs, model, c, lines)) + " |")
        if caveat := CAVEATS.get((c.tool, model.family)):
            notes.append(f"{c.title}: {caveat}.")
    counts = [r["result"]["spikes"] for r in runs.of(model, "pymonnto").values() if r["steps"] == model.steps and "spikes" in r["result"]]
    if model.spikes and counts:
        notes.append(f"PymoNNto fired {median(counts):,.0f} spikes; measured elsewhere: {model.spikes:,}.")
    return rows + ([""] if notes else []) + [f"- {note}" for note in dict.fromkeys(notes)]


def render(records):
    runs = Runs(records)
    models = [m for m in MODELS if any(runs.of(m, c.name) for c in CONTENDERS)]
    text = ["## Peers", ""]
    for head in runs.heads:
        text.append(f"- {head['date']}: `{head['command']}` on {head['machine']}. {head['versions']}.")
    text += [
        "",
        "CPU time of the run phase, median over n processes; contenders take turns within a round, so ratios are medians of the ratios of",
        "rounds (of wall time where a contender has two threads). × C is relative to `C f32`. A ratio that misses what is asked, and a firing",
        "rate outside the band of the model, are bold. A contender with fewer steps than the others is slow; its rate is compared with the",
        "reference's after as many steps. Peak memory is the whole process, an interpreter included; build: compiling + making the network.",
        "The best peer is the fastest of the other simulators on one thread in either precision, whatever its rate.",
        "",
        *summary(runs, models),
    ]
    for model in models:
        text += ["", *section(runs, model)]
    return "\n".join(text) + "\n"
