"""Qdrant Cloud over REST. Wire format: https://api.qdrant.tech (`/points/query`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError

from moviesearch.errors import IndexMismatch, IndexUnavailable, NotFound
from moviesearch.models import Filters, Movie
from moviesearch.rest import Patience, Refused, RestClient
from moviesearch.settings import Settings

from .manifest import UPLOAD, Manifest
from .query import DENSE, RRF_K, Condition, Hit, Leg, Query, SparseVector, conditions

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
        tests = _filter(query.filters)
        page = {"limit": query.limit, "offset": query.offset}
        if len(query.legs) == 1:
            return self._hits({**_nearest(query.legs[0]), **tests, **page})
        prefetch = [{**_nearest(leg), **tests, "limit": query.depth} for leg in query.legs]
        weights = [leg.weight for leg in query.legs]
        fusion = {"rrf": {"k": RRF_K, "weights": weights}}
        return self._hits({"prefetch": prefetch, "query": fusion, **page})

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """See MovieIndex."""
        found = {movie.id: movie for movie in self._movies(ids)}
        return [found[movie_id] for movie_id in ids if movie_id in found]

    def similar(self, movie_id: int, limit: int, filters: Filters) -> list[Hit]:
        """See MovieIndex."""
        body = {"query": movie_id, "using": DENSE, "limit": limit, **_filter(filters)}
        try:
            return self._hits(body)
        except IndexUnavailable:
            # Versions differ in how they refuse an unknown id; whether it exists decides.
            if not self._movies([movie_id]):
                raise NotFound(f"There is no movie with id {movie_id}.") from None
            raise

    def sample(self, limit: int, filters: Filters) -> list[Movie]:
        """See MovieIndex."""
        body = {"query": {"sample": "random"}, "limit": limit, **_filter(filters)}
        return [hit.movie for hit in self._hits(body)]

    def count(self, filters: Filters) -> int:
        """See MovieIndex."""
        answer = self._post("points/count", {"exact": True, **_filter(filters)})
        with _translated():
            return int(answer["count"])

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
    if isinstance(vector, SparseVector):
        return {
            "query": {"indices": vector.indices, "values": vector.values},
            "using": leg.using,
        }
    return {"query": vector, "using": leg.using}


def _filter(filters: Filters) -> dict[str, Any]:
    tests = [_condition(test) for test in conditions(filters)]
    return {"filter": {"must": tests}} if tests else {}


def _condition(test: Condition) -> dict[str, Any]:
    if test.match is not None:
        return {"key": test.key, "match": {"value": test.match}}
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
