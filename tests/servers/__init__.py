"""Real HTTP servers on loopback that speak the vendors' protocols, faults included."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response


@dataclass
class Recorded:
    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Server:
    """A running server: its address, what it was asked, and the answers it is to give first.

    `api` is what answers otherwise.
    """

    url: str = ""
    api: Any = None
    requests: list[Recorded] = field(default_factory=list)
    faults: list[Response] = field(default_factory=list)

    def fail(self, status: int, body: Any = None, **headers: str) -> None:
        """Answer the next request with this instead."""
        self.faults.append(reply(body or {}, status, **headers))


def reply(body: Any, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(json.dumps(body), status, named, mimetype="application/json")


@contextmanager
def running(handler: Callable[[Request], Response], port: int = 0) -> Iterator[Server]:
    server = Server(api=handler)

    @Request.application
    def application(request: Request) -> Response:
        body = request.get_json(silent=True)
        server.requests.append(Recorded(request.method, request.path, dict(request.headers), body))
        if server.faults:
            return server.faults.pop(0)
        return handler(request)

    listening = make_server("127.0.0.1", port, application, threaded=True)
    server.url = f"http://127.0.0.1:{listening.server_port}"
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()
