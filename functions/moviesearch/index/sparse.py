"""Sparse vectors for both engines, made in-process: BM25 of words, and trigrams of titles.

A document's BM25 weights hold term frequency and length (Robertson and Zaragoza 2009); the engine
adds inverse document frequency at query time, so that it follows the catalogue as it grows.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from zlib import crc32

from qdrant_edge import Bm25, Bm25Config

from moviesearch.index.query import SparseVector
from moviesearch.models import Movie
from moviesearch.text import fields, grams, titles


@cache
def _bm25(average: float) -> Bm25:
    return Bm25(Bm25Config(avg_len=average, ascii_folding=True))


def document_terms(movie: Movie) -> SparseVector:
    """The BM25 weights of a movie's words, each field's by its own length and weight."""
    weights: defaultdict[int, float] = defaultdict(float)
    for field in fields(movie):
        vector = _bm25(field.average).embed_document(field.text)
        for term, weight in zip(vector.indices, vector.values, strict=True):
            weights[term] += field.weight * weight
    return _sparse(weights)


def query_terms(text: str) -> SparseVector:
    """The words of a query; empty where nothing but stop words is left."""
    vector = _bm25(1.0).embed_query(text)
    return SparseVector(list(vector.indices), list(vector.values))


def document_grams(movie: Movie) -> SparseVector:
    """The trigrams of a movie's titles, each title as a unit vector, the larger weight kept."""
    weights: defaultdict[int, float] = defaultdict(float)
    for title in titles(movie):
        for gram, weight in _unit(title).items():
            weights[gram] = max(weights[gram], weight)
    return _sparse(weights)


def query_grams(text: str, *, unfinished: bool = False) -> SparseVector:
    """The trigrams of a query as a unit vector, so that a score is a cosine similarity."""
    return _sparse(_unit(text, unfinished=unfinished))


def _unit(text: str, *, unfinished: bool = False) -> dict[int, float]:
    numbers = {crc32(gram.encode()) for gram in grams(text, unfinished=unfinished)}
    return dict.fromkeys(numbers, 1 / math.sqrt(len(numbers))) if numbers else {}


def _sparse(weights: dict[int, float]) -> SparseVector:
    return SparseVector(list(weights), list(weights.values()))
