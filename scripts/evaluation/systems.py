"""What is measured: the search itself, a deployed one, and the baselines beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import faiss
import numpy as np
import requests
from numpy.typing import NDArray

from moviesearch.api.requests import MAX_QUERY, Mode, SearchRequest
from moviesearch.clients import Clients
from moviesearch.index.analysis import query_terms
from moviesearch.index.query import Query, Retriever
from moviesearch.index.schema import BM25
from moviesearch.ranking.score import WEIGHTS, Weights
from moviesearch.search import search
from scripts.evaluation.bench import Bench
from scripts.evaluation.queries import EvaluationQuery
from scripts.files import replaced

TOP = 10
TIMEOUT = 60
System = Callable[[str], Sequence[int]]


def local_search(
    clients: Clients, *, mode: Mode = "hybrid", plain: bool = False, weights: Weights = WEIGHTS
) -> System:
    """The search as the function runs it; `plain` leaves understanding and popularity out."""

    def ranked(query: str) -> list[int]:
        request = SearchRequest(
            q=query[:MAX_QUERY], k=TOP, mode=mode, understand=not plain, popularity=not plain
        )
        return [result.id for result in search(request, clients, weights=weights).results]

    return ranked


def deployed_search(base_url: str, mode: Mode) -> System:
    """A function somewhere else."""
    session = requests.Session()
    address = base_url.rstrip("/").removesuffix("/search") + "/search"

    def ranked(query: str) -> list[int]:
        wish: dict[str, str | int] = {"q": query[:MAX_QUERY], "k": TOP, "mode": mode}
        response = session.get(address, params=wish, timeout=TIMEOUT)
        response.raise_for_status()
        return [int(result["id"]) for result in response.json()["results"]]

    return ranked


def bm25_alone(clients: Clients) -> System:
    """Keywords and nothing else."""

    def ranked(query: str) -> list[int]:
        terms = query_terms(query)
        if not terms.indices:
            return []
        hits = clients.index.query(Query((Retriever(BM25, BM25, terms),), TOP))
        return [hit.movie.id for hit in hits]

    return ranked


def the_posts_method(bench: Bench) -> System:
    """Cosine similarity to the overview alone, in an exact FAISS index, as in the blog post."""
    vectors = _overviews(bench)
    exact = faiss.IndexFlatIP(vectors.shape[1])
    exact.add(vectors)

    def ranked(query: str) -> list[int]:
        vector = np.array([bench.clients.embedder.embed_query(query)], dtype=np.float32)
        _, rows = exact.search(vector, TOP)
        return [bench.movies[row].id for row in rows[0]]

    return ranked


def rank_all(system: System, queries: Sequence[EvaluationQuery]) -> dict[str, Sequence[int]]:
    """The system's ranking for each query."""
    return {query.qid: system(query.query) for query in queries}


def _overviews(bench: Bench) -> NDArray[np.float32]:
    path = bench.folder / "overviews.npy"
    if path.exists():
        stored: NDArray[np.float32] = np.load(path)
        return stored
    # As texts, without a title: what the post embedded.
    overviews = [movie.overview for movie in bench.movies]
    vectors = np.array(bench.clients.embedder.embed_queries(overviews), dtype=np.float32)
    with replaced(path) as out:
        np.save(out, vectors)
    return vectors
