"""Measure how good the ranking is, beside the blog post's method and simpler ones."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
import numpy as np

from moviesearch.api.requests import Mode
from moviesearch.clients import Clients
from moviesearch.embedding import identity_of
from moviesearch.errors import MovieSearchError
from moviesearch.index.schema import SCHEMA_VERSION
from moviesearch.ranking.score import WEIGHTS, Weights
from moviesearch.settings import Settings
from scripts.evaluation.bench import open_bench, read_movies
from scripts.evaluation.comparison import common
from scripts.evaluation.measures import VIOLATIONS, Evaluation
from scripts.evaluation.measures import evaluate as measured
from scripts.evaluation.probes import confidence, grounding, memories, slots
from scripts.evaluation.queries import read_queries
from scripts.evaluation.report import markdown, plot
from scripts.evaluation.significance import paired
from scripts.evaluation.systems import (
    System,
    bm25_alone,
    deployed_search,
    local_search,
    rank_all,
    the_posts_method,
)
from scripts.evaluation.tuning import tune as tuned
from scripts.evaluation.vectors import exact_neighbours, indexed_neighbours, stored_vectors
from scripts.evaluation.violations import Judge
from scripts.files import replaced
from scripts.options import FILE, measured_catalogue
from scripts.paths import QUERIES, RESULTS

OURS = "this search"
MORE_VIOLATIONS = 0.02  # by how much their share may rise before a run fails

_queries = click.option(
    "--queries", default=QUERIES, type=FILE, help="[default: evals/queries.jsonl]"
)
_split = click.option(
    "--split", default="all", show_default=True, type=click.Choice(["all", "dev", "test"])
)


@click.group()
def main() -> None:
    """Measure how good the ranking is. The embedder is the one that the settings name."""


@main.command()
@_queries
@measured_catalogue
@_split
@click.option(
    "--mode",
    default="hybrid",
    show_default=True,
    type=click.Choice(["hybrid", "semantic", "keyword"]),
)
@click.option("--base-url", help="Ask a function that runs somewhere, instead of an own index.")
@click.option("--live", is_flag=True, help="Ask the index that the settings name, as it is.")
@click.option("--baselines/--no-baselines", default=True, show_default=True)
@click.option(
    "--answerable", is_flag=True, help="Leave out queries whose movies the catalogue lacks."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object with `all` and `by_kind`.")
@click.option("--report", is_flag=True, help="Write .md, .json and .png.")
@click.option(
    "--results",
    default=RESULTS,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where reports are written and read.  [default: evals/results]",
)
@click.option(
    "--tolerance",
    type=float,
    help="Fail if MRR@10, over the queries that the committed report knows, is this much below "
    "its, or violations rise by more than 0.02.",
)
def run(  # noqa: PLR0913  each is an option
    queries: Path,
    catalogue: Path,
    split: str,
    mode: Mode,
    base_url: str | None,
    results: Path,
    tolerance: float | None,
    *,
    live: bool,
    baselines: bool,
    answerable: bool,
    as_json: bool,
    report: bool,
) -> None:
    """Rank every query, sent as its sentence alone, and score the rankings.

    Measures are success@1 and @5, MRR@10 (of the first relevant movie), nDCG@10, and violations@10:
    the share of the first ten that break a stated constraint, as far as the catalogue could do
    better. All are given by kind.
    Baselines, with an own index only: the blog post's method (cosine over the overview), BM25
    alone and the dense vectors alone.
    """
    try:
        asked = read_queries(queries, split)
        movies = read_movies(catalogue)
        if answerable:
            held = {movie.id for movie in movies}
            asked = [one for one in asked if held.intersection(one.relevant)]
        systems = _systems(catalogue, mode, base_url, live=live, baselines=baselines)
        judge = Judge(movies)
        scored = {
            system: measured(asked, rank_all(one, asked), judge) for system, one in systems.items()
        }
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    ours = scored[OURS]
    identity = identity_of(Settings.load())
    configuration: dict[str, object] = {
        "queries": f"{queries.name} ({split}, {len(asked)})",
        "catalogue": catalogue.name,
        "mode": mode,
        "embedder": base_url or str(identity),
        "index": "deployed" if base_url else "live" if live else "own",
        "schema version": SCHEMA_VERSION,
        "weights": str(WEIGHTS),
    }
    others = {system: one.plain() for system, one in scored.items() if system != OURS}
    whole = {**ours.plain(), "baselines": others, "configuration": configuration}
    text = markdown(scored, configuration)
    name = f"{catalogue.stem}-{split}"  # the committed report that this run compares with
    if report:
        results.mkdir(parents=True, exist_ok=True)
        for suffix, content in ((".md", text), (".json", json.dumps(whole, indent=1) + "\n")):
            with replaced(results / f"{name}{suffix}") as out:
                out.write(content.encode())
        plot(scored, results / f"{name}.png")
    click.echo(json.dumps(whole) if as_json else text)
    if tolerance is not None:
        _compare(ours, configuration, results / f"{name}.json", tolerance)


@main.command()
@_queries
@measured_catalogue
def tune(queries: Path, catalogue: Path) -> None:
    """Look for better weights of the score, for the embedder that the settings name.

    One weight after the other is changed as long as MRR@10 over the development half grows. What
    is found is judged on the other half, where it must hold up too; it takes effect once it stands
    in moviesearch/ranking/score.py.
    """
    try:
        halves = {split: read_queries(queries, split) for split in ("dev", "test")}
        clients = open_bench(catalogue, Settings.load(), _progress).clients
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error

    def evaluation(weights: Weights, split: str) -> Evaluation:
        system = local_search(clients, weights=weights)
        return measured(halves[split], rank_all(system, halves[split]))

    def quality(weights: Weights) -> float:
        return evaluation(weights, "dev").all.measures["mrr@10"].mean

    found = WEIGHTS
    for found, reached in tuned(quality, WEIGHTS):
        click.echo(f"{reached:.4f}  {found}")
    before, after = (evaluation(one, "test") for one in (WEIGHTS, found))
    difference = paired(after.reciprocal_ranks, before.reciprocal_ranks)
    click.echo(f"On the test half, found minus present: {difference}")


@main.command()
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
def compare(ours: Path, theirs: Path) -> None:
    """Whether OURS ranks better than THEIRS: two reports in JSON over the same queries.

    A paired test: each query's reciprocal rank in the one against the same query's in the other.
    """
    try:
        ranks = [json.loads(path.read_text("utf-8"))["reciprocal_ranks"] for path in (ours, theirs)]
        difference = paired(*ranks)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise click.ClickException(f"Two reports of `evaluate run` are needed: {error}") from error
    click.echo(f"MRR@10 of {ours.name} minus {theirs.name}: {difference}")


@main.command()
@_queries
@measured_catalogue
@_split
def recall(queries: Path, catalogue: Path, split: str) -> None:
    """Compare the index's ten nearest dense neighbours with exact search in FAISS."""
    try:
        asked = read_queries(queries, split)
        bench = open_bench(catalogue, Settings.load(), _progress)
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    ids, vectors = stored_vectors(bench)
    wanted = np.array([bench.clients.embedder.embed_query(one.query) for one in asked])
    exact = exact_neighbours(ids, vectors, wanted)
    found = indexed_neighbours(bench.clients.index, wanted)
    shares = [len(set(a) & set(b)) / len(a) for a, b in zip(exact, found, strict=True)]
    click.echo(
        f"recall@10 against faiss.IndexFlatIP: {np.mean(shares):.4f} over {len(asked)} queries"
    )


