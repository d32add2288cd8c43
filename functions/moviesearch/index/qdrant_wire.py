"""Filters and formulas in Qdrant's words. Wire format: https://api.qdrant.tech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from moviesearch.constraints import Filters, conditions
from moviesearch.index.query import Expression, Product, Quotient, Score, Sum
from moviesearch.rows import Condition


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
        case number_or_variable:
            return number_or_variable


def filter_of(filters: Filters, exclude: Sequence[int] = ()) -> dict[str, Any]:
    """The part of a request that holds its filter; nothing where all movies pass."""
    tests = conditions(filters)
    must = [_condition(test) for test in tests if test.wanted]
    must_not = [_condition(test) for test in tests if not test.wanted]
    if exclude:
        must_not.append({"has_id": list(exclude)})
    chosen = {name: tests for name, tests in (("must", must), ("must_not", must_not)) if tests}
    return {"filter": chosen} if chosen else {}


def _condition(test: Condition) -> dict[str, Any]:
    if test.any_of:
        return {"key": test.key, "match": {"any": list(test.any_of)}}
    bounds = {"gte": test.gte, "lte": test.lte}
    return {"key": test.key, "range": {k: v for k, v in bounds.items() if v is not None}}
