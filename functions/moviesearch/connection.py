"""HTTP connections on which a whole exchange ends in time.

The timeout of a socket starts again with each byte: where 2 s were allowed, dripped headers took
18.5 s, a dripped status line 20.4 s and endless `100 Continue` 12.4 s. Here each read of status
line, headers and body waits no longer than what is left of `deadline`.
"""

from __future__ import annotations

import http.client
import io
import socket
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from moviesearch import deadline

CONNECTIONS = 32  # kept open to one service


class _Reads(io.RawIOBase):
    """What a socket receives, as long as there is time."""

    def __init__(self, received: io.RawIOBase, sock: socket.socket) -> None:
        self._received = received
        self._socket = sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        _allow_the_rest(self._socket)
        read: int | None = self._received.readinto(buffer)
        return read

    def close(self) -> None:
        self._received.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **more: Any) -> None:
        super().__init__(sock, *args, **more)
        self.fp = io.BufferedReader(_Reads(self.fp.detach(), sock))


class _Connection(HTTPConnection):
    response_class = _Response

    def _new_conn(self) -> socket.socket:
        return _opened(super()._new_conn())


class _SecureConnection(HTTPSConnection):
    response_class = _Response

    def _new_conn(self) -> socket.socket:
        return _opened(super()._new_conn())  # the handshake comes next


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class TimedAdapter(HTTPAdapter):
    """An adapter of `requests` whose exchanges end when `deadline` says so.

    A name is looked up by the system, which has limits of its own.
    """

    def __init__(self) -> None:
        super().__init__(pool_maxsize=CONNECTIONS)

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        """See HTTPAdapter."""
        super().init_poolmanager(*args, **more)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}


def _opened(sock: socket.socket) -> socket.socket:
    try:
        _allow_the_rest(sock)
    except TimeoutError:
        sock.close()
        raise
    return sock


def _allow_the_rest(sock: socket.socket) -> None:
    """Raises TimeoutError where nothing is left."""
    sock.settimeout(deadline.timeout())
