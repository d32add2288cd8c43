"""Builds in Pinecone to test with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from catalogue import MOVIES
from moviesearch.embedding import identity_of, open_embedder
from moviesearch.index.manifest import Cosines, Manifest
from moviesearch.index.schema import document, point
from scripts.ingestion.catalogue import fingerprint
from scripts.ingestion.upload import describe


def points(settings, movies):
    vectors = open_embedder(settings).embed_documents([document(one) for one in movies])
    return [
        point(one, vector, fingerprint(one)) for one, vector in zip(movies, vectors, strict=True)
    ]


def finished(build, age=0):
    cosines = Cosines(mean=0.1, spread=0.1)
    created = datetime.now(UTC) - timedelta(hours=age)
    return Manifest(
        **build.model_dump(), query_cosines=cosines, document_cosines=cosines, created=created
    )


def fill(settings, store, movies=MOVIES, *, age=0, live=True):
    """Write a build as an upload does, and return its name."""
    build = describe(movies, identity_of(settings), "test.jsonl")
    with store.writer(build) as writer:
        writer.write(points(settings, movies))
        manifest = finished(build, age)
        writer.opened(manifest)
        writer.finish(manifest)
    if live:
        store.switch(writer.name)
    return writer.name
