"""The routes of the `recommend` function."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from flask import Request, Response

from moviesearch.api.health import health_route
from moviesearch.clients import ClientPool
from moviesearch.explanation import Explainers
from moviesearch.http import Application, Route
from moviesearch.models import (
    ErrorDetail,
    ErrorResponse,
    ModelInfo,
    ModelsResponse,
    NoParameters,
    RecommendRequest,
    RecommendResponse,
)
from moviesearch.recommend import Event, collect, find, recommend
from moviesearch.settings import OFFLINE, Settings

log = logging.getLogger(__name__)

EVENT_STREAM = "text/event-stream"
BROKE_OFF = ErrorResponse(error=ErrorDetail(code="internal", message="The answer broke off."))


def recommend_application(settings: Settings) -> Application:
    """The `recommend` function, ready to be called with requests."""
    pool = ClientPool(settings)
    explainers = Explainers(settings)

    def answer(request: Request, parameters: RecommendRequest) -> RecommendResponse | Response:
        found = find(parameters, clients=pool.get(), explainers=explainers)
        events = recommend(found, explainers)
        if request.accept_mimetypes.best_match(["application/json", EVENT_STREAM]) == EVENT_STREAM:
            headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
            return Response(stream(events), mimetype=EVENT_STREAM, headers=headers)
        return collect(events)

    def models(_: Request, __: NoParameters) -> ModelsResponse:
        listed = [
            ModelInfo(name=model.name, available=model.api_key is not None)
            for model in settings.llm_models
        ]
        listed.append(ModelInfo(name=OFFLINE, available=True))
        return ModelsResponse(models=listed, default=explainers.default)

    return Application(
        "recommend",
        [
            Route(
                "/",
                RecommendRequest,
                RecommendResponse,
                answer,
                "Movies with a reason for each; as server-sent events where those are accepted.",
                methods=("GET", "POST"),
                example="query=a+feel-good+film+about+friendship&k=3",
            ),
            Route("/models", NoParameters, ModelsResponse, models, "The models to choose from."),
            health_route(pool),
        ],
        settings.allowed_origins,
    )


def stream(events: Iterator[Event]) -> Iterator[str]:
    """The events in the form of https://html.spec.whatwg.org/#server-sent-events."""
    try:
        for event in events:
            yield f"event: {event.event}\ndata: {event.model_dump_json()}\n\n"
    except Exception:
        # The status has long left; the missing `done` tells the reader that this broke off.
        log.exception("a recommendation broke off")
        yield f"event: error\ndata: {BROKE_OFF.model_dump_json()}\n\n"
