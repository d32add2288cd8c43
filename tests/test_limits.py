"""Nobody runs up the bill alone: requests a minute, of a client and of all together."""

from __future__ import annotations

import math
import re
import threading
from collections import Counter

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from catalogue import MOVIES, environ_of, fill, settings_of
from instances import instance
from moviesearch.api.limits import WINDOW, Limits
from moviesearch.errors import TooManyRequests
from servers import running
from servers.gemini import KEY, GeminiAPI

SEARCH = "/search?q=lion&mode=keyword"
LIMITED = {"SEARCHES_A_MINUTE_EACH": "3", "SEARCHES_A_MINUTE": "5"}


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


def passes(limits, client="a"):
    try:
        limits.take(client)
    except TooManyRequests:
        return False
    return True


def test_a_client_may_ask_its_share_at_once_and_then_as_fast_as_it_comes_back():
    clock = Clock()
    limits = Limits(6, 0, clock=clock)

    assert [passes(limits) for _ in range(8)] == [True] * 6 + [False] * 2
    clock.now += WINDOW / 6
    assert [passes(limits) for _ in range(2)] == [True, False]
    clock.now += 10 * WINDOW
    assert [passes(limits) for _ in range(7)] == [True] * 6 + [False]


def test_one_client_takes_nothing_from_another():
    limits = Limits(2, 100, clock=Clock())

    assert [passes(limits, "a") for _ in range(5)].count(True) == 2
    assert [passes(limits, "b") for _ in range(5)].count(True) == 2


def test_what_was_refused_counts_against_nobody():
    clock = Clock()
    limits = Limits(2, 4, clock=clock)
    for _ in range(100):
        passes(limits, "a")

    assert [passes(limits, "b") for _ in range(5)].count(True) == 2
    assert not passes(limits, "c")
    clock.now += WINDOW / 2
    assert passes(limits, "a")


@given(
    each=st.integers(1, 50),
    steps=st.lists(st.tuples(st.integers(0, 3), st.floats(0, 30)), max_size=200),
)
def test_no_minute_lets_through_more_than_twice_the_share(each, steps):
    """What was saved up, and what came back meanwhile."""
    clock = Clock()
    limits = Limits(each, 0, clock=clock)
    let = []
    for client, pause in steps:
        clock.now += pause
        if passes(limits, str(client)):
            let.append((client, clock.now))
    for client, at in let:
        within = [t for who, t in let if who == client and at <= t < at + WINDOW]
        assert len(within) <= 2 * each


