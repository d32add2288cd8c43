"""The equation: what the engine computes is what the docstring says."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest

from catalogue import fill, movie, opened
from moviesearch.api.requests import SearchRequest
from moviesearch.embedding import Identity
from moviesearch.index.manifest import Cosines
from moviesearch.index.query import Product, Query, Quotient, Sum
from moviesearch.index.schema import BM25, DENSE, TRIGRAMS, prior
from moviesearch.ranking import retrievers
from moviesearch.ranking.score import WEIGHTS, score, telling
from moviesearch.search import search


def value(expression, variables):
    """What an expression comes to."""
    match expression:
        case str(name):
            return variables[name]
        case Sum(terms):
            return sum(value(one, variables) for one in terms)
        case Product(factors):
            return math.prod(value(one, variables) for one in factors)
        case Quotient(numerator, denominator):
            return value(numerator, variables) / value(denominator, variables)
        case number:
            return number


def manifest(mean, spread):
    cosines = Cosines(mean=mean, spread=spread)
    return SimpleNamespace(query_cosines=cosines, document_cosines=cosines, count=5)


def test_the_sum_is_that_of_the_docstring(clients):
    """Term by term, from each retriever's own scores, for every movie and in both engines."""
    words = "an astronaut drifts in space"
    chosen = (
        retrievers.dense(clients.embedder.embed_query(words)),
        *retrievers.keywords(words),
        *retrievers.taste((1,), (2,)),
    )
    index = clients.index
    alone = {
        one.name: {hit.movie.id: hit.score for hit in index.query(Query((one,), 10))}
        for one in chosen
    }
    equation = score(chosen, index.manifest, popularity=True)
    hits = index.query(Query(chosen, 10, score=equation, exclude=(1, 2)))
    queries, documents = index.manifest.query_cosines, index.manifest.document_cosines
    vectors = dict(enumerate(index.vectors([1, 2, 3, 4, 5]), start=1))

    def cosine(one, other):
        return sum(a * b for a, b in zip(vectors[one], vectors[other], strict=True))

    assert len(hits) == 3
    for hit in hits:
        at = hit.movie.id
        meaning = (alone[DENSE][at] - queries.mean) / queries.spread
        liked, disliked = (
            (cosine(at, other) - documents.mean) / documents.spread for other in (1, 2)
        )
        expected = (
            WEIGHTS.dense * meaning
            + WEIGHTS.bm25 * alone[BM25].get(at, 0)
            + WEIGHTS.title * alone[TRIGRAMS].get(at, 0) ** 3
            + WEIGHTS.prior * telling(index.manifest.count) * prior(hit.movie)
            + WEIGHTS.taste * liked
            - WEIGHTS.distaste * disliked**3
        )
        assert hit.score == pytest.approx(expected, rel=1e-3, abs=1e-3)


def test_an_embedder_whose_cosines_lie_close_together_weighs_as_much():
    """What matters is how many spreads above the mean, not the cosine itself."""
    one = (retrievers.dense([1.0]),)
    wide = score(one, manifest(0.1, 0.1), popularity=False)
    narrow = score(one, manifest(0.75, 0.02), popularity=False)

    for spreads in (-1, 0, 2.5):
        scores = {
            round(value(equation.expression, {"$score[0]": mean + spreads * spread}), 9)
            for equation, mean, spread in ((wide, 0.1, 0.1), (narrow, 0.75, 0.02))
        }
        assert scores == {round(WEIGHTS.dense * spreads, 9)}
    assert narrow.missing["$score[0]"] == pytest.approx(0.75 + WEIGHTS.dense_missing * 0.02)


def test_ranking_does_not_depend_on_where_an_embedders_cosines_lie(engine):
    """The same vectors, squeezed into a narrow cone as Gemini's are, give the same order."""
    crowd = [
        movie(at, f"Movie {at}", f"word{at % 7} word{at % 5} word{at % 3} story", vote_count=at)
        for at in range(1, 60)
    ]
    sentences = ("word1 word2", "a story of word3 and word4", "word6")

    def orders(clients):
        asked = [SearchRequest(q=sentence, k=20) for sentence in sentences]
        return [[one.id for one in search(request, clients).results] for request in asked]

    fill(engine.write, crowd)
    wide = opened(engine.read)
    ordered = orders(wide)
    embedder = Squeezed(wide.embedder)
    fill(engine.write, crowd, embedder)
    narrow = opened(engine.read, embedder)

    assert wide.index.manifest.query_cosines.mean < 0.3
    assert narrow.index.manifest.query_cosines.mean > 0.7
    assert orders(narrow) == ordered


class Squeezed:
    """Another embedder's vectors with a large part in common, and so all alike: one length more.

    A cosine c becomes 0.1 c + 0.9.
    """

    def __init__(self, embedder):
        self._embedder = embedder
        self.identity = Identity("gemini", "squeezed", embedder.identity.dimensions + 1)

    def embed_documents(self, documents):
        return [self._squeezed(one) for one in self._embedder.embed_documents(documents)]

    def embed_queries(self, texts):
        return [self._squeezed(one) for one in self._embedder.embed_queries(texts)]

    def embed_query(self, text):
        return self._squeezed(self._embedder.embed_query(text))

    def _squeezed(self, vector):
        return [*(math.sqrt(0.1) * value for value in vector), math.sqrt(0.9)]


def test_fame_tells_less_where_few_movies_are():
    assert telling(10_000) == telling(1_000_000) == 1.0
    assert 0.6 < telling(543) < 0.75
    assert telling(1) == telling(0) == 0.0
