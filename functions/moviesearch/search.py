"""The search story: a sentence in, ranked movies out."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from moviesearch.embedding import Embedder
from moviesearch.errors import EmbeddingError, InvalidRequest
from moviesearch.facets import count_facets
from moviesearch.index import MovieIndex
from moviesearch.index.manifest import Manifest
from moviesearch.index.query import Hit, Leg, Query
from moviesearch.models import (
    AppliedFilter,
    Filters,
    Part,
    Result,
    SearchRequest,
    SearchResponse,
)
from moviesearch.ranking import Weights, dense_leg, keyword_legs, taste_legs, weights_of

if TYPE_CHECKING:  # its patterns take 15 ms to compile, which the first search pays
    from moviesearch.understanding import Understood

log = logging.getLogger(__name__)


def search(request: SearchRequest, *, embedder: Embedder, index: MovieIndex) -> SearchResponse:
    """Rank the movies that meet the filters by what the request says of them.

    Where the embedder fails, keywords answer alone and `degraded` says so.

    Raises:
        InvalidRequest: a genre that no movie has.
        NotFound: a liked or disliked movie that does not exist.
        IndexUnavailable: the index gives no answer.
    """
    started = time.perf_counter()
    given = known_filters(request.given(), index.manifest)
    asked = understood(request, index.manifest)
    strict = combined(given, asked.filters)
    weights = weights_of(embedder.identity)
    legs, degraded = rankings(request, asked.words, embedder, weights)
    prior = weights.prior if request.popularity and request.mode != "semantic" else 0.0
    seen = (*request.exclude, *request.like, *request.unlike)
    query = Query(legs, request.k, request.offset, strict, prior, seen)
    hits, widened = matching(query, given, index, alone=asked.alone)
    return SearchResponse(
        query=request.q,
        results=[result(hit) for hit in hits],
        count=len(hits),
        mode=request.mode,
        filters=applied(given, given if widened else strict, asked),
        relaxed=applied(given, strict, asked, only_understood=True) if widened else {},
        facets=count_facets(index, given if widened else strict) if request.facets else None,
        degraded=degraded,
        took_ms=round((time.perf_counter() - started) * 1_000, 1),
    )


def rankings(
    request: SearchRequest, words: str, embedder: Embedder, weights: Weights
) -> tuple[tuple[Leg, ...], list[Part]]:
    """The rankings to fuse for a request, and the parts that failed on the way."""
    legs: list[Leg] = []
    degraded: list[Part] = []
    if request.mode != "keyword":
        try:
            legs.append(dense_leg(embedder.embed_query(words), weights))
        except EmbeddingError as error:
            log.warning("answering from keywords: %s", error)
            degraded.append("embedding")
    if request.mode != "semantic" or degraded:
        legs += keyword_legs(words, weights)
    if request.like or request.unlike:
        legs += taste_legs(request.like, request.unlike, weights)
    return tuple(legs), degraded


def matching(
    query: Query, given: Filters, index: MovieIndex, *, alone: bool
) -> tuple[list[Hit], bool]:
    """The hits, and whether understood filters had to be relaxed to fill the page.

    Args:
        query: with all filters.
        given: those that may not be relaxed.
        index: where to look.
        alone: whether constraints are all that was said; then the best known come where no ranking
            finds any.
    """
    hits = index.query(query) if query.legs else []
    asked = query.filters != given
    if asked and len(hits) < query.limit and index.count(query.filters) < query.limit:
        return relaxed(query, given, index), True
    if not hits and alone:
        return [Hit(movie, 0.0) for movie in index.popular(query)], False
    return hits, False


def relaxed(query: Query, given: Filters, index: MovieIndex) -> list[Hit]:
    """The page with those that meet all filters in front of those that meet the given ones."""
    wanted = query.offset + query.limit
    first = index.query(replace(query, limit=wanted, offset=0)) if query.legs else []
    if not first:
        first = [Hit(movie, 0.0) for movie in index.popular(replace(query, offset=0))]
    seen = (*query.exclude, *(hit.movie.id for hit in first))
    wide = replace(query, limit=wanted, offset=0, filters=given, exclude=seen)
    rest = index.query(wide) if query.legs else []
    return (first + rest)[query.offset : wanted]


def understood(request: SearchRequest, manifest: Manifest) -> Understood:
    """What the sentence asks for beside its words, unless that is switched off."""
    from moviesearch.understanding import Understood, understand

    if not request.understand:
        return Understood(Filters(), request.q)
    return understand(
        request.q,
        genres=manifest.genres,
        languages=manifest.languages,
        titles=manifest.literal_titles,
    )


def combined(given: Filters, asked: Filters) -> Filters:
    """Given and understood filters together; where they disagree, the given one holds."""
    values = dict(asked) | {name: value for name, value in given if value not in (None, ())}
    first, last = values["year_from"], values["year_to"]
    if first and last and first > last:
        values |= {"year_from": given.year_from, "year_to": given.year_to}
    return Filters.model_validate(values)


def applied(
    given: Filters, filters: Filters, asked: Understood, *, only_understood: bool = False
) -> dict[str, AppliedFilter]:
    """The filters in force, each with where it came from."""
    shown: dict[str, AppliedFilter] = {}
    for name, value in filters:
        if value in (None, ()):
            continue
        if getattr(given, name) == value:
            if not only_understood:
                shown[name] = AppliedFilter(value=value, source="given")
            continue
        text = " … ".join(span.text for span in asked.spans if getattr(span, name))
        shown[name] = AppliedFilter(value=value, source="understood", text=text)
    return shown


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
