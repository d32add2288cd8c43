"""Where an upload puts its points: an engine's builds, of which one is live."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from pydantic import ValidationError

from moviesearch.errors import NotFound
from moviesearch.index import MovieIndex
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.schema import SCHEMA_VERSION, Point

Told = Callable[[str], object]


@dataclass(frozen=True)
class StoredBuild:
    """A build as the engine holds it.

    Attributes:
        name: what `rollback` takes.
        manifest: what it was finished with; None for one that is unfinished, damaged or of another
            schema version.
        live: whether it is what the functions of this schema version read.
        movies: how many it holds; None where that can't be told.
        note: what else is to be said of it, in a few words: why it has no manifest, or in what it
            differs from what was asked for.
        aliases: names by which others may be reading it, the live one included; such a build is
            never removed.
    """

    name: str
    manifest: Manifest | None
    live: bool
    movies: int | None = None
    note: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def created(self) -> datetime | None:
        """When it was finished and made live, UTC."""
        return self.manifest.created if self.manifest else None


class Judged(NamedTuple):
    """A build's manifest, or why there is none of this schema version.

    Attributes:
        manifest: what the build was finished with.
        note: what is wrong, in a few words.
        movies: how many it names, whatever its version.
    """

    manifest: Manifest | None
    note: str
    movies: int | None = None


def judged(read: Callable[[], Manifest]) -> Judged:
    """What is read, or what is wrong with it."""
    try:
        manifest = read()
    except (KeyError, TypeError, ValidationError):
        return Judged(None, "damaged, or of another version of this program")
    if manifest.schema_version != SCHEMA_VERSION:
        return Judged(None, f"of schema version {manifest.schema_version}", manifest.count)
    return Judged(manifest, "", manifest.count)


def newest_first(builds: Iterable[StoredBuild]) -> list[StoredBuild]:
    """The builds by when they were finished; those that are not come last."""
    return sorted(
        builds,
        key=lambda one: (one.created.timestamp() if one.created else 0.0, one.name),
        reverse=True,
    )


def named(builds: Iterable[StoredBuild], name: str, where: str) -> StoredBuild:
    """The build of that name. Raises NotFound, saying where it is not."""
    for build in builds:
        if build.name == name:
            return build
    raise NotFound(f"There is no build {name} in {where}.")


class IndexWriter(Protocol):
    """Fills one build, beside the live one.

    Every method raises IndexUnavailable where the engine refuses.
    """

    @property
    def name(self) -> str:
        """The build's name in its store."""
        ...

    def stored(self) -> dict[int, str]:
        """Id and fingerprint of each point that this build already holds."""
        ...

    def write(self, points: Sequence[Point]) -> None:
        """Store points durably before returning."""
        ...

    def remove(self, ids: Sequence[int]) -> None:
        """Delete points."""
        ...

    def finished(self) -> Manifest | None:
        """The manifest that this build was finished with, if it was."""
        ...

    def opened(self, manifest: Manifest) -> MovieIndex:
        """Make the build ready to be asked, and open it as a function would, to verify it.

        Nothing can be written afterwards.

        Args:
            manifest: what is true of the build now, not stored yet.
        """
        ...

    def unindexed(self) -> set[str]:
        """Payload fields that the functions filter by, and that have no index in this build."""
        ...

    def finish(self, manifest: Manifest) -> None:
        """Store the manifest: a build that has one is whole, verified, and may be switched to."""
        ...


class Store(Protocol):
    """The builds of one engine, and which of them is live.

    `builds` and `live` only read, and work while another process writes. Every method raises
    IndexUnavailable where the engine refuses.
    """

    def check(self, movies: int, dimensions: int) -> None:
        """Refuse, before anything is paid for, what would be refused at the end.

        A key that may not write, a name that is taken, a disk without room for so many movies.

        Raises:
            SetupError, IndexUnavailable: saying what is missing and what to do.
        """
        ...

    def builds(self) -> list[StoredBuild]:
        """All builds below the alias or folder, those of other schema versions too, newest first.

        Those without a date, the unfinished ones, come last.
        """
        ...

    def live(self) -> dict[int, str]:
        """Id and fingerprint of each movie of the live build; empty where there is none."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """A block within which no other process writes, where the engine can promise that.

        The embedded one waits for the process that writes, and sweeps up what a stopped one left.
        In Qdrant nothing is locked: builds have names of their own, and a switch is one step.
        """
        ...

    def writer(self, build: Build) -> AbstractContextManager[IndexWriter]:
        """A writer for a build; an unfinished one of its name is resumed."""
        ...

    def switch(self, name: str) -> None:
        """Make a finished build the live one, in one step.

        Raises:
            NotFound: there is no build of that name.
            IndexMismatch: it is unfinished, damaged, or of another schema version.
        """
        ...

    def remove(self, name: str) -> None:
        """Remove a build.

        Raises:
            NotFound: there is no build of that name.
            IndexMismatch: it is live, or another alias names it.
        """
        ...
