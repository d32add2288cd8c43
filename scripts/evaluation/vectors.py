"""The dense vectors of an index, and their exact neighbours by FAISS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import faiss
import numpy as np
import qdrant_edge as qe
from numpy.typing import NDArray

from moviesearch.index import MovieIndex
from moviesearch.index.edge import BUILDS, CURRENT
from moviesearch.index.query import DENSE, Leg, Query

from .systems import TOP, Bench

PAGE = 1_000
Matrix = NDArray[np.float32]


def stored_vectors(bench: Bench) -> tuple[list[int], Matrix]:
    """Ids and dense vectors as the index holds them, one row a movie."""
    build = (bench.folder / CURRENT).read_text("utf-8")
    shard = qe.EdgeShard.load(str(bench.folder / BUILDS / build))
    ids = [movie.id for movie in bench.movies]
    rows: dict[int, list[float]] = {}
    for start in range(0, len(ids), PAGE):
        page: list[qe.PointId] = [*ids[start : start + PAGE]]
        for record in shard.retrieve(page, with_payload=False, with_vector=[DENSE]):
            vector = cast("dict[str, list[float]]", record.vector)
            rows[int(str(record.id))] = vector[DENSE]
    return ids, np.array([rows[movie_id] for movie_id in ids], dtype=np.float32)


def exact_neighbours(ids: Sequence[int], vectors: Matrix, wanted: Matrix) -> list[list[int]]:
    """The ids of the ten nearest rows to each wanted vector, exactly."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    _, rows = index.search(np.ascontiguousarray(wanted, dtype=np.float32), TOP)
    return [[ids[row] for row in found] for found in rows]


def indexed_neighbours(index: MovieIndex, wanted: Matrix) -> list[list[int]]:
    """The ids of the ten nearest movies to each wanted vector, as the index finds them."""
    queries = (Query((Leg(DENSE, vector.tolist()),), TOP) for vector in wanted)
    return [[hit.movie.id for hit in index.query(query)] for query in queries]
