"""Who takes part: how each one is installed, built for a model, and started for one measurement."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
SPIKING = ("cuba", "cobahh", "stdp", "izh")
SUITE = ("suite_lif", "suite_izh")
# Where double precision is compared.
DOUBLE = ("cuba", "cobahh", "izh", "rate", "sorn")

PACKAGES = {
    # Brian2 2.9 does not import with numpy 2
    "brian2": ["brian2==2.9.*", "numpy<2", "cython<3.1", "scipy", "setuptools<80", "wheel"],
    "nest": ["nest-simulator==3.10.*", "numpy==2.*"],
    # ANNarchy compiles with cmake; PyPI's is as good as the system's
    "annarchy": ["ANNarchy==5.0.4.*", "setuptools<80", "wheel", "cmake"],
    "numpy": ["numpy==2.*", "scipy==1.*"],
    "pymonnto": ["pymonnto==3.0.6", "scipy==1.*"],
    # it needs both without saying so
    "sorn": ["sorn==0.7.4", "tqdm", "matplotlib<3.10"],
}


class Skip(Exception):
    """This contender cannot take part; the text says why and holds no path of this machine."""


class House:
    """What the contenders share: the folder for what they build, and the limit of one process."""

    def __init__(self, folder, limit, pymonn=None):
        self.folder, self.limit, self.pymonn = Path(folder).resolve(), limit, pymonn
        self.failed, self.ready = {}, {}
        (self.folder / "scratch").mkdir(parents=True, exist_ok=True)

    def once(self, key, make):
        """Makes a thing at its first use; a failure is kept as well."""
        if key in self.failed:
            raise Skip(self.failed[key])
        if key not in self.ready:
            try:
                self.ready[key] = make()
            except Skip as reason:
                self.failed[key] = str(reason)
                raise
        return self.ready[key]

    def run(self, command, what, folder=None, threads=1, extra=()):
        """Standard output of a process; `Skip` when it fails or takes too long."""
        env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", **dict(extra))
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            env[name] = str(threads)
        if Path(command[0]).parent.name == "bin":  # a virtual environment's own tools come first
            env["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{env['PATH']}"
        # Linux counts what a process was before `exec` towards its peak memory: the shell between is smaller than this driver.
        shell = ["sh", "-c", '"$@"; exit $?', "sh", *map(str, command)]
        process = subprocess.Popen(
            shell, cwd=folder or self.folder / "scratch", env=env, text=True, errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        try:
            out, err = process.communicate(timeout=self.limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Skip(f"{what} took more than {self.limit} s") from None
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        if process.returncode:
            print(f"--- {what}:\n{(out + err)[-3000:]}\n---", file=sys.stderr)
            raise Skip(f"{what} failed (exit status {process.returncode})")
        return out

    def python(self, tool):
        """The interpreter of a tool's virtual environment, which is made at its first use."""
        return self.once(("venv", tool), lambda: self._environment(tool))

    def _environment(self, tool):
        folder, wanted = self.folder / f"venv-{tool}", json.dumps(PACKAGES[tool])
        stamp, python = folder / "packages.json", folder / "bin" / "python"
        if not (stamp.exists() and stamp.read_text() == wanted):
            base = shutil.which("python3.11") or sys.executable
            print(f"installing {tool} …", flush=True)
            self.run([base, "-m", "venv", folder], f"a virtual environment for {tool}")
            self.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES[tool]], f"installing {tool}")
            stamp.write_text(wanted)
        return python

    def version(self, tool):
        package = PACKAGES[tool][0].split("=")[0]
        code = f"import importlib.metadata as m; print(m.version({package!r}))"
        return self.run([self.python(tool), "-c", code], f"the version of {tool}").strip()


