"""The upload story: embed what is new, store it, measure it, verify it, switch over, tidy up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import Field

from moviesearch.constraints import ROWS
from moviesearch.embedding import Embedder, Identity
from moviesearch.errors import IndexMismatch, IndexUnavailable
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.schema import SCHEMA_VERSION, Point, document, payload, point
from moviesearch.movie import Movie
from moviesearch.rows import Keywords
from scripts.ingestion.builds import live_of, tidy
from scripts.ingestion.catalogue import catalogue_fingerprint, fingerprint
from scripts.ingestion.cosines import measure
from scripts.ingestion.store import IndexWriter, Store
from scripts.ingestion.verify import verify

BATCH = 100


class CataloguedBuild(Build):
    """A build, and what tells whether a movie of it has changed.

    Attributes:
        prints: each movie's fingerprint by its id; no part of a manifest.
    """

    prints: Mapping[int, str] = Field(exclude=True, repr=False)


@dataclass(frozen=True)
class Report:
    """What an upload did.

    Attributes:
        stored, unchanged, removed: movies.
        live: the name of the build that is live now.
        note: in what that differs from what was asked for.
    """

    stored: int
    unchanged: int
    removed: int
    live: str
    note: str = ""


def describe(
    movies: Sequence[Movie], identity: Identity, source: str, *, automatic: bool = False
) -> CataloguedBuild:
    """The build of these movies by the embedder of that identity.

    Args:
        movies: the catalogue.
        identity: who embeds them.
        source: the catalogue's file name.
        automatic: whether nobody asked for this build by name.
    """
    payloads = [payload(movie) for movie in movies]
    prints = {movie.id: fingerprint(movie) for movie in movies}
    listed = [row for row in ROWS.values() if isinstance(row, Keywords) and row.listed]
    keys = dict.fromkeys(row.key for row in listed)
    return CataloguedBuild(
        embedder=identity.name,
        model=identity.model,
        dimensions=identity.dimensions,
        schema_version=SCHEMA_VERSION,
        catalogue=catalogue_fingerprint(prints.values()),
        source=source,
        automatic=automatic,
        count=len(movies),
        known={key: _values([one.get(key) for one in payloads]) for key in keys},
        prints=prints,
    )


def _values(stored: Sequence[str | list[str] | None]) -> tuple[str, ...]:
    """The words that stand in a payload field, sorted."""
    lists = [[one] if isinstance(one, str) else one or [] for one in stored]
    return tuple(sorted({word for words in lists for word in words}))


def upload(
    movies: Sequence[Movie],
    build: CataloguedBuild,
    *,
    embedder: Embedder,
    store: Store,
    progress: Callable[[int], object] = lambda _: None,
) -> Report:
    """Make the index hold exactly these movies.

    What an interrupted run has stored is kept and not embedded again. Where all is live already,
    nothing is written.

    Args:
        movies: the catalogue.
        build: what `describe` says of it.
        embedder: makes the dense vectors.
        store: holds the builds.
        progress: told the number of movies that were just stored.

    Raises:
        EmbeddingError, IndexUnavailable: what was stored until then stays.
        SetupError: the store can't be written; or the build is not what it should be. The live one
            is as it was.
    """
    live = live_of(store.builds())
    if live and _is_as_asked(live.manifest, build) and _holds(store, build):
        progress(len(movies))
        return Report(0, len(movies), 0, live.name, live.note)
    store.check(build.count, build.dimensions)
    with store.writer(build) as writer:
        known = store.builds()
        new, gone = _fill(writer, movies, build, embedder, progress)
        before = live_of(store.builds())
        manifest = None if new or gone else writer.finished()
        if manifest is None:
            manifest = _measured(build, movies, embedder)
        if not before or before.name != writer.name:
            manifest = manifest.model_copy(update={"created": datetime.now(UTC)})
        asked = {"source": build.source, "automatic": build.automatic}
        manifest = manifest.model_copy(update=asked)
        unindexed = writer.unindexed()
        verify(writer.opened(manifest), movies, embedder, name=writer.name, unindexed=unindexed)
        writer.finish(manifest)
        store.switch(writer.name)
        tidy(store, known, before)
        return Report(new, len(movies) - new, gone, writer.name)


def _is_as_asked(manifest: Manifest | None, build: Build) -> bool:
    """Whether a manifest says all that a build says; when and what was measured aside."""
    if manifest is None:
        return False
    return all(getattr(manifest, name) == value for name, value in build.model_dump().items())


def _holds(store: Store, build: CataloguedBuild) -> bool:
    """Whether the live build holds the very movies, and can be read at all."""
    try:
        return store.live() == build.prints
    except (IndexMismatch, IndexUnavailable):
        return False  # damaged, or without enough memory: the writer finds out and says so


def _fill(
    writer: IndexWriter,
    movies: Sequence[Movie],
    build: CataloguedBuild,
    embedder: Embedder,
    progress: Callable[[int], object],
) -> tuple[int, int]:
    """Store what is missing and remove what is too much; returns how many movies of each."""
    stored = writer.stored()
    new = [movie for movie in movies if stored.get(movie.id) != build.prints[movie.id]]
    progress(len(movies) - len(new))
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        writer.write(_points(batch, build.prints, embedder))
        progress(len(batch))
    gone = sorted(stored.keys() - build.prints.keys())
    if gone:
        writer.remove(gone)
    return len(new), len(gone)


def _points(movies: Sequence[Movie], prints: Mapping[int, str], embedder: Embedder) -> list[Point]:
    vectors = embedder.embed_documents([document(movie) for movie in movies])
    return [
        point(movie, vector, prints[movie.id])
        for movie, vector in zip(movies, vectors, strict=True)
    ]


def _measured(build: Build, movies: Sequence[Movie], embedder: Embedder) -> Manifest:
    queries, documents = measure(movies, embedder)
    return Manifest(
        **build.model_dump(),
        query_cosines=queries,
        document_cosines=documents,
        created=datetime.now(UTC),
    )
