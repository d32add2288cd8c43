"""A request's body, read once and never further than a function would read it."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from werkzeug.wsgi import get_content_length

from moviesearch.api.input import UNREADABLE
from moviesearch.errors import InvalidRequest, RequestError, TooSlow

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class BoundedBody:
    """Reads the body before the application sees the request, up to one byte over the limit.

    functions-framework reads the whole of it after each answer, whatever the function made of it,
    and keeps it: 400 MB for a POST that was refused. What is left unread here is the server's to
    throw away.

    Args:
        app: a WSGI application.
        limit: bytes that it accepts. It sees one more where more were sent, and so can refuse.
    """

    def __init__(self, app: WSGIApplication, limit: int) -> None:
        self._app = app
        self._limit = limit

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; that its body can't be read is for the application to say."""
        body = b""
        try:
            body = self._read(environ)
        except RequestError as error:
            environ[UNREADABLE] = error
        environ["wsgi.input"] = BytesIO(body)
        environ["wsgi.input_terminated"] = True
        return self._app(environ, start_response)

    def _read(self, environ: WSGIEnvironment) -> bytes:
        """The body, or as much of it as shows that it is too long.

        Raises:
            InvalidRequest: it is not framed as its headers say, or broke off.
            TooSlow: the server waited long enough for it.
        """
        length = get_content_length(environ)
        if length is None and not environ.get("wsgi.input_terminated"):
            return b""  # no body, or one whose end is known to nobody
        wanted = self._limit + 1 if length is None else min(length, self._limit + 1)
        body = b""
        try:
            while len(body) < wanted:
                piece = environ["wsgi.input"].read(wanted - len(body))
                if not piece:
                    break
                body += piece
        except TimeoutError:
            raise TooSlow("The body took too long to arrive.") from None
        except Exception:  # noqa: BLE001  each server has errors of its own for a broken body
            raise InvalidRequest("The body can't be read: its chunks are malformed.") from None
        if length is not None and len(body) < wanted:
            raise InvalidRequest(f"The body broke off after {len(body):,} of {length:,} bytes.")
        return body
