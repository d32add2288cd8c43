"""What both engines are asked, in words of neither."""

from __future__ import annotations

from dataclasses import dataclass, field

from moviesearch.models import Filters, Movie

DENSE = "dense"
BM25 = "bm25"
RRF_K = 2  # Qdrant's default


@dataclass(frozen=True)
class SparseVector:
    """Weights by term number; BM25's inverse document frequency is added by the engine."""

    indices: list[int]
    values: list[float]


@dataclass(frozen=True)
class Leg:
    """One ranking: the neighbours of `vector` in the vector field `using`."""

    using: str
    vector: list[float] | SparseVector
    weight: float = 1.0


@dataclass(frozen=True)
class Query:
    """One or more rankings of the movies that meet the filters.

    A single leg keeps its own score; several are fused by reciprocal rank (Cormack et al. 2009)
    inside the engine.
    """

    legs: tuple[Leg, ...]
    limit: int
    offset: int = 0
    filters: Filters = field(default_factory=Filters)

    @property
    def depth(self) -> int:
        """How far each leg is read before fusion.

        Coarse steps, so that the pages of one query are cut from one and the same ranking.
        """
        return next(depth for depth in (200, 1_200) if depth >= self.limit + self.offset)


@dataclass(frozen=True)
class Hit:
    """A movie and what the engine scored it."""

    movie: Movie
    score: float


@dataclass(frozen=True)
class Condition:
    """A test of one payload field: equal to `match`, or between `gte` and `lte`."""

    key: str
    match: str | None = None
    gte: float | None = None
    lte: float | None = None


GENRES = "genres"
LANGUAGE = "original_language"
RATING = "vote_average"
YEAR = "year"

# Qdrant Cloud refuses to filter on a field without an index (strict mode).
PAYLOAD_INDEXES = {GENRES: "keyword", LANGUAGE: "keyword", RATING: "float", YEAR: "integer"}


def conditions(filters: Filters) -> list[Condition]:
    """The tests, all of which a movie has to pass."""
    tests = [Condition(GENRES, match=genre) for genre in filters.genre]
    if filters.language:
        tests.append(Condition(LANGUAGE, match=filters.language))
    if filters.min_rating is not None:
        tests.append(Condition(RATING, gte=filters.min_rating))
    if filters.year_from or filters.year_to:
        tests.append(Condition(YEAR, gte=filters.year_from, lte=filters.year_to))
    return tests


def payload(movie: Movie) -> dict[str, object]:
    """What is stored beside a movie's vectors: the movie, and the year to filter by."""
    stored = movie.model_dump(mode="json", exclude_defaults=True)
    stored[RATING] = movie.vote_average
    return {**stored, YEAR: movie.year} if movie.year else stored
