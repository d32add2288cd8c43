"""The clients of a process, as one value: each is opened when it is first used."""

from __future__ import annotations

from moviesearch.embedding import Embedder, identity_of, open_embedder
from moviesearch.index import MovieIndex, open_index
from moviesearch.lazy import Lazy
from moviesearch.settings import Settings


class Clients:
    """An embedder, and an index whose vectors its own can be compared with.

    Args:
        embedder: opened by the first query with a meaning to embed: keywords never wait for it.
        index: opened by the first request.
    """

    def __init__(self, embedder: Lazy[Embedder], index: Lazy[MovieIndex]) -> None:
        self._embedder = embedder
        self._index = index

    @classmethod
    def of(cls, settings: Settings) -> Clients:
        """Those that the settings name."""
        identity = identity_of(settings)

        def checked() -> MovieIndex:
            index = open_index(settings)
            index.manifest.check(identity)
            return index

        return cls(Lazy(lambda: open_embedder(settings)), Lazy(checked))

    @property
    def embedder(self) -> Embedder:
        """The embedder. Raises SetupError where its packages are missing."""
        return self._embedder.get()

    @property
    def index(self) -> MovieIndex:
        """The index, checked against the settings. Raises SetupError or IndexUnavailable."""
        return self._index.get()
