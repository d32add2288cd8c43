"""The dense vectors of an index, and their exact neighbours by FAISS."""

from __future__ import annotations

from collections.abc import Sequence

import faiss
import numpy as np
from numpy.typing import NDArray

from moviesearch.index import MovieIndex
from moviesearch.index.query import Query
from moviesearch.ranking.retrievers import dense
from scripts.evaluation.bench import Bench
from scripts.evaluation.systems import TOP

PAGE = 1_000
Matrix = NDArray[np.float32]


def stored_vectors(bench: Bench) -> tuple[list[int], Matrix]:
    """Ids and dense vectors as the index holds them, one row a movie."""
    ids = [movie.id for movie in bench.movies]
    pages = (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))
    rows = [vector for page in pages for vector in bench.clients.index.vectors(page)]
    return ids, np.array(rows, dtype=np.float32)


def exact_neighbours(ids: Sequence[int], vectors: Matrix, wanted: Matrix) -> list[list[int]]:
    """The ids of the ten nearest rows to each wanted vector, exactly."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    _, rows = index.search(np.ascontiguousarray(wanted, dtype=np.float32), TOP)
    return [[ids[row] for row in found] for found in rows]


def indexed_neighbours(index: MovieIndex, wanted: Matrix) -> list[list[int]]:
    """The ids of the ten nearest movies to each wanted vector, as the index finds them."""
    queries = (Query((dense(vector.tolist()),), TOP) for vector in wanted)
    return [[hit.movie.id for hit in index.query(query)] for query in queries]
