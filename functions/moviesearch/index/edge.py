"""Embedded Qdrant: the engine inside the process, its files in a folder.

A folder holds one folder per build below `builds`, and a file CURRENT that names the live one, so
that a new build is switched to in one atomic step, as a cloud alias is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import cast

import qdrant_edge as qe

from moviesearch.errors import IndexMismatch, IndexUnavailable, NotFound
from moviesearch.index.manifest import UPLOAD, Manifest
from moviesearch.index.query import (
    DENSE,
    DEPTH,
    DIVERSITY,
    FACET_LIMIT,
    PRIOR,
    Condition,
    Hit,
    Leg,
    Query,
    SparseVector,
    Taste,
    candidates,
    conditions,
    formula_defaults,
)
from moviesearch.models import Filters, Movie

BUILDS = "builds"
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
                with _translated():
                    shard = qe.EdgeShard.load(str(self._build))
                    count = shard.count(qe.CountRequest())
                if count != self.manifest.count:
                    raise IndexMismatch(
                        f"The index in {self._build} is damaged: it holds {count} movies of "
                        f"{self.manifest.count}. Run `{UPLOAD}`."
                    )
                self._opened = shard
            return self._opened

    @classmethod
    def open(cls, folder: Path) -> EdgeIndex:
        """The live build below a folder. Raises IndexMismatch if there is none."""
        try:
            build = folder / BUILDS / (live_build(folder) or "")
            manifest = Manifest.model_validate_json((build / MANIFEST).read_bytes())
            next((build / "segments").iterdir())
        except (OSError, ValueError, StopIteration) as error:
            raise IndexMismatch(f"There is no usable index in {folder}: run `{UPLOAD}`.") from error
        return cls(build, manifest)

    def query(self, query: Query) -> list[Hit]:
        """See MovieIndex."""
        tests = _filter(query.filters, query.exclude)
        nearest = [self._nearest(leg) for leg in query.legs]
        if not query.fused:
            return self._hits(
                qe.QueryRequest(
                    query=nearest[0],
                    filter=tests,
                    limit=query.limit,
                    offset=query.offset,
                    with_payload=True,
                )
            )
        return self._hits(
            qe.QueryRequest(
                prefetches=[qe.Prefetch(query=one, filter=tests, limit=DEPTH) for one in nearest],
                query=_formula(query),
                limit=query.limit,
                offset=query.offset,
                with_payload=True,
            )
        )

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """See MovieIndex."""
        with _translated():
            records = self._shard.retrieve(list(ids), with_payload=True, with_vector=False)
        found = {record.id: Movie.model_validate(record.payload) for record in records}
        return [found[movie_id] for movie_id in ids if movie_id in found]

    def similar(
        self, movie_id: int, limit: int, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> list[Hit]:
        """See MovieIndex."""
        [vector] = self._vectors([movie_id])
        return self._hits(
            qe.QueryRequest(
                query=qe.Mmr(vector, 1.0 - DIVERSITY, candidates(limit), using=DENSE),
                filter=_filter(filters, (movie_id, *exclude)),
                limit=limit,
                with_payload=True,
            )
        )

    def sample(self, limit: int, filters: Filters, exclude: tuple[int, ...] = ()) -> list[Movie]:
        """See MovieIndex."""
        request = qe.QueryRequest(
            query=qe.Sample.Random,
            filter=_filter(filters, exclude),
            limit=limit,
            with_payload=True,
        )
        return [hit.movie for hit in self._hits(request)]

    def popular(self, query: Query) -> list[Movie]:
        """See MovieIndex."""
        request = qe.QueryRequest(
            query=qe.OrderBy(PRIOR, qe.Direction.Desc),
            filter=_filter(query.filters, query.exclude),
            limit=query.limit,
            offset=query.offset,
            with_payload=True,
        )
        return [hit.movie for hit in self._hits(request)]

    def count(self, filters: Filters) -> int:
        """See MovieIndex."""
        with _translated():
            return self._shard.count(qe.CountRequest(filter=_filter(filters)))

    def facet(self, key: str, filters: Filters) -> dict[str | int, int]:
        """See MovieIndex."""
        request = qe.FacetRequest(key, limit=FACET_LIMIT, exact=True, filter=_filter(filters))
        with _translated():
            hits = self._shard.facet(request).hits
        return {_plain(hit.value): hit.count for hit in hits}

    def _hits(self, request: qe.QueryRequest) -> list[Hit]:
        with _translated():
            points = self._shard.query(request)
        return [Hit(Movie.model_validate(point.payload), point.score) for point in points]

    def _nearest(self, leg: Leg) -> qe.Query:
        vector = leg.vector
        if isinstance(vector, SparseVector):
            sparse = qe.SparseVector(vector.indices, vector.values)
            return qe.Query.Nearest(sparse, using=leg.using)
        if isinstance(vector, Taste):
            like: list[qe.NamedVector] = [*self._vectors(vector.like)]
            taste = qe.RecommendQuery(like, [])
            return qe.Query.RecommendBestScore(taste, using=leg.using)
        return qe.Query.Nearest(vector, using=leg.using)

    def _vectors(self, ids: Sequence[int]) -> list[list[float]]:
        with _translated():
            records = self._shard.retrieve(list(ids), with_payload=False, with_vector=[DENSE])
        found = {record.id: cast("dict[str, list[float]]", record.vector) for record in records}
        for movie_id in ids:
            if movie_id not in found:
                raise NotFound(f"There is no movie with id {movie_id}.")
        return [found[movie_id][DENSE] for movie_id in ids]


def live_build(folder: Path) -> str | None:
    """The name of the build that CURRENT names; None where nothing was published yet."""
    try:
        return (folder / CURRENT).read_text("utf-8").strip()
    except FileNotFoundError:
        return None


def _formula(query: Query) -> qe.Formula:
    terms = []
    for number, leg in enumerate(query.legs):
        score = qe.Expression.Variable(f"$score[{number}]")
        terms.append([qe.Expression.Constant(leg.weight), *[score] * leg.power])
    terms.append([qe.Expression.Constant(query.prior), qe.Expression.Variable(PRIOR)])
    return qe.Formula(
        qe.Expression.Sum([qe.Expression.Mult(factors) for factors in terms]),
        defaults=formula_defaults(query),
    )


def _filter(filters: Filters, exclude: Sequence[int] = ()) -> qe.Filter:
    return qe.Filter(
        must=[_condition(test) for test in conditions(filters)],
        must_not=[qe.HasIdCondition(set(exclude))] if exclude else None,
    )


def _condition(test: Condition) -> qe.FieldCondition:
    if test.any_of:
        return qe.FieldCondition(test.key, match=qe.MatchAny(list(test.any_of)))
    return qe.FieldCondition(test.key, range=qe.RangeFloat(gte=test.gte, lte=test.lte))


def _plain(value: object) -> str | int:
    # The binding's facet values are tagged: Keyword("Drama"), Int(1990).
    inner = getattr(value, "value", value)
    return inner if isinstance(inner, int) else str(inner)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except IndexMismatch:
        raise
    except Exception as error:
        # The binding raises bare Exception for everything the engine refuses.
        raise IndexUnavailable(f"The embedded index failed: {error}") from error
