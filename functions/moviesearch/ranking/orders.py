"""Orders by what is stored of a movie, instead of by how well it fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from moviesearch.constraints import Sort
from moviesearch.index.query import Expression, Product, Quotient, Sum
from moviesearch.index.schema import GROSS, PRIOR, QUALITY, RELEASED


class Order(NamedTuple):
    """An order by what is stored instead of by fit.

    Attributes:
        key: the payload field.
        value: what a movie counts by its place, between about 0 and 1, the first the most.
        unknown: the field's value for a movie that has none, which puts it last.
        descending: whether the largest comes first.
    """

    key: str
    value: Expression
    unknown: float
    descending: bool


_DAY = 1 / 80_000  # of the days from 1885 to 2104, each of which is a step in 32 bits
_FIRST, _LAST = 688_000.0, 768_000.0
_HALF = 1e8  # dollars: half of the way from nothing to more than there is, finer below
ORDERS: Mapping[Sort, Order] = {
    "newest": Order(RELEASED, Product((_DAY, Sum((RELEASED, -_FIRST)))), _FIRST, descending=True),
    "oldest": Order(RELEASED, Product((-_DAY, Sum((RELEASED, -_LAST)))), _LAST, descending=False),
    "highest_rated": Order(QUALITY, Product((0.1, QUALITY)), 0.0, descending=True),
    "lowest_rated": Order(QUALITY, Product((-0.1, Sum((QUALITY, -10.0)))), 10.0, descending=False),
    "most_popular": Order(PRIOR, PRIOR, 0.0, descending=True),
    "highest_grossing": Order(GROSS, Quotient(GROSS, Sum((GROSS, _HALF))), 0.0, descending=True),
}
SETTLES = 5e-6  # of popularity, where the order leaves two alike
