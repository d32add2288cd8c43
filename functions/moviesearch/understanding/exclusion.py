"""What a query does not want: denied words as the constraints that they are then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from moviesearch.understanding.denial import Denial, Negation, Unit, stretched
from moviesearch.understanding.letters import plain
from moviesearch.understanding.opposite import opposite
from moviesearch.understanding.span import Span


def excluded(
    query: str,
    denial: Denial,
    negations: Sequence[Negation],
    units: Mapping[Unit, Mapping[str, Any]],
    subjects: Callable[[Sequence[Span]], Iterable[Span]],
) -> Iterator[Span]:
    """The denied words, with those that deny them.

    What stands behind them is asked for: what is no horror and from the 80s is no horror from the
    80s either. A span without values is denied, but no row says so.

    Args:
        query: as typed.
        denial: how the language denies.
        negations: where the query does.
        units: what may be denied, and its constraints.
        subjects: finds denied subjects beside what is denied already.
    """
    denied = denial.of(query, negations, units)
    meant = _apart([one for one in denied if units[one]])
    asked = [one for one in units if units[one] and one not in denied]
    others = [
        _known(query, denial, one, units, asked)
        for one in subjects([Span(*unit[:2], {}) for unit in meant])
    ]
    yield from others
    spans: list[Span] = []
    stretches = stretched(meant, negations, [one.end for one in others])
    for unit, stretch in zip(meant, stretches, strict=True):
        last = spans[-1] if spans else None
        if last and unit.start < last.end:
            spans[-1] = last._replace(values=_both(last.values, opposite(units[unit])))
        elif last and not query[last.end : unit.start].strip():
            spans[-1] = Span(last.start, unit.end, last.values)
        else:
            joined = last and denial.separates(query[last.end : stretch.start].strip())
            start = last.end if last and joined else stretch.start
            spans.append(Span(start, stretch.end, opposite(units[unit])))
    yield from spans


def _both(values: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """The constraints of two denied words, of which each leaves out its own."""
    together = dict(values)
    for name, value in more.items():
        words = isinstance(value, tuple)
        together[name] = (*together.get(name, ()), *value) if words else value
    return together


def _known(
    query: str,
    denial: Denial,
    subject: Span,
    units: Mapping[Unit, Mapping[str, Any]],
    asked: Sequence[Unit],
) -> Span:
    """A subject as the constraint that it is: "no aliens, robots or horror movies".

    Only its end is one where what stands before that describes nothing ("no zombies korean
    horror"), or nothing else is asked for: "no nudity teen comedy".
    """
    for unit, values in units.items():
        if values and subject.overlaps(unit.start, unit.end):
            before = query[subject.start : unit.start]
            said = plain(before).split()
            rest = {
                name: (words,)
                for name, topics in subject.values.items()
                for topic in topics
                if (words := " ".join(word for word in topic.split() if word in said))
            }
            alone = denial.is_complete(before) or not [one for one in asked if one != unit]
            if rest and alone:
                return Span(subject.start, len(query[: unit.start].rstrip()), rest)
            return Span(subject.start, max(subject.end, unit.end), opposite(values))
    return subject


def _apart(units: Sequence[Unit]) -> list[Unit]:
    """Those of the units, from left to right, that overlap none before them."""
    apart: list[Unit] = []
    for unit in units:
        if not (apart and apart[-1].overlaps(unit)):
            apart.append(unit)
    return apart
