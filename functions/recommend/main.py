"""The `recommend` function: HTTP entry point."""

import moviesearch.cold_start  # noqa: F401, I001  first: it speeds up the imports below

import functions_framework
from flask import Request, Response, current_app, has_app_context

from moviesearch.api.recommend import recommend_application
from moviesearch.serving import guard
from moviesearch.settings import Settings

application = recommend_application(Settings.load())
if has_app_context():  # of functions-framework, which serves it
    guard(current_app, application)


@functions_framework.http
def recommend(request: Request) -> Response:
    """Answer a recommendation request."""
    return application(request)
