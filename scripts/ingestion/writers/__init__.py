"""Where an upload puts its points: a writer for each engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from moviesearch.index.edge import BUILDS, MANIFEST
from moviesearch.index.manifest import Build
from moviesearch.settings import Settings
from scripts.ingestion.lock import writing
from scripts.ingestion.space import check
from scripts.ingestion.upload import IndexWriter


@contextmanager
def open_writer(settings: Settings, build: Build) -> Iterator[IndexWriter]:
    """A writer for a build; an unfinished one is resumed.

    An embedded index has one at a time: this waits for the process that has it.
    """
    if settings.qdrant_url:
        from scripts.ingestion.writers.qdrant import QdrantWriter

        with closing(QdrantWriter(settings, build)) as cloud:
            yield cloud
        return
    from scripts.ingestion.writers.edge import EdgeWriter

    with writing(settings.index_path):
        if not (settings.index_path / BUILDS / build.name / MANIFEST).exists():
            check(settings.index_path, build.count, build.dimensions)
        with closing(EdgeWriter(settings.index_path, build)) as edge:
            yield edge
