"""Measure what this project is chosen for, as ratios within one run on one machine."""

from __future__ import annotations

from pathlib import Path

import click

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


if __name__ == "__main__":
    main()
