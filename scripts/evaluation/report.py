"""A Markdown report and a plot of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot

from scripts.evaluation.measures import MEASURES, VIOLATIONS, Evaluation, Scores
from scripts.evaluation.significance import paired

mpl.use("Agg")


def markdown(systems: Mapping[str, Evaluation], configuration: Mapping[str, object]) -> str:
    """Tables of all measures, and of MRR@10 and violations by kind.

    The first system is the one reported on; violations by kind are its own.
    """
    names = list(systems)
    reported = systems[names[0]]
    lines = ["# Relevance", ""]
    lines += [f"- {name}: {value}" for name, value in configuration.items()]
    lines += ["", "Means, with 95 % intervals over resampled queries.", ""]
    measures = [*MEASURES, VIOLATIONS]
    lines += ["| | " + " | ".join(measures) + " |", "| --- |" + " --- |" * len(measures)]
    for name, evaluation in systems.items():
        cells = [_interval(evaluation.all, measure) for measure in measures]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    if len(names) > 1:
        lines += ["", f"MRR@10 of {names[0]} minus the others', query by query:", ""]
        for name in names[1:]:
            difference = paired(reported.reciprocal_ranks, systems[name].reciprocal_ranks)
            lines.append(f"- {name}: {difference}")
    lines += ["", f"MRR@10 by kind of query, and {VIOLATIONS} of {names[0]}.", ""]
    lines += [
        "| kind | queries | " + " | ".join(names) + f" | {VIOLATIONS} |",
        "| --- | --- |" + " --- |" * (len(names) + 1),
    ]
    for kind, scores in reported.by_kind_and_language.items():
        cells = [f"{mrr(systems[name], kind):.2f}" for name in names]
        cells.append(f"{scores.measures[VIOLATIONS].mean:.2f}" if _has_any(scores) else "–")
        lines.append(f"| {kind} | {scores.queries} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _has_any(scores: Scores) -> bool:
    """Whether a query of the group states a constraint."""
    return VIOLATIONS in scores.measures


def _interval(scores: Scores, measure: str) -> str:
    score = scores.measures.get(measure)
    return f"{score.mean:.3f} ({score.low:.2f}–{score.high:.2f})" if score else "–"


def plot(systems: Mapping[str, Evaluation], path: Path) -> None:
    """MRR@10 by kind as grouped bars, one colour a system, into a PNG."""
    kinds = list(next(iter(systems.values())).by_kind_and_language)
    figure, axes = pyplot.subplots(figsize=(10, 0.42 * len(kinds) + 1.5), layout="constrained")
    height = 0.8 / len(systems)
    for number, (name, evaluation) in enumerate(systems.items()):
        places = [row + number * height for row in range(len(kinds))]
        axes.barh(places, [mrr(evaluation, kind) for kind in kinds], height, label=name)
    axes.set_yticks([row + 0.4 - height / 2 for row in range(len(kinds))], kinds)
    axes.invert_yaxis()
    axes.set(xlim=(0, 1), xlabel="MRR@10")
    axes.grid(axis="x", alpha=0.3)
    figure.legend(loc="outside upper center", ncols=len(systems), frameon=False)
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def mrr(evaluation: Evaluation, kind: str) -> float:
    """The mean reciprocal rank of a kind."""
    return evaluation.by_kind_and_language[kind].measures["mrr@10"].mean
