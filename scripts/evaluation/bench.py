"""A catalogue with its index to measure on, built once and cached by content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from moviesearch.clients import Clients
from moviesearch.constraints import Filters
from moviesearch.embedding import Document, Embedder, Vector, open_embedder
from moviesearch.errors import IndexMismatch, IndexUnavailable
from moviesearch.index import MovieIndex, open_index
from moviesearch.index.manifest import Build
from moviesearch.lazy import Lazy
from moviesearch.movie import Movie
from moviesearch.settings import Settings
from scripts.costs.prices import read_prices
from scripts.ingestion.aliases import with_known_names
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.embedding import open_cached
from scripts.ingestion.selection import distinct
from scripts.ingestion.stores import open_store
from scripts.ingestion.tiers import limits_of
from scripts.ingestion.tmdb import Cleaning, clean
from scripts.ingestion.upload import describe, upload

CACHE = Path(".cache") / "evaluate"


class Remembering:
    """An embedder that embeds each query once, however often it is asked.

    Args:
        embedder: the one that does it.
    """

    def __init__(self, embedder: Embedder) -> None:
        self.identity = embedder.identity
        self._embedder = embedder
        self._known: dict[str, Vector] = {}

    def embed_documents(self, documents: Sequence[Document]) -> list[Vector]:
        """See Embedder."""
        return self._embedder.embed_documents(documents)

    def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        """See Embedder."""
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> Vector:
        """See Embedder."""
        if text not in self._known:
            self._known[text] = self._embedder.embed_query(text)
        return self._known[text]

    def document_text(self, document: Document) -> str:
        """See Embedder."""
        return self._embedder.document_text(document)

    def query_text(self, text: str) -> str:
        """See Embedder."""
        return self._embedder.query_text(text)


@dataclass(frozen=True)
class Bench:
    """A catalogue with its index.

    Attributes:
        movies: the catalogue.
        clients: the embedder, and the index of these movies.
        folder: where the index and what belongs to it are cached.
    """

    movies: list[Movie]
    clients: Clients
    folder: Path


def read_movies(path: Path) -> list[Movie]:
    """The movies of a catalogue: `.jsonl`, or a CSV export in TMDB's columns."""
    if path.suffix.lower() == ".csv":
        cleaning = Cleaning()
        movies = with_known_names(distinct(clean(path, cleaning)))
        rejects = cleaning.rejects
    else:
        movies, rejects = read_catalogue(path)
    if not movies:
        raise ValueError(f"{path.name} holds no movie")
    if rejects:
        were = "row was" if len(rejects) == 1 else "rows were"
        click.echo(f"{len(rejects)} {were} left out of {path.name} as unreadable", err=True)
    return movies


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
    embedder = open_embedder(settings)
    build = describe(movies, embedder.identity, catalogue.name)
    folder = CACHE / build.name
    local = settings.embedded().model_copy(update={"index_path": folder})
    index = _cached(local, build)
    if index is None:
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            progress(done, len(movies))

        limits = limits_of("1", read_prices())
        with open_store(local) as store, open_cached(settings, limits) as cached:
            upload(movies, build, embedder=cached, store=store, progress=advance)
        index = open_index(local)
    return Bench(movies, Clients(Lazy.of(Remembering(embedder)), Lazy.of(index)), folder)


def _cached(settings: Settings, build: Build) -> MovieIndex | None:
    """A finished index of just this content, if it lies there whole."""
    try:
        found = open_index(settings)
        found.count(Filters())  # opens it, which a damaged one does not survive
    except (IndexMismatch, IndexUnavailable):
        return None
    return found if found.manifest.name == build.name else None
