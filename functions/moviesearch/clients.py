"""The clients of a process: opened once, on the first request that needs them."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from .embedding import Embedder, open_embedder
from .index import MovieIndex, open_index
from .settings import Settings


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
        self._clients: Clients | None = None

    def get(self) -> Clients:
        """The clients. Raises SetupError or IndexUnavailable."""
        with self._lock:
            if self._clients is None:
                # The embedder opens first: a laptop without MiniLM should hear of that.
                embedder = open_embedder(self._settings)
                index = open_index(self._settings)
                index.manifest.check(embedder)
                self._clients = Clients(embedder, index)
            return self._clients
