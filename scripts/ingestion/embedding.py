"""An embedder that pays for each text once: from the cache, or through the quota into it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from moviesearch.embedding import Document, Embedder, Vector, open_embedder
from moviesearch.errors import InputRefused, SetupError
from moviesearch.rest import RetryPolicy
from moviesearch.settings import Settings
from scripts.ingestion.batches import Text
from scripts.ingestion.dispatch import Dispatcher, Refusal
from scripts.ingestion.lock import writing
from scripts.ingestion.quota import Limits, Quota, estimated_tokens
from scripts.ingestion.vector_cache import Task, VectorCache

# One attempt a call: whether and when to try again is the dispatcher's, which counts each attempt.
ONCE = RetryPolicy(1, 60.0)
CONCURRENCY = 4
# What nobody would refuse.
PROBES: dict[Task, Any] = {"document": Document("A movie", "A movie."), "query": "A movie."}
RESERVE = 50_000_000  # bytes of the disk that are left alone

# Told how many texts were embedded, and about how many tokens they had.
Progress = Callable[[int, int], object]


class CachedEmbedder:
    """An Embedder whose vectors come from a cache; what is missing is embedded into it.

    Args:
        embedder: the one that is asked for what is missing.
        cache: where the vectors are kept; one process at a time embeds into it, others wait.
        quota: what may be sent; None for an embedder that is not metered.
        concurrency: requests in flight.
        told: is told what is waited for.
    """

    def __init__(
        self,
        embedder: Embedder,
        cache: VectorCache,
        *,
        quota: Quota | None = None,
        concurrency: int = 1,
        told: Callable[[str], object] = lambda _: None,
    ) -> None:
        self.identity = embedder.identity
        self._embedder = embedder
        self._cache = cache
        self._quota = quota
        self._concurrency = concurrency
        self._told = told

    def fill(
        self,
        task: Task,
        given: Iterable[Any],
        progress: Progress = lambda *_: None,
    ) -> list[Refusal]:
        """Embed into the cache what it lacks; returns what the embedder refuses.

        Args:
            task: what the vectors are for.
            given: documents, or search texts.
            progress: told after each request.

        Raises:
            DaySpent: a day's quota is used up; what came until then is kept.
            EmbeddingError: the embedder keeps failing; what came until then is kept.
            SetupError: the cache can't be written.
        """
        texts = [self._text(task, one) for one in given]
        if not self._lacking(task, texts):
            return []
        with writing(self._cache.folder):  # whoever had it may have embedded just these
            lacking = self._lacking(task, texts)
            self._check_room(len(lacking))

            def keep(batch: Sequence[Text], vectors: list[Vector]) -> None:
                sent = [text.sent for text in batch]
                self._cache.put(self.identity, task, dict(zip(sent, vectors, strict=True)))
                progress(len(sent), sum(map(estimated_tokens, sent)))

            return Dispatcher(
                lambda batch: self._asked(task, [text.given for text in batch]),
                keep,
                probe=self._text(task, PROBES[task]),
                quota=self._quota,
                concurrency=self._concurrency,
                told=self._told,
            ).run(lacking)

    def lacking(self, task: Task, given: Iterable[Any]) -> list[str]:
        """The texts that would be sent for these, each once."""
        texts = [self._text(task, one) for one in given]
        return [text.sent for text in self._lacking(task, texts)]

    def embed_documents(self, documents: Sequence[Document]) -> list[Vector]:
        """See Embedder."""
        return self._vectors("document", documents)

    def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        """See Embedder."""
        return self._vectors("query", texts)

    def embed_query(self, text: str) -> Vector:
        """See Embedder."""
        return self._vectors("query", [text])[0]

    def document_text(self, document: Document) -> str:
        """See Embedder."""
        return self._embedder.document_text(document)

    def query_text(self, text: str) -> str:
        """See Embedder."""
        return self._embedder.query_text(text)

    def _vectors(self, task: Task, given: Sequence[Any]) -> list[Vector]:
        sent = [self._text(task, one).sent for one in given]
        vectors = self._cache.get(self.identity, task, sent)
        if len(vectors) < len(set(sent)):
            if refused := self.fill(task, given):
                raise InputRefused(refused[0].reason)
            vectors = self._cache.get(self.identity, task, sent)
        return [vectors[text] for text in sent]

    def _lacking(self, task: Task, texts: Sequence[Text]) -> list[Text]:
        known = self._cache.known(self.identity, task, [text.sent for text in texts])
        return list({text.sent: text for text in texts if text.sent not in known}.values())

    def _text(self, task: Task, given: Any) -> Text:
        embedder = self._embedder
        wording = embedder.document_text if task == "document" else embedder.query_text
        return Text(wording(given), given)

    def _asked(self, task: Task, given: Sequence[Any]) -> list[Vector]:
        embedder = self._embedder
        return (embedder.embed_documents if task == "document" else embedder.embed_queries)(given)

    def _check_room(self, texts: int) -> None:
        needed = texts * _kept_bytes(self.identity.dimensions) + RESERVE
        folder = self._cache.folder
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise SetupError(
                f"{folder} has room for {free / 1e6:,.0f} MB, and {texts:,} vectors need "
                f"{needed / 1e6:,.0f} MB: make room, or set VECTOR_CACHE to a folder elsewhere."
            )


@contextmanager
def open_cached(
    settings: Settings,
    limits: Limits,
    *,
    concurrency: int = CONCURRENCY,
    free_tier: Limits | None = None,
    told: Callable[[str], object] = lambda _: None,
) -> Iterator[CachedEmbedder]:
    """The embedder that the settings name, behind its cache and, if it is metered, its quota.

    Args:
        settings: which embedder, and where the cache lies.
        limits: what may be sent.
        concurrency: requests in flight.
        free_tier: what to fall back to if the key turns out to be on the free tier.
        told: is told what is waited for.
    """
    folder = settings.vector_cache
    with closing(VectorCache(folder)) as cache:
        if settings.embedder != "gemini":
            yield CachedEmbedder(open_embedder(settings), cache)
            return
        account = _account(settings)
        with closing(Quota(folder, account, limits, fallback=free_tier)) as quota:
            yield CachedEmbedder(
                open_embedder(settings, ONCE),
                cache,
                quota=quota,
                concurrency=concurrency,
                told=told,
            )


def _kept_bytes(dimensions: int) -> int:
    """Bytes that SQLite takes for a vector: whole pages of 4 kB, and its place in the index."""
    return -(-(4 * dimensions + 60) // 4_096) * 4_096 + 100


def _account(settings: Settings) -> str:
    """Whose quota it is, without saying whose key."""
    key = settings.gemini_api_key.get_secret_value() if settings.gemini_api_key else ""
    whose = f"{settings.gemini_base_url}\n{settings.gemini_embedding_model}\n{key}"
    return hashlib.sha256(whose.encode()).hexdigest()[:16]