class Contender:
    """One row of the tables. `threads` is part of the name when it is not 1."""

    tool = kind = ""
    families = ()

    def __init__(self, name, title, mode="f32", threads=1, default=True, deferred=False, avx2=False, families=None):
        self.name, self.title, self.mode, self.threads = name, title, mode, threads
        self.default, self.deferred, self.avx2 = default, deferred, avx2
        self.families = families or type(self).families

    def takes(self, model):
        return model.family in self.families and (not self.deferred or model.deferred is not None)

    def prepare(self, house, model, steps):
        """Compiles what is compiled once per model."""

    def command(self, house, model, steps):
        """The process of one measurement, and the folder it runs in."""
        raise NotImplementedError

    def environment(self):
        return {}

    def measure(self, house, model, steps):
        command, folder = self.command(house, model, steps)
        out = house.run(command, f"{self.title} on {model.name}", folder, self.threads, self.environment())
        lines = [line[7:] for line in out.splitlines() if line.startswith("RESULT ")]
        if len(lines) != 1:
            raise Skip(f"{self.title} on {model.name} printed no result")
        return json.loads(lines[0])


class Pymonn(Contender):
    tool, kind, families = "pymonn", "own", (*SPIKING, "rate", "sorn", *SUITE)

    def prepare(self, house, model, steps):
        house.once("pymonn", lambda: self._build(house))

    def _build(self, house):
        if house.pymonn:
            return Path(house.pymonn).resolve()
        if not shutil.which("cargo"):
            raise Skip("cargo is missing")
        print("building pymonn …", flush=True)
        build = ["cargo", "build", "--release", "-p", "pymonn-benches", "--bin", "peer"]
        house.run(build, "building pymonn's own side", REPOSITORY)
        return Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target")).resolve() / "release" / "peer"

    def command(self, house, model, steps):
        flags = [*model.flags, *(["--f64"] * (self.mode == "f64")), *(["--deferred"] * self.deferred)]
        return [house.ready["pymonn"], model.family, model.n, steps, f"--threads={self.threads}", *flags], None

    def environment(self):
        return {"PYMONN_ISA": "avx2"} if self.avx2 else {}


class C(Contender):
    tool, kind, families = "c", "reference", (*SPIKING, "rate", "sorn")

    def prepare(self, house, model, steps):
        self._binary(house, model)

    def _binary(self, house, model):
        source = {"rate": "ref_rate", "sorn": "ref_sorn"}.get(model.family, "ref_models")
        # 16-bit indices where they fit
        wide = model.n > 1 << 16
        name = f"{source}-{self.mode}{'-avx2' * self.avx2}{'-wide' * wide}"

        def build():
            compiler = shutil.which("gcc") or shutil.which("cc")
            if not compiler:
                raise Skip("a C compiler is missing")
            flags = ["-O3", f"-march={'haswell' if self.avx2 else 'native'}", "-ffast-math", "-mprefer-vector-width=512", "-w"]
            flags += [f"-DREAL={'double' if self.mode == 'f64' else 'float'}", *(["-DIDX16"] * (not wide))]
            out = house.folder / name
            house.run([compiler, *flags, HERE / f"{source}.c", "-o", out, "-lm"], f"compiling {source}.c")
            return out

        return house.once(name, build)

    def command(self, house, model, steps):
        binary = self._binary(house, model)
        if model.family == "rate":
            return [binary, model.n, steps, model.storage], None
        if model.family == "sorn":
            return [binary, model.n, steps], None
        return [binary, "stdpd" if self.deferred else model.family, model.n, repr(steps * model.dt / 1000)], None


class Brian2(Contender):
    tool, kind, families = "brian2", "peer", (*SPIKING, *SUITE)

    def takes(self, model):
        # 100 million synapses of 20 and more bytes, grown in place: only where the suite itself ran it
        return super().takes(model) and model.name != "izh-10000"

    def _folder(self, house, model, steps):
        digest = hashlib.sha256((HERE / "bench_brian2.py").read_bytes()).hexdigest()[:8]
        return house.folder / f"brian2-{model.name}-{steps}-{self.threads}-{digest}"

    def prepare(self, house, model, steps):
        folder = self._folder(house, model, steps)
        if not (folder / "main").exists():
            command = [house.python(self.tool), HERE / "bench_brian2.py", model.family, model.n, steps, folder, self.threads]
            house.run(command, f"compiling {self.title} for {model.name}")

    def command(self, house, model, steps):
        folder = self._folder(house, model, steps)
        return [folder / "main"], folder


