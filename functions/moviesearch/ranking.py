"""How the rankings of a query are weighed against each other: measured, not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from moviesearch.embedding import Identity
from moviesearch.index.query import BM25, DENSE, GRAMS, Leg, Taste
from moviesearch.index.sparse import query_grams, query_terms

# Words of other languages that English titles are full of: "la", "de", "die". BM25 takes them for
# rare and telling, so a query that holds several is ranked without them.
_FOREIGN = frozenset(
    "el la los las de del un una que en con por para y es su se al como pelicula película "
    "peliculas "
    "películas le les des du et dans qui pour sur avec une est der die das und ein eine mit von im "
    "il lo gli di che per con una nel della o os as um uma do da em com".split()
)
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
FOREIGN_SHARE = 0.25


@dataclass(frozen=True)
class Weights:
    """What one point of each score is worth in the sum.

    Attributes:
        dense: of the cosine similarity, -1 to 1.
        dense_missing: the similarity of a movie that the dense ranking did not reach.
        bm25: of the BM25 score, about 0 to 40.
        grams: of the cubed trigram similarity of titles, 0 to 1.
        prior: of the popularity prior, 0 to 1.
        taste: of Qdrant's best_score by liked (less disliked) movies, about 0.6 to 0.75.
        taste_missing: that score for a movie that is not among the nearest.
    """

    dense: float
    dense_missing: float
    bm25: float
    grams: float
    prior: float
    taste: float
    taste_missing: float


# Tuned on the development half of evals/queries.jsonl by `scripts.evaluate`.
MINILM = Weights(
    dense=1.0,
    dense_missing=0.2,
    bm25=0.01,
    grams=1.1,
    prior=0.3,
    taste=4.0,
    taste_missing=0.62,
)
# Not measured: Gemini's similarities lie closer together (about 0.5 to 0.8), so a point of theirs
# is worth more. Measure with your own key: `python -m scripts.evaluate run`.
GEMINI = Weights(
    dense=2.0,
    dense_missing=0.5,
    bm25=0.01,
    grams=1.1,
    prior=0.3,
    taste=8.0,
    taste_missing=0.66,
)


def weights_of(identity: Identity) -> Weights:
    """The weights for an embedder's similarities."""
    return MINILM if identity.name == "minilm" else GEMINI


def dense_leg(vector: list[float], weights: Weights) -> Leg:
    """The ranking by meaning."""
    return Leg(DENSE, vector, weights.dense, missing=weights.dense_missing)


def keyword_legs(text: str, weights: Weights) -> list[Leg]:
    """The rankings by words and by the look of titles; none for a text without either."""
    legs = []
    terms = query_terms(keywords_of(text))
    if terms.indices:
        legs.append(Leg(BM25, terms, weights.bm25))
    grams = query_grams(text)
    if grams.indices:
        legs.append(Leg(GRAMS, grams, weights.grams, power=3))
    return legs


def taste_legs(like: tuple[int, ...], unlike: tuple[int, ...], weights: Weights) -> list[Leg]:
    """The rankings by nearness to liked movies, and to disliked ones, which counts against.

    Two legs, since one of both reads the movies farthest from the disliked first, and those near it
    would pass for unknown.
    """
    missing = weights.taste_missing
    sides = ((like, weights.taste), (unlike, -weights.taste))
    return [Leg(DENSE, Taste(ids), weight, missing=missing) for ids, weight in sides if ids]


def keywords_of(text: str) -> str:
    """The words that BM25 is to look for: all, or in another Latin language those that tell."""
    words = text.split()
    foreign = [word for word in words if word.casefold().strip("¿¡?!.,") in _FOREIGN]
    if _OTHER_SCRIPT.search(text) or len(foreign) < max(2, FOREIGN_SHARE * len(words)):
        return text
    return " ".join(word for word in words if word not in foreign)
