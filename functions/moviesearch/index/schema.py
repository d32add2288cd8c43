"""A movie as it is stored: what is embedded, indexed for keywords, filtered by, and returned.

Both engines' writers make their collection from this, and every stored point is made here. A change
changes stored points, so it must raise SCHEMA_VERSION: it is part of a build's name, and an index
of another version is refused at start instead of answering wrongly. `tests/test_schema.py` fails
until it is raised. What stands here was chosen by measurement on the development half of
`evals/queries.jsonl` (README, Relevance).
"""

from __future__ import annotations

import math
import re
from typing import Any, Literal, NamedTuple

from moviesearch.constraints import FACETS, PEOPLE, ROWS
from moviesearch.embedding import Document
from moviesearch.index.analysis import (
    Field,
    SparseVector,
    document_terms,
    document_trigrams,
    has_unspaced,
    name_key,
    without_article,
)
from moviesearch.movie import Movie
from moviesearch.rows import Topics

SCHEMA_VERSION = 5

DENSE = "dense"  # of unit length, compared by cosine
BM25 = "bm25"
TRIGRAMS = "trigrams"  # of titles
NAMES = "names"  # the trigrams of people

# The sparse vectors, and whether the engine adds inverse document frequency to them.
SPARSE_VECTORS = {BM25: True, TRIGRAMS: False, NAMES: False}

PRIOR = "prior"
RELEASED = "released"
QUALITY = "quality"
GROSS = "gross"
NAME_KEYS = "name_keys"
A_PERSON = "p:"  # before the key of a whole name, so that no title is taken for it
A_SURNAME = "s:"
FINGERPRINT = "fingerprint"

# Words; numbers compared; whole numbers compared; whole numbers counted for a facet. An integer
# index that can do both is two, and each costs a cold start 2 ms.
PayloadType = Literal["keyword", "float", "integer_range", "integer_values"]

# Qdrant Cloud refuses to filter on a field without an index (strict mode). Every field that a
# constraint may test is here, whether one does yet or not, so that a new one needs no new upload.
# The embedded engine filters without, only slower, and each index costs its cold start 3.5 ms of
# about 45: it gets those of EMBEDDED_INDEXES.
PAYLOAD_INDEXES: dict[str, PayloadType] = {
    "genres": "keyword",
    "original_language": "keyword",
    "vote_average": "float",
    "vote_count": "integer_range",
    "rating_band": "integer_values",
    "year": "integer_range",
    "decade": "integer_values",
    "runtime": "integer_range",
    PEOPLE: "keyword",
    NAME_KEYS: "keyword",
    PRIOR: "float",
    RELEASED: "float",
    QUALITY: "float",
    GROSS: "float",
}

EMBEDDED_INDEXES = frozenset(
    {
        *(NAME_KEYS, PRIOR, RELEASED, QUALITY, GROSS),
        *(row.key for row in ROWS.values() if not isinstance(row, Topics)),
        *(facet.key for facet in FACETS),
    }
)

