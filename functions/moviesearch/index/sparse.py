"""BM25 vectors for both engines, made in-process (Robertson and Zaragoza 2009).

A document's weights hold term frequency and length; the engine adds inverse document frequency at
query time, so that it follows the catalogue as it grows.
"""

from __future__ import annotations

from functools import cache

from qdrant_edge import Bm25, Bm25Config

from .query import SparseVector

# The mean length of a document in tokens; measured on 10,000 movies (README, Relevance).
AVERAGE_LENGTH = 60.0


@cache
def _bm25() -> Bm25:
    return Bm25(Bm25Config(avg_len=AVERAGE_LENGTH, ascii_folding=True))


def document_terms(text: str) -> SparseVector:
    """The BM25 weights of a document's terms."""
    vector = _bm25().embed_document(text)
    return SparseVector(list(vector.indices), list(vector.values))


def query_terms(text: str) -> SparseVector:
    """The terms of a query; empty where nothing but stop words is left."""
    vector = _bm25().embed_query(text)
    return SparseVector(list(vector.indices), list(vector.values))
