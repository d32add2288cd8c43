"""Measure what this project is chosen for, as ratios within one run on one machine."""

from __future__ import annotations

import hashlib
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
import faiss
import numpy as np
import requests

from moviesearch.embedding import Embedder, Identity
from moviesearch.index.manifest import Manifest
from moviesearch.models import SearchRequest, SuggestRequest
from moviesearch.search import search, understood
from moviesearch.settings import Settings
from moviesearch.suggest import suggest
from moviesearch.text import Document

from .evaluate import QUERIES
from .evaluation.queries import read_queries
from .evaluation.systems import open_bench
from .evaluation.vectors import stored_vectors
from .ingestion.catalogue import read_catalogue
from .ingestion.upload import describe, upload
from .ingestion.writers import open_writer
from .serve import ROOT, STARTER

HELLO = """
import functions_framework

@functions_framework.http
def hello(request):
    return "hello"
"""
PATIENCE = 60.0


class HashEmbedder:
    """Stands for Gemini where only the functions' own cost is measured: words hashed to vectors."""

    identity = Identity("gemini", "gemini-embedding-2", 768)

    def embed_documents(self, documents: Sequence[Document]) -> list[list[float]]:
        """One vector per document."""
        return [self.embed_query(f"{one.title} {one.text}") for one in documents]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a text."""
        vector = [1e-6] * self.identity.dimensions
        for word in re.findall(r"\w+", text.casefold()):
            digest = hashlib.sha256(word.encode()).digest()
            vector[int.from_bytes(digest[:4], "big") % len(vector)] += 1.0
        return vector


@click.group(help=__doc__)
def main() -> None:
    """Choose what to measure."""


@main.command()
@click.option("--runs", default=5, show_default=True, type=click.IntRange(min=1))
def start(runs: int) -> None:
    """Process start to first answer, and memory, beside a hello-world function.

    Both run under functions-framework with byte code compiled, taking turns. `search` answers
    its /health from the manifest of an embedded index of the starter catalogue.
    """
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "main.py"
        hello.write_text(HELLO)
        index = Path(folder) / "index"
        environ = {
            "PATH": os.environ["PATH"],
            "GEMINI_API_KEY": "unused",
            "INDEX_PATH": str(index),
            "PYTHONPATH": str(ROOT / "functions"),
        }
        build_index(Settings.load(environ, env_file=None))
        candidates = {
            "hello world": (hello, "hello", "/"),
            "search": (ROOT / "functions" / "search" / "main.py", "search", "/search/health"),
        }
        times: dict[str, list[float]] = {name: [] for name in candidates}
        memory: dict[str, list[float]] = {name: [] for name in candidates}
        for turn in range(runs + 1):
            for name, (source, target, path) in candidates.items():
                seconds, megabytes = first_answer(source, target, path, environ)
                if turn:  # the first turn compiles byte code and fills the file cache
                    times[name].append(seconds)
                    memory[name].append(megabytes)
    base = statistics.median(times["hello world"])
    click.echo(f"{'function':<14}{'start':>9}{'ratio':>8}{'memory':>10}   medians of {runs}")
    for name in candidates:
        median, size = statistics.median(times[name]), statistics.median(memory[name])
        click.echo(f"{name:<14}{median:>7.2f} s{median / base:>8.2f}{size:>7.0f} MB")


@main.command()
@click.option(
    "--catalogue",
    default=STARTER,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=".jsonl, or a CSV export; indexed once, then cached.  [default: data/movies.jsonl]",
)
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
def query(catalogue: Path, runs: int) -> None:
    """A whole search in the process, without the embedding, beside exact search in FAISS.

    Understanding, sparse vectors, Qdrant and shaping of every query of evals/queries.jsonl; FAISS
    looks up the ten nearest of the same dense vectors and nothing else. Medians.
    """
    bench = open_bench(catalogue, Settings.load(), lambda *_: None)
    sentences = [one.query[:500] for one in read_queries(QUERIES)]
    embedder = Remembered(bench.clients.embedder, sentences, bench.clients.index.manifest)
    index = bench.clients.index
    _, vectors = stored_vectors(bench)
    exact = faiss.IndexFlatIP(vectors.shape[1])
    exact.add(vectors)
    wanted = [np.array([embedder.vectors[one]], dtype=np.float32) for one in sentences]
    requests_ = [SearchRequest(q=one) for one in sentences]
    typed = [SuggestRequest(q=one[:6]) for one in sentences]
    measured = {
        "search": lambda at: search(requests_[at], embedder=embedder, index=index),
        "suggest": lambda at: suggest(typed[at], index),
        "faiss.IndexFlatIP": lambda at: exact.search(wanted[at], 10),
    }
    click.echo(f"{len(bench.movies):,} movies, {len(sentences)} queries, medians of {runs} rounds")
    for name, call in measured.items():
        seconds = [timed(call, at) for _ in range(runs) for at in range(len(sentences))]
        click.echo(f"{name:<18}{statistics.median(seconds) * 1_000:>7.2f} ms")


def timed(call: Callable[[int], object], at: int) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    call(at)
    return time.perf_counter() - started


class Remembered:
    """An embedder that has seen all queries before, so that only the rest is timed."""

    def __init__(self, embedder: Embedder, sentences: Sequence[str], manifest: Manifest) -> None:
        self.identity = embedder.identity
        self.vectors: dict[str, list[float]] = {}
        for sentence in sentences:
            words = understood(SearchRequest(q=sentence), manifest).words
            self.vectors[words] = self.vectors[sentence] = embedder.embed_query(words)

    def embed_documents(self, documents: Sequence[Document]) -> list[list[float]]:
        """Not asked for here."""
        raise AssertionError(f"{len(documents)} documents")

    def embed_query(self, text: str) -> list[float]:
        """The remembered vector."""
        return self.vectors[text]


def build_index(settings: Settings) -> None:
    """Put the starter catalogue where the settings say."""
    movies, _ = read_catalogue(STARTER)
    embedder = HashEmbedder()
    manifest = describe(movies, embedder.identity, STARTER.name)
    with open_writer(settings, manifest) as writer:
        upload(movies, manifest, embedder=embedder, writer=writer)


def first_answer(
    source: Path, target: str, path: str, environ: dict[str, str]
) -> tuple[float, float]:
    """Seconds from process start to the first answer, and resident memory in MB by then."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "functions-framework"), "--source", str(source)]
    started = time.perf_counter()
    with running([*command, "--target", target, "--port", str(port)], environ) as process:
        wait_for(port, process, started + PATIENCE)
        response = requests.get(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE)
        response.raise_for_status()
        return time.perf_counter() - started, resident(process.pid)


def wait_for(port: int, process: subprocess.Popen[bytes], deadline: float) -> None:
    """Return as soon as the port accepts a connection."""
    while process.poll() is None and time.perf_counter() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.002)
    raise click.ClickException(f"{process.args!r} did not start")


@contextmanager
def running(command: list[str], environ: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended when the block is left."""
    process = subprocess.Popen(  # noqa: S603  our own interpreter
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def resident(pid: int) -> float:
    """Resident memory of the largest process below a process, in MB: the worker, under gunicorn."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,rss="],  # noqa: S607  /bin on Linux and on macOS
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    family = {pid} | {child for child, parent, _ in rows if parent == pid}
    return max(size for child, _, size in rows if child in family) / 1_024


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
