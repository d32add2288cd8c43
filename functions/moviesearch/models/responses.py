"""What the functions answer."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import ConfigDict

from moviesearch.models.movie import Model, Movie
from moviesearch.models.requests import Mode

Part = Literal["embedding", "explanation"]
Source = Literal["given", "understood"]
Fit = Literal["strong", "partial"]


class Result(Movie):
    """A movie as an answer holds it.

    `score` orders one answer; it is a cosine similarity (-1 to 1) in semantic mode, BM25 in keyword
    mode and a fused rank in hybrid mode, so it compares nothing across modes or queries.
    """

    score: float


class UnderstoodSpan(Model):
    """A part of the query, from character `start` to before `end`, and what it was taken for."""

    start: int
    end: int
    text: str
    genre: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    language: tuple[str, ...] = ()
    min_rating: float | None = None


class AppliedFilter(Model):
    """A filter in force: its value, and whether it was given or understood from the query.

    `text` is the part of the query that was understood.
    """

    value: tuple[str, ...] | int | float
    source: Source
    text: str | None = None


class FacetCount(Model):
    """How many movies have a value; a decade is its first year, a rating band its lower end."""

    value: str | int
    count: int


class Facets(Model):
    """Counts over all movies that meet the filters, the largest first; bands from high to low."""

    genre: list[FacetCount]
    decade: list[FacetCount]
    language: list[FacetCount]
    rating: list[FacetCount]


class SearchResponse(Model):
    """The ranked movies; `count` is how many this answer holds, `took_ms` the server's time.

    `relaxed` holds the understood filters that were taken off because fewer than `k` movies met
    them; those that do come first.
    """

    query: str
    results: list[Result]
    count: int
    mode: Mode
    filters: dict[str, AppliedFilter]
    relaxed: dict[str, AppliedFilter]
    facets: Facets | None = None
    degraded: list[Part]
    took_ms: float


class MoviesResponse(Model):
    """Movies without a query: similar to one, or picked at random."""

    results: list[Result]
    count: int


class Suggestion(Model):
    """A title to complete what was typed."""

    id: int
    title: str
    year: int | None
    poster_path: str | None


class SuggestResponse(Model):
    """Titles, best first."""

    query: str
    suggestions: list[Suggestion]


class Recommendation(Result):
    """A movie with the reason why it fits, and how well, where the model chose it."""

    reason: str | None = None
    fit: Fit | None = None


class RecommendResponse(Model):
    """The movies with their reasons, the model's choice first, in its order.

    `model` is the one that wrote them: `offline` is no LLM but sentences made from the facts.
    """

    query: str
    movies: list[Recommendation]
    explanation: str | None
    model: str | None
    filters: dict[str, AppliedFilter]
    relaxed: dict[str, AppliedFilter]
    degraded: list[Part]


class MoviesEvent(Model):
    """First event of a streamed recommendation: the best movies in retrieval's order."""

    event: ClassVar[str] = "movies"

    query: str
    movies: list[Recommendation]
    filters: dict[str, AppliedFilter]
    relaxed: dict[str, AppliedFilter]


class PickEvent(Model):
    """A choice of the model: the movie with fit and reason, and its place from 1 on."""

    event: ClassVar[str] = "pick"

    place: int
    movie: Recommendation


class ExplanationEvent(Model):
    """The next sentence of the overall explanation."""

    event: ClassVar[str] = "explanation"

    text: str


class DoneEvent(Model):
    """Last event: the final order by id, who chose it, and what is missing."""

    event: ClassVar[str] = "done"

    order: list[int]
    model: str | None
    degraded: list[Part]


class ModelInfo(Model):
    """An LLM that callers may name; without its key the offline explainer answers for it."""

    name: str
    available: bool


class ModelsResponse(Model):
    """The models of /recommend and the one used when none is named."""

    models: list[ModelInfo]
    default: str


class HealthResponse(Model):
    """What answers here: the embedder, the engine and the number of movies."""

    status: Literal["ok"] = "ok"
    embedder: str
    index: str
    movies: int


class OpenAPIDocument(Model):
    """An OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0)."""

    model_config = ConfigDict(extra="allow")


class ErrorDetail(Model):
    """A stable `code` for programs and a `message` for people."""

    code: str
    message: str


class ErrorResponse(Model):
    """The one shape of every refusal and failure."""

    error: ErrorDetail
