"""Writing Pinecone, with its own client: a script starts once, so its import time is no cost.

Where what is, and why: `moviesearch/index/pinecone.py`. Pinecone's reads lag its writes, so what is
written is waited for where the next step reads it: all movies before a build is finished, a build's
record before it is opened, the switch before it is told.
"""

from __future__ import annotations

import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from pydantic import ValidationError

from moviesearch.constraints import ROWS, Keywords
from moviesearch.errors import IndexUnavailable, NotFound, SetupError
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.pinecone import (
    ALIAS,
    BUILD,
    ID,
    LIVE,
    MANIFEST,
    MOVIE,
    PineconeIndex,
    namespace_of,
)
from moviesearch.index.schema import FINGERPRINT, PAYLOAD_INDEXES, SCHEMA_VERSION, Point
from moviesearch.movie import Movie
from moviesearch.settings import Settings
from scripts.ingestion.store import StoredBuild, Told
from scripts.ingestion.stores.pinecone_calls import Calls

DELETED = 1_000  # ids that it deletes at a time
LARGEST = 1_900_000  # bytes of one upsert, of which it takes 2 MB
MOST = 1_000  # records of one upsert
METADATA = 40_000  # bytes that a record may hold beside its vector
PATIENCE = 180.0  # seconds that a write may take to be seen
HOW = (
    "Make one in Pinecone's console: serverless, dense, {dimensions} dimensions, metric cosine; "
    "its host is PINECONE_HOST."
)
_BUILD = re.compile(r"(movies-s\d+)--.+")


class PineconeStore:
    """A Store for the namespaces of one Pinecone index.

    Args:
        settings: host, and a key that may write.
        patience: seconds to wait at the most until Pinecone shows what was written.
        sleep: waits; a test passes its own.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        patience: float = PATIENCE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if settings.pinecone_host is None or settings.pinecone_api_key is None:
            raise SetupError("PINECONE_HOST and PINECONE_API_KEY are missing")
        self._settings = settings
        self._calls = Calls(settings.pinecone_host, settings.pinecone_api_key, patience, sleep)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._calls.index.close()

    def check(self, movies: int, dimensions: int) -> None:  # noqa: ARG002  no plan tells its room
        """See Store."""
        with self._calls.told():
            index = self._calls.index.describe_index_stats()
        kind = index.vector_type or "dense"
        found = f"{index.dimension} dimensions, metric {index.metric or 'cosine'}, {kind}"
        if found != f"{dimensions} dimensions, metric cosine, dense":
            how = HOW.format(dimensions=dimensions)
            raise SetupError(f"The Pinecone index has {found}, and can't hold this build. {how}")
        if not self._calls.may_write():
            raise SetupError(
                "PINECONE_API_KEY may not write: make one in Pinecone's console whose role lets "
                "it change data (DataPlaneEditor)."
            )

    def builds(self) -> list[StoredBuild]:
        """See Store."""
        held = self._calls.namespaces()
        names: defaultdict[str, list[str]] = defaultdict(list)
        for name in held:
            if found := _BUILD.fullmatch(name):
                names[found[1]].append(name)
        builds = []
        for alias, ours in names.items():
            records = self._calls.records(alias, [LIVE, *ours])
            live = records.get(LIVE, {}).get(BUILD)
            for name in ours:
                manifest, note = _read(records.get(name))
                is_live = name == live and alias == ALIAS
                builds.append(StoredBuild(name, manifest, is_live, held[name], note))
        # Those without a date are last: the dates of the others are all aware.
        return sorted(builds, key=lambda one: str(one.created or ""), reverse=True)

    def live(self) -> dict[int, str]:
        """See Store."""
        name = self._live(ALIAS)
        return self._calls.fingerprints(name) if name else {}

    @contextmanager
    def writer(self, build: Build) -> Iterator[PineconeWriter]:
        """See Store."""
        yield PineconeWriter(self._settings, build, self._calls)

    def switch(self, name: str) -> None:
        """See Store. One record is written, and waited for."""
        facts = self._calls.records(ALIAS, [name]).get(name)
        if facts is None:
            raise NotFound(f"There is no finished build {name!r} in Pinecone.")
        self._calls.record(LIVE, facts)

    def remove(self, name: str) -> None:
        """See Store."""
        found = _BUILD.fullmatch(name)
        if found is None or name not in self._calls.namespaces():
            raise NotFound(f"There is no build {name!r} in Pinecone.")
        if self._live(found[1]) == name:
            raise IndexUnavailable(f"{name} is live and stays; roll back to another one first.")
        # The record first: without it, what is left can't pass for a finished build.
        self._calls.delete(found[1], [name])
        self._calls.delete_namespace(name)

    def _live(self, alias: str) -> str | None:
        live: str | None = self._calls.records(alias, [LIVE]).get(LIVE, {}).get(BUILD)
        return live


class PineconeWriter:
    """An IndexWriter for a namespace of its own."""

    def __init__(self, settings: Settings, build: Build, calls: Calls) -> None:
        self._settings = settings
        self._calls = calls
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
        manifest, _ = _read(self._calls.records(ALIAS, [self.name]).get(self.name))
        return manifest

    def finish(self, manifest: Manifest, told: Told = lambda _: None) -> PineconeIndex:
        """See IndexWriter. Pinecone has to show all movies first, which may take a minute."""
        held = self._calls.waited(
            lambda: self._calls.namespaces().get(self.name, 0),
            lambda count: count == manifest.count,
            lambda: told("until Pinecone shows all that was written"),
        )
        if held != manifest.count:
            raise IndexUnavailable(
                f"Pinecone shows {held} movies in {self.name}, expected {manifest.count}. Its "
                "reads lag behind its writes: run the upload again, it goes on from here."
            )
        facts = {BUILD: self.name, MANIFEST: manifest.model_dump_json()}
        _check_size(facts, "The manifest")
        self._calls.record(self.name, facts)
        return PineconeIndex(self._settings, self.name)


def metadata(point: Point) -> dict[str, Any]:
    """What a record holds beside its vector: flat, and a movie's facts as JSON.

    A movie without words in a field that is filtered by them has the empty word there, so that it
    is found by what it is not ("not in English") whatever Pinecone makes of a missing field.

    Raises:
        IndexUnavailable: it is more than Pinecone takes.
    """
    movie = Movie.model_validate(point.payload)
    facts = {key: point.payload.get(key) for key in PAYLOAD_INDEXES}
    facts = {key: value for key, value in facts.items() if value not in (None, [])}
    for row in ROWS.values():
        if isinstance(row, Keywords):
            facts[row.key] = facts.get(row.key) or ""
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


def _read(facts: Mapping[str, Any] | None) -> tuple[Manifest | None, str]:
    """A build's manifest, or what is wrong with it."""
    if facts is None:
        return None, "unfinished"
    try:
        manifest = Manifest.model_validate_json(facts[MANIFEST])
    except (KeyError, TypeError, ValidationError):
        return None, "damaged, or of another version of this program"
    if manifest.schema_version != SCHEMA_VERSION:
        return None, f"schema version {manifest.schema_version}"
    return manifest, ""
