"""Ranges of years, minutes and ratings that one query names, where they disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from moviesearch.agreement import merged
from moviesearch.constraints import RANGES, ROWS
from moviesearch.rows import Bound
from moviesearch.understanding.span import Span

_PLOT = 12  # words; a longer query tells a plot
_BOUNDS = tuple(end for ends in RANGES for end in ends)
_Range: TypeAlias = tuple[tuple[str, float], ...]


def agreeing(query: str, spans: Sequence[Span]) -> list[Span]:
    """The spans without a wider range where another names a narrower one ("silent, from 1927").

    In a plot the first of two ranges is the movie's, and the other one of the story. Elsewhere two
    that overlap hold both: "a quick 80 minute horror".
    """
    tells = len(query.split()) > _PLOT
    kept: list[Span] = []
    ranges: dict[_Range, None] = {}  # each once, since a query may repeat one a hundred times
    for span in spans:
        ends = _ends(span)
        rivals = [one for one in ranges if ends and _disagree(dict(one), dict(ends))]
        if any(_is_narrower(one, ends) for one in rivals) or (rivals and tells):
            continue
        if wider := [one for one in rivals if _is_narrower(ends, one)]:
            kept = [one for one in kept if _ends(one) not in wider]
            ranges = {one: None for one in ranges if one not in wider}
        kept.append(span)
        if ends:
            ranges[ends] = None
    return kept


def _disagree(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return not merged([one, other]) or any(one.get(name, end) != end for name, end in other.items())


def _ends(span: Span) -> _Range:
    """The ends of the ranges that a span asks for."""
    return tuple((name, span.values[name]) for name in _BOUNDS if name in span.values)


def _is_narrower(one: _Range, other: _Range) -> bool:
    """Whether one of two ranges that disagree says the same more exactly."""
    return _within(one, other) or _is_closer(one, other)


def _is_closer(one: _Range, other: _Range) -> bool:
    """Whether both give only the same end of a range, and one leaves less of it.

    "A short film, under 40 minutes".
    """
    if len(one) != 1 or len(other) != 1 or one[0][0] != other[0][0]:
        return False
    [(name, first)], [(_, second)] = one, other
    row = ROWS[name]
    lowest = isinstance(row, Bound) and row.side == "lowest"
    return first > second if lowest else first < second


def _within(narrow: _Range, wide: _Range) -> bool:
    """Whether all that one range asks for lies within one that the other leaves open."""
    inner, outer = dict(narrow), dict(wide)
    for low, high in RANGES:
        if low in inner and high in inner and len(outer.keys() & {low, high}) == 1:
            return bool(
                outer.get(low, inner[low]) <= inner[low]
                and inner[high] <= outer.get(high, inner[high])
            )
    return False
