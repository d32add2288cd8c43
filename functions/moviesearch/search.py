"""The search story: a sentence in, ranked movies out."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from moviesearch.api.requests import SearchRequest
from moviesearch.api.responses import Part, Result, SearchResponse
from moviesearch.clients import Clients
from moviesearch.constraints import FACETS, Filters
from moviesearch.errors import EmbeddingError
from moviesearch.facets import count_facet
from moviesearch.filters import Asked, read
from moviesearch.index import MovieIndex
from moviesearch.index.capabilities import Capability, require
from moviesearch.index.query import Query, Retriever
from moviesearch.index.schema import DENSE
from moviesearch.movie import Movie
from moviesearch.ranking import likeness, retrievers, tiers
from moviesearch.ranking.confidence import NEAREST, confidence
from moviesearch.ranking.score import WEIGHTS, Weights, score
from moviesearch.ranking.tiers import Wanted

if TYPE_CHECKING:
    from moviesearch.understanding import Understood

MOOD_QUALITY = 0.1  # of a point of ten
MOOD_PRIOR = 0.9  # who says how they want to feel means movies that are known for it

log = logging.getLogger(__name__)


def search(
    request: SearchRequest,
    clients: Clients,
    *,
    asked: Asked | None = None,
    weights: Weights = WEIGHTS,
) -> SearchResponse:
    """Rank the movies that meet the filters by what the request says of them.

    Where the embedder fails, keywords answer alone, and where the index has none, meaning does;
    `degraded` says which.

    Args:
        request: what is asked for.
        clients: the embedder and the index.
        asked: its constraints, where they were read already.
        weights: the score's numbers.

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
    asked = asked or read(request, index)
    understood = asked.understood
    chosen, degraded = _retrievers(request, asked, clients, index)
    by_meaning = request.mode == "semantic" or "keywords" in degraded
    examples: list[Movie] = []
    if understood.like and not by_meaning and "taste" in index.capabilities:
        examples = index.fetch(understood.like)
        chosen += tuple(likeness.about(examples))
    popularity = request.popularity and not by_meaning
    if understood.moods:
        weights = replace(weights, prior=MOOD_PRIOR, quality=MOOD_QUALITY)
    alone = by_meaning and [one.name for one in chosen] == [DENSE]  # the cosine is the score
    fused = (
        None
        if alone
        else score(
            chosen, index.manifest, popularity=popularity, weights=weights, examples=examples
        )
    )
    seen = (*request.exclude, *request.like, *request.unlike, *understood.like, *understood.same)
    query = Query(chosen, request.k, request.offset, asked.explicit, fused, (*seen, *asked.without))
    whole = request.sort is not None or understood.alone
    wanted = Wanted(query, asked.wishes, asked.sort, whole, understood.named)
    out = (*seen, *asked.unwanted)
    facets = FACETS if request.facets else ()
    found, total, near, *counts = index.together(
        [
            partial(tiers.ranked, wanted, index),
            partial(_total, index, asked.combined, out),
            partial(_nearest, index, chosen if asked.is_plain else ()),
            *(partial(count_facet, facet, index, asked.combined, out) for facet in facets),
        ]
    )
    return SearchResponse(
        query=request.sentence,
        results=[Result.of(*one) for one in found],
        count=len(found),
        total=total,
        mode=request.mode,
        filters=asked.applied(),
        sort=asked.order(),
        like=understood.like,
        mood=asked.moods(),
        relaxed=any(one.missing for one in found),
        confidence=confidence(
            understood.words,
            understood=not asked.is_plain or bool(request.sort or request.like or request.unlike),
            cosines=near,
            first=found[0].movie if found else None,
            known=index.manifest,
        ),
        facets=dict(zip((one.name for one in facets), counts, strict=True)) if facets else None,
        degraded=degraded,
        took_ms=round((time.perf_counter() - started) * 1_000, 1),
    )


def _nearest(index: MovieIndex, chosen: tuple[Retriever, ...]) -> list[float]:
    """The cosines of the nearest movies, whatever the constraints; none without a vector."""
    dense = tuple(one for one in chosen if one.name == DENSE)
    return [one.score for one in index.order(Query(dense, NEAREST))] if dense else []


def _total(index: MovieIndex, filters: Filters, exclude: tuple[int, ...]) -> int | None:
    """How many movies meet all constraints; None where the index can't tell."""
    if not exclude and not filters.asked():
        return index.manifest.count
    return index.count(filters, exclude) if "count" in index.capabilities else None


def _needed(request: SearchRequest) -> Iterator[Capability]:
    """What the index must be able to do: not keywords, where meaning can answer as well."""
    if request.mode == "keyword":
        yield "keywords"
    if request.like or request.unlike:
        yield "taste"
    if request.facets:
        yield "facets"
    if request.sort:
        yield "order"
    if request.without:
        yield "keywords"


def _says_no_more(request: SearchRequest, understood: Understood, index: MovieIndex) -> bool:
    """Whether there is nothing to search for, so that the best known that meet it come first."""
    by_prior = request.popularity and request.mode != "semantic" and "order" in index.capabilities
    return understood.alone and (by_prior or bool(understood.like))


def _retrievers(
    request: SearchRequest, asked: Asked, clients: Clients, index: MovieIndex
) -> tuple[tuple[Retriever, ...], list[Part]]:
    """The retrievers of the request's mode, and the parts that failed or are missing."""
    understood = asked.understood
    chosen: list[Retriever] = []
    degraded: list[Part] = []
    has_keywords = "keywords" in index.capabilities
    if understood.like and "taste" not in index.capabilities:
        if request.mode == "hybrid" and not has_keywords:
            degraded.append("keywords")
        return (retrievers.dense(index.vectors(understood.like[:1])[0]),), degraded
    if _says_no_more(request, understood, index):
        return tuple(retrievers.taste(understood.like + request.like, request.unlike)), degraded
    if request.mode != "keyword":
        try:
            chosen.append(
                retrievers.dense(clients.embedder.embed_query(understood.told or understood.words))
            )
        except EmbeddingError as error:
            if not has_keywords:
                raise
            log.warning("answering from keywords: %s", error)
            degraded.append("embedding")
    if request.mode == "hybrid" and not has_keywords:
        degraded.append("keywords")
    elif request.mode != "semantic" or degraded:
        titled = understood.titled or understood.told or understood.words
        if understood.like or understood.moods:
            titled = ""
        chosen += retrievers.keywords(understood.words, titled=titled)
    chosen += retrievers.taste(understood.like + request.like, request.unlike)
    return tuple(chosen), degraded
