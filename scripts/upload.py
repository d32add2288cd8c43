"""Embed a catalogue and store it in the index. Run again, it embeds only what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from moviesearch.embedding import Embedder, open_embedder
from moviesearch.errors import MovieSearchError
from moviesearch.settings import Settings
from scripts.guard import guarded
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.rejects import Reject, rejects_path, write_rejects
from scripts.ingestion.upload import Report, describe, upload
from scripts.ingestion.writers import open_writer

ATTEMPTS, BUDGET = 8, 600.0
INTERRUPTED = 130


@click.command()
@click.argument("catalogue", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(catalogue: Path) -> None:
    """Embed a catalogue and store it in the index; run again, embed only what is missing.

    CATALOGUE is a .jsonl file, one movie a line, as `python -m scripts.prepare` writes it. Where it
    goes is decided by the settings: Qdrant Cloud if QDRANT_URL is set, else the folder INDEX_PATH.

    Lines that hold no movie go to CATALOGUE's name with .upload-rejects.jsonl, with line, field and
    reason; the exit status is then 1. Ctrl-C loses nothing that was stored.
    """
    try:
        rejects = run(catalogue, Settings.load())
    except (MovieSearchError, OSError) as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo("\nStopped. What was stored stays; the same command resumes from there.")
        sys.exit(INTERRUPTED)
    sys.exit(1 if rejects else 0)


def run(catalogue: Path, settings: Settings, *, automatic: bool = False) -> list[Reject]:
    """Upload a catalogue and say what was done; returns the lines that hold no movie.

    Args:
        catalogue: a `.jsonl` file.
        settings: where it goes, and who embeds it.
        automatic: whether nobody asked for it by name, so that it may be replaced unasked.

    Raises:
        MovieSearchError: settings, embedder or index refuse.
    """
    movies, rejects = read_catalogue(catalogue)
    rejected = rejects_path(catalogue, "upload")
    write_rejects(rejects, rejected)
    if rejects:
        were = "line was" if len(rejects) == 1 else "lines were"
        click.echo(f"{len(rejects):,} {were} rejected: see {rejected}", err=True)
    if not movies:
        raise click.ClickException(f"{catalogue} holds no movie; the index was left as it is.")
    embedder = _patient_embedder(settings)
    build = describe(movies, embedder.identity, catalogue.name, automatic=automatic)
    label = f"Embedding with {embedder.identity.model}"
    with (
        open_writer(settings, build) as writer,
        click.progressbar(length=len(movies), label=label, file=sys.stderr) as bar,
    ):
        report = upload(movies, build, embedder=embedder, writer=writer, progress=bar.update)
    click.echo(_told(report, len(movies)))
    return rejects


def _patient_embedder(settings: Settings) -> Embedder:
    if settings.embedder != "gemini":
        return open_embedder(settings)
    from moviesearch.rest import RetryPolicy

    return open_embedder(settings, RetryPolicy(ATTEMPTS, BUDGET))


def _told(report: Report, total: int) -> str:
    noun = "movie" if total == 1 else "movies"
    return (
        f"{total:,} {noun}: {report.embedded:,} embedded, {report.unchanged:,} already there, "
        f"{report.removed:,} removed. Live: {report.live}"
    )


if __name__ == "__main__":
    guarded()
    main()
