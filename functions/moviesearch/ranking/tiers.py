"""What meets all constraints comes first; where that is too little, understood ones give way."""

from __future__ import annotations

from dataclasses import replace

from moviesearch.constraints import Filters
from moviesearch.index import MovieIndex
from moviesearch.index.query import Hit, Query


def ranked(
    query: Query, explicit: Filters, index: MovieIndex, *, alone: bool
) -> tuple[list[Hit], bool]:
    """The hits, and whether understood constraints had to be relaxed to fill the page.

    Args:
        query: with all constraints, explicit and understood.
        explicit: those that may not be relaxed.
        index: where to look.
        alone: whether constraints are all that was said; then the best known come where no
            retriever finds any.

    Raises:
        IndexUnavailable: the index is unavailable.
    """
    hits = index.query(query) if query.retrievers else []
    could_relax = query.filters != explicit and len(hits) < query.limit
    if could_relax and _too_few(query, hits, index):
        return _relaxed(query, explicit, index), True
    if not hits and alone:
        return _best_known(query, index), False
    return hits, False


def _too_few(query: Query, hits: list[Hit], index: MovieIndex) -> bool:
    """Whether fewer movies meet the constraints than a page has.

    An engine that can't count ranks by meaning alone, and that reaches every movie: there, a first
    page that is not full has all.
    """
    if "count" in index.capabilities:
        return index.count(query.filters, query.exclude) < query.limit
    first = index.query(replace(query, offset=0)) if query.offset else hits
    return len(first) < query.limit


def _best_known(query: Query, index: MovieIndex) -> list[Hit]:
    """What comes where no retriever finds any: nothing, where meaning would have found it."""
    if "order" not in index.capabilities:
        return []
    return [Hit(movie, 0.0) for movie in index.popular(query)]


def _relaxed(query: Query, explicit: Filters, index: MovieIndex) -> list[Hit]:
    """The page with those that meet all constraints before those that meet the explicit ones."""
    wanted = query.offset + query.limit
    first = index.query(replace(query, limit=wanted, offset=0)) if query.retrievers else []
    if not first:
        first = _best_known(replace(query, offset=0), index)
    seen = (*query.exclude, *(hit.movie.id for hit in first))
    wide = replace(query, limit=wanted, offset=0, filters=explicit, exclude=seen)
    rest = index.query(wide) if query.retrievers else []
    return (first + rest)[query.offset : wanted]
