"""How well an answer's `confidence: low` tells nonsense from what people mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field

from scripts.evaluation.queries import EvaluationQuery

REAL = 200  # queries beside the nonsense
IsLow = Callable[[str], bool]


class Nonsense(BaseModel):
    """A query that no movie of any catalogue answers."""

    qid: str
    split: str
    kind: str
    query: str = Field(min_length=1)


@dataclass(frozen=True)
class Verdicts:
    """Which queries were found to be nonsense.

    Attributes:
        found: nonsense that was found.
        missed: nonsense that passed for a query.
        accused: queries that were taken for nonsense.
        queries: how many real ones there were.
    """

    found: list[str]
    missed: list[str]
    accused: list[str]
    queries: int

    @property
    def precision(self) -> float:
        """How much of what was found is nonsense, 0 to 1; 1 where nothing was found."""
        found = len(self.found) + len(self.accused)
        return len(self.found) / found if found else 1.0

    @property
    def recall(self) -> float:
        """How much of the nonsense was found, 0 to 1."""
        nonsense = len(self.found) + len(self.missed)
        return len(self.found) / nonsense if nonsense else 1.0


def read_nonsense(path: Path, split: str = "all") -> list[Nonsense]:
    """The lines of a file of nonsense, of one split or `all`.

    Raises:
        OSError: the file can't be read.
        ValueError: a line is none.
    """
    lines = path.read_text("utf-8").splitlines()
    read = [Nonsense.model_validate_json(line) for line in lines if line.strip()]
    return [one for one in read if split in ("all", one.split)]


def real_queries(queries: Sequence[EvaluationQuery], count: int = REAL) -> list[EvaluationQuery]:
    """As many of the queries, evenly spread over the file and so over its kinds and languages."""
    step = max(1.0, len(queries) / count)
    return [queries[int(number * step)] for number in range(min(count, len(queries)))]


def judged(is_low: IsLow, nonsense: Sequence[str], real: Sequence[str]) -> Verdicts:
    """What is found among nonsense and real queries.

    Args:
        is_low: whether the answer to a query has low confidence.
        nonsense: what should be found.
        real: what should not.
    """
    low = [query for query in nonsense if is_low(query)]
    return Verdicts(
        found=low,
        missed=[query for query in nonsense if query not in low],
        accused=[query for query in real if is_low(query)],
        queries=len(real),
    )
