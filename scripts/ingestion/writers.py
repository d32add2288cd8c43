"""Where an upload puts its points: one protocol for both engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from moviesearch.index.manifest import Manifest
from moviesearch.index.query import SparseVector
from moviesearch.settings import Settings

from .lock import writing

FINGERPRINT = "fingerprint"


@dataclass(frozen=True)
class Point:
    """A movie as it is stored: its vectors and its payload."""

    id: int
    dense: list[float]
    bm25: SparseVector
    grams: SparseVector
    payload: dict[str, Any]


class IndexWriter(Protocol):
    """Fills one build of an index, beside the live one, and switches over when it is whole.

    Every method raises IndexUnavailable where the engine refuses.
    """

    def stored(self) -> dict[int, str]:
        """Id and fingerprint of each point that this build already holds."""
        ...

    def write(self, points: Sequence[Point]) -> None:
        """Store points durably before returning."""
        ...

    def remove(self, ids: Sequence[int]) -> None:
        """Delete points."""
        ...

    def publish(self, manifest: Manifest) -> str:
        """Check that the build is whole, make it the live one and return its name."""
        ...

    def close(self) -> None:
        """Let go of the build; what was written stays."""
        ...


@contextmanager
def open_writer(settings: Settings, manifest: Manifest) -> Iterator[IndexWriter]:
    """A writer for the build that a manifest describes; an unfinished one is resumed.

    An embedded index has one at a time: this waits for the process that has it.
    """
    name = build_name(manifest)
    if settings.qdrant_url:
        from .qdrant import QdrantWriter

        with closing(QdrantWriter(settings, name, manifest)) as cloud:
            yield cloud
        return
    from .edge import EdgeWriter

    with (
        writing(settings.index_path),
        closing(EdgeWriter(settings.index_path, name, manifest.dimensions)) as edge,
    ):
        yield edge


def build_name(manifest: Manifest) -> str:
    """The same for the same movies, embedder and texts, so that a second run finds the first's."""
    return (
        f"{manifest.model}-{manifest.dimensions}-t{manifest.text_version}-{manifest.catalogue[:12]}"
    )
