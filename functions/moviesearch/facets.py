"""Counts of the movies that meet the filters, to narrow them further."""

from __future__ import annotations

from moviesearch.api.responses import FacetCount
from moviesearch.constraints import FACETS, Filters
from moviesearch.index import MovieIndex
from moviesearch.rows import Facet


def count_facets(index: MovieIndex, filters: Filters) -> dict[str, list[FacetCount]]:
    """The counts of every facet, by its name. Raises IndexUnavailable, Unsupported."""
    return {facet.name: _counts(facet, index, filters) for facet in FACETS}


def _counts(facet: Facet, index: MovieIndex, filters: Filters) -> list[FacetCount]:
    counts = [
        FacetCount(value=value, count=count)
        for value, count in index.facet(facet.key, filters).items()
    ]
    if facet.by == "value":
        return sorted(counts, key=lambda one: -int(one.value))
    return sorted(counts, key=lambda one: (-one.count, str(one.value)))
