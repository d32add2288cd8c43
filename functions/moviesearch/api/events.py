"""A recommendation as server-sent events (https://html.spec.whatwg.org/#server-sent-events)."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator

from flask import Request, Response

from moviesearch import deadline, exchange
from moviesearch.api.responses import DoneEvent, ErrorDetail, ErrorResponse
from moviesearch.explanation import Silence
from moviesearch.recommend import Event

log = logging.getLogger(__name__)

EVENT_STREAM = "text/event-stream"
COMMENT = ":\n\n"  # readers skip it; on its way it shows that the connection still lives
BROKE_OFF = ErrorResponse(error=ErrorDetail(code="internal", message="The answer broke off."))


def are_wanted(request: Request) -> bool:
    """Whether the caller would rather have events than one JSON object."""
    best = request.accept_mimetypes.best_match(["application/json", EVENT_STREAM])
    return bool(best == EVENT_STREAM)


def response(events: Iterator[Event]) -> Response:
    """The events as a response that no cache or proxy holds back."""
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return Response(deadline.streamed(stream(events)), mimetype=EVENT_STREAM, headers=headers)


def stream(events: Iterator[Event]) -> Generator[str, None, None]:
    """Each event as a block of text; `error` where it breaks off."""
    try:
        for event in events:
            if isinstance(event, Silence):
                yield COMMENT
                continue
            if isinstance(event, DoneEvent) and (answered := exchange.current()):
                answered.degraded = tuple(event.degraded)
            yield f"event: {event.event}\ndata: {event.model_dump_json()}\n\n"
    except Exception:
        # The status has long left; the missing `done` tells the reader that this broke off.
        log.exception("a recommendation broke off")
        yield f"event: error\ndata: {BROKE_OFF.model_dump_json()}\n\n"
