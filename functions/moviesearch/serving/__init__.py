"""What stands between the network and a function.

functions-framework starts gunicorn itself and passes on neither `GUNICORN_CMD_ARGS` nor a
`gunicorn.conf.py`. But it imports a function's `main.py` first, within the context of the Flask
application that it then serves: what is set up there holds.
"""

from __future__ import annotations

from flask import Flask

from moviesearch.api.app import MAX_BODY
from moviesearch.serving.body import BoundedBody

WORKER = "moviesearch.serving.worker.Worker"
CONNECTIONS = 512  # a process may open 1,024 files on most systems, and an index takes its share


def guard(app: Flask) -> None:
    """Let only bodies through that a function reads, and only requests that have arrived.

    The second is the matter of gunicorn's worker, where it runs: it is given as the class that
    gunicorn starts unless it is told another.

    Args:
        app: what functions-framework serves.
    """
    app.wsgi_app = BoundedBody(app.wsgi_app, MAX_BODY)  # type: ignore[method-assign]
    try:
        from gunicorn import config
    except ImportError:  # it has none on Windows, where Flask's own server stands in
        return
    config.WorkerClass.default = WORKER
    config.WorkerConnections.default = CONNECTIONS
