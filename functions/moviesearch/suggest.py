"""Titles while somebody types: no embedding, one query on the trigrams of titles."""

from __future__ import annotations

from moviesearch.api.requests import SuggestRequest
from moviesearch.api.responses import Suggestion, SuggestResponse
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import normalised, query_trigrams, without_article
from moviesearch.index.capabilities import require
from moviesearch.index.query import Query, Retriever
from moviesearch.index.schema import TRIGRAMS, titles
from moviesearch.movie import Movie
from moviesearch.ranking.score import suggestion_score

CANDIDATES = 40


def suggest(request: SuggestRequest, index: MovieIndex) -> SuggestResponse:
    """Titles that begin with what was typed, then those with a word that does, then like ones.

    Raises:
        Unsupported: the index has no trigrams.
        IndexUnavailable: the index is unavailable.
    """
    require(index, "keywords")
    typed = query_trigrams(request.q, unfinished=True)
    retriever = Retriever(TRIGRAMS, TRIGRAMS, typed)
    query = Query((retriever,), CANDIDATES, score=suggestion_score())
    hits = index.query(query) if typed.indices else []
    beginning = normalised(request.q)
    hits.sort(key=lambda hit: (-_fit(hit.movie, beginning), -hit.score))
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


def _fit(movie: Movie, typed: str) -> int:
    """2 where a title begins with the text, an article aside; 1 where one of its words does."""
    best = 0
    for title in map(normalised, titles(movie)):
        if title.startswith(typed) or without_article(title).startswith(typed):
            return 2
        if f" {typed}" in title:
            best = 1
    return best
