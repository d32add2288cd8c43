"""A gunicorn worker whose threads answer requests and never wait for one to arrive.

gunicorn's own hands each connection to a thread, which reads until the headers are whole: as many
half-sent requests as there are threads, and nobody else is answered. Here the main thread gathers
them without waiting, and a thread gets a request that is there.

Google's front end gathers headers too before it passes a request on, so this matters where a
function is reached without it: on a laptop, in a container of one's own.
"""

from __future__ import annotations

import errno
import selectors
import socket
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import ThreadWorker

from moviesearch.api.responses import ErrorDetail, ErrorResponse
from moviesearch.caller import answering
from moviesearch.serving.connection import MAX_HEAD, SENT_WITHIN, Connection

PARTS_WITHIN = 30.0  # seconds for a client to send what is left, read the answer and close
PARTING = 128  # connections at most that are being parted from
THROWN_AWAY = 1 << 20  # bytes at once
PARSED = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A threaded worker that gathers requests before a thread sees them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answered: set[Connection] = set()
        self._parting: deque[Connection] = deque()
        self._sink = bytearray(THROWN_AWAY)

    def run(self) -> None:
        """Serve until told to stop. Told to stop at once, nobody waits for answers under way."""
        try:
            super().run()
        except SystemExit:
            for conn in self._answered:
                conn.caller.hang_up()
            raise

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001  gunicorn's signature
        """Let connections in or not; at the end those that are there, and then no more.

        gunicorn keeps the door open until the last answer is out, and nobody behind it.
        """
        super().set_accept_enabled(enabled and self.alive)
        if not self.alive:
            for listener in self.sockets:
                while self.accept(listener):
                    continue
                listener.close()
            self.sockets.clear()

    def accept(self, listener: Any) -> bool:
        """Accept a connection; the longest waiting one makes room for it if there are too many.

        Returns: whether there was one.
        """
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno in (errno.EMFILE, errno.ENFILE):
                self._make_room()
            elif error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return False
        self.nr_conns += 1
        if self.nr_conns >= self.worker_connections:
            self._make_room()
        self.enqueue_req(
            Connection(self.cfg, client, address, listener.getsockname(), self._part_from)
        )
        return True

    def enqueue_req(self, conn: Connection) -> None:
        """Wait for a request on a connection, new or kept alive."""
        conn.expect()
        self.pending_conns.append(conn)
        self._watch(conn, self.on_pending_socket_readable)
        self.on_pending_socket_readable(conn, conn.sock)

    def on_pending_socket_readable(self, conn: Connection, _socket: Any) -> None:
        """Take what has come; a thread answers once that is a request."""
        if conn not in self.pending_conns:
            return  # it made room for another in this very turn
        try:
            is_open = conn.is_whole or conn.receive()
        except OSError:
            self._drop(conn)
            return
        if conn.is_whole or (conn.has_head and not is_open):
            self._forget(conn)
            conn.hand_over()
            self._answered.add(conn)
            self._watch(conn, self._on_answered_readable)
            super().enqueue_req(conn)
        elif not is_open:
            self._drop(conn)
        elif conn.is_too_long:
            message = f"Request line and headers must be at most {MAX_HEAD:,} bytes."
            self._refuse(conn, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, message)

    def on_client_socket_readable(self, conn: Connection, client: Any) -> None:
        """Expect the next request of a client that stayed."""
        if conn in self.keepalived_conns:  # it may have made room for another in this very turn
            super().on_client_socket_readable(conn, client)

    def murder_pending(self) -> None:
        """Refuse requests that took too long to arrive, close what was parted from long ago."""
        now = time.monotonic()
        while self.pending_conns and self.pending_conns[0].timeout <= now:
            conn = self.pending_conns[0]
            if conn.has_begun:
                self._refuse(conn, HTTPStatus.REQUEST_TIMEOUT, "The request took too long.")
            else:
                self._drop(conn)
        while self._parting and self._parting[0].timeout <= now:
            self._close_parted(self._parting[0])

    def handle_request(self, req: Any, conn: Connection) -> bool:
        """Answer a request; who doesn't take the answer is as good as gone."""
        conn.sock.settimeout(SENT_WITHIN)
        try:
            with answering(conn.caller):
                return bool(super().handle_request(req, conn))
        except TimeoutError as error:
            raise ConnectionResetError(errno.ECONNRESET, "the answer was not taken") from error

    def finish_request(self, conn: Connection, fs: Any) -> None:
        """Keep the connection for the next request, or part from it."""
        self._answered.discard(conn)
        self._unwatch(conn)
        super().finish_request(conn, fs)

    def handle_error(self, _req: Any, client: Any, _addr: Any, exc: Exception) -> None:
        """Refuse what is no HTTP as the functions do; no address is logged, it may hold a query."""
        if isinstance(exc, ParseException):
            status = PARSED.get(type(exc), HTTPStatus.BAD_REQUEST)
            message = "This is not HTTP as RFC 9112 has it."
        else:
            self.log.error("a request failed", exc_info=exc)
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            message = "Something went wrong here. The error was logged."
        _send(client, status, message)

    def _keepalive_after(self, conn: Connection, keepalive: bool) -> bool:  # noqa: FBT001
        """Whether the connection can be used again: not if any of the body is left to be read.

        gunicorn would have the thread wait for the rest of it.
        """
        conn.parser.unreader.deadline = 0.0
        return bool(super()._keepalive_after(conn, keepalive))

    def _cap_keepalive(self, deadline: float) -> None:
        """Let nobody's half-sent request hold up the end of the process."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)

    def _make_room(self) -> None:
        if self._parting:
            self._close_parted(self._parting[0])
        elif self.pending_conns:
            self._drop(self.pending_conns[0])
        elif self.keepalived_conns:
            conn = self.keepalived_conns.popleft()
            self._unwatch(conn)
            self.nr_conns -= 1
            conn.close()

    def _watch(
        self, conn: Connection, readable: Callable[[Connection, socket.socket], None]
    ) -> None:
        """Call this whenever something has come, or the client has closed."""
        watched = partial(readable, conn)
        try:
            self.poller.register(conn.sock, selectors.EVENT_READ, watched)
        except KeyError:  # the number of a socket that gunicorn closed in a thread
            self.poller.unregister(conn.sock.fileno())
            self.poller.register(conn.sock, selectors.EVENT_READ, watched)

    def _unwatch(self, conn: Connection) -> None:
        with suppress(KeyError, ValueError):  # it may have been closed since
            self.poller.unregister(conn.sock)

    def _on_answered_readable(self, conn: Connection, _socket: Any) -> None:
        """Tell who answers a client that it has closed. Anything else is its next request."""
        if conn not in self._answered:
            return  # it was answered in this very turn, and is watched for something else by now
        self._unwatch(conn)
        try:
            has_gone = not conn.sock.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:  # its thread has taken it: a piece of the body
            return
        except OSError:
            has_gone = True
        if has_gone:
            conn.caller.hang_up()

    def _forget(self, conn: Connection) -> None:
        self.pending_conns.remove(conn)
        self._unwatch(conn)

    def _drop(self, conn: Connection) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        conn.close()

    def _refuse(self, conn: Connection, status: HTTPStatus, message: str) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        _send(conn.sock, status, message)
        conn.close(graceful=True)

    def _part_from(self, conn: Connection) -> None:
        """Say that nothing more will come, and throw away what the client still sends.

        To close at once would reset the connection, and the answer be lost. gunicorn waits for the
        client in its main thread, two seconds each, while nobody is let in.
        """
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            conn.close()
            return
        if len(self._parting) >= PARTING:
            self._close_parted(self._parting[0])
        conn.sock.settimeout(0)
        conn.timeout = time.monotonic() + PARTS_WITHIN
        self._parting.append(conn)
        self._watch(conn, self._throw_away)

    def _throw_away(self, conn: Connection, _socket: Any) -> None:
        try:
            is_open = conn.sock.recv_into(self._sink) > 0
        except BlockingIOError:
            return
        except OSError:
            is_open = False
        if not is_open:
            self._close_parted(conn)

    def _close_parted(self, conn: Connection) -> None:
        if conn in self._parting:
            self._parting.remove(conn)
            self._unwatch(conn)
            conn.close()


def _send(sock: socket.socket, status: HTTPStatus, message: str) -> None:
    """A refusal, as far as the socket takes it without waiting."""
    detail = ErrorDetail(code=status.name.lower(), message=message)
    body = ErrorResponse(error=detail).model_dump_json().encode()
    head = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    ]
    try:
        sock.send("\r\n".join([*head, "", ""]).encode() + body)
    except OSError:
        return  # who is not there needs no refusal
