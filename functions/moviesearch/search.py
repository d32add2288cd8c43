"""The search story: a sentence in, ranked movies out."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

from moviesearch.api.requests import SearchRequest
from moviesearch.api.responses import Part, Result, SearchResponse
from moviesearch.clients import Clients
from moviesearch.errors import EmbeddingError
from moviesearch.facets import count_facets
from moviesearch.filters import read
from moviesearch.index import MovieIndex
from moviesearch.index.capabilities import Capability, require
from moviesearch.index.query import Query, Retriever
from moviesearch.index.schema import DENSE
from moviesearch.ranking import retrievers, tiers
from moviesearch.ranking.score import WEIGHTS, Weights, score

log = logging.getLogger(__name__)


def search(
    request: SearchRequest, clients: Clients, *, weights: Weights = WEIGHTS
) -> SearchResponse:
    """Rank the movies that meet the filters by what the request says of them.

    Where the embedder fails, keywords answer alone, and where the index has none, meaning does;
    `degraded` says which.

    Raises:
        InvalidRequest: a genre that no movie has.
        Unsupported: the index can't do what the request asks for.
        EmbeddingError: the embedder failed, and the index has no keywords.
        NotFound: a liked or disliked movie that does not exist.
        IndexUnavailable: the index is unavailable.
    """
    started = time.perf_counter()
    index = clients.index
    require(index, *_needed(request))
    asked = read(request, index)
    chosen, degraded = _retrievers(request, asked.understood.words, clients, index)
    by_meaning = request.mode == "semantic" or "keywords" in degraded
    popularity = request.popularity and not by_meaning
    alone = by_meaning and [one.name for one in chosen] == [DENSE]  # the cosine is the score
    fused = None if alone else score(chosen, index.manifest, popularity=popularity, weights=weights)
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


def _needed(request: SearchRequest) -> Iterator[Capability]:
    """What the index must be able to do: not keywords, where meaning can answer as well."""
    if request.mode == "keyword":
        yield "keywords"
    if request.like or request.unlike:
        yield "taste"
    if request.facets:
        yield "facets"


def _retrievers(
    request: SearchRequest, words: str, clients: Clients, index: MovieIndex
) -> tuple[tuple[Retriever, ...], list[Part]]:
    """The retrievers of the request's mode, and the parts that failed or are missing."""
    chosen: list[Retriever] = []
    degraded: list[Part] = []
    has_keywords = "keywords" in index.capabilities
    if request.mode != "keyword":
        try:
            chosen.append(retrievers.dense(clients.embedder.embed_query(words)))
        except EmbeddingError as error:
            if not has_keywords:
                raise
            log.warning("answering from keywords: %s", error)
            degraded.append("embedding")
    if request.mode == "hybrid" and not has_keywords:
        degraded.append("keywords")
    elif request.mode != "semantic" or degraded:
        chosen += retrievers.keywords(words)
    chosen += retrievers.taste(request.like, request.unlike)
    return tuple(chosen), degraded
