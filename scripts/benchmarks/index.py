"""An index that travels with the functions: how long it takes to open, and how much memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moviesearch.settings import Settings
from scripts.benchmarks.sandbox import inside, is_available
from scripts.benchmarks.upstream import gemini
from scripts.bundling.functions import NAMES, write_bundle
from scripts.bundling.index import PACKED, PackedIndex, pack
from scripts.evaluation.bench import open_bench
from scripts.paths import FUNCTIONS, ROOT

STAND_IN = "stand-in"  # the model's name, so that no cache takes its vectors for Gemini's
SECONDS = 120.0


@dataclass(frozen=True)
class Place:
    """Medians of what was measured in one place: seconds and MiB.

    Attributes:
        unpack: of the packed index.
        open: of the unpacked one, until it counted its movies.
        memory: in all, of a process that opened it and searched.
        first_answer: of each function, from process start.
        function_memory: of each function, once it has answered with all that it has.
    """

    unpack: float
    open: float
    memory: float
    first_answer: dict[str, float]
    function_memory: dict[str, float]


def measure(catalogue: Path, runs: int) -> tuple[PackedIndex, dict[str, Place]]:
    """The packed index of a catalogue, and what was measured outside and inside gVisor.

    A stand-in embeds, so that the index takes seconds to build; its vectors have the dimensions
    that the settings name by default.
    """
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join((str(FUNCTIONS), str(ROOT))),
        "GEMINI_API_KEY": "unused",
        "GEMINI_EMBEDDING_MODEL": STAND_IN,
    }
    with tempfile.TemporaryDirectory() as scratch:
        build = Path(scratch)
        environ["VECTOR_CACHE"] = str(build / "vectors")
        with gemini() as url:
            settings = Settings.load({**environ, "GEMINI_BASE_URL": url}, env_file=None)
            bench = open_bench(catalogue, settings, lambda *_: None)
        packed = pack(bench.folder, build / PACKED, settings)
        for name in NAMES:
            write_bundle(name, build, packed.archive)
        environ["INDEX_PATH"] = str(packed.archive)
        places = {"outside": _place([], environ, build, runs)}
        if is_available():
            places["in gVisor"] = _place(inside([]), environ, build, runs)
    return packed, places


def _place(prefix: Sequence[str], environ: dict[str, str], build: Path, runs: int) -> Place:
    def medians(*arguments: str) -> dict[str, float]:
        command = [*prefix, sys.executable, "-m", "scripts.benchmarks.instance", *arguments]
        measured = [_run(command, environ) for _ in range(runs)]
        return {key: statistics.median(one[key] for one in measured) for key in measured[0]}

    opened = medians("open")
    served = {name: medians("serve", name, str(build / name)) for name in NAMES}
    return Place(
        opened["unpack"],
        opened["open"],
        opened["memory"],
        {name: one["first"] for name, one in served.items()},
        {name: one["memory"] for name, one in served.items()},
    )


def _run(command: Sequence[str], environ: dict[str, str]) -> dict[str, float]:
    """What an instance printed last. Raises CalledProcessError."""
    done = subprocess.run(  # noqa: S603  our own interpreter
        command,
        env=environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=SECONDS,
    )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured
