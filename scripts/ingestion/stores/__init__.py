"""Where an upload puts its points: a store for each engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import click

from moviesearch.errors import SettingsError
from moviesearch.settings import Settings
from scripts.ingestion.store import Store, Told


@dataclass(frozen=True)
class Cluster:
    """How Qdrant is to lay a collection out; None and False leave it to Qdrant.

    Attributes:
        shards: parts that the nodes of a cluster share.
        replicas: copies of each part.
        quantize: dense vectors as int8 in memory, the originals on disk, where the best are
            compared anew.
    """

    shards: int | None = None
    replicas: int | None = None
    quantize: bool = False


AS_IT_COMES = Cluster()


def _told(message: str) -> None:
    click.echo(message, err=True)


@contextmanager
def open_store(
    settings: Settings, options: Cluster = AS_IT_COMES, told: Told = _told
) -> Iterator[Store]:
    """The store that the settings name.

    Args:
        settings: Qdrant if QDRANT_URL is set, Pinecone if PINECONE_HOST is, else the folder
            INDEX_PATH.
        options: how a collection of Qdrant is laid out.
        told: hears what is waited for, and what else is good to know.

    Raises:
        SettingsError: options of a cluster, and no cluster.
    """
    if settings.qdrant_url:
        from scripts.ingestion.stores.qdrant import QdrantStore

        with closing(QdrantStore(settings, options, told=told)) as cloud:
            yield cloud
        return
    if options != AS_IT_COMES:
        raise SettingsError(
            "--shards, --replicas and --quantize lay out a collection of Qdrant, but QDRANT_URL is "
            "not set: set it, or leave them out."
        )
    if settings.engine == "pinecone":
        from scripts.ingestion.stores.pinecone import PineconeStore

        with PineconeStore(settings, told=told) as pinecone:
            yield pinecone
        return
    from scripts.ingestion.stores.edge import EdgeStore

    yield EdgeStore(settings.index_path, told)
