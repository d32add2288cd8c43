"""The server of `make run`: gunicorn's threads as in the cloud, or waitress where it can't run."""

from __future__ import annotations

import socket
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

from moviesearch.serving import CONNECTIONS, WORKER

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    Load: TypeAlias = Callable[[], WSGIApplication]

THREADS = 40  # what infra/limits.tf gives an instance of search
BACKLOG = 256


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, port 0 for any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def serve(load: Load, listener: socket.socket, *, stopped: Callable[[], None]) -> None:
    """Answer on a socket until the process is told to stop; may end the process.

    Args:
        load: makes the application, in the process that is to answer.
        listener: a listening socket; closed at the end.
        stopped: called at the end.
    """
    if find_spec("fcntl") is None:  # Windows, where gunicorn does not run
        serve_by_waitress(load, listener, stopped)
    else:
        serve_by_gunicorn(load, listener, stopped)


def serve_by_gunicorn(load: Load, listener: socket.socket, stopped: Callable[[], None]) -> None:
    """One process that answers by threads, set up as functions-framework does it."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": f"fd://{listener.detach()}",
                "workers": 1,
                "threads": THREADS,
                "worker_class": WORKER,
                "worker_connections": CONNECTIONS,
                "timeout": 0,
                "loglevel": "error",
                "limit_request_line": 0,
                "control_socket_disable": True,
                "on_exit": lambda _server: stopped(),
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> WSGIApplication:
            return load()

    Server().run()


def serve_by_waitress(load: Load, listener: socket.socket, stopped: Callable[[], None]) -> None:
    """As many threads, which like ours get requests that have arrived."""
    from waitress import serve as waitress

    waitress(
        load(),
        sockets=[listener],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        max_request_body_size=1 << 20,
        channel_timeout=30,
        ident=None,
    )
    stopped()