for probe in (slots, memories, confidence, grounding):
    main.add_command(probe)


def _systems(
    catalogue: Path, mode: Mode, base_url: str | None, *, live: bool, baselines: bool
) -> dict[str, System]:
    if base_url:
        return {OURS: deployed_search(base_url, mode)}
    if live:
        return {OURS: local_search(Clients.of(Settings.load()), mode=mode)}
    bench = open_bench(catalogue, Settings.load(), _progress)
    systems = {OURS: local_search(bench.clients, mode=mode)}
    if baselines:
        systems |= {
            "the post": the_posts_method(bench),
            "BM25 alone": bm25_alone(bench.clients),
            "dense alone": local_search(bench.clients, mode="semantic", plain=True),
        }
    return systems


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    click.echo(f"\rIndexing {done:,} of {total:,} movies{end}", nl=False, err=True)


def _compare(
    ours: Evaluation, configuration: dict[str, object], path: Path, tolerance: float
) -> None:
    if not path.exists():
        raise click.ClickException(f"There is no {path} to compare with: --report writes one.")
    report = json.loads(path.read_text("utf-8"))
    for name in ("embedder", "mode"):
        if report["configuration"][name] != configuration[name]:
            raise click.ClickException(
                f"{path} is of {name} {report['configuration'][name]}, this run of "
                f"{configuration[name]}: --report into another folder (--results) to compare with."
            )
    committed = report["reciprocal_ranks"]
    quality = common(ours.reciprocal_ranks, committed)
    broken = common(ours.violations, report.get("violations", {}))
    click.echo(f"MRR@10 {quality}; {VIOLATIONS} {broken}", err=True)
    if quality.change < -tolerance or broken.change > MORE_VIOLATIONS:
        sys.exit(1)


if __name__ == "__main__":
    main()
