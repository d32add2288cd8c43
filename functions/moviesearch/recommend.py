"""The recommend story: the movies first, then which ones the model chooses and why."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from moviesearch import exchange
from moviesearch.api.requests import CANDIDATES, RecommendRequest, SearchRequest
from moviesearch.api.responses import (
    DoneEvent,
    ExplanationEvent,
    MoviesEvent,
    PickEvent,
    Recommendation,
    RecommendResponse,
    Result,
    SearchResponse,
)
from moviesearch.clients import Clients
from moviesearch.errors import ExplanationError
from moviesearch.explanation import Explainers, Pick, Remark, Silence
from moviesearch.explanation.brief import Brief
from moviesearch.explanation.recognition import Recognition
from moviesearch.filters import Asked, read
from moviesearch.index import MovieIndex
from moviesearch.reader import Reader
from moviesearch.search import search
from moviesearch.settings import OFFLINE

log = logging.getLogger(__name__)

Event: TypeAlias = MoviesEvent | PickEvent | ExplanationEvent | DoneEvent | Silence

_SHARED = set(RecommendRequest.model_fields) & set(SearchRequest.model_fields) - {"k"}


class Found(NamedTuple):
    """The candidates of a recommendation, before anybody was asked to choose."""

    request: RecommendRequest
    model: str
    search: SearchResponse
    brief: Brief


def find(request: RecommendRequest, clients: Clients, explainers: Explainers) -> Found:
    """Retrieve the candidates. Raises InvalidRequest, NotFound, IndexUnavailable."""
    model = explainers.check(request.model)
    shared = {name: getattr(request, name) for name in _SHARED}
    k = CANDIDATES if request.explain else request.k
    wish = SearchRequest(q=request.query, k=k, **shared)
    asked = read(wish, clients.index)
    found = search(wish, clients, asked=asked)
    brief = _brief(request, asked, found)._replace(titled=clients.index.named)
    if explainers.recognition:
        brief = brief._replace(recognise=_recognition(request, brief, clients.index))
    return Found(request, model, found, brief)


def _brief(request: RecommendRequest, asked: Asked, found: SearchResponse) -> Brief:
    """What an explainer is told of a request."""
    understood = asked.understood
    return Brief(
        query=asked.sentence,
        words="" if understood.alone else understood.words,
        filters=asked.combined,
        k=request.k,
        sort=asked.sort,
        examples=understood.like,
        confident=found.confidence != "low",
        tasted=bool(request.like or request.unlike),
        reader=Reader.of(request.lang) if request.lang else None,
    )


def _recognition(request: RecommendRequest, brief: Brief, index: MovieIndex) -> Recognition:
    """What looks up the movies that an LLM knows: none that the request leaves out."""
    seen = (*request.exclude, *request.like, *request.unlike, *brief.examples)
    return Recognition(index, brief.filters, seen)


def recommend(found: Found, explainers: Explainers) -> Iterator[Event]:
    """Tell the recommendation in events: movies, each pick, each remark, done; silences between.

    The movies leave before the LLM's packages are imported. Where the LLM fails, the last event's
    `degraded` says so, what was told before stands, and retrieval's order fills the rest.
    """
    candidates, k = found.search.results, found.request.k
    degraded = list(found.search.degraded)
    yield MoviesEvent(
        query=found.search.query,
        movies=[Recommendation(**dict(movie)) for movie in candidates[:k]],
        total=found.search.total,
        filters=found.search.filters,
        sort=found.search.sort,
        like=found.search.like,
        mood=found.search.mood,
        relaxed=found.search.relaxed,
        confidence=found.search.confidence,
    )
    known = {movie.id: movie for movie in candidates}
    order: list[int] = []
    model: str | None = None
    if found.request.explain and candidates:
        try:
            explainer = explainers.open(found.model)
            model = explainer.name
            asked = "reasons" if model == OFFLINE else "llm"
            for piece in exchange.each(asked, explainer.explain(found.brief, candidates)):
                if isinstance(piece, Silence):
                    yield piece
                elif isinstance(piece, Remark):
                    yield ExplanationEvent(text=piece.text)
                elif len(order) < k:
                    order.append(piece.movie_id)
                    yield PickEvent(place=len(order), movie=_chosen(piece, known))
        except ExplanationError as error:
            log.warning("answering without all reasons: %s", error)
            degraded.append("explanation")
    order += [movie.id for movie in candidates if movie.id not in order][: k - len(order)]
    yield DoneEvent(order=order, model=model, degraded=degraded)


def _chosen(pick: Pick, known: Mapping[int, Result]) -> Recommendation:
    """A pick with the facts of its movie; nothing ranked what was recognised, so its score is 0."""
    recognised = pick.recognised
    facts = Result.of(recognised, 0.0) if recognised else known[pick.movie_id]
    return Recommendation(
        **dict(facts),
        reason=pick.reason,
        reason_source=pick.source,
        fit=pick.fit,
        recognised=recognised is not None,
    )


def collect(events: Iterator[Event]) -> RecommendResponse:
    """The whole recommendation in one piece."""
    movies: dict[int, Recommendation] = {}
    remarks: list[str] = []
    for event in events:
        match event:
            case MoviesEvent():
                start = event
                movies = {movie.id: movie for movie in event.movies}
            case PickEvent():
                movies[event.movie.id] = event.movie
            case ExplanationEvent():
                remarks.append(event.text)
            case DoneEvent():
                done = event
    return RecommendResponse(
        query=start.query,
        movies=[movies[movie_id] for movie_id in done.order],
        explanation=joined(remarks) or None,
        model=done.model,
        total=start.total,
        filters=start.filters,
        sort=start.sort,
        like=start.like,
        mood=start.mood,
        relaxed=start.relaxed,
        confidence=start.confidence,
        degraded=done.degraded,
    )


def joined(sentences: list[str]) -> str:
    """Sentences as a paragraph: a space between them, but none after Chinese or Japanese ends."""
    return "".join(
        sentence if sentence.endswith(("。", "！", "？")) else f"{sentence} "
        for sentence in sentences
    ).rstrip()
