"""What is measured: the search itself, a deployed one, and the baselines beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import faiss
import numpy as np
import requests
from numpy.typing import NDArray

from moviesearch.clients import Clients
from moviesearch.embedding import Embedder, identity_of, open_embedder
from moviesearch.errors import IndexMismatch
from moviesearch.index.edge import EdgeIndex
from moviesearch.index.manifest import Manifest
from moviesearch.index.query import BM25, Leg, Query
from moviesearch.index.sparse import query_terms
from moviesearch.models import Mode, Movie, SearchRequest
from moviesearch.search import search
from moviesearch.settings import Settings
from moviesearch.text import Document
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.tmdb import Cleaning, clean
from scripts.ingestion.upload import describe, upload
from scripts.ingestion.writers import build_name, open_writer

from .queries import EvaluationQuery

TOP = 10
TIMEOUT = 60
CACHE = Path(".cache") / "evaluate"
System = Callable[[str], Sequence[int]]


def read_movies(path: Path) -> list[Movie]:
    """The movies of a catalogue: `.jsonl`, or a CSV export in TMDB's columns."""
    if path.suffix.lower() == ".csv":
        cleaning = Cleaning()
        movies, rejects = list(clean(path, cleaning, min_votes=0)), cleaning.rejects
    else:
        movies, rejects = read_catalogue(path)
    if not movies:
        raise ValueError(f"{path.name} holds no movie")
    if rejects:
        click.echo(f"{len(rejects)} rows of {path.name} are left out as unreadable", err=True)
    return movies


@dataclass(frozen=True)
class Bench:
    """A catalogue with its index, built once and cached by content.

    Attributes:
        movies: the catalogue.
        clients: the embedder, and the index of these movies.
        folder: where the index and what belongs to it are cached.
    """

    movies: list[Movie]
    clients: Clients
    folder: Path


def open_bench(
    catalogue: Path, settings: Settings, progress: Callable[[int, int], object]
) -> Bench:
    """The index of a catalogue, built unless the cache has it.

    Args:
        catalogue: `.jsonl` or `.csv`.
        settings: which embedder.
        progress: told how many movies are done, and of how many.
    """
    movies = read_movies(catalogue)
    manifest = describe(movies, identity_of(settings), catalogue.name)
    folder = CACHE / build_name(manifest)
    embedder = open_embedder(settings)
    if not _cached(folder, manifest):
        local = settings.model_copy(update={"qdrant_url": None, "index_path": folder})
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            progress(done, len(movies))

        with open_writer(local, manifest) as writer:
            upload(movies, manifest, embedder=embedder, writer=writer, progress=advance)
    return Bench(movies, Clients(embedder, EdgeIndex.open(folder)), folder)


def _cached(folder: Path, manifest: Manifest) -> bool:
    """Whether a finished index of just this content lies there."""
    try:
        found = EdgeIndex.open(folder).manifest
    except IndexMismatch:
        return False
    return found.model_copy(update={"created": manifest.created}) == manifest


def local_search(clients: Clients, *, mode: Mode = "hybrid", plain: bool = False) -> System:
    """The search as the function runs it; `plain` leaves understanding and popularity out."""

    def ranked(query: str) -> list[int]:
        request = SearchRequest(
            q=query[:500], k=TOP, mode=mode, understand=not plain, popularity=not plain
        )
        found = search(request, embedder=clients.embedder, index=clients.index)
        return [result.id for result in found.results]

    return ranked


def deployed_search(base_url: str, mode: Mode) -> System:
    """A function somewhere else."""
    session = requests.Session()
    address = base_url.rstrip("/").removesuffix("/search") + "/search"

    def ranked(query: str) -> list[int]:
        wish: dict[str, str | int] = {"q": query[:500], "k": TOP, "mode": mode}
        response = session.get(address, params=wish, timeout=TIMEOUT)
        response.raise_for_status()
        return [int(result["id"]) for result in response.json()["results"]]

    return ranked


def bm25_alone(clients: Clients) -> System:
    """Keywords and nothing else."""

    def ranked(query: str) -> list[int]:
        terms = query_terms(query)
        hits = clients.index.query(Query((Leg(BM25, terms),), TOP)) if terms.indices else []
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
    vectors = np.array(embed_overviews(bench.movies, bench.clients.embedder), dtype=np.float32)
    np.save(path, vectors)
    return vectors


def embed_overviews(movies: Sequence[Movie], embedder: Embedder) -> list[list[float]]:
    """A vector of each overview and nothing else."""
    texts = getattr(embedder, "embed_texts", None)
    overviews = [movie.overview for movie in movies]
    if texts is not None:  # MiniLM has no titles to tell from texts
        vectors: list[list[float]] = texts(overviews)
        return vectors
    return embedder.embed_documents([Document("", overview) for overview in overviews])
