"""The score of a movie, as one equation.

    score = dense · z(cos)  +  bm25 · BM25  +  title · tri³  +  prior · popularity
          + taste · z(cos to the nearest liked)  -  distaste · z(cos to the nearest disliked)³

    z(x) = (x - mean) / spread, of such cosines by this embedder over this catalogue

`cos` compares the query with the movie's dense vector, `BM25` its words (about 0 to 40), `tri` its
trigrams with the titles' (0 to 1), `popularity` is `schema.prior` (0 to 1), which counts less in a
catalogue of fewer than 10,000 movies. Each term is there if its retriever ran. What a retriever did
not reach counts as if it lay `missing` spreads above the mean for the dense ones, since it is
farther than all that were reached, and 0 for the others.

Weighted scores, not ranks: reciprocal rank fusion loses by far (README, Relevance), since a title
that fits exactly counts for more than one that merely ranks first.

Cosines of one embedder lie between 0 and 0.5, of another between 0.5 and 0.8. Standardised by what
the upload measured (`manifest.Cosines`) one set of weights serves all: over three embedders within
0.006 of MRR@10 of tuning each for itself. Here the equation is written once, in no engine's words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from moviesearch.index.analysis import SparseVector
from moviesearch.index.manifest import Cosines, Manifest
from moviesearch.index.query import Expression, Product, Quotient, Retriever, Score, Sum, score_of
from moviesearch.index.schema import BM25, DENSE, PRIOR, QUALITY, TRIGRAMS, USUAL_RATING
from moviesearch.movie import Movie
from moviesearch.ranking import likeness

LIKED = "liked"
DISLIKED = "disliked"
TYPED_PRIOR = 0.5
MEASURED_ON = 10_000  # movies
BRIEF = 16  # different words of a query, of which each counts in full
LEAST = 0.35  # of what a word counts in one that is ever so long


@dataclass(frozen=True)
class Weights:
    """The equation's numbers.

    Attributes:
        dense: of a spread's worth of cosine to the query.
        dense_missing: spreads above the mean, for what the dense retriever did not reach.
        bm25: of a point of BM25.
        title: of the cubed trigram similarity.
        prior: of the popularity prior.
        taste: of a spread's worth of cosine to the nearest liked movie.
        distaste: of the cube of the spreads to the nearest disliked movie. Who says no to one about
            space still wants others of them, at 4 to 5 spreads, and none of the Middle Ages: what
            goes with it is what is nearly the same, such as its series, at 6 to 7.
        taste_missing: like `dense_missing`, among movies.
        quality: of a point of the Bayesian mean rating, where the prior counts.
    """

    dense: float
    dense_missing: float
    bm25: float
    title: float
    prior: float
    taste: float
    distaste: float
    taste_missing: float
    quality: float = 0.0


# Tuned on the development half of evals/queries.jsonl: `python -m scripts.evaluate tune`.
# A long text that holds what few words say may lie below the mean of the local model's cosines:
# what was not reached must not count for more.
WEIGHTS = Weights(
    dense=0.088,
    dense_missing=-0.5,
    bm25=0.01,
    title=1.3,
    prior=0.3,
    taste=0.15,
    distaste=0.0012,
    taste_missing=1.4,
)


def score(
    retrievers: tuple[Retriever, ...],
    manifest: Manifest,
    *,
    popularity: bool,
    weights: Weights = WEIGHTS,
    examples: Sequence[Movie] = (),
) -> Score:
    """The equation over these retrievers.

    Args:
        retrievers: those that run, each named for its term.
        manifest: has the cosines' mean and spread.
        popularity: whether the prior counts.
        weights: the equation's numbers.
        examples: movies that are named as examples.
    """
    if examples:
        words = likeness.ASKED
        asked = {"dense": words * weights.dense, "bm25": words * weights.bm25}
        weights = replace(weights, **asked, taste=likeness.TASTE)
    terms: list[Expression] = []
    missing: dict[str, float] = {}
    for number, retriever in enumerate(retrievers):
        variable = score_of(number)
        term, absent = _term(retriever, variable, manifest, weights)
        terms.append(term)
        missing[variable] = absent
    renown = weights.prior * telling(manifest.count)
    if popularity:
        terms.append(Product((renown, PRIOR)))
        missing[PRIOR] = 0.0
        if weights.quality:
            terms.append(Product((weights.quality, QUALITY)))
            missing[QUALITY] = USUAL_RATING
    if examples:
        terms += likeness.kinship(examples, manifest.known.get("genres", ()))
        if popularity:
            terms.append(likeness.renown(renown))
    return Score(Sum(tuple(terms)), missing)


def suggestion_score() -> Score:
    """Of a title while somebody types: the trigrams' similarity, with more weight on popularity."""
    variable = score_of(0)
    return Score(Sum((variable, Product((TYPED_PRIOR, PRIOR)))), {variable: 0.0, PRIOR: 0.0})


def _term(
    retriever: Retriever, variable: str, manifest: Manifest, weights: Weights
) -> tuple[Expression, float]:
    """A retriever's term, and its variable's value for what it did not reach."""
    name, vector = retriever.name, retriever.vector
    queries, documents = manifest.query_cosines, manifest.document_cosines
    if name == DENSE:
        absent = queries.mean + weights.dense_missing * queries.spread
        return _standardised(variable, weights.dense, queries), absent
    if name == BM25:
        terms = len(vector.indices) if isinstance(vector, SparseVector) else 0
        return Product((weights.bm25 * _brevity(terms), variable)), 0.0
    if name == likeness.ABOUT:
        return Product((likeness.WORDS, variable)), 0.0
    if name == TRIGRAMS:
        return Product((weights.title, variable, variable, variable)), 0.0
    absent = documents.mean + weights.taste_missing * documents.spread
    if name == LIKED:
        term = _standardised(_cosine(variable), weights.taste, documents)
    else:
        spreads = _standardised(_cosine(variable), 1.0, documents)
        term = Product((-weights.distaste, spreads, spreads, spreads))
    return term, _best_score(absent)


def telling(movies: int) -> float:
    """How much fame tells: less where few movies are, which are all well known.

    Over 543 movies 0.2 instead of 0.3 finds plots better, in Chinese and Japanese most: MRR@10 0.69
    becomes 0.72. Over 10,000 it would be worse.
    """
    return min(1.0, math.log10(max(movies, 1)) / math.log10(MEASURED_ON))


def _brevity(terms: int) -> float:
    """What a word counts in a query of so many: less where many tell a story."""
    return max(LEAST, min(1.0, BRIEF / terms)) if terms else 1.0


def _standardised(cosine: Expression, weight: float, cosines: Cosines) -> Expression:
    """`weight · z(cosine)`."""
    return Product((weight / cosines.spread, Sum((cosine, -cosines.mean))))


def _best_score(cosine: float) -> float:
    """What Qdrant's best_score makes of the cosine to the nearest liked movie."""
    return 0.5 * (cosine / (1 + abs(cosine)) + 1)


def _cosine(best_score: Expression) -> Expression:
    """The inverse of `_best_score`: exact for cosines from 0 on, and falling below."""
    return Quotient(
        Sum((Product((2.0, best_score)), -1.0)), Sum((2.0, Product((-2.0, best_score))))
    )
