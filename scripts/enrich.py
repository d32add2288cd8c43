"""Fill a catalogue with what TMDB knows: cast, director, running time, titles, posters."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from moviesearch.errors import MovieSearchError, SettingsError
from moviesearch.movie import LanguageTag
from moviesearch.settings import Settings
from scripts.ingestion.enrichment import Enriched, enrich, fetch, missing
from scripts.ingestion.merge import Taken
from scripts.ingestion.pace import Pace
from scripts.ingestion.rejects import rejects_path, write_rejects
from scripts.ingestion.tmdb_answers import KEPT_DAYS, Answers, open_answers
from scripts.ingestion.tmdb_api import KEY_PAGE, TmdbAPI
from scripts.options import FILE
from scripts.progress import progress

ANSWERS = Path(".tmdb", "answers.sqlite")
LANGUAGES = ("zh-CN", "zh-TW", "zh-HK", "es", "fr", "de", "it", "pt", "ja", "ko", "ru")
INTERRUPTED = 130


class Language(click.ParamType[str]):
    """A language tag."""

    name = "TAG"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The tag as it is written."""
        try:
            return TypeAdapter[str](LanguageTag).validate_python(value)
        except ValidationError:
            self.fail(f"{value!r} is no language such as es or zh-TW.", param, ctx)


@click.command()
@click.argument("catalogue", metavar="FILE", type=FILE)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write there, and leave FILE as it is.",
)
@click.option(
    "--lang",
    "tags",
    type=Language(),
    multiple=True,
    default=LANGUAGES,
    help="Keep titles in this language, es, or of this country, zh-TW; repeat it for several."
    f"  [default: {' '.join(LANGUAGES)}]",
)
@click.option("--overwrite", is_flag=True, help="Where both know something, TMDB's word counts.")
@click.option(
    "--max-age",
    default=float(KEPT_DAYS),
    show_default=True,
    type=click.FloatRange(0, KEPT_DAYS),
    help="Days after which a kept answer is asked for again.",
)
@click.option(
    "--rate",
    default=40.0,
    show_default=True,
    type=click.FloatRange(0, 1000, min_open=True),
    help="Requests a second; TMDB tolerates about 40.",
)
@click.option(
    "--concurrency",
    default=8,
    show_default=True,
    type=click.IntRange(1, 32),
    help="Requests in flight at a time.",
)
@click.option(
    "--answers",
    "kept",
    default=ANSWERS,
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where TMDB's answers are kept.",
)
def main(  # noqa: PLR0913  one for each option
    catalogue: Path,
    output: Path | None,
    tags: tuple[str, ...],
    overwrite: bool,  # noqa: FBT001  click passes it by name
    max_age: float,
    rate: float,
    concurrency: int,
    kept: Path,
) -> None:
    """Fill a catalogue with what TMDB knows of its movies.

    FILE is a .jsonl file, as scripts.prepare writes it, whose ids are TMDB's. What it lacks is
    added: titles in other languages, original title, poster, the first ten of the cast, director,
    running time, keywords, IMDb id. TMDB_API_KEY is needed, which TMDB gives for free.

    One request is sent for each movie, and its answer is kept at once, so that the same command
    goes on where it was stopped, and a second run sends nothing. FILE is written whole, at the end.
    A movie that TMDB does not know, or by whose id it knows another, stays as it is and is named
    in FILE's (or OUTPUT's) name with .enrich-rejects.jsonl; the exit status is then 1.
    """
    target = output or catalogue
    try:
        with open_answers(kept) as answers:
            ids = missing(catalogue, answers, max_age)
            failed = _asked(ids, answers, rate, concurrency) if ids else {}
            outcome = enrich(catalogue, target, answers, Taken(tags, overwrite), failed)
        rejected = rejects_path(target, "enrich")
        write_rejects(outcome.rejects, rejected)
    except sqlite3.Error as error:
        raise click.ClickException(
            f"{kept} can't be used ({error}): make room, or let --answers name another."
        ) from error
    except (MovieSearchError, OSError) as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo(f"\nStopped; {catalogue} is as it was. The same command goes on from here.")
        sys.exit(INTERRUPTED)
    click.echo(_told(outcome, len(ids), target, rejected))
    sys.exit(1 if outcome.rejects else 0)


def _asked(ids: list[int], answers: Answers, rate: float, concurrency: int) -> dict[int, str]:
    settings = Settings.load()
    if settings.tmdb_api_key is None:
        raise SettingsError(
            f"TMDB_API_KEY is not set, and {len(ids):,} movies are to be asked for. TMDB gives a "
            f"key for free: {KEY_PAGE}. Put it into .env."
        )
    api = TmdbAPI(settings.tmdb_api_key, settings.tmdb_base_url, Pace(rate))
    with progress("Asking TMDB", len(ids), "movies") as advance:
        return fetch(ids, api, answers, concurrency=concurrency, progress=advance)


def _told(outcome: Enriched, asked: int, target: Path, rejected: Path) -> str:
    lines = [
        f"{outcome.movies:,} movies, {asked:,} asked of TMDB; {outcome.changed:,} gained "
        f"something, written to {target}"
    ]
    lines += [f"  {count:,} {name}" for name, count in outcome.gained.most_common()]
    if outcome.rejects:
        lines.append(f"  {len(outcome.rejects):,} stay as they were: see {rejected}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
