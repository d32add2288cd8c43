"""Which constraints a movie misses, by the tests that the engines make of what is stored of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from moviesearch.constraints import ROWS, Filters, conditions_of
from moviesearch.index.analysis import document_terms, query_terms
from moviesearch.index.schema import fields, tested
from moviesearch.movie import Movie
from moviesearch.rows import ID, Condition, Topics, Wish


def missed(movie: Movie, wishes: Sequence[Wish]) -> list[str]:
    """The names of the constraints that a movie does not meet, in their order."""
    stored = stored_of(movie) if wishes else {}
    return [one.name for one in wishes if not all(passes(test, stored) for test in one.conditions)]


def broken(movie: Movie, filters: Filters) -> list[str]:
    """The names of the constraints that a movie does not meet, told without the index.

    It is about a topic where its words hold all of the topic's, or of what texts call it.
    """
    asked = filters.asked()
    topics = [name for name in asked if isinstance(ROWS[name], Topics)]
    tests = [Wish(name, tuple(conditions_of(name, value))) for name, value in asked.items()]
    there = set(document_terms(fields(movie)).indices) if topics else set()
    about = {name for name in topics if any(_holds(there, topic) for topic in asked[name])}
    missing = {*missed(movie, tests), *about}
    return [name for name in asked if name in missing]


def _holds(there: set[int], topic: str) -> bool:
    from moviesearch.understanding.wordings import wordings

    texts = (set(query_terms(text).indices) for text in wordings(topic))
    return any(wanted and wanted <= there for wanted in texts)


def stored_of(movie: Movie) -> dict[str, Any]:
    """What of a movie the tests look at, its id included."""
    return {**tested(movie), ID: movie.id}


def passes(test: Condition, stored: Mapping[str, Any]) -> bool:
    """Whether a movie is what a test asks for: has the value, or where unwanted has not."""
    return has(test, stored) == test.wanted


def has(test: Condition, stored: Mapping[str, Any]) -> bool:
    """Whether a movie has what a test names, wanted or not."""
    value = stored.get(test.key)
    if test.key == ID:
        return value in test.ids
    if value is None:
        return False
    if test.any_of:
        values: Iterable[Any] = value if isinstance(value, list) else (value,)
        return any(one in test.any_of for one in values)
    lowest = -float("inf") if test.gte is None else test.gte
    highest = float("inf") if test.lte is None else test.lte
    return bool(lowest <= value <= highest)
