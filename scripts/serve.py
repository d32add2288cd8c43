"""Serve the page and both functions on one address, as `make run` does."""

from __future__ import annotations

import multiprocessing
import shlex
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from flask import Flask, Response, current_app, make_response, request
from functions_framework import create_app
from werkzeug.exceptions import HTTPException, NotFound

from moviesearch.api.refusals import told
from moviesearch.constraints import Filters
from moviesearch.embedding import identity_of
from moviesearch.errors import IndexMismatch, IndexUnavailable, MovieSearchError
from moviesearch.index import open_index
from moviesearch.settings import Settings
from scripts import wsgi
from scripts.bundling import framework
from scripts.bundling.functions import NAMES, write_bundle
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.lock import writing
from scripts.ingestion.pipeline import upload_catalogue
from scripts.ingestion.upload import describe
from scripts.paths import BUILD, FUNCTIONS, STARTER, WEB

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

# As the page's host is told to (scripts/bundling/hosting.py); the policy itself stands in the page,
# where it can't forbid frames.
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
HTML = "text/html"
READABLE = ("application/json", HTML)  # in this order where a client takes either
PAGES = ("/", "/movie/<int:movie_id>", "/recommendations")  # one page reads its own address


@click.command()
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65_535))
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for the whole network."
)
@click.option(
    "--catalogue",
    default=STARTER,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the local index is built from.  [default: data/movies.jsonl]",
)
@click.option("--index-only", is_flag=True, help="Build the local index if need be, serve nothing.")
@click.option(
    "--function",
    type=click.Choice(NAMES),
    help="One function alone, under functions-framework, from its bundle below build/.",
)
def main(port: int, host: str, catalogue: Path, function: str | None, *, index_only: bool) -> None:
    """Serve the page and both functions, as `make run` does.

    They listen on http://HOST:PORT; a local index that is missing or stale is built first.
    """
    try:
        settings = Settings.load()
        if index_only:
            ensure_index(settings, catalogue)
            return
        ensure_index_apart(settings, catalogue)
        if function:
            _serve_alone(function, host, port)
    except (MovieSearchError, OSError) as error:
        raise click.ClickException(str(error)) from error
    try:
        listener = wsgi.listening(host, port)
    except OSError:
        raise click.ClickException(
            f"Can't listen on {host}:{port}. If the port is taken, choose another: "
            "`PORT=9000 make run`."
        ) from None
    click.echo(greeting(f"http://localhost:{listener.getsockname()[1]}"))
    wsgi.serve(warmed, listener, stopped=lambda: click.echo("Stopped."))


def _serve_alone(function: str, host: str, port: int) -> NoReturn:
    bundle = write_bundle(function, BUILD)
    arguments = framework.command(function, host, port)
    click.echo(f"The {function} function on http://localhost:{port}/{function}?q=nasa")
    click.echo(f"cd {bundle.folder} && {shlex.join(arguments)}")
    framework.serve(bundle.folder, arguments)


def ensure_index(settings: Settings, catalogue: Path) -> None:
    """Build the embedded index if it is missing, of other movies, or by another embedder.

    An index in Qdrant Cloud or Pinecone is only checked: to fill it costs money, so that is asked
    for by name.
    """
    if settings.engine != "edge":
        open_index(settings).manifest.check(identity_of(settings))
        return
    if _is_fresh(settings, catalogue):
        return
    with writing(settings.index_path):  # whoever had it may have built just this
        if not _is_fresh(settings, catalogue):
            upload_catalogue(catalogue, settings, automatic=True)


def ensure_index_apart(settings: Settings, catalogue: Path) -> None:
    """`ensure_index`, but an embedded index is looked at, and built, by a process of its own.

    The memory that this took would stay with the server: 150 MB. And what the engine starts must
    not be running when the server forks.

    Raises:
        SystemExit: it failed, and has said why.
    """
    if settings.engine != "edge":
        ensure_index(settings, catalogue)
        return
    process = multiprocessing.Process(target=_ensure_or_exit, args=(settings, catalogue))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(1)


def _ensure_or_exit(settings: Settings, catalogue: Path) -> None:
    try:
        ensure_index(settings, catalogue)
    except (MovieSearchError, OSError) as error:
        click.ClickException(str(error)).show()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit("Stopped.")


def _is_fresh(settings: Settings, catalogue: Path) -> bool:
    """Whether the live index is what the catalogue gives, or somebody's own upload."""
    try:
        index = open_index(settings)
        index.count(Filters())  # opens it, which a damaged one does not survive
    except (IndexMismatch, IndexUnavailable):
        return False
    live = index.manifest
    if not live.automatic:
        live.check(identity_of(settings))
        click.echo(
            f"Serving the {live.count:,} movies of {live.source}; `make upload` replaces it."
        )
        return True
    movies, _ = read_catalogue(catalogue)
    return live.name == describe(movies, identity_of(settings), catalogue.name).name


def application() -> Flask:
    """Both functions, each as functions-framework serves it, and the page around them."""
    app = Flask("moviesearch-laptop", static_folder=str(WEB), static_url_path="")
    for path in PAGES:
        app.add_url_rule(path, path, lambda **_: app.send_static_file("index.html"))
    app.register_error_handler(HTTPException, refusal)
    app.after_request(protected)
    pages = app.wsgi_app
    functions = {name: create_app(name, str(FUNCTIONS / name / "main.py")) for name in NAMES}

    def by_first_folder(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        folder = environ["PATH_INFO"].lstrip("/").partition("/")[0]
        answer: Iterable[bytes] = functions.get(folder, pages)(environ, start_response)
        return answer

    app.wsgi_app = by_first_folder  # type: ignore[method-assign]
    return app


def refusal(error: HTTPException) -> Response:
    """What is no page is refused in the functions' own shape; a browser gets the page, as a 404.

    That says that there is none, as it does on the hosts that have it as their 404.html.
    """
    if isinstance(error, NotFound) and request.accept_mimetypes.best_match(READABLE) == HTML:
        return make_response(current_app.send_static_file("index.html"), 404)
    code = error.name.lower().replace(" ", "_")
    return told(error.code or 500, code, f"{error.name}: see / and /search.")


def protected(response: Response) -> Response:
    """An answer of the page's with the headers that a browser needs to keep it to itself."""
    response.headers.update(HEADERS)
    return response


def warmed() -> Flask:
    """The application, opening what it needs: so that the first visitor does not wait for it."""
    app = application()
    threading.Thread(target=warm, args=[app], daemon=True).start()
    return app


def warm(app: Flask) -> None:
    """Open both functions' clients, so that the first visitor does not wait for the model."""
    for path in ("/search?q=warm&k=1", "/recommend?q=warm&k=1&explain=false"):
        app.test_client().get(path)


def greeting(address: str) -> str:
    """What to try first."""
    return f"""
Movie search on {address}

  curl -G {address}/search --data-urlencode "q=NASA tried to rescue an astronaut stranded on Mars."
  curl -G {address}/search -d genre=Animation -d year_to=1995 -d q=lion
  curl -N -G {address}/recommend -H "Accept: text/event-stream" -d q=heist -d k=3

Ctrl-C stops it.
"""


if __name__ == "__main__":
    main()
