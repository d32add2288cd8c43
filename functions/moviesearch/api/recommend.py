"""The routes of the `recommend` function."""

from __future__ import annotations

from functools import partial

from flask import Request, Response

from moviesearch.api import events
from moviesearch.api.app import JSON, Application, Route
from moviesearch.api.health import health_route
from moviesearch.api.limits import Limits
from moviesearch.api.requests import NoParameters, RecommendRequest
from moviesearch.api.responses import ModelInfo, ModelsResponse, RecommendResponse
from moviesearch.clients import Clients
from moviesearch.explanation import Explainers
from moviesearch.recommend import collect, find, recommend
from moviesearch.settings import OFFLINE, Settings


def recommend_application(settings: Settings) -> Application:
    """The `recommend` function, ready to be called with requests."""
    clients = Clients.of(settings)
    explainers = Explainers(settings)
    return Application(
        "recommend",
        [
            Route(
                "/",
                RecommendRequest,
                RecommendResponse,
                partial(answer, clients, explainers),
                "Movies with a reason for each; as server-sent events where those are accepted.",
                methods=("GET", "POST"),
                media=(JSON, events.EVENT_STREAM),
                example="query=a+feel-good+movie+about+friendship&k=3",
            ),
            Route(
                "/models",
                NoParameters,
                ModelsResponse,
                partial(models, explainers),
                "The models to choose from.",
            ),
            health_route(clients),
        ],
        settings,
        limits=Limits(settings.recommendations_a_minute_each, settings.recommendations_a_minute),
        seconds=settings.recommend_deadline,
    )


def answer(
    clients: Clients, explainers: Explainers, request: Request, parameters: RecommendRequest
) -> RecommendResponse | Response:
    """The recommendation, in one piece or event by event."""
    told = recommend(find(parameters, clients, explainers), explainers)
    return events.response(told) if events.are_wanted(request) else collect(told)


def models(explainers: Explainers, _: Request, __: NoParameters) -> ModelsResponse:
    """The models that a caller may name."""
    listed = [
        ModelInfo(name=model.name, available=model.api_key is not None)
        for model in explainers.models.values()
    ]
    listed.append(ModelInfo(name=OFFLINE, available=True))
    return ModelsResponse(models=listed, default=explainers.default)
