"""The search story: a sentence in, ranked movies out."""

from __future__ import annotations

import logging
import time

from moviesearch.api.requests import SearchRequest
from moviesearch.api.responses import Part, Result, SearchResponse
from moviesearch.clients import Clients
from moviesearch.errors import EmbeddingError
from moviesearch.facets import count_facets
from moviesearch.filters import read
from moviesearch.index.manifest import Manifest
from moviesearch.index.query import Query, Retriever, Score
from moviesearch.index.schema import DENSE
from moviesearch.ranking import retrievers, tiers
from moviesearch.ranking.score import WEIGHTS, Weights, score

log = logging.getLogger(__name__)


def search(
    request: SearchRequest, clients: Clients, *, weights: Weights = WEIGHTS
) -> SearchResponse:
    """Rank the movies that meet the filters by what the request says of them.

    Where the embedder fails, keywords answer alone and `degraded` says so.

    Raises:
        InvalidRequest: a genre that no movie has.
        NotFound: a liked or disliked movie that does not exist.
        IndexUnavailable: the index is unavailable.
    """
    started = time.perf_counter()
    index = clients.index
    asked = read(request, index)
    chosen, degraded = _retrievers(request, asked.understood.words, clients)
    fused = _score(request, chosen, index.manifest, weights)
    seen = (*request.exclude, *request.like, *request.unlike)
    query = Query(chosen, request.k, request.offset, asked.combined, fused, seen)
    hits, relaxed = tiers.ranked(query, asked.explicit, index, alone=asked.understood.alone)
    counted = asked.explicit if relaxed else asked.combined
    return SearchResponse(
        query=request.q,
        results=[Result.of(hit.movie, hit.score) for hit in hits],
        count=len(hits),
        mode=request.mode,
        filters=asked.applied(relaxed=relaxed),
        relaxed=asked.relaxed() if relaxed else {},
        facets=count_facets(index, counted) if request.facets else None,
        degraded=degraded,
        took_ms=round((time.perf_counter() - started) * 1_000, 1),
    )


def _retrievers(
    request: SearchRequest, words: str, clients: Clients
) -> tuple[tuple[Retriever, ...], list[Part]]:
    """The retrievers of the request's mode, and the parts that failed on the way."""
    chosen: list[Retriever] = []
    degraded: list[Part] = []
    if request.mode != "keyword":
        try:
            chosen.append(retrievers.dense(clients.embedder.embed_query(words)))
        except EmbeddingError as error:
            log.warning("answering from keywords: %s", error)
            degraded.append("embedding")
    if request.mode != "semantic" or degraded:
        chosen += retrievers.keywords(words)
    chosen += retrievers.taste(request.like, request.unlike)
    return tuple(chosen), degraded


def _score(
    request: SearchRequest,
    chosen: tuple[Retriever, ...],
    manifest: Manifest,
    weights: Weights,
) -> Score | None:
    """The equation; None in semantic mode without a taste, where the cosine is the score."""
    if request.mode == "semantic" and [one.name for one in chosen] == [DENSE]:
        return None
    popularity = request.popularity and request.mode != "semantic"
    return score(chosen, manifest, popularity=popularity, weights=weights)
