"""Measure how good the ranking is, beside the blog post's method and simpler ones."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
import numpy as np

from moviesearch.clients import ClientPool
from moviesearch.embedding import identity_of
from moviesearch.errors import MovieSearchError
from moviesearch.models import Mode
from moviesearch.ranking import weights_of
from moviesearch.settings import Settings
from moviesearch.text import TEXT_VERSION

from .evaluation.measures import Evaluation, evaluate
from .evaluation.queries import read_queries
from .evaluation.report import markdown, plot
from .evaluation.systems import (
    System,
    bm25_alone,
    deployed_search,
    local_search,
    open_bench,
    rank_all,
    read_movies,
    the_posts_method,
)
from .evaluation.vectors import exact_neighbours, indexed_neighbours, stored_vectors
from .paths import QUERIES, RESULTS, STARTER

OURS = "this search"

_file = click.Path(exists=True, dir_okay=False, path_type=Path)
_queries = click.option(
    "--queries", default=QUERIES, type=_file, help="[default: evals/queries.jsonl]"
)
_catalogue = click.option(
    "--catalogue",
    default=STARTER,
    type=_file,
    help=".jsonl, or a CSV export; indexed once, then cached.  [default: data/movies.jsonl]",
)
_split = click.option(
    "--split", default="all", show_default=True, type=click.Choice(["all", "dev", "test"])
)


@click.group()
def main() -> None:
    """Measure how good the ranking is. The embedder is the one that the settings name."""


@main.command()
@_queries
@_catalogue
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
    "--answerable", is_flag=True, help="Leave out queries whose films the catalogue lacks."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object with `all` and `by_kind`.")
@click.option("--report", is_flag=True, help="Write .md, .json and .png into evals/results.")
@click.option(
    "--results", default=RESULTS, type=click.Path(file_okay=False, path_type=Path), hidden=True
)
@click.option(
    "--tolerance",
    type=float,
    help="Fail if MRR@10 is this much below the committed report's.",
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

    Measures are success@1 and @5, MRR@10 (of the first relevant film) and nDCG@10, by kind.
    Baselines, with an own index only: the blog post's method (cosine over the overview), BM25
    alone and the dense vectors alone.
    """
    try:
        asked = read_queries(queries, split)
        if answerable:
            held = {movie.id for movie in read_movies(catalogue)}
            asked = [one for one in asked if held.intersection(one.relevant)]
        systems = _systems(catalogue, mode, base_url, live=live, baselines=baselines)
        scored = {system: evaluate(asked, rank_all(one, asked)) for system, one in systems.items()}
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    ours = scored[OURS]
    identity = identity_of(Settings.load())
    configuration = {
        "queries": f"{queries.name} ({split}, {len(asked)})",
        "catalogue": catalogue.name,
        "mode": mode,
        "embedder": base_url or str(identity),
        "index": "deployed" if base_url else "live" if live else "own",
        "text version": TEXT_VERSION,
        "weights": str(weights_of(identity)),
    }
    others = {system: one.plain() for system, one in scored.items() if system != OURS}
    whole = {**ours.plain(), "baselines": others, "configuration": configuration}
    text = markdown(scored, configuration)
    name = f"{catalogue.stem}-{split}"  # the committed report that this run compares with
    if report:
        results.mkdir(parents=True, exist_ok=True)
        (results / f"{name}.md").write_text(text, "utf-8")
        (results / f"{name}.json").write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
        plot(scored, results / f"{name}.png")
    click.echo(json.dumps(whole) if as_json else text)
    if tolerance is not None:
        _compare(ours, results / f"{name}.json", tolerance)


@main.command()
@_queries
@_catalogue
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


def _systems(
    catalogue: Path, mode: Mode, base_url: str | None, *, live: bool, baselines: bool
) -> dict[str, System]:
    if base_url:
        return {OURS: deployed_search(base_url, mode)}
    if live:
        return {OURS: local_search(ClientPool(Settings.load()).get(), mode=mode)}
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


def _compare(ours: Evaluation, path: Path, tolerance: float) -> None:
    committed = json.loads(path.read_text("utf-8"))["all"]["mrr@10"]
    now = ours.all.measures["mrr@10"].mean
    click.echo(f"MRR@10 {now:.3f}, committed {committed:.3f}", err=True)
    if now < committed - tolerance:
        sys.exit(1)


if __name__ == "__main__":
    main()
