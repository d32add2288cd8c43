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
Source = Literal["given", "understood"]
Fit = Literal["strong", "partial"]

MAX_K = 50
MAX_OFFSET = 1_000
MAX_QUERY = 500
MAX_ID = 2**63 - 1
CANDIDATES = 20  # what the LLM chooses from


class Model(BaseModel):
    """Base of all types here: its validator is built when first needed.

    Twenty validators built at import cost a cold start 25 ms, of which a request needs four.
    """

    model_config = ConfigDict(defer_build=True)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _split_ids(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list):
        return [
            part for one in value for part in (one.split(",") if isinstance(one, str) else [one])
        ]
    return value


MovieId = Annotated[int, Field(gt=0, le=MAX_ID)]
Ids = Annotated[tuple[MovieId, ...], BeforeValidator(_split_ids)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUERY)]
Year = Annotated[int, Field(ge=1870, le=2100)]
Genre = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
LanguageCode = Annotated[str, StringConstraints(to_lower=True, pattern=r"^[A-Za-z]{2,3}$")]


class Movie(Model):
    """One film of the catalogue, as a line of its `.jsonl` file and as the index stores it.

    `vote_average` is TMDB's mean user rating, 0 to 10; `revenue` is in US dollars, `runtime` in
    minutes; `poster_path` is appended to TMDB's image address.
    """

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True, allow_inf_nan=False)

    id: MovieId
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
    language: Annotated[tuple[LanguageCode, ...], BeforeValidator(_as_list)] = Field(
        (),
        max_length=10,
        description="Original language, ISO 639-1, such as `ko`; repeat it for any of several.",
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


class TasteRequest(Filters):
    """Filters, and movies that the answer is to be near to, far from, or without."""

    like: Ids = Field((), max_length=20, description="Ids of movies to be near to.")
    unlike: Ids = Field((), max_length=20, description="Ids of movies to be far from.")
    exclude: Ids = Field((), max_length=200, description="Ids that must not come back.")

    @model_validator(mode="after")
    def _tastes_agree(self) -> TasteRequest:
        both = sorted(set(self.like) & set(self.unlike))
        if both:
            raise ValueError(f"like and unlike both hold {both[0]}")
        return self


class SearchRequest(TasteRequest):
    """`GET /search` and `POST /search`."""

    q: Words = Field(description="What you remember of the film, in any words.")
    k: int = Field(10, ge=1, le=MAX_K, description="How many movies.")
    offset: int = Field(0, ge=0, le=MAX_OFFSET, description="How many of the best to skip.")
    mode: Mode = Field("hybrid", description="Meaning and keywords fused, or one of them alone.")
    understand: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether constraints in the sentence become filters.",
    )
    popularity: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether well-known movies are preferred a little.",
    )
    facets: bool = Field(
        False,  # noqa: FBT003  a field's default
        description="Whether to count the matching movies by genre, decade, language and rating.",
    )


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


class KRequest(TasteRequest):
    """A request for `k` movies that meet the filters."""

    k: int = Field(10, ge=1, le=MAX_K, description="How many movies.")


class SuggestRequest(Model):
    """`GET /search/suggest`."""

    model_config = ConfigDict(extra="forbid")

    q: Words = Field(description="The beginning of a title, as far as it is typed.")
    k: int = Field(8, ge=1, le=20, description="How many titles.")


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


class NoParameters(Model):
    """A route that takes nothing."""

    model_config = ConfigDict(extra="forbid")


class RecommendRequest(TasteRequest):
    """`POST /recommend` and `GET /recommend`."""

    query: Words = Field(
        validation_alias=AliasChoices("query", "q"), description="What you feel like watching."
    )
    model: str | None = Field(None, max_length=100, description="One of /recommend/models.")
    k: int = Field(5, ge=1, le=CANDIDATES, description="How many movies.")
    explain: bool = Field(
        True,  # noqa: FBT003  a field's default
        description="Whether to ask the model to choose and give reasons.",
    )
    mode: Mode = Field("hybrid", description="As in /search.")
    understand: bool = Field(True, description="As in /search.")  # noqa: FBT003


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
