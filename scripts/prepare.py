"""Turn a raw TMDB export into a catalogue: cleaned, counted, nothing dropped in silence."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from scripts.files import replaced
from scripts.ingestion.rejects import rejects_path, write_rejects
from scripts.ingestion.tmdb import Cleaning, as_line, clean, most_voted


@click.command()
@click.argument("export", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("catalogue", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--limit",
    default=10_000,
    show_default=True,
    type=click.IntRange(0, 200_000),  # they are sorted in memory, 1 KB each
    help="Keep the movies with the most votes; 0 keeps all, in the export's order.",
)
@click.option(
    "--min-votes",
    default=0,
    show_default=True,
    type=click.IntRange(min=0),
    help="Leave out movies with fewer votes.",
)
def main(export: Path, catalogue: Path, limit: int, min_votes: int) -> None:
    """Turn a raw TMDB export into a catalogue.

    Write CATALOGUE (.jsonl) from EXPORT, a CSV file with TMDB's column names.

    Left out are adult and unreleased movies, and those without title or overview. Rows that hold
    something unreadable go to CATALOGUE's name with .prepare-rejects.jsonl, with line, field and
    reason; the exit status is then 1.
    """
    for written in (catalogue, rejects_path(catalogue, "prepare")):
        if written.exists() and written.samefile(export):
            raise click.ClickException(f"EXPORT is {written}, which this would overwrite.")
    cleaning = Cleaning()
    try:
        with click.progressbar(
            length=export.stat().st_size, label=f"Reading {export.name}", file=sys.stderr
        ) as bar:
            movies = clean(export, cleaning, min_votes=min_votes, progress=bar.update)
            lines = most_voted(movies, limit, cleaning) if limit else map(as_line, movies)
            cleaning.kept = _write(lines, catalogue)
        write_rejects(cleaning.rejects, rejects_path(catalogue, "prepare"))
    except (OSError, ValueError, csv.Error) as error:
        raise click.ClickException(str(error)) from error
    click.echo(_told(cleaning, catalogue))
    sys.exit(1 if cleaning.rejects else 0)


def _write(lines: Iterable[str], path: Path) -> int:
    """Write all lines or, if something fails on the way, leave an earlier file as it was."""
    count = 0
    with replaced(path) as out:
        for line in lines:
            out.write(line.encode())
            count += 1
    return count


def _told(cleaning: Cleaning, catalogue: Path) -> str:
    lines = [f"{cleaning.read:,} rows read, {cleaning.kept:,} movies written to {catalogue}"]
    lines += [f"  {count:,} left out: {reason}" for reason, count in cleaning.dropped.most_common()]
    if cleaning.rejects:
        where = rejects_path(catalogue, "prepare")
        lines.append(f"  {len(cleaning.rejects):,} rejected as unreadable: see {where}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
