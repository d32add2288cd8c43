"""One query's words, each labelled by what it may mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from moviesearch.understanding.language import Spaced, by_word
from moviesearch.understanding.letters import plain
from moviesearch.understanding.phrases import Phrases, compiled

Kind: TypeAlias = Literal[
    "alone", "opening", "beside", "number", "order", "head", "filler", "fixed", "other"
]
_WORDS = r"[\w'’-]+|[&,/]"


@dataclass(frozen=True)
class Token:
    """A word or a pair of words of the query, from `start` to before `end`.

    Attributes:
        kind: how sure its constraint is (see `Words`); `number`; `order`; or, without a constraint,
            a `head`, a `filler`, a `fixed` term or any `other` word.
        values: the constraints that it names, or the order: `sort`, or `superlative` where it is
            one only if nothing but constraints is said.
        text: as the tables spell it.
    """

    start: int
    end: int
    kind: Kind
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Tokens:
    """The words of a language, ready to label those of a query."""

    def __init__(self, language: Spaced) -> None:
        first = f"{language.tokens}|" if language.tokens else ""
        self._pattern = compiled(language, first + _WORDS)
        self._numbers = Phrases(language, language.numbers)
        self._table = _table(language)

    def of(self, query: str, year: int) -> list[Token]:
        """The query's words, in order; a pair of words that is a term is one of them.

        `year` is this one.
        """
        parts = list(self._pattern.finditer(query))
        tokens, at = [], 0
        while at < len(parts):
            pair = self._pair(query, parts[at], parts[at + 1]) if at + 1 < len(parts) else None
            tokens.append(pair or self._single(parts[at], year))
            at += 2 if pair else 1
        return tokens

    def _pair(self, query: str, first: re.Match[str], last: re.Match[str]) -> Token | None:
        text = plain(query[first.start() : last.end()])
        if text not in self._table:
            return None
        kind, values = self._table[text]
        return Token(first.start(), last.end(), kind, text, values)

    def _single(self, part: re.Match[str], year: int) -> Token:
        text = plain(part[0])
        kind, values = self._table.get(text, ("other", {}))
        if kind == "other":
            values = self._numbers.whole(text, year)
            kind = "number" if values else "other"
        return Token(part.start(), part.end(), kind, text, values)


def _table(language: Spaced) -> dict[str, tuple[Kind, dict[str, Any]]]:
    """What each word may mean; of several kinds, the first here."""
    table: dict[str, tuple[Kind, dict[str, Any]]] = {}

    def plainly(words: Collection[str], kind: Kind) -> None:
        for word in words:
            table.setdefault(plain(word), (kind, {}))

    plainly(language.fixed, "fixed")
    for row in language.words:
        for word, names in row.spelt().items():
            table.setdefault(word, (row.sure, {}))[1].setdefault(row.constraint, names)
    for name, orders in (("sort", language.orders), ("superlative", language.superlatives)):
        for order, words in orders.items():
            for word in by_word({order: words}):
                table.setdefault(word, ("order", {name: (order,)}))
    plainly(language.heads, "head")
    plainly(language.fillers, "filler")
    return table
