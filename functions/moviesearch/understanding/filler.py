"""Words that only ask for a movie, and the order in which movies are asked for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from moviesearch.understanding.language import Language, Spaced
from moviesearch.understanding.letters import plain
from moviesearch.understanding.phrases import any_of
from moviesearch.understanding.span import Span
from moviesearch.understanding.tokens import Token

_WORDS = re.compile(r"[\w'’]+")
_CLAUSE = re.compile(r"[,.;:!?(–-]\s*$")
_LONGEST = 12  # words of a query that may ask for an order; a longer one tells a plot
_NEAR = 4  # words between an order and what it orders


class Filler:
    """What a language says around what it asks for."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._spaced = language if isinstance(language, Spaced) else Spaced(code="")
        self._around = frozenset(map(plain, (*language.noise, *self._spaced.fillers)))

    @functools.cached_property
    def _leads(self) -> re.Pattern[str]:
        return any_of(self._language, self._language.leads)

    def of(self, query: str, tokens: Sequence[Token] = ()) -> list[Span]:
        """Where the query says nothing about the movie; the stretches may overlap."""
        leads = [Span(*found.span(), {}) for found in self._leads.finditer(query)]
        return [*leads, *self._heads(query, tokens)]

    def opens_clause(self, before: str) -> bool:
        """Whether only words of a request stand between here and the clause's beginning."""
        clause = re.split(r"[,.;:!?(]", before)[-1]
        return self.only_links(clause)

    def only_links(self, between: str) -> bool:
        """Whether these words say nothing about a movie."""
        return all(word in self._around for word in _WORDS.findall(plain(between)))

    def only_around(self, tokens: Sequence[Token]) -> bool:
        """Whether these words are an order or say nothing about a movie."""
        return all(token.kind == "order" or token.text in self._around for token in tokens)

    def orders(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """The order that the query opens with: "show me the newest korean movies"."""
        if len(tokens) > _LONGEST:
            return
        for at, token in enumerate(tokens):
            if token.kind == "order":
                if self._is_of_movies(tokens[at + 1 : at + 2 + _NEAR]):
                    yield Span(token.start, token.end, token.values)
                return
            if token.kind != "number" and token.text not in self._around:
                return

    def _is_of_movies(self, tokens: Sequence[Token]) -> bool:
        if all(token.kind == "number" or token.text in self._around for token in tokens):
            return True
        for token in tokens:
            if token.kind in {"head", "alone"}:
                return True
            if token.kind == "fixed" or token.text in self._spaced.stops:
                return False
        return any(token.kind in {"opening", "beside"} for token in tokens[:1])

    def _heads(self, query: str, tokens: Sequence[Token]) -> Iterator[Span]:
        """The words for movies that end what is asked for: "time loop movies with a twist"."""
        for at, token in enumerate(tokens):
            if token.kind != "head":
                continue
            before, after = tokens[:at], tokens[at + 1 : at + 2]
            ends = not after or after[0].text in self._spaced.stops or after[0].kind == "number"
            ends = ends or not _WORDS.search(after[0].text)
            ends = ends or bool(_CLAUSE.search(query[token.end : after[0].start]))
            made = bool(before) and before[-1].text in self._spaced.stops
            opens = all(one.text in self._around for one in before)
            if ends and (opens or not made):
                yield Span(token.start, token.end, {})
