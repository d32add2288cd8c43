"""The movie index: one protocol, two engines of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from moviesearch.models import Filters, Movie
from moviesearch.settings import Settings

from .manifest import Manifest
from .query import Hit, Query


class MovieIndex(Protocol):
    """Ranked, filtered look-ups of movies; safe to share by threads.

    Every method raises IndexUnavailable where the engine gives no answer.
    """

    engine: str

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""
        ...

    def query(self, query: Query) -> list[Hit]:
        """The best movies for a query, best first."""
        ...

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """The movies with these ids, in their order; unknown ids are left out."""
        ...

    def similar(self, movie_id: int, limit: int, filters: Filters) -> list[Hit]:
        """The nearest movies to one, without itself. Raises NotFound for an unknown id."""
        ...

    def sample(self, limit: int, filters: Filters) -> list[Movie]:
        """Movies picked at random."""
        ...

    def count(self, filters: Filters) -> int:
        """How many movies meet the filters, exactly."""
        ...


def open_index(settings: Settings) -> MovieIndex:
    """The index that the settings name.

    Raises:
        IndexMismatch: there is none yet.
        IndexUnavailable: the engine gives no answer.
    """
    if settings.qdrant_url:
        from .qdrant import QdrantIndex

        return QdrantIndex(settings)
    from .edge import EdgeIndex

    return EdgeIndex.open(settings.index_path)
