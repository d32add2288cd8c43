"""What an upload asks of Pinecone, with the client's errors translated and its lag waited out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pinecone import Index
from pinecone.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    PineconeError,
    UnauthorizedError,
)
from pydantic import SecretStr

from moviesearch.errors import IndexUnavailable
from moviesearch.index.namespaces import ALIAS, ID, anywhere
from moviesearch.index.schema import FINGERPRINT, PAYLOAD_INDEXES

TIMEOUT = 60.0
PAGE = 100  # ids that Pinecone lists at a time
BUILDS = "movies-s"  # how the names of all our namespaces begin
NOBODY = "nobody"  # a record that there never is


class Calls:
    """What is asked of Pinecone, with its errors translated."""

    def __init__(
        self, host: str, key: SecretStr, patience: float, sleep: Callable[[float], None]
    ) -> None:
        self._key = key.get_secret_value()
        self._patience = patience
        self._sleep = sleep
        with self.told():
            self.index = Index(host=host, api_key=self._key, timeout=TIMEOUT)

    @contextmanager
    def told(self) -> Iterator[None]:
        """For calls of the client; nothing that it says of a failure may hold the key."""
        try:
            yield
        except PineconeError as error:
            said = f"Pinecone failed: {type(error).__name__}: {error}".replace(self._key, "***")
            if isinstance(error, UnauthorizedError | ForbiddenError):
                said += (
                    ". Look at PINECONE_API_KEY: wrong, of another project, or not allowed this?"
                )
            raise IndexUnavailable(said) from None

    def may_write(self) -> bool:
        """Whether a change of nothing is allowed to the key."""
        with self.told():
            try:
                self.index.delete(ids=[NOBODY], namespace=ALIAS)
            except NotFoundError:  # the key was looked at before the namespace
                return True
            except (UnauthorizedError, ForbiddenError):
                return False
        return True

    def namespaces(self) -> dict[str, int]:
        """Our namespaces, and how many records each shows; empty ones too."""
        with self.told():
            pages = list(self.index.list_namespaces(prefix=BUILDS, limit=PAGE))
        return {one.name: one.record_count for page in pages for one in page.namespaces}

    def dimension(self) -> int:
        """Of the index's vectors."""
        with self.told():
            return self.index.describe_index_stats().dimension or 1

    def create_namespace(self, name: str) -> None:
        """A namespace that can be filtered by no more than is needed: a movie's JSON is long."""
        fields = {field: {"filterable": True} for field in (ID, *PAYLOAD_INDEXES)}
        with self.told():
            try:
                self.index.create_namespace(name=name, schema={"fields": fields})
            except ConflictError:  # begun by a run that stored nothing
                return

    def filterable(self, name: str) -> set[str] | None:
        """What a namespace can be filtered by; None for anything."""
        with self.told():
            schema = self.index.describe_namespace(name=name).schema
        return None if schema is None else set(schema.fields)

    def delete_namespace(self, name: str) -> None:
        """Remove all that is in it."""
        with self.told():
            try:
                self.index.delete_namespace(name=name)
            except NotFoundError:
                return

    def upsert(self, namespace: str, records: Sequence[Mapping[str, Any]]) -> None:
        """Store records: all of them, or IndexUnavailable is raised."""
        with self.told():
            answer = self.index.upsert(vectors=records, namespace=namespace)
        if answer.upserted_count != len(records):
            raise IndexUnavailable(
                f"Pinecone took {answer.upserted_count} records of {len(records)}"
            )

    def delete(self, namespace: str, names: list[str]) -> None:
        """Delete records, of which none need be there."""
        with self.told():
            try:
                self.index.delete(ids=names, namespace=namespace)
            except NotFoundError:  # nor need there be such a namespace
                return

    def records(self, namespace: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The metadata of those of the records that there are."""
        found: dict[str, dict[str, Any]] = {}
        for start in range(0, len(names), PAGE):
            with self.told():
                try:
                    page = self.index.fetch(
                        ids=list(names[start : start + PAGE]), namespace=namespace
                    )
                except NotFoundError:
                    return {}
            found |= {name: one.metadata or {} for name, one in page.vectors.items()}
        return found

    def record(self, name: str, facts: Mapping[str, Any]) -> None:
        """Write a build's record, and wait until it is read."""
        self.upsert(ALIAS, [{"id": name, "values": anywhere(self.dimension()), "metadata": facts}])
        seen = self.waited(
            lambda: self.records(ALIAS, [name]).get(name), lambda one: one == facts, lambda: None
        )
        if seen != facts:
            raise IndexUnavailable(
                f"Pinecone took the record {name!r} but does not show it yet: look again with "
                "`python -m scripts.upload status`."
            )

    def fingerprints(self, namespace: str) -> dict[int, str]:
        """Id and fingerprint of each movie: without vectors, which are the most of a record."""
        found: dict[int, str] = {}
        somewhere = anywhere(self.dimension())
        with self.told():
            for page in self.index.list(namespace=namespace, limit=PAGE):
                names = [str(one.id) for one in page.vectors]
                answer = self.index.query(
                    vector=somewhere,
                    top_k=PAGE,
                    namespace=namespace,
                    filter={ID: {"$in": names}},
                    include_metadata=True,
                )
                prints = {one.id: (one.metadata or {}).get(FINGERPRINT) for one in answer.matches}
                found |= {int(name): prints.get(name) or "" for name in names}
        return found

    def waited(
        self,
        read: Callable[[], Any],
        enough: Callable[[Any], bool],
        waiting: Callable[[], object],
    ) -> Any:
        """What is read once it is enough, or when patience ends."""
        slept, pause = 0.0, 0.5
        while not enough(value := read()) and slept < self._patience:
            if not slept:
                waiting()
            self._sleep(pause)
            slept += pause
            pause = min(2 * pause, 5.0)
        return value
