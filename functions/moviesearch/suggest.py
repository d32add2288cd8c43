"""Titles while somebody types: no embedding, one query on the trigrams of titles."""

from __future__ import annotations

from moviesearch.index import MovieIndex
from moviesearch.index.query import GRAMS, Leg, Query
from moviesearch.index.sparse import query_grams
from moviesearch.models import Movie, Suggestion, SuggestRequest, SuggestResponse
from moviesearch.text import normalised, titles

CANDIDATES = 40
PRIOR = 0.5
ARTICLES = ("the ", "a ", "an ")


def suggest(request: SuggestRequest, index: MovieIndex) -> SuggestResponse:
    """Titles that begin with what was typed, then those with a word that does, then like ones.

    Raises:
        IndexUnavailable: the index gives no answer.
    """
    grams = query_grams(request.q, unfinished=True)
    query = Query((Leg(GRAMS, grams),), CANDIDATES, prior=PRIOR)
    hits = index.query(query) if grams.indices else []
    typed = normalised(request.q)
    hits.sort(key=lambda hit: (-_beginning(hit.movie, typed), -hit.score))
    return SuggestResponse(
        query=request.q,
        suggestions=[
            Suggestion(
                id=hit.movie.id,
                title=hit.movie.title,
                year=hit.movie.year,
                poster_path=hit.movie.poster_path,
            )
            for hit in hits[: request.k]
        ],
    )


def _beginning(movie: Movie, typed: str) -> int:
    """2 where a title begins with the text, an article aside; 1 where one of its words does."""
    best = 0
    for title in map(normalised, titles(movie)):
        bare = next((title.removeprefix(one) for one in ARTICLES if title.startswith(one)), title)
        if title.startswith(typed) or bare.startswith(typed):
            return 2
        if f" {typed}" in title:
            best = 1
    return best
