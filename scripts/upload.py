"""Embed a catalogue and store it in the index: planned, resumable, never paid twice."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from moviesearch.embedding import identity_of
from moviesearch.errors import MovieSearchError
from moviesearch.settings import Settings
from scripts.guard import guarded
from scripts.ingestion.builds import prune as remove_needless
from scripts.ingestion.builds import rollback
from scripts.ingestion.embedding import CONCURRENCY
from scripts.ingestion.pipeline import Choices, plan_of, upload_catalogue
from scripts.ingestion.plan import summary
from scripts.ingestion.quota import DaySpent
from scripts.ingestion.status import as_data, table
from scripts.ingestion.stores import Cluster, open_store
from scripts.options import FILE

FAILED, QUOTA_SPENT, INTERRUPTED = 1, 75, 130
F = TypeVar("F", bound=Callable[..., Any])

_catalogue = click.argument("catalogue", metavar="FILE", type=FILE)


def _metering(command: F) -> F:
    """The options that say what may be sent, and how much of the catalogue is meant."""
    for option in reversed(
        [
            click.option(
                "--tier",
                type=click.Choice(["free", "1", "2"]),
                help="Whose quotas to keep to: those of Gemini's free tier or of a paid one. "
                "[default: 1, and free as soon as the API says so]",
            ),
            click.option("--rpm", type=click.IntRange(1), help="Texts a minute instead."),
            click.option("--tpm", type=click.IntRange(1), help="Tokens a minute instead."),
            click.option("--rpd", type=click.IntRange(1), help="Texts a day instead."),
            click.option(
                "--limit", type=click.IntRange(1), help="Only the first so many movies of FILE."
            ),
            click.option(
                "--quantize",
                is_flag=True,
                help="In Qdrant, vectors as int8 in memory and the originals on disk, where the "
                "best are compared anew: half the memory.",
            ),
        ]
    ):
        command = option(command)
    return command


def _choices(options: dict[str, Any], **more: Any) -> Choices:
    cluster = Cluster(
        shards=options.pop("shards", None),
        replicas=options.pop("replicas", None),
        quantize=options.pop("quantize"),
    )
    return Choices(**options, **more, cluster=cluster)


class _Told(click.Group):
    """A group whose commands end with a message and an exit status, whatever ends them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except DaySpent as error:
            when = f"{error.resumes:%Y-%m-%d %H:%M} UTC"
            told = f"Stopped: {error}. Run the same command after {when}: it goes on."
            click.echo(told, err=True)
            ctx.exit(QUOTA_SPENT)
        except (MovieSearchError, OSError) as error:
            raise click.ClickException(str(error)) from error
        except (KeyboardInterrupt, click.Abort):  # the latter at a question
            click.echo("\nStopped. What was paid for is kept; the same command goes on.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=_Told)
def main() -> None:
    """Embed a catalogue and make it searchable; look after the builds of it.

    Where it goes is decided by the settings: Qdrant if QDRANT_URL is set, Pinecone if PINECONE_HOST
    is, else the folder INDEX_PATH. Each catalogue is a build of its own, filled and verified beside
    the live one, which functions read until the new one takes its place in one step. The one before
    is kept. Vectors are kept in the folder VECTOR_CACHE, so that no text is paid for twice.

    \b
    python -m scripts.upload plan mine.jsonl   what it would change, take and cost
    python -m scripts.upload run mine.jsonl    embed, fill, verify, make live
    python -m scripts.upload status            what is there, and what is live
    python -m scripts.upload rollback          the build before is live again
    python -m scripts.upload prune             remove what nobody needs any more
    """  # noqa: D301  click's mark for lines that stay as they are


@main.command()
@_catalogue
@_metering
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def plan(catalogue: Path, *, as_json: bool, **options: Any) -> None:
    """Say what an upload of FILE would change, take and cost. Nothing is sent, no movie written."""
    settings = Settings.load()
    found = plan_of(catalogue, settings, _choices(options))
    click.echo(json.dumps(asdict(found)) if as_json else summary(found, identity_of(settings)))


@main.command()
@_catalogue
@_metering
@click.option(
    "--concurrency", default=CONCURRENCY, type=click.IntRange(1, 32), help="Requests in flight."
)
@click.option(
    "--shards", type=click.IntRange(1), help="Parts that the nodes of a Qdrant cluster share."
)
@click.option("--replicas", type=click.IntRange(1), help="Copies of each part in the cluster.")
@click.option("--prune", "pruned", is_flag=True, help="Afterwards, what `prune` does.")
@click.option("--yes", is_flag=True, help="Do not ask before money is spent.")
def run(catalogue: Path, *, yes: bool, pruned: bool, **options: Any) -> None:
    """Embed FILE, a catalogue as `python -m scripts.prepare` writes it, and make it live.

    Interrupted, killed or out of quota, the same command goes on where it was. Where nothing has
    changed, nothing is embedded and nothing written. --shards, --replicas and --quantize hold for a
    collection that is made, not for one that is there.

    Lines that hold no movie, and texts that the embedder refuses, go to FILE's name with
    .upload-rejects.jsonl, with line, field and reason; the exit status is then 1. It is 75 where a
    day's quota is used up, and 130 after Ctrl-C.
    """
    settings = Settings.load()
    rejects = upload_catalogue(catalogue, settings, _choices(options, ask=not yes))
    if pruned:
        _prune(settings)
    sys.exit(FAILED if rejects else 0)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(*, as_json: bool) -> None:
    """List the builds, newest first; the live one is marked.

    A build that is unfinished, damaged or of another schema version says so. Nothing is written,
    and nothing waits for an upload that is running.
    """
    with open_store(Settings.load()) as store:
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
    _prune(Settings.load())


def _prune(settings: Settings) -> None:
    with open_store(settings) as store:
        names = remove_needless(store)
    for name in names:
        click.echo(f"Removed: {name}")
    if not names:
        click.echo("Nothing to remove.")


if __name__ == "__main__":
    guarded()
    try:
        main()
    except SystemExit as ended:
        if ended.code == INTERRUPTED:  # a thread that waits for an answer would be waited for
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(INTERRUPTED)
        raise
