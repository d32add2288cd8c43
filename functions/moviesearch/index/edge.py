"""Embedded Qdrant: the engine inside the process, its files in a folder.

A folder holds one folder per build below `builds`, and a file CURRENT that names the live one, so
that a new build is switched to in one atomic step, as a cloud alias is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import qdrant_edge as qe

from moviesearch.constraints import Filters
from moviesearch.errors import IndexMismatch, NotFound
from moviesearch.index import room, seal
from moviesearch.index.analysis import SparseVector
from moviesearch.index.capabilities import EVERYTHING
from moviesearch.index.faults import translated
from moviesearch.index.manifest import UPLOAD, Manifest
from moviesearch.index.query import (
    DIVERSITY,
    FACET_LIMIT,
    MENTIONS_LIMIT,
    NAMED_FIELDS,
    NAMES_LIMIT,
    Best,
    By,
    Expression,
    Hit,
    Met,
    Named,
    Part,
    Place,
    Product,
    Query,
    Quotient,
    Retriever,
    Score,
    Sum,
    Taste,
    candidates,
    holding,
    of_somebody,
    required,
)
from moviesearch.index.schema import BM25, DENSE, NAME_KEYS, PRIOR
from moviesearch.lazy import Lazy
from moviesearch.movie import Movie
from moviesearch.rows import ID, Condition, Facet

BUILDS = "builds"
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
ENGINE = "The embedded index"


class EdgeIndex:
    """A MovieIndex over an embedded shard, which is opened when first asked.

    Args:
        build: the folder of a finished build.
        manifest: what it was built with.
    """

    engine = "embedded"
    capabilities = EVERYTHING

    def __init__(self, build: Path, manifest: Manifest) -> None:
        self._build = build
        self._opened = Lazy(self._load)
        self.manifest = manifest

    @property
    def _shard(self) -> qe.EdgeShard:
        return self._opened.get()

    def _load(self) -> qe.EdgeShard:
        with translated(ENGINE):
            room.check(self._build)
            seal.check(self._build)
            shard = qe.EdgeShard.load(str(self._build))
            count = shard.count(qe.CountRequest())
        if count != self.manifest.count:
            raise IndexMismatch(
                f"The index in {self._build} is damaged: it holds {count} movies of "
                f"{self.manifest.count}. Run `{UPLOAD}`."
            )
        return shard

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

    def is_live(self) -> bool:
        """See MovieIndex."""
        with translated(ENGINE):
            return live_build(self._build.parent.parent) == self._build.name

    def query(self, query: Query) -> list[Hit]:
        """See MovieIndex."""
        return self._hits(self._request(query))

    def order(self, query: Query) -> list[Place]:
        """See MovieIndex."""
        request = self._request(query, with_payload=False)
        with translated(ENGINE):
            return [Place(int(str(one.id)), one.score) for one in self._shard.query(request)]

    def _request(self, query: Query, *, with_payload: bool = True) -> qe.QueryRequest:
        parts = _parts(query)
        page: Any = {"limit": query.limit, "offset": query.offset, "with_payload": with_payload}
        if query.score is None:
            ranking, _ = self._ranked(query.retrievers[0], parts)
            return qe.QueryRequest(query=ranking, filter=parts["all"], **page)
        reads = [self._read(one, parts) for one in query.retrievers]
        return qe.QueryRequest(prefetches=reads, query=_formula(query.score), **page)

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """See MovieIndex."""
        with translated(ENGINE):
            records = self._shard.retrieve(list(ids), with_payload=True, with_vector=False)
            found = {record.id: Movie.model_validate(record.payload) for record in records}
        return [found[movie_id] for movie_id in ids if movie_id in found]

    def vectors(self, ids: Sequence[int]) -> list[list[float]]:
        """See MovieIndex."""
        found = dense_vectors(self._shard, ids)
        for movie_id in ids:
            if movie_id not in found:
                raise NotFound(f"There is no movie with id {movie_id}.")
        return [found[movie_id] for movie_id in ids]

    def named(self, keys: Sequence[str]) -> list[Named]:
        """See MovieIndex."""
        wanted = qe.FieldCondition(NAME_KEYS, match=qe.MatchAny(list(keys)))
        request = qe.QueryRequest(
            query=qe.OrderBy(PRIOR, qe.Direction.Desc),
            filter=qe.Filter(must=[wanted]),
            limit=NAMES_LIMIT,
            with_payload=NAMED_FIELDS,
        )
        with translated(ENGINE):
            points = self._shard.query(request)
            return [Named.of(int(str(one.id)), one.payload or {}, keys) for one in points]

    def mentioning(self, texts: Sequence[SparseVector]) -> set[int]:
        """See MovieIndex."""
        terms = {term for text in texts for term in text.indices}
        with translated(ENGINE):
            found = {
                term: {int(str(one.id)) for one in self._shard.query(_about(term))}
                for term in terms
            }
        return holding(texts, found)

    def similar(
        self, movie_id: int, limit: int, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> list[Hit]:
        """See MovieIndex."""
        [vector] = self.vectors([movie_id])
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

    def count(self, filters: Filters, exclude: tuple[int, ...] = ()) -> int:
        """See MovieIndex."""
        with translated(ENGINE):
            return self._shard.count(qe.CountRequest(filter=_filter(filters, exclude)))

    def facet(
        self, facet: Facet, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> dict[str | int, int]:
        """See MovieIndex."""
        wanted = _filter(filters, exclude)
        request = qe.FacetRequest(facet.key, limit=FACET_LIMIT, exact=facet.exact, filter=wanted)
        with translated(ENGINE):
            hits = self._shard.facet(request).hits
        return {_plain(hit.value): hit.count for hit in hits}

    def together(self, calls: Sequence[Callable[[], Any]]) -> list[Any]:
        """See MovieIndex."""
        return [call() for call in calls]

    def _hits(self, request: qe.QueryRequest) -> list[Hit]:
        with translated(ENGINE):
            points = self._shard.query(request)
            return [Hit(Movie.model_validate(point.payload), point.score) for point in points]

    def _read(self, retriever: Retriever, parts: Mapping[Part, qe.Filter]) -> qe.Prefetch:
        query, prefetches = self._ranked(retriever, parts)
        return qe.Prefetch(
            query=query,
            prefetches=prefetches,
            filter=None if prefetches else parts[retriever.part],
            limit=retriever.depth,
        )

    def _ranked(
        self, retriever: Retriever, parts: Mapping[Part, qe.Filter]
    ) -> tuple[Any, list[qe.Prefetch]]:
        """How a ranking orders movies, and the rankings that it has them from."""
        match retriever.vector:
            case SparseVector() as sparse:
                return qe.Query.Nearest(sparse_vector(sparse), using=retriever.using), []
            case Taste(ids):
                like: list[qe.NamedVector] = [*self.vectors(ids)]
                taste = qe.RecommendQuery(like, [])
                return qe.Query.RecommendBestScore(taste, using=retriever.using), []
            case By(key, descending):
                down = qe.Direction.Desc if descending else qe.Direction.Asc
                return qe.OrderBy(key, down), []
            case Best(retrievers, score):
                return _formula(score), [self._read(one, parts) for one in retrievers]
            case vector:
                return qe.Query.Nearest(vector, using=retriever.using), []


def live_build(folder: Path) -> str | None:
    """The name of the build that CURRENT names; None where nothing was published yet."""
    try:
        return (folder / CURRENT).read_text("utf-8").strip()
    except FileNotFoundError:
        return None


def dense_vectors(shard: qe.EdgeShard, ids: Sequence[int]) -> dict[int, list[float]]:
    """The dense vectors of those of the ids that a shard holds. Raises IndexUnavailable."""
    with translated(ENGINE):
        records = shard.retrieve(list(ids), with_payload=False, with_vector=[DENSE])
        vectors = {one.id: cast("dict[str, list[float]]", one.vector)[DENSE] for one in records}
    return {int(str(movie_id)): vector for movie_id, vector in vectors.items()}


def sparse_vector(vector: SparseVector) -> qe.SparseVector:
    """A sparse vector as the engine takes it."""
    return qe.SparseVector(vector.indices, vector.values)


def _about(term: int) -> qe.QueryRequest:
    wanted = qe.Query.Nearest(qe.SparseVector([term], [1.0]), using=BM25)
    return qe.QueryRequest(query=wanted, limit=MENTIONS_LIMIT)


def _formula(score: Score) -> qe.Formula:
    return qe.Formula(_spelt(score.expression), defaults=dict(score.missing))


def _spelt(expression: Expression) -> qe.Expression:
    match expression:
        case str(name):
            return qe.Expression.Variable(name)
        case Sum(terms):
            return qe.Expression.Sum([_spelt(one) for one in terms])
        case Product(factors):
            return qe.Expression.Mult([_spelt(one) for one in factors])
        case Quotient(numerator, denominator):
            return qe.Expression.Div(_spelt(numerator), _spelt(denominator), None)
        case Met(condition):
            return qe.Expression.Condition(_condition(condition))
        case number:
            return qe.Expression.Constant(number)


def _filter(filters: Filters, exclude: Sequence[int] = ()) -> qe.Filter:
    return _all_of(required(filters, exclude))


def _parts(query: Query) -> dict[Part, qe.Filter]:
    hard = required(query.filters, query.exclude)
    rest = _all_of(hard)
    if query.wishes:
        unmet = _all_of(query.wishes)
        rest = qe.Filter(must=rest.must, must_not=[*(rest.must_not or []), unmet])
    some = qe.Filter(must=_all_of([*hard, *of_somebody(query.wishes)]).must, must_not=rest.must_not)
    met = _all_of([*hard, *query.wishes])
    return {"all": _all_of(hard), "met": met, "rest": rest, "some": some}


def _all_of(conditions: Sequence[Condition]) -> qe.Filter:
    without: Any = [
        _condition(test) for test in conditions if not test.wanted
    ]  # a union of qe's types
    wanted: Any = [_condition(test) for test in conditions if test.wanted]
    return qe.Filter(must=wanted, must_not=without or None)


def _condition(test: Condition) -> qe.FieldCondition | qe.HasIdCondition:
    if test.key == ID:
        return qe.HasIdCondition(set(test.ids))
    if test.any_of:
        values: Any = list(test.any_of)  # all words or all numbers, as the field is
        return qe.FieldCondition(test.key, match=qe.MatchAny(values))
    return qe.FieldCondition(test.key, range=qe.RangeFloat(gte=test.gte, lte=test.lte))


def _plain(value: object) -> str | int:
    # The binding's facet values are tagged: Keyword("Drama"), Int(1990).
    inner = getattr(value, "value", value)
    return inner if isinstance(inner, int) else str(inner)
