"""The grammar of languages that put spaces between words: words in a row that ask for movies."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from moviesearch.constraints import ROWS, Bound
from moviesearch.understanding.language import Spaced
from moviesearch.understanding.phrases import Phrases, compiled
from moviesearch.understanding.span import Span
from moviesearch.understanding.tokens import Token, Tokens

_BESIDE = {"opening", "beside", "number"}  # two of them in a run can't be by chance
_WORD = re.compile(r"\w")


class Run(NamedTuple):
    """Words in a row that ask for a kind of movie: "good korean thrillers".

    Attributes:
        spans: its constraints; its numbers first.
        denied: the end of the words in it that a negation before it denies; `start` without one.
    """

    start: int
    end: int
    spans: tuple[Span, ...]
    denied: int


def find(query: str, language: Spaced) -> Iterator[Span]:
    """The constraints of a query, the surest first; they may overlap.

    A span without values is words that are denied ("not from the 90s").
    """
    yield from _grammar(language).find(query)


class _Grammar:
    """A language's words and phrases, compiled."""

    def __init__(self, language: Spaced) -> None:
        self._tokens = Tokens(language)
        self._phrases = Phrases(language, language.phrases)
        self._told_more = compiled(language, rf" (?:{language.told_more or '(?!)'})\b")
        between = rf"[\s,-]+(?:(?:{language.between or '(?!)'}) )*$"
        self._denial = compiled(language, rf"\b(?:{language.negations or '(?!)'}){between}")
        self._unasked = compiled(language, rf"\b(?:{language.unasked or '(?!)'}){between}")

    def find(self, query: str) -> Iterator[Span]:
        """The constraints of a query; see the function of this name."""
        runs = self._runs(query)
        yield from (Span(run.start, run.denied, {}) for run in runs if run.denied > run.start)
        for span, at in self._spans(query, runs):
            if self._denial.search(query[: span.start]) or _denied(query, span, runs):
                yield Span(span.start, span.end, {})
            elif not self._unasked.search(query[:at]):
                yield span

    def _spans(self, query: str, runs: Sequence[Run]) -> Iterator[tuple[Span, int]]:
        """The constraints, and where the match of each begins.

        A year at the end is matched with the space before it, which makes it nobody's age:
        "kurosawa and his 1990 movie".
        """
        length = len(query.split())
        for place, span, at in self._phrases.find(query):
            if length <= place.within or (place.behind_run and _follows(query, span.start, runs)):
                yield span, at
        for run in runs:
            yield from ((span, span.start) for span in run.spans)

    def _runs(self, query: str) -> list[Run]:
        tokens = self._tokens.of(query)
        rows: list[list[Token]] = [[]]
        for at, token in enumerate(tokens):
            if token.kind not in {"other", "fixed"}:
                rows[-1].append(token)
            elif not (rows[-1] and _is_kind_of_movie(tokens, at)):
                rows.append([])
        return [self._run(query, row) for row in rows if row and self._asks_for_movies(query, row)]

    def _run(self, query: str, row: Sequence[Token]) -> Run:
        start, end = row[0].start, row[-1].end
        denied = _end_of_denial(row) if self._denial.search(query[:start]) else start
        return Run(start, end, tuple(_constraints(row)), denied)

    def _asks_for_movies(self, query: str, row: Sequence[Token]) -> bool:
        kinds = [token.kind for token in row]
        if "alone" in kinds or "head" in kinds:
            return True
        # "90s action", "korean drama", "crime drama"
        if sum(kind in _BESIDE for kind in kinds) > 1:
            return True
        # "western with paul newman": a genre that opens the query and is told more of
        opens = not query[: row[0].start].strip()
        return opens and "opening" in kinds and bool(self._told_more.match(query, row[-1].end))


@functools.cache
def _grammar(language: Spaced) -> _Grammar:
    return _Grammar(language)


def _is_kind_of_movie(tokens: Sequence[Token], at: int) -> bool:
    """Whether an unknown word stands between a constraint and movies: "korean samurai movies"."""
    if at + 1 == len(tokens) or tokens[at].kind == "fixed":
        return False
    before, after = tokens[at - 1].kind, tokens[at + 1].kind
    return (before in _BESIDE and after == "head") or (before == "number" and after == "alone")


def _end_of_denial(row: Sequence[Token]) -> int:
    """How far a negation before a run reaches: to the word for movies, or to a mark.

    "no scary movies, korean thrillers" and "not a war movie a romantic movie" ask for the second.
    """
    end = row[0].start
    for token, after in itertools.zip_longest(row, row[1:]):
        if not _WORD.search(token.text):
            break
        end = token.end
        if token.kind == "head" and after and after.kind != "head":
            break
    return end


def _constraints(row: Sequence[Token]) -> Iterator[Span]:
    """The constraints of a run; numbers in it are one range, "80s and 90s action"."""
    numbers = [token for token in row if token.kind == "number"]
    if numbers:
        yield Span(numbers[0].start, numbers[-1].end, _range([token.values for token in numbers]))
    for token in row:
        if token.values and token.kind != "number":
            yield Span(token.start, token.end, token.values)


def _range(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    together: dict[str, Any] = {}
    for one in values:
        for name, value in one.items():
            row = ROWS[name]
            wider = min if isinstance(row, Bound) and row.side == "lowest" else max
            together[name] = wider(together.get(name, value), value)
    return together


def _follows(query: str, start: int, runs: Sequence[Run]) -> bool:
    """Whether a phrase stands right behind words that ask for movies."""
    return any(run.end <= start and not _WORD.search(query[run.end : start]) for run in runs)


def _denied(query: str, span: Span, runs: Sequence[Run]) -> bool:
    """Whether a span is in denied words or right behind them: "no movies before 1980"."""
    return any(
        run.start < run.denied
        and (
            span.overlaps(run.start, run.denied)
            or (run.end == run.denied <= span.start and not query[run.end : span.start].strip())
        )
        for run in runs
    )
