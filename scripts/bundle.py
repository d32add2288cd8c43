"""Write what is deployed: a bundle for each function with what travels with it, and the page."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from moviesearch.errors import MovieSearchError
from moviesearch.settings import Settings
from scripts.bundling.functions import NAMES, write_bundle
from scripts.bundling.index import PACKED, PackedIndex, pack
from scripts.bundling.memory import MIB, SIZES, check, needed
from scripts.bundling.page import bundle_page
from scripts.paths import BUILD

MB = 1_000_000


@click.command()
@click.option(
    "--index",
    is_flag=False,
    flag_value="",
    metavar="[FOLDER]",
    help="Let the live embedded index travel along: no database is needed then. FOLDER is where "
    "it lies, INDEX_PATH by default. Deploy with INDEX_PATH=index.tar.",
)
@click.option(
    "--memory",
    type=click.Choice(list(SIZES)),
    default="512Mi",
    show_default=True,
    help="What an instance is given, its temporary folder included: an index that would not fit "
    "is refused.",
)
@click.option(
    "--page", is_flag=True, help="Write the page for a static host instead, with these addresses:"
)
@click.option("--search-url", metavar="URL", help="The search function's address, for --page.")
@click.option("--recommend-url", metavar="URL", help="The recommend function's, for --page.")
@click.option(
    "--base",
    default="/",
    show_default=True,
    metavar="PATH",
    help="Where on its host the page lies, such as /movies/.",
)
@click.option(
    "--to",
    "build",
    type=click.Path(file_okay=False, path_type=Path),
    default=BUILD,
    help="Where the bundles are written.  [default: build]",
)
def main(  # noqa: PLR0913  each is an option
    index: str | None,
    memory: str,
    search_url: str | None,
    recommend_url: str | None,
    base: str,
    build: Path,
    *,
    page: bool,
) -> None:
    """Write what is deployed: each function as a folder and as a zip; or the page.

    A bundle holds main.py, requirements.txt (all packages, pinned by hash) and the package
    moviesearch; no .env, no byte code. The same commit gives the same zip, byte for byte, and with
    --index the same index does. Nothing is built, installed or sent.

    \b
    python -m scripts.bundle                       functions that ask Qdrant Cloud
    python -m scripts.bundle --index               functions that need no database
    python -m scripts.bundle --index --memory 1Gi  the same, for an index of more movies
    python -m scripts.bundle --page --search-url https://… --recommend-url https://…
    """  # noqa: D301  click's mark for lines that stay as they are
    if page and not (search_url and recommend_url):
        raise click.UsageError("--page needs --search-url and --recommend-url.")
    try:
        if page:
            target = build / "web"
            bundle_page(
                target, search_url=search_url or "", recommend_url=recommend_url or "", base=base
            )
            click.echo(f"{os.path.relpath(target)}: publish all of it at {base}")
        else:
            _write_functions(index, memory, build)
    except (MovieSearchError, OSError) as error:
        raise click.ClickException(str(error)) from error


def _write_functions(index: str | None, memory: str, build: Path) -> None:
    packed = None
    with tempfile.TemporaryDirectory() as scratch:
        if index is not None:
            packed = _packed(Path(scratch), index, memory)
        archive = packed.archive if packed else None
        bundles = [write_bundle(name, build, archive) for name in NAMES]
    if packed:
        needs = " and ".join(f"{needed(one, packed.held) / MIB:.0f} MiB ({one})" for one in NAMES)
        click.echo(
            f"{packed.manifest.count:,} movies of {packed.manifest.source} in {PACKED}: "
            f"{packed.held / MB:.1f} MB unpacked; needs {needs} of {memory}"
        )
    for bundle in bundles:
        size = bundle.archive.stat().st_size
        shown = os.path.relpath(bundle.archive)
        click.echo(f"{shown:<22}{size / MB:>7.2f} MB  sha256 {bundle.sha256}")


def _packed(scratch: Path, index: str, memory: str) -> PackedIndex:
    settings = Settings.load()
    packed = pack(Path(index) if index else settings.index_path, scratch / PACKED, settings)
    check(packed.held, memory)
    return packed


if __name__ == "__main__":
    main()
