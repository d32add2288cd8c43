"""The upload story: embed what is new, store it, check it, switch over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from moviesearch.embedding import Embedder, Identity
from moviesearch.index.manifest import Manifest
from moviesearch.index.query import payload
from moviesearch.index.sparse import document_grams, document_terms
from moviesearch.models import Movie
from moviesearch.text import TEXT_VERSION, document, normalised, titles
from moviesearch.understanding import understand

from .catalogue import catalogue_fingerprint, fingerprint
from .writers import FINGERPRINT, IndexWriter, Point

BATCH = 100
MOST_TITLES = 2_000  # the manifest is read at each cold start


@dataclass(frozen=True)
class Report:
    """What an upload did."""

    embedded: int
    unchanged: int
    removed: int
    live: str


def describe(movies: Sequence[Movie], identity: Identity, source: str) -> Manifest:
    """The manifest of an index of these movies by the embedder of that identity."""
    genres = sorted({genre for movie in movies for genre in movie.genres})
    languages = sorted({one.original_language for one in movies if one.original_language})
    return Manifest(
        embedder=identity.name,
        model=identity.model,
        dimensions=identity.dimensions,
        text_version=TEXT_VERSION,
        catalogue=catalogue_fingerprint(movies),
        source=source,
        count=len(movies),
        genres=tuple(genres),
        languages=tuple(languages),
        literal_titles=literal_titles(movies, genres, languages),
        created=datetime.now(UTC),
    )


def literal_titles(
    movies: Sequence[Movie], genres: Sequence[str], languages: Sequence[str]
) -> tuple[str, ...]:
    """The titles that the rules would take for a constraint, the best known first."""
    known = sorted(movies, key=lambda movie: -movie.vote_count)
    names = dict.fromkeys(normalised(name) for movie in known for name in titles(movie))

    def taken(name: str) -> bool:
        # Also "danish girl movie": people leave the article out and say what they look for.
        said = (name, f"{name} movie")
        return any(understand(one, genres=genres, languages=languages).spans for one in said)

    forms = (form for name in names for form in dict.fromkeys((name, without_article(name))))
    return tuple(dict.fromkeys(islice(filter(taken, forms), MOST_TITLES)))


def without_article(title: str) -> str:
    """A normalised title as people shorten it."""
    return re.sub(r"^(?:the|a|an) ", "", title)


def upload(
    movies: Sequence[Movie],
    manifest: Manifest,
    *,
    embedder: Embedder,
    writer: IndexWriter,
    progress: Callable[[int], object] = lambda _: None,
) -> Report:
    """Make the index hold exactly these movies.

    What a run that was broken off has stored is kept and not embedded again.

    Args:
        movies: the catalogue.
        manifest: what `describe` says of it.
        embedder: makes the dense vectors.
        writer: stores the points.
        progress: told the number of movies that were just stored.

    Raises:
        EmbeddingError, IndexUnavailable: what was stored until then stays.
    """
    stored = writer.stored()
    new = [movie for movie in movies if stored.get(movie.id) != fingerprint(movie)]
    progress(len(movies) - len(new))
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        writer.write(_points(batch, embedder))
        progress(len(batch))
    gone = sorted(stored.keys() - {movie.id for movie in movies})
    if gone:
        writer.remove(gone)
    return Report(len(new), len(movies) - len(new), len(gone), writer.publish(manifest))


def _points(movies: Sequence[Movie], embedder: Embedder) -> list[Point]:
    vectors = embedder.embed_documents([document(movie) for movie in movies])
    return [
        Point(
            movie.id,
            vector,
            document_terms(movie),
            document_grams(movie),
            {**payload(movie), FINGERPRINT: fingerprint(movie)},
        )
        for movie, vector in zip(movies, vectors, strict=True)
    ]
