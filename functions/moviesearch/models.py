"""The types of the public API and of the catalogue."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

Mode = Literal["hybrid", "semantic", "keyword"]
Part = Literal["embedding", "explanation"]

MAX_K = 50
MAX_OFFSET = 1_000
MAX_QUERY = 500


class Model(BaseModel):
    """Base of all types here: its validator is built when first needed.

    Twenty validators built at import cost a cold start 25 ms, of which a request needs four.
    """

    model_config = ConfigDict(defer_build=True)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUERY)]
Year = Annotated[int, Field(ge=1870, le=2100)]
Genre = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
LanguageCode = Annotated[str, StringConstraints(to_lower=True, pattern=r"^[A-Za-z]{2,3}$")]


class Movie(Model):
    """One film of the catalogue, as a line of its `.jsonl` file and as the index stores it.

    `vote_average` is TMDB's mean user rating, 0 to 10; `revenue` is in US dollars, `runtime` in
    minutes; `poster_path` is appended to TMDB's image address.
    """

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    id: int = Field(gt=0, lt=2**63)
    title: str = Field(min_length=1, max_length=500)
    original_title: str | None = Field(None, max_length=500)
    overview: str = Field(min_length=1, max_length=10_000)
    tagline: str | None = Field(None, max_length=1_000)
    genres: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    original_language: LanguageCode | None = None
    release_date: date | None = None
    runtime: int | None = Field(None, gt=0)
    revenue: int | None = Field(None, gt=0)
    vote_average: float = Field(0.0, ge=0, le=10)
    vote_count: int = Field(0, ge=0)
    popularity: float = Field(0.0, ge=0)
    cast: tuple[str, ...] = ()
    director: str | None = None
    poster_path: str | None = Field(None, pattern=r"^/[A-Za-z0-9_-]+\.(jpg|png|svg|webp)$")

    @property
    def year(self) -> int | None:
        """The year of release."""
        return self.release_date.year if self.release_date else None


class Result(Movie):
    """A movie as an answer holds it.

    `score` orders one answer; it is a cosine similarity (-1 to 1) in semantic mode, BM25 in keyword
    mode and a fused rank in hybrid mode, so it compares nothing across modes or queries.
    """

    score: float


class Filters(Model):
    """Conditions that every returned movie meets."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    genre: Annotated[tuple[Genre, ...], BeforeValidator(_as_list)] = Field(
        (), max_length=5, description="Genre, any case; repeat it to ask for several at once."
    )
    year_from: Year | None = Field(None, description="Earliest year of release.")
    year_to: Year | None = Field(None, description="Latest year of release.")
    language: LanguageCode | None = Field(
        None, description="Original language, ISO 639-1, such as `ko`."
    )
    min_rating: float | None = Field(None, ge=0, le=10, description="Lowest TMDB rating, 0 to 10.")

    @model_validator(mode="after")
    def _years_in_order(self) -> Filters:
        if self.year_from and self.year_to and self.year_from > self.year_to:
            raise ValueError(
                f"year_from ({self.year_from}) must not be after year_to ({self.year_to})"
            )
        return self

    def given(self) -> Filters:
        """Only the conditions, whatever request they came with."""
        return Filters.model_validate({name: getattr(self, name) for name in Filters.model_fields})


class SearchRequest(Filters):
    """`GET /search` and `POST /search`."""

    q: Words = Field(description="What you remember of the film, in any words.")
    k: int = Field(10, ge=1, le=MAX_K, description="How many movies.")
    offset: int = Field(0, ge=0, le=MAX_OFFSET, description="How many of the best to skip.")
    mode: Mode = Field("hybrid", description="Meaning and keywords fused, or one of them alone.")


class SearchResponse(Model):
    """The ranked movies; `count` is how many this answer holds, `took_ms` the server's time."""

    query: str
    results: list[Result]
    count: int
    mode: Mode
    filters: Filters
    degraded: list[Part]
    took_ms: float


class MoviesResponse(Model):
    """Movies without a query: similar to one, or picked at random."""

    results: list[Result]
    count: int


class KRequest(Filters):
    """A request for `k` movies that meet the filters."""

    k: int = Field(10, ge=1, le=MAX_K, description="How many movies.")


class NoParameters(Model):
    """A route that takes nothing."""

    model_config = ConfigDict(extra="forbid")


class RecommendRequest(Filters):
    """`POST /recommend` and `GET /recommend`."""

    query: Words = Field(
        validation_alias=AliasChoices("query", "q"), description="What you feel like watching."
    )
    model: str | None = Field(None, max_length=100, description="One of /recommend/models.")
    k: int = Field(5, ge=1, le=20, description="How many movies.")
    explain: bool = Field(True, description="Whether to ask the model for reasons.")  # noqa: FBT003
    mode: Mode = Field("hybrid", description="As in /search.")


class Recommendation(Result):
    """A movie with the reason why it fits, where there is one."""

    reason: str | None = None


class RecommendResponse(Model):
    """The movies with their reasons.

    `model` is the one that wrote them: `offline` is no LLM but sentences made from the facts.
    """

    query: str
    movies: list[Recommendation]
    explanation: str | None
    model: str | None
    filters: Filters
    degraded: list[Part]


class MoviesEvent(Model):
    """First event of a streamed recommendation: the movies, still without reasons."""

    event: ClassVar[str] = "movies"

    query: str
    movies: list[Recommendation]
    filters: Filters


class ReasonEvent(Model):
    """The reason why one of the movies fits."""

    event: ClassVar[str] = "reason"

    id: int
    reason: str


class ExplanationEvent(Model):
    """The next sentence of the overall explanation."""

    event: ClassVar[str] = "explanation"

    text: str


class DoneEvent(Model):
    """Last event: who wrote the reasons, and what is missing."""

    event: ClassVar[str] = "done"

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
