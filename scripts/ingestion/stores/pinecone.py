"""Pinecone's builds: a namespace each, and one record that says which is live.

With its own client: a script starts once, so its import time is no cost. Where what lies, and why:
`moviesearch/index/namespaces.py`. Pinecone's reads lag its writes, so what is written is waited for
where the next step reads it: all movies before a build is verified, its record before the switch,
the switch before it is told.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Self

from moviesearch.errors import IndexMismatch, NotFound, SetupError
from moviesearch.index.manifest import Build
from moviesearch.index.namespaces import ALIAS, BUILD, LIVE
from moviesearch.settings import Settings
from scripts.ingestion.store import StoredBuild, Told, newest_first
from scripts.ingestion.stores.pinecone_calls import Calls
from scripts.ingestion.stores.pinecone_writer import PineconeWriter, read_manifest

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
        told: hears what is waited for.
        patience: seconds to wait at the most until Pinecone shows what was written.
        sleep: waits; a test passes its own.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        told: Told = lambda _: None,
        patience: float = PATIENCE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if settings.pinecone_host is None or settings.pinecone_api_key is None:
            raise SetupError("PINECONE_HOST and PINECONE_API_KEY are missing")
        self._settings = settings
        self._told = told
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
                manifest, note, _ = read_manifest(records.get(name))
                is_live = name == live and alias == ALIAS
                aliases = (alias,) if name == live else ()
                builds.append(StoredBuild(name, manifest, is_live, held[name], note, aliases))
        return newest_first(builds)

    def live(self) -> dict[int, str]:
        """See Store."""
        name = self._live(ALIAS)
        return self._calls.fingerprints(name) if name else {}

    def alone(self) -> nullcontext[None]:
        """See Store. Nothing is locked: builds have names of their own, a switch is one step."""
        return nullcontext()

    @contextmanager
    def writer(self, build: Build) -> Iterator[PineconeWriter]:
        """See Store."""
        yield PineconeWriter(self._settings, build, self._calls, self._told)

    def switch(self, name: str) -> None:
        """See Store. One record is written, and waited for."""
        held = self._calls.namespaces()
        facts = self._calls.records(ALIAS, [name]).get(name)
        if name not in held:
            raise NotFound(f"There is no build {name!r} in Pinecone.")
        manifest, note, _ = read_manifest(facts)
        if facts is None or manifest is None:
            raise IndexMismatch(f"The build {name} can't be made live: {note}.")
        if held[name] != manifest.count:
            raise IndexMismatch(
                f"The build {name} is damaged: it holds {held[name]} movies of {manifest.count}."
            )
        self._calls.record(LIVE, facts)

    def remove(self, name: str) -> None:
        """See Store."""
        found = _BUILD.fullmatch(name)
        if found is None or name not in self._calls.namespaces():
            raise NotFound(f"There is no build {name!r} in Pinecone.")
        if self._live(found[1]) == name:
            raise IndexMismatch(f"{name} is live and stays: roll back to another one first.")
        # The record first: without it, what is left can't pass for a finished build.
        self._calls.delete(found[1], [name])
        self._calls.delete_namespace(name)

    def _live(self, alias: str) -> str | None:
        live: str | None = self._calls.records(alias, [LIVE]).get(LIVE, {}).get(BUILD)
        return live
