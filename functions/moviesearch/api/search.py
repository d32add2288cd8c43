"""The routes of the `search` function."""

from __future__ import annotations

from functools import partial

from flask import Request, Response

from moviesearch.api.app import NO_PAGE, Application, Route
from moviesearch.api.health import health_route
from moviesearch.api.limits import Limits
from moviesearch.api.requests import (
    NoParameters,
    RandomRequest,
    SearchRequest,
    SimilarRequest,
    SuggestRequest,
)
from moviesearch.api.responses import (
    MoviesResponse,
    OpenAPIDocument,
    Result,
    SearchResponse,
    SuggestResponse,
)
from moviesearch.clients import Clients
from moviesearch.errors import NotFound
from moviesearch.filters import about, as_spelt
from moviesearch.movie import MAX_ID, Movie
from moviesearch.search import search
from moviesearch.settings import Settings
from moviesearch.similar import similar
from moviesearch.suggest import suggest

STYLED = f"{NO_PAGE}; style-src 'unsafe-inline'"


def search_application(settings: Settings) -> Application:
    """The `search` function, ready to be called with requests."""
    clients = Clients.of(settings)
    return Application(
        "search",
        [
            Route(
                "/",
                SearchRequest,
                SearchResponse,
                partial(find, clients),
                "Rank movies by what you remember of them.",
                methods=("GET", "POST"),
                example="q=NASA+tries+to+rescue+an+astronaut+stranded+on+Mars&k=5",
            ),
            Route(
                "/suggest",
                SuggestRequest,
                SuggestResponse,
                partial(complete, clients),
                "Titles, people and genres to complete what is typed.",
                example="q=the+mar",
            ),
            Route(
                "/movies/random",
                RandomRequest,
                MoviesResponse,
                partial(at_random, clients),
                "Movies picked at random.",
            ),
            Route(
                "/movies/<int:movie_id>",
                NoParameters,
                Movie,
                partial(one_movie, clients),
                "One movie.",
            ),
            Route(
                "/movies/<int:movie_id>/similar",
                SimilarRequest,
                MoviesResponse,
                partial(near, clients),
                "The movies nearest to one.",
            ),
            health_route(clients),
            Route(
                "/docs",
                NoParameters,
                OpenAPIDocument,
                partial(docs, settings),
                "The same as a page for people.",
                media=("text/html",),
            ),
            Route(
                "/openapi.json",
                NoParameters,
                OpenAPIDocument,
                partial(openapi, settings),
                "This API's description.",
            ),
        ],
        settings,
        limits=Limits(settings.searches_a_minute_each, settings.searches_a_minute),
        seconds=settings.search_deadline,
    )


def find(clients: Clients, _: Request, parameters: SearchRequest) -> SearchResponse:
    """Ranked movies."""
    return search(parameters, clients)


def complete(clients: Clients, _: Request, parameters: SuggestRequest) -> SuggestResponse:
    """What completes what was typed."""
    return suggest(parameters, clients.index)


def one_movie(clients: Clients, _: Request, __: NoParameters, movie_id: int) -> Movie:
    """The movie of an id. Raises NotFound."""
    movies = clients.index.fetch([movie_id]) if movie_id <= MAX_ID else []
    if not movies:
        raise NotFound(f"There is no movie with id {movie_id}.")
    return movies[0]


def near(clients: Clients, _: Request, parameters: SimilarRequest, movie_id: int) -> MoviesResponse:
    """Movies similar to the one of an id. Raises NotFound."""
    if movie_id > MAX_ID:
        raise NotFound(f"There is no movie with id {movie_id}.")
    return similar(movie_id, parameters, clients.index)


def at_random(clients: Clients, _: Request, parameters: RandomRequest) -> MoviesResponse:
    """Any movies that meet the filters. Raises Unsupported."""
    index = clients.index
    filters = as_spelt(parameters, index)
    exclude = (*parameters.exclude, *about(filters.without, index))
    movies = index.sample(parameters.k, filters, exclude)
    results = [Result.of(one, 0.0) for one in movies]
    return MoviesResponse(results=results, count=len(results))


def openapi(settings: Settings, _: Request, __: NoParameters) -> Response:
    """The description of both functions as JSON."""
    return Response(_described(settings), mimetype="application/json")


def docs(settings: Settings, _: Request, __: NoParameters) -> Response:
    """The description of both functions as HTML."""
    from moviesearch.api.docs import page

    response = Response(page(_described(settings)), mimetype="text/html")
    response.headers["Content-Security-Policy"] = STYLED
    return response


def _described(settings: Settings) -> str:
    from moviesearch.api.openapi import document
    from moviesearch.api.recommend import recommend_application

    return document([search_application(settings), recommend_application(settings)])
