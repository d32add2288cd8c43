"""How well labelled sentences are understood: years, genres, people, and what was never said."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from moviesearch.clients import Clients
from moviesearch.constraints import Filters
from moviesearch.index.analysis import name_key
from moviesearch.index.schema import people
from moviesearch.movie import Movie
from moviesearch.understanding import understand
from moviesearch.understanding.names import names_in
from moviesearch.understanding.span import Span
from scripts.evaluation.slots import (
    PEOPLE_SLOTS,
    Sentence,
    Years,
    allowed_genres,
    may_state,
    stated_genres,
    stated_years,
)
from scripts.evaluation.systems import TOP, System

# Kinds of constraints that must have been said, by row.
_KINDS = {
    "year": ("year_from", "year_to", "not_decade"),
    "language": ("language", "not_language"),
    "runtime": ("min_runtime", "max_runtime"),
    "rating": ("min_rating", "max_rating"),
    "topic": ("without",),
}


@dataclass
class Tally:
    """What was counted over labelled sentences.

    Attributes:
        met: how often each thing was right, by name.
        of: out of how many.
        wrong: the sentences that were not, each with what was understood, by name.
        rules, whole: seconds of each parse, without and with the look-ups of names.
    """

    met: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    of: Counter[str] = field(default_factory=Counter)
    wrong: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rules: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)

    def count(self, name: str, right: float, of: int, failure: str) -> None:
        """Add a sentence's share; a failure is kept unless all of it was right."""
        self.met[name] += right
        self.of[name] += of
        if right < of:
            self.wrong[name].append(failure)

    def plain(self) -> dict[str, Any]:
        """Shares with their counts, and milliseconds, for JSON."""
        shares = {
            name: {"share": round(self.met[name] / of, 4), "of": of}
            for name, of in self.of.items()
            if of
        }
        times = {
            name: {
                "median": round(float(np.median(seconds)) * 1_000, 3),
                "p99": round(float(np.percentile(seconds, 99)) * 1_000, 3),
            }
            for name, seconds in (("rules", self.rules), ("with names", self.whole))
            if seconds
        }
        return {"shares": shares, "milliseconds": times}


class Cast:
    """Who is in which movies, by the key of a name.

    Args:
        movies: the catalogue.
    """

    def __init__(self, movies: Sequence[Movie]) -> None:
        self._movies: defaultdict[str, set[int]] = defaultdict(set)
        for movie in movies:
            for person in people(movie):
                self._movies[name_key(person)].add(movie.id)

    def named(self, sentence: Sentence) -> set[str]:
        """The keys of the people that it names by a whole name, as the catalogue spells it."""
        keys = (name_key(slot) for slot in sentence.slots(*PEOPLE_SLOTS))
        return {key for key in keys if " " in key and key in self._movies}

    def movies(self, names: set[str]) -> set[int]:
        """The movies that one of these people is in."""
        return {movie for name in names for movie in self._movies[name]}


def score_sentences(
    sentences: Sequence[Sentence],
    movies: Sequence[Movie],
    clients: Clients,
    system: System | None = None,
) -> Tally:
    """Hold what is understood of sentences against their slots.

    Args:
        sentences: labelled by hand.
        movies: the catalogue.
        clients: its index.
        system: the search, to see how many of the first ten are a named person's; None skips that.

    Raises:
        IndexUnavailable: the index is unavailable.
    """
    tally, cast = Tally(), Cast(movies)
    known = {genre for movie in movies for genre in movie.genres}
    for sentence in sentences:
        understood = _understood(sentence.text, clients, tally)
        _count_years(sentence, understood, tally)
        _count_genres(sentence, understood, known, tally)
        _count_false(sentence, understood, tally)
        names = cast.named(sentence)
        _count_people(sentence, understood, names, tally)
        if names and system:
            wanted = cast.movies(names)
            places = min(TOP, len(wanted))
            first = list(system(sentence.text))[:places]
            found = len(wanted.intersection(first)) / places
            tally.count("first ten a named person's", found, 1, f"{found:.1f}  {sentence.text}")
    return tally


