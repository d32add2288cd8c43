"""Success, reciprocal rank, gain and violations, by kind of query, with bootstrap intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from scripts.evaluation.queries import EvaluationQuery
from scripts.evaluation.violations import PLACES, Judge

MEASURES = {
    "success@1": Success @ 1,
    "success@5": Success @ 5,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
}
VIOLATIONS = f"violations@{PLACES}"  # of the queries that state a constraint
RESAMPLES = 2_000
Rankings = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Score:
    """The mean of a measure and its 95 % interval over resampled queries."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Scores:
    """All measures over a group of queries; those that none of them has are left out."""

    queries: int
    measures: dict[str, Score]

    def plain(self) -> dict[str, Any]:
        """The means by name, their intervals, and the number of queries, for JSON."""
        means = {name: score.mean for name, score in self.measures.items()}
        intervals = {name: [score.low, score.high] for name, score in self.measures.items()}
        return {"queries": self.queries, **means, "intervals": intervals}


@dataclass(frozen=True)
class Evaluation:
    """The scores of one system over all queries and over each group of them.

    `reciprocal_ranks` holds mrr@10 of each query by its id, `violations` violations@10 of each that
    states a constraint.
    """

    all: Scores
    by_kind: dict[str, Scores]
    by_language: dict[str, Scores]
    by_kind_and_language: dict[str, Scores]
    reciprocal_ranks: dict[str, float]
    violations: dict[str, float]

    def plain(self) -> dict[str, Any]:
        """All groups, and the reciprocal rank and violations of each query, for JSON."""
        groups = ("by_kind", "by_language", "by_kind_and_language")
        plain = {
            name: {key: scores.plain() for key, scores in getattr(self, name).items()}
            for name in groups
        }
        by_query = {
            name: {qid: round(value, 4) for qid, value in getattr(self, name).items()}
            for name in ("reciprocal_ranks", "violations")
        }
        return {"all": self.all.plain(), **plain, **by_query}


def evaluate(
    queries: Sequence[EvaluationQuery], rankings: Rankings, judge: Judge | None = None
) -> Evaluation:
    """Score rankings: for each query id, movie ids, best first.

    Args:
        queries: what was asked.
        rankings: what came.
        judge: knows which movies break what a query states; without it no violations are counted.
    """
    values = _values(queries, rankings)
    values[VIOLATIONS] = _violations(queries, rankings, judge) if judge else {}
    groups: dict[str, defaultdict[str, list[str]]] = {
        name: defaultdict(list) for name in ("kind", "language", "both")
    }
    for query in queries:
        both = query.kind if query.lang == "en" else f"{query.kind} ({query.lang})"
        groups["kind"][query.kind].append(query.qid)
        groups["language"][query.lang].append(query.qid)
        groups["both"][both].append(query.qid)
    scored = {
        name: {key: _scores(values, qids) for key, qids in sorted(group.items())}
        for name, group in groups.items()
    }
    return Evaluation(
        all=_scores(values, [query.qid for query in queries]),
        by_kind=scored["kind"],
        by_language=scored["language"],
        by_kind_and_language=scored["both"],
        reciprocal_ranks=values["mrr@10"],
        violations=values[VIOLATIONS],
    )


def _values(queries: Sequence[EvaluationQuery], rankings: Rankings) -> dict[str, dict[str, float]]:
    """Each measure of each query."""
    qrels = [Qrel(query.qid, str(one), 1) for query in queries for one in query.relevant]
    run = [
        ScoredDoc(qid, str(movie_id), -float(rank))
        for qid, ranking in rankings.items()
        for rank, movie_id in enumerate(ranking)
    ]
    names = {measure: name for name, measure in MEASURES.items()}
    # A query without any result is left out by the library; it counts as zero.
    values = {name: {query.qid: 0.0 for query in queries} for name in MEASURES}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
        values[names[metric.measure]][metric.query_id] = metric.value
    return values


def _violations(
    queries: Sequence[EvaluationQuery], rankings: Rankings, judge: Judge
) -> dict[str, float]:
    shares = {query.qid: judge.share(query, rankings[query.qid]) for query in queries}
    return {qid: share for qid, share in shares.items() if share is not None}


def _scores(values: Mapping[str, Mapping[str, float]], qids: Sequence[str]) -> Scores:
    measures = {}
    for name, by_query in values.items():
        column = np.array([by_query[qid] for qid in qids if qid in by_query])
        if not len(column):
            continue
        draws = np.random.default_rng(0).integers(0, len(column), (RESAMPLES, len(column)))
        low, high = np.percentile(column[draws].mean(axis=1), [2.5, 97.5])
        measures[name] = Score(
            mean=round(float(column.mean()), 4),
            low=round(float(low), 4),
            high=round(float(high), 4),
        )
    return Scores(queries=len(qids), measures=measures)
