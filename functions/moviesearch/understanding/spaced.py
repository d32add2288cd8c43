"""The grammar of languages that put spaces between words: words in a row that ask for movies."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from moviesearch.constraints import ROWS
from moviesearch.rows import Bound
from moviesearch.understanding.denial import Denial, Negation, Unit
from moviesearch.understanding.language import Spaced
from moviesearch.understanding.letters import unaccented
from moviesearch.understanding.phrases import Phrases, compiled
from moviesearch.understanding.span import Span, surest
from moviesearch.understanding.tokens import Token, Tokens

_BESIDE = {"opening", "beside", "number"}  # two of them in a run can't be by chance
_WORD = re.compile(r"\w")


class Row(NamedTuple):
    """Words in a row that are known: "good korean thrillers".

    Attributes:
        asks: whether they ask for movies, and so name constraints.
    """

    tokens: tuple[Token, ...]
    asks: bool

    @property
    def end(self) -> int:
        """The end of its last word."""
        return self.tokens[-1].end


def find(query: str, language: Spaced) -> Iterator[Span]:
    """The constraints of a query, the surest first; they may overlap.

    A span without values is words that are denied ("not from the 90s").
    """
    yield from _grammar(language).find(query)


class _Grammar:
    """A language's words and phrases, compiled."""

    def __init__(self, language: Spaced) -> None:
        self._tokens = Tokens(language)
        self._heads_first = language.heads_first
        self._phrases = Phrases(language, language.phrases)
        self._told_more = compiled(language, rf" (?:{language.told_more or '(?!)'})\b")
        self._denial = Denial(language)
        between = rf"[\s,-]+(?:(?:{language.between or '(?!)'}) )*$"
        self._unasked = compiled(language, rf"\b(?:{language.unasked or '(?!)'}){between}")

    def find(self, query: str) -> Iterator[Span]:
        """The constraints of a query; see the function of this name."""
        query = unaccented(query)
        negations = self._denial.negations(query)
        rows = self._rows(query, negations)
        phrases = list(self._found(query, [row for row in rows if row.asks]))
        denied: list[Unit] = []
        if negations:
            pieces = [piece for row in rows for piece in self._pieces(row.tokens)]
            spans = (span for span, _ in phrases)
            units = [Unit(span.start, span.end, loose=True) for span in surest(spans)]
            denied = self._denial.of(query, negations, [*pieces, *units])
            yield from (Span(one.start, one.end, {}) for one in denied if one in pieces)
        for span, at in phrases:
            yield from self._asked(query, span, at, denied)
        for row in rows:
            for span in _constraints(row, denied):
                yield from self._asked(query, span, span.start, denied)

    def _asked(self, query: str, span: Span, at: int, denied: Sequence[Unit]) -> Iterator[Span]:
        if any(span.overlaps(one.start, one.end) for one in denied):
            yield Span(span.start, span.end, {})
        elif not self._unasked.search(query[:at]):
            yield span

    def _found(self, query: str, runs: Sequence[Row]) -> Iterator[tuple[Span, int]]:
        """What the phrases give, and where the match of each begins.

        A year at the end is matched with the space before it, which makes it nobody's age:
        "kurosawa and his 1990 movie".
        """
        length = len(query.split())
        for place, span, at in self._phrases.find(query):
            if length <= place.within or (place.behind_run and _follows(query, span.start, runs)):
                yield span, at

    def _rows(self, query: str, negations: Sequence[Negation]) -> list[Row]:
        tokens = self._tokens.of(query)
        rows: list[list[Token]] = [[]]
        for at, token in enumerate(tokens):
            if token.kind not in {"other", "fixed"}:
                rows[-1].append(token)
            elif not (rows[-1] and _is_kind_of_movie(tokens, at)) or any(
                one.start <= token.start < one.end for one in negations if not one.itself
            ):
                rows.append([])
        return [Row(tuple(row), self._asks_for_movies(query, row)) for row in rows if row]

    def _pieces(self, row: Sequence[Token]) -> Iterator[Unit]:
        """The parts of a row that a negation denies one by one.

        A part ends at the word for movies (before it, in a language that puts that first), at a
        mark, and at a word that makes a list: "no scary movies, korean thrillers" and "not a war
        movie a romantic movie" ask for the second.
        """
        piece: list[Token] = []
        for token in row:
            separates = not _WORD.search(token.text) or self._denial.separates(token.text)
            if separates or (piece and self._begins(piece[-1], token)):
                yield from _unit(piece)
                piece = []
            if not separates:
                piece.append(token)
        yield from _unit(piece)

    def _begins(self, before: Token, token: Token) -> bool:
        """Whether a part of a row ends between these two."""
        if self._heads_first:
            return token.kind == "head"
        return before.kind == "head" != token.kind

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


def _unit(piece: Sequence[Token]) -> Iterator[Unit]:
    """A part of a row, unless it names nothing at all."""
    heads = any(token.kind == "head" for token in piece)
    if heads or any(token.values for token in piece):
        yield Unit(piece[0].start, piece[-1].end, behind=False, loose=heads)


def _constraints(row: Row, denied: Sequence[Unit]) -> Iterator[Span]:
    """What a row gives that isn't denied; numbers in it are one range, "80s and 90s action"."""
    tokens = [
        token
        for token in row.tokens
        if row.asks
        and token.values
        and not any(token.start < one.end and one.start < token.end for one in denied)
    ]
    numbers = [token for token in tokens if token.kind == "number"]
    if numbers:
        yield Span(numbers[0].start, numbers[-1].end, _range([token.values for token in numbers]))
    for token in tokens:
        if token.kind != "number":
            yield Span(token.start, token.end, token.values)


def _range(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    together: dict[str, Any] = {}
    for one in values:
        for name, value in one.items():
            row = ROWS[name]
            wider = min if isinstance(row, Bound) and row.side == "lowest" else max
            together[name] = wider(together.get(name, value), value)
    return together


def _follows(query: str, start: int, runs: Sequence[Row]) -> bool:
    """Whether a phrase stands right behind words that ask for movies, or goes on with them.

    Its first word may be one that rows have as well: "peliculas de" and "de los 90".
    """
    return any(
        (run.end <= start and not _WORD.search(query[run.end : start]))
        or any(token.start == start for token in run.tokens[1:])
        for run in runs
    )
