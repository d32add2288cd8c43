"""Turn a raw TMDB export into a catalogue: cleaned, counted, nothing dropped in silence."""

from __future__ import annotations

import csv
import re
import sqlite3
import sys
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path

import click

from scripts.files import replaced
from scripts.ingestion.rejects import rejects_path, write_rejects
from scripts.ingestion.selection import selecting
from scripts.ingestion.tmdb import Cleaning, Wanted, clean


class Since(click.ParamType[date]):
    """A date, or a year, which is its first day."""

    name = "YYYY[-MM-DD]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The first day that is meant."""
        text = str(value)
        try:
            return (
                date(int(text), 1, 1) if re.fullmatch(r"\d{4}", text) else date.fromisoformat(text)
            )
        except ValueError:
            self.fail(f"{text!r} is no year or date such as 1990 or 1990-06-30.", param, ctx)


@click.command()
@click.argument("export", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("catalogue", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--limit",
    default=10_000,
    show_default=True,
    type=click.IntRange(min=0),
    help="Keep the movies with the most votes; 0 keeps all, in the export's order.",
)
@click.option(
    "--min-votes",
    default=0,
    show_default=True,
    type=click.IntRange(min=0),
    help="Leave out movies with fewer votes.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Keep movies whose original language this is, such as en or ko; repeat it for several. "
    "TMDB writes cn for Cantonese.",
)
@click.option("--since", type=Since(), help="Keep movies released then or later.")
@click.option("--keep-adult", is_flag=True, help="Keep adult movies, too.")
def main(  # noqa: PLR0913  one for each option
    export: Path,
    catalogue: Path,
    limit: int,
    min_votes: int,
    languages: tuple[str, ...],
    since: date | None,
    keep_adult: bool,  # noqa: FBT001  click passes it by name
) -> None:
    """Turn a raw TMDB export into a catalogue.

    Write CATALOGUE (.jsonl) from EXPORT, a CSV file in UTF-8 with TMDB's column names, such as
    Kaggle's TMDB_movie_dataset_v11.csv; id, title and overview are needed. Genres, keywords and
    cast are separated by commas, or lists in JSON. Titles in other languages are read from columns
    such as title_es and title_zh_TW, from a column titles that holds JSON ({"es": "…", "zh-TW":
    "…"}), and from a column translations that holds TMDB's own; scripts.enrich asks TMDB for them.

    Left out are adult and unreleased movies, and those without title or overview. Of two rows with
    one id the one with more votes stays, then the one that says more. All that is left out is
    counted. Rows that hold something unreadable go to CATALOGUE's name with
    .prepare-rejects.jsonl, with line, field and reason; the exit status is then 1.
    """
    for written in (catalogue, rejects_path(catalogue, "prepare")):
        if written.exists() and written.samefile(export):
            raise click.ClickException(f"EXPORT is {written}, which this would overwrite.")
    codes = frozenset(code.strip().lower() for code in languages)
    wanted = Wanted(min_votes=min_votes, languages=codes, since=since, adult=keep_adult)
    cleaning = Cleaning()
    try:
        with selecting(limit) as selection:
            with click.progressbar(
                length=export.stat().st_size, label=f"Reading {export.name}", file=sys.stderr
            ) as bar:
                for movie in clean(export, cleaning, wanted, bar.update):
                    selection.add(movie)
            lines = selection.lines(cleaning.dropped)
            if first := next(lines, None):
                cleaning.kept = _write(chain([first], lines), catalogue)
        write_rejects(cleaning.rejects, rejects_path(catalogue, "prepare"))
    except sqlite3.Error as error:
        raise click.ClickException(
            f"The folder for temporary files does not hold the movies ({error}): make room there, "
            "or let TMPDIR name another."
        ) from error
    except (OSError, ValueError, csv.Error) as error:
        raise click.ClickException(str(error)) from error
    click.echo(_told(cleaning, catalogue))
    if not cleaning.kept:
        raise click.ClickException(f"No movie was left, so {catalogue} was not written.")
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
    lines += [
        f"  {count:,} values of {column} left out of movies that stay: they are none"
        for column, count in (+cleaning.unused).most_common()
    ]
    if cleaning.rejects:
        where = rejects_path(catalogue, "prepare")
        lines.append(f"  {len(cleaning.rejects):,} rejected as unreadable: see {where}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
