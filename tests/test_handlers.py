"""Each route's handler is a function of its own, called here without HTTP."""

from __future__ import annotations

import os

import pytest
from flask import Request, Response
from werkzeug.test import EnvironBuilder

from catalogue import MOVIES
from moviesearch.api import events, recommend, search
from moviesearch.api.health import health, resident_mb
from moviesearch.api.requests import (
    NoParameters,
    RandomRequest,
    RecommendRequest,
    SearchRequest,
    SimilarRequest,
    SuggestRequest,
)
from moviesearch.api.responses import DoneEvent, RecommendResponse
from moviesearch.errors import InvalidRequest, NotFound
from moviesearch.explanation import Explainers
from moviesearch.movie import MAX_ID


def request(**headers):
    return Request(EnvironBuilder(headers=headers).get_environ())


def test_find_ranks(clients):
    answer = search.find(clients, request(), SearchRequest(q="lion king of the savannah", k=1))

    assert [one.title for one in answer.results] == ["Pride"]


def test_complete_goes_on_with_what_was_typed(clients):
    answer = search.complete(clients, request(), SuggestRequest(q="stra"))

    assert answer.suggestions[0].title == "Stranded"


def test_one_movie_is_the_one_of_its_id(clients):
    assert search.one_movie(clients, request(), NoParameters(), 2) == MOVIES[1]
    for unknown in (99, MAX_ID + 1):
        with pytest.raises(NotFound, match=str(unknown)):
            search.one_movie(clients, request(), NoParameters(), unknown)


def test_near_leaves_out_the_movie_the_taste_and_the_excluded(clients):
    plain = search.near(clients, request(), SimilarRequest(k=4), 1)
    tasted = search.near(clients, request(), SimilarRequest(k=4, like=[4], exclude=[3]), 1)

    assert plain.results[0].id == 4
    assert 1 not in {one.id for one in plain.results}
    assert {one.id for one in tasted.results} == {2, 5}


def test_near_a_movie_that_does_not_exist_is_not_found(clients):
    for parameters in (SimilarRequest(), SimilarRequest(like=[2])):
        with pytest.raises(NotFound, match="99"):
            search.near(clients, request(), parameters, 99)


def test_movies_at_random_meet_the_filters(clients):
    answer = search.at_random(clients, request(), RandomRequest(k=5, genre=["drama"], exclude=[1]))

    assert {one.id for one in answer.results} == {3}
    assert {one.score for one in answer.results} == {0}
    with pytest.raises(InvalidRequest, match="known are"):
        search.at_random(clients, request(), RandomRequest(genre=["Telenovela"]))


def test_health_tells_what_answers(clients):
    told = health(clients, request(), NoParameters())

    assert (told.status, told.movies) == ("ok", 5)


def test_health_tells_the_memory_where_the_system_does(tmp_path):
    statm = tmp_path / "statm"
    statm.write_text("90000 25000 3000 1 0 50000 0\n")

    assert resident_mb(statm) == round(25_000 * os.sysconf("SC_PAGE_SIZE") / 1_000_000)
    assert resident_mb(tmp_path / "no such file") is None


def test_a_recommendation_is_events_only_for_who_would_rather_have_them(settings, clients):
    explainers = Explainers(settings())
    wish = RecommendRequest(query="astronaut", model="offline", mode="keyword")
    streams = {
        accept: isinstance(
            recommend.answer(clients, explainers, request(Accept=accept), wish), Response
        )
        for accept in (
            "application/json",
            "*/*",
            "text/event-stream",
            "text/event-stream, application/json;q=0.5",
            "text/event-stream;q=0.5, application/json",
        )
    }

    assert list(streams.values()) == [False, False, True, True, False]
    whole = recommend.answer(clients, explainers, request(), wish)
    assert isinstance(whole, RecommendResponse)
    assert whole.movies[0].reason


def test_the_models_are_those_of_the_settings_and_the_offline_one(settings):
    told = recommend.models(Explainers(settings()), request(), NoParameters())

    assert [one.name for one in told.models] == ["gemini", "deepseek", "offline"]
    assert told.default == "gemini"


def test_a_stream_that_breaks_off_says_so_without_its_reason(caplog):
    def broken():
        yield DoneEvent(order=[1], model=None, degraded=[])
        raise ZeroDivisionError("secret detail")

    told = list(events.stream(broken()))

    assert told[0].startswith("event: done\n")
    assert told[1].startswith("event: error\n")
    assert "secret" not in told[1]
    assert "secret detail" in caplog.text
