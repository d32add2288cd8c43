"""Embedded Qdrant: the engine inside the process, its files in a folder.

A folder holds one subfolder per build and a file CURRENT that names the live one, so that a new
build is switched to in one atomic step, as a cloud alias is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import cast

import qdrant_edge as qe

from moviesearch.errors import IndexMismatch, IndexUnavailable, NotFound
from moviesearch.models import Filters, Movie

from .manifest import UPLOAD, Manifest
from .query import DENSE, RRF_K, Condition, Hit, Leg, Query, SparseVector, conditions

CURRENT = "CURRENT"
MANIFEST = "manifest.json"


class EdgeIndex:
    """A MovieIndex over an embedded shard, which is opened when first asked.

    Args:
        build: the folder of a finished build.
        manifest: what it was built with.
    """

    engine = "embedded"

    def __init__(self, build: Path, manifest: Manifest) -> None:
        self._build = build
        self._lock = Lock()
        self._opened: qe.EdgeShard | None = None
        self.manifest = manifest

    @property
    def _shard(self) -> qe.EdgeShard:
        with self._lock:
            if self._opened is None:
                self._opened = qe.EdgeShard.load(str(self._build))
            return self._opened

    @classmethod
    def open(cls, folder: Path) -> EdgeIndex:
        """The live build below a folder. Raises IndexMismatch if there is none."""
        try:
            build = folder / (folder / CURRENT).read_text("utf-8").strip()
            manifest = Manifest.model_validate_json((build / MANIFEST).read_bytes())
        except (OSError, ValueError) as error:
            raise IndexMismatch(f"There is no usable index in {folder}: run `{UPLOAD}`.") from error
        return cls(build, manifest)

    def query(self, query: Query) -> list[Hit]:
        """See MovieIndex."""
        tests = _filter(query.filters)
        if len(query.legs) == 1:
            request = qe.QueryRequest(
                query=_nearest(query.legs[0]),
                filter=tests,
                limit=query.limit,
                offset=query.offset,
                with_payload=True,
            )
        else:
            request = qe.QueryRequest(
                prefetches=[
                    qe.Prefetch(query=_nearest(leg), filter=tests, limit=query.depth)
                    for leg in query.legs
                ],
                query=_rrf([leg.weight for leg in query.legs]),
                limit=query.limit,
                offset=query.offset,
                with_payload=True,
            )
        return self._hits(request)

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """See MovieIndex."""
        with _translated():
            records = self._shard.retrieve(list(ids), with_payload=True, with_vector=False)
        found = {record.id: Movie.model_validate(record.payload) for record in records}
        return [found[movie_id] for movie_id in ids if movie_id in found]

    def similar(self, movie_id: int, limit: int, filters: Filters) -> list[Hit]:
        """See MovieIndex."""
        with _translated():
            records = self._shard.retrieve([movie_id], with_payload=False, with_vector=[DENSE])
        if not records or not isinstance(records[0].vector, dict):
            raise NotFound(f"There is no movie with id {movie_id}.")
        return self._hits(
            qe.QueryRequest(
                query=qe.Query.Nearest(records[0].vector[DENSE], using=DENSE),
                filter=_filter(filters, without=movie_id),
                limit=limit,
                with_payload=True,
            )
        )

    def sample(self, limit: int, filters: Filters) -> list[Movie]:
        """See MovieIndex."""
        request = qe.QueryRequest(
            query=qe.Sample.Random, filter=_filter(filters), limit=limit, with_payload=True
        )
        return [hit.movie for hit in self._hits(request)]

    def count(self, filters: Filters) -> int:
        """See MovieIndex."""
        with _translated():
            return self._shard.count(qe.CountRequest(filter=_filter(filters)))

    def _hits(self, request: qe.QueryRequest) -> list[Hit]:
        with _translated():
            points = self._shard.query(request)
        return [Hit(Movie.model_validate(point.payload), point.score) for point in points]


def _rrf(weights: list[float]) -> qe.Fusion:
    # The stub declares Rrf beside Fusion; at run time it is a kind of it.
    return cast("qe.Fusion", qe.Fusion.Rrf(k=RRF_K, weights=weights))


def _nearest(leg: Leg) -> qe.Query:
    vector = leg.vector
    if isinstance(vector, SparseVector):
        return qe.Query.Nearest(qe.SparseVector(vector.indices, vector.values), using=leg.using)
    return qe.Query.Nearest(vector, using=leg.using)


def _filter(filters: Filters, without: int | None = None) -> qe.Filter:
    return qe.Filter(
        must=[_condition(test) for test in conditions(filters)],
        must_not=None if without is None else [qe.HasIdCondition({without})],
    )


def _condition(test: Condition) -> qe.FieldCondition:
    if test.match is not None:
        return qe.FieldCondition(test.key, match=qe.MatchValue(test.match))
    return qe.FieldCondition(test.key, range=qe.RangeFloat(gte=test.gte, lte=test.lte))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # The binding raises bare Exception for everything the engine refuses.
        raise IndexUnavailable(f"The embedded index failed: {error}") from error
