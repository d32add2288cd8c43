"""Pinecone over REST: search by meaning, under filters.

Where what lies: `namespaces.py`. Wire format:
https://docs.pinecone.io/reference/api/2026-07/data-plane (`/query`, `/vectors/fetch`).

**What it can't do**, and what becomes of it:

- keywords: a hybrid request is answered by meaning and says `degraded: ["keywords"]`; keyword mode
  and the completion of titles are refused (`Unsupported`). Where the embedder fails there is
  nothing left to answer by: 503.
- `like` and `unlike`, facets, movies at random: refused.
- order by popularity: where constraints are all that was said, those that meet them come by their
  nearness to the sentence.
- counting by filters: too few movies meet the constraints if a query gets less than it asked for,
  since Pinecone gives as many as meet a filter. So constraints are relaxed as they are elsewhere.
  All movies it can count.
- diversity: similar movies are the nearest ones, however alike.

Names in a sentence are found as elsewhere, by a filter on `name_keys`, which costs a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError

from moviesearch.constraints import Filters, conditions
from moviesearch.errors import IndexMismatch, IndexUnavailable, NotFound
from moviesearch.index.analysis import SparseVector
from moviesearch.index.capabilities import MeaningOnly, unsupported
from moviesearch.index.faults import NOT_IN_SHAPE, count_of, score_of, translated
from moviesearch.index.manifest import UPLOAD, Manifest
from moviesearch.index.namespaces import ALIAS, BUILD, ID, LIVE, MANIFEST, MOVIE, anywhere
from moviesearch.index.query import NAMES_LIMIT, Best, By, Hit, Named, Place, Query, Taste
from moviesearch.index.schema import NAME_KEYS, payload
from moviesearch.movie import Movie
from moviesearch.rest import Refused, RestClient, RetryPolicy
from moviesearch.rows import ID as ROW_ID
from moviesearch.rows import Condition
from moviesearch.settings import Settings

API_VERSION = "2026-07"
ATTEMPTS = 3
TIMEOUT = 5.0  # seconds for one query
NOT_FOUND = 404
PAGE = 100  # ids in an address
WITH_MOVIES = 400  # an answer may have 4 MB, and a movie a few kB


class PineconeIndex(MeaningOnly):
    """A MovieIndex over the namespace that is live, or over another build.

    Args:
        settings: host and key.
        namespace: the build's own name; None for the live one.
        manifest: what the build will be finished with, where that is not written yet.

    Raises:
        IndexMismatch: there is no such build, or it was not made by this project.
    """

    engine = "pinecone"

    def __init__(
        self,
        settings: Settings,
        *,
        namespace: str | None = None,
        manifest: Manifest | None = None,
    ) -> None:
        if settings.pinecone_host is None or settings.pinecone_api_key is None:
            raise IndexMismatch("PINECONE_HOST and PINECONE_API_KEY are missing")
        self._key = settings.pinecone_api_key
        self._client = RestClient(
            "Pinecone",
            settings.pinecone_host,
            headers={
                "Api-Key": self._key.get_secret_value(),
                "X-Pinecone-Api-Version": API_VERSION,
            },
            retry=RetryPolicy(ATTEMPTS, TIMEOUT),
        )
        if namespace and manifest:
            self._namespace, self.manifest = namespace, manifest
        else:
            self._namespace, self.manifest = self._read_manifest(namespace or LIVE)

    def is_live(self) -> bool:
        """See MovieIndex."""
        pointer = self._fetched([LIVE], ALIAS)
        with _in_shape():
            return LIVE in pointer and pointer[LIVE]["metadata"][BUILD] == self._namespace

    def query(self, query: Query) -> list[Hit]:
        """See MovieIndex. Raises Unsupported for all but one dense ranking."""
        vector = self._dense(query)
        wanted = query.offset + query.limit
        wishes = query.wishes if query.retrievers[0].part == "met" else ()
        tests = _filter(query.filters, query.exclude, wishes)
        matches = self._matches(
            {"vector": vector, "topK": wanted, "includeMetadata": wanted <= WITH_MOVIES, **tests}
        )
        if not matches and not tests:
            # Nearest are always some: the namespace was removed, and Pinecone calls that empty.
            raise IndexUnavailable(f"Pinecone has nothing in {self._namespace!r}: run `{UPLOAD}`.")
        page = matches[query.offset :]
        if wanted <= WITH_MOVIES:
            return _hits(page)
        with _in_shape():
            scores = {int(one["id"]): score_of(one["score"]) for one in page}
        return [Hit(movie, scores[movie.id]) for movie in self.fetch(list(scores))]

    def order(self, query: Query) -> list[Place]:
        """See MovieIndex. Raises Unsupported for all but one dense ranking."""
        return [Place(hit.movie.id, hit.score) for hit in self.query(query)]

    def fetch(self, ids: Sequence[int]) -> list[Movie]:
        """See MovieIndex."""
        records = self._records(ids)
        with _in_shape():
            found = {movie_id: _movie(record) for movie_id, record in records.items()}
        return [found[movie_id] for movie_id in ids if movie_id in found]

    def vectors(self, ids: Sequence[int]) -> list[list[float]]:
        """See MovieIndex."""
        records = self._records(ids)
        for movie_id in ids:
            if movie_id not in records:
                raise _no_movie(movie_id)
        with _in_shape():
            return [[float(one) for one in records[movie_id]["values"]] for movie_id in ids]

    def named(self, keys: Sequence[str]) -> list[Named]:
        """See MovieIndex."""
        matches = self._matches(
            {
                "vector": anywhere(self.manifest.dimensions),
                "topK": NAMES_LIMIT,
                "includeMetadata": True,
                "filter": {NAME_KEYS: {"$in": list(keys)}},
            }
        )
        with _in_shape():
            found = [_named(one, keys) for one in matches]
        return sorted(found, key=lambda one: -one.votes)

    def similar(
        self, movie_id: int, limit: int, filters: Filters, exclude: tuple[int, ...] = ()
    ) -> list[Hit]:
        """See MovieIndex."""
        tests = _filter(filters, (movie_id, *exclude))
        body = {"id": str(movie_id), "topK": limit, "includeMetadata": True, **tests}
        try:
            hits = _hits(self._matches(body))
        except IndexUnavailable:
            self._check_known(movie_id)
            raise
        if not hits:  # nothing near it, or nothing to be near to
            self._check_known(movie_id)
        return hits

    def count(self, filters: Filters, exclude: tuple[int, ...] = ()) -> int:
        """See MovieIndex. Raises Unsupported for all but the whole."""
        if exclude or filters.asked():
            raise unsupported(self.engine, "count")
        try:
            answer = self._client.post("/describe_index_stats", {})
        except Refused as error:
            raise self._unavailable(error) from error
        with _in_shape():
            return count_of(answer["namespaces"].get(self._namespace, {}).get("vectorCount", 0))

    def together(self, calls: Sequence[Callable[[], Any]]) -> list[Any]:
        """See MovieIndex."""
        return [call() for call in calls]

    def _dense(self, query: Query) -> list[float]:
        """The one vector that a query ranks by."""
        vectors: list[list[float]] = []
        for retriever in query.retrievers:
            if isinstance(retriever.vector, SparseVector):
                raise unsupported(self.engine, "keywords")
            if isinstance(retriever.vector, Taste):
                raise unsupported(self.engine, "taste")
            if isinstance(retriever.vector, By | Best):
                raise unsupported(self.engine, "order")
            vectors.append(retriever.vector)
        if query.score is not None or len(vectors) != 1:
            raise unsupported(self.engine, "order")
        return vectors[0]

    def _check_known(self, movie_id: int) -> None:
        if movie_id not in self._records([movie_id]):
            raise _no_movie(movie_id) from None

    def _records(self, ids: Sequence[int]) -> dict[int, Any]:
        """Records with their vectors, by movie."""
        found: dict[int, Any] = {}
        for start in range(0, len(ids), PAGE):
            names = map(str, ids[start : start + PAGE])
            records = self._fetched(names, self._namespace)
            with _in_shape():
                found |= {int(name): record for name, record in records.items()}
        return found

    def _fetched(self, names: Iterable[str], namespace: str) -> Mapping[str, Any]:
        asked = urlencode([*(("ids", name) for name in names), ("namespace", namespace)])
        try:
            answer = self._client.get(f"/vectors/fetch?{asked}")
        except Refused as error:
            if error.refusal.status == NOT_FOUND:  # there is no such namespace
                return {}
            raise self._unavailable(error) from error
        with _in_shape():
            return dict(answer["vectors"])

    def _matches(self, body: Mapping[str, Any]) -> list[Any]:
        try:
            answer = self._client.post("/query", {"namespace": self._namespace, **body})
        except Refused as error:
            raise self._unavailable(error) from error
        with _in_shape():
            return list(answer["matches"])

    def _read_manifest(self, build: str) -> tuple[str, Manifest]:
        records = self._fetched([build], ALIAS)
        if build not in records:
            raise IndexMismatch(f"Pinecone has no {build} build of {ALIAS} yet: run `{UPLOAD}`.")
        try:
            facts = records[build]["metadata"]
            return str(facts[BUILD]), Manifest.model_validate_json(facts[MANIFEST])
        except (KeyError, TypeError, ValidationError) as error:
            raise IndexMismatch(
                f"The namespace {ALIAS!r} in Pinecone was not written by this project: choose "
                f"another PINECONE_HOST or run `{UPLOAD}`."
            ) from error

    def _unavailable(self, error: Refused) -> IndexUnavailable:
        reason = _reason(error.refusal.body)
        message = f"{error}: {reason}" if reason else str(error)
        message = message.replace(self._key.get_secret_value(), "***")
        return IndexUnavailable(message, retry_after=error.refusal.retry_after)


def _hits(matches: Iterable[Any]) -> list[Hit]:
    with _in_shape():
        return [Hit(_movie(one), score_of(one["score"])) for one in matches]


def _movie(record: Any) -> Movie:
    return Movie.model_validate_json(record["metadata"][MOVIE])


def _named(record: Any, keys: Sequence[str]) -> Named:
    movie = _movie(record)
    known = {**payload(movie), NAME_KEYS: record["metadata"][NAME_KEYS]}
    return Named.of(movie.id, known, keys)


def _no_movie(movie_id: int) -> NotFound:
    return NotFound(f"There is no movie with id {movie_id}.")


def _filter(
    filters: Filters, exclude: Sequence[int] = (), wishes: Sequence[Condition] = ()
) -> dict[str, Any]:
    tests = [_condition(test) for test in (*conditions(filters), *wishes)]
    if exclude:
        tests.append({ID: {"$nin": list(map(str, exclude))}})
    return {"filter": {"$and": tests}} if tests else {}


def _condition(test: Condition) -> dict[str, Any]:
    if test.key == ROW_ID:
        return {ID: {"$in" if test.wanted else "$nin": list(map(str, test.ids))}}
    if test.any_of:
        return {test.key: {"$in" if test.wanted else "$nin": list(test.any_of)}}
    bounds = {"$gte": test.gte, "$lte": test.lte}
    return {test.key: {sign: bound for sign, bound in bounds.items() if bound is not None}}


def _in_shape() -> AbstractContextManager[None]:
    """For the reading of an answer, which may not be in Pinecone's shape."""
    return translated("Pinecone", NOT_IN_SHAPE)


def _reason(body: Any) -> str | None:
    """What Pinecone says of a refusal: of the index itself, or of what stands before it."""
    if isinstance(body, dict):
        inner = body.get("error")
        message = inner.get("message") if isinstance(inner, dict) else body.get("message")
        return str(message) if message else None
    return None
