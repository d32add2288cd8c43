"""HTTP for both functions: routes, validation, and one JSON shape for every error."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from flask import Request, Response
from pydantic import BaseModel, ValidationError
from werkzeug import exceptions as werkzeug
from werkzeug.routing import Map, Rule

from moviesearch import deadline
from moviesearch.api.cors import CORS
from moviesearch.api.input import given
from moviesearch.api.refusals import problems, refusal
from moviesearch.errors import InvalidRequest, MethodNotAllowed, NotFound, shown

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
        route: Route | None = None
        try:
            with deadline.within(self._seconds):
                route, variables = self._routed(request)
                parameters = self._validated(route, given(request))
                answer = route.handler(request, parameters, **variables)
        except Exception as error:  # noqa: BLE001  the last line: nothing may leave as plain text
            answer = refusal(error, f"{request.method} {self.address(route)}")
        if isinstance(answer, BaseModel):
            answer = Response(answer.model_dump_json(), mimetype="application/json")
        return self._finished(answer, request)

    def address(self, route: Route | None) -> str:
        """Where a route is, without what a caller puts in: `/search/movies/<int:movie_id>`."""
        return f"/{self.name}{route.path}".rstrip("/") if route else "no route"

    def _finished(self, response: Response, request: Request) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Content-Security-Policy", NO_PAGE)
        return self._cors.allow(response, request)

    def _routed(self, request: Request) -> tuple[Route, Mapping[str, Any]]:
        path = request.path.removeprefix(f"/{self.name}") or "/"
        if not path.startswith("/"):
            path = request.path
        adapter = self._map.bind("", path_info=path)
        try:
            number, variables = adapter.match(method=request.method)
        except werkzeug.MethodNotAllowed as error:
            allowed = sorted(error.valid_methods or ())
            message = f"{shown(request.method)} is not allowed; allowed: {', '.join(allowed)}."
            raise MethodNotAllowed(message, allowed) from None
        except werkzeug.HTTPException:
            known = ", ".join(map(self.address, self.routes))
            raise NotFound(f"There is nothing at {shown(request.path)}. Routes: {known}.") from None
        return self.routes[number], variables

    def _validated(self, route: Route, given: Mapping[str, Any]) -> BaseModel:
        try:
            return route.parameters.model_validate(given)
        except ValidationError as error:
            missing = any(one["type"] == "missing" for one in error.errors(include_url=False))
            usage = f" Try {self.address(route)}?{route.example}" if missing else ""
            raise InvalidRequest(f"{problems(error, route.parameters)}.{usage}") from None
