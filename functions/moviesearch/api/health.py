"""The health route, the same for both functions."""

from __future__ import annotations

from flask import Request

from moviesearch.clients import ClientPool
from moviesearch.http import Route
from moviesearch.models import Filters, HealthResponse, NoParameters


def health_route(pool: ClientPool) -> Route:
    """Opens what a request needs and asks the index for its size, so `ok` means it can answer."""

    def health(_: Request, __: NoParameters) -> HealthResponse:
        clients = pool.get()
        return HealthResponse(
            embedder=f"{clients.embedder.name} ({clients.embedder.model})",
            index=clients.index.engine,
            movies=clients.index.count(Filters()),
        )

    return Route("/health", NoParameters, HealthResponse, health, "What answers here.")
