"""The HTTP client that LangChain's providers are handed for an LLM, in place of their own.

Theirs follow redirects with the key. This one does not, and it tells what went wrong in words that
hold neither the key nor the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpcore
import httpx

from moviesearch import deadline
from moviesearch.errors import ExplanationError
from moviesearch.explanation.wire import Call, Network, current
from moviesearch.rest import TRANSIENT

LONGEST_REFUSAL = 64_000  # bytes that are read of one
_RETRY_INFO = re.compile(rb'"retryDelay"\s*:\s*"(\d{1,9}(?:\.\d{1,9})?)s"')
_HINTS = {
    400: "its key or the request is not valid",
    401: "is its key right?",
    403: "may its key use this model?",
    404: "does LLM_MODELS name a model that is there?",
}


def client(seconds: float) -> httpx.Client:
    """An HTTP client for a provider that takes one.

    Args:
        seconds: within which the headers of an answer must have come.
    """
    return httpx.Client(**options(seconds))


def options(seconds: float) -> dict[str, Any]:
    """The same as arguments, for a provider that makes its client itself."""
    return {"transport": Transport(seconds), "follow_redirects": False, "trust_env": False}


class Transport(httpx.BaseTransport):
    """Sends requests of the current call; answers other than 200 are its fault.

    Args:
        seconds: from the first byte sent to the last one of the headers. For the rest of an answer
            there is as long as `deadline` allows.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._pool = httpcore.ConnectionPool(
            httpx.create_ssl_context(),
            max_connections=None,  # how many answer at once is decided by the server
            keepalive_expiry=5.0,
            network_backend=Network(),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """See httpx.BaseTransport. Raises ExplanationError."""
        call = current()
        request.headers["Accept-Encoding"] = "identity"  # 1 kB unpacks to 1 MB
        url = request.url
        try:
            with deadline.within(self._seconds):
                answer = self._pool.handle_request(
                    httpcore.Request(
                        request.method,
                        httpcore.URL(
                            scheme=url.raw_scheme,
                            host=url.raw_host,
                            port=url.port,
                            target=url.raw_path,
                        ),
                        headers=request.headers.raw,
                        content=request.stream,
                        extensions=request.extensions,
                    )
                )
                body = _Body(answer, call)
                _accept(answer, body, call)
        except Exception as error:  # httpcore's errors have no common base
            raise call.failed(error, "gave no answer") from error
        return httpx.Response(
            answer.status, headers=answer.headers, stream=body, extensions=answer.extensions
        )

    def close(self) -> None:
        """See httpx.BaseTransport."""
        self._pool.close()


def _accept(answer: httpcore.Response, body: _Body, call: Call) -> None:
    """Raises ExplanationError for an answer that is none."""
    headers = httpx.Headers(answer.headers)
    is_ok = answer.status == httpx.codes.OK
    is_plain = headers.get("Content-Encoding", "identity") == "identity"
    if is_ok and is_plain:
        return
    try:
        if is_ok:
            raise ExplanationError(f"{call.name} answered in an encoding that was not asked for")
        hint = _HINTS.get(answer.status)
        raise ExplanationError(
            f"{call.name} answered {answer.status}{f': {hint}' if hint else ''}",
            retry_after=_wait(headers.get("Retry-After"), body, answer.status),
            transient=answer.status in TRANSIENT,
        )
    finally:
        body.close()


def _wait(header: str | None, body: _Body, status: int) -> float | None:
    """Seconds that a refusal asks to wait, in its header or as Google's APIs say it."""
    if header is not None and re.fullmatch(r"\d{1,9}", header):
        return float(header)
    if status != httpx.codes.TOO_MANY_REQUESTS:
        return None
    said = bytearray()
    try:
        for chunk in body:
            said += chunk
            if len(said) > LONGEST_REFUSAL:
                return None
    except ExplanationError:  # it refused, even if it did not say all it wanted to
        return None
    found = _RETRY_INFO.search(said)
    return float(found[1]) if found else None


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, call: Call) -> None:
        self._answer = answer
        self._call = call

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except Exception as error:  # as above
            raise self._call.failed(error, "broke off") from error

    def close(self) -> None:
        # In this order: the next call may get the connection at once.
        self._call.leave()
        self._answer.close()
