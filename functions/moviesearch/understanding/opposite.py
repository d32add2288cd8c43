"""What a denied constraint asks for: its opposite, as far as there is a row for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moviesearch.agreement import OPPOSITES
from moviesearch.constraints import RANGES, ROWS
from moviesearch.rows import Bound

_NEITHER = dict(OPPOSITES)
_ENDS = dict(RANGES) | {high: low for low, high in RANGES}
_YEARS = ("year_from", "year_to")


def opposite(values: Mapping[str, Any]) -> dict[str, Any]:
    """The constraints that a movie meets which does not meet these; empty where no row says so.

    A range is left out by its whole decades, since no row leaves out single years: "not from the
    80s" is `not_decade`, "not from 1985" nothing.
    """
    denied: dict[str, Any] = {}
    for name, value in values.items():
        if name in _NEITHER:
            other = _NEITHER[name]
            denied[other] = tuple(dict.fromkeys((*denied.get(other, ()), *value)))
        elif name in _ENDS and _ENDS[name] not in values:
            denied[_ENDS[name]] = _beyond(name, value)
    if all(name in values for name in _YEARS):
        decades = _decades(*(values[name] for name in _YEARS))
        if decades:
            denied["not_decade"] = decades
    return denied


def _beyond(name: str, value: float) -> float:
    """The nearest number on the other side of a bound; ratings and minutes may touch it."""
    row = ROWS[name]
    if name not in _YEARS or not isinstance(row, Bound):
        return value
    return value - 1 if row.side == "lowest" else value + 1


def _decades(first: int, last: int) -> tuple[int, ...]:
    return tuple(decade for decade in range(-(-first // 10) * 10, last - 8, 10))
