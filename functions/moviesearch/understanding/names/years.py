"""Years that stand beside a title: "dune 1984"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from moviesearch.understanding.names.sentence import Sentence
from moviesearch.understanding.span import Span, overlaps_one

NEAR = 1  # years that a remembered one may be off
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE = re.compile(r"\b(?:from|of|in|the)\s+$", re.IGNORECASE)


def is_of(year: int | None, span: Span) -> bool:
    """Whether a movie's year is one that a constraint takes."""
    lowest, highest = span.values.get("year_from", 0), span.values["year_to"]
    return year is not None and lowest <= year <= highest


def bare_years(sentence: Sentence, taken: Sequence[Span]) -> Iterator[Span]:
    """The years that no rule takes for one, since no word for a movie stands beside them."""
    for word in sentence.words:
        if _YEAR.fullmatch(word.text) and not overlaps_one((word.start, word.end), taken):
            before = _BEFORE.search(sentence.query[: word.start])
            year = int(word.text)
            near = {"year_from": year - NEAR, "year_to": year + NEAR}
            yield Span(before.start() if before else word.start, word.end, near)
