"""Writing Qdrant Cloud, with qdrant-client: a script starts once, so its import time is no cost."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, cast
from urllib.parse import urlsplit

from pydantic import ValidationError
from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException

from moviesearch.embedding import Vector
from moviesearch.errors import IndexMismatch, IndexUnavailable
from moviesearch.index.analysis import SparseVector
from moviesearch.index.faults import translated
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.qdrant import alias_of, collection_of
from moviesearch.index.schema import (
    DENSE,
    FINGERPRINT,
    PAYLOAD_INDEXES,
    SPARSE_VECTORS,
    PayloadType,
    Point,
)
from moviesearch.settings import Settings

PAGE = 1_000
TIMEOUT = 60
_INTEGER = models.IntegerIndexType.INTEGER
_TYPES: dict[PayloadType, models.PayloadSchemaType | models.IntegerIndexParams] = {
    "keyword": models.PayloadSchemaType.KEYWORD,
    "float": models.PayloadSchemaType.FLOAT,
    "integer_range": models.IntegerIndexParams(type=_INTEGER, lookup=False, range=True),
    "integer_values": models.IntegerIndexParams(type=_INTEGER, lookup=True, range=False),
}


class QdrantWriter:
    """An IndexWriter for a collection of its own, which the alias is moved to at the end.

    Args:
        settings: address, a key that may write, and the alias.
        build: what to build, in a collection of its name.

    Raises:
        IndexMismatch: the alias's name is taken by a collection.
    """

    def __init__(self, settings: Settings, build: Build) -> None:
        key = settings.qdrant_write_api_key or settings.qdrant_api_key
        self._alias = alias_of(settings)
        self._name = collection_of(self._alias, build)
        with _told():
            self._client = QdrantClient(
                url=settings.qdrant_url,
                port=_port(settings.qdrant_url or ""),
                api_key=key.get_secret_value() if key else None,
                timeout=TIMEOUT,
                check_compatibility=False,
            )
            collections = {one.name for one in self._client.get_collections().collections}
            if self._alias in collections:
                raise IndexMismatch(
                    f"Qdrant has a collection named {self._alias!r}, which is wanted as an alias: "
                    "choose another QDRANT_COLLECTION, or delete that collection."
                )
            if self._name not in collections:
                self._create(build.dimensions)
            # Also on a build that is resumed: it may have stopped before it had them all.
            for field, kind in PAYLOAD_INDEXES.items():
                self._client.create_payload_index(self._name, field, _TYPES[kind], wait=True)

    def close(self) -> None:
        """See IndexWriter."""
        self._client.close()

    def stored(self) -> dict[int, str]:
        """See IndexWriter."""
        found: dict[int, str] = {}
        offset: Any = None
        while True:
            with _told():
                records, offset = self._client.scroll(
                    self._name, limit=PAGE, offset=offset, with_payload=[FINGERPRINT]
                )
            found |= {int(one.id): (one.payload or {}).get(FINGERPRINT, "") for one in records}
            if offset is None:
                return found

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
        with _told():
            self._client.upsert(self._name, batch, wait=True)

    def remove(self, ids: Sequence[int]) -> None:
        """See IndexWriter."""
        with _told():
            selector = models.PointIdsList(points=list(ids))
            self._client.delete(self._name, selector, wait=True)

    def vectors(self, ids: Sequence[int]) -> list[Vector]:
        """See IndexWriter."""
        with _told():
            records = self._client.retrieve(
                self._name, list(ids), with_payload=False, with_vectors=[DENSE]
            )
            found = {int(one.id): cast("dict[str, Vector]", one.vector)[DENSE] for one in records}
            return [found[one] for one in ids]

    def finished(self) -> Manifest | None:
        """See IndexWriter."""
        with _told():
            metadata = self._client.get_collection(self._name).config.metadata
        try:
            return Manifest.model_validate(metadata)
        except ValidationError:
            return None

    def publish(self, manifest: Manifest) -> str:
        """See IndexWriter. The collection that was live before is kept for a way back."""
        with _told():
            count = self._client.count(self._name, exact=True).count
            if count != manifest.count:
                raise IndexUnavailable(
                    f"{self._name} holds {count} movies, expected {manifest.count}"
                )
            self._client.update_collection(self._name, metadata=manifest.model_dump(mode="json"))
            previous = self._live()
            if previous != self._name:
                self._switch(previous)
            self._drop_all_but(self._name, previous)
        return self._name

    def _create(self, dimensions: int) -> None:
        self._client.create_collection(
            self._name,
            vectors_config={
                DENSE: models.VectorParams(size=dimensions, distance=models.Distance.COSINE)
            },
            sparse_vectors_config={
                name: models.SparseVectorParams(modifier=models.Modifier.IDF if has_idf else None)
                for name, has_idf in SPARSE_VECTORS.items()
            },
        )

    def _live(self) -> str | None:
        aliases = self._client.get_aliases().aliases
        return next((one.collection_name for one in aliases if one.alias_name == self._alias), None)

    def _switch(self, previous: str | None) -> None:
        create = models.CreateAliasOperation(
            create_alias=models.CreateAlias(collection_name=self._name, alias_name=self._alias)
        )
        delete = models.DeleteAliasOperation(
            delete_alias=models.DeleteAlias(alias_name=self._alias)
        )
        self._client.update_collection_aliases([delete, create] if previous else [create])

    def _drop_all_but(self, *kept: str | None) -> None:
        for one in self._client.get_collections().collections:
            ours = one.name.startswith(f"{self._alias}--") and one.name not in kept
            # An unfinished build has no metadata: it stays, for the run that resumes it.
            if ours and self._client.get_collection(one.name).config.metadata:
                self._client.delete_collection(one.name)


def _port(url: str) -> int:
    """The port of an address, where qdrant-client would put 6333 and the functions do not."""
    parts = urlsplit(url)
    return parts.port or (443 if parts.scheme == "https" else 80)


def _sparse(vector: SparseVector) -> models.SparseVector:
    return models.SparseVector(indices=vector.indices, values=vector.values)


def _told() -> AbstractContextManager[None]:
    """For calls of qdrant-client."""
    return translated("Qdrant", (ApiException, KeyError, TypeError))
