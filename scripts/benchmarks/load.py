"""One instance of search under load, while Gemini and Qdrant do well, fail, or are slow.

The instance is functions-framework in the bundle's folder, with as many threads as infra/ gives it.
It has a core of its own, as in the cloud; the upstreams and the visitors share the others.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from scripts.benchmarks.figures import Figures, figures, own_share, percentile
from scripts.benchmarks.loopback import Upstreams, upstreams
from scripts.benchmarks.processes import free_port, resident, running, wait_for
from scripts.benchmarks.scenarios import DEADLINE, GRACE, SCENARIOS, Scenario
from scripts.benchmarks.sentences import Kind, sentences
from scripts.benchmarks.visitors import Answer, at_rate, in_turns
from scripts.bundling.framework import command
from scripts.bundling.functions import write_bundle
from scripts.costs.limits import read_limits
from scripts.paths import ROOT

START_SECONDS = 60.0
WARM_SECONDS = 5.0


@dataclass(frozen=True)
class Effort:
    """How much is sent.

    Attributes:
        rate: requests a second, where that is fixed.
        clients: at saturation.
        seconds: that each load lasts.
    """

    rate: float
    clients: int
    seconds: float


@dataclass(frozen=True)
class Load:
    """What one load came to.

    Attributes:
        scenario: what the upstreams did.
        kind: whether each query was another, or few came over and over.
        offered: `20/s`, or `40 clients`.
        figures: of the answers.
        cpu: seconds of processor time that a request took.
        memory: megabytes resident before and after.
    """

    scenario: Scenario
    kind: Kind
    offered: str
    figures: Figures
    cpu: float
    memory: tuple[float, float]


@dataclass(frozen=True)
class Own:
    """What of an answer is the function's own, while nobody else asks; in seconds.

    Attributes:
        answers: how many this was measured on.
        p50, p95: of an answer, the time in which no call to an upstream was under way.
        cpu: processor time.
    """

    answers: int
    p50: float
    p95: float
    cpu: float


@dataclass(frozen=True)
class Instance:
    """A running instance.

    Attributes:
        port: that it listens on.
        pid: of its eldest process.
        services: behind it.
    """

    port: int
    pid: int
    services: Upstreams

    def cpu(self) -> float:
        """Seconds of processor time that it has taken."""
        eldest = psutil.Process(self.pid)
        times = [one.cpu_times() for one in (eldest, *eldest.children(recursive=True))]
        return float(sum(one.user + one.system for one in times))

    def memory(self) -> float:
        """Megabytes resident in its worker."""
        return resident(self.pid)


@contextmanager
def bundled() -> Iterator[Path]:
    """The folder of a bundle of search."""
    with tempfile.TemporaryDirectory() as build:
        yield write_bundle("search", Path(build)).folder


def concurrency() -> int:
    """How many requests an instance answers at once."""
    return read_limits("qdrant").search.concurrency


def own(bundle: Path, seconds: float) -> Own:
    """The function's own share of its answers to a single visitor, while all is well."""
    asked = sentences("different")
    with _instance(bundle, SCENARIOS[0]) as instance:
        in_turns(instance.port, asked, 1, min(seconds, WARM_SECONDS))
        instance.services.calls()
        cpu = instance.cpu()
        answers = in_turns(instance.port, asked, 1, seconds)
        cpu = instance.cpu() - cpu
        shares = sorted(own_share(answers, instance.services.calls()))
    if faults := {one.fault for one in answers if one.fault}:
        raise AssertionError(f"answers that took a fault's time: {faults}")
    return Own(len(answers), percentile(shares, 0.5), percentile(shares, 0.95), cpu / len(answers))


def loads(bundle: Path, scenario: Scenario, kind: Kind, effort: Effort) -> Iterator[Load]:
    """A new instance at a fixed rate, then at saturation.

    What an instance needs once, such as its threads, is there before memory is read first.
    """
    asked, clients, seconds = sentences(kind), effort.clients, effort.seconds
    even = effort.rate / scenario.slowness
    with _instance(bundle, scenario) as instance:
        port = instance.port
        in_turns(port, asked, clients, min(seconds, WARM_SECONDS))

        def measured(
            offered: str, load: Callable[[], Sequence[Answer]], sending: float | None
        ) -> Load:
            memory, cpu = instance.memory(), instance.cpu()
            answers = load()
            cpu = (instance.cpu() - cpu) / len(answers)
            found = figures(answers, DEADLINE + GRACE, sending)
            return Load(scenario, kind, offered, found, cpu, (memory, instance.memory()))

        yield measured(f"{even:g}/s", lambda: at_rate(port, asked, even, seconds), seconds)
        yield measured(f"{clients} clients", lambda: in_turns(port, asked, clients, seconds), None)


@contextmanager
def _instance(bundle: Path, scenario: Scenario) -> Iterator[Instance]:
    with upstreams({"gemini": scenario.gemini, "qdrant": scenario.qdrant}) as services:
        port = free_port()  # now that they have theirs
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPYCACHEPREFIX": str(ROOT / ".cache" / "bytecode"),
            "THREADS": str(concurrency()),
            "GEMINI_API_KEY": "unused",
            "GEMINI_BASE_URL": services.urls["gemini"],
            "QDRANT_URL": services.urls["qdrant"],
        }
        with (
            running(command("search", "127.0.0.1", port), environ, bundle) as process,
            _apart(process.pid, services.pid),
        ):
            wait_for(port, process, START_SECONDS)
            yield Instance(port, process.pid, services)
            if process.poll() is not None:
                raise AssertionError(f"the instance ended by itself, status {process.returncode}")


@contextmanager
def _apart(instance: int, services: int) -> Iterator[None]:
    """A core for the instance; the others for the services and, in the block, this process."""
    own = psutil.Process()
    # Not every system can do this, and one core can't be shared out.
    cores = own.cpu_affinity() if hasattr(own, "cpu_affinity") else []
    first, rest = cores[:1], cores[1:] or cores
    if cores:
        psutil.Process(instance).cpu_affinity(first)
        psutil.Process(services).cpu_affinity(rest)
        own.cpu_affinity(rest)
    try:
        yield
    finally:
        if cores:
            own.cpu_affinity(cores)
