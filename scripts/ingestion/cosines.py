"""How an embedder's cosine similarities lie in a catalogue, measured on a sample of it.

The score standardises cosines by it (`ranking/score.py`), so that one set of weights serves every
embedder.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from moviesearch.embedding import Embedder, Vector
from moviesearch.errors import EmbeddingError, InputRefused
from moviesearch.index.manifest import Cosines
from moviesearch.index.schema import document
from moviesearch.movie import Movie

PROBES = 50  # titles, and as many first sentences of overviews
DOCUMENTS = 300
NARROWEST = 0.005  # of a handful of movies, all cosines may be the same
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s*")


def measure(movies: Sequence[Movie], embedder: Embedder) -> tuple[Cosines, Cosines]:
    """The cosines of queries to movies, and of movies to movies.

    Queries are titles and first sentences of overviews, embedded as queries.

    Args:
        movies: the catalogue; at least one movie.
        embedder: the one that made the stored vectors, whose memory spares to make them again.

    Raises:
        EmbeddingError: the embedder gives no vectors, or some without a direction.
    """
    chosen = sample(movies, DOCUMENTS)
    documents = _matrix(embedder.embed_documents([document(movie) for movie in chosen]))
    queries = _matrix(_taken(probes(movies), embedder))
    pairs = np.triu_indices(len(documents), k=1)
    between = (documents @ documents.T)[pairs]
    to_movies = (queries @ documents.T).ravel()
    return _cosines(to_movies), _cosines(between if between.size else to_movies)


def probes(movies: Sequence[Movie]) -> list[str]:
    """The texts that are embedded as queries: titles and first sentences of overviews."""
    chosen = sample(movies, PROBES)
    return [
        *(movie.title for movie in chosen),
        *(_first_sentence(movie.overview) for movie in chosen),
    ]


def _taken(texts: Sequence[str], embedder: Embedder) -> list[Vector]:
    """The vectors of those texts that the embedder takes; it may refuse one."""
    try:
        return embedder.embed_queries(texts)
    except InputRefused:
        if len(texts) == 1:
            return []
        half = len(texts) // 2
        return [*_taken(texts[:half], embedder), *_taken(texts[half:], embedder)]


def sample(movies: Sequence[Movie], size: int) -> list[Movie]:
    """Some of the movies, chosen by a hash of their id.

    So one movie more in the catalogue changes at most its own part: no other text is embedded anew.
    """
    return heapq.nsmallest(size, movies, key=_hash)


def _hash(movie: Movie) -> bytes:
    return hashlib.sha256(str(movie.id).encode()).digest()


def _first_sentence(overview: str) -> str:
    return _SENTENCE_END.split(overview, maxsplit=1)[0]


def _matrix(rows: Sequence[Vector]) -> NDArray[np.float64]:
    matrix: NDArray[np.float64] = np.array(rows, dtype=np.float64)
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise EmbeddingError(
            "The embedder gave vectors of zeros or of no numbers: nothing compares with them."
        )
    matrix /= lengths
    return matrix


def _cosines(values: NDArray[np.float64]) -> Cosines:
    return Cosines(
        mean=round(float(values.mean()), 6),
        spread=round(max(float(values.std()), NARROWEST), 6),
    )
