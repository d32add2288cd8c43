"""What the benchmark times is what a visitor waits for."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from scripts.benchmark import main as benchmark
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


def test_a_laptop_that_serves_everything_holds_less_than_300_megabytes():
    outcome = CliRunner().invoke(benchmark, ["laptop", "--runs", "1"], catch_exceptions=False)
    rows = re.findall(r"^(the first|any later) +[\d.]+ s +(\d+) MB$", outcome.output, re.MULTILINE)

    assert [name for name, _ in rows] == ["the first", "any later"]
    assert all(100 < int(megabytes) < 300 for _, megabytes in rows)


def test_an_index_that_travels_is_measured_where_it_can_be(monkeypatch):
    monkeypatch.setattr("scripts.benchmarks.index.is_available", lambda: False)
    outcome = CliRunner().invoke(benchmark, ["index", "--runs", "1"], catch_exceptions=False)
    rows = dict(re.findall(r"^(\S.*\S) {2,}([\d.]+) (?:s|MiB)$", outcome.output, re.MULTILINE))

    assert outcome.output.startswith("554 movies, 768 dimensions: ")
    assert set(rows) == {
        "unpack",
        "open",
        "memory of a process that searched",
        "search: first answer",
        "search: memory",
        "recommend: first answer",
        "recommend: memory",
    }
    assert 30 < float(rows["search: memory"]) < float(rows["recommend: memory"]) < 1000
    assert float(rows["search: first answer"]) > 0
