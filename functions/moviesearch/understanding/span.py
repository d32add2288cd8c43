"""What the rules find."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

NOTHING = " "


class Span(NamedTuple):
    """A part of the query, from `start` to before `end`, and the constraints it stands for.

    Attributes:
        values: the constraints by name; empty where the words are there not to be a constraint
            ("not from the 90s"), so that no weaker rule takes them for one.
        words: what is searched for in its place, as the table of moods says; `NOTHING` where it is
            no constraint either.
    """

    start: int
    end: int
    values: Mapping[str, Any]
    words: str = ""

    def of(self, query: str) -> str:
        """The words of the query that it covers."""
        return query[self.start : self.end]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with the stretch from `start` to before `end`."""
        return self.start < end and start < self.end


class Reading(NamedTuple):
    """What one language finds in a query.

    Attributes:
        spans: the constraints, the surest first; they may overlap.
        filler: stretches that only ask for a movie and say nothing about it.
        denied: those that the query denies, as the constraints that they then are.
    """

    spans: Sequence[Span]
    filler: Sequence[Span] = ()
    denied: Sequence[Span] = ()


def overlaps_one(place: tuple[int, int], spans: Iterable[Span]) -> bool:
    """Whether one of the spans shares a character with a stretch."""
    return any(one.overlaps(*place) for one in spans)


def surest(spans: Iterable[Span]) -> list[Span]:
    """The spans that overlap none before them."""
    chosen: list[Span] = []
    places: list[tuple[int, int]] = []  # theirs, from left to right
    for span in spans:
        at = bisect_left(places, (span.start, span.end))
        if not any(span.overlaps(*place) for place in places[max(0, at - 1) : at + 1]):
            places.insert(at, (span.start, span.end))
            chosen.append(span)
    return chosen
