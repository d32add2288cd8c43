"""The clauses of a request: what a genre alone in one asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moviesearch.understanding.filler import Filler
from moviesearch.understanding.language import Spaced
from moviesearch.understanding.row import Row
from moviesearch.understanding.tokens import Token

_MARK = re.compile(r"[,.;:!?()–]|\s-\s")
_LONGEST = 14  # words of a query that is a request and no plot
_UNKNOWN = 3  # words before a genre that say more of it: "space adventure"


class Clauses:
    """A query's clauses, which end at a mark, at a constraint and at a negation.

    Args:
        language: the language.
        filler: what it says around what is asked for.
        query: as typed.
        tokens: the query's words.
        places: where constraints and negations begin and end.
    """

    def __init__(
        self,
        language: Spaced,
        filler: Filler,
        query: str,
        tokens: Sequence[Token],
        places: Sequence[tuple[int, int]],
    ) -> None:
        self._kinds = frozenset(language.kinds)
        self._stops = frozenset(language.stops)
        self._filler = filler
        self._query = query
        self._tokens = tokens
        self._places = places

    def ask(self, row: Row, *, sure: bool) -> bool:
        """Whether a row is a genre that fills its clause, or that ends it as a word for movies.

        Args:
            row: known words in a row.
            sure: whether another part of the query is a constraint; a negation alone makes only
                the words for movies a request: "romance without tears", but not "war, no hope".
        """
        named = [token for token in row.tokens if token.values]
        if len(self._tokens) > _LONGEST or not named or named[-1].kind not in {"opening", "beside"}:
            return False
        before, after = self._before(named[0]), self._after(named[-1])
        if before is None or not self._filler.only_around(after):
            return False
        if self._filler.only_around(before):
            return sure or named[-1].text in self._kinds
        told = [token for token in before if not self._filler.only_around([token])]
        return (
            named[-1].text in self._kinds
            and len(told) <= _UNKNOWN
            and not any(token.kind == "fixed" or token.text in self._stops for token in told)
        )

    def _before(self, token: Token) -> list[Token] | None:
        """The words of the clause before one of its own; None where a negation or the like does."""
        words: list[Token] = []
        for one, other in reversed([*zip(self._tokens, self._tokens[1:], strict=False)]):
            if other.start > token.start:
                continue
            if _MARK.search(self._query, one.end, other.start) or _MARK.search(one.text):
                return words
            if self._is_taken(one):
                return None
            words.insert(0, one)
        return words

    def _after(self, token: Token) -> list[Token]:
        """The words of the clause behind one of its own."""
        words: list[Token] = []
        for one, other in zip(self._tokens, self._tokens[1:], strict=False):
            if one.start < token.start:
                continue
            marked = _MARK.search(self._query, one.end, other.start) or _MARK.search(other.text)
            if marked or self._is_taken(other):
                return words
            words.append(other)
        return words

    def _is_taken(self, token: Token) -> bool:
        return any(start < token.end and token.start < end for start, end in self._places)