GOLDEN = 0.6180339887  # spreads consecutive ids evenly
MANY_VOTES = 35_000  # TMDB's best-known movie has about as many
USUAL_VOTES = 500  # m of the Bayesian mean: a movie with as many is taken half at its word
USUAL_RATING = 6.5  # its C: TMDB's mean over movies that more than a few people rated
_DIGITS = re.compile("[0-9]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Point(NamedTuple):
    """A movie as it is stored: its dense vector, its sparse ones by name, and its payload."""

    id: int
    dense: list[float]
    sparse: dict[str, SparseVector]
    payload: dict[str, Any]


def point(movie: Movie, vector: list[float], fingerprint: str) -> Point:
    """The stored form of a movie.

    Args:
        movie: the movie.
        vector: the embedding of its `document`.
        fingerprint: tells a later upload whether the movie has changed.
    """
    return Point(
        movie.id,
        vector,
        {
            BM25: document_terms(fields(movie)),
            TRIGRAMS: document_trigrams(spellings(movie)),
            NAMES: document_trigrams(people(movie)),
        },
        {**payload(movie), FINGERPRINT: fingerprint},
    )


def document(movie: Movie) -> Document:
    """What the dense vector of a movie is made from.

    One vector of everything finds as much as two, of the overview and of everything (MRR@10 0.711
    against 0.707), at half the embedding calls.
    """
    parts = [", ".join(movie.genres), movie.overview, movie.tagline, ", ".join(movie.keywords)]
    titled = f"{movie.title} ({movie.year})" if movie.year else movie.title
    return Document(title=titled, text=". ".join(part for part in parts if part))


def fields(movie: Movie) -> list[Field]:
    """What the BM25 vector of a movie is made from: each word that people may type for it.

    Of titles in other languages those whose words no space tells apart: a word of a Spanish title
    lifts plots in Spanish that are none of its movie (MRR@10 -0.001), and trigrams find the title.
    """
    others = [
        title
        for title in titles(movie)
        if title != movie.title and (title == movie.original_title or has_unspaced(title))
    ]
    people = [*movie.cast, movie.director or ""]
    candidates = [
        Field(movie.title, 0.25, 4),
        Field(" / ".join(others), 0.5, 4),
        Field(str(movie.year or ""), 1.0, 1),
        Field(", ".join(movie.genres), 0.25, 3),
        Field(movie.overview, 1.25, 50),
        Field(movie.tagline or "", 0.75, 8),
        Field(", ".join(movie.keywords), 0.5, 8),
        Field(", ".join(people), 2.0, 10),
    ]
    return [one for one in candidates if one.text.strip(" ,")]


def titles(movie: Movie) -> list[str]:
    """The names that a movie goes by: as released, original, in other languages, and nicknames."""
    names = (movie.title, movie.original_title, *movie.titles.values(), *movie.aliases)
    return list(dict.fromkeys(name for name in names if name))


def spellings(movie: Movie) -> list[str]:
    """The titles of a movie, and those whose number is no digit with one: "rocky 2"."""
    names = titles(movie)
    keys = [
        key for name in names if _DIGITS.findall(key := name_key(name)) != _DIGITS.findall(name)
    ]
    return list(dict.fromkeys((*names, *keys)))


def people(movie: Movie) -> list[str]:
    """The cast, and who directed."""
    names: list[str] = []
    for name in [*movie.cast, *(movie.director or "").split(", ")]:
        if name.casefold().strip(".") in _SUFFIXES and names:
            names[-1] = f"{names[-1]} {name}"  # a catalogue that is split at commas splits these
        elif name:
            names.append(name)
    return list(dict.fromkeys(names))


def name_keys(movie: Movie) -> list[str]:
    """The keys by which a sentence that names the movie, or somebody of it, finds it.

    Titles with and without an article; people by whole names, and by the last word of them.
    """
    of_titles = [name_key(title) for title in titles(movie)]
    of_people = [name_key(person) for person in people(movie)]
    surnames = [surname_of(key) for key in of_people]
    keys = (
        *(form for key in of_titles for form in (key, without_article(key))),
        *(A_PERSON + key for key in of_people if key),
        *(A_SURNAME + key for key in surnames if key),
    )
    return list(dict.fromkeys(key for key in keys if key))


def surname_of(key: str) -> str:
    """The last word of somebody's key that is no suffix; empty where the name is one word."""
    words = [word for word in key.split() if word not in _SUFFIXES and not word.isdigit()]
    return words[-1] if len(words) > 1 else ""


def payload(movie: Movie) -> dict[str, Any]:
    """What is stored beside a movie's vectors: the movie, and what it is filtered and found by."""
    stored = movie.model_dump(mode="json", exclude_defaults=True) | tested(movie)
    stored |= {PRIOR: prior(movie), NAME_KEYS: name_keys(movie)}
    if movie.vote_count:
        stored[QUALITY] = quality(movie)
    if movie.release_date:
        stored[RELEASED] = float(movie.release_date.toordinal())
    if movie.revenue:
        stored[GROSS] = float(movie.revenue)
    return stored


def tested(movie: Movie) -> dict[str, Any]:
    """What constraints look at, without what is not known of the movie."""
    facts: dict[str, Any] = {
        "genres": list(movie.genres),
        "original_language": movie.original_language,
        "runtime": movie.runtime,
        PEOPLE: people(movie),
        "rating_band": int(movie.vote_average) if movie.vote_count else None,
        "year": movie.year,
        "decade": movie.year // 10 * 10 if movie.year else None,
    }
    known = {key: value for key, value in facts.items() if value not in (None, [])}
    return {**known, "vote_average": movie.vote_average, "vote_count": movie.vote_count}


def quality(movie: Movie) -> float:
    """The Bayesian mean of a movie's rating: few votes count little against what is usual.

    As TMDB and IMDb order their best: (v R + m C) / (v + m), with v votes of mean R.
    """
    votes, usual = movie.vote_count, USUAL_VOTES * USUAL_RATING
    return (votes * movie.vote_average + usual) / (votes + USUAL_VOTES)


def prior(movie: Movie) -> float:
    """How likely a movie is meant before a word is read: 0 without votes, 1 for the best known.

    A ten-thousandth of it comes from the id, so that movies that are alike keep one order and no
    page repeats what another held.
    """
    known = min(1.0, math.log1p(movie.vote_count) / math.log1p(MANY_VOTES))
    return known + 1e-4 * (movie.id * GOLDEN % 1.0)
