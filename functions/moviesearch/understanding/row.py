"""Known words in a row, and the constraints that they give together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from moviesearch.constraints import ROWS
from moviesearch.rows import Bound, Keywords
from moviesearch.understanding.language import Spaced
from moviesearch.understanding.phrases import compiled
from moviesearch.understanding.span import Span
from moviesearch.understanding.tokens import Token

_WORD = re.compile(r"\w")
_NEVER = "(?!)"


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


def asked(row: Row, language: Spaced, denied: Sequence[Span] = ()) -> Iterator[Span]:
    """What a row gives that isn't denied; numbers in it are one range, "80s and 90s action"."""
    tokens = [
        token
        for token in row.tokens
        if row.asks
        and token.values
        and token.kind != "order"
        and not any(one.overlaps(token.start, token.end) for one in denied)
    ]
    numbers = [token for token in tokens if token.kind == "number"]
    if numbers:
        yield Span(numbers[0].start, numbers[-1].end, _range([token.values for token in numbers]))
    others = [token for token in tokens if token.kind != "number"]
    choices = _choices(row, others, language) if len(others) > 1 else set()
    for at, token in enumerate(others):
        yield Span(token.start, token.end, _any(token.values) if at in choices else token.values)


def named(tokens: Sequence[Token]) -> dict[str, Any]:
    """All that the words of a row stand for, together."""
    together: dict[str, Any] = {}
    for token in tokens:
        for name, value in token.values.items():
            if token.kind == "order":
                continue
            if token.kind == "number":
                together |= _range([together, {name: value}])
            else:
                together[name] = tuple(dict.fromkeys((*together.get(name, ()), *value)))
    return together


def follows(query: str, start: int, ends: Iterable[int]) -> bool:
    """Whether a phrase stands right behind one of these places."""
    return any(end <= start and not _WORD.search(query[end:start]) for end in ends)


def either(name: str) -> str:
    """The constraint that any of its words will do; the same where there is none."""
    row = ROWS.get(name)
    if not isinstance(row, Keywords) or row.match != "all":
        return name
    others = (
        other
        for other, one in ROWS.items()
        if isinstance(one, Keywords) and (one.key, one.match) == (row.key, "any")
    )
    return next(others, name)


def _choices(row: Row, tokens: Sequence[Token], language: Spaced) -> set[int]:
    """Which of the words are parts of a list of which any will do: "comedy, drama or horror"."""
    alternatives = compiled(language, language.alternatives or _NEVER)
    choices: set[int] = set()
    chain, either = [0], False
    for at, (one, other) in enumerate(pairwise(tokens), start=1):
        between = [part.text for part in row.tokens if one.end <= part.start < other.start]
        chosen = any(alternatives.fullmatch(text) for text in between)
        if chosen or any(not _WORD.search(text) for text in between):
            chain.append(at)
        else:
            chain, either = [at], False
        either = either or chosen
        if either:
            choices.update(chain)
    return choices


def _any(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same words, where any of them will do and there is a row for that."""
    return {either(name): value for name, value in values.items()}


def _range(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    together: dict[str, Any] = {}
    for one in values:
        for name, value in one.items():
            row = ROWS[name]
            if not isinstance(row, Bound):
                together[name] = value
                continue
            wider = min if row.side == "lowest" else max
            together[name] = wider(together.get(name, value), value)
    return together
