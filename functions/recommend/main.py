"""The `recommend` function: HTTP entry point."""

import moviesearch.cold_start  # noqa: F401, I001  first: it speeds up the imports below

import functions_framework
from flask import Request, Response

from moviesearch.api.recommend import recommend_application
from moviesearch.settings import Settings

application = recommend_application(Settings.load())


@functions_framework.http
def recommend(request: Request) -> Response:
    """Answer a recommendation request."""
    return application(request)
