"""The recommend story: the movies first, then why each one fits."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from .clients import Clients
from .errors import ExplanationError
from .explanation import Explainers, Reason
from .models import (
    DoneEvent,
    ExplanationEvent,
    MoviesEvent,
    ReasonEvent,
    Recommendation,
    RecommendRequest,
    RecommendResponse,
    SearchRequest,
    SearchResponse,
)
from .search import search

log = logging.getLogger(__name__)

Event = MoviesEvent | ReasonEvent | ExplanationEvent | DoneEvent


@dataclass(frozen=True)
class Found:
    """The movies of a recommendation, before anybody was asked for reasons."""

    request: RecommendRequest
    model: str
    search: SearchResponse


def find(request: RecommendRequest, *, clients: Clients, explainers: Explainers) -> Found:
    """Retrieve the movies. Raises InvalidRequest, IndexUnavailable."""
    model = explainers.check(request.model)
    wish = SearchRequest(q=request.query, k=request.k, mode=request.mode, **dict(request.given()))
    return Found(request, model, search(wish, embedder=clients.embedder, index=clients.index))


def recommend(found: Found, explainers: Explainers) -> Iterator[Event]:
    """Tell the recommendation in events: movies, each reason, each remark, done.

    The movies leave before the LLM's packages are imported. Where the LLM fails, the last event's
    `degraded` says so, and what was told before stands.
    """
    movies, degraded = found.search.results, list(found.search.degraded)
    shown = [Recommendation(**dict(movie)) for movie in movies]
    yield MoviesEvent(query=found.search.query, movies=shown, filters=found.search.filters)
    model: str | None = None
    if found.request.explain and movies:
        try:
            explainer = explainers.open(found.model)
            model = explainer.name
            for piece in explainer.explain(found.search.query, movies):
                if isinstance(piece, Reason):
                    yield ReasonEvent(id=piece.movie_id, reason=piece.text)
                else:
                    yield ExplanationEvent(text=piece.text)
        except ExplanationError as error:
            log.warning("answering without all reasons: %s", error)
            degraded.append("explanation")
    yield DoneEvent(model=model, degraded=degraded)


def collect(events: Iterator[Event]) -> RecommendResponse:
    """The whole recommendation in one piece."""
    movies: dict[int, Recommendation] = {}
    remarks: list[str] = []
    for event in events:
        match event:
            case MoviesEvent():
                start = event
                movies = {movie.id: movie for movie in event.movies}
            case ReasonEvent():
                movies[event.id] = movies[event.id].model_copy(update={"reason": event.reason})
            case ExplanationEvent():
                remarks.append(event.text)
            case DoneEvent():
                done = event
    return RecommendResponse(
        query=start.query,
        movies=list(movies.values()),
        explanation=joined(remarks) or None,
        model=done.model,
        filters=start.filters,
        degraded=done.degraded,
    )


def joined(sentences: list[str]) -> str:
    """Sentences as a paragraph: a space between them, but none after Chinese or Japanese ends."""
    return "".join(
        sentence if sentence.endswith(("。", "！", "？")) else f"{sentence} "
        for sentence in sentences
    ).rstrip()
