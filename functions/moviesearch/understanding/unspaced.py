"""The grammar of languages that put no spaces between words: each constraint is a phrase."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from moviesearch.understanding.denial import Denial, Unit
from moviesearch.understanding.language import Unspaced
from moviesearch.understanding.phrases import Phrases
from moviesearch.understanding.span import Span, surest


def find(query: str, language: Unspaced) -> Iterator[Span]:
    """The constraints of a query, the surest first; they may overlap.

    A span without values is words that are denied.
    """
    yield from _grammar(language).find(query)


class _Grammar:
    """A language's phrases, compiled."""

    def __init__(self, language: Unspaced) -> None:
        self._variants = str.maketrans(*language.variants)
        self._phrases = Phrases(language, language.phrases)
        self._denial = Denial(language)

    def find(self, query: str) -> Iterator[Span]:
        """The constraints of a query; see the function of this name."""
        read = query.translate(self._variants)
        spans = [span for _, span, _ in self._phrases.find(read)]
        denied: list[Unit] = []
        if spans and (negations := self._denial.negations(read)):
            units = [Unit(one.start, one.end) for one in surest(spans)]
            denied = self._denial.of(read, negations, units)
        for span in spans:
            refused = any(span.overlaps(one.start, one.end) for one in denied)
            yield Span(span.start, span.end, {}) if refused else span


@functools.cache
def _grammar(language: Unspaced) -> _Grammar:
    return _Grammar(language)
