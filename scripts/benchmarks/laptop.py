"""What `make run` takes: seconds to the first movies, and memory once people have searched."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import requests

from scripts.benchmarks.processes import free_port, resident, running, wait_for
from scripts.evaluation.queries import read_queries
from scripts.paths import QUERIES, ROOT

SECONDS = 120.0
SEARCHES = 50
RECOMMENDATIONS = 10


@dataclass(frozen=True)
class Laptop:
    """The server that `make run` starts, with the local embedder and the starter catalogue.

    Attributes:
        first: seconds from its first start, which builds the index, to the first movies.
        again: from any later start; medians.
        megabytes: of its largest process, after the first start, 50 searches and ten
            recommendations; medians.
        megabytes_again: after a later start and as much.
    """

    first: float
    again: float
    megabytes: float
    megabytes_again: float


def measure(runs: int) -> Laptop:
    """Start it in an empty folder, twice a run."""
    measured = [_first_and_later() for _ in range(runs)]
    return Laptop(*(statistics.median(figures) for figures in zip(*measured, strict=True)))


def _first_and_later() -> tuple[float, float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "EMBEDDER": "local",
            "INDEX_PATH": str(Path(folder) / "index"),
            "VECTOR_CACHE": str(Path(folder) / "vectors"),
        }
        first, megabytes = _start(environ)
        again, megabytes_again = _start(environ)
    return first, again, megabytes, megabytes_again


def _start(environ: dict[str, str]) -> tuple[float, float]:
    """Seconds to the first movies, and megabytes after some use."""
    port = free_port()
    command = [sys.executable, "-m", "scripts.serve", "--port", str(port)]
    started = time.perf_counter()
    with running(command, environ, ROOT) as process:
        wait_for(port, process, SECONDS)
        address = f"http://127.0.0.1:{port}"
        _ask(f"{address}/search", "NASA tries to rescue an astronaut stranded on Mars")
        seconds = time.perf_counter() - started
        for query in read_queries(QUERIES)[:SEARCHES]:
            _ask(f"{address}/search", query.query, facets="true")
        for query in read_queries(QUERIES)[:RECOMMENDATIONS]:
            _ask(f"{address}/recommend", query.query)
        return seconds, resident(process.pid)


def _ask(address: str, query: str, **more: str) -> None:
    requests.get(address, {"q": query, **more}, timeout=SECONDS).raise_for_status()
