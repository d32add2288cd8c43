"""How a collection of Qdrant is made: vectors, indexes, and what a cluster does with it."""

from __future__ import annotations

from qdrant_client import QdrantClient, models

from moviesearch.index.schema import DENSE, SPARSE_VECTORS, PayloadType
from scripts.ingestion.stores import Cluster

_INTEGER = models.IntegerIndexType.INTEGER
TYPES: dict[PayloadType, models.PayloadSchemaType | models.IntegerIndexParams] = {
    "keyword": models.PayloadSchemaType.KEYWORD,
    "float": models.PayloadSchemaType.FLOAT,
    "integer_range": models.IntegerIndexParams(type=_INTEGER, lookup=False, range=True),
    "integer_values": models.IntegerIndexParams(type=_INTEGER, lookup=True, range=False),
}


def create(client: QdrantClient, name: str, dimensions: int, options: Cluster) -> None:
    """Make an empty collection."""
    int8 = models.ScalarQuantization(
        scalar=models.ScalarQuantizationConfig(type=models.ScalarType.INT8, always_ram=True)
    )
    client.create_collection(
        name,
        vectors_config={
            DENSE: models.VectorParams(
                size=dimensions,
                distance=models.Distance.COSINE,
                on_disk=True if options.quantize else None,
            )
        },
        sparse_vectors_config={
            name: models.SparseVectorParams(modifier=models.Modifier.IDF if has_idf else None)
            for name, has_idf in SPARSE_VECTORS.items()
        },
        shard_number=options.shards,
        replication_factor=options.replicas,
        quantization_config=int8 if options.quantize else None,
    )


def differences(info: models.CollectionInfo, options: Cluster) -> str:
    """In what a collection that is there differs from the options, in words; "" if in nothing."""
    held = info.config.params
    found = [
        f"it has {number or 1} {what}, not {asked}"
        for what, number, asked in (
            ("shards", held.shard_number, options.shards),
            ("replicas", held.replication_factor, options.replicas),
        )
        if asked is not None and asked != (number or 1)
    ]
    if options.quantize and not info.config.quantization_config:
        found.append("its vectors are not quantized")
    return "; ".join(found)
