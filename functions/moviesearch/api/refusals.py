"""What callers are told where there is no answer: one JSON shape, never longer than a page."""

from __future__ import annotations

import logging
import math

from flask import Response
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from moviesearch.api.responses import ErrorDetail, ErrorResponse
from moviesearch.errors import (
    EmbeddingError,
    IndexUnavailable,
    MethodNotAllowed,
    MovieSearchError,
    RequestError,
    TooManyRequests,
    shown,
)

log = logging.getLogger(__name__)

RETRY_SECONDS = 5
RETRY_LONGEST = 3_600
INDEX_GONE = ("index_unavailable", "The movie index is unavailable right now.")
EMBEDDER_GONE = ("embedding_unavailable", "Meaning can't be searched right now.")
PROBLEMS = 5  # told of a request; of the others, how many they are
PROBLEM_LENGTH = 300  # characters, the value that was found not included
MESSAGE_LENGTH = 2_000


def refusal(error: Exception, where: str) -> Response:
    """The answer to a request that failed; what the caller is not told is logged.

    Args:
        error: why it failed.
        where: the request, as the log may name it.
    """
    if isinstance(error, RequestError):
        response = told(error.status, error.code, str(error))
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(error.allowed)
        if isinstance(error, TooManyRequests):
            response.headers["Retry-After"] = str(error.retry_after)
            response.headers.update(error.headers)
        return response
    if isinstance(error, IndexUnavailable | EmbeddingError):
        log.error("%s: %s", where, error)
        what = INDEX_GONE if isinstance(error, IndexUnavailable) else EMBEDDER_GONE
        response = told(503, *what)
        wait = RETRY_SECONDS if error.retry_after is None else error.retry_after
        response.headers["Retry-After"] = str(math.ceil(min(wait, RETRY_LONGEST)))
        return response
    if isinstance(error, MovieSearchError):
        log.error("%s: %s", where, error)
        message = "This service is not set up completely; its log says what is missing."
        return told(503, "not_ready", message)
    log.error("%s failed", where, exc_info=error)
    return told(500, "internal", "Something went wrong here. The error was logged.")


def told(status: int, code: str, message: str) -> Response:
    """A refusal in the one shape."""
    detail = ErrorDetail(code=code, message=_cut(message, MESSAGE_LENGTH))
    body = ErrorResponse(error=detail).model_dump_json()
    return Response(body, status, mimetype="application/json")


def problems(error: ValidationError, parameters: type[BaseModel]) -> str:
    """What is wrong with the parameters, the first five in full: `k: …, found '99'; …`."""
    details = error.errors(include_url=False, include_context=False)
    lines = [_problem(one) for one in details[:PROBLEMS]]
    if any(one["type"] == "extra_forbidden" for one in details[:PROBLEMS]):
        lines.append(f"allowed: {', '.join(parameters.model_fields) or 'none'}")
    if len(details) > PROBLEMS:
        lines.append(f"and {len(details) - PROBLEMS:,} more")
    return "; ".join(lines)


def _problem(detail: ErrorDetails) -> str:
    """One line: which parameter, what is allowed, what was found."""
    if detail["type"] == "extra_forbidden":
        return f"unknown parameter {shown(str(detail['loc'][0]))}"
    message = _cut(detail["msg"].removeprefix("Value error, "), PROBLEM_LENGTH)
    if not detail["loc"]:
        return message
    name = detail["loc"][0]
    if detail["type"] == "missing":
        return f"{name} is missing"
    return f"{name}: {message[:1].lower()}{message[1:]}, found {shown(detail['input'])}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"
