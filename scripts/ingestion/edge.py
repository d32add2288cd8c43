"""Writing embedded Qdrant."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import qdrant_edge as qe

from moviesearch.errors import IndexUnavailable
from moviesearch.index.edge import BUILDS, CURRENT, MANIFEST
from moviesearch.index.manifest import Manifest
from moviesearch.index.query import BM25, DENSE, GRAMS, PAYLOAD_INDEXES

from .writers import FINGERPRINT, Point

PAGE = 1_000
_SCHEMAS = {
    "keyword": qe.PayloadSchemaType.Keyword,
    "float": qe.PayloadSchemaType.Float,
    "integer": qe.PayloadSchemaType.Integer,
}


class EdgeWriter:
    """An IndexWriter for a folder of builds.

    Args:
        folder: where the builds and CURRENT lie.
        name: this build's subfolder.
        dimensions: the length of a dense vector.
    """

    def __init__(self, folder: Path, name: str, dimensions: int) -> None:
        self._folder = folder
        self._build = folder / BUILDS / name
        with _translated():
            self._shard = self._opened(dimensions)
            # Also on a build that is gone on with: it may have stopped before it had them all.
            for key, kind in PAYLOAD_INDEXES.items():
                index = qe.UpdateOperation.create_field_index(key, _SCHEMAS[kind])
                self._shard.update(index)
            self._shard.flush()

    def _opened(self, dimensions: int) -> qe.EdgeShard:
        if (self._build / "edge_config.json").exists():
            try:
                shard = qe.EdgeShard.load(str(self._build))
                shard.info()
            except Exception:  # noqa: BLE001  damaged: the binding raises nothing narrower
                shutil.rmtree(self._build)
            else:
                return shard
        self._build.mkdir(parents=True, exist_ok=True)
        return qe.EdgeShard.create(str(self._build), _config(dimensions))

    def stored(self) -> dict[int, str]:
        """See IndexWriter."""
        found: dict[int, str] = {}
        offset: int | None = None
        while True:
            request = qe.ScrollRequest(
                offset=offset, limit=PAGE, with_payload=[FINGERPRINT], with_vector=False
            )
            with _translated():
                records, following = self._shard.scroll(request)
            for record in records:
                found[int(str(record.id))] = (record.payload or {}).get(FINGERPRINT, "")
            if following is None:
                return found
            offset = int(str(following))

    def write(self, points: Sequence[Point]) -> None:
        """See IndexWriter."""
        batch = [
            qe.Point(
                point.id,
                {
                    DENSE: point.dense,
                    BM25: qe.SparseVector(point.bm25.indices, point.bm25.values),
                    GRAMS: qe.SparseVector(point.grams.indices, point.grams.values),
                },
                point.payload,
            )
            for point in points
        ]
        with _translated():
            self._shard.update(qe.UpdateOperation.upsert_points(batch))
            self._shard.flush()  # without a write-ahead log, only this makes it durable

    def remove(self, ids: Sequence[int]) -> None:
        """See IndexWriter."""
        with _translated():
            self._shard.update(qe.UpdateOperation.delete_points(list(ids)))
            self._shard.flush()

    def publish(self, manifest: Manifest) -> str:
        """See IndexWriter."""
        with _translated():
            self._shard.optimize()
            self._shard.flush()
            count = self._shard.count(qe.CountRequest())
        if count != manifest.count:
            raise IndexUnavailable(f"the build holds {count} movies, expected {manifest.count}")
        with _translated():
            self._shard.close()
        _replace(self._build / MANIFEST, manifest.model_dump_json(indent=2))
        _replace(self._folder / CURRENT, self._build.name)
        for other in self._build.parent.iterdir():
            # An unfinished build has no manifest: it stays, for the run that goes on with it.
            if other != self._build and (other / MANIFEST).exists():
                shutil.rmtree(other)
        return str(self._build)


def _config(dimensions: int) -> qe.EdgeConfig:
    return qe.EdgeConfig(
        vectors={DENSE: qe.EdgeVectorParams(size=dimensions, distance=qe.Distance.Cosine)},
        sparse_vectors={
            BM25: qe.EdgeSparseVectorParams(modifier=qe.Modifier.Idf),
            GRAMS: qe.EdgeSparseVectorParams(),
        },
        # With a write-ahead log only one process at a time can open the shard.
        wal_enabled=False,
    )


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(text, "utf-8")
    os.replace(draft, path)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexUnavailable(f"cannot write the index: {error}") from error
    except Exception as error:
        # The binding raises bare Exception for everything the engine refuses.
        raise IndexUnavailable(f"the embedded index failed: {error}") from error
