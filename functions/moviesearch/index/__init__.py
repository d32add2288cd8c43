"""The movie index: one protocol, two engines of the same kind, and a third for meaning alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from moviesearch.constraints import Filters
from moviesearch.index.analysis import SparseVector
from moviesearch.index.capabilities import Capability
from moviesearch.index.manifest import Manifest
from moviesearch.index.query import Hit, Named, Place, Query
from moviesearch.movie import Movie
from moviesearch.rows import Facet
from moviesearch.settings import Settings


class MovieIndex(Protocol):
    """Ranked, filtered look-ups of movies; safe to share by threads.

    Every method raises IndexUnavailable where the engine is unavailable, and Unsupported where it
    is none of the engine's `capabilities`.
    """

    engine: str
    capabilities: frozenset[Capability]

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""
        ...

    def is_live(self) -> bool:
        """Whether this build is still the live one; cheap, and no query."""
        ...

    def query(self, query: Query) -> list[Hit]:
        """The best movies for a query, best first. Raises NotFound for unknown ids in a Taste."""
        ...

    def order(self, query: Query) -> list[Place]:
        """The best movies for a query, best first, without their facts."""
        ...

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """The movies with these ids, in their order; unknown ids are left out."""
        ...

    def vectors(self, ids: Sequence[int]) -> list[list[float]]:
        """The dense vectors of the movies with these ids. Raises NotFound for an unknown id."""
        ...

    def named(self, keys: Sequence[str]) -> list[Named]:
        """The movies that have one of these keys (`schema.name_keys`), the best known first.

        At most NAMES_LIMIT.
        """
        ...

    def mentioning(self, texts: Sequence[SparseVector]) -> set[int]:
        """The movies whose words hold all terms of any text, at most MENTIONS_LIMIT for each."""
        ...

    def similar(
        self, movie_id: int, limit: int, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> list[Hit]:
        """The nearest movies to one, diversified and without itself.

        Raises NotFound for an unknown id.
        """
        ...

    def sample(self, limit: int, filters: Filters, exclude: tuple[int, ...] = ()) -> list[Movie]:
        """Movies picked at random."""
        ...

    def count(self, filters: Filters, exclude: tuple[int, ...] = ()) -> int:
        """How many movies meet the filters, exactly, without the excluded."""
        ...

    def facet(
        self, facet: Facet, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> dict[str | int, int]:
        """How many of the movies that meet the filters have each value of a facet's field."""
        ...

    def together(self, calls: Sequence[Callable[[], Any]]) -> list[Any]:
        """What each of these look-ups gives, at the same time where that is quicker."""
        ...


def open_index(settings: Settings) -> MovieIndex:
    """The index that the settings name.

    Raises:
        IndexMismatch: there is none yet, or a packed one is damaged.
        IndexUnavailable: the engine is unavailable, or there is no room to unpack a packed one.
    """
    if settings.engine == "pinecone":
        from moviesearch.index.pinecone import PineconeIndex

        return PineconeIndex(settings)
    if settings.engine == "qdrant":
        from moviesearch.index.qdrant import QdrantIndex

        return QdrantIndex(settings)
    from moviesearch.index.edge import EdgeIndex

    if settings.index_path.is_file():
        from moviesearch.index.packed import unpacked

        return EdgeIndex.open(unpacked(settings.index_path))
    return EdgeIndex.open(settings.index_path)
