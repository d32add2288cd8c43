"""What both engines are asked, in words of neither.

Plain values here and elsewhere in the functions are named tuples where a dataclass would do as
well: to make one class costs a cold start 0.06 ms instead of 0.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from moviesearch.constraints import PEOPLE, Filters, conditions
from moviesearch.index.analysis import SparseVector
from moviesearch.movie import Movie
from moviesearch.rows import ID, Condition

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


class By(NamedTuple):
    """Movies by a number that they are stored with; those without it are left out."""

    key: str
    descending: bool = True


class Best(NamedTuple):
    """The best movies by a score of their own over some rankings."""

    retrievers: tuple[Retriever, ...]
    score: Score


# Which movies a ranking is of: all that meet the filters, or of these the ones that meet all
# wishes, or the rest of them. So a movie is in one of these two, and no ranking of one part is cut
# short by the other. `some` are those of the rest that have somebody who is wished for.
Part = Literal["all", "met", "rest", "some"]


class Retriever(NamedTuple):
    """One ranking: the neighbours of `vector` in the vector field `using`.

    Attributes:
        name: what the score calls it.
        using: the vector field; empty where `vector` is none.
        vector: what to be near to, or another order.
        part: which movies it is of.
        depth: how many of them are read.
    """

    name: str
    using: str
    vector: list[float] | SparseVector | Taste | By | Best
    part: Part = "all"
    depth: int = DEPTH


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


class Met(NamedTuple):
    """1 for a movie that passes a test, 0 for another; whether it is wanted is not looked at."""

    condition: Condition


# A number, the name of a variable (a payload field, or `score_of(n)`), or several of these.
Expression: TypeAlias = float | str | Sum | Product | Quotient | Met


def holding(texts: Iterable[SparseVector], found: Mapping[int, set[int]]) -> set[int]:
    """The movies that hold all terms of any text, given those that hold each; of none, none."""
    sets = [[found[term] for term in text.indices] for text in texts if text.indices]
    return {movie for each in sets for movie in set.intersection(*each)}


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
        wishes: what movies should meet beside; divides them into the parts of a Retriever.
    """

    retrievers: tuple[Retriever, ...]
    limit: int
    offset: int = 0
    filters: Filters = field(default_factory=Filters)
    score: Score | None = None
    exclude: tuple[int, ...] = ()
    wishes: tuple[Condition, ...] = ()


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


class Place(NamedTuple):
    """A movie's id and what the engine scored it."""

    id: int
    score: float


def required(filters: Filters, exclude: Sequence[int] = ()) -> list[Condition]:
    """What a movie passes that meets the filters and is none of the excluded."""
    without = [Condition(ID, ids=tuple(exclude), wanted=False)] if exclude else []
    return [*conditions(filters), *without]


def of_somebody(wishes: Sequence[Condition]) -> list[Condition]:
    """That a movie has anybody who is wished for; none where nobody is."""
    names = [name for test in wishes if test.key == PEOPLE and test.wanted for name in test.any_of]
    return [Condition(PEOPLE, any_of=tuple(names))] if names else []


def candidates(limit: int) -> int:
    """From how many near movies the diverse ones are chosen."""
    return max(20, 4 * limit)
