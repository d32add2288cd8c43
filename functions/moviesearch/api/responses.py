"""What the functions answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import ConfigDict

from moviesearch.api.requests import Mode
from moviesearch.constraints import Sort
from moviesearch.index.capabilities import Capability
from moviesearch.movie import Fit, Model, Movie
from moviesearch.ranking.confidence import Confidence

Part = Literal["embedding", "keywords", "explanation"]
Source = Literal["explicit", "understood"]


class Result(Movie):
    """A movie as an answer holds it.

    `score` orders one answer and compares nothing across queries or modes. In semantic mode without
    `like` and `unlike`, and for similar movies without them, it is the cosine similarity, -1 to 1,
    unless `degraded` says that the embedder failed; so it is in hybrid mode where `degraded` says
    that the index has no keywords. Otherwise it is the weighted sum of meaning,
    keywords, title, popularity and taste that `ranking/score.py` defines, as far as the mode uses
    them; its parts are scaled, so it has no fixed range. It is 0 where nothing was ranked: movies
    at random, in an order of `sort`, or recognised by an LLM.

    `missing` names the understood constraints that the movie does not meet; movies that miss fewer
    come first, whatever their score.
    """

    score: float
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, movie: Movie, score: float, missing: Sequence[str] = ()) -> Result:
        """A movie with the score that it was found by, and the constraints that it misses."""
        return cls(**dict(movie), score=round(score, 6), missing=tuple(missing))


class AppliedFilter(Model):
    """A filter in force: its value, and whether it was explicit or understood from the query.

    `label` is how it reads, such as `≥ 1990`; `text` is the part of the query that was understood.
    An explicit one has it too where the query says something of the same, and holds in its place:
    who takes it off for good also names it in `ignore`.
    """

    value: tuple[str, ...] | tuple[int, ...] | int | float
    label: str
    source: Source
    text: str | None = None


class AppliedSort(Model):
    """The order in force, where it is not how well movies fit, and where it came from."""

    value: Sort
    source: Source
    text: str | None = None


class AppliedMood(Model):
    """How the sentence says that somebody wants to feel, and the part of it that says so.

    `value` is one of a few moods, such as `feel good`; what it asks for is in `filters` as well.
    """

    value: str
    text: str


class FacetCount(Model):
    """How many movies have a value; a decade is its first year, a rating band its lower end."""

    value: str | int
    count: int


class SearchResponse(Model):
    """The ranked movies; `count` is how many this answer holds, `took_ms` the server's time.

    `total` is how many movies of the catalogue meet every constraint, explicit and understood; null
    where the index can't count. They come first; where fewer are left than a page holds, those
    follow that miss the least, `relaxed` is true, and each says what it is `missing`. `facets`
    counts what meets the constraints, by the facet's name: words by count, numbers from high to
    low; constraints on a facet of which any value will do, such as a decade, are left aside for its
    own counts. `like` are the movies that the sentence names as examples, `mood` how it says that
    somebody wants to feel. What was understood is undone by its name here, or in `filters`, as a
    value of `ignore`. `confidence` is `low` where nothing in the catalogue comes close to the
    words.
    """

    query: str
    results: list[Result]
    count: int
    total: int | None
    mode: Mode
    filters: dict[str, AppliedFilter]
    sort: AppliedSort | None = None
    like: tuple[int, ...] = ()
    mood: tuple[AppliedMood, ...] = ()
    relaxed: bool
    confidence: Confidence = "normal"
    facets: dict[str, list[FacetCount]] | None = None
    degraded: list[Part]
    took_ms: float


class MoviesResponse(Model):
    """Movies without a query: similar to one, or picked at random."""

    results: list[Result]
    count: int


class Suggestion(Model):
    """A title, somebody's name or a genre to complete what was typed, as `kind` says.

    A title comes with the movie's `id`, `year` and `poster_path`; a person and a genre with their
    `name`, a person with the titles that they are best known for as well, two at most. `title` is
    the one in the language asked for, in `title_lang` as BCP 47 writes it (null: not known);
    `matched` is the title that was typed, where that is another, such as the original.
    """

    kind: Literal["title", "person", "genre"]
    id: int | None = None
    title: str | None = None
    title_lang: str | None = None
    matched: str | None = None
    matched_lang: str | None = None
    year: int | None = None
    poster_path: str | None = None
    name: str | None = None
    known_for: tuple[str, ...] = ()


class SuggestResponse(Model):
    """Titles, people and genres, best first."""

    query: str
    suggestions: list[Suggestion]


class Recommendation(Result):
    """A movie with the reason why it fits, and how well, where the model chose it.

    `reason_source` says who wrote the reason: the `model`, or this program from the `facts` of the
    movie, because there is no model or because what it wrote was not sound. `fit` is `strong` only
    where the movie misses no constraint. `recognised` says that the model named the movie from
    memory: retrieval had missed it, but the catalogue holds it.
    """

    reason: str | None = None
    reason_source: Literal["model", "facts"] | None = None
    fit: Fit | None = None
    recognised: bool = False


class RecommendResponse(Model):
    """The movies with their reasons, the model's choice first, in its order.

    `total`, `filters`, `sort`, `like`, `mood`, `relaxed` and `confidence` are as in a search's
    answer. `model` is the one that wrote the reasons: `offline` is no LLM but sentences made from
    the facts.
    """

    query: str
    movies: list[Recommendation]
    explanation: str | None
    model: str | None
    total: int | None = None
    filters: dict[str, AppliedFilter]
    sort: AppliedSort | None = None
    like: tuple[int, ...] = ()
    mood: tuple[AppliedMood, ...] = ()
    relaxed: bool
    confidence: Confidence = "normal"
    degraded: list[Part]


class MoviesEvent(Model):
    """First event of a streamed recommendation: the best movies in retrieval's order."""

    event: ClassVar[str] = "movies"

    query: str
    movies: list[Recommendation]
    total: int | None = None
    filters: dict[str, AppliedFilter]
    sort: AppliedSort | None = None
    like: tuple[int, ...] = ()
    mood: tuple[AppliedMood, ...] = ()
    relaxed: bool
    confidence: Confidence = "normal"


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
    """What answers here: the embedder, the engine, the number of movies, and the process's memory.

    `can` lists what the engine does: `semantic`, `filters` and `similar` in any case, and where it
    can `keywords` (and suggestions), `facets`, `random`, `taste` (`like`, `unlike`), `order` (by
    popularity) and `count` (of those that meet filters).
    `memory_mb` is what is resident, files of the temporary folder not included; null where the
    system does not tell.
    """

    status: Literal["ok"] = "ok"
    embedder: str
    index: str
    movies: int
    can: list[Capability]
    memory_mb: int | None = None


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
