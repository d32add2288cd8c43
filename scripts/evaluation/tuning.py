"""Finding the score's weights: one after the other, as long as the ranking gets better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from moviesearch.ranking.score import Weights

FACTORS = (0.5, 0.7, 0.85, 1.2, 1.4, 2.0)
LEAST_GAIN = 0.0005
TASTE = {"taste", "taste_missing"}  # no query of the set has one


def tune(quality: Callable[[Weights], float], start: Weights) -> Iterator[tuple[Weights, float]]:
    """Coordinate ascent: the start and each better set of weights, with its quality.

    Args:
        quality: how good a ranking by these weights is; larger is better.
        start: where to begin.
    """
    best, reached = start, quality(start)
    yield best, reached
    improved = True
    while improved:
        improved = False
        for name in (field.name for field in fields(Weights) if field.name not in TASTE):
            for factor in FACTORS:
                tried = replace(best, **{name: round(getattr(best, name) * factor, 5)})
                quality_now = quality(tried)
                if quality_now > reached + LEAST_GAIN:
                    best, reached, improved = tried, quality_now, True
                    yield best, reached
