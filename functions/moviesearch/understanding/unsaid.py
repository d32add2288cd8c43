"""What a query denies though no constraint says so: "animated movies not from disney".

Its words would attract just what is not wanted, and so are searched for no more.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence

from moviesearch.understanding.denial import Negation
from moviesearch.understanding.language import Language
from moviesearch.understanding.phrases import compiled
from moviesearch.understanding.span import NOTHING, Span

_LONGEST = 5  # words behind a negation; more tell a plot
_MARK = re.compile(r"[,.;:!?()]|\s[-–]\s")
_LAST = re.compile(r"\s+[\w'’-]+(?=\s*(?:$|[,.;:!?]))")
_NEVER = "(?!)"


class Unsaid:
    """Where a language's denials end that are no constraint."""

    def __init__(self, language: Language, only_links: Callable[[str], bool]) -> None:
        self._language = language
        self._only_links = only_links

    @functools.cached_property
    def _turn(self) -> re.Pattern[str]:
        return compiled(self._language, rf"\b(?:{self._language.turns or _NEVER})\b")

    def of(
        self,
        query: str,
        negations: Sequence[Negation],
        ends: Sequence[int],
        denied: Sequence[Span],
        taken: Sequence[Span],
    ) -> Iterator[Span]:
        """The denied stretches that no constraint covers.

        Args:
            query: as its words are read.
            negations: where it denies something.
            ends: where what asks for movies ends; only right behind that something is denied of
                them, and elsewhere of somebody in a plot.
            denied: what is denied and understood.
            taken: what else is understood.
        """
        for one in negations:
            if one.itself or any(span.overlaps(*one[:2]) for span in denied):
                continue
            behind = max((end for end in ends if end <= one.start), default=None)
            if behind is None or not self._only_links(query[behind : one.start]):
                continue
            end = self._end(query, one.end, [*taken, *denied])
            words = query[one.end : end].split()
            if 0 < len(words) <= _LONGEST:
                yield Span(one.start, one.end + len(query[one.end : end].rstrip()), {}, NOTHING)
        for span in denied:
            # "no romance subplot"
            if (last := _LAST.match(query, span.end)) and not any(
                other.overlaps(*last.span()) for other in (*taken, *denied)
            ):
                yield Span(*last.span(), {}, NOTHING)

    def _end(self, query: str, start: int, others: Sequence[Span]) -> int:
        """Where the words behind a negation end."""
        marks = (pattern.search(query, start) for pattern in (_MARK, self._turn))
        places = [found.start() for found in marks if found]
        return min([len(query), *places, *(one.start for one in others if one.start >= start)])
