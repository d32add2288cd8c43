"""The grammar of languages that put no spaces between words: each constraint is a phrase."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from moviesearch.understanding.language import Unspaced
from moviesearch.understanding.phrases import Phrases, compiled
from moviesearch.understanding.span import Span


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
        self._denial = compiled(language, f"(?:{language.negations or '(?!)'})$")

    def find(self, query: str) -> Iterator[Span]:
        """The constraints of a query; see the function of this name."""
        read = query.translate(self._variants)
        spans = [span for _, span, _ in self._phrases.find(read)]
        denied = _denied(read, spans, self._denial)
        for span in spans:
            yield Span(span.start, span.end, {}) if span.start in denied else span


@functools.cache
def _grammar(language: Unspaced) -> _Grammar:
    return _Grammar(language)


def _denied(query: str, spans: Sequence[Span], denial: re.Pattern[str]) -> set[int]:
    """Where denied constraints start: behind a negation, or right behind another denied one."""
    starts: set[int] = set()
    ends: set[int] = set()
    for span in sorted(spans, key=lambda span: span.start):
        before = query[: span.start]
        if denial.search(before) or len(before.rstrip()) in ends:
            starts.add(span.start)
            ends.add(span.end)
    return starts
