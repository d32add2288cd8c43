"""HTTP for both functions: routes, validation, and one JSON shape for every error."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from flask import Request, Response
from pydantic import BaseModel, ValidationError
from werkzeug import exceptions as werkzeug
from werkzeug.routing import Map, Rule

from moviesearch import deadline, exchange
from moviesearch.api.access import logged
from moviesearch.api.address import client_of
from moviesearch.api.cors import CORS
from moviesearch.api.input import given
from moviesearch.api.limits import Limits
from moviesearch.api.refusals import problems, refusal
from moviesearch.api.requests import typed
from moviesearch.api.trace import exchange_of
from moviesearch.errors import InvalidRequest, MethodNotAllowed, NotFound, RequestError, shown
from moviesearch.exchange import Exchange
from moviesearch.settings import Settings

JSON = "application/json"

# What no browser may make of an answer: a page that runs something, or a part of another's page.
NO_PAGE = "default-src 'none'; frame-ancestors 'none'"

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
        limited: whether calls count against the limits of requests.
        media: what types a 200 may have.
    """

    path: str
    parameters: type[BaseModel]
    response: type[BaseModel]
    handler: Handler
    summary: str
    methods: tuple[str, ...] = ("GET",)
    example: str = ""
    limited: bool = True
    media: tuple[str, ...] = (JSON,)


class Matched(NamedTuple):
    """A route, and what a request's path puts in for its variables."""

    route: Route
    variables: Mapping[str, Any]


class Application:
    """A function: turns each request into a JSON answer, whatever happens.

    Args:
        name: the function's name. Its routes answer with and without it in front, since
            cloudfunctions.net strips it from the path and run.app does not.
        routes: what it answers to.
        settings: whose pages may read the answers, and how many proxies are in front.
        limits: how many requests are answered.
        seconds: that a request may take, what it asks of other services included.
    """

    def __init__(
        self,
        name: str,
        routes: Iterable[Route],
        settings: Settings,
        *,
        limits: Limits,
        seconds: float = math.inf,
    ) -> None:
        self.name = name
        self._seconds = seconds
        self.routes = tuple(routes)
        self._cors = CORS(settings.allowed_origins)
        self._log_queries = settings.log_queries
        self._trusted_hops = settings.trusted_hops
        self._limits = limits
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
        answered = exchange_of(request.headers)
        with exchange.answering(answered):
            matched = self._matched(request)
            route = self.address(matched.route) if isinstance(matched, Matched) else "no route"
            if request.method == "OPTIONS":
                response = self._cors.preflight()
            else:
                response = self._response(request, matched, answered, f"{request.method} {route}")
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers.setdefault("Content-Security-Policy", NO_PAGE)
            response.headers["Server-Timing"] = answered.server_timing()
            return logged(self._cors.allow(response, request), request, answered, route)

    def _response(
        self, request: Request, matched: Matched | RequestError, answered: Exchange, where: str
    ) -> Response:
        standing: Mapping[str, str] = {}
        try:
            if not isinstance(matched, Matched) or matched.route.limited:
                standing = self._limits.take(client_of(request, self._trusted_hops))
            if isinstance(matched, RequestError):
                raise matched
            with deadline.within(self._seconds):
                parameters = self._validated(matched.route, given(request))
                if self._log_queries:
                    answered.query = typed(parameters)
                answer = matched.route.handler(request, parameters, **matched.variables)
        except Exception as error:  # noqa: BLE001  the last line: nothing may leave as plain text
            answer = refusal(error, where)
        if isinstance(answer, BaseModel):
            answered.degraded = tuple(getattr(answer, "degraded", ()))
            answer = Response(answer.model_dump_json(), mimetype=JSON)
        answer.headers.update(standing)
        return answer

    def address(self, route: Route) -> str:
        """Where a route is, without what a caller puts in: `/search/movies/<int:movie_id>`."""
        return f"/{self.name}{route.path}".rstrip("/")

    def _matched(self, request: Request) -> Matched | RequestError:
        """The route that a request is for, or the refusal where there is none."""
        path = request.path.removeprefix(f"/{self.name}") or "/"
        if not path.startswith("/"):
            path = request.path
        adapter = self._map.bind("", path_info=path)
        try:
            number, variables = adapter.match(method=request.method)
        except werkzeug.MethodNotAllowed as error:
            allowed = sorted(error.valid_methods or ())
            message = f"{shown(request.method)} is not allowed; allowed: {', '.join(allowed)}."
            return MethodNotAllowed(message, allowed)
        except werkzeug.HTTPException:
            known = ", ".join(map(self.address, self.routes))
            return NotFound(f"There is nothing at {shown(request.path)}. Routes: {known}.")
        return Matched(self.routes[number], variables)

    def _validated(self, route: Route, given: Mapping[str, Any]) -> BaseModel:
        try:
            return route.parameters.model_validate(given)
        except ValidationError as error:
            missing = any(one["type"] == "missing" for one in error.errors(include_url=False))
            usage = f" Try {self.address(route)}?{route.example}" if missing else ""
            raise InvalidRequest(f"{problems(error, route.parameters)}.{usage}") from None
