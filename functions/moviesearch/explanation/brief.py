"""What somebody wishes to watch, as an explainer is told it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from moviesearch.constraints import Filters, Sort
from moviesearch.explanation.language import Language, language_of, language_read
from moviesearch.index.query import Named
from moviesearch.movie import Movie
from moviesearch.ranking.misses import broken
from moviesearch.reader import Reader

# Looks up a title, and its year where one is given.
Recognise: TypeAlias = Callable[[str, "int | None"], "Movie | None"]
# The movies that have one of these keys (`schema.name_keys`). Raises IndexUnavailable.
Titled: TypeAlias = Callable[[Sequence[str]], Sequence[Named]]


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
        tasted: whether liked and disliked movies had a say in the order.
        recognise: looks up the movies that an LLM knows and retrieval missed; None where it is not
            to name any.
        titled: looks up what else the catalogue holds; None where there is none to look in.
        reader: who is to read the reasons; None where that is whoever reads the query's language.
    """

    query: str
    words: str
    filters: Filters
    k: int
    sort: Sort | None = None
    examples: tuple[int, ...] = ()
    confident: bool = True
    tasted: bool = False
    recognise: Recognise | None = None
    titled: Titled | None = None
    reader: Reader | None = None

    @property
    def is_close(self) -> bool:
        """Whether what comes first is near to the words: nothing else decided what does."""
        return bool(self.words) and self.confident and not self.tasted

    @property
    def language(self) -> Language:
        """What sentences are made of: the reader's language if there is a file of it."""
        known = language_read(self.reader) if self.reader else None
        return known or language_of(self.query)

    def title(self, movie: Movie, language: Language | None = None) -> str:
        """What the reader knows a movie as, with the marks that a language puts around a title.

        Args:
            movie: the movie.
            language: of the sentence that names it, where that may not be the reader's own.
        """
        told, reader = language or self.language, self.reader
        if reader is None or (language and reader.language != language.code):
            reader = Reader.of(told.code)
        return told.title.format(title=reader.title(movie).text)

    def missing(self, movie: Movie) -> list[str]:
        """The names of the constraints that a movie misses."""
        return broken(movie, self.filters)