def test_many_threads_take_no_more_than_there_is():
    limits = Limits(0, 50, clock=Clock())
    let = []
    threads = [
        threading.Thread(target=lambda: let.extend(passes(limits, "a") for _ in range(20)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(let) == 160
    assert let.count(True) == 50


@pytest.mark.parametrize("overall", [0, 100])
def test_many_addresses_take_no_more_memory_than_a_few_thousand(overall):
    limits = Limits(5, overall, clock=Clock())
    for number in range(30_000):
        passes(limits, f"10.{number}")

    assert len(limits._clients) <= (2 * overall or 10_000)


def test_no_client_gets_more_for_being_forgotten():
    """Somebody with many addresses pushes out whom they like, and the limit of all holds."""
    clock = Clock()
    limits = Limits(3, 10, clock=clock)
    let = Counter()
    for second in range(600):
        clock.now = 1_000.0 + second / 10
        for client in ("me", f"other {second}", f"another {second}"):
            let[client] += passes(limits, client)

    assert let["me"] <= 2 * 3
    assert sum(let.values()) <= 2 * 10


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("limits")
    with running(GeminiAPI()) as server:
        settings = settings_of(server.url, folder)
        fill(settings, MOVIES)
        yield settings, folder


def test_too_many_requests_are_told_when_to_come_back(world, open_function):
    client = open_function("search", world[0], **LIMITED)
    answers = [client.get(SEARCH) for _ in range(4)]
    last = answers[-1]

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert last.get_json() == {
        "error": {
            "code": "too_many_requests",
            "message": "Too many requests: 3 a minute for a client. Try again in 20 seconds.",
        }
    }
    assert last.headers["Retry-After"] == "20"
    assert last.headers["RateLimit-Policy"] == '"client";q=3;w=60, "instance";q=5;w=60'
    assert [one.headers["RateLimit"] for one in answers] == [
        '"client";r=2;t=20',
        '"client";r=1;t=40',
        '"client";r=0;t=60',
        '"client";r=0;t=60',
    ]


def test_whatever_is_asked_counts_but_the_health_and_a_preflight(world, open_function):
    client = open_function("search", world[0], SEARCHES_A_MINUTE="2", ALLOWED_ORIGINS="*")
    free = [client.get("/search/health") for _ in range(9)]
    free += [client.options("/search") for _ in range(9)]

    assert {one.status_code for one in free} == {200, 204}
    assert not any("RateLimit" in one.headers for one in free)
    assert client.get("/nowhere").status_code == 404
    assert client.get("/search?k=0").status_code == 400
    refused = client.get(SEARCH, headers={"Origin": "https://page.example"})
    assert refused.status_code == 429
    assert "everybody together" in refused.get_json()["error"]["message"]
    assert "Retry-After" in refused.headers["Access-Control-Expose-Headers"]
    assert client.get("/search/health").status_code == 200


def test_by_default_a_laptop_counts_nothing(world, open_function):
    client = open_function("search", world[0])
    answers = [client.get("/search/movies/1") for _ in range(300)]

    assert {one.status_code for one in answers} == {200}
    assert "RateLimit" not in answers[0].headers


@pytest.mark.parametrize(
    ("hops", "forged", "is_counted"),
    [
        pytest.param("0", "X, 203.0.113.7", True, id="no proxy: the header is anybody's"),
        pytest.param("1", "X, 203.0.113.7", True, id="one proxy wrote the last entry"),
        pytest.param("2", "X, 203.0.113.7, 10.0.0.1", True, id="two wrote the last two"),
        pytest.param("1", "203.0.113.7, X", False, id="the last one is who asks"),
        pytest.param("2", "203.0.113.7, X, 10.0.0.1", False, id="the last but one is who asks"),
        pytest.param("3", "X", True, id="fewer entries than proxies: none was written by them"),
        pytest.param("1", "X, not an address", True, id="what is no address is not believed"),
        pytest.param("1", "X,", True, id="nor is nothing"),
    ],
)
def test_a_client_can_choose_no_other_address_for_itself(
    world, open_function, hops, forged, is_counted
):
    client = open_function("search", world[0], SEARCHES_A_MINUTE_EACH="2", TRUSTED_HOPS=hops)
    statuses = [
        client.get(
            SEARCH, headers={"X-Forwarded-For": forged.replace("X", f"198.51.100.{number}")}
        ).status_code
        for number in range(4)
    ]

    assert statuses == ([200, 200, 429, 429] if is_counted else [200] * 4)


def test_whoever_owns_a_network_of_version_6_is_one_client(world, open_function):
    client = open_function("search", world[0], SEARCHES_A_MINUTE_EACH="2", TRUSTED_HOPS="1")

    def asked(address):
        return client.get(SEARCH, headers={"X-Forwarded-For": address}).status_code

    mine = [asked(f"2001:db8:1:2:{number}::{number}") for number in range(3)]
    assert mine == [200, 200, 429]
    assert asked("2001:db8:1:3::1") == 200
    mapped = [asked("203.0.113.7"), asked("::ffff:203.0.113.7"), asked("::ffff:cb00:7107")]
    assert mapped == [200, 200, 429]


def test_an_instance_under_gunicorn_refuses_the_fourth_request_and_goes_on_answering(world):
    settings, folder = world
    environ = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "GEMINI_API_KEY": KEY,
        **environ_of(settings),
        "RECOMMENDATIONS_A_MINUTE_EACH": "3",
    }
    with instance("recommend", folder, environ, 4) as function:
        asked = f"{function.url}/recommend?q=lion&model=offline&k=1&mode=keyword"
        answers = [requests.get(asked, timeout=30) for _ in range(4)]
        health = requests.get(f"{function.url}/recommend/health", timeout=30)

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= math.ceil(WINDOW / 3)
    assert re.fullmatch(r'"client";r=0;t=\d+', answers[-1].headers["RateLimit"])
    assert health.ok
