"""Which other pages may call the functions (https://fetch.spec.whatwg.org/#http-cors-protocol)."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Request, Response

PREFLIGHT_SECONDS = 3_600


class CORS:
    """Lets in the pages of some origins.

    Args:
        origins: whose pages may read the answers; `*` for any; none for no other page.
    """

    def __init__(self, origins: Iterable[str]) -> None:
        self._origins = frozenset(origins)

    def preflight(self) -> Response:
        """The answer to OPTIONS, before `allow` says to whom."""
        return Response(status=204)

    def allow(self, response: Response, request: Request) -> Response:
        """The response with the headers that let the request's origin read it."""
        if not self._origins:
            return response
        headers = response.headers
        headers.add("Vary", "Origin")
        origin = request.headers.get("Origin", "")
        if origin in self._origins or (origin and "*" in self._origins):
            allowed = "*" if "*" in self._origins else origin
            headers["Access-Control-Allow-Origin"] = allowed
            headers["Timing-Allow-Origin"] = allowed  # to read Server-Timing
            headers["Access-Control-Expose-Headers"] = "RateLimit, RateLimit-Policy, Retry-After"
            if request.method == "OPTIONS":
                headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
                headers["Access-Control-Allow-Headers"] = "Content-Type, Accept"
                headers["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
        return response
