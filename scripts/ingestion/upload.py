"""The upload story: embed what is new, store it, measure it, check it, switch over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from moviesearch.constraints import ROWS, Keywords
from moviesearch.embedding import Embedder, Identity, Vector
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.schema import SCHEMA_VERSION, Point, document, payload, point
from moviesearch.movie import Movie
from scripts.ingestion.catalogue import catalogue_fingerprint, fingerprint
from scripts.ingestion.cosines import measure

BATCH = 100


class IndexWriter(Protocol):
    """Fills one build of an index, beside the live one, and switches over when it is whole.

    Every method raises IndexUnavailable where the engine refuses.
    """

    def stored(self) -> dict[int, str]:
        """Id and fingerprint of each point that this build already holds."""
        ...

    def write(self, points: Sequence[Point]) -> None:
        """Store points durably before returning."""
        ...

    def remove(self, ids: Sequence[int]) -> None:
        """Delete points."""
        ...

    def vectors(self, ids: Sequence[int]) -> list[Vector]:
        """The dense vectors of stored points, in the order of the ids."""
        ...

    def finished(self) -> Manifest | None:
        """The manifest that this build was published with, if it was."""
        ...

    def publish(self, manifest: Manifest) -> str:
        """Check that the build is whole, make it the live one and return its name."""
        ...

    def close(self) -> None:
        """Let go of the build; what was written stays."""
        ...


@dataclass(frozen=True)
class Report:
    """What an upload did."""

    embedded: int
    unchanged: int
    removed: int
    live: str


def describe(
    movies: Sequence[Movie], identity: Identity, source: str, *, automatic: bool = False
) -> Build:
    """The build of these movies by the embedder of that identity.

    Args:
        movies: the catalogue.
        identity: who embeds them.
        source: the catalogue's file name.
        automatic: whether nobody asked for this build by name.
    """
    payloads = [payload(movie) for movie in movies]
    keys = dict.fromkeys(row.key for row in ROWS.values() if isinstance(row, Keywords))
    return Build(
        embedder=identity.name,
        model=identity.model,
        dimensions=identity.dimensions,
        schema_version=SCHEMA_VERSION,
        catalogue=catalogue_fingerprint(movies),
        source=source,
        automatic=automatic,
        count=len(movies),
        known={key: _values([one.get(key) for one in payloads]) for key in keys},
    )


def _values(stored: Sequence[str | list[str] | None]) -> tuple[str, ...]:
    """The words that stand in a payload field, sorted."""
    lists = [[one] if isinstance(one, str) else one or [] for one in stored]
    return tuple(sorted({word for words in lists for word in words}))


def upload(
    movies: Sequence[Movie],
    build: Build,
    *,
    embedder: Embedder,
    writer: IndexWriter,
    progress: Callable[[int], object] = lambda _: None,
) -> Report:
    """Make the index hold exactly these movies.

    What an interrupted run has stored is kept and not embedded again.

    Args:
        movies: the catalogue.
        build: what `describe` says of it.
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
    manifest = None if new or gone else writer.finished()
    if manifest is None:
        manifest = _measured(build, movies, embedder, writer)
    manifest = manifest.model_copy(update={"source": build.source, "automatic": build.automatic})
    return Report(len(new), len(movies) - len(new), len(gone), writer.publish(manifest))


def _points(movies: Sequence[Movie], embedder: Embedder) -> list[Point]:
    vectors = embedder.embed_documents([document(movie) for movie in movies])
    return [
        point(movie, vector, fingerprint(movie))
        for movie, vector in zip(movies, vectors, strict=True)
    ]


def _measured(
    build: Build, movies: Sequence[Movie], embedder: Embedder, writer: IndexWriter
) -> Manifest:
    queries, documents = measure(movies, embedder, writer.vectors)
    return Manifest(
        **build.model_dump(),
        query_cosines=queries,
        document_cosines=documents,
        created=datetime.now(UTC),
    )
