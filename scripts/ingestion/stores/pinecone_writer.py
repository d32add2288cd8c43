"""Filling one namespace of Pinecone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moviesearch.constraints import ROWS
from moviesearch.errors import IndexUnavailable
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.namespaces import ALIAS, BUILD, ID, MANIFEST, MOVIE, namespace_of
from moviesearch.index.pinecone import PineconeIndex
from moviesearch.index.schema import FINGERPRINT, PAYLOAD_INDEXES, Point
from moviesearch.movie import Movie
from moviesearch.rows import Keywords
from moviesearch.settings import Settings
from scripts.ingestion.store import Judged, Told, judged
from scripts.ingestion.stores.pinecone_calls import Calls

DELETED = 1_000  # ids that Pinecone deletes at a time
LARGEST = 1_900_000  # bytes of one upsert, of which it takes 2 MB
MOST = 1_000  # records of one upsert
METADATA = 40_000  # bytes that a record may hold beside its vector


class PineconeWriter:
    """An IndexWriter for a namespace of its own."""

    def __init__(self, settings: Settings, build: Build, calls: Calls, told: Told) -> None:
        self._settings = settings
        self._calls = calls
        self._told = told
        self.name = namespace_of(build)
        if self.name not in calls.namespaces():
            calls.create_namespace(self.name)

    def stored(self) -> dict[int, str]:
        """See IndexWriter."""
        return self._calls.fingerprints(self.name)

    def write(self, points: Sequence[Point]) -> None:
        """See IndexWriter."""
        records = [
            {"id": str(one.id), "values": one.dense, "metadata": metadata(one)} for one in points
        ]
        for batch in _batches(records):
            self._calls.upsert(self.name, batch)

    def remove(self, ids: Sequence[int]) -> None:
        """See IndexWriter."""
        for start in range(0, len(ids), DELETED):
            self._calls.delete(self.name, list(map(str, ids[start : start + DELETED])))

    def finished(self) -> Manifest | None:
        """See IndexWriter."""
        return read_manifest(self._calls.records(ALIAS, [self.name]).get(self.name)).manifest

    def opened(self, manifest: Manifest) -> PineconeIndex:
        """See IndexWriter. Pinecone has to show all movies first, which may take a minute."""
        held = self._calls.waited(
            lambda: self._calls.namespaces().get(self.name, 0),
            lambda count: count == manifest.count,
            lambda: self._told("Waiting until Pinecone shows all that was written."),
        )
        if held != manifest.count:
            raise IndexUnavailable(
                f"Pinecone shows {held} movies in {self.name}, expected {manifest.count}. Its "
                "reads lag behind its writes: run the upload again, it goes on from here."
            )
        return PineconeIndex(self._settings, namespace=self.name, manifest=manifest)

    def unindexed(self) -> set[str]:
        """See IndexWriter. Without a schema of its own a namespace can be filtered by anything."""
        filterable = self._calls.filterable(self.name)
        return set() if filterable is None else {ID, *PAYLOAD_INDEXES} - filterable

    def finish(self, manifest: Manifest) -> None:
        """See IndexWriter."""
        facts = {BUILD: self.name, MANIFEST: manifest.model_dump_json()}
        _check_size(facts, "The manifest")
        self._calls.record(self.name, facts)


def metadata(point: Point) -> dict[str, Any]:
    """What a record holds beside its vector: flat, and a movie's facts as JSON.

    A movie without words in a field that is filtered by them has the empty word there, or 0, so
    that it is found by what it is not ("not in English") whatever Pinecone makes of a missing one.

    Raises:
        IndexUnavailable: it is more than Pinecone takes.
    """
    movie = Movie.model_validate(point.payload)
    facts = {key: point.payload.get(key) for key in PAYLOAD_INDEXES}
    facts = {key: value for key, value in facts.items() if value not in (None, [])}
    for row in ROWS.values():
        if isinstance(row, Keywords):
            nothing = 0 if PAYLOAD_INDEXES[row.key] == "integer_values" else ""
            facts[row.key] = facts.get(row.key) or nothing
    facts |= {
        ID: str(point.id),
        MOVIE: movie.model_dump_json(exclude_defaults=True),
        FINGERPRINT: point.payload[FINGERPRINT],
    }
    _check_size(facts, f"{movie.title!r} (id {movie.id})")
    return facts


def _check_size(facts: Mapping[str, Any], what: str) -> None:
    size = len(json.dumps(facts, ensure_ascii=False).encode())
    if size > METADATA:
        raise IndexUnavailable(
            f"{what} has {size:,} bytes of facts, and Pinecone takes {METADATA:,} a record: "
            "shorten it in the catalogue, or choose another engine."
        )


def _batches(records: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Records in as few upserts as Pinecone takes."""
    batch: list[dict[str, Any]] = []
    size = 0
    for record in records:
        length = len(json.dumps(record))
        if batch and (size + length > LARGEST or len(batch) == MOST):
            yield batch
            batch, size = [], 0
        batch.append(record)
        size += length
    if batch:
        yield batch


def read_manifest(facts: Mapping[str, Any] | None) -> Judged:
    """A build's manifest, or what is wrong with it."""
    if facts is None:
        return Judged(None, "unfinished")
    return judged(lambda: Manifest.model_validate_json(facts[MANIFEST]))
