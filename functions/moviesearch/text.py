"""What of a movie is embedded and what is indexed for keywords: one place, versioned.

A change here changes vectors, so it must raise TEXT_VERSION: an index made with another version is
refused at start instead of answering wrongly.
"""

from __future__ import annotations

from dataclasses import dataclass

from .models import Movie

TEXT_VERSION = 1


@dataclass(frozen=True)
class Document:
    """A text to embed: `title` identifies the movie, `text` says what happens in it."""

    title: str
    text: str


def document(movie: Movie) -> Document:
    """What the dense vector of a movie is made from."""
    return Document(title=_titled(movie), text=movie.overview)


def keywords(movie: Movie) -> str:
    """What the BM25 vector of a movie is made from: each word that people may type for it."""
    original = movie.original_title if movie.original_title != movie.title else None
    parts = [
        _titled(movie),
        original,
        ", ".join(movie.genres),
        movie.tagline,
        movie.overview,
        ", ".join(movie.keywords),
        ", ".join(movie.cast),
        movie.director,
    ]
    return "\n".join(part for part in parts if part)


def _titled(movie: Movie) -> str:
    return f"{movie.title} ({movie.year})" if movie.year else movie.title
