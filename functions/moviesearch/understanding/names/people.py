"""People of the catalogue: who is meant by a key, who by a misspelt name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from moviesearch.errors import InvalidRequest, shown
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import name_key, query_trigrams, trigrams
from moviesearch.index.query import Named, Query, Retriever
from moviesearch.index.schema import A_PERSON, A_SURNAME, NAMES, people, surname_of

NEAR = 30  # movies that a misspelt name is looked for in
WELL_KNOWN = 5_000  # votes of all their movies
FAIRLY_KNOWN = 1_500  # of somebody without a namesake
REGULAR = 3  # movies of such a person
BY_FAR = 1.5  # how much better known somebody must be than the next of that surname
ALIKE = 0.5  # of a cosine between trigrams
WORDS_ALIKE = 0.62  # of how alike two words are written

_KEPT = 2_000  # of a name: 2 kB in trigrams, which 5 µs bring back
_key = lru_cache(_KEPT)(name_key)


class Person(NamedTuple):
    """Somebody of the catalogue.

    Attributes:
        name: as the catalogue spells it.
        movies: how many of those looked up.
        votes: all votes of these.
        directed: the votes of those that they directed.
    """

    name: str
    movies: int
    votes: int
    directed: int


class Candidate(NamedTuple):
    """Somebody whose name is much like some words, and how much: 0 to 1."""

    name: str
    likeness: float


def by_key(found: Sequence[Named]) -> dict[str, list[Person]]:
    """Who is behind each key of a person or a surname that was found, the best known first."""
    movies: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for one in found:
        asked = {key for key in one.keys if key.startswith((A_PERSON, A_SURNAME))}
        for name in one.people if asked else ():
            for form in keys_of(name) & asked:
                movies[form, name].append(one)
    people: defaultdict[str, list[Person]] = defaultdict(list)
    for (form, name), theirs in movies.items():
        directed = [one.votes for one in theirs if name in (one.director or "")]
        votes = [one.votes for one in theirs]
        people[form].append(Person(name, len(theirs), sum(votes), sum(directed)))
    return {key: sorted(those, key=lambda one: -one.votes) for key, those in people.items()}


def keys_of(name: str) -> set[str]:
    """The keys that somebody of this name is found by."""
    key = _key(name)
    return {A_PERSON + key, A_SURNAME + surname_of(key)}


def first_of(keys: Iterable[str], known: Mapping[str, Sequence[Person]]) -> Person | None:
    """Whom the first of some keys of whole names means that somebody has."""
    return next((one for key in keys for one in known.get(A_PERSON + key, ())), None)


def of_surname(those: Sequence[Person], *, directing: bool) -> Person | None:
    """Who is meant where only a surname is said: the one who is much better known than all others.

    Args:
        those: all of that surname, the best known first.
        directing: whether somebody who directs is meant, if one of them does.
    """
    votes = {one: one.directed if directing else one.votes for one in those}
    if directing and max(votes.values(), default=0) < WELL_KNOWN:
        votes = {one: one.votes for one in those}
    ranked = sorted(those, key=lambda one: -votes[one])
    best = ranked[0] if ranked else None
    if best is None or best.movies < 2:
        return None
    if votes[best] < (WELL_KNOWN if len(those) > 1 or best.movies < REGULAR else FAIRLY_KNOWN):
        return None
    if len(ranked) > 1 and votes[best] < BY_FAR * votes[ranked[1]]:
        return None
    return best


def much_alike(
    texts: Collection[str], index: MovieIndex, *, surnames: Collection[str] = ()
) -> dict[str, Candidate]:
    """Who each of these texts may be misspelt for; one request.

    Args:
        texts: keys of what may be a whole name.
        index: the catalogue.
        surnames: keys of what may be a last name alone.
    """
    wanted = query_trigrams(" ".join(dict.fromkeys((*texts, *surnames))))
    if not wanted.indices:
        return {}
    hits = index.query(Query((Retriever(NAMES, NAMES, wanted),), NEAR))
    votes: defaultdict[str, int] = defaultdict(int)
    for hit in hits:
        for name in people(hit.movie):
            votes[name] += hit.movie.vote_count
    whole = {name: _key(name) for name in votes}
    last = {name: surname_of(key) for name, key in whole.items()}
    found = {text: _nearest(text, whole, votes) for text in texts}
    found |= {text: _nearest(text, last, votes) for text in surnames}
    return {text: one for text, one in found.items() if one}


def _nearest(text: str, names: Mapping[str, str], votes: Mapping[str, int]) -> Candidate | None:
    """The name whose key is most like a text, of several alike the best known."""
    ours, best = _trigrams(text), None
    for name, key in names.items():
        theirs = _trigrams(key)
        shared = len(ours & theirs)
        if not shared or (cosine := shared / math.sqrt(len(ours) * len(theirs))) < ALIKE:
            continue
        rank = (round(cosine, 2), votes[name])
        if (best is None or rank > best[0]) and _alike(text, key):
            best = (rank, Candidate(name, cosine))
    return best[1] if best else None


@lru_cache(_KEPT)
def _trigrams(text: str) -> frozenset[str]:
    return frozenset(trigrams(text))


def _alike(text: str, key: str) -> bool:
    """Whether a text is another way to write a key, word by word: no "peter parker" is a Posey."""
    from difflib import SequenceMatcher

    def likeness(one: str, other: str) -> float:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()

    ours, theirs = text.split(), key.split()
    if len(ours) == len(theirs):
        pairs = zip(ours, theirs, strict=True)
        return all(likeness(*pair) >= WORDS_ALIKE for pair in pairs)
    return likeness("".join(ours), "".join(theirs)) >= 0.8


def spelt_people(
    names: Iterable[str], index: MovieIndex, *, parameter: str = "person"
) -> tuple[str, ...]:
    """Names as the catalogue spells them, whatever their case and accents; a request if any.

    Args:
        names: as asked for.
        index: the catalogue.
        parameter: what a refusal calls the parameter that holds them.

    Raises:
        InvalidRequest: nobody has that name; the message says who is nearest.
        IndexUnavailable: the index is unavailable.
    """
    asked = list(names)
    keys = {name: A_PERSON + _key(name) for name in asked}
    known = by_key(index.named(list(keys.values()))) if asked else {}
    for name in asked:
        if keys[name] not in known:
            raise InvalidRequest(f"{parameter}: no movie has {shown(name)}{_hint(name, index)}")
    return tuple(dict.fromkeys(known[keys[name]][0].name for name in asked))


def _hint(name: str, index: MovieIndex) -> str:
    key = _key(name)
    alike = "keywords" in index.capabilities and much_alike([key], index).get(key)
    return f"; did you mean {alike.name}?" if alike else "."
