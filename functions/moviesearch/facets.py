"""Counts of the movies that meet the constraints, to narrow them further."""

from __future__ import annotations

from moviesearch.api.responses import FacetCount
from moviesearch.constraints import FACETS, ROWS, Filters
from moviesearch.index import MovieIndex
from moviesearch.rows import Facet, Keywords, Row, Topics


def count_facet(
    facet: Facet, index: MovieIndex, filters: Filters, exclude: tuple[int, ...]
) -> list[FacetCount]:
    """The counts of one facet, of the movies that meet all constraints but those on it.

    So the other decades stay to choose from where one is chosen, and lower ratings than the lowest
    asked for. A movie may have several genres and people, and all that are asked for, so there the
    counts are of what a choice would leave.

    Raises:
        IndexUnavailable: the index is unavailable.
        Unsupported: the index can't count.
    """
    counts = [
        FacetCount(value=value, count=count)
        for value, count in index.facet(facet, _beside(facet, filters), exclude).items()
    ]
    if facet.by == "value":
        return sorted(counts, key=lambda one: -int(one.value))
    return sorted(counts, key=lambda one: (-one.count, str(one.value)))


def _beside(facet: Facet, filters: Filters) -> Filters:
    """The constraints without those that ask for values of a facet, any of which will do."""
    asked = filters.asked()
    return Filters.model_validate({name: asked[name] for name in asked if name not in OWN[facet]})


def _own(facet: Facet) -> frozenset[str]:
    return frozenset(name for name, row in ROWS.items() if _is_choice(row, facet))


def _is_choice(row: Row, facet: Facet) -> bool:
    """Whether a constraint chooses among the values of a facet, so that others could do as well."""
    if isinstance(row, Topics) or (isinstance(row, Keywords) and row.match != "any"):
        return False
    return row.facet == facet or row.key in (facet.key, *facet.beside)


OWN = {facet: _own(facet) for facet in FACETS}
