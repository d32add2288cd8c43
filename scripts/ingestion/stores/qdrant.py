"""Qdrant's builds: a collection each, and an alias that names the live one.

With qdrant-client: a script starts once, so its import time is no cost.
"""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from urllib.parse import urlsplit

from pydantic import SecretStr
from qdrant_client import QdrantClient, models

from moviesearch.constraints import Filters
from moviesearch.errors import IndexMismatch, IndexUnavailable, SettingsError
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.qdrant import QdrantIndex, alias_of, collection_of
from moviesearch.settings import Settings
from scripts.ingestion.store import Judged, StoredBuild, Told, judged, named, newest_first
from scripts.ingestion.stores import Cluster
from scripts.ingestion.stores.collection import differences
from scripts.ingestion.stores.qdrant_calls import Calls, status_of
from scripts.ingestion.stores.qdrant_writer import QdrantWriter, fingerprints

TIMEOUT = 60
BAD_REQUEST, FORBIDDEN, NOT_FOUND = 400, 403, 404
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class QdrantStore:
    """A Store of the collections that begin with QDRANT_COLLECTION.

    Args:
        settings: address, a key that may write, and the alias.
        options: how a new collection is laid out.
        told: hears what is waited for, and what else is good to know.
        sleep: waits; a test passes its own.
    """

    def __init__(
        self,
        settings: Settings,
        options: Cluster,
        *,
        told: Told,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._settings = settings
        self._options = options
        self._alias = alias_of(settings)
        key = settings.qdrant_write_api_key or settings.qdrant_api_key
        self._calls = Calls(key, told, sleep)
        with self._calls.answering():
            self._client = _client(settings.qdrant_url or "", key, told)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def check(self, movies: int, dimensions: int) -> None:  # noqa: ARG002  Qdrant does not tell its room
        """See Store. To change no alias needs the right to change one."""
        try:
            with self._calls.answering():
                self._client.update_collection_aliases([])
        except IndexUnavailable as error:
            status = status_of(error)
            if status == FORBIDDEN:
                raise SettingsError(
                    f"Qdrant's key may not write ({error}). Put one that may into .env as "
                    "QDRANT_WRITE_API_KEY; QDRANT_API_KEY is the functions' own, which only reads."
                ) from error
            if status != BAD_REQUEST:  # the key may, but there is nothing to do
                raise
        if self._alias in self._names():
            raise IndexMismatch(
                f"Qdrant has a collection named {self._alias!r}, which is wanted as an alias: "
                "choose another QDRANT_COLLECTION, or delete that collection."
            )

    def builds(self) -> list[StoredBuild]:
        """See Store."""
        aliases = self._aliases()
        ours = re.compile(re.escape(self._settings.qdrant_collection) + r"-s\d+--.+")
        found = [
            described
            for name in self._names()
            if ours.fullmatch(name) and (described := self._described(name, aliases))
        ]
        return newest_first(found)

    def live(self) -> dict[int, str]:
        """See Store."""
        name = self._aliases().get(self._alias)
        return fingerprints(self._client, name, self._calls) if name else {}

    def alone(self) -> nullcontext[None]:
        """See Store."""
        return nullcontext()

    @contextmanager
    def writer(self, build: Build) -> Iterator[QdrantWriter]:
        """See Store."""
        name = collection_of(self._alias, build)
        yield QdrantWriter(
            self._client,
            name,
            build.dimensions,
            options=self._options,
            opened=lambda manifest: QdrantIndex(self._settings, collection=name, manifest=manifest),
            calls=self._calls,
        )

    def switch(self, name: str) -> None:
        """See Store."""
        build = self._known(name)
        if build.manifest is None:
            raise IndexMismatch(f"The build {name} can't be made live: {build.note}.")
        held = QdrantIndex(self._settings, collection=name).count(Filters())
        if held != build.manifest.count:
            raise IndexMismatch(
                f"The build {name} is damaged: it holds {held} movies of {build.manifest.count}."
            )
        if build.live:
            return
        create = models.CreateAliasOperation(
            create_alias=models.CreateAlias(collection_name=name, alias_name=self._alias)
        )
        delete = models.DeleteAliasOperation(
            delete_alias=models.DeleteAlias(alias_name=self._alias)
        )
        with self._calls.answering():
            exists = self._alias in self._aliases()
            self._client.update_collection_aliases([delete, create] if exists else [create])
        if self._alias not in self._aliases():
            raise IndexUnavailable(
                f"{name} was removed by another run while this one made it live: run this again."
            )

    def remove(self, name: str) -> None:
        """See Store."""
        build = self._known(name)
        if build.aliases:
            raise IndexMismatch(
                f"The build {name} is what {', '.join(build.aliases)} names: whoever reads it by "
                "that would lose it."
            )
        with self._calls.answering():
            self._client.delete_collection(name)

    def _known(self, name: str) -> StoredBuild:
        return named(self.builds(), name, "Qdrant")

    def _names(self) -> list[str]:
        with self._calls.answering():
            return [one.name for one in self._client.get_collections().collections]

    def _aliases(self) -> dict[str, str]:
        with self._calls.answering():
            aliases = self._client.get_aliases().aliases
        return {one.alias_name: one.collection_name for one in aliases}

    def _described(self, name: str, aliases: dict[str, str]) -> StoredBuild | None:
        """The build; None where it was removed since it was listed."""
        try:
            with self._calls.answering():
                info = self._client.get_collection(name)
        except IndexUnavailable as error:
            if status_of(error) == NOT_FOUND:
                return None
            raise
        metadata = info.config.metadata
        manifest, note, _ = (
            judged(lambda: Manifest.model_validate(metadata))
            if metadata
            else Judged(None, "unfinished")
        )
        note = note or differences(info, self._options)
        pointing = tuple(sorted(alias for alias, of in aliases.items() if of == name))
        live = self._alias in pointing
        return StoredBuild(name, manifest, live, info.points_count, note, pointing)


def _client(url: str, key: SecretStr | None, told: Told) -> QdrantClient:
    parts = urlsplit(url)
    if key and parts.scheme == "http" and parts.hostname not in LOOPBACK:
        told(
            f"QDRANT_URL begins with http: the key and the movies travel to {parts.hostname} "
            "readable by whoever is in between. Use https where it leaves your own network."
        )
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Api key is used with an insecure connection")
        return QdrantClient(
            url=url,
            port=parts.port or (443 if parts.scheme == "https" else 80),  # not 6333
            api_key=key.get_secret_value() if key else None,
            timeout=TIMEOUT,
            check_compatibility=False,
        )
