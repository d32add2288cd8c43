"""The movie that an LLM names from memory, as the catalogue knows it, or none."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence

from moviesearch.constraints import Filters
from moviesearch.errors import MovieSearchError
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import name_key, without_article
from moviesearch.index.query import Named
from moviesearch.movie import Movie
from moviesearch.ranking.misses import broken

log = logging.getLogger(__name__)

YEARS_OFF = 1  # a movie's first year abroad is often the one that is remembered


class Recognition:
    """Looks up titles in the catalogue; safe to share by threads.

    Args:
        index: the catalogue.
        filters: constraints that the movie must meet, explicit and understood.
        excluded: ids that must not come back.
    """

    def __init__(self, index: MovieIndex, filters: Filters, excluded: Collection[int]) -> None:
        self._index = index
        self._filters = filters
        self._excluded = frozenset(excluded)

    def __call__(self, title: str, year: int | None) -> Movie | None:
        """The movie of that title and year, within a year.

        None where the catalogue holds none, where several could be meant, or where it breaks a
        constraint or is excluded. A catalogue that does not answer recognises nothing: what was
        retrieved stands without it.
        """
        try:
            movie = self._looked_up(title, year)
        except MovieSearchError as error:
            log.warning("nothing is recognised: %s", error)
            return None
        if movie is None or movie.id in self._excluded or broken(movie, self._filters):
            return None
        return movie

    def _looked_up(self, title: str, year: int | None) -> Movie | None:
        key = name_key(title)
        if not key:
            return None
        found = self._index.named(list(dict.fromkeys((key, without_article(key)))))
        whole = [one for one in found if key in one.keys]
        meant = _meant(whole, year) or _meant(found, year)
        movies = self._index.fetch([meant.id]) if meant else []
        return movies[0] if movies else None


def _meant(found: Sequence[Named], year: int | None) -> Named | None:
    """The one of that year, or the nearest to it, or the only one where no year is given."""
    if year is None:
        return found[0] if len(found) == 1 else None
    off = {one: abs(one.year - year) for one in found if one.year is not None}
    nearest = min(off, key=lambda one: off[one], default=None)  # of several, the best known
    return nearest if nearest and off[nearest] <= YEARS_OFF else None
