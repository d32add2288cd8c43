"""The time of a whole search in the process, beside exact search in FAISS."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import faiss
import numpy as np

from moviesearch.embedding import Embedder
from moviesearch.index.manifest import Manifest
from moviesearch.models import SearchRequest, SuggestRequest
from moviesearch.search import search, understood
from moviesearch.settings import Settings
from moviesearch.suggest import suggest
from moviesearch.text import Document
from scripts.evaluation.queries import read_queries
from scripts.evaluation.systems import open_bench
from scripts.evaluation.vectors import stored_vectors
from scripts.paths import QUERIES


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


def measure(catalogue: Path, runs: int) -> tuple[int, int, dict[str, float]]:
    """How many movies and queries, and the median milliseconds of each call over all of them."""
    bench = open_bench(catalogue, Settings.load(), lambda *_: None)
    sentences = [one.query[:500] for one in read_queries(QUERIES)]
    embedder = Remembered(bench.clients.embedder, sentences, bench.clients.index.manifest)
    index = bench.clients.index
    _, vectors = stored_vectors(bench)
    exact = faiss.IndexFlatIP(vectors.shape[1])
    exact.add(vectors)
    wanted = [np.array([embedder.vectors[one]], dtype=np.float32) for one in sentences]
    asked = [SearchRequest(q=one) for one in sentences]
    typed = [SuggestRequest(q=one[:6]) for one in sentences]
    calls: dict[str, Callable[[int], object]] = {
        "search": lambda at: search(asked[at], embedder=embedder, index=index),
        "suggest": lambda at: suggest(typed[at], index),
        "faiss.IndexFlatIP": lambda at: exact.search(wanted[at], 10),
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
