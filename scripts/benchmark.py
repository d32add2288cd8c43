"""Measure what this project is chosen for, as ratios within one run on one machine."""

from __future__ import annotations

from pathlib import Path

import click

from scripts.benchmarks.sentences import KINDS, Kind
from scripts.options import measured_catalogue


@click.group(help=__doc__)
def main() -> None:
    """Choose what to measure."""


@main.command()
@click.option("--runs", default=5, show_default=True, type=click.IntRange(min=1))
def start(runs: int) -> None:
    """Process start to the first real answer, and memory, beside a hello-world function.

    All run under functions-framework with byte code compiled, taking turns. What is timed is what
    a visitor waits for: search's first ranked movies, recommend's first `movies` event. Behind
    them are the embedded index of the starter catalogue and a Gemini API on loopback that answers
    at once.
    """
    from scripts.benchmarks.start import measure

    starts = measure(runs)
    base = starts["hello world"].seconds
    click.echo(f"{'function':<14}{'start':>9}{'ratio':>8}{'memory':>10}   medians of {runs}")
    for name, one in starts.items():
        ratio = one.seconds / base
        click.echo(f"{name:<14}{one.seconds:>7.2f} s{ratio:>8.2f}{one.megabytes:>7.0f} MB")


@main.command()
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
def laptop(runs: int) -> None:
    """What `make run` takes on a bare laptop: seconds to the first movies, and memory.

    The first start embeds and indexes the starter catalogue. Memory is what is resident after 50
    searches with facets and ten recommendations: the interpreter and packages, the model's weights
    (about 115 MB), and the index's mapped files (about 60 MB). Medians.
    """
    from scripts.benchmarks.laptop import measure

    one = measure(runs)
    click.echo(f"{'make run':<14}{'start':>9}{'memory':>10}   medians of {runs}")
    click.echo(f"{'the first':<14}{one.first:>7.2f} s{one.megabytes:>7.0f} MB")
    click.echo(f"{'any later':<14}{one.again:>7.2f} s{one.megabytes_again:>7.0f} MB")


@main.command()
@measured_catalogue
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
def query(catalogue: Path, runs: int) -> None:
    """A whole search in the process, without the embedding, beside exact search in FAISS.

    Understanding, sparse vectors, Qdrant and shaping of every query of evals/queries.jsonl; FAISS
    looks up the ten nearest of the same dense vectors and nothing else. Medians.
    """
    from scripts.benchmarks.query import measure

    movies, queries, medians = measure(catalogue, runs)
    click.echo(f"{movies:,} movies, {queries} queries, medians of {runs} rounds")
    for name, milliseconds in medians.items():
        click.echo(f"{name:<18}{milliseconds:>7.2f} ms")


@main.command()
@measured_catalogue
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
def index(catalogue: Path, runs: int) -> None:
    """An index that travels with the functions: unpacked, opened, and the memory it takes.

    A stand-in for Gemini embeds the movies with 768 dimensions. It is measured in
    gVisor, too, the sandbox of first-generation instances, where `runsc` is on the PATH or in
    ../shared/tools and this is root. There, memory is all of the sandbox's, the process that
    measures included, and sizes what `python -m scripts.bundle --index` allows. Medians.
    """
    from scripts.benchmarks.index import measure

    packed, places = measure(catalogue, runs)
    click.echo(
        f"{packed.manifest.count:,} movies, {packed.manifest.dimensions} dimensions: "
        f"{packed.held / 1_000_000:.1f} MB unpacked, medians of {runs}"
    )
    click.echo(f"{'':<34}" + "".join(f"{place:>12}" for place in places))
    rows = {
        "unpack": [f"{one.unpack:.2f} s" for one in places.values()],
        "open": [f"{one.open:.2f} s" for one in places.values()],
        "memory of a process that searched": [f"{one.memory:.0f} MiB" for one in places.values()],
        **{
            f"{name}: first answer": [f"{one.first_answer[name]:.2f} s" for one in places.values()]
            for name in ("search", "recommend")
        },
        **{
            f"{name}: memory": [f"{one.function_memory[name]:.0f} MiB" for one in places.values()]
            for name in ("search", "recommend")
        },
    }
    for name, cells in rows.items():
        click.echo(f"{name:<34}" + "".join(f"{cell:>12}" for cell in cells))


@main.command()
@measured_catalogue
@click.option("--movies", "count", default=2_000, show_default=True, type=click.IntRange(min=100))
def ingestion(catalogue: Path, count: int) -> None:
    """An upload on a metered API beside the post's own loop, and one of the whole catalogue.

    The API is a server on loopback that answers after 150 ms and takes 3,000 texts a minute, as
    Gemini's first paid tier does; it refuses what is over that. The post's loop sends one overview
    a request from three threads and stores nothing; ours is all of `scripts.upload run`. Then the
    whole catalogue goes into an embedded index with the local embedder.
    """
    from scripts.benchmarks.ingestion import DELAY, by_the_posts_loop, by_upload, ingested
    from scripts.evaluation.bench import read_movies

    movies = read_movies(catalogue)
    some = movies[:count]
    click.echo(f"{len(some):,} movies, {DELAY * 1_000:.0f} ms a request")
    click.echo(f"{'':<18}{'movies a second':>16}{'requests':>10}{'refused':>9}{'ratio':>8}")
    rates = {"the post's loop": by_the_posts_loop(some), "scripts.upload": by_upload(some)}
    base = rates["the post's loop"].movies_a_second
    for name, one in rates.items():
        ratio = one.movies_a_second / base
        click.echo(
            f"{name:<18}{one.movies_a_second:>16.1f}{one.requests:>10,}{one.refused:>9,}{ratio:>8.1f}"
        )
    whole = ingested(movies)
    click.echo(
        f"{len(movies):,} movies with the local embedder into the embedded index: "
        f"{whole.minutes:.1f} minutes, {whole.peak_mb:,.0f} MB at most"
    )


@main.command()
@click.option("--rate", default=20.0, show_default=True, type=click.FloatRange(min=0.1))
@click.option("--seconds", default=15.0, show_default=True, type=click.FloatRange(min=0.1))
@click.option(
    "--clients",
    type=click.IntRange(min=1),
    help="At saturation.  [default: as many as an instance answers at once]",
)
@click.option("--queries", type=click.Choice(KINDS), help="Only these.  [default: both]")
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="A page to put it into, too."
)
def load(
    rate: float, seconds: float, clients: int | None, queries: Kind | None, report: Path | None
) -> None:
    """One instance of search under load: all well, faults, Gemini down, Qdrant slow.

    functions-framework and gunicorn from the bundle, with stand-ins of Gemini and Qdrant on
    loopback; at a fixed rate (lower where a search is made to take seconds) and at saturation.
    Every load lasts SECONDS: about ten minutes in all. Prints the section "Under load" of
    docs/reliability.md.
    """
    from scripts.benchmarks.load import Effort, Load, bundled, concurrency, loads, own
    from scripts.benchmarks.scenarios import SCENARIOS
    from scripts.benchmarks.tables import put, section

    at_once = clients or concurrency()
    measured: list[Load] = []
    with bundled() as bundle:
        click.echo("the function's own share", err=True)
        share = own(bundle, seconds)
        for kind in [queries] if queries else KINDS:
            for scenario in SCENARIOS:
                click.echo(f"{scenario.name}, {kind} queries", err=True)
                measured += loads(bundle, scenario, kind, Effort(rate, at_once, seconds))
    text = section(share, measured, seconds, concurrency())
    click.echo(text, nl=False)
    if report:
        put(text, report)


if __name__ == "__main__":
    main()
