"""Whether an answer is likely to hold what was asked for, or nothing in the catalogue is close.

    evidence = nearness + 2.5 · title

    nearness   z(cos) of the ten nearest movies: 0.7 of their mean and 0.3 of the best, less what a
               large catalogue adds
    title      likeness of the words to the first movie's title, 0 to 1

Below a floor of 1.6 the confidence is low. Who states a constraint that is understood, or names an
example, is never told so. Of Chinese, Japanese and Korean the floor is 1.0: a true plot of eight
characters lies as far as nonsense of English words does. The nearest of more movies lie nearer by
chance: from 543 to 10,000 movies nearness rises by 1.1 for both.

Chosen with the local multilingual model on the development half of 50 pieces of nonsense and 200
real queries (`python -m scripts.evaluate confidence`): over 10,000 movies precision is 0.92 and
recall 0.92 there, 0.96 and 0.88 on the other half; over the starter catalogue 0.92 and 0.96, and
0.89 and 0.92. MiniLM's cosines tell less: at this floor it finds less of the nonsense. How long
the words are, BM25's best score and the share of words that the catalogue knows add nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from moviesearch.index.analysis import has_unspaced, trigrams
from moviesearch.index.manifest import Manifest
from moviesearch.index.schema import titles
from moviesearch.movie import Movie

Confidence = Literal["low", "normal"]

NEAREST = 10  # movies whose cosines tell how near the catalogue comes
BEST = 0.3  # what the nearest alone counts of nearness
TITLE = 2.5
FLOOR = 1.6
UNSPACED_FLOOR = 1.0  # of Chinese, Japanese and Korean
MEASURED_ON = 10_000  # movies
TENFOLD = 0.9  # what ten times as many movies add to nearness by chance


def confidence(
    words: str, *, understood: bool, cosines: Sequence[float], first: Movie | None, known: Manifest
) -> Confidence:
    """Whether something in the catalogue is close to what was asked for.

    Args:
        words: the query without what was understood as constraints.
        understood: whether a constraint, an order, a mood or an example was, or one was asked for:
            what comes first is then not what is nearest.
        cosines: of the `NEAREST` nearest movies to the words' vector, whatever the constraints;
            empty where there is no such vector, and then the answer is `low` only without a movie.
        first: the first movie of the answer; None if it has none.
        known: has the cosines' mean and spread, and how many movies there are.
    """
    if understood:
        return "normal"
    if not cosines:
        return "normal" if first else "low"
    floor = UNSPACED_FLOOR if has_unspaced(words) else FLOOR
    near = nearness(cosines, known)
    if near >= floor:
        return "normal"
    title = title_likeness(words, first) if first else 0.0
    return "normal" if near + TITLE * title >= floor else "low"


def nearness(cosines: Sequence[float], known: Manifest) -> float:
    """How near the nearest movies are, in spreads above the usual, as if there were 10,000.

    Args:
        cosines: of the nearest movies; at least one.
        known: has the usual cosines, and how many movies there are.
    """
    usual = known.query_cosines
    mean = BEST * max(cosines) + (1 - BEST) * sum(cosines) / len(cosines)
    by_chance = TENFOLD * math.log10(known.count / MEASURED_ON)
    return (mean - usual.mean) / usual.spread - by_chance


def title_likeness(words: str, movie: Movie) -> float:
    """The cosine of the words' trigrams with the likest title's, 0 to 1."""
    asked = trigrams(words)
    return max((_cosine(asked, trigrams(title)) for title in titles(movie)), default=0.0)


def _cosine(one: set[str], other: set[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0
