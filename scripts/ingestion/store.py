"""Where an upload puts its points: an engine's builds, of which one is live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from moviesearch.index import MovieIndex
from moviesearch.index.manifest import Build, Manifest
from moviesearch.index.schema import Point

Told = Callable[[str], object]


@dataclass(frozen=True)
class StoredBuild:
    """A build as the engine holds it.

    Attributes:
        name: what `rollback` takes.
        manifest: what it was finished with; None for one that is unfinished, damaged or of another
            schema version.
        live: whether it is what the functions read.
        movies: how many it holds; None where that can't be told.
        note: what is wrong with one that has no manifest, in a few words.
    """

    name: str
    manifest: Manifest | None
    live: bool
    movies: int | None = None
    note: str = ""

    @property
    def created(self) -> datetime | None:
        """When it was finished and made live, UTC."""
        return self.manifest.created if self.manifest else None


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

    def finish(self, manifest: Manifest, told: Told = lambda _: None) -> MovieIndex:
        """Make the build ready to be asked, write its manifest, and open it as a function would.

        The build is not live by it: `Store.switch` does that. Nothing can be written afterwards.

        Args:
            manifest: what is true of the build now.
            told: what it waits for, where that takes long.
        """
        ...


class Store(Protocol):
    """The builds of one engine, and which of them is live.

    Every method raises IndexUnavailable where the engine refuses.
    """

    def check(self, movies: int, dimensions: int) -> None:
        """Refuse, before anything is paid for, what would be refused at the end.

        A key that may not write, a name that is taken, a disk without room for so many movies.

        Raises:
            SetupError, IndexUnavailable: saying what is missing and what to do.
        """
        ...

    def builds(self) -> list[StoredBuild]:
        """All builds, newest first, those of other schema versions too."""
        ...

    def live(self) -> dict[int, str]:
        """Id and fingerprint of each movie of the live build; empty where there is none."""
        ...

    def writer(self, build: Build) -> AbstractContextManager[IndexWriter]:
        """A writer for a build; an unfinished one of its name is resumed."""
        ...

    def switch(self, name: str) -> None:
        """Make a finished build the live one, in one step. Raises NotFound for an unknown name."""
        ...

    def remove(self, name: str) -> None:
        """Remove a build that is not live."""
        ...
