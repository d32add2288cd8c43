"""Embedded Qdrant's builds: a folder each, and a file that names the live one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import qdrant_edge as qe

from moviesearch.constraints import Filters
from moviesearch.errors import IndexMismatch, IndexUnavailable, SettingsError
from moviesearch.index import seal
from moviesearch.index.edge import BUILDS, CURRENT, ENGINE, MANIFEST, EdgeIndex, live_build
from moviesearch.index.faults import translated
from moviesearch.index.manifest import Build, Manifest
from scripts.files import replaced
from scripts.ingestion import space
from scripts.ingestion.lock import refuse_packed, writing
from scripts.ingestion.store import StoredBuild, Told, judged, named, newest_first
from scripts.ingestion.stores.edge_writer import EdgeWriter, fingerprints

REMOVED = ".removed"


class EdgeStore:
    """A Store below a folder. Its lock is held while something is written, and only then.

    Args:
        folder: INDEX_PATH.
        told: hears what takes long.

    Raises:
        SettingsError: a packed index lies there, which nobody writes to.
    """

    def __init__(self, folder: Path, told: Told = lambda _: None) -> None:
        refuse_packed(folder)
        self._told = told
        self._folder = folder
        self._builds = folder / BUILDS

    def check(self, movies: int, dimensions: int) -> None:
        """See Store."""
        space.check(self._folder, movies, dimensions)
        try:
            self._builds.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._builds):
                pass
        except OSError as error:
            raise SettingsError(
                f"The folder {self._folder} can't be written: {error.strerror}. Let INDEX_PATH "
                "name another, or change its rights."
            ) from error

    def builds(self) -> list[StoredBuild]:
        """See Store."""
        if not self._builds.is_dir():
            return []
        live = live_build(self._folder)
        folders = [one for one in self._builds.iterdir() if one.suffix != REMOVED]
        found = [_described(one, live) for one in folders]
        return newest_first(found)

    def live(self) -> dict[int, str]:
        """See Store."""
        name = live_build(self._folder) if self._builds.is_dir() else None
        if name is None:
            return {}
        seal.check(self._builds / name)
        with translated(ENGINE), closing(qe.EdgeShard.load(str(self._builds / name))) as shard:
            return fingerprints(shard)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """See Store."""
        with writing(self._folder):
            self._builds.mkdir(exist_ok=True)
            for half in self._builds.glob(f"*{REMOVED}"):  # by a run that was stopped meanwhile
                shutil.rmtree(half)
            yield

    @contextmanager
    def writer(self, build: Build) -> Iterator[EdgeWriter]:
        """See Store. Waits for the process that writes."""
        with self.alone(), closing(EdgeWriter(self._folder, build, self._told)) as writer:
            yield writer

    def switch(self, name: str) -> None:
        """See Store."""
        with self.alone():
            build = self._known(name)
            if build.manifest is None:
                raise IndexMismatch(f"The build {name} can't be made live: {build.note}.")
            # Opens it, which a damaged one does not survive.
            EdgeIndex(self._builds / name, build.manifest).count(Filters())
            if not build.live:
                with replaced(self._folder / CURRENT) as out:
                    out.write(name.encode())

    def remove(self, name: str) -> None:
        """See Store."""
        with self.alone():
            if self._known(name).live:
                raise IndexMismatch(f"The build {name} is live: roll back to another one first.")
            folder = self._builds / name
            try:
                # Stopped on the way, what is left can't pass for an unfinished build.
                shutil.rmtree(folder.rename(folder.with_name(name + REMOVED)))
            except OSError as error:
                raise IndexUnavailable(f"{folder} can't be removed: {error.strerror}") from error

    def _known(self, name: str) -> StoredBuild:
        return named(self.builds(), name, str(self._folder))


def _described(build: Path, live: str | None) -> StoredBuild:
    is_live = build.name == live
    aliases = (CURRENT,) if is_live else ()
    try:
        text = (build / MANIFEST).read_bytes()
    except FileNotFoundError:
        return StoredBuild(build.name, None, is_live, note="unfinished", aliases=aliases)
    except OSError as error:
        note = f"damaged: its manifest can't be read ({error.strerror})"
        return StoredBuild(build.name, None, is_live, note=note, aliases=aliases)
    manifest, note, movies = judged(lambda: Manifest.model_validate_json(text))
    return StoredBuild(build.name, manifest, is_live, movies, note, aliases)
