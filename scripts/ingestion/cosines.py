"""How an embedder's cosine similarities lie in a catalogue, measured on the stored vectors.

The score standardises cosines by it (`ranking/score.py`), so that one set of weights serves every
embedder.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from moviesearch.embedding import Embedder, Vector
from moviesearch.index.manifest import Cosines
from moviesearch.movie import Movie

PROBES = 50  # titles, and as many first sentences of overviews
DOCUMENTS = 300
NARROWEST = 0.005  # of a handful of movies, all cosines may be the same
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s*")


def measure(
    movies: Sequence[Movie],
    embedder: Embedder,
    vectors: Callable[[Sequence[int]], Sequence[Vector]],
) -> tuple[Cosines, Cosines]:
    """The cosines of queries to movies, and of movies to movies.

    Queries are titles and first sentences of overviews, embedded as queries. Movies are chosen by a
    hash of their id, so that one more in the catalogue changes at most its own part.

    Args:
        movies: the catalogue; at least one movie.
        embedder: the one that made the vectors.
        vectors: the stored vectors of some ids, in their order.

    Raises:
        EmbeddingError: the embedder gives no vectors.
    """
    chosen = sorted(movies, key=_hash)
    documents = _matrix(vectors([movie.id for movie in chosen[:DOCUMENTS]]))
    queries = _matrix(embedder.embed_queries(probes(movies)))
    pairs = np.triu_indices(len(documents), k=1)
    between = (documents @ documents.T)[pairs]
    to_movies = (queries @ documents.T).ravel()
    return _cosines(to_movies), _cosines(between if between.size else to_movies)


def probes(movies: Iterable[Movie]) -> list[str]:
    """The texts that are embedded as queries: titles and first sentences of overviews."""
    chosen = heapq.nsmallest(PROBES, movies, key=_hash)
    return [
        *(movie.title for movie in chosen),
        *(_first_sentence(movie.overview) for movie in chosen),
    ]


def _hash(movie: Movie) -> bytes:
    return hashlib.sha256(str(movie.id).encode()).digest()


def _first_sentence(overview: str) -> str:
    return _SENTENCE_END.split(overview, maxsplit=1)[0]


def _matrix(rows: Sequence[Vector]) -> NDArray[np.float64]:
    matrix: NDArray[np.float64] = np.array(rows, dtype=np.float64)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix


def _cosines(values: NDArray[np.float64]) -> Cosines:
    return Cosines(
        mean=round(float(values.mean()), 6),
        spread=round(max(float(values.std()), NARROWEST), 6),
    )
