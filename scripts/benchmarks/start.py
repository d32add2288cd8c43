"""From process start to what a visitor waits for, beside a hello-world function."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests

from moviesearch.settings import Settings
from scripts.benchmarks.processes import free_port, resident, running, wait_for
from scripts.benchmarks.upstream import gemini
from scripts.bundling.framework import command
from scripts.ingestion.pipeline import upload_catalogue
from scripts.paths import FUNCTIONS, STARTER

HELLO = """
import functions_framework

@functions_framework.http
def hello(request):
    return "hello"
"""
SECONDS = 60.0
NASA = "NASA tries to rescue an astronaut stranded on Mars"


@dataclass(frozen=True)
class Candidate:
    """A function to start, and how to wait for its first answer at an address."""

    source: Path
    target: str
    first_answer: Callable[[str], None]


@dataclass(frozen=True)
class Start:
    """Medians over the runs.

    Attributes:
        seconds: from process start to the first answer.
        megabytes: resident by then.
    """

    seconds: float
    megabytes: float


def measure(runs: int) -> dict[str, Start]:
    """Each function's start, the functions taking turns; the hello-world function comes first.

    The embedded index of the starter catalogue and a Gemini API on loopback stand behind them.
    """
    with tempfile.TemporaryDirectory() as folder, gemini() as url:
        hello = Path(folder) / "main.py"
        hello.write_text(HELLO)
        environ = {
            "PATH": os.environ["PATH"],
            "GEMINI_API_KEY": "unused",
            "GEMINI_BASE_URL": url,
            "INDEX_PATH": str(Path(folder) / "index"),
            "VECTOR_CACHE": str(Path(folder) / "vectors"),
            "PYTHONPATH": str(FUNCTIONS),
        }
        upload_catalogue(STARTER, Settings.load(environ, env_file=None))
        candidates = {"hello world": Candidate(hello, "hello", _hello), **CANDIDATES}
        measured: dict[str, list[Start]] = {name: [] for name in candidates}
        for turn in range(runs + 1):
            for name, candidate in candidates.items():
                start = _start(candidate, environ)
                if turn:  # the first turn compiles byte code and fills the file cache
                    measured[name].append(start)
    return {
        name: Start(
            statistics.median(one.seconds for one in starts),
            statistics.median(one.megabytes for one in starts),
        )
        for name, starts in measured.items()
    }


def _start(candidate: Candidate, environ: dict[str, str]) -> Start:
    port = free_port()
    arguments = command(candidate.target, "127.0.0.1", port, str(candidate.source))
    started = time.perf_counter()
    with running(arguments, environ) as process:
        wait_for(port, process, SECONDS)
        candidate.first_answer(f"http://127.0.0.1:{port}")
        return Start(time.perf_counter() - started, resident(process.pid))


def _hello(address: str) -> None:
    requests.get(address, timeout=SECONDS).raise_for_status()


def _search(address: str) -> None:
    response = requests.get(f"{address}/search", {"q": NASA}, timeout=SECONDS)
    response.raise_for_status()
    found = response.json()
    if not found["results"] or found["degraded"]:
        raise AssertionError(f"no whole search: {found}")


def _recommend(address: str) -> None:
    headers = {"Accept": "text/event-stream"}
    with requests.get(
        f"{address}/recommend", {"q": NASA}, headers=headers, timeout=SECONDS, stream=True
    ) as response:
        response.raise_for_status()
        if next(response.iter_lines()) != b"event: movies":
            raise AssertionError("the movies did not come first")


CANDIDATES = {
    "search": Candidate(FUNCTIONS / "search" / "main.py", "search", _search),
    "recommend": Candidate(FUNCTIONS / "recommend" / "main.py", "recommend", _recommend),
}
