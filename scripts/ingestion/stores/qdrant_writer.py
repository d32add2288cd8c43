"""Filling a collection of Qdrant, until it can be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError
from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException

from moviesearch.errors import IndexUnavailable
from moviesearch.index import MovieIndex
from moviesearch.index.analysis import SparseVector
from moviesearch.index.manifest import Manifest
from moviesearch.index.schema import DENSE, FINGERPRINT, PAYLOAD_INDEXES, Point
from scripts.ingestion.stores import Cluster
from scripts.ingestion.stores.collection import TYPES, create, differences
from scripts.ingestion.stores.qdrant_calls import Calls

PAGE = 1_000
LOOK = 2.0  # seconds between two looks at a collection that is being indexed
TOLD_EVERY = 30  # looks
# A server on two cores took 1 to 2 ms a movie, from 100,000 to a million of them.
SECONDS, SECONDS_A_MOVIE = 60.0, 0.004


class QdrantWriter:
    """An IndexWriter for a collection of its own.

    Args:
        client: with a key that may write.
        name: the collection.
        dimensions: the length of a dense vector.
        options: how it is laid out, if it is not there yet.
        opened: opens it as a function would.
        calls: by which it is asked.
    """

    def __init__(  # noqa: PLR0913  each is a separate fact about the collection
        self,
        client: QdrantClient,
        name: str,
        dimensions: int,
        *,
        options: Cluster,
        opened: Callable[[Manifest], MovieIndex],
        calls: Calls,
    ) -> None:
        self._client = client
        self._name = name
        self._open = opened
        self._calls = calls
        with self._calls.answering():
            if not client.collection_exists(name):
                self._create(dimensions, options)
            elif other := differences(client.get_collection(name), options):
                calls.told(f"{name} is there already and stays as it is: {other}.")
            # Also on a build that is resumed: it may have stopped before it had them all.
            for field in sorted(self.unindexed()):
                client.create_payload_index(name, field, TYPES[PAYLOAD_INDEXES[field]], wait=True)

    def _create(self, dimensions: int, options: Cluster) -> None:
        try:
            create(self._client, self._name, dimensions, options)
        except ApiException:
            # Another run of the same catalogue may have made it a moment ago: both fill it.
            if not self._client.collection_exists(self._name):
                raise

    @property
    def name(self) -> str:
        """See IndexWriter."""
        return self._name

    def stored(self) -> dict[int, str]:
        """See IndexWriter."""
        return fingerprints(self._client, self._name, self._calls)

    def write(self, points: Sequence[Point]) -> None:
        """See IndexWriter."""
        batch = [
            models.PointStruct(
                id=point.id,
                vector={
                    DENSE: point.dense,
                    **{name: _sparse(vector) for name, vector in point.sparse.items()},
                },
                payload=point.payload,
            )
            for point in points
        ]
        self._calls.insisted(lambda: self._client.upsert(self._name, batch, wait=True))

    def remove(self, ids: Sequence[int]) -> None:
        """See IndexWriter."""
        selector = models.PointIdsList(points=list(ids))
        self._calls.insisted(lambda: self._client.delete(self._name, selector, wait=True))

    def finished(self) -> Manifest | None:
        """See IndexWriter."""
        with self._calls.answering():
            metadata = self._client.get_collection(self._name).config.metadata
        try:
            return Manifest.model_validate(metadata)
        except ValidationError:
            return None

    def opened(self, manifest: Manifest) -> MovieIndex:
        """See IndexWriter."""
        self._wait(manifest.count)
        return self._open(manifest)

    def unindexed(self) -> set[str]:
        """See IndexWriter."""
        with self._calls.answering():
            there = self._client.get_collection(self._name).payload_schema
        return PAYLOAD_INDEXES.keys() - there.keys()

    def finish(self, manifest: Manifest) -> None:
        """See IndexWriter."""
        with self._calls.answering():
            self._client.update_collection(self._name, metadata=manifest.model_dump(mode="json"))

    def _wait(self, movies: int) -> None:
        """Until the collection is indexed.

        One that is still being indexed would answer, but slowly, and nobody gains by switching to
        it earlier: the live one serves meanwhile. So this waits, and gives up long after a healthy
        server would be done; run again, it goes on to wait.

        Raises:
            IndexUnavailable: indexing failed, or does not end.
        """
        seconds = SECONDS + SECONDS_A_MOVIE * movies
        for look in range(int(seconds / LOOK) + 1):
            with self._calls.answering():
                info = self._client.get_collection(self._name)
            match info.status:
                case models.CollectionStatus.GREEN:
                    return
                case models.CollectionStatus.RED:
                    raise IndexUnavailable(
                        f"Qdrant could not index {self._name}: {_reason(info.optimizer_status)}"
                    )
                case models.CollectionStatus.GREY:  # since a restart it waits for a change
                    with self._calls.answering():
                        self._client.update_collection(
                            self._name, optimizers_config=models.OptimizersConfigDiff()
                        )
            if look % TOLD_EVERY == 0:
                self._calls.told(
                    f"Waiting for Qdrant to index {self._name}, {look * LOOK:.0f} s so far"
                )
            self._calls.sleep(LOOK)
        raise IndexUnavailable(
            f"Qdrant is still indexing {self._name} after {seconds:.0f} s; the live index is as it "
            "was. The same command goes on to wait: nothing is embedded again."
        )


def fingerprints(client: QdrantClient, name: str, calls: Calls) -> dict[int, str]:
    """Id and fingerprint of each point of a collection."""
    found: dict[int, str] = {}
    offset: Any = None
    while True:
        with calls.answering():
            records, offset = client.scroll(
                name, limit=PAGE, offset=offset, with_payload=[FINGERPRINT]
            )
        found |= {int(one.id): (one.payload or {}).get(FINGERPRINT, "") for one in records}
        if offset is None:
            return found


def _reason(status: models.OptimizersStatus | None) -> str:
    return getattr(status, "error", None) or "it does not say why"


def _sparse(vector: SparseVector) -> models.SparseVector:
    return models.SparseVector(indices=vector.indices, values=vector.values)
