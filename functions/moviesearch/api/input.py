"""What a request gives: its query string, or the JSON object that is its body."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn
from urllib.parse import unquote_to_bytes

from flask import Request

from moviesearch.errors import InvalidRequest, RequestError, TooLarge, UnsupportedMediaType, shown

MAX_BODY = 16_384
UNREADABLE = "moviesearch.unreadable"  # in a WSGI environment: why its body could not be read


def given(request: Request) -> Mapping[str, Any]:
    """The parameters as they were sent; one of several values of a query string is a list.

    Raises:
        InvalidRequest: the address is not UTF-8, or the body is broken or no JSON object.
        TooSlow: the body did not arrive in time.
        TooLarge: the body is over MAX_BODY bytes.
        UnsupportedMediaType: the body is not declared as JSON.
    """
    unreadable: RequestError | None = request.environ.get(UNREADABLE)
    if unreadable is not None:
        raise unreadable
    _check_encoding(request.query_string)
    if request.method == "POST":
        if request.args:
            raise InvalidRequest(
                "Send the parameters of a POST in its JSON body, not in the address."
            )
        return _body(request)
    return {
        name: values[0] if len(values) == 1 else values
        for name, values in request.args.to_dict(flat=False).items()
    }


def _check_encoding(query: bytes) -> None:
    """Refuse what is no text; a lone `%` is taken as it stands, as browsers do ("100% love")."""
    try:
        unquote_to_bytes(query).decode()
    except UnicodeDecodeError:
        raise InvalidRequest("The address is not UTF-8, percent-encoded.") from None


def _body(request: Request) -> dict[str, Any]:
    if request.mimetype != "application/json":
        found = shown(request.mimetype) if request.mimetype else "none"
        raise UnsupportedMediaType(f"Content-Type must be application/json, found {found}.")
    body = request.stream.read(MAX_BODY + 1)
    if len(body) > MAX_BODY:
        raise TooLarge(f"The body must be at most {MAX_BODY:,} bytes.")
    try:
        parsed = json.loads(body, object_pairs_hook=_object, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise InvalidRequest("The body is not valid JSON.") from None
    if not isinstance(parsed, dict):
        raise InvalidRequest(f"The body must be a JSON object, found {type(parsed).__name__}.")
    return parsed


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, in which each name stands once: of two, nobody says which one holds."""
    found = dict(pairs)
    if len(found) < len(pairs):
        [(name, times)] = Counter(name for name, _ in pairs).most_common(1)
        raise InvalidRequest(f"The body gives {shown(name)} {times} times.")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
