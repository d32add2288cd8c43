"""A call of an LLM on the wire: in time, of bounded size, and ended from outside at any moment.

A socket's timeout starts again with each byte, so a server that sends a comment now and then held a
request of 4 s for 33 s; and it gave 439 MB of one line.
"""

from __future__ import annotations

import math
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Lock
from typing import Any, TypeVar

import httpcore

from moviesearch import deadline
from moviesearch.errors import ExplanationError

T = TypeVar("T")

LONGEST = 4_000_000  # bytes of an answer; 4,096 tokens, each in a chunk of its own, are 1.5 MB


class Call:
    """One question to an LLM, which can be ended from any thread.

    Args:
        name: the LLM's, for messages.

    Attributes:
        fault: why there was no answer, or no whole one; a provider's client may raise it wrapped.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.fault: ExplanationError | None = None
        self._left = LONGEST
        self._lock = Lock()
        self._socket: socket.socket | None = None
        self._is_over = False

    @property
    def is_over(self) -> bool:
        """Whether it was ended."""
        return self._is_over

    def hang_up(self) -> None:
        """End it now: whoever reads from the LLM is told that the connection is closed."""
        with self._lock:
            self._is_over = True
            if self._socket is not None:
                with suppress(OSError):  # it is closed already
                    # Not the method of a TLS socket, which is of no use to the thread that reads.
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def use(self, sock: socket.socket) -> None:
        """Be what `hang_up` closes. Raises ConnectionAbortedError where that came before."""
        with self._lock:
            if self._is_over:
                raise ConnectionAbortedError
            self._socket = sock

    def leave(self) -> None:
        """Let the connection be another call's."""
        with self._lock:
            self._socket = None

    def count(self, received: int) -> None:
        """Raises ExplanationError where it is more than any answer."""
        self._left -= received
        if self._left < 0:
            raise ExplanationError(f"{self.name} answered more than {LONGEST:,} bytes")

    def failed(self, error: Exception, how: str) -> ExplanationError:
        """What to raise for an error; only its kind is told, since its text may hold the query."""
        if not isinstance(error, ExplanationError):
            message = f"{self.name} {how} ({type(error).__name__})"
            error = ExplanationError(message, transient=True)
        self.fault = error
        return error


_current: ContextVar[Call] = ContextVar("call")


def current() -> Call:
    """The call that this thread makes."""
    return _current.get()


@contextmanager
def calling(call: Call) -> Iterator[None]:
    """Within the block, what this thread sends and receives belongs to that call."""
    token = _current.set(call)
    try:
        yield
    finally:
        _current.reset(token)


class Network(httpcore.NetworkBackend):
    """Connects to an LLM for the call that this thread makes."""

    def __init__(self) -> None:
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """See httpcore.NetworkBackend."""
        return _Stream(
            self._sockets.connect_tcp(host, port, _left(timeout), local_address, socket_options)
        )


class _Stream(httpcore.NetworkStream):
    """A connection each of whose steps ends when `deadline` says so."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        call = current()
        received = self._in_time(lambda left: self._stream.read(max_bytes, left), timeout)
        call.count(len(received))
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._in_time(lambda left: self._stream.write(buffer, left), timeout)

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(
            self._in_time(
                lambda left: self._stream.start_tls(ssl_context, server_hostname, left), timeout
            )
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def close(self) -> None:
        self._stream.close()

    def _in_time(self, step: Callable[[float | None], T], timeout: float | None) -> T:
        current().use(self._stream.get_extra_info("socket"))
        return step(_left(timeout))


def _left(timeout: float | None) -> float | None:
    try:
        return deadline.timeout(math.inf if timeout is None else timeout)
    except TimeoutError as error:
        raise httpcore.ReadTimeout from error
