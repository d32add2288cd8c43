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
BEGUN = 0.6  # the score of somebody nobody knows whose name begins so, beside titles'
SURNAME = 0.3  # the same where only a part of the name does
BILLED = 2  # of a cast, who share in a movie's fame; all others have half of it
ALIKE = 0.6  # of a cosine between trigrams, where a name only looks like what was typed
RATHER_ALIKE = 0.4  # the same of a title beside those that begin so
KNOWN_FOR = 2  # titles
SHARE = 3  # people are one in three, as long as there are titles, and genres at most two
MOST_GENRES = 2
SHORTEST_GENRE = 2  # letters typed; one where words are written by one or two characters


class _Ranked(NamedTuple):
    """A suggestion, how it fits, and its score.

    2 begins so, 1 a word of it does, 0 is like it, -1 hardly is.
    """

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
    ranked = _told(sorted((one for kind in found for one in kind), key=_place))
    suggestions = [one.suggestion for one in ranked[: request.k]]
    return SuggestResponse(query=request.q, suggestions=suggestions)


def _told(ranked: list[_Ranked]) -> list[_Ranked]:
    """Without what is hardly like the text, where something begins so or has a word that does."""
    begun = bool(ranked) and ranked[0].fit > 0
    return [one for one in ranked if one.fit >= 0 or not begun]


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
        alike = fit or any(_likeness(one, typed) >= RATHER_ALIKE for one in spellings(movie))
        yield _Ranked(fit if alike else -1, score, _titled(movie, typed, reader))


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
        fit = _fit([normalised(name)], typed)
        if fit or _likeness(name, typed) >= ALIKE:
            best_known = sorted(theirs, key=lambda hit: -hit.movie.vote_count)[:KNOWN_FOR]
            known_for = tuple(_shown(hit.movie, reader).text for hit in best_known)
            suggestion = Suggestion(kind="person", name=name, known_for=known_for)
            known = (SURNAME if fit == 1 else BEGUN) + TYPED_PRIOR * _fame(name, theirs)
            yield _Ranked(2 if fit else 0, known, suggestion)  # surnames are typed as often


def _fame(name: str, theirs: Sequence[Hit]) -> float:
    """The prior of somebody's best known movie, half of it where they have a small part."""
    return max(
        prior(movie)
        * (1.0 if name in (movie.director or "") or name in movie.cast[:BILLED] else 0.5)
        for movie, _ in theirs
    )


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
