"""What may be meant while somebody types: titles, people, genres. No embedding, two queries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from moviesearch.api.requests import SuggestRequest
from moviesearch.api.responses import Suggestion, SuggestResponse
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import normalised, query_trigrams, trigrams, without_article
from moviesearch.index.capabilities import require
from moviesearch.index.query import Hit, Query, Retriever
from moviesearch.index.schema import NAMES, TRIGRAMS, people, prior, spellings
from moviesearch.ranking.score import TYPED_PRIOR, suggestion_score

CANDIDATES = 40
PEOPLE_CANDIDATES = 60  # movies: somebody may fill many
BEGUN = 0.6  # the score of somebody nobody knows, beside titles'
ALIKE = 0.6  # of a cosine between trigrams, where a name only looks like what was typed
KNOWN_FOR = 2  # titles
SHARE = 3  # people are one in three, as long as there are titles, and genres at most two
MOST_GENRES = 2
SHORTEST_GENRE = 2  # letters typed


class _Ranked(NamedTuple):
    """A suggestion, how it fits (2 begins so, 1 a word of it does, 0 is like it), and its score."""

    fit: int
    score: float
    suggestion: Suggestion


def suggest(request: SuggestRequest, index: MovieIndex) -> SuggestResponse:
    """What begins with what was typed, then what has a word that does, then what is like it.

    Raises:
        Unsupported: the index has no trigrams.
        IndexUnavailable: the index is unavailable.
    """
    require(index, "keywords")
    typed = normalised(request.q)
    found = [
        _best(_titles(_hits(TRIGRAMS, request.q, index, CANDIDATES), typed), request.k),
        _best(
            _people(_hits(NAMES, request.q, index, PEOPLE_CANDIDATES), typed),
            max(1, request.k // SHARE),
        ),
        _best(_genres(index.manifest.known.get("genres", ()), typed), MOST_GENRES),
    ]
    ranked = sorted((one for kind in found for one in kind), key=_place)
    suggestions = [one.suggestion for one in ranked[: request.k]]
    return SuggestResponse(query=request.q, suggestions=suggestions)


def _place(one: _Ranked) -> tuple[int, float]:
    return -one.fit, -one.score


def _best(ranked: Iterable[_Ranked], most: int) -> list[_Ranked]:
    return sorted(ranked, key=_place)[:most]


def _hits(vector: str, text: str, index: MovieIndex, limit: int) -> Sequence[Hit]:
    typed = query_trigrams(text, unfinished=True, inside=vector == NAMES)
    score = suggestion_score()
    query = Query((Retriever(vector, vector, typed),), limit, score=score)
    return index.query(query) if typed.indices else ()


def _titles(hits: Sequence[Hit], typed: str) -> Iterator[_Ranked]:
    for movie, score in hits:
        forms = [form for one in map(normalised, spellings(movie)) for form in _with_article(one)]
        yield _Ranked(
            _fit(forms, typed),
            score,
            Suggestion(
                kind="title",
                id=movie.id,
                title=movie.title,
                year=movie.year,
                poster_path=movie.poster_path,
            ),
        )


def _people(hits: Sequence[Hit], typed: str) -> Iterator[_Ranked]:
    movies: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        for name in people(hit.movie):
            movies[name].append(hit)
    for name, theirs in movies.items():
        fit = 2 if _fit([normalised(name)], typed) else 0  # surnames are typed as often
        if fit or _likeness(name, typed) >= ALIKE:
            best_known = sorted(theirs, key=lambda hit: -hit.movie.vote_count)[:KNOWN_FOR]
            known_for = tuple(hit.movie.title for hit in best_known)
            suggestion = Suggestion(kind="person", name=name, known_for=known_for)
            yield _Ranked(fit, BEGUN + TYPED_PRIOR * prior(best_known[0].movie), suggestion)


def _genres(known: Sequence[str], typed: str) -> Iterator[_Ranked]:
    """Before titles that begin as well, since there are few of them."""
    for name in known if len(typed) >= SHORTEST_GENRE else ():
        if fit := _fit([normalised(name)], typed):
            yield _Ranked(fit, math.inf, Suggestion(kind="genre", name=name))


def _with_article(title: str) -> tuple[str, ...]:
    return title, without_article(title)


def _fit(names: Iterable[str], typed: str) -> int:
    """2 where a name begins with the text; 1 where one of its words does."""
    best = 0
    for name in names:
        if name.startswith(typed):
            return 2
        if f" {typed}" in name:
            best = 1
    return best


def _likeness(name: str, typed: str) -> float:
    ours, theirs = trigrams(typed), trigrams(name)
    return len(ours & theirs) / math.sqrt(len(ours) * len(theirs)) if ours and theirs else 0.0
