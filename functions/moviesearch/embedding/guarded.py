"""An embedder for many requests at once: known vectors are kept, and a service that is down rests.

A query's vector is the same each time, and popular queries come again and again: kept, each spares
a call of 100 ms that is paid for. Nothing else of an answer is kept, so that a new index shows at
once, and no failure is.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Lock

from cachetools import LRUCache

from moviesearch import deadline, exchange
from moviesearch.embedding import Document, Embedder
from moviesearch.embedding.breaker import Breaker
from moviesearch.errors import EmbeddingError, InputRefused

KEPT = 512  # vectors: 3 MB of 768 dimensions


class GuardedEmbedder:
    """Embeds as another one does; safe to share by threads.

    Args:
        embedder: what embeds.
        breaker: keeps off a service that has failed several times in a row.
        kept: how many vectors of queries are kept, those that were used last.
    """

    def __init__(
        self, embedder: Embedder, *, breaker: Breaker | None = None, kept: int = KEPT
    ) -> None:
        self.identity = embedder.identity
        self._embedder = embedder
        self._breaker = breaker or Breaker()
        self._lock = Lock()
        self._kept: LRUCache[str, array[float]] = LRUCache(kept)
        self._asked: dict[str, Future[array[float]]] = {}

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a search text; who asks for one that is on its way waits for it.

        Raises:
            EmbeddingError: the embedder gave none, or rests, or the request has no time left.
        """
        with self._lock:
            vector = self._kept.get(text)
            if answered := exchange.current():
                answered.cache = "miss" if vector is None else "hit"
            if vector is not None:
                return list(vector)
            running = self._asked.get(text)
            mine = running is None
            if running is None:
                running = self._asked[text] = Future()
        if mine:
            self._run(text, running)
        try:
            return list(running.result(deadline.timeout()))
        except TimeoutError as error:
            raise EmbeddingError("no time was left to wait for a vector", transient=True) from error

    def embed_documents(self, documents: Sequence[Document]) -> list[list[float]]:
        """See Embedder."""
        return self._embedder.embed_documents(documents)

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """See Embedder."""
        return self._embedder.embed_queries(texts)

    def document_text(self, document: Document) -> str:
        """See Embedder."""
        return self._embedder.document_text(document)

    def query_text(self, text: str) -> str:
        """See Embedder."""
        return self._embedder.query_text(text)

    def _run(self, text: str, running: Future[array[float]]) -> None:
        try:
            vector = array("d", self._embed(text))
        except BaseException as error:  # noqa: BLE001  whoever waits must not wait for ever
            with self._lock:
                del self._asked[text]
            running.set_exception(error)
        else:
            with self._lock:
                self._kept[text] = vector
                del self._asked[text]
            running.set_result(vector)

    def _embed(self, text: str) -> list[float]:
        if wait := self._breaker.wait():
            raise EmbeddingError(
                f"not asked: the embedder failed several times, next attempt in {wait:.0f} s",
                retry_after=wait,
                transient=True,
            )
        try:
            vector = self._embedder.embed_query(text)
        except InputRefused:
            self._breaker.succeeded()  # it answers; this text is what it won't have
            raise
        except BaseException:
            self._breaker.failed()
            raise
        self._breaker.succeeded()
        return vector
