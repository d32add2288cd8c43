"""What stands between the network and a function.

functions-framework starts gunicorn itself and passes on neither `GUNICORN_CMD_ARGS` nor a
`gunicorn.conf.py`. But it imports a function's `main.py` first, within the context of the Flask
application that it then serves: what is set up there holds.
"""

from __future__ import annotations

from functools import partial

from flask import Flask, Response, request

from moviesearch.api.app import Application
from moviesearch.api.input import MAX_BODY
from moviesearch.serving.body import BoundedBody

WORKER = "moviesearch.serving.worker.Worker"
CONNECTIONS = 512  # a process may open 1,024 files on most systems, and an index takes its share


def guard(app: Flask, function: Application) -> None:
    """Let only bodies through that a function reads, and only requests that have arrived.

    The second is the matter of gunicorn's worker, where it runs: ours is given as the class that
    gunicorn starts unless it is told another. Its control socket is left out, a server more in the
    home folder that nobody would call. And the function refuses what Flask would answer by itself,
    in HTML: a path with two slashes or a line break in it, `/robots.txt`.

    Args:
        app: what functions-framework serves.
        function: what it serves it for.
    """
    app.before_request(partial(_unrouted, function))
    app.wsgi_app = BoundedBody(app.wsgi_app, MAX_BODY)  # type: ignore[method-assign]
    try:
        from gunicorn import config
    except ImportError:  # it has none on Windows, where Flask's own server stands in
        return
    config.WorkerClass.default = WORKER
    config.WorkerConnections.default = CONNECTIONS
    config.ControlSocketDisable.default = True


def _unrouted(function: Application) -> Response | None:
    return function(request) if request.routing_exception or request.endpoint == "error" else None
