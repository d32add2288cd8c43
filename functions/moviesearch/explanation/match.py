"""What of a wish's words stands in a movie, compared as the index compares words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from moviesearch.index.analysis import document_terms, query_terms, trigrams
from moviesearch.index.schema import fields, people, titles
from moviesearch.movie import Movie

MOST_THEMES = 3
SHORTEST_QUOTE = 30
LONGEST_QUOTE = 170
ALIKE = 0.45  # of two titles' letters in threes, as a cosine: one of them is misspelt
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:St|Dr|Mr|Jr|Sr|Lt|vs)\.)(?<!\b(?:Mrs|Sgt)\.)(?<!\bCapt\.)"
    r"\s+(?=[\"“'A-Z0-9])|(?<=[。！？])"
)
_CLAUSE_END = re.compile(r"(?<=[,;:])\s+|(?<=[，；：])|\s+(?=[–—])")
_INSIDE = re.compile(r"(?:(?<=[a-z,] )|\b(?=[A-Z]{2}))[A-Z]\w*")  # not where a sentence begins
# TMDB's keywords about how a movie was made or released, which are no themes of it.
_NO_THEMES = re.compile(
    r"stinger|^based on|^3d$|^sequel$|^remake$|^cult|movie|film|director|score$"
)


class Match(NamedTuple):
    """What a movie and the words have in common.

    Attributes:
        share: of the words, how many stand anywhere in the movie, 0 to 1.
        themes: keywords of the movie that hold some.
        people: those whose whole name is among the words.
        titled: whether the words are its title.
        misspelt: whether they are nearly so.
        quote: the part of its overview that holds most of the others; the beginning where none do.
        told: whether the quote holds any.
    """

    share: float
    themes: list[str]
    people: list[str]
    titled: bool
    misspelt: bool
    quote: str
    told: bool


def match(movie: Movie, words: str) -> Match:
    """What a movie has in common with the words; nothing where there are none."""
    wanted = _terms(words)
    there = set(document_terms(fields(movie)).indices)
    named = [name for name in people(movie) if wanted and _terms(name) <= wanted]
    told = wanted - _terms(" ".join(named)) - _terms(" ".join(movie.genres))
    themes = _themes(movie, told - _terms(movie.title))
    quote, more = _quote(movie.overview, told, told - _terms(" ".join(themes)))
    titled = bool(wanted) and any(_terms(title) == wanted for title in titles(movie))
    return Match(
        share=len(wanted & there) / len(wanted) if wanted else 0.0,
        themes=[_written(one, f"{words} {movie.overview}") for one in themes],
        people=named,
        titled=titled,
        misspelt=not titled and any(_alike(title, words) for title in titles(movie)),
        quote=quote,
        told=more,
    )


def shared(movie: Movie, words: str) -> Iterable[str]:
    """Those of the words, as they were typed, that stand in the movie."""
    there = set(document_terms(fields(movie)).indices)
    for word in dict.fromkeys(re.findall(r"\w+", words)):
        terms = _terms(word)
        if terms and terms <= there:
            yield word


def _terms(text: str) -> set[int]:
    return set(query_terms(text).indices)


def _alike(title: str, words: str) -> bool:
    mine, theirs = trigrams(title), trigrams(words)
    return len(mine & theirs) >= ALIKE * math.sqrt(len(mine) * len(theirs)) > 0


def _themes(movie: Movie, wanted: set[int]) -> list[str]:
    """The keywords that hold the words, each for words that none before it holds."""
    left, themes = set(wanted), list[str]()
    usable = [one for one in movie.keywords if not _NO_THEMES.search(one.casefold())]
    for keyword in sorted(usable, key=lambda one: -len(_terms(one) & wanted)):
        terms = _terms(keyword)
        if terms & left and len(terms & wanted) * 2 >= len(terms):
            themes.append(keyword.casefold())
            left -= terms
    return themes[:MOST_THEMES]


def _written(theme: str, text: str) -> str:
    """A keyword with the capitals that its words have inside sentences: "NASA" for "nasa"."""
    capitals = {word.casefold(): word for word in _INSIDE.findall(text)}
    return re.sub(r"\w+", lambda found: capitals.get(found[0], found[0]), theme)


def _quote(overview: str, wanted: set[int], beyond: set[int]) -> tuple[str, bool]:
    """The sentence that holds most of the words, cut to size, and whether it says more.

    Args:
        overview: to quote from.
        wanted: the words.
        beyond: those that nothing told so far.
    """
    sentences = _SENTENCE_END.split(overview.strip())
    best = max(sentences, key=lambda one: (len(_terms(one) & wanted), len(one) >= SHORTEST_QUOTE))
    return _cut(best, wanted), bool(_terms(best) & beyond)


def _cut(sentence: str, wanted: set[int]) -> str:
    """As many clauses of a sentence as fit, around the one that holds most of the words."""
    clauses = _CLAUSE_END.split(sentence)

    def held(first: int, last: int) -> int:
        return len(_terms(" ".join(clauses[first:last])) & wanted)

    at = max(range(len(clauses)), key=lambda one: held(one, one + 1))
    first, last = at, at + 1
    while True:
        wider = [(first, last + 1)] if last < len(clauses) else []
        wider += [(first - 1, last)] if first else []
        fitting = [one for one in wider if len(" ".join(clauses[slice(*one)])) <= LONGEST_QUOTE]
        if not fitting:
            break
        first, last = max(fitting, key=lambda one: held(*one))
    quote = " ".join(clauses[first:last])
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
    elif last < len(clauses):
        quote = quote.rstrip(",;: ，；：") + "…"
    return ("…" if first else "") + quote
