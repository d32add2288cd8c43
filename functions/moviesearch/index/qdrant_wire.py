"""Filters and formulas in Qdrant's words. Wire format: https://api.qdrant.tech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from moviesearch.constraints import Filters
from moviesearch.index.query import (
    Expression,
    Met,
    Part,
    Product,
    Query,
    Quotient,
    Score,
    Sum,
    of_somebody,
    required,
)
from moviesearch.rows import ID, Condition


def formula_of(score: Score) -> dict[str, Any]:
    """A query that fuses what was prefetched."""
    return {"formula": _spelt(score.expression), "defaults": dict(score.missing)}


def _spelt(expression: Expression) -> Any:
    match expression:
        case Sum(terms):
            return {"sum": [_spelt(one) for one in terms]}
        case Product(factors):
            return {"mult": [_spelt(one) for one in factors]}
        case Quotient(numerator, denominator):
            return {"div": {"left": _spelt(numerator), "right": _spelt(denominator)}}
        case Met(condition):
            return _condition(condition)
        case number_or_variable:
            return number_or_variable


def filter_of(filters: Filters, exclude: Sequence[int] = ()) -> dict[str, Any]:
    """The part of a request that holds its filter; nothing where all movies pass."""
    wanted = all_of(required(filters, exclude))
    return {"filter": wanted} if wanted else {}


def parts_of(query: Query) -> dict[Part, dict[str, Any]]:
    """The part of a request that holds the filter, for each part of the movies."""
    hard = required(query.filters, query.exclude)
    rest = all_of(hard)
    if query.wishes:
        rest = {**rest, "must_not": [*rest.get("must_not", ()), all_of(query.wishes)]}
    parts: dict[Part, dict[str, Any]] = {
        "all": all_of(hard),
        "met": all_of([*hard, *query.wishes]),
        "rest": rest,
        "some": {**rest, **_must([*hard, *of_somebody(query.wishes)])},
    }
    return {part: {"filter": wanted} if wanted else {} for part, wanted in parts.items()}


def all_of(conditions: Sequence[Condition]) -> dict[str, Any]:
    """A filter that passes what meets all tests; empty where there are none."""
    must = [_condition(test) for test in conditions if test.wanted]
    must_not = [_condition(test) for test in conditions if not test.wanted]
    return {name: some for name, some in (("must", must), ("must_not", must_not)) if some}


def _must(conditions: Sequence[Condition]) -> dict[str, Any]:
    return {"must": all_of(conditions).get("must", [])}


def _condition(test: Condition) -> dict[str, Any]:
    if test.key == ID:
        return {"has_id": list(test.ids)}
    if test.any_of:
        return {"key": test.key, "match": {"any": list(test.any_of)}}
    bounds = {"gte": test.gte, "lte": test.lte}
    return {"key": test.key, "range": {k: v for k, v in bounds.items() if v is not None}}
