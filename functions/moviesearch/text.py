"""What of a movie is embedded and what is indexed for keywords: one place, versioned.

A change here changes vectors, so it must raise TEXT_VERSION: an index made with another version is
refused at start instead of answering wrongly. What stands here was chosen by measurement on the
development half of `evals/queries.jsonl` (README, Relevance).
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass

from moviesearch.models import Movie

TEXT_VERSION = 2
_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"[^0-9a-z\u0080-\U0010ffff]+")
GOLDEN = 0.6180339887  # spreads consecutive ids evenly
MANY_VOTES = 35_000  # TMDB's best-known film has about as many


@dataclass(frozen=True)
class Document:
    """A text to embed: `title` identifies the movie, `text` says what happens in it."""

    title: str
    text: str


@dataclass(frozen=True)
class Field:
    """A text to index for keywords.

    Attributes:
        text: its words.
        weight: how much a word in it counts.
        average: how many words such a field has on average, which BM25 compares its length with.
    """

    text: str
    weight: float
    average: float


def document(movie: Movie) -> Document:
    """What the dense vector of a movie is made from.

    One vector of everything finds as much as two, of the overview and of everything (MRR@10 0.711
    against 0.707), at half the embedding calls.
    """
    parts = [", ".join(movie.genres), movie.overview, movie.tagline, ", ".join(movie.keywords)]
    return Document(title=_titled(movie), text=". ".join(part for part in parts if part))


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


def grams(text: str, *, unfinished: bool = False) -> set[str]:
    """The character trigrams of a text, without case, accents and punctuation.

    A misspelt title shares most of them with the right one, whatever was swapped or left out. The
    beginning counts once more; the end does not where somebody is still typing.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = _NO_WORD.sub(" ", plain).strip()
    padded = f"  {words}" if unfinished else f"  {words} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def normalised(text: str) -> str:
    """Lower case, words only, one space between."""
    return " ".join(_WORD.findall(text.casefold()))


def prior(movie: Movie) -> float:
    """How likely a movie is meant before a word is read: 0 without votes, 1 for the best known.

    A ten-thousandth of it comes from the id, so that movies that are alike keep one order and no
    page repeats what another held.
    """
    known = min(1.0, math.log1p(movie.vote_count) / math.log1p(MANY_VOTES))
    return known + 1e-4 * (movie.id * GOLDEN % 1.0)


def _titled(movie: Movie) -> str:
    return f"{movie.title} ({movie.year})" if movie.year else movie.title
