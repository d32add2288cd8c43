"""The health route, the same for both functions."""

from __future__ import annotations

from flask import Request

from moviesearch.clients import ClientPool
from moviesearch.http import Route
from moviesearch.models import Filters, HealthResponse, NoParameters


def health_route(pool: ClientPool) -> Route:
    """Opens the index and counts, so that `ok` means it can answer; the embedder stays closed."""

    def health(_: Request, __: NoParameters) -> HealthResponse:
        index = pool.index()
        built = index.manifest
        return HealthResponse(
            embedder=f"{built.embedder} ({built.model})",
            index=index.engine,
            movies=index.count(Filters()),
        )

    return Route("/health", NoParameters, HealthResponse, health, "What answers here.")
