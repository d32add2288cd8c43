"""Queries as people type them, with the movies they look for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from moviesearch.constraints import Filters


class EvaluationQuery(BaseModel):
    """One line of a query file; only `query` is sent, whatever the others say that it means.

    `relevant` lists ids, the most wanted first; `filters` are the constraints that the query
    states, and `not_ids` movies that it rules out ("like Inception" is not Inception): results are
    held against both. `starter` marks those that the starter catalogue can answer.
    """

    model_config = ConfigDict(coerce_numbers_to_str=True)

    qid: str
    kind: str
    lang: str = "en"
    query: str = Field(min_length=1)
    relevant: tuple[int, ...] = Field(min_length=1)
    filters: Filters = Filters()
    not_ids: tuple[int, ...] = ()
    split: Literal["dev", "test"] | None = None
    starter: bool = False

    @property
    def states(self) -> bool:
        """Whether there is anything that a result may break."""
        return bool(self.filters.asked() or self.not_ids)


def read_queries(path: Path, split: str = "all") -> list[EvaluationQuery]:
    """The queries of a file, of one split or `all`.

    Raises:
        OSError: the file can't be read.
        ValueError: a line is no query; the message names it.
    """
    queries = []
    seen: set[str] = set()
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            query = EvaluationQuery.model_validate_json(line)
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error
        if query.qid in seen:
            raise ValueError(f"{path.name}, line {number}: qid {query.qid!r} is a duplicate")
        seen.add(query.qid)
        if split in ("all", query.split):
            queries.append(query)
    if not queries:
        raise ValueError(f"{path.name} holds no query of split {split!r}")
    return queries
