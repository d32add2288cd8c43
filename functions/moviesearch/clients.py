"""The clients of a process, as one value: each is opened when it is first used."""

from __future__ import annotations

from threading import Lock
from typing import cast
from weakref import WeakValueDictionary

from moviesearch import exchange
from moviesearch.embedding import Embedder, identity_of, open_embedder
from moviesearch.index import MovieIndex, open_index
from moviesearch.lazy import Lazy
from moviesearch.settings import Settings
from moviesearch.watch import Watch


class Clients:
    """An embedder, and an index whose vectors its own can be compared with.

    Whoever asks for those of the same settings in one process gets the same ones while they are in
    use: a laptop that serves both functions holds one model and one index, 200 MB less.

    Args:
        embedder: opened by the first query with a meaning to embed: keywords never wait for it.
        index: opened by the first request, and again when another build goes live.
        watch: looks after that, in the background; None where the index never changes.
    """

    def __init__(
        self, embedder: Lazy[Embedder], index: Lazy[MovieIndex], watch: Watch | None = None
    ) -> None:
        self._embedder = embedder
        self._index = index
        self._watch = watch

    @classmethod
    def of(cls, settings: Settings) -> Clients:
        """Those that the settings name."""
        with _sharing:
            clients = _shared.get(settings)
            if clients is None:
                clients = _shared[settings] = cls._opening(settings)
            return clients

    @classmethod
    def _opening(cls, settings: Settings) -> Clients:
        identity = identity_of(settings)

        def checked() -> MovieIndex:
            index = open_index(settings)
            index.manifest.check(identity)
            return cast("MovieIndex", exchange.Timed(index, "index"))

        index = Lazy(checked)
        return cls(Lazy(lambda: _guarded(settings)), index, Watch(index))

    @property
    def embedder(self) -> Embedder:
        """The embedder. Raises SetupError where its packages are missing."""
        with exchange.hop("embed"):
            return self._embedder.get()

    @property
    def index(self) -> MovieIndex:
        """The index, checked against the settings. Raises SetupError or IndexUnavailable."""
        with exchange.hop("index"):
            index = self._index.get()
        if self._watch is not None:
            self._watch.look()
        return index


def _guarded(settings: Settings) -> Embedder:
    from moviesearch.embedding.guarded import GuardedEmbedder

    guarded = GuardedEmbedder(open_embedder(settings))
    return cast("Embedder", exchange.Timed(guarded, "embed"))


_sharing = Lock()
_shared: WeakValueDictionary[Settings, Clients] = WeakValueDictionary()
