"""The routes of the `search` function."""

from __future__ import annotations

from flask import Request, Response

from moviesearch.api.health import health_route
from moviesearch.clients import ClientPool
from moviesearch.embedding import identity_of
from moviesearch.errors import NotFound
from moviesearch.http import Application, Route
from moviesearch.index.query import Query
from moviesearch.models import (
    MAX_ID,
    KRequest,
    Movie,
    MoviesResponse,
    NoParameters,
    OpenAPIDocument,
    Result,
    SearchRequest,
    SearchResponse,
    SuggestRequest,
    SuggestResponse,
)
from moviesearch.ranking import taste_legs, weights_of
from moviesearch.search import known_filters, result, search
from moviesearch.settings import Settings
from moviesearch.suggest import suggest


def search_application(settings: Settings) -> Application:  # noqa: C901  one closure a route
    """The `search` function, ready to be called with requests."""
    pool = ClientPool(settings)

    def find(_: Request, parameters: SearchRequest) -> SearchResponse:
        clients = pool.get()
        return search(parameters, embedder=clients.embedder, index=clients.index)

    def complete(_: Request, parameters: SuggestRequest) -> SuggestResponse:
        return suggest(parameters, pool.index())

    def movie(_: Request, __: NoParameters, movie_id: int) -> Movie:
        movies = pool.index().fetch([movie_id]) if movie_id <= MAX_ID else []
        if not movies:
            raise NotFound(f"There is no movie with id {movie_id}.")
        return movies[0]

    def similar(_: Request, parameters: KRequest, movie_id: int) -> MoviesResponse:
        if movie_id > MAX_ID:
            raise NotFound(f"There is no movie with id {movie_id}.")
        index = pool.index()
        filters = known_filters(parameters.given(), index.manifest)
        if parameters.like or parameters.unlike:
            weights = weights_of(identity_of(settings))
            near = (movie_id, *parameters.like)
            legs = tuple(taste_legs(near, parameters.unlike, weights))
            without = (*near, *parameters.unlike, *parameters.exclude)
            query = Query(legs, parameters.k, filters=filters, exclude=without)
            hits = index.query(query)
        else:
            hits = index.similar(movie_id, parameters.k, filters, parameters.exclude)
        return MoviesResponse(results=[result(hit) for hit in hits], count=len(hits))

    def random(_: Request, parameters: KRequest) -> MoviesResponse:
        index = pool.index()
        filters = known_filters(parameters.given(), index.manifest)
        movies = index.sample(parameters.k, filters, parameters.exclude)
        results = [Result(**dict(one), score=0.0) for one in movies]
        return MoviesResponse(results=results, count=len(results))

    def described() -> str:
        from moviesearch.api.openapi import document
        from moviesearch.api.recommend import recommend_application

        return document([application, recommend_application(settings)])

    def openapi(_: Request, __: NoParameters) -> Response:
        return Response(described(), mimetype="application/json")

    def docs(_: Request, __: NoParameters) -> Response:
        from moviesearch.api.docs import page

        return Response(page(described()), mimetype="text/html")

    application = Application(
        "search",
        [
            Route(
                "/",
                SearchRequest,
                SearchResponse,
                find,
                "Rank movies by what you remember of them.",
                methods=("GET", "POST"),
                example="q=NASA+tries+to+rescue+an+astronaut+stranded+on+Mars&k=5",
            ),
            Route(
                "/suggest",
                SuggestRequest,
                SuggestResponse,
                complete,
                "Titles to complete what is typed.",
                example="q=the+mar",
            ),
            Route("/movies/random", KRequest, MoviesResponse, random, "Movies picked at random."),
            Route("/movies/<int:movie_id>", NoParameters, Movie, movie, "One movie."),
            Route(
                "/movies/<int:movie_id>/similar",
                KRequest,
                MoviesResponse,
                similar,
                "The movies nearest to one.",
            ),
            health_route(pool),
            Route("/docs", NoParameters, OpenAPIDocument, docs, "The same as a page for people."),
            Route(
                "/openapi.json", NoParameters, OpenAPIDocument, openapi, "This API's description."
            ),
        ],
        settings.allowed_origins,
    )
    return application
