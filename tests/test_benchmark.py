"""What the benchmark times is what a visitor waits for."""

from __future__ import annotations

import pytest

from scripts.benchmarks.start import CANDIDATES, measure
from servers import reply, running


def stream(*events):
    response = reply({})
    response.mimetype = "text/event-stream"
    response.set_data("".join(f"event: {name}\ndata: {{}}\n\n" for name in events))
    return response


def test_every_function_is_timed_to_its_first_real_answer():
    starts = measure(1)

    assert list(starts) == ["hello world", "search", "recommend"]
    assert all(one.seconds > 0 and one.megabytes > 10 for one in starts.values())


def test_a_search_counts_only_if_it_embedded_and_ranked():
    answers = [
        reply({"results": [{"id": 1}], "degraded": []}),
        reply({"results": [], "degraded": []}),
        reply({"results": [{"id": 1}], "degraded": ["embedding"]}),
    ]
    with running(lambda _: answers.pop(0)) as server:
        CANDIDATES["search"].first_answer(server.url)
        for _ in range(2):
            with pytest.raises(AssertionError, match="no whole search"):
                CANDIDATES["search"].first_answer(server.url)

    assert {one.path for one in server.requests} == {"/search"}


def test_a_recommendation_counts_from_its_first_event_which_must_be_the_movies():
    answers = [stream("movies", "done"), stream("pick", "movies")]
    with running(lambda _: answers.pop(0)) as server:
        CANDIDATES["recommend"].first_answer(server.url)
        with pytest.raises(AssertionError, match="did not come first"):
            CANDIDATES["recommend"].first_answer(server.url)

    assert {one.path for one in server.requests} == {"/recommend"}
