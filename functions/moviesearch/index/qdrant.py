"""Qdrant Cloud over REST. Wire format: https://api.qdrant.tech (`/points/query`)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

from pydantic import ValidationError

from moviesearch import deadline
from moviesearch.constraints import Filters
from moviesearch.errors import IndexMismatch, IndexUnavailable, NotFound
from moviesearch.index.analysis import SparseVector
from moviesearch.index.capabilities import EVERYTHING
from moviesearch.index.faults import NOT_IN_SHAPE, count_of, score_of, translated, value_of
from moviesearch.index.manifest import UPLOAD, Build, Manifest
from moviesearch.index.qdrant_wire import filter_of, formula_of, parts_of
from moviesearch.index.query import (
    DIVERSITY,
    FACET_LIMIT,
    MENTIONS_LIMIT,
    NAMED_FIELDS,
    NAMES_LIMIT,
    Best,
    By,
    Hit,
    Named,
    Part,
    Place,
    Query,
    Retriever,
    Taste,
    candidates,
    holding,
)
from moviesearch.index.schema import BM25, DENSE, NAME_KEYS, PRIOR, SCHEMA_VERSION
from moviesearch.movie import Movie
from moviesearch.rest import Refused, RestClient, RetryPolicy
from moviesearch.rows import Facet
from moviesearch.settings import Settings

NOT_FOUND = 404
AT_ONCE = 100  # calls under way beside those of the callers' own threads, of which each has two
ATTEMPTS = 5
# Qdrant sends a compressed answer in chunks, the last of which waits 40 ms for an acknowledgement.
PLAIN = {"Accept-Encoding": "identity"}
# Of int8 vectors, Qdrant gives back the rounded score unless it is told to look at the originals: a
# cosine off by up to 0.008, and 0.955 of the nearest ten; twice as many looked at find all ten.
RESCORED = {"params": {"quantization": {"rescore": True, "oversampling": 2.0}}}


def alias_of(settings: Settings) -> str:
    """The alias of the live collection, one for each schema version.

    So code and index of a new version may be deployed in either order: until both are there, the
    old code finds the old index.
    """
    return f"{settings.qdrant_collection}-s{SCHEMA_VERSION}"


def collection_of(alias: str, build: Build) -> str:
    """The name of the collection that holds a build."""
    return f"{alias}--{build.name}"


class QdrantIndex:
    """A MovieIndex over the collection that the alias names, or over another build.

    Args:
        settings: address, key, alias and timeout.
        collection: the build's own name; None for the live one.
        manifest: what the build will be finished with, where that is not written yet.

    Raises:
        IndexMismatch: there is no such collection, or it was not built by this project.
    """

    engine = "qdrant"
    capabilities = EVERYTHING

    def __init__(
        self,
        settings: Settings,
        *,
        collection: str | None = None,
        manifest: Manifest | None = None,
    ) -> None:
        if settings.qdrant_url is None:
            raise IndexMismatch("QDRANT_URL is missing")
        key = settings.qdrant_api_key
        self._alias = alias_of(settings)
        self._client = RestClient(
            "Qdrant",
            settings.qdrant_url,
            headers={**PLAIN, **({"api-key": key.get_secret_value()} if key else {})},
            retry=RetryPolicy(ATTEMPTS, settings.qdrant_timeout),
        )
        asked = collection or self._alias
        config = self._read_config(asked)
        self.manifest = manifest or _manifest(asked, config)
        self._dense = RESCORED if config.get("quantization_config") else {}
        # Asked by its own name, so that manifest and vectors are of one build when the alias moves.
        self._collection = collection or collection_of(self._alias, self.manifest)

    def is_live(self) -> bool:
        """See MovieIndex."""
        try:
            # 0.2 ms on the server, where the collection's description takes 5
            answer = self._client.get(f"/collections/{self._collection}/aliases")
        except Refused as error:
            if error.refusal.status == NOT_FOUND:
                return False
            raise _unavailable(error) from error
        with _in_shape():
            return self._alias in [one["alias_name"] for one in answer["result"]["aliases"]]

    def query(self, query: Query) -> list[Hit]:
        """See MovieIndex."""
        return self._naming(list(_liked(query.retrievers)), self._request(query))

    def order(self, query: Query) -> list[Place]:
        """See MovieIndex."""
        answer = self._post("points/query", {**self._request(query), "with_payload": False})
        with _in_shape():
            return [Place(int(one["id"]), score_of(one["score"])) for one in answer["points"]]

    def _request(self, query: Query) -> dict[str, Any]:
        parts = parts_of(query)
        body: dict[str, Any] = {"limit": query.limit, "offset": query.offset}
        if query.score is None:
            return body | {**self._ranked(query.retrievers[0], parts), **parts["all"]}
        reads = [self._read(one, parts) for one in query.retrievers]
        return body | {"prefetch": reads, "query": formula_of(query.score)}

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """See MovieIndex."""
        found = {movie.id: movie for movie in self._movies(ids)}
        return [found[movie_id] for movie_id in ids if movie_id in found]

    def vectors(self, ids: Sequence[int]) -> list[list[float]]:
        """See MovieIndex."""
        body = {"ids": list(ids), "with_payload": False, "with_vector": [DENSE]}
        answer = self._post("points", body)
        with _in_shape():
            found = {
                point["id"]: [float(one) for one in point["vector"][DENSE]] for point in answer
            }
        for movie_id in ids:
            if movie_id not in found:
                raise NotFound(f"There is no movie with id {movie_id}.")
        return [found[movie_id] for movie_id in ids]

    def named(self, keys: Sequence[str]) -> list[Named]:
        """See MovieIndex."""
        body = {
            "query": {"order_by": {"key": PRIOR, "direction": "desc"}},
            "filter": {"must": [{"key": NAME_KEYS, "match": {"any": list(keys)}}]},
            "limit": NAMES_LIMIT,
            "with_payload": NAMED_FIELDS,
        }
        answer = self._post("points/query", body)
        with _in_shape():
            return [Named.of(int(one["id"]), one["payload"], keys) for one in answer["points"]]

    def mentioning(self, texts: Sequence[SparseVector]) -> set[int]:
        """See MovieIndex."""
        terms = list(dict.fromkeys(term for text in texts for term in text.indices))
        searches = [
            {
                "query": {"indices": [term], "values": [1.0]},
                "using": BM25,
                "limit": MENTIONS_LIMIT,
                "with_payload": False,
            }
            for term in terms
        ]
        answer = self._post("points/query/batch", {"searches": searches}) if searches else []
        with _in_shape():
            found = [{int(one["id"]) for one in each["points"]} for each in answer]
        return holding(texts, dict(zip(terms, found, strict=True)))

    def similar(
        self, movie_id: int, limit: int, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> list[Hit]:
        """See MovieIndex."""
        mmr = {"diversity": DIVERSITY, "candidates_limit": candidates(limit)}
        query = {"nearest": movie_id, "mmr": mmr}
        tests = filter_of(filters, (movie_id, *exclude))
        body = {"query": query, "using": DENSE, "limit": limit, **tests, **self._dense}
        return self._naming([movie_id], body)

    def sample(self, limit: int, filters: Filters, exclude: tuple[int, ...] = ()) -> list[Movie]:
        """See MovieIndex."""
        body = {"query": {"sample": "random"}, "limit": limit, **filter_of(filters, exclude)}
        return [hit.movie for hit in self._hits(body)]

    def facet(
        self, facet: Facet, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> dict[str | int, int]:
        """See MovieIndex."""
        counted = {"key": facet.key, "limit": FACET_LIMIT, "exact": facet.exact}
        body = {**counted, **filter_of(filters, exclude)}
        answer = self._post("facet", body)
        with _in_shape():
            return {value_of(hit["value"], facet): count_of(hit["count"]) for hit in answer["hits"]}

    def count(self, filters: Filters, exclude: tuple[int, ...] = ()) -> int:
        """See MovieIndex."""
        answer = self._post("points/count", {"exact": True, **filter_of(filters, exclude)})
        with _in_shape():
            return count_of(answer["count"])

    def together(self, calls: Sequence[Callable[[], Any]]) -> list[Any]:
        """See MovieIndex."""
        first, *others = calls
        running = [self._pool.submit(deadline.kept(call)) for call in others]
        return [first(), *(one.result() for one in running)]

    @functools.cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(AT_ONCE, "qdrant")

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
        with _in_shape():
            return [
                Hit(Movie.model_validate(point["payload"]), score_of(point["score"]))
                for point in answer["points"]
            ]

    def _movies(self, ids: Sequence[int]) -> list[Movie]:
        answer = self._post("points", {"ids": list(ids), "with_payload": True})
        with _in_shape():
            return [Movie.model_validate(point["payload"]) for point in answer]

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        try:
            answer = self._client.post(f"/collections/{self._collection}/{path}", body)
        except Refused as error:
            raise _unavailable(error) from error
        with _in_shape():
            return answer["result"]

    def _read(self, retriever: Retriever, parts: Mapping[Part, Any]) -> dict[str, Any]:
        ranked = self._ranked(retriever, parts)
        tests = {} if "prefetch" in ranked else parts[retriever.part]
        return {**ranked, **tests, "limit": retriever.depth}

    def _ranked(self, retriever: Retriever, parts: Mapping[Part, Any]) -> dict[str, Any]:
        """How a ranking orders movies, and the rankings that it has them from."""
        vector, using = retriever.vector, {"using": retriever.using}
        match vector:
            case SparseVector(indices, values):
                return {"query": {"indices": indices, "values": values}, **using}
            case Taste(ids):
                like = {"recommend": {"positive": list(ids), "strategy": "best_score"}}
                return {"query": like, **using, **self._dense}
            case By(key, descending):
                order = {"key": key, "direction": "desc" if descending else "asc"}
                return {"query": {"order_by": order}}
            case Best(retrievers, score):
                reads = [self._read(one, parts) for one in retrievers]
                return {"prefetch": reads, "query": formula_of(score)}
            case _:
                return {"query": vector, **using, **self._dense}

    def _read_config(self, collection: str) -> dict[str, Any]:
        try:
            answer = self._client.get(f"/collections/{collection}")
        except Refused as error:
            if error.refusal.status == NOT_FOUND:
                raise IndexMismatch(
                    f"Qdrant has no collection {collection!r} yet: run `{UPLOAD}`."
                ) from error
            raise _unavailable(error) from error
        try:
            return {**answer["result"]["config"]}
        except (KeyError, TypeError) as error:
            raise _foreign(collection) from error


def _liked(retrievers: Sequence[Retriever]) -> Iterator[int]:
    for one in retrievers:
        if isinstance(one.vector, Taste):
            yield from one.vector.like
        elif isinstance(one.vector, Best):
            yield from _liked(one.vector.retrievers)


def _manifest(collection: str, config: Mapping[str, Any]) -> Manifest:
    try:
        return Manifest.model_validate(config["metadata"])
    except (KeyError, ValidationError) as error:
        raise _foreign(collection) from error


def _foreign(collection: str) -> IndexMismatch:
    return IndexMismatch(
        f"The collection {collection!r} was not built by this project: choose "
        f"another QDRANT_COLLECTION or run `{UPLOAD}`."
    )


def _in_shape() -> AbstractContextManager[None]:
    """For the reading of an answer, which may not be in Qdrant's shape."""
    return translated("Qdrant", NOT_IN_SHAPE)


def _unavailable(error: Refused) -> IndexUnavailable:
    body = error.refusal.body
    status = body.get("status") if isinstance(body, dict) else None
    reason = status.get("error") if isinstance(status, dict) else None
    message = f"{error}: {reason}" if reason else str(error)
    return IndexUnavailable(message, retry_after=error.refusal.retry_after)