class Nest(Contender):
    tool, kind, families = "nest", "peer", SPIKING

    def takes(self, model):
        return super().takes(model) and model.name != "izh-10000"

    def command(self, house, model, steps):
        return [house.python(self.tool), HERE / "bench_nest.py", model.family, model.n, steps, self.threads], None


class Annarchy(Contender):
    tool, kind, families = "annarchy", "peer", (*SPIKING, "rate")

    def takes(self, model):
        # 100 million dense synapses take 8 to 10 GB while it makes them: in its faster precision alone
        large = model.n == 10_000 and (model.family == "izh" or model.storage == "dense")
        return super().takes(model) and not (large and self.mode == "f64")

    def prepare(self, house, model, steps):
        self.measure(house, model, 2)

    def command(self, house, model, steps):
        folder = house.folder / f"annarchy-{model.name}-{self.mode}-{self.threads}"
        script = [house.python(self.tool), HERE / "bench_annarchy.py"]
        return [*script, model.family, model.n, steps, folder, self.threads, self.mode, model.storage or ""], None


class Numpy(Contender):
    tool, kind, families = "numpy", "peer", ("izh", "rate", "sorn", *SUITE)

    def command(self, house, model, steps):
        script = [house.python(self.tool), HERE / "bench_numpy.py"]
        return [*script, model.family, model.n, steps, self.mode, model.storage or ""], None


class Pymonnto(Contender):
    tool, kind, families = "pymonnto", "peer", ("rate", *SUITE)

    def command(self, house, model, steps):
        script = [house.python(self.tool), HERE / "bench_pymonnto.py"]
        return [*script, model.family, model.n, steps, model.storage or ""], None


class SornPackage(Contender):
    tool, kind, families = "sorn", "peer", ("sorn",)

    def command(self, house, model, steps):
        return [house.python(self.tool), HERE / "bench_sorn.py", model.n, steps], None


CONTENDERS = [
    Pymonn("pymonn", "pymonn f32"),
    Pymonn("pymonn-f64", "pymonn f64", "f64", families=DOUBLE),
    Pymonn("pymonn-deferred", "pymonn f32, deferred", deferred=True),
    Pymonn("pymonn-avx2", "pymonn f32, AVX2", avx2=True, families=(*SPIKING, "rate", "sorn")),
    Pymonn("pymonn-f64-avx2", "pymonn f64, AVX2", "f64", avx2=True, families=("cuba", "cobahh")),
    Pymonn("pymonn-deferred-avx2", "pymonn f32, deferred, AVX2", deferred=True, avx2=True),
    Pymonn("pymonn-2t", "pymonn f32", threads=2, default=False),
    Pymonn("pymonn-deferred-2t", "pymonn f32, deferred", threads=2, default=False, deferred=True),
    C("c", "C f32"),
    C("c-f64", "C f64", "f64", families=DOUBLE),
    C("c-deferred", "C f32, deferred", deferred=True),
    C("c-avx2", "C f32, AVX2", avx2=True),
    C("c-f64-avx2", "C f64, AVX2", "f64", avx2=True, families=("cuba", "cobahh")),
    C("c-deferred-avx2", "C f32, deferred, AVX2", deferred=True, avx2=True),
    Brian2("brian2", "Brian2 standalone", "f64"),
    Brian2("brian2-2t", "Brian2 standalone", "f64", threads=2, default=False),
    Nest("nest", "NEST", "f64"),
    Nest("nest-2t", "NEST", "f64", threads=2, default=False),
    Annarchy("annarchy", "ANNarchy f64", "f64"),
    Annarchy("annarchy-f32", "ANNarchy f32", "f32"),
    Annarchy("annarchy-2t", "ANNarchy f64", "f64", threads=2, default=False),
    Numpy("numpy", "numpy/scipy f32", "f32", families=("izh", "rate", *SUITE)),
    Numpy("numpy-f64", "numpy/scipy f64", "f64", families=("izh", "rate", "sorn")),
    Pymonnto("pymonnto", "PymoNNto, fast form"),
    SornPackage("sorn", "the package sorn 0.7.4", "f64"),
]
BY_NAME = {contender.name: contender for contender in CONTENDERS}
