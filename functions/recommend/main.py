"""The `recommend` function: HTTP entry point."""

import moviesearch.cold_start  # noqa: F401, I001  first: it speeds up the imports below

import functions_framework
from flask import Request, Response, current_app, has_app_context

from moviesearch.api.recommend import recommend_application
from moviesearch.logs import write_json
from moviesearch.serving import guard
from moviesearch.settings import Settings

settings = Settings.load()
application = recommend_application(settings)
if has_app_context():  # of functions-framework, which serves it
    write_json(settings)
    guard(current_app, application)


@functions_framework.http
def recommend(request: Request) -> Response:
    """Answer a recommendation request."""
    return application(request)
