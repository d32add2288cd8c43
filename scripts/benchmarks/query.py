"""The time of a whole search in the process, beside exact search in FAISS."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np

from moviesearch.api.requests import MAX_QUERY, SearchRequest, SuggestRequest
from moviesearch.search import search
from moviesearch.settings import Settings
from moviesearch.suggest import suggest
from scripts.evaluation.bench import open_bench
from scripts.evaluation.queries import read_queries
from scripts.evaluation.vectors import stored_vectors
from scripts.paths import QUERIES


def measure(catalogue: Path, runs: int) -> tuple[int, int, dict[str, float]]:
    """How many movies and queries, and the median milliseconds of each call over all of them.

    Every query has been embedded before it is timed, so that only the rest is.
    """
    bench = open_bench(catalogue, Settings.load(), lambda *_: None)
    clients = bench.clients
    sentences = [one.query[:MAX_QUERY] for one in read_queries(QUERIES)]
    _, vectors = stored_vectors(bench)
    exact = faiss.IndexFlatIP(vectors.shape[1])
    exact.add(vectors)
    wanted = np.array(clients.embedder.embed_queries(sentences), dtype=np.float32)
    asked = [SearchRequest(q=one) for one in sentences]
    typed = [SuggestRequest(q=one[:6]) for one in sentences]
    for request in asked:
        search(request, clients)
    calls: dict[str, Callable[[int], object]] = {
        "search": lambda at: search(asked[at], clients),
        "suggest": lambda at: suggest(typed[at], clients.index),
        "faiss.IndexFlatIP": lambda at: exact.search(wanted[at : at + 1], 10),
    }
    medians = {
        name: statistics.median(
            _seconds(call, at) for _ in range(runs) for at in range(len(sentences))
        )
        * 1_000
        for name, call in calls.items()
    }
    return len(bench.movies), len(sentences), medians


def _seconds(call: Callable[[int], object], at: int) -> float:
    started = time.perf_counter()
    call(at)
    return time.perf_counter() - started
