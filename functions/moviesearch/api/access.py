"""A line in the log for each request, in the fields of Cloud Logging's HttpRequest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial

from flask import Request, Response

from moviesearch import exchange
from moviesearch.exchange import Exchange

log = logging.getLogger(__name__)

SEVERITIES = ((500, logging.ERROR), (400, logging.WARNING), (0, logging.INFO))


def logged(response: Response, request: Request, answered: Exchange, route: str) -> Response:
    """The response, which logs its request once it is whole: a stream when its last event is out.

    It names no address: the request's holds what was searched for, the client's is theirs.

    Args:
        response: the answer.
        request: what it answers.
        answered: what was noted meanwhile.
        route: which route it is for, without what a caller puts in.
    """
    tell = partial(_tell, request.method, route, response.status_code, answered)
    if response.is_streamed and request.method != "HEAD":
        response.response = _until_read(response.iter_encoded(), tell)
    else:
        tell(response.calculate_content_length() or 0)
    return response


def _until_read(pieces: Iterator[bytes], tell: Callable[[int], None]) -> Iterator[bytes]:
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            yield piece
    finally:
        tell(size)


def _tell(method: str, route: str, status: int, answered: Exchange, size: int) -> None:
    fields = {
        "httpRequest": {
            "requestMethod": method,
            "requestUrl": route,
            "status": status,
            "responseSize": str(size),
            "latency": f"{answered.seconds:.6f}s",
        },
        "route": route,
        **exchange.as_fields(answered),
    }
    level = next(level for least, level in SEVERITIES if status >= least)
    with exchange.answering(answered):
        log.log(level, "%s %s %d", method, route, status, extra={"fields": fields})
