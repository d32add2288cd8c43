"""Whether one system really ranks better than another, judged query by query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

DRAWS = 10_000


@dataclass(frozen=True)
class Difference:
    """One system's mean minus another's.

    Attributes:
        mean: over the queries that both answered.
        low, high: its 95 % interval over resampled queries.
        p: how often chance alone gives a mean difference as large, 0 to 1.
    """

    mean: float
    low: float
    high: float
    p: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f} ({self.low:+.3f} to {self.high:+.3f}), p = {self.p:.4f}"


def paired(ours: Mapping[str, float], theirs: Mapping[str, float]) -> Difference:
    """Fisher's randomization test on the same queries, with a paired bootstrap interval.

    If the systems were alike, each query's difference might as well have the other sign; p is the
    share of random signs that give at least this difference (Smucker, Allan and Carterette 2007).

    Args:
        ours: a measure of each query, by its id.
        theirs: the other system's.

    Raises:
        ValueError: the systems have no query in common.
    """
    shared = sorted(ours.keys() & theirs.keys())
    if not shared:
        raise ValueError("the two have no query in common")
    differences = np.array([ours[qid] - theirs[qid] for qid in shared])
    chance = np.random.default_rng(0)
    signs = chance.choice((-1.0, 1.0), (DRAWS, len(shared)))
    by_chance = np.abs((signs * differences).mean(axis=1))
    mean = float(differences.mean())
    as_large = int((by_chance >= abs(mean) - 1e-12).sum())
    resampled = differences[chance.integers(0, len(shared), (DRAWS, len(shared)))].mean(axis=1)
    low, high = np.percentile(resampled, [2.5, 97.5])
    # The observed signs are one of the draws: so p is never 0.
    return Difference(mean, float(low), float(high), (as_large + 1) / (DRAWS + 1))
