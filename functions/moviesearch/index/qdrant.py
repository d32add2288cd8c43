"""Qdrant Cloud over REST. Wire format: https://api.qdrant.tech (`/points/query`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError

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
from moviesearch.rest import Patience, Refused, RestClient
from moviesearch.settings import Settings

NOT_FOUND = 404
ATTEMPTS = 3


class QdrantIndex:
    """A MovieIndex over a collection, or the alias that names the live one.

    Args:
        settings: address, key, alias and timeout.

    Raises:
        IndexMismatch: there is no such collection, or it was not built by this project.
    """

    engine = "qdrant"

    def __init__(self, settings: Settings) -> None:
        if settings.qdrant_url is None:
            raise IndexMismatch("QDRANT_URL is missing")
        key = settings.qdrant_api_key
        self._collection = settings.qdrant_collection
        self._client = RestClient(
            "Qdrant",
            settings.qdrant_url,
            headers={"api-key": key.get_secret_value()} if key else {},
            patience=Patience(ATTEMPTS, settings.qdrant_timeout),
        )
        self.manifest = self._read_manifest()

    def query(self, query: Query) -> list[Hit]:
        """See MovieIndex."""
        tests = _filter(query.filters, query.exclude)
        page = {"limit": query.limit, "offset": query.offset}
        if not query.fused:
            body = {**_nearest(query.legs[0]), **tests, **page}
        else:
            prefetch = [{**_nearest(leg), **tests, "limit": DEPTH} for leg in query.legs]
            body = {"prefetch": prefetch, "query": _formula(query), **page}
        tastes = [leg.vector for leg in query.legs if isinstance(leg.vector, Taste)]
        return self._naming([movie_id for taste in tastes for movie_id in taste.like], body)

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """See MovieIndex."""
        found = {movie.id: movie for movie in self._movies(ids)}
        return [found[movie_id] for movie_id in ids if movie_id in found]

    def similar(
        self, movie_id: int, limit: int, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> list[Hit]:
        """See MovieIndex."""
        mmr = {"diversity": DIVERSITY, "candidates_limit": candidates(limit)}
        query = {"nearest": movie_id, "mmr": mmr}
        tests = _filter(filters, (movie_id, *exclude))
        body = {"query": query, "using": DENSE, "limit": limit, **tests}
        return self._naming([movie_id], body)

    def sample(self, limit: int, filters: Filters, exclude: tuple[int, ...] = ()) -> list[Movie]:
        """See MovieIndex."""
        body = {"query": {"sample": "random"}, "limit": limit, **_filter(filters, exclude)}
        return [hit.movie for hit in self._hits(body)]

    def popular(self, query: Query) -> list[Movie]:
        """See MovieIndex."""
        order = {"query": {"order_by": {"key": PRIOR, "direction": "desc"}}}
        page = {"limit": query.limit, "offset": query.offset}
        tests = _filter(query.filters, query.exclude)
        return [hit.movie for hit in self._hits({**order, **page, **tests})]

    def facet(self, key: str, filters: Filters) -> dict[str | int, int]:
        """See MovieIndex."""
        body = {"key": key, "limit": FACET_LIMIT, "exact": True, **_filter(filters)}
        answer = self._post("facet", body)
        with _translated():
            return {hit["value"]: int(hit["count"]) for hit in answer["hits"]}

    def count(self, filters: Filters) -> int:
        """See MovieIndex."""
        answer = self._post("points/count", {"exact": True, **_filter(filters)})
        with _translated():
            return int(answer["count"])

    def _naming(self, ids: Sequence[int], body: Mapping[str, Any]) -> list[Hit]:
        """The hits of a query that names movies. Raises NotFound where one does not exist."""
        try:
            return self._hits(body)
        except IndexUnavailable:
            # Versions differ in how they refuse an unknown id; whether it exists decides.
            known = {movie.id for movie in self._movies(ids)} if ids else set()
            unknown = [movie_id for movie_id in ids if movie_id not in known]
            if unknown:
                raise NotFound(f"There is no movie with id {unknown[0]}.") from None
            raise

    def _hits(self, body: Mapping[str, Any]) -> list[Hit]:
        answer = self._post("points/query", {**body, "with_payload": True})
        with _translated():
            return [
                Hit(Movie.model_validate(point["payload"]), float(point["score"]))
                for point in answer["points"]
            ]

    def _movies(self, ids: Sequence[int]) -> list[Movie]:
        answer = self._post("points", {"ids": list(ids), "with_payload": True})
        with _translated():
            return [Movie.model_validate(point["payload"]) for point in answer]

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        with _translated():
            return self._client.post(f"/collections/{self._collection}/{path}", body)["result"]

    def _read_manifest(self) -> Manifest:
        try:
            answer = self._client.get(f"/collections/{self._collection}")
            return Manifest.model_validate(answer["result"]["config"]["metadata"])
        except Refused as error:
            if error.refusal.status == NOT_FOUND:
                raise IndexMismatch(
                    f"Qdrant has no collection {self._collection!r} yet: run `{UPLOAD}`."
                ) from error
            raise _unavailable(error) from error
        except (KeyError, TypeError, ValidationError) as error:
            raise IndexMismatch(
                f"The collection {self._collection!r} was not built by this project: choose "
                f"another QDRANT_COLLECTION or run `{UPLOAD}`."
            ) from error


def _nearest(leg: Leg) -> dict[str, Any]:
    vector = leg.vector
    query: Any = vector
    if isinstance(vector, SparseVector):
        query = {"indices": vector.indices, "values": vector.values}
    elif isinstance(vector, Taste):
        query = {"recommend": {"positive": list(vector.like), "strategy": "best_score"}}
    return {"query": query, "using": leg.using}


def _formula(query: Query) -> dict[str, Any]:
    terms: list[dict[str, Any]] = [
        {"mult": [leg.weight, *[f"$score[{number}]"] * leg.power]}
        for number, leg in enumerate(query.legs)
    ]
    terms.append({"mult": [query.prior, PRIOR]})
    return {"formula": {"sum": terms}, "defaults": formula_defaults(query)}


def _filter(filters: Filters, exclude: Sequence[int] = ()) -> dict[str, Any]:
    tests: dict[str, Any] = {}
    if must := [_condition(test) for test in conditions(filters)]:
        tests["must"] = must
    if exclude:
        tests["must_not"] = [{"has_id": list(exclude)}]
    return {"filter": tests} if tests else {}


def _condition(test: Condition) -> dict[str, Any]:
    if test.any_of:
        return {"key": test.key, "match": {"any": list(test.any_of)}}
    bounds = {"gte": test.gte, "lte": test.lte}
    return {"key": test.key, "range": {k: v for k, v in bounds.items() if v is not None}}


@contextmanager
def _translated() -> Iterator[None]:
    """Turn refusals, and answers that are not in Qdrant's shape, into IndexUnavailable."""
    try:
        yield
    except Refused as error:
        raise _unavailable(error) from error
    except (KeyError, TypeError, ValueError) as error:
        raise IndexUnavailable("Qdrant answered in an unknown shape") from error


def _unavailable(error: Refused) -> IndexUnavailable:
    body = error.refusal.body
    status = body.get("status") if isinstance(body, dict) else None
    reason = status.get("error") if isinstance(status, dict) else None
    message = f"{error}: {reason}" if reason else str(error)
    return IndexUnavailable(message, retry_after=error.refusal.retry_after)
