"""What a query does not want: denied words as the constraints that they are then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moviesearch.understanding.denial import Denial, Negation, Unit, stretched
from moviesearch.understanding.opposite import opposite
from moviesearch.understanding.span import Span


def excluded(
    query: str,
    denial: Denial,
    negations: Sequence[Negation],
    units: Mapping[Unit, Mapping[str, Any]],
) -> Iterator[Span]:
    """The denied words, with those that deny them.

    What a denied word is told more of is denied only together with it, which no constraint says:
    "no horror movies from the 80s" leaves out horror. A span without values is denied, but no
    row says so.

    Args:
        units: what may be denied, and its constraints.
    """
    denied = denial.of(query, negations, units)
    heads = [one for one in denied if not units[one]]
    told = [
        one for one in denied if units[one] and _tells_more(query, denial, negations, heads, one)
    ]
    yield from (Span(one.start, one.end, {}) for one in told)
    meant = _apart([one for one in denied if units[one] and one not in told])
    spans: list[Span] = []
    for unit, stretch in zip(meant, stretched(meant, negations), strict=True):
        last = spans[-1] if spans else None
        if last and not query[last.end : unit.start].strip():
            spans[-1] = Span(last.start, unit.end, last.values)
        else:
            spans.append(Span(stretch.start, stretch.end, opposite(units[unit])))
    yield from spans


def _tells_more(
    query: str,
    denial: Denial,
    negations: Sequence[Negation],
    heads: Sequence[Unit],
    unit: Unit,
) -> bool:
    """Whether a unit stands behind movies of an unknown kind: "no superhero movies from the 80s"."""
    for head in heads:
        if head.end <= unit.start and not query[head.end : unit.start].strip():
            ends = [one.end for one in negations if one.end <= head.start]
            return bool(ends) and not denial.only_between(query[max(ends) : head.start])
    return False


def _apart(units: Sequence[Unit]) -> list[Unit]:
    """Those of the units, from left to right, that overlap none before them."""
    apart: list[Unit] = []
    for unit in units:
        if not (apart and apart[-1].overlaps(unit)):
            apart.append(unit)
    return apart
