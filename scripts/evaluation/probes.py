"""Commands that hold one part of the search against data made for it."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import click
from pydantic import ValidationError

from moviesearch.api.requests import MAX_QUERY, SearchRequest
from moviesearch.errors import MovieSearchError
from moviesearch.search import search
from moviesearch.settings import Settings
from scripts.evaluation.bench import Bench, open_bench, read_movies
from scripts.evaluation.confidence import Verdicts, judged, read_nonsense, real_queries
from scripts.evaluation.grounding import judged as held
from scripts.evaluation.grounding import read_sentences as read_reasons
from scripts.evaluation.grounding import shares
from scripts.evaluation.measures import evaluate
from scripts.evaluation.queries import read_queries
from scripts.evaluation.slots import read_sentences
from scripts.evaluation.systems import TOP, local_search, rank_all
from scripts.evaluation.understanding import score_sentences, table
from scripts.options import FILE, measured_catalogue
from scripts.paths import GROUNDING, NONSENSE, QUERIES

_file = click.argument("path", metavar="FILE", type=FILE)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print one object.")
_wrong = click.option("--show", type=click.Choice(["wrong"]), help="List what was not right, too.")


@click.command()
@_file
@measured_catalogue
@_as_json
@_wrong
@click.option("--limit", type=click.IntRange(1), help="Only so many sentences, evenly spread.")
@click.option("--ranks/--no-ranks", default=True, help="Whether to search, which takes longest.")
def slots(  # noqa: PLR0913  each is an option
    path: Path,
    catalogue: Path,
    show: str | None,
    limit: int | None,
    *,
    as_json: bool,
    ranks: bool,
) -> None:
    """Hold what is understood of labelled sentences against their labels.

    FILE is in BIO format, as the MIT movie corpus has it: a label, a tab and a word a line, a blank
    line between sentences. What counts as a plain word stands in evals/plain_words.toml.
    """
    try:
        sentences = read_sentences(path)
        bench = _bench(catalogue)
        step = max(1.0, len(sentences) / (limit or len(sentences)))
        chosen = [sentences[int(at * step)] for at in range(int(len(sentences) / step))]
        system = local_search(bench.clients) if ranks else None
        tally = score_sentences(chosen, bench.movies, bench.clients, system)
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    plain = tally.plain()
    click.echo(json.dumps(plain) if as_json else "\n".join(table(plain)))
    if show:
        for name, failures in tally.wrong.items():
            click.echo("\n".join([f"\n# {name}", *failures]))


@click.command()
@_file
@measured_catalogue
@_as_json
def memories(path: Path, catalogue: Path, *, as_json: bool) -> None:
    """Rank long requests of people who forgot a name; how many are refused, and MRR@10.

    FILE is a query file, such as evals/queries.jsonl is one. A refused request ranks nothing.
    """
    try:
        asked = read_queries(path)
        bench = _bench(catalogue)
        taken = [one for one in asked if _is_taken(one.query)]
        rankings = dict.fromkeys((one.qid for one in asked), ())
        ranked = rankings | rank_all(local_search(bench.clients), taken)
        scores = evaluate(asked, ranked).all.measures
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    refused = len(asked) - len(taken)
    means = {name: score.mean for name, score in scores.items()}
    if as_json:
        click.echo(json.dumps({"requests": len(asked), "refused": refused, **means}))
        return
    figures = ", ".join(f"{name} {mean:.3f}" for name, mean in means.items())
    click.echo(f"{refused} of {len(asked)} requests refused; {figures}")


@click.command()
@measured_catalogue
@click.option("--split", default="all", type=click.Choice(["all", "dev", "test"]))
@_as_json
@_wrong
def confidence(catalogue: Path, split: str, show: str | None, *, as_json: bool) -> None:
    """Precision and recall of an answer's `confidence: low`, over nonsense and real queries.

    The nonsense stands in evals/nonsense.jsonl; the real ones are 200 of evals/queries.jsonl that
    the catalogue can answer.
    """
    try:
        nonsense = [one.query for one in read_nonsense(NONSENSE, split)]
        bench = _bench(catalogue)
        held = {movie.id for movie in bench.movies}
        asked = [one for one in read_queries(QUERIES) if held.intersection(one.relevant)]
        real = [one.query for one in real_queries(asked) if split in ("all", one.split)]
        verdicts = judged(lambda query: _is_low(query, bench), nonsense, real)
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(_figures(verdicts)) if as_json else _told(verdicts))
    if show:
        for name in ("missed", "accused"):
            click.echo("\n".join([f"\n# {name}", *getattr(verdicts, name)]))


@click.command()
@click.option("--sentences", default=GROUNDING, type=FILE, help="[default: evals/grounding.jsonl]")
@measured_catalogue
@click.option(
    "--split", default="all", show_default=True, type=click.Choice(["all", "dev", "test"])
)
@_as_json
@_wrong
def grounding(
    sentences: Path, catalogue: Path, split: str, show: str | None, *, as_json: bool
) -> None:
    """How many sound reasons are kept, and how many that name other movies are dropped.

    No embedder and no LLM is asked: the sentences are those that one may write.
    """
    try:
        verdicts = held(read_reasons(sentences, split), read_movies(catalogue))
    except (MovieSearchError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    figures = shares(verdicts)
    sentence, answer = (
        1_000 * median(getattr(one, name) for one in verdicts) for name in ("seconds", "prepared")
    )
    if as_json:
        click.echo(json.dumps(figures))
    else:
        told = (f"{name}: {one['right']} of {one['of']}" for name, one in figures.items())
        click.echo("\n".join([*told, f"{sentence:.2f} ms a sentence, {answer:.1f} ms an answer"]))
    if show:
        wrong = (one.sentence for one in verdicts if not one.is_right)
        click.echo("\n".join(f"{one.movie} {one.names or 'sound'}: {one.text}" for one in wrong))


def _is_taken(query: str) -> bool:
    try:
        SearchRequest(q=query)
    except ValidationError:
        return False
    return True


def _is_low(query: str, bench: Bench) -> bool:
    response = search(SearchRequest(q=query[:MAX_QUERY], k=TOP), bench.clients)
    return response.confidence == "low"


def _figures(verdicts: Verdicts) -> dict[str, float]:
    return {
        "precision": round(verdicts.precision, 4),
        "recall": round(verdicts.recall, 4),
        "nonsense": len(verdicts.found) + len(verdicts.missed),
        "queries": verdicts.queries,
    }


def _told(verdicts: Verdicts) -> str:
    figures = _figures(verdicts)
    return (
        f"confidence low: precision {figures['precision']:.3f}, recall {figures['recall']:.3f}, "
        f"over {figures['nonsense']} of nonsense and {figures['queries']} queries"
    )


def _bench(catalogue: Path) -> Bench:
    def told(done: int, total: int) -> None:
        click.echo(f"\rIndexing {done:,} of {total:,} movies", nl=done == total, err=True)

    return open_bench(catalogue, Settings.load(), told)
