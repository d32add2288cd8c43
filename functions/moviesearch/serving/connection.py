"""A client's connection, and how much of a request has arrived on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn

from moviesearch.api.input import MAX_BODY
from moviesearch.caller import Caller

MAX_HEAD = 65_536  # bytes of request line and headers
ARRIVES_WITHIN = 10.0  # seconds from a request's first moment to the last byte of its body
SENT_WITHIN = 30.0  # seconds for a piece of an answer to be taken
PIECE = 65_536  # bytes received at once

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,18})[ \t]*\r\n", re.IGNORECASE)

_HELD_BACK = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)


class Connection(TConn):  # type: ignore[misc]  # gunicorn has no types
    """A connection that is received from without waiting, until a thread can answer it.

    Args:
        cfg: gunicorn's settings.
        sock: the client's socket.
        client: the client's address.
        server: the address that it called.
        part: half-closes the connection and lets the client read; called when an answer is out.

    Attributes:
        caller: whoever sent the request that is to be answered.
    """

    def __init__(
        self, cfg: Any, sock: Any, client: Any, server: Any, part: Callable[[Connection], None]
    ) -> None:
        super().__init__(cfg, sock, client, server)
        self.caller = Caller()
        self._part = part
        self._received = bytearray()
        self._needed = 0  # bytes of the request, once its headers say so

    def expect(self) -> None:
        """Begin a request, maybe with what came along with the one before."""
        if not self.initialized:
            self.init()
            self.parser.unreader = Unreader(self.sock)
        self._received = bytearray(self.parser.unreader.take_buffered())
        self._needed = 0
        self.caller = Caller()
        self.timeout = time.monotonic() + ARRIVES_WITHIN
        self.sock.settimeout(0)

    def receive(self) -> bool:
        """Take what has come; False if the client has closed, or more is no use.

        Raises:
            OSError: the connection is broken.
        """
        try:
            piece = self.sock.recv(PIECE)
        except BlockingIOError:
            return True
        self._received += piece
        return bool(piece)

    @property
    def has_begun(self) -> bool:
        """Whether anything of the request has arrived."""
        return bool(self._received)

    @property
    def has_head(self) -> bool:
        """Whether the request line and all headers have arrived."""
        if not self._needed:
            end = self._received.find(b"\r\n\r\n")
            if end >= 0:
                head = bytes(self._received[: end + 2])
                length = None if _HELD_BACK.search(head) else _LENGTH.search(head)
                body = min(int(length[1]), MAX_BODY + 1) if length else 0
                self._needed = end + 4 + body
        return self._needed > 0

    @property
    def is_whole(self) -> bool:
        """Whether a thread can answer without waiting for the client.

        Of a body whose length no header tells, the thread waits for the rest, as long as it may;
        so it does for one that the client holds back until it is told to go on.
        """
        return self.has_head and len(self._received) >= self._needed

    @property
    def is_too_long(self) -> bool:
        """Whether there is more of it than any request line and headers take."""
        return not self.has_head and len(self._received) > MAX_HEAD

    def hand_over(self) -> None:
        """Let gunicorn's parser have what was received."""
        self.parser.unreader.unread(bytes(self._received))
        self.parser.unreader.deadline = self.timeout
        self._received = bytearray()

    def close(self, graceful: bool = False) -> None:  # noqa: FBT001, FBT002  gunicorn's signature
        """Close, or part from a client that has an answer to read."""
        if graceful:
            self._part(self)
        else:
            super().close()


class Unreader(SocketUnreader):  # type: ignore[misc]  # gunicorn has no types
    """Reads from a connection until a deadline for the whole request, not for each piece of it.

    Attributes:
        deadline: a reading of `time.monotonic`.
    """

    deadline = 0.0

    def chunk(self, size_hint: int | None = None) -> Any:
        """The next bytes. Raises TimeoutError at the deadline."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)
        try:
            return super().chunk(size_hint)
        finally:
            self.sock.settimeout(SENT_WITHIN)
