"""A movie as it is stored: what is embedded, indexed for keywords, filtered by, and returned.

Both engines' writers make their collection from this, and every stored point is made here. A change
changes stored points, so it must raise SCHEMA_VERSION: it is part of a build's name, and an index
of another version is refused at start instead of answering wrongly. `tests/test_schema.py` fails
until it is raised. What stands here was chosen by measurement on the development half of
`evals/queries.jsonl` (README, Relevance).
"""

from __future__ import annotations

import math
from typing import Any, Literal, NamedTuple

from moviesearch.constraints import FACETS, ROWS
from moviesearch.embedding import Document
from moviesearch.index.analysis import (
    Field,
    SparseVector,
    document_terms,
    document_trigrams,
    name_key,
    without_article,
)
from moviesearch.movie import Movie

SCHEMA_VERSION = 3

DENSE = "dense"  # of unit length, compared by cosine
BM25 = "bm25"
TRIGRAMS = "trigrams"

# The sparse vectors, and whether the engine adds inverse document frequency to them.
SPARSE_VECTORS = {BM25: True, TRIGRAMS: False}

PRIOR = "prior"
NAME_KEYS = "name_keys"
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
    NAME_KEYS: "keyword",
    PRIOR: "float",
}

EMBEDDED_INDEXES = frozenset(
    {NAME_KEYS, PRIOR, *(row.key for row in ROWS.values()), *(facet.key for facet in FACETS)}
)

GOLDEN = 0.6180339887  # spreads consecutive ids evenly
MANY_VOTES = 35_000  # TMDB's best-known movie has about as many


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
            TRIGRAMS: document_trigrams(titles(movie)),
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
    """What the BM25 vector of a movie is made from: each word that people may type for it."""
    original = movie.original_title if movie.original_title != movie.title else None
    people = [*movie.cast, movie.director or ""]
    candidates = [
        Field(movie.title, 0.25, 4),
        Field(original or "", 0.5, 4),
        Field(str(movie.year or ""), 1.0, 1),
        Field(", ".join(movie.genres), 0.25, 3),
        Field(movie.overview, 1.25, 50),
        Field(movie.tagline or "", 0.75, 8),
        Field(", ".join(movie.keywords), 0.5, 8),
        Field(", ".join(people), 2.0, 10),
    ]
    return [one for one in candidates if one.text.strip(" ,")]


def titles(movie: Movie) -> list[str]:
    """The names that a movie goes by."""
    return list(dict.fromkeys(name for name in (movie.title, movie.original_title) if name))


def name_keys(movie: Movie) -> list[str]:
    """The keys by which a sentence that names the movie finds it, with and without an article."""
    keys = map(name_key, titles(movie))
    return list(dict.fromkeys(form for key in keys for form in (key, without_article(key)) if form))


def payload(movie: Movie) -> dict[str, Any]:
    """What is stored beside a movie's vectors: the movie, and what it is filtered and found by."""
    stored = movie.model_dump(mode="json", exclude_defaults=True)
    stored |= {
        "vote_average": movie.vote_average,
        "vote_count": movie.vote_count,
        PRIOR: prior(movie),
        NAME_KEYS: name_keys(movie),
    }
    if movie.vote_count:
        stored["rating_band"] = int(movie.vote_average)
    if movie.year:
        stored |= {"year": movie.year, "decade": movie.year // 10 * 10}
    return stored


def prior(movie: Movie) -> float:
    """How likely a movie is meant before a word is read: 0 without votes, 1 for the best known.

    A ten-thousandth of it comes from the id, so that movies that are alike keep one order and no
    page repeats what another held.
    """
    known = min(1.0, math.log1p(movie.vote_count) / math.log1p(MANY_VOTES))
    return known + 1e-4 * (movie.id * GOLDEN % 1.0)
