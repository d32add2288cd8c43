"""Constraints together: those of one sentence, explicit and understood ones, known words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from annotated_types import MaxLen

from moviesearch.constraints import ROWS, Filters, Values, crossed
from moviesearch.errors import InvalidRequest, shown
from moviesearch.rows import Bound, Keywords

NAMED = 5  # unknown words that a refusal names
MOST = {
    name: limit.max_length
    for name, field in Filters.model_fields.items()
    for limit in field.metadata
    if isinstance(limit, MaxLen)
}  # how many words each row takes
OPPOSITES = [
    (name, other)
    for name, row in ROWS.items()
    for other, denied in ROWS.items()
    if isinstance(row, Keywords) and isinstance(denied, Keywords)
    if row.key == denied.key and row.match != "none" and denied.match == "none"
]  # the rows that ask for words, and those that leave the same words out


def merged(values: Sequence[Values]) -> dict[str, Any] | None:
    """Several constraints together; None where they contradict each other.

    Words add up: a movie needs all of them, any, or none, as their row says. Of two numbers the
    narrower bound holds. Ends of a range that leave nothing between them are a contradiction.
    """
    together: dict[str, Any] = {}
    for one in values:
        for name, value in one.items():
            row = ROWS[name]
            if not isinstance(row, Bound):
                both = dict.fromkeys((*together.get(name, ()), *value))
                together[name] = tuple(both)[: MOST[name]]
            else:
                narrower = max if row.side == "lowest" else min
                together[name] = narrower(together.get(name, value), value)
    return None if any(crossed(together)) else together


def combined(explicit: Filters, understood: Filters) -> Filters:
    """Explicit and understood constraints together; where they disagree, the explicit one holds."""
    values = _agreeing(understood.asked(), explicit.asked()) | explicit.asked()
    for ends in list(crossed(values)):
        values |= {name: getattr(explicit, name) for name in ends}
    return Filters.model_validate(values)


def _agreeing(understood: Values, explicit: Values) -> dict[str, Any]:
    """The understood constraints without what an explicit one says the opposite of."""
    kept = dict(understood)
    for pair in OPPOSITES:
        for name, other in (pair, pair[::-1]):
            if name in kept:
                against = explicit.get(other, ())
                kept[name] = tuple(word for word in kept[name] if word not in against)
    return _within(kept, explicit.get("decade", ()))


def _within(understood: Values, decades: Sequence[int]) -> dict[str, Any]:
    """The understood constraints without years of which none is in the decades asked for."""
    first, last = understood.get("year_from", -math.inf), understood.get("year_to", math.inf)
    if not decades or any(first <= one + 9 and one <= last for one in decades):
        return dict(understood)
    return {name: one for name, one in understood.items() if name not in ("year_from", "year_to")}


def spelt(filters: Filters, known: Mapping[str, Sequence[str]]) -> Filters:
    """The constraints with their words as the index spells them.

    Args:
        filters: as asked, in any case.
        known: the words that there are, by payload field.

    Raises:
        InvalidRequest: a word of a closed row that no movie has.
    """
    updates: dict[str, tuple[str, ...]] = {}
    for name, value in filters.asked().items():
        row = ROWS[name]
        if not isinstance(row, Keywords) or not row.closed:
            continue
        there = known.get(row.key, ())
        spellings = {word.casefold(): word for word in there}
        unknown = [word for word in value if word.casefold() not in spellings]
        if unknown:
            raise InvalidRequest(
                f"{name}: no movie has {', '.join(map(shown, unknown[:NAMED]))}; "
                f"known are {', '.join(there)}."
            )
        updates[name] = tuple(dict.fromkeys(spellings[word.casefold()] for word in value))
    return filters.model_copy(update=updates)


def usable(values: Values, known: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Understood constraints with only the words that the catalogue has; empty where none is."""
    kept: dict[str, Any] = {}
    for name, value in values.items():
        row = ROWS[name]
        if isinstance(row, Keywords) and row.listed:
            words = tuple(word for word in value if word in known.get(row.key, ()))
            if not words:
                return {}
            kept[name] = words
        else:
            kept[name] = value
    return kept
