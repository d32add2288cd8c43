"""The story of similar movies: near to one, and to a taste where there is one."""

from __future__ import annotations

from moviesearch.api.requests import SimilarRequest
from moviesearch.api.responses import MoviesResponse, Result
from moviesearch.filters import about, as_spelt
from moviesearch.index import MovieIndex
from moviesearch.index.capabilities import require
from moviesearch.index.query import Query
from moviesearch.ranking import retrievers
from moviesearch.ranking.score import score


def similar(movie_id: int, request: SimilarRequest, index: MovieIndex) -> MoviesResponse:
    """The movies nearest to one, without itself: diversified, or weighed with a taste.

    Raises:
        InvalidRequest: a genre or a person that no movie has.
        Unsupported: a taste, which the index can't weigh.
        NotFound: a movie that does not exist.
        IndexUnavailable: the index is unavailable.
    """
    filters = as_spelt(request, index)
    without = (*request.exclude, *about(filters.without, index))
    if request.like or request.unlike:
        require(index, "taste")
        near = (movie_id, *request.like)
        chosen = tuple(retrievers.taste(near, request.unlike))
        fused = score(chosen, index.manifest, popularity=False)
        seen = (*near, *request.unlike, *without)
        hits = index.query(Query(chosen, request.k, 0, filters, fused, seen))
    else:
        hits = index.similar(movie_id, request.k, filters, without)
    return MoviesResponse(
        results=[Result.of(hit.movie, hit.score) for hit in hits], count=len(hits)
    )
