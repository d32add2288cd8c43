"""The clients of a process: opened once, each when the first request needs it."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from moviesearch.embedding import Embedder, LazyEmbedder
from moviesearch.index import MovieIndex, open_index
from moviesearch.settings import Settings


@dataclass(frozen=True)
class Clients:
    """An embedder and an index whose vectors it can be compared with."""

    embedder: Embedder
    index: MovieIndex


class ClientPool:
    """Opens the clients when first asked and hands out the same ones from then on.

    A failure is not kept: the next request tries again, so an index that was built meanwhile, or a
    service that came back, is found without a restart.

    Args:
        settings: what to open.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._embedder = LazyEmbedder(settings)
        self._index: MovieIndex | None = None

    def index(self) -> MovieIndex:
        """The index, checked against the settings. Raises SetupError or IndexUnavailable."""
        with self._lock:
            if self._index is None:
                index = open_index(self._settings)
                index.manifest.check(self._embedder.identity)
                self._index = index
            return self._index

    def get(self) -> Clients:
        """Index and embedder. Raises SetupError or IndexUnavailable."""
        return Clients(self._embedder, self.index())
