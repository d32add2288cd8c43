"""The search story: a sentence in, ranked movies out."""

from __future__ import annotations

import logging
import time

from .embedding import Embedder
from .errors import EmbeddingError, InvalidRequest
from .index import MovieIndex
from .index.manifest import Manifest
from .index.query import BM25, DENSE, Hit, Leg, Query
from .index.sparse import query_terms
from .models import Filters, Part, Result, SearchRequest, SearchResponse

log = logging.getLogger(__name__)


def search(request: SearchRequest, *, embedder: Embedder, index: MovieIndex) -> SearchResponse:
    """Rank the movies that meet the filters by what the request says of them.

    Where the embedder fails, keywords answer alone and `degraded` says so.

    Raises:
        InvalidRequest: a genre that no movie has.
        IndexUnavailable: the index gives no answer.
    """
    started = time.perf_counter()
    filters = known_filters(request.given(), index.manifest)
    legs, degraded = rankings(request, embedder)
    hits = index.query(Query(legs, request.k, request.offset, filters)) if legs else []
    return SearchResponse(
        query=request.q,
        results=[result(hit) for hit in hits],
        count=len(hits),
        mode=request.mode,
        filters=filters,
        degraded=degraded,
        took_ms=round((time.perf_counter() - started) * 1_000, 1),
    )


def rankings(request: SearchRequest, embedder: Embedder) -> tuple[tuple[Leg, ...], list[Part]]:
    """The rankings to fuse for a request, and the parts that failed on the way."""
    legs: list[Leg] = []
    degraded: list[Part] = []
    if request.mode != "keyword":
        try:
            legs.append(Leg(DENSE, embedder.embed_query(request.q)))
        except EmbeddingError as error:
            log.warning("answering from keywords: %s", error)
            degraded.append("embedding")
    terms = query_terms(request.q)
    if terms.indices and (request.mode != "semantic" or degraded):
        legs.append(Leg(BM25, terms))
    return tuple(legs), degraded


def known_filters(filters: Filters, manifest: Manifest) -> Filters:
    """The filters with genres spelt as the index spells them. Raises InvalidRequest."""
    spelt = {genre.casefold(): genre for genre in manifest.genres}
    unknown = [genre for genre in filters.genre if genre.casefold() not in spelt]
    if unknown:
        raise InvalidRequest(
            f"genre: no movie has {', '.join(map(repr, unknown))}; "
            f"known are {', '.join(manifest.genres)}."
        )
    return filters.model_copy(
        update={"genre": tuple(spelt[genre.casefold()] for genre in filters.genre)}
    )


def result(hit: Hit) -> Result:
    """A hit as the API shows it."""
    return Result(**dict(hit.movie), score=round(hit.score, 6))
