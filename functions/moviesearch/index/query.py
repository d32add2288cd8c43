"""What both engines are asked, in words of neither."""

from __future__ import annotations

from dataclasses import dataclass, field

from moviesearch.models import Filters, Movie
from moviesearch.text import prior

DENSE = "dense"
BM25 = "bm25"
GRAMS = "grams"

GENRES = "genres"
LANGUAGE = "original_language"
RATING = "vote_average"
YEAR = "year"
DECADE = "decade"
BAND = "rating_band"
PRIOR = "prior"

DIVERSITY = 0.3  # of similar movies: 0 is nearest only, 1 is unlike each other only
FACET_LIMIT = 100

# How far each ranking is read before fusion; the same for every page, so that all are cut from one
# order. Reading 800 deep gains 0.003 of MRR@10 and costs 1.5 ms over 10,000 movies.
DEPTH = 250

# Qdrant Cloud refuses to filter on a field without an index (strict mode).
PAYLOAD_INDEXES = {
    GENRES: "keyword",
    LANGUAGE: "keyword",
    RATING: "float",
    YEAR: "integer",
    DECADE: "integer",
    BAND: "integer",
    PRIOR: "float",
}


@dataclass(frozen=True)
class SparseVector:
    """Weights by term number; BM25's inverse document frequency is added by the engine."""

    indices: list[int]
    values: list[float]


@dataclass(frozen=True)
class Taste:
    """Movies to be near to, by id, in the dense vectors: Qdrant's recommend query, best_score."""

    like: tuple[int, ...]


@dataclass(frozen=True)
class Leg:
    """One ranking: the neighbours of `vector` in the vector field `using`.

    Where rankings are fused, a movie gets `weight` times its score to the `power`; `missing` stands
    for the score of one that this ranking did not reach.
    """

    using: str
    vector: list[float] | SparseVector | Taste
    weight: float = 1.0
    power: int = 1
    missing: float = 0.0


@dataclass(frozen=True)
class Query:
    """One or more rankings of the movies that meet the filters, fused in the engine.

    A single leg without a prior keeps its own score. Otherwise scores are added up, which needs
    weights that were measured but beats reciprocal rank fusion by far (README, Relevance), since
    a title that fits exactly counts for more than one that merely ranks first.

    Attributes:
        legs: the rankings.
        limit, offset: the page.
        filters: conditions that every movie meets.
        prior: weight of the popularity prior.
        exclude: ids that must not come back.
    """

    legs: tuple[Leg, ...]
    limit: int
    offset: int = 0
    filters: Filters = field(default_factory=Filters)
    prior: float = 0.0
    exclude: tuple[int, ...] = ()

    @property
    def fused(self) -> bool:
        """Whether scores are added up."""
        return len(self.legs) > 1 or self.prior > 0


@dataclass(frozen=True)
class Hit:
    """A movie and what the engine scored it."""

    movie: Movie
    score: float


@dataclass(frozen=True)
class Condition:
    """A test of one payload field: one of `any_of`, or between `gte` and `lte`."""

    key: str
    any_of: tuple[str, ...] = ()
    gte: float | None = None
    lte: float | None = None


def conditions(filters: Filters) -> list[Condition]:
    """The tests, all of which a movie has to pass."""
    tests = [Condition(GENRES, any_of=(genre,)) for genre in filters.genre]
    if filters.language:
        tests.append(Condition(LANGUAGE, any_of=filters.language))
    if filters.min_rating is not None:
        tests.append(Condition(RATING, gte=filters.min_rating))
    if filters.year_from or filters.year_to:
        tests.append(Condition(YEAR, gte=filters.year_from, lte=filters.year_to))
    return tests


def payload(movie: Movie) -> dict[str, object]:
    """What is stored beside a movie's vectors: the movie, and what is filtered and counted by."""
    stored = movie.model_dump(mode="json", exclude_defaults=True)
    stored |= {RATING: movie.vote_average, PRIOR: prior(movie)}
    if movie.vote_count:
        stored[BAND] = int(movie.vote_average)
    if movie.year:
        stored |= {YEAR: movie.year, DECADE: movie.year // 10 * 10}
    return stored


def candidates(limit: int) -> int:
    """From how many near movies the diverse ones are chosen."""
    return max(20, 4 * limit)


def formula_defaults(query: Query) -> dict[str, float]:
    """What stands for a score that is missing from a ranking, and for a missing prior."""
    missing = {f"$score[{number}]": leg.missing for number, leg in enumerate(query.legs)}
    return {**missing, PRIOR: 0.0}
