"""A run against an earlier report, over the queries that both know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True)
class Common:
    """The means of a measure over the queries that two runs have in common; 0 where none is.

    Attributes:
        queries: how many these are.
        now, before: of this run and of the earlier one.
    """

    queries: int
    now: float
    before: float

    @property
    def change(self) -> float:
        """How much larger the mean is now."""
        return self.now - self.before

    def __str__(self) -> str:
        return f"{self.now:.3f}, committed {self.before:.3f}, over {self.queries} queries"


def common(now: Mapping[str, float], before: Mapping[str, float]) -> Common:
    """Both means of a measure, given by query, so that new queries change neither."""
    shared = sorted(now.keys() & before.keys())
    if not shared:
        return Common(0, 0.0, 0.0)
    return Common(
        len(shared), fmean(now[qid] for qid in shared), fmean(before[qid] for qid in shared)
    )
