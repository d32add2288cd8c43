"""What an upload would do, take and cost, before anything is spent."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moviesearch.embedding import Identity
from moviesearch.index.schema import document
from moviesearch.movie import Movie
from scripts.costs.prices import Price, PriceList
from scripts.ingestion.batches import BATCH_TEXTS, BATCH_TOKENS
from scripts.ingestion.catalogue import fingerprint
from scripts.ingestion.cosines import probes
from scripts.ingestion.embedding import CachedEmbedder
from scripts.ingestion.quota import Limits, estimated_tokens

FLOAT, INT8 = 4, 1


@dataclass(frozen=True)
class Changes:
    """A catalogue beside the live index.

    Attributes:
        new, changed, unchanged: movies of the catalogue.
        removed: movies that the live index holds and the catalogue does not.
    """

    new: int
    changed: int
    unchanged: int
    removed: int

    @classmethod
    def of(cls, movies: Sequence[Movie], live: Mapping[int, str]) -> Changes:
        """Compare movies with id and fingerprint of the live ones."""
        new = sum(movie.id not in live for movie in movies)
        same = sum(live.get(movie.id) == fingerprint(movie) for movie in movies)
        gone = len(live.keys() - {movie.id for movie in movies})
        return cls(new, len(movies) - new - same, same, gone)


@dataclass(frozen=True)
class Embedding:
    """What has to be embedded, and what that takes.

    Attributes:
        texts: to send; those in the cache are not.
        tokens: about how many they have.
        requests: that they are sent in, at least.
        usd: what the paid tiers take for them; 0 for a local model.
        minutes: that the quota makes them take, at least; 0 where a day's quota does not suffice.
        days: on which they are sent.
    """

    texts: int
    tokens: int
    requests: int
    usd: float
    minutes: float
    days: int


@dataclass(frozen=True)
class Footprint:
    """What the index takes in Qdrant, in bytes, and whether a free cluster holds it.

    Attributes:
        memory: while it is asked.
        disk: at rest.
        during: memory while it is replaced: beside the new one are the live one and, of about its
            size, the one before it.
        fits_free: whether memory and disk are there, also while it is replaced.
    """

    memory: int
    disk: int
    during: int
    fits_free: bool


@dataclass(frozen=True)
class Plan:
    """All of it."""

    movies: int
    changes: Changes
    embedding: Embedding
    cluster: Footprint


def to_embed(
    movies: Sequence[Movie],
    embedder: CachedEmbedder,
    limits: Limits | None,
    price: Price | None,
) -> Embedding:
    """What an upload has to embed. Nothing is sent.

    Args:
        movies: the catalogue.
        embedder: knows what it was paid for before.
        limits: what may be sent; None for a local model.
        price: of a token; None where nothing is paid.
    """
    texts = embedder.lacking("document", map(document, movies))
    texts += embedder.lacking("query", probes(movies))
    tokens = sum(map(estimated_tokens, texts))
    requests = max(math.ceil(len(texts) / BATCH_TEXTS), math.ceil(tokens / BATCH_TOKENS))
    usd = price.of(tokens) if price else 0.0
    if limits is None or not texts:
        return Embedding(len(texts), tokens, requests, usd, 0.0, min(len(texts), 1))
    # The first minute's quota goes out at once; what is beyond it waits.
    beyond = max(len(texts) / limits.texts_a_minute, tokens / limits.tokens_a_minute) - 1
    days = math.ceil(len(texts) / limits.texts_a_day) if limits.texts_a_day else 1
    return Embedding(len(texts), tokens, requests, usd, max(0.0, beyond), days)


def in_qdrant(
    movies: int, live: int, dimensions: int, prices: PriceList, *, quantize: bool
) -> Footprint:
    """What an index takes.

    Args:
        movies: how many it will hold.
        live: how many the live one holds.
        dimensions: the length of a dense vector.
        prices: what a movie takes, and what a free cluster has.
        quantize: whether vectors in memory are int8.
    """
    takes = prices.takes
    number = INT8 if quantize else FLOAT
    each = dimensions * number + takes("movie_ram_bytes")
    base = takes("cluster_ram_bytes")
    # Quantized vectors are kept beside the original ones.
    stored = FLOAT + INT8 if quantize else FLOAT
    disk = dimensions * stored + takes("movie_disk_bytes")
    beside = movies + 2 * live
    memory, during = base + movies * each, base + beside * each
    fits = during <= prices.quota("free_cluster_ram_bytes")
    fits &= beside * disk <= prices.quota("free_cluster_disk_bytes")
    return Footprint(round(memory), round(movies * disk), round(during), fits)


def summary(plan: Plan, identity: Identity) -> str:
    """The plan in lines to read."""
    changes, embedding, cluster = plan.changes, plan.embedding, plan.cluster
    lines = [
        f"{_counted(plan.movies, 'movie')}: {changes.new:,} new, {changes.changed:,} changed, "
        f"{changes.unchanged:,} unchanged; {changes.removed:,} of the live index are removed",
        f"To embed with {identity.model}: {_counted(embedding.texts, 'text')} in "
        f"{_counted(embedding.requests, 'request')}, about {embedding.tokens:,} tokens, "
        f"{_dollars(embedding.usd)}",
    ]
    if embedding.texts and identity.name == "gemini":
        lines.append(f"At this quota: {_duration(embedding)}")
    fits = "holds it" if cluster.fits_free else "does not hold it"
    lines.append(
        f"In Qdrant about {cluster.memory / 1e6:,.0f} MB of memory and {cluster.disk / 1e6:,.0f} "
        f"MB of disk, {cluster.during / 1e6:,.0f} MB of memory while it replaces the live one: "
        f"a free cluster (1 GB, 4 GB of disk) {fits}"
    )
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _dollars(usd: float) -> str:
    if usd == 0:
        return "no cost"
    return f"${usd:.2f}" if usd >= 0.01 else "less than a cent"  # noqa: PLR2004


def _duration(embedding: Embedding) -> str:
    if embedding.days > 1:
        return f"{embedding.days:,} days"
    return (
        f"{embedding.minutes:,.0f} minutes" if embedding.minutes >= 1 else "about a minute or less"
    )
