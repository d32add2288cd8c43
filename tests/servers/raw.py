"""A server that says what it likes, byte by byte: what no HTTP library would send."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PAUSE = 0.02  # seconds between what is dripped
OK = b"HTTP/1.1 200 OK\r\n"


@dataclass
class Raw:
    """A running server.

    Attributes:
        url: its address.
        taken: how many pieces of each answer were sent before the client went away.
        whole: for each answer, whether the client took all of it.
    """

    url: str = ""
    taken: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)


@contextmanager
def saying(
    pieces: Callable[[], Iterable[bytes]],
    *,
    pause: float = PAUSE,
    tls: ssl.SSLContext | None = None,
) -> Iterator[Raw]:
    """A server that answers each connection with these pieces, a pause between two of them."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = "https://localhost" if tls else "http://127.0.0.1"
        server = Raw(f"{host}:{listening.getsockname()[1]}")
        ended = threading.Event()
        answering: list[threading.Thread] = []

        def answer(connection: socket.socket) -> None:
            sent, whole = 0, False
            with suppress(OSError), _secured(connection, tls) as client:
                client.recv(65_536)
                for piece in pieces():
                    client.sendall(piece)
                    sent += 1
                    if ended.wait(pause) or _is_gone(client):
                        break
                else:
                    whole = True
            server.taken.append(sent)
            server.whole.append(whole)

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    answering.append(threading.Thread(target=answer, args=(connection,)))
                    answering[-1].start()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server
        finally:
            ended.set()
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            listening.close()
            for one in (thread, *answering):
                one.join()


def _secured(connection: socket.socket, tls: ssl.SSLContext | None) -> socket.socket:
    return tls.wrap_socket(connection, server_side=True) if tls else connection


def _is_gone(connection: socket.socket) -> bool:
    """Whether the client has hung up: it says nothing more after its request."""
    connection.settimeout(0)
    try:
        return connection.recv(65_536) == b""
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        connection.settimeout(None)
