"""What may be meant while somebody types: titles, people, genres. No embedding, two queries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from moviesearch.api.requests import SuggestRequest
from moviesearch.api.responses import Suggestion, SuggestResponse
from moviesearch.explanation.language import ENGLISH, language_read
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import normalised, query_trigrams, trigrams, without_article
from moviesearch.index.capabilities import require
from moviesearch.index.query import Hit, Query, Retriever
from moviesearch.index.schema import NAMES, TRIGRAMS, people, prior, spellings
from moviesearch.movie import Movie
from moviesearch.ranking.score import TYPED_PRIOR, suggestion_score
from moviesearch.reader import Reader, Titled, main_title, titles_of

CANDIDATES = 40
PEOPLE_CANDIDATES = 60  # movies: somebody may fill many
BEGUN = 0.6  # the score of somebody nobody knows, beside titles'
ALIKE = 0.6  # of a cosine between trigrams, where a name only looks like what was typed
KNOWN_FOR = 2  # titles
SHARE = 3  # people are one in three, as long as there are titles, and genres at most two
MOST_GENRES = 2
SHORTEST_GENRE = 2  # letters typed; one where words are written by one or two characters


class _Ranked(NamedTuple):
    """A suggestion, how it fits (2 begins so, 1 a word of it does, 0 is like it), and its score."""

    fit: int
    score: float
    suggestion: Suggestion


def suggest(request: SuggestRequest, index: MovieIndex) -> SuggestResponse:
    """What begins with what was typed, then what has a word that does, then what is like it.

    Titles are shown as whoever reads `lang` knows them, however they were typed.

    Raises:
        Unsupported: the index has no trigrams.
        IndexUnavailable: the index is unavailable.
    """
    require(index, "keywords")
    typed = normalised(request.q)
    reader = Reader.of(request.lang) if request.lang else None
    found = [
        _titles(_hits(TRIGRAMS, request.q, index, CANDIDATES), typed, reader, request.k),
        _best(
            _people(_hits(NAMES, request.q, index, PEOPLE_CANDIDATES), typed, reader),
            max(1, request.k // SHARE),
        ),
        _best(_genres(index.manifest.known.get("genres", ()), typed, reader), MOST_GENRES),
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


def _titles(hits: Sequence[Hit], typed: str, reader: Reader | None, most: int) -> Iterator[_Ranked]:
    fits = ((_fit_of(spellings(movie), typed), score, movie) for movie, score in hits)
    for fit, score, movie in sorted(fits, key=lambda one: (-one[0], -one[1]))[:most]:
        yield _Ranked(fit, score, _titled(movie, typed, reader))


def _titled(movie: Movie, typed: str, reader: Reader | None) -> Suggestion:
    shown = _shown(movie, reader)
    matched = _matched(movie, shown, typed)
    return Suggestion(
        kind="title",
        id=movie.id,
        title=shown.text,
        title_lang=shown.lang,
        matched=matched.text if matched else None,
        matched_lang=matched.lang if matched else None,
        year=movie.year,
        poster_path=movie.poster_path,
    )


def _shown(movie: Movie, reader: Reader | None) -> Titled:
    return reader.title(movie) if reader else main_title(movie)


def _matched(movie: Movie, shown: Titled, typed: str) -> Titled | None:
    """The title that was typed, where it is another than the one that is shown."""
    if _fit_of([shown.text], typed):
        return None
    fit, matched = 0, None
    for one in titles_of(movie):
        if (better := _fit_of([one.text], typed)) > fit:
            fit, matched = better, one
    return matched


def _people(hits: Sequence[Hit], typed: str, reader: Reader | None) -> Iterator[_Ranked]:
    movies: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        for name in people(hit.movie):
            movies[name].append(hit)
    for name, theirs in movies.items():
        fit = 2 if _fit([normalised(name)], typed) else 0  # surnames are typed as often
        if fit or _likeness(name, typed) >= ALIKE:
            best_known = sorted(theirs, key=lambda hit: -hit.movie.vote_count)[:KNOWN_FOR]
            known_for = tuple(_shown(hit.movie, reader).text for hit in best_known)
            suggestion = Suggestion(kind="person", name=name, known_for=known_for)
            yield _Ranked(fit, BEGUN + TYPED_PRIOR * prior(best_known[0].movie), suggestion)


def _genres(known: Sequence[str], typed: str, reader: Reader | None) -> Iterator[_Ranked]:
    """Before titles that begin as well, since there are few of them."""
    words = _genre_words(reader) if reader else {}
    if len(typed) < (SHORTEST_GENRE if typed.isascii() else 1):
        return
    for name in known:
        forms = [normalised(name), *map(normalised, words.get(name, ()))]
        if fit := _fit(forms, typed):
            yield _Ranked(fit, math.inf, Suggestion(kind="genre", name=name))


def _genre_words(reader: Reader) -> Mapping[str, tuple[str, str]]:
    """What genres are called in a language besides English."""
    language = language_read(reader)
    return language.genres if language and language.code != ENGLISH else {}


def _with_article(title: str) -> tuple[str, ...]:
    return title, without_article(title)


def _fit_of(titles: Iterable[str], typed: str) -> int:
    forms = (form for one in map(normalised, titles) for form in _with_article(one))
    return _fit(forms, typed)


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
