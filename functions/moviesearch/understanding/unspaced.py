"""The grammar of languages that put no spaces between words: each constraint is a phrase."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moviesearch.constraints import ROWS
from moviesearch.rows import Keywords
from moviesearch.understanding.denial import Denial, Unit
from moviesearch.understanding.exclusion import excluded
from moviesearch.understanding.filler import Filler
from moviesearch.understanding.language import Unspaced
from moviesearch.understanding.moods import Moods
from moviesearch.understanding.phrases import Phrases, compiled
from moviesearch.understanding.span import Reading, Span, surest
from moviesearch.understanding.subjects import Subjects


@dataclass(frozen=True)
class Heard:
    """A query as the phrases of a language see it, before anything is denied."""

    grammar: _Grammar
    query: str
    spans: Sequence[Span]

    def judged(self, names: Sequence[Span]) -> Reading:
        """What is asked for and what is denied, now that the names in the query are known."""
        return self.grammar.judge(self, names)


def hear(query: str, language: Unspaced, year: int) -> Heard:
    """What the phrases of a language may mean in a query; `year` is this one."""
    return _grammar(language).hear(query, year)


class _Grammar:
    """A language's phrases, compiled."""

    def __init__(self, language: Unspaced) -> None:
        self._variants = str.maketrans(*language.variants)
        self._phrases = Phrases(language, language.phrases)
        self._moods = Moods(language)
        self._subjects = Subjects(language)
        self._filler = Filler(language)
        self._denial = Denial(language)
        self._final = compiled(language, rf"(?:{language.finals or '(?!)'})$")

    def hear(self, query: str, year: int) -> Heard:
        """See the function of this name."""
        if query.isascii():  # no word of such a language
            return Heard(self, query, [])
        read = query.translate(self._variants)
        phrases = [span for _, span, _ in self._phrases.find(read, year)]
        return Heard(self, read, [*phrases, *self._moods.find(read)])

    def judge(self, heard: Heard, names: Sequence[Span]) -> Reading:
        """See `Heard.judged`."""
        query, denied = heard.query, []
        if query.isascii():
            return Reading([])
        said = surest(heard.spans)
        negations = [
            one
            for one in self._denial.negations(query)
            if not any(
                name.overlaps(one.start, one.end) and not (one.itself and name.values)
                for name in names
            )
            and not any(span.start <= one.start and one.end <= span.end for span in said)
        ]
        if negations:
            spans = surest([*(name for name in names if name.values), *heard.spans])
            apart = self._apart(query, spans)
            units = {
                Unit(one.start, one.end, behind=one.start not in apart, leads=True): one.values
                for one in spans
            }

            def subjects(taken: Sequence[Span]) -> Iterator[Span]:
                return self._subjects.of(query, query, (), [*taken, *names])

            denied = list(excluded(query, self._denial, negations, units, subjects))
        return Reading(heard.spans, self._filler.of(query), denied)

    def _apart(self, query: str, spans: Sequence[Span]) -> set[int]:
        """Where a span begins that goes on behind a denied word: "non-English thrillers".

        Behind a word that ends as a description does, or where a range follows what is none.
        """
        words = {one.end for one in spans if _is_of_words(one)}
        ends = {
            one.end
            for one in spans
            if one.end in words and self._final.search(query[one.start : one.end])
        }
        return ends | {one.start for one in spans if one.start in words and not _is_of_words(one)}


def _is_of_words(span: Span) -> bool:
    return all(isinstance(ROWS.get(name), Keywords) for name in span.values)


@functools.cache
def _grammar(language: Unspaced) -> _Grammar:
    return _Grammar(language)
