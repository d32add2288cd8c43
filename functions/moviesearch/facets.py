"""Counts of the movies that meet the filters, to narrow them further."""

from __future__ import annotations

from moviesearch.index import MovieIndex
from moviesearch.index.query import BAND, DECADE, GENRES, LANGUAGE
from moviesearch.models import FacetCount, Facets, Filters


def count_facets(index: MovieIndex, filters: Filters) -> Facets:
    """Counts by genre, decade, language and rating band. Raises IndexUnavailable."""
    return Facets(
        genre=_largest_first(index.facet(GENRES, filters)),
        decade=_highest_first(index.facet(DECADE, filters)),
        language=_largest_first(index.facet(LANGUAGE, filters)),
        rating=_highest_first(index.facet(BAND, filters)),
    )


def _largest_first(counts: dict[str | int, int]) -> list[FacetCount]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return [FacetCount(value=value, count=count) for value, count in ordered]


def _highest_first(counts: dict[str | int, int]) -> list[FacetCount]:
    ordered = sorted(counts.items(), key=lambda item: -int(item[0]))
    return [FacetCount(value=value, count=count) for value, count in ordered]
