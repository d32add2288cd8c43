"""Clients that leave, and instances that are told to: through gunicorn, from the bundle."""

from __future__ import annotations

import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from types import SimpleNamespace

import pytest
import requests

from catalogue import MOVIES, environ_of, fill, settings_of
from instances import SECONDS, comes_true, instance, reset
from servers import deepseek, running
from servers.deepseek import DeepSeekAPI
from servers.gemini import KEY, GeminiAPI

LINES = [
    '{"id": 1, "fit": "strong", "reason": "An astronaut is stranded on Mars."}',
    '{"explanation": "Start with [1]."}',
]
PATH = "/recommend?q=astronaut&k=2&mode=keyword"
ONE_PIECE = f"GET {PATH} HTTP/1.1\r\nHost: here\r\n\r\n".encode()
EVENTS = ONE_PIECE[:-2] + b"Accept: text/event-stream\r\n\r\n"
THREADS = 8


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory):
    """Stand-ins for two LLMs, an index of five movies, and what tells a function of them."""
    folder = tmp_path_factory.mktemp("surroundings")
    api, other = GeminiAPI(LINES), DeepSeekAPI(LINES)
    with running(api) as server, running(other) as other_server:
        settings = settings_of(server.url, folder)
        fill(settings, MOVIES)
        environ = {
            "PATH": "/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
            "GEMINI_API_KEY": KEY,
            "DEEPSEEK_API_KEY": deepseek.KEY,
            "DEEPSEEK_BASE_URL": other_server.url,
            "RECOMMENDATIONS_A_DAY": "9999",
            "LLM_TIMEOUT": "300",  # nothing here is to end by itself
            **environ_of(settings),
        }
        yield SimpleNamespace(
            api=api, other=other, asked=server.requests, folder=folder, environ=environ
        )


@pytest.fixture(scope="module")
def kept(surroundings):
    with instance("recommend", surroundings.folder, surroundings.environ, THREADS) as running:
        yield running


@pytest.fixture
def world(surroundings, kept):
    """The LLMs, and an instance that outlives the test."""
    yield SimpleNamespace(**vars(surroundings), recommend=kept)
    at_rest(surroundings)


@pytest.fixture
def doomed(surroundings):
    """The LLMs, and an instance that does not."""
    with instance("recommend", surroundings.folder, surroundings.environ, THREADS) as running:
        yield SimpleNamespace(api=surroundings.api, recommend=running)
        at_rest(surroundings)


def at_rest(surroundings) -> None:
    surroundings.api.endless = surroundings.other.endless = False
    surroundings.api.hanging.set()
    assert comes_true(lambda: not surroundings.api.talking)


def asked(recommend, request) -> socket.socket:
    """A client that asked, and has read its first bytes where events were asked for."""
    client = recommend.connected()
    client.sendall(request)
    if request == EVENTS:
        assert client.recv(12) == b"HTTP/1.1 200"
    return client


@pytest.mark.parametrize("leave", [socket.socket.close, reset])
@pytest.mark.parametrize("request_", [EVENTS, ONE_PIECE], ids=["events", "one piece"])
def test_a_client_that_leaves_gives_its_thread_back_though_the_llm_is_silent(
    world, request_, leave
):
    world.api.hanging.clear()
    clients = [asked(world.recommend, request_) for _ in range(THREADS)]
    assert comes_true(lambda: len(world.api.talking) == THREADS)
    for client in clients:
        leave(client)

    assert requests.get(f"{world.recommend.url}/recommend/health", timeout=8).ok


@pytest.mark.parametrize("model", ["gemini", "deepseek"])
@pytest.mark.parametrize("request_", [EVENTS, ONE_PIECE], ids=["events", "one piece"])
def test_a_client_that_leaves_ends_the_call_of_the_llm(world, request_, model):
    llm = world.api if model == "gemini" else world.other
    llm.endless = True
    with world.recommend.connected() as client:
        client.sendall(request_.replace(b"?", f"?model={model}&".encode()))
        assert comes_true(lambda: llm.talking)

    assert comes_true(lambda: not llm.talking)


def test_a_thousand_abandoned_streams_leave_nothing_behind(world):
    world.api.endless = True
    recommend = world.recommend

    def abandon(_):
        asked(recommend, EVENTS).close()

    with ThreadPoolExecutor(2 * THREADS) as pool:
        list(pool.map(abandon, range(100)))
        assert comes_true(lambda: not world.api.talking)
        worker = recommend.worker
        before = worker.num_threads(), worker.num_fds()
        list(pool.map(abandon, range(1_000)))

    assert comes_true(lambda: not world.api.talking)
    assert comes_true(lambda: worker.num_threads() <= before[0])
    assert comes_true(lambda: worker.num_fds() <= before[1])
    assert len([one for one in world.asked if "streamGenerate" in one.path]) > 100


def test_an_instance_that_is_told_to_stop_ends_what_it_has_begun_and_begins_nothing(doomed):
    doomed.api.hanging.clear()
    recommend = doomed.recommend
    with ExitStack() as stack:
        clients = [
            stack.enter_context(asked(recommend, request))
            for request in [EVENTS, EVENTS, ONE_PIECE]
        ]
        stack.enter_context(half := recommend.connected())
        half.sendall(ONE_PIECE[:-2])
        assert comes_true(lambda: len(doomed.api.talking) == 3)
        recommend.process.send_signal(signal.SIGTERM)
        assert comes_true(lambda: is_refused(recommend))
        doomed.api.hanging.set()
        answers = [read_all(client) for client in clients]

        assert [b"event: done" in one for one in answers] == [True, True, False]
        assert all(b"An astronaut is stranded on Mars." in one for one in answers)
        assert recommend.process.wait(SECONDS) == 0


def test_an_instance_that_is_told_to_stop_at_once_does(doomed):
    doomed.api.hanging.clear()
    with asked(doomed.recommend, EVENTS):
        assert comes_true(lambda: doomed.api.talking)
        worker = doomed.recommend.worker
        doomed.recommend.process.send_signal(signal.SIGINT)

        assert doomed.recommend.process.wait(15) == 0
        assert not worker.is_running()


def is_refused(recommend) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", recommend.port)) != 0


def read_all(client: socket.socket) -> bytes:
    with client.makefile("rb") as reader:
        return reader.read()
