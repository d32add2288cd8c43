"""Writing embedded Qdrant."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import qdrant_edge as qe

from moviesearch.embedding import Vector
from moviesearch.errors import IndexUnavailable
from moviesearch.index.edge import (
    BUILDS,
    CURRENT,
    ENGINE,
    MANIFEST,
    dense_vectors,
    live_build,
    sparse_vector,
)
from moviesearch.index.faults import NO_FAULTS, translated
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.schema import (
    DENSE,
    EMBEDDED_INDEXES,
    FINGERPRINT,
    PAYLOAD_INDEXES,
    SPARSE_VECTORS,
    PayloadType,
    Point,
)
from scripts.files import replaced
from scripts.ingestion import space

log = logging.getLogger(__name__)

PAGE = 1_000
REMOVED = ".removed"
_TYPES: dict[PayloadType, qe.PayloadSchemaType | qe.PayloadSchemaParams] = {
    "keyword": qe.PayloadSchemaType.Keyword,
    "float": qe.PayloadSchemaType.Float,
    "integer_range": qe.IntegerIndexParams(lookup=False, range=True),
    "integer_values": qe.IntegerIndexParams(lookup=True, range=False),
}


class EdgeWriter:
    """An IndexWriter for a folder of builds.

    A build is never removed because it could not be opened: that may be a lack of memory, and it
    may be the live one. Another build is begun beside it, and takes its place when it is whole.

    Args:
        folder: where the builds and CURRENT lie; the caller holds its lock (`writing`).
        build: what to build, in a subfolder of its name, or `NAME.2` and so on where that can't be
            opened.
    """

    def __init__(self, folder: Path, build: Build) -> None:
        self._folder = folder
        self._name = build.name
        space.before_write(folder)
        with translated(ENGINE):
            self._build, self._shard = self._opened(build.dimensions)
            # Also on a build that is resumed: it may have stopped before it had them all.
            for key in EMBEDDED_INDEXES:
                kind = PAYLOAD_INDEXES[key]
                index = qe.UpdateOperation.create_field_index(key, _TYPES[kind])
                self._shard.update(index)
            self._shard.flush()

    def _opened(self, dimensions: int) -> tuple[Path, qe.EdgeShard]:
        builds = self._folder / BUILDS
        builds.mkdir(exist_ok=True)
        taken = [build for build in builds.iterdir() if self._is_of_this_name(build)]
        for build in sorted(taken, key=lambda one: one.name != live_build(self._folder)):
            try:
                shard = qe.EdgeShard.load(str(build))
                shard.info()
            except NO_FAULTS:
                raise
            except BaseException as error:  # noqa: BLE001  where the engine panics, this is raised
                log.warning("%s can't be opened and stays as it is: %s", build, error)
            else:
                return build, shard
        names = (f"{self._name}.{number}" if number > 1 else self._name for number in count(1))
        free = next(builds / name for name in names if not (builds / name).exists())
        return free, _created(free, dimensions)

    def _is_of_this_name(self, build: Path) -> bool:
        of_this_name = build.name == self._name or build.name.startswith(f"{self._name}.")
        return of_this_name and build.suffix != REMOVED

    def close(self) -> None:
        """See IndexWriter."""
        with translated(ENGINE):
            self._shard.close()

    def stored(self) -> dict[int, str]:
        """See IndexWriter."""
        found: dict[int, str] = {}
        offset: int | None = None
        while True:
            request = qe.ScrollRequest(
                offset=offset, limit=PAGE, with_payload=[FINGERPRINT], with_vector=False
            )
            with translated(ENGINE):
                records, following = self._shard.scroll(request)
            for record in records:
                found[int(str(record.id))] = (record.payload or {}).get(FINGERPRINT, "")
            if following is None:
                return found
            offset = int(str(following))

    def write(self, points: Sequence[Point]) -> None:
        """See IndexWriter."""
        space.before_write(self._folder)
        batch = [
            qe.Point(
                point.id,
                {
                    DENSE: point.dense,
                    **{name: sparse_vector(vector) for name, vector in point.sparse.items()},
                },
                point.payload,
            )
            for point in points
        ]
        with translated(ENGINE):
            self._shard.update(qe.UpdateOperation.upsert_points(batch))
            self._shard.flush()  # without a write-ahead log, only this makes it durable

    def remove(self, ids: Sequence[int]) -> None:
        """See IndexWriter."""
        space.before_write(self._folder)
        with translated(ENGINE):
            self._shard.update(qe.UpdateOperation.delete_points(list(ids)))
            self._shard.flush()

    def vectors(self, ids: Sequence[int]) -> list[Vector]:
        """See IndexWriter."""
        found = dense_vectors(self._shard, ids)
        with translated(ENGINE):
            return [found[one] for one in ids]

    def finished(self) -> Manifest | None:
        """See IndexWriter."""
        try:
            return Manifest.model_validate_json((self._build / MANIFEST).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def publish(self, manifest: Manifest) -> str:
        """See IndexWriter. The build that was live before is kept: a reader may have it open."""
        space.before_optimise(self._build)
        with translated(ENGINE):
            self._shard.optimize()
            self._shard.flush()
            held = self._shard.count(qe.CountRequest())
        if held != manifest.count:
            raise IndexUnavailable(f"the build holds {held} movies, expected {manifest.count}")
        with translated(ENGINE):
            self._shard.close()
            space.settle(self._build)
            _write(self._build / MANIFEST, manifest.model_dump_json(indent=2))
            previous = live_build(self._folder)
            _write(self._folder / CURRENT, self._build.name)
            if previous != self._build.name:
                self._remove_all_but(self._build.name, previous)
        return str(self._build)

    def _remove_all_but(self, *kept: str | None) -> None:
        for other in self._build.parent.iterdir():
            # An unfinished build of another name has no manifest: it stays, to be resumed. One of
            # this name could not be opened, so this one was begun in its place.
            replaces = other.name != self._build.name and self._is_of_this_name(other)
            if replaces or (other.name not in kept and (other / MANIFEST).exists()):
                _removed(other)
            elif other.suffix == REMOVED:  # by a run that was stopped while it removed it
                shutil.rmtree(other)


def _removed(build: Path) -> None:
    """Remove a build; stopped on the way, what is left can't pass for an unfinished one."""
    shutil.rmtree(build.rename(build.with_name(build.name + REMOVED)))


def _created(build: Path, dimensions: int) -> qe.EdgeShard:
    build.mkdir(parents=True)
    try:
        return qe.EdgeShard.create(str(build), _config(dimensions))
    except BaseException:
        shutil.rmtree(build)  # made a moment ago, and empty
        raise


def _config(dimensions: int) -> qe.EdgeConfig:
    return qe.EdgeConfig(
        vectors={DENSE: qe.EdgeVectorParams(size=dimensions, distance=qe.Distance.Cosine)},
        sparse_vectors={
            name: qe.EdgeSparseVectorParams(modifier=qe.Modifier.Idf if has_idf else None)
            for name, has_idf in SPARSE_VECTORS.items()
        },
        # With a write-ahead log only one process at a time can open the shard.
        wal_enabled=False,
    )


def _write(path: Path, text: str) -> None:
    with replaced(path) as out:
        out.write(text.encode())
