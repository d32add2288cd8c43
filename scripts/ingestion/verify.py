"""A build is looked at, as a function would use it, before it goes live."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from moviesearch.api.requests import MAX_QUERY, SearchRequest
from moviesearch.clients import Clients
from moviesearch.constraints import Filters
from moviesearch.embedding import Embedder, Vector
from moviesearch.errors import IndexMismatch
from moviesearch.index import MovieIndex
from moviesearch.index.manifest import Manifest
from moviesearch.index.query import Query
from moviesearch.index.schema import document
from moviesearch.lazy import Lazy
from moviesearch.movie import Movie
from moviesearch.ranking.retrievers import dense, keywords
from moviesearch.search import search
from scripts.ingestion.cosines import sample

SAMPLE = 20
READ = 10  # how deep a movie may stand among others that are as near
OWN = 0.99  # the same text embedded twice: some APIs round differently each time
TIE = 1e-3
MISSED = 0.1  # of the sample: over a million movies, approximate search may miss one
KNOWN, FIRST = 3, 3
ALIKE = 0.999


def verify(
    index: MovieIndex,
    movies: Sequence[Movie],
    embedder: Embedder,
    *,
    name: str,
    unindexed: Collection[str],
) -> None:
    """Refuse a build that would answer wrongly.

    Args:
        index: the build, opened as a function opens it.
        movies: what it should hold.
        embedder: whose vectors it should hold.
        name: the build's name.
        unindexed: payload fields that should have an index and have none.

    Raises:
        IndexMismatch: naming all that is wrong, and what to do.
        IndexUnavailable, EmbeddingError: it can't be asked.
    """
    wrong = [
        *_indexes(unindexed),
        *_count(index, movies),
        *_cosines(index.manifest, movies),
        *_neighbours(index, movies, embedder),
        *_known(index, movies, embedder),
    ]
    if wrong:
        raise IndexMismatch(
            f"The build {name} is not what it should be, so the live index stays as it was: "
            f"{'; '.join(wrong)}. `python -m scripts.upload prune` removes the build; the next "
            "upload then begins it anew."
        )


def _indexes(unindexed: Collection[str]) -> Iterator[str]:
    if unindexed:
        yield f"without an index: {', '.join(sorted(unindexed))}"


def _count(index: MovieIndex, movies: Sequence[Movie]) -> Iterator[str]:
    held = index.count(Filters())
    if held != len(movies):
        yield f"it holds {held:,} movies of {len(movies):,}"


def _cosines(manifest: Manifest, movies: Sequence[Movie]) -> Iterator[str]:
    """The equation of the score divides by the spread."""
    for cosines in (manifest.query_cosines, manifest.document_cosines):
        if not (math.isfinite(cosines.mean) and math.isfinite(cosines.spread) and cosines.spread):
            yield f"the cosines' mean and spread are no numbers: {cosines}"
    texts = {document(movie).text for movie in sample(movies, SAMPLE)}
    if len(texts) > 1 and manifest.document_cosines.mean > ALIKE:
        yield "movies of different texts have the same vector"


def _neighbours(index: MovieIndex, movies: Sequence[Movie], embedder: Embedder) -> Iterator[str]:
    """Movies that don't find themselves by their own text."""
    chosen = sample(movies, SAMPLE)
    held = {movie.id for movie in index.fetch([movie.id for movie in chosen])}
    if lost := [movie.id for movie in chosen if movie.id not in held]:
        yield f"movies that are not there: {lost}"
    chosen = [movie for movie in chosen if movie.id in held]
    texts = embedder.embed_documents([document(movie) for movie in chosen])
    vectors = index.vectors([movie.id for movie in chosen])
    foreign, missed = [], []
    for movie, vector, stored in zip(chosen, texts, vectors, strict=True):
        own = _cosine(vector, stored)
        if own < OWN:
            foreign.append(movie.id)
            continue
        hits = index.query(Query((dense(vector),), limit=READ))
        # Others may be as near: a film that is in the catalogue many times over.
        is_tie = bool(hits) and math.isclose(hits[0].score, own, abs_tol=TIE)
        if not is_tie and movie.id not in {hit.movie.id for hit in hits}:
            missed.append(movie.id)
    if foreign:
        yield f"movies whose vector is not that of their text: {foreign}"
    if len(missed) > MISSED * len(chosen):
        yield f"movies that don't find themselves by their own text: {missed}"


def _known(index: MovieIndex, movies: Sequence[Movie], embedder: Embedder) -> Iterator[str]:
    """The best-known movies' titles, asked for in keyword mode: one at least must be found.

    A namesake will do, and a title without a word, such as "...", can't be looked for.
    """
    if "keywords" not in index.capabilities:
        return
    clients = Clients(Lazy.of(embedder), Lazy.of(index))
    ranked = sorted(movies, key=lambda movie: (-movie.vote_count, movie.id))
    asked = list(islice((one.title for one in ranked if keywords(one.title)), KNOWN))
    for title in asked:
        request = SearchRequest(q=title[:MAX_QUERY], k=FIRST, mode="keyword", understand=False)
        if title in {one.title for one in search(request, clients).results}:
            return
    if asked:
        yield f"no title finds its movie: {asked}"


def _cosine(one: Vector, other: Vector) -> float:
    length = math.hypot(*one) * math.hypot(*other)
    return sum(a * b for a, b in zip(one, other, strict=True)) / length if length else 0.0