def _understood(text: str, clients: Clients, tally: Tally) -> Filters:
    index = clients.index
    asked = 0.0

    def names(query: str, spans: Sequence[Span]) -> Sequence[Span]:
        nonlocal asked
        started = time.perf_counter()
        found = names_in(query, spans, index)
        asked += time.perf_counter() - started
        return found

    started = time.perf_counter()
    filters = understand(text, known=index.manifest.known, names=names).filters
    whole = time.perf_counter() - started
    tally.whole.append(whole)
    tally.rules.append(whole - asked)
    return filters


def _count_years(sentence: Sentence, understood: Filters, tally: Tally) -> None:
    stated = stated_years(sentence)
    held = sum(holds_years(understood, years) for years in stated)
    if stated:
        failure = _shown(sentence, understood, *_KINDS["year"])
        tally.count("stated years and decades", held, len(stated), failure)


def holds_years(understood: Filters, stated: Years) -> bool:
    """Whether a bound of the understood years is the stated year, or lies in the stated decade.

    "Since 1990" and "before 1990" state 1990 as well, so one year beyond counts, too.
    """
    first, last = stated
    low, high = understood.year_from, understood.year_to
    if first // 10 * 10 in understood.not_decade:
        return True
    if low is not None and high is not None and low != high and first == last:
        return first in (low, high)  # "between 1990 and 1995" states its ends
    return (low is not None and first <= low <= last + 1) or (
        high is not None and first - 1 <= high <= last
    )


def _count_genres(sentence: Sentence, understood: Filters, known: set[str], tally: Tally) -> None:
    stated = stated_genres(sentence) & known
    found = {*understood.genre, *understood.any_genre}
    failure = _shown(sentence, understood, "genre", "any_genre", "not_genre")
    if stated:
        tally.count("plain genres", len(stated & found), len(stated), failure)
    found |= set(understood.not_genre)
    if found:
        right = found & (stated | allowed_genres(sentence))
        tally.count("understood genres that were said", len(right), len(found), failure)


def _count_people(sentence: Sentence, understood: Filters, names: set[str], tally: Tally) -> None:
    found = {name_key(person) for person in (*understood.person, *understood.not_person)}
    failure = _shown(sentence, understood, "person", "not_person")
    if names:
        tally.count("people whom the catalogue has", len(names & found), len(names), failure)
    if found:
        slots = [name_key(slot) for slot in sentence.slots(*PEOPLE_SLOTS)]
        right = [one for one in found if any(_same_person(one, slot) for slot in slots)]
        tally.count("understood people that were said", len(right), len(found), failure)


def _same_person(name: str, slot: str) -> bool:
    """Whether a slot may mean somebody: it holds the last word of the name, or one much like it."""
    last, words = name.rsplit(maxsplit=1)[-1], slot.split()
    return any(word[:3] == last[:3] for word in words) or name.replace(" ", "") in slot


def _count_false(sentence: Sentence, understood: Filters, tally: Tally) -> None:
    """One mark a sentence for each kind, unless a constraint of the kind was never said."""
    asked = understood.asked()
    for kind, rows in _KINDS.items():
        there = any(row in asked for row in rows)
        said = bool(sentence.slots("Year")) if kind == "year" else may_state(sentence, kind)
        false = there and not said
        failure = _shown(sentence, understood, *rows)
        tally.count(f"no false {kind}", not false, 1, failure)


def _shown(sentence: Sentence, understood: Filters, *rows: str) -> str:
    asked = understood.asked()
    return f"{ {row: asked[row] for row in rows if row in asked} }  {sentence.text}"


def table(tally: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a table of a plain tally."""
    for name, one in tally["shares"].items():
        yield f"{name:<34} {one['share']:7.1%}  of {one['of']:,}"
    for name, one in tally["milliseconds"].items():
        yield f"{'parsing, ' + name:<34} {one['median']:.2f} ms, p99 {one['p99']:.2f} ms"
