"""HTTP for both functions: routes, validation, and one JSON shape for every error."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from flask import Request, Response
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug import exceptions as werkzeug
from werkzeug.routing import Map, Rule

from moviesearch import deadline
from moviesearch.api.cors import CORS
from moviesearch.api.responses import ErrorDetail, ErrorResponse
from moviesearch.errors import (
    EmbeddingError,
    IndexUnavailable,
    InvalidRequest,
    MethodNotAllowed,
    MovieSearchError,
    NotFound,
    RequestError,
    TooLarge,
    UnsupportedMediaType,
)

log = logging.getLogger(__name__)

MAX_BODY = 16_384
RETRY_SECONDS = 5
RETRY_LONGEST = 3_600
INDEX_GONE = ("index_unavailable", "The movie index is unavailable right now.")
EMBEDDER_GONE = ("embedding_unavailable", "Meaning can't be searched right now.")
SHOWN = 60  # characters of a wrong value that its refusal repeats

Handler = Callable[..., BaseModel | Response]


class Route(NamedTuple):
    """One route below a function's URL.

    Attributes:
        path: in werkzeug's syntax, such as `/movies/<int:movie_id>`; `/` is the function itself.
        parameters: what the query string or the JSON body may hold.
        response: what a 200 holds.
        handler: called with the request, the validated parameters and the path's variables.
        summary: one line for the API's description.
        example: a query string that shows how to call it.
    """

    path: str
    parameters: type[BaseModel]
    response: type[BaseModel]
    handler: Handler
    summary: str
    methods: tuple[str, ...] = ("GET",)
    example: str = ""


class Application:
    """A function: turns each request into a JSON answer, whatever happens.

    Args:
        name: the function's name. Its routes answer with and without it in front, since
            cloudfunctions.net strips it from the path and run.app does not.
        routes: what it answers to.
        allowed_origins: whose pages may read the answers; `*` for any.
        seconds: that a request may take, what it asks of other services included.
    """

    def __init__(
        self,
        name: str,
        routes: Iterable[Route],
        allowed_origins: Iterable[str] = (),
        *,
        seconds: float = math.inf,
    ) -> None:
        self.name = name
        self._seconds = seconds
        self.routes = tuple(routes)
        self._cors = CORS(allowed_origins)
        self._map = Map(
            [
                Rule(route.path, endpoint=number, methods=route.methods)
                for number, route in enumerate(self.routes)
            ],
            strict_slashes=False,
            redirect_defaults=False,
        )

    def __call__(self, request: Request) -> Response:
        """Answer a request."""
        if request.method == "OPTIONS":
            return self._finished(self._cors.preflight(), request)
        try:
            with deadline.within(self._seconds):
                answer = self._dispatch(request)
        except Exception as error:  # noqa: BLE001  the last line: nothing may leave as plain text
            answer = _refusal(error, request)
        if isinstance(answer, BaseModel):
            answer = json_response(answer)
        return self._finished(answer, request)

    def _finished(self, response: Response, request: Request) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        return self._cors.allow(response, request)

    def _dispatch(self, request: Request) -> BaseModel | Response:
        path = request.path.removeprefix(f"/{self.name}") or "/"
        if not path.startswith("/"):
            path = request.path
        adapter = self._map.bind("", path_info=path)
        try:
            number, variables = adapter.match(method=request.method)
        except werkzeug.MethodNotAllowed as error:
            allowed = sorted(error.valid_methods or ())
            message = f"{request.method} is not allowed here; allowed: {', '.join(allowed)}."
            raise MethodNotAllowed(message, allowed) from None
        except werkzeug.HTTPException:
            known = ", ".join(f"/{self.name}{route.path}".rstrip("/") for route in self.routes)
            raise NotFound(f"There is nothing at {request.path}. Routes: {known}.") from None
        route = self.routes[number]
        parameters = self._validated(route, _given(request))
        answer: BaseModel | Response = route.handler(request, parameters, **variables)
        return answer

    def _validated(self, route: Route, given: Mapping[str, Any]) -> BaseModel:
        try:
            return route.parameters.model_validate(given)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False)
            problems = "; ".join(_problem(one, route.parameters) for one in details)
            missing = any(one["type"] == "missing" for one in details)
            usage = f" Try /{self.name}{route.path.rstrip('/')}?{route.example}" if missing else ""
            raise InvalidRequest(f"{problems}.{usage}") from None


def json_response(model: BaseModel, status: int = 200) -> Response:
    """A pydantic model as the body of an answer."""
    return Response(model.model_dump_json(), status, mimetype="application/json")


def _refusal(error: Exception, request: Request) -> Response:
    where = f"{request.method} {request.path}"
    if isinstance(error, RequestError):
        response = _error(error.status, error.code, str(error))
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(error.allowed)
        return response
    if isinstance(error, IndexUnavailable | EmbeddingError):
        log.error("%s: %s", where, error)
        what = INDEX_GONE if isinstance(error, IndexUnavailable) else EMBEDDER_GONE
        response = _error(503, *what)
        wait = RETRY_SECONDS if error.retry_after is None else error.retry_after
        response.headers["Retry-After"] = str(math.ceil(min(wait, RETRY_LONGEST)))
        return response
    if isinstance(error, MovieSearchError):
        log.error("%s: %s", where, error)
        message = "This service is not set up completely; its log says what is missing."
        return _error(503, "not_ready", message)
    log.error("%s failed", where, exc_info=error)
    return _error(500, "internal", "Something went wrong here. The error was logged.")


def _error(status: int, code: str, message: str) -> Response:
    return json_response(ErrorResponse(error=ErrorDetail(code=code, message=message)), status)


def _given(request: Request) -> Mapping[str, Any]:
    if request.method != "POST":
        return {
            name: values[0] if len(values) == 1 else values
            for name, values in request.args.to_dict(flat=False).items()
        }
    if request.args:
        raise InvalidRequest("Send the parameters of a POST in its JSON body, not in the address.")
    if request.mimetype != "application/json":
        found = request.mimetype or "none"
        raise UnsupportedMediaType(f"Content-Type must be application/json, found {found}.")
    body = request.stream.read(MAX_BODY + 1)
    if len(body) > MAX_BODY:
        raise TooLarge(f"The body must be at most {MAX_BODY:,} bytes.")
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise InvalidRequest("The body is not valid JSON.") from None
    if not isinstance(given, dict):
        raise InvalidRequest(f"The body must be a JSON object, found {type(given).__name__}.")
    return given


def _problem(detail: ErrorDetails, parameters: type[BaseModel]) -> str:
    """One line: which parameter, what is allowed, what was found."""
    name = str(detail["loc"][0]) if detail["loc"] else ""
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        known = ", ".join(parameters.model_fields)
        return f"unknown parameter {name!r}; allowed: {known or 'none'}"
    if detail["type"] == "missing":
        return f"{name} is missing"
    if not name:
        return message
    found = repr(detail["input"])
    shown = found if len(found) <= SHOWN else f"{found[:SHOWN]}…"
    return f"{name}: {message[:1].lower()}{message[1:]}, found {shown}"
