"""What somebody wishes to watch, as an explainer is told it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from moviesearch.constraints import Filters, Sort
from moviesearch.movie import Movie
from moviesearch.ranking.misses import broken

# Looks up a title, and its year where one is given.
Recognise: TypeAlias = Callable[[str, "int | None"], "Movie | None"]


class Brief(NamedTuple):
    """A request for recommendations, as far as it was understood.

    Attributes:
        query: as typed.
        words: what is left of it beside the constraints; empty where that is nothing.
        filters: the constraints, explicit and understood.
        k: how many movies, from 1 on.
        sort: the order that it asks for; None where that is how well a movie fits.
        examples: the movies that it names as examples, which are none of the answer.
        confident: False where retrieval found nothing close.
        recognise: looks up the movies that an LLM knows and retrieval missed; None where it is not
            to name any.
    """

    query: str
    words: str
    filters: Filters
    k: int
    sort: Sort | None = None
    examples: tuple[int, ...] = ()
    confident: bool = True
    recognise: Recognise | None = None

    @property
    def is_close(self) -> bool:
        """Whether what was retrieved is near to the words, if there are any."""
        return bool(self.words) and self.confident

    def missing(self, movie: Movie) -> list[str]:
        """The names of the constraints that a movie misses."""
        return broken(movie, self.filters)
