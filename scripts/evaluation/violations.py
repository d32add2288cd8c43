"""Which results break what a query states, and how many of them the catalogue could have spared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moviesearch.constraints import Filters, conditions
from moviesearch.index.analysis import Field, document_terms, query_terms
from moviesearch.index.schema import payload
from moviesearch.movie import Movie
from moviesearch.rows import Condition
from scripts.evaluation.queries import EvaluationQuery

PLACES = 10


class Judge:
    """Tells of each movie of a catalogue whether it meets what was stated.

    It reads the movies as they are and asks no engine, so that it finds an engine's mistakes.

    Args:
        movies: the catalogue.
    """

    def __init__(self, movies: Sequence[Movie]) -> None:
        self._movies = {movie.id: movie for movie in movies}
        self._payloads: dict[int, Mapping[str, Any]] = {}

    def share(self, query: EvaluationQuery, ranking: Sequence[int]) -> float | None:
        """The share of the first ten that break what the query states, 0 to 1.

        Where fewer than ten movies meet it, only as many places count. A place left empty breaks
        nothing, nor does a movie that the catalogue does not hold. None where the query states
        nothing, or no movie meets it.
        """
        if not query.states:
            return None
        places = self._places(query)
        broken = [one for one in ranking[:places] if self.breaks(query, one)]
        return len(broken) / places if places else None

    def breaks(self, query: EvaluationQuery, movie_id: int) -> bool:
        """Whether a movie breaks what the query states.

        A single year is mostly remembered, so a movie of the year before or after breaks nothing.
        """
        if movie_id in query.not_ids:
            return True
        known = movie_id in self._movies
        return known and not self.meets(movie_id, _about(query.filters))

    def meets(self, movie_id: int, filters: Filters) -> bool:
        """Whether a movie of the catalogue meets all constraints.

        A movie without a year, running time or people meets none that needs them.
        """
        if movie_id not in self._payloads:
            self._payloads[movie_id] = payload(self._movies[movie_id])
        stored = self._payloads[movie_id]
        if not all(_passes(stored, one) for one in conditions(filters)):
            return False
        return not any(mentions(self._movies[movie_id], topic) for topic in filters.without)

    def _places(self, query: EvaluationQuery) -> int:
        """How many of the first ten places could be filled with movies that meet the query."""
        found = 0
        for movie_id in self._movies:
            found += not self.breaks(query, movie_id)
            if found == PLACES:
                break
        return found


def mentions(movie: Movie, topic: str) -> bool:
    """Whether a movie's title, overview or keywords hold the stems of all words of a topic."""
    stems = set(query_terms(topic).indices)
    texts = (movie.title, movie.overview, ", ".join(movie.keywords))
    held = document_terms(Field(text, 1.0, 50) for text in texts)
    return bool(stems) and stems <= set(held.indices)


def _about(filters: Filters) -> Filters:
    year = filters.year_from
    if year is None or year != filters.year_to:
        return filters
    return filters.model_copy(update={"year_from": year - 1, "year_to": year + 1})


def _passes(stored: Mapping[str, Any], condition: Condition) -> bool:
    values = list(_values(stored.get(condition.key)))
    if condition.any_of:
        asked = {_folded(value) for value in condition.any_of}
        return any(_folded(value) in asked for value in values) == condition.wanted
    low = float("-inf") if condition.gte is None else condition.gte
    high = float("inf") if condition.lte is None else condition.lte
    return any(low <= value <= high for value in values) == condition.wanted


def _values(stored: Any) -> Iterator[Any]:
    if isinstance(stored, list | tuple):
        yield from stored
    elif stored is not None:
        yield stored


def _folded(value: str | int) -> str | int:
    return value.casefold() if isinstance(value, str) else value
