"""What both engines are asked, in words of neither.

Plain values here and elsewhere in the functions are named tuples where a dataclass would do as
well: to make one class costs a cold start 0.06 ms instead of 0.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from moviesearch.constraints import Filters
from moviesearch.index.analysis import SparseVector
from moviesearch.movie import Movie

DIVERSITY = 0.3  # of similar movies: 0 is nearest only, 1 is unlike each other only
FACET_LIMIT = 100
NAMES_LIMIT = 200
MENTIONS_LIMIT = 2_000  # movies that are known to be about something

# How far each retriever is read before fusion; the same for every page, so that all are cut from
# one order. Reading 800 deep gains 0.003 of MRR@10 and costs 1.5 ms over 10,000 movies.
DEPTH = 250


class Taste(NamedTuple):
    """Movies to be near to, by id, in the dense vectors: Qdrant's recommend query, best_score."""

    like: tuple[int, ...]


class Retriever(NamedTuple):
    """One ranking: the neighbours of `vector` in the vector field `using`.

    `name` is what the score calls it.
    """

    name: str
    using: str
    vector: list[float] | SparseVector | Taste


class Sum(NamedTuple):
    """Its terms added up."""

    terms: tuple[Expression, ...]


class Product(NamedTuple):
    """Its factors multiplied."""

    factors: tuple[Expression, ...]


class Quotient(NamedTuple):
    """One expression over another, which is never 0."""

    numerator: Expression
    denominator: Expression


# A number, the name of a variable (a payload field, or `score_of(n)`), or several of these.
Expression: TypeAlias = float | str | Sum | Product | Quotient


def score_of(number: int) -> str:
    """The variable that holds the score by a query's retriever of that number, from 0 on."""
    return f"$score[{number}]"


class Score(NamedTuple):
    """What a movie's score is computed by.

    Attributes:
        expression: over the retrievers' scores and payload fields.
        missing: what a variable is for a movie that has none: one that a retriever did not reach.
    """

    expression: Expression
    missing: Mapping[str, float]


@dataclass(frozen=True)
class Query:
    """One or more rankings of the movies that meet the filters, fused in the engine.

    Attributes:
        retrievers: the rankings.
        limit, offset: the page.
        filters: constraints that every movie meets.
        score: how the rankings are fused; None keeps the one retriever's own score.
        exclude: ids that must not come back.
    """

    retrievers: tuple[Retriever, ...]
    limit: int
    offset: int = 0
    filters: Filters = field(default_factory=Filters)
    score: Score | None = None
    exclude: tuple[int, ...] = ()


class Named(NamedTuple):
    """A movie that a sentence may name, by its title or by somebody of it.

    Attributes:
        keys: those of the keys asked for that the movie has.
        votes: by how many it was rated, which tells how well it is known.
    """

    id: int
    title: str
    year: int | None
    people: tuple[str, ...]
    director: str | None
    votes: int
    keys: frozenset[str]

    @classmethod
    def of(cls, movie_id: int, payload: Mapping[str, Any], asked: Iterable[str]) -> Named:
        """What is stored of a movie, as far as names go. Raises KeyError, TypeError."""
        return cls(
            id=movie_id,
            title=payload["title"],
            year=payload.get("year"),
            people=tuple(payload.get("people") or ()),
            director=payload.get("director"),
            votes=payload["vote_count"],
            keys=frozenset(payload["name_keys"]) & frozenset(asked),
        )


NAMED_FIELDS = ["title", "year", "people", "director", "vote_count", "name_keys"]


class Hit(NamedTuple):
    """A movie and what the engine scored it."""

    movie: Movie
    score: float


def candidates(limit: int) -> int:
    """From how many near movies the diverse ones are chosen."""
    return max(20, 4 * limit)
