"""How fast a catalogue is embedded on a metered API, beside the post's way, and its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import requests

from moviesearch.movie import Movie
from scripts.benchmarks.upstream import Metered, gemini
from scripts.ingestion.tmdb import as_line
from scripts.paths import ROOT

DELAY = 0.15
TEXTS_A_MINUTE = 3_000  # of the first paid tier
THREADS = 3
KEY = "unused"


@dataclass(frozen=True)
class Rate:
    """What it took to embed the movies.

    Attributes:
        seconds: in all.
        requests: that the API got.
        refused: of these, those it answered by 429.
        embedded: movies that have a vector in the end.
    """

    seconds: float
    requests: int
    refused: int
    embedded: int

    @property
    def movies_a_second(self) -> float:
        """Of those that have a vector."""
        return self.embedded / self.seconds


@dataclass(frozen=True)
class Ingested:
    """What it took to bring a catalogue into the embedded index.

    Attributes:
        minutes: from process start to its end.
        peak_mb: the most memory that was resident, mapped pages of the index included.
    """

    minutes: float
    peak_mb: float


def by_the_posts_loop(movies: Sequence[Movie]) -> Rate:
    """One overview a request by three threads; what fails is passed over.

    Written anew from the post's description of its upload, without its storing.
    """
    metered = Metered(DELAY, TEXTS_A_MINUTE)
    with gemini(metered) as url, requests.Session() as session:
        address = f"{url}/v1beta/models/gemini-embedding-001:embedContent"

        def embed(movie: Movie) -> bool:
            body = {"content": {"parts": [{"text": movie.overview}]}, "outputDimensionality": 768}
            answer = session.post(address, json=body, timeout=60)
            return answer.ok

        started = time.perf_counter()
        with ThreadPoolExecutor(THREADS) as threads:
            embedded = sum(threads.map(embed, movies))
        seconds = time.perf_counter() - started
    return Rate(seconds, metered.requests, metered.refused, embedded)


def by_upload(movies: Sequence[Movie]) -> Rate:
    """`python -m scripts.upload run`, all of it: embedded, stored, verified and live."""
    metered = Metered(DELAY, TEXTS_A_MINUTE)
    with tempfile.TemporaryDirectory() as scratch, gemini(metered) as url:
        catalogue = Path(scratch) / "movies.jsonl"
        catalogue.write_text("".join(map(as_line, movies)), "utf-8")
        environ = {"GEMINI_API_KEY": KEY, "GEMINI_BASE_URL": url}
        ingested = _upload(catalogue, Path(scratch), environ)
    return Rate(ingested.minutes * 60, metered.requests, metered.refused, len(movies))


def ingested(movies: Sequence[Movie]) -> Ingested:
    """An upload with the default embedder into the embedded index."""
    with tempfile.TemporaryDirectory() as scratch:
        catalogue = Path(scratch) / "movies.jsonl"
        catalogue.write_text("".join(map(as_line, movies)), "utf-8")
        return _upload(catalogue, Path(scratch), {})


def _upload(catalogue: Path, scratch: Path, environ: dict[str, str]) -> Ingested:
    """Raises CalledProcessError."""
    command = [sys.executable, "-m", "scripts.upload", "run", str(catalogue), "--tier", "1"]
    own = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "INDEX_PATH": str(scratch / "index"),
        "VECTOR_CACHE": str(scratch / "vectors"),
    }
    said = scratch / "said.txt"
    with said.open("w") as out:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  our own interpreter
            command, env={**own, **environ}, cwd=scratch, stdout=out, stderr=out
        )
        _, status, usage = os.wait4(process.pid, 0)
        minutes = (time.perf_counter() - started) / 60
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said.read_text())
    unit = 1 if sys.platform == "darwin" else 1_024
    return Ingested(minutes, usage.ru_maxrss * unit / 1_000_000)
