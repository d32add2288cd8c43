"""What a request belongs to, as its caller says: W3C's header, or Google's older one."""

from __future__ import annotations

import re

from werkzeug.datastructures import Headers

from moviesearch.exchange import Exchange, Trace

_W3C = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?", re.ASCII)
_GOOGLE = re.compile(r"([0-9a-fA-F]{32})(?:/(\d{1,20}))?(?:;o=(\d))?", re.ASCII)
_EXECUTION = re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII)
_SAMPLED = 1  # a bit of the flags
_LONGEST_SPAN = 2**64


def exchange_of(headers: Headers) -> Exchange:
    """A request that begins, by its headers; what in them is malformed counts as not said."""
    execution = headers.get("Function-Execution-Id", "")
    return Exchange(trace_of(headers), execution if _EXECUTION.fullmatch(execution) else None)


def trace_of(headers: Headers) -> Trace | None:
    """The trace of `traceparent`, or else of `X-Cloud-Trace-Context`.

    https://www.w3.org/TR/trace-context/#traceparent-header
    https://docs.cloud.google.com/trace/docs/trace-context
    """
    if found := _W3C.fullmatch(headers.get("traceparent", "")):
        trace_id, span_id, flags = found.groups()
        if int(trace_id, 16) and int(span_id, 16):
            return Trace(trace_id, span_id, bool(int(flags, 16) & _SAMPLED))
    if found := _GOOGLE.fullmatch(headers.get("X-Cloud-Trace-Context", "")):
        trace_id, span, option = found.groups()
        if int(trace_id, 16) and int(span or 0) < _LONGEST_SPAN:
            return Trace(trace_id.lower(), f"{int(span or 0):016x}", option == "1")
    return None
