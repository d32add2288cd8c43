"""The health route, the same for both functions."""

from __future__ import annotations

from flask import Request

from moviesearch.clients import ClientPool
from moviesearch.http import Route
from moviesearch.models import HealthResponse, NoParameters


def health_route(pool: ClientPool) -> Route:
    """Says what answers here, from the index's manifest: 50 ms less than opening an index costs."""

    def health(_: Request, __: NoParameters) -> HealthResponse:
        index = pool.index()
        built = index.manifest
        return HealthResponse(
            embedder=f"{built.embedder} ({built.model})",
            index=index.engine,
            movies=built.count,
        )

    return Route("/health", NoParameters, HealthResponse, health, "What answers here.")
