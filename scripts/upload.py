"""Embed a catalogue and store it in the index. Run again, it embeds only what is missing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from moviesearch.embedding import Embedder, identity_of, open_embedder
from moviesearch.errors import MovieSearchError
from moviesearch.settings import Settings
from scripts.guard import guarded
from scripts.ingestion.builds import prune as remove_needless
from scripts.ingestion.builds import rollback
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.rejects import Reject, rejects_path, write_rejects
from scripts.ingestion.status import as_data, table
from scripts.ingestion.stores import AS_IT_COMES, Cluster, open_store
from scripts.ingestion.upload import Report, describe, upload
from scripts.options import FILE

ATTEMPTS, BUDGET = 8, 600.0
INTERRUPTED = 130


@click.group()
def main() -> None:
    """Embed a catalogue and make it searchable; look after the builds of it.

    Where it goes is decided by the settings: Qdrant if QDRANT_URL is set, else the folder
    INDEX_PATH. Each catalogue is a build of its own, filled and verified beside the live one, which
    functions read until the new one takes its place in one step. The one before is kept.

    \b
    python -m scripts.upload run data/movies.jsonl   fill, verify, make live
    python -m scripts.upload status                  what is there, and what is live
    python -m scripts.upload rollback                the build before is live again
    python -m scripts.upload prune                   remove what nobody needs any more
    """  # noqa: D301  click's mark for lines that stay as they are


@main.command("run")
@click.argument("catalogue", type=FILE)
@click.option(
    "--shards", type=click.IntRange(1), help="Parts that the nodes of a Qdrant cluster share."
)
@click.option("--replicas", type=click.IntRange(1), help="Copies of each part in the cluster.")
@click.option(
    "--quantize",
    is_flag=True,
    help="In Qdrant, keep vectors as int8 in memory and the originals on disk, where the best are "
    "compared anew: a quarter of the memory.",
)
@click.option("--prune", "pruned", is_flag=True, help="Afterwards, what `prune` does.")
def upload_file(
    catalogue: Path, shards: int | None, replicas: int | None, *, quantize: bool, pruned: bool
) -> None:
    """Embed a catalogue and make it live; run again, embed only what is missing.

    CATALOGUE is a .jsonl file, one movie a line, as `python -m scripts.prepare` writes it.

    Lines that hold no movie go to CATALOGUE's name with .upload-rejects.jsonl, with line, field and
    reason; the exit status is then 1. Ctrl-C loses nothing that was stored. Where nothing has
    changed, nothing is embedded and nothing written.

    --shards, --replicas and --quantize hold for a collection that is made, not for one that is
    there.
    """
    with _told_plainly():
        options = Cluster(shards, replicas, quantize=quantize)
        settings = Settings.load()
        rejects = run(catalogue, settings, options=options)
        if pruned:
            _prune(settings)
    sys.exit(1 if rejects else 0)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(*, as_json: bool) -> None:
    """List the builds, newest first; the live one is marked.

    A build that is unfinished, damaged or of another schema version says so. Nothing is written,
    and nothing waits for an upload that is running.
    """
    with _told_plainly(), open_store(Settings.load()) as store:
        builds = store.builds()
    if as_json:
        click.echo(json.dumps([as_data(one) for one in builds], indent=2))
        return
    if not builds:
        click.echo("There is no build yet: `python -m scripts.upload run FILE` makes one.")
    for line in table(builds):
        click.echo(line)


@main.command("rollback")
@click.argument("name", required=False)
def roll_back(name: str | None) -> None:
    """Make an earlier build live again: the newest before the live one, or NAME.

    NAME is any finished build that `status` lists, so that the way forward is open, too. Warm
    functions follow within a minute. Nothing is embedded.
    """
    with _told_plainly():
        settings = Settings.load()
        with open_store(settings) as store:
            live = rollback(store, name)
        click.echo(f"Live: {live.name}, {live.movies or 0:,} movies")
        if live.manifest:
            live.manifest.check(identity_of(settings))


@main.command()
def prune() -> None:
    """Remove builds that nobody needs any more; says which.

    What goes: finished builds older than the one before the live one, unfinished ones (not while
    their upload runs against Qdrant), and those of other schema versions. What is live stays, the
    one before it, and what any alias names.
    """
    with _told_plainly():
        _prune(Settings.load())


def _prune(settings: Settings) -> None:
    with open_store(settings) as store:
        names = remove_needless(store)
    for name in names:
        click.echo(f"Removed: {name}")
    if not names:
        click.echo("Nothing to remove.")


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Errors as one line, Ctrl-C as what it means."""
    try:
        yield
    except (MovieSearchError, OSError) as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo("\nStopped. What was stored stays; the same command resumes from there.")
        sys.exit(INTERRUPTED)


def run(
    catalogue: Path, settings: Settings, *, automatic: bool = False, options: Cluster = AS_IT_COMES
) -> list[Reject]:
    """Upload a catalogue and say what was done; returns the lines that hold no movie.

    Args:
        catalogue: a `.jsonl` file.
        settings: where it goes, and who embeds it.
        automatic: whether nobody asked for it by name, so that it may be replaced unasked.
        options: how a collection of Qdrant is laid out.

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
        open_store(settings, options) as store,
        click.progressbar(length=len(movies), label=label, file=sys.stderr) as bar,
    ):
        report = upload(movies, build, embedder=embedder, store=store, progress=bar.update)
    click.echo(_told(report, len(movies)))
    if report.note:
        click.echo(f"It was there already and stays as it is: {report.note}.", err=True)
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
