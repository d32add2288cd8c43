"""Writing embedded Qdrant."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import qdrant_edge as qe

from moviesearch.index import seal
from moviesearch.index.edge import (
    BUILDS,
    ENGINE,
    MANIFEST,
    EdgeIndex,
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
from scripts.ingestion.store import Told

log = logging.getLogger(__name__)

PAGE = 1_000
LARGE = 20_000  # movies, from which on optimising takes as long as one wonders about
SCRATCH = "temp_segments"  # where the engine optimises
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
    A finished build is only looked at, unless something is missing in it.

    Args:
        folder: where the builds and CURRENT lie; the caller holds its lock (`writing`).
        build: what to build, in a subfolder of its name, or `NAME.2` and so on where that can't be
            opened.
        told: hears what takes long.
    """

    def __init__(self, folder: Path, build: Build, told: Told = lambda _: None) -> None:
        self._told = told
        self._folder = folder
        self._name = build.name
        space.before_write(folder)
        with translated(ENGINE):
            self._build, self._shard = self._opened(build.dimensions)
            # Also on a build that is resumed: it may have stopped before it had them all.
            indexes = [
                qe.UpdateOperation.create_field_index(key, _TYPES[PAYLOAD_INDEXES[key]])
                for key in sorted(self.unindexed())
            ]
            if indexes:
                self._update(*indexes)

    @property
    def name(self) -> str:
        """See IndexWriter."""
        return self._build.name

    def _opened(self, dimensions: int) -> tuple[Path, qe.EdgeShard]:
        builds = self._folder / BUILDS
        taken = [build for build in builds.iterdir() if self._is_of_this_name(build)]
        for build in sorted(taken, key=lambda one: one.name != live_build(self._folder)):
            _swept(build)
            try:
                seal.check(build)
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
        return build.name == self._name or build.name.startswith(f"{self._name}.")

    def close(self) -> None:
        """See IndexWriter."""
        with translated(ENGINE):
            self._shard.close()

    def stored(self) -> dict[int, str]:
        """See IndexWriter."""
        with translated(ENGINE):
            return fingerprints(self._shard)

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
            self._update(qe.UpdateOperation.upsert_points(batch))

    def remove(self, ids: Sequence[int]) -> None:
        """See IndexWriter."""
        space.before_write(self._folder)
        with translated(ENGINE):
            self._update(qe.UpdateOperation.delete_points(list(ids)))

    def _update(self, *operations: qe.UpdateOperation) -> None:
        seal.unseal(self._build)
        for operation in operations:
            self._shard.update(operation)
        self._shard.flush()  # without a write-ahead log, only this makes it durable

    def finished(self) -> Manifest | None:
        """See IndexWriter."""
        try:
            return Manifest.model_validate_json((self._build / MANIFEST).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def opened(self, manifest: Manifest) -> EdgeIndex:
        """See IndexWriter."""
        space.before_optimise(self._build)
        if manifest.count >= LARGE:
            self._told(
                f"Optimising the index of {manifest.count:,} movies, about a millisecond each"
            )
        with translated(ENGINE):
            seal.unseal(self._build)
            self._shard.optimize()
            self._shard.flush()
            self._shard.close()
            space.settle(self._build)
            seal.seal(self._build)
        return EdgeIndex(self._build, manifest)

    def unindexed(self) -> set[str]:
        """See IndexWriter."""
        with translated(ENGINE):
            return set(EMBEDDED_INDEXES) - self._shard.info().payload_schema.keys()

    def finish(self, manifest: Manifest) -> None:
        """See IndexWriter."""
        with replaced(self._build / MANIFEST) as out:
            out.write(manifest.model_dump_json(indent=2).encode())


def fingerprints(shard: qe.EdgeShard) -> dict[int, str]:
    """Id and fingerprint of each point of a shard."""
    found: dict[int, str] = {}
    offset: int | None = None
    while True:
        request = qe.ScrollRequest(
            offset=offset, limit=PAGE, with_payload=[FINGERPRINT], with_vector=False
        )
        records, following = shard.scroll(request)
        for record in records:
            found[int(str(record.id))] = (record.payload or {}).get(FINGERPRINT, "")
        if following is None:
            return found
        offset = int(str(following))


def _swept(build: Path) -> None:
    """Remove what a killed run left: half an optimisation, the draft of a manifest."""
    if (build / SCRATCH).is_dir():
        shutil.rmtree(build / SCRATCH)
    for draft in build.glob(f".{MANIFEST}.*"):
        draft.unlink()


def _created(build: Path, dimensions: int) -> qe.EdgeShard:
    build.mkdir(parents=True)
    try:
        return qe.EdgeShard.create(str(build), _config(dimensions))
    except BaseException:
        shutil.rmtree(build)  # made a moment ago, and empty
        raise


def _config(dimensions: int) -> qe.EdgeConfig:
    # Otherwise each start reads the vectors' first 32 MB into memory, though few movies fill them;
    # a search is as quick.
    dense = qe.EdgeVectorParams(size=dimensions, distance=qe.Distance.Cosine, on_disk=True)
    return qe.EdgeConfig(
        vectors={DENSE: dense},
        sparse_vectors={
            name: qe.EdgeSparseVectorParams(modifier=qe.Modifier.Idf if has_idf else None)
            for name, has_idf in SPARSE_VECTORS.items()
        },
        # With a write-ahead log only one process at a time can open the shard.
        wal_enabled=False,
    )
