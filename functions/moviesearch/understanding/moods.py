"""How somebody wants to feel, as words and constraints that the catalogue knows."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from moviesearch.understanding.language import Language
from moviesearch.understanding.phrases import any_of, compiled, said
from moviesearch.understanding.span import Span

_LONGEST = 16  # words of a query that may say a mood; a longer one tells a plot


class Moods:
    """The moods of a language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @functools.cached_property
    def _any(self) -> re.Pattern[str]:
        """One pattern for all, since most queries say none."""
        return any_of(self._language, [mood.pattern for mood in self._language.moods])

    def find(self, query: str) -> Iterator[Span]:
        """Where the query says a mood, the surest first; they may overlap. A plot says none."""
        if len(query.split()) > _LONGEST or not self._any.search(query):
            return
        for mood in self._language.moods:
            for found in compiled(self._language, mood.pattern).finditer(query):
                yield Span(*said(found), mood.gives, mood.words)
