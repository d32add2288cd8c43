"""Functions under functions-framework and gunicorn, from their bundles, called by anybody."""

from __future__ import annotations

import json
import random
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from types import SimpleNamespace

import pytest
import requests
from flask import Flask
from functions_framework._http.gunicorn import GunicornApplication

from catalogue import MOVIES, environ_of, fill, settings_of
from instances import (
    Instance,
    answer_from,
    answer_on,
    comes_true,
    half_open,
    instance,
    laptop,
    reset,
)
from moviesearch.api.search import search_application
from moviesearch.serving import guard
from moviesearch.serving.worker import Worker
from servers import running
from servers.gemini import KEY, GeminiAPI

MB = 1_000_000
HEALTH = b"GET /search/health HTTP/1.1\r\nHost: here\r\n\r\n"
POST = b"POST /search HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
THREADS = 4

# Those that an instance of the cloud can't be sent, for all is gathered there before.
HALVES = {
    "request line": b"GET /search/health HT",
    "headers": HEALTH[:-2],
    "body": POST + b"Content-Length: 12\r\n\r\n" + b'{"q":"m',
    "body, long": POST + b"Content-Length: 400000000\r\n\r\n" + b'{"q":"m',
}
MALFORMED = {
    "no size": b"zz\r\n{}\r\n0\r\n\r\n",
    "negative": b"-2\r\n{}\r\n0\r\n\r\n",
    "no end of a chunk": b"2\r\n{}0\r\n\r\n",
    "a size that never ends": b"2" * 20_000,
    "an extension that is none": b'2;a="\r\n{}\r\n0\r\n\r\n',
    "a trailer that is none": b"2\r\n{}\r\n0\r\nno trailer\r\n\r\n",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The stand-in for Gemini, an index of five movies, and what tells a function of both."""
    folder = tmp_path_factory.mktemp("world")
    api = GeminiAPI()
    with running(api) as server:
        settings = settings_of(server.url, folder)
        fill(settings, MOVIES)
        environ = {
            "PATH": "/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
            "GEMINI_API_KEY": KEY,
            **environ_of(settings),
        }
        yield SimpleNamespace(api=api, server=server, folder=folder, environ=environ)


@pytest.fixture(scope="module", params=["cloud", "laptop"])
def search(world, request):
    """The search function as it is deployed, and as `make run` serves it."""
    if request.param == "cloud":
        started = instance("search", world.folder, world.environ, THREADS)
    else:
        started = laptop(world.folder, world.environ)
    with started as running:
        assert is_well(running)
        assert requests.get(f"{running.url}/search", {"q": "mars"}, timeout=10).ok
        yield running


def is_well(running: Instance) -> bool:
    return requests.get(f"{running.url}/search/health", timeout=10).ok


@pytest.mark.parametrize("sent", HALVES.values(), ids=HALVES)
def test_half_sent_requests_keep_nobody_waiting_and_are_answered_once_whole(search, sent):
    with ExitStack() as stack:
        waiting = [
            stack.enter_context(client) for client in half_open(search, sent, search.threads + 8)
        ]

        assert is_well(search)
        if sent == HALVES["headers"]:
            for client in waiting:
                client.sendall(HEALTH[-2:])
            assert {answer_on(client).status for client in waiting} == {200}


def test_clients_that_stay_after_their_answer_keep_nobody_waiting(search):
    asked = HEALTH[:-2] + b"Connection: close\r\n\r\n"
    with ExitStack() as stack:
        staying = [stack.enter_context(client) for client in half_open(search, asked, 10)]

        assert {answer_on(client).status for client in staying} == {200}
        assert is_well(search)


@pytest.mark.parametrize("path", ["/search", "/search/health", "/nowhere", "/favicon.ico"])
@pytest.mark.parametrize("chunked", [False, True], ids=["whole", "chunked"])
def test_a_body_of_400_megabytes_is_refused_and_takes_no_memory(search, path, chunked):
    piece = bytes(MB)
    before = search.peak
    if chunked:
        head = CHUNKED
        framed = b"%x\r\n%b\r\n" % (MB, piece)
        pieces = (framed for _ in range(400))
    else:
        head = b"Content-Length: 400000000\r\n\r\n"
        pieces = (piece for _ in range(400))
    answer = search.ask(POST.replace(b" /search ", f" {path} ".encode()) + head, *pieces)

    assert answer.status == 413 if path == "/search" else answer.status in {404, 405}
    assert search.peak - before < 50


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
@pytest.mark.parametrize("head", [POST, POST.replace(b"POST", b"GET")], ids=["POST", "GET"])
def test_a_malformed_chunked_body_is_the_callers_fault(search, head, body):
    answer = search.ask(head + CHUNKED + body)

    assert (answer.status, answer.code) == (400, "invalid_request")


@pytest.mark.parametrize(
    "sent",
    [POST + b"Content-Length: 12\r\n\r\n{", POST + CHUNKED + b"5\r\n{}"],
    ids=["whole", "chunked"],
)
def test_a_body_that_breaks_off_is_the_callers_fault(search, sent):
    answer = search.ask(sent, ends=True)

    assert (answer.status, answer.code) == (400, "invalid_request")


def test_a_chunked_body_is_read_like_any_other(search):
    answer = search.ask(POST + CHUNKED + b'6\r\n{"q":"\r\n6\r\nmars"}\r\n0\r\n\r\n')

    assert answer.status == 200
    assert json.loads(answer.body)["results"][0]["id"] == 1


def test_a_client_that_waits_until_it_is_told_to_go_on_is_told(search):
    body = b'{"q":"mars"}'
    head = POST + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body)
    with search.connected() as client:
        client.sendall(head)
        with client.makefile("rb") as reader:
            assert reader.readline() == b"HTTP/1.1 100 Continue\r\n"
            assert reader.readline() == b"\r\n"
        client.sendall(body)

        assert answer_on(client).status == 200


def test_requests_that_come_together_are_answered_in_turn(search):
    with search.connected() as client, client.makefile("rb") as reader:
        client.sendall(HEALTH + b"GET /nowhere HTTP/1.1\r\nHost: here\r\n\r\n" + HEALTH[:20])
        statuses = [answer_from(reader).status for _ in range(2)]
        client.sendall(HEALTH[20:])

        assert [*statuses, answer_from(reader).status] == [200, 404, 200]


def test_a_client_that_stays_is_answered_as_often_as_it_asks(search):
    """The next request may come before the server has done with the one before."""
    with ThreadPoolExecutor(8) as pool:
        counts = pool.map(asks_on_one_connection, [search] * 8)

    assert list(counts) == [200] * 8


def asks_on_one_connection(search) -> int:
    with search.connected() as client, client.makefile("rb") as reader:
        for _ in range(200):
            client.sendall(HEALTH)
            assert answer_from(reader).status == 200
    return 200


def test_clients_that_do_anything_at_any_moment_leave_the_worker_as_it_was(search):
    assert is_well(search)
    worker = search.worker
    before = worker.num_fds()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(misbehave, [search] * 600, range(600)))

    assert is_well(search)
    assert search.worker.pid == worker.pid
    assert comes_true(lambda: worker.num_fds() <= before + 2)
    assert b"Traceback" not in search.log.read_bytes()


def misbehave(search, seed: int) -> None:
    """Send pieces of requests, whole ones too, and leave in one way or another."""
    chance = random.Random(seed)  # noqa: S311  no secret
    requests_ = [HEALTH, *HALVES.values(), *(POST + CHUNKED + one for one in MALFORMED.values())]
    with search.connected() as client, suppress(ConnectionError):
        for _ in range(chance.randint(1, 4)):
            sent = chance.choice(requests_) * chance.randint(1, 3)
            client.sendall(sent[: chance.randint(1, len(sent))])
            match chance.randint(0, 4):
                case 0:
                    client.shutdown(socket.SHUT_WR)
                case 1:
                    client.settimeout(0.01)
                    with suppress(TimeoutError):
                        client.recv(chance.choice([1, 1_000]))
                case 2:
                    reset(client)
                    return


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"movies, please\r\n\r\n", 400, "bad_request"),
        (HEALTH[:-2] + b"no header\r\n\r\n", 400, "bad_request"),
        (HEALTH[:-2] + b"Transfer-Encoding: gzip\r\n\r\n", 400, "bad_request"),
        (HEALTH[:-2] + b"A: b\r\n" * 200 + b"\r\n", 431, "request_header_fields_too_large"),
        (b"GET /search?q=" + b"a" * 100_000, 431, "request_header_fields_too_large"),
    ],
    ids=["no HTTP", "no header", "no such coding", "many headers", "an address without an end"],
)
def test_what_is_no_http_is_refused_in_the_one_shape(search, sent, status, code):
    answer = search.ask(sent)

    assert (answer.status, answer.code) == (status, code)
    assert "html" not in answer.head


def test_a_request_that_never_arrives_is_given_up(world):
    """However often a byte of it comes. Shorter here than the ten seconds that it may take."""
    (world.folder / "search" / "hasty.py").write_text(
        "from moviesearch.serving import connection\n"
        "connection.ARRIVES_WITHIN = 0.5\n"
        "from main import search\n"
    )
    with instance("search", world.folder, world.environ, THREADS, "hasty.py") as hasty:
        dripped = {name: HALVES[name] for name in ("headers", "body")}
        dripped["chunks"] = POST + CHUNKED + b"5\r\n"
        for name, sent in dripped.items():
            with hasty.connected() as client:
                client.sendall(sent)
                client.settimeout(0.05)
                answer = b""
                for _ in range(200):
                    try:
                        client.sendall(b"a")
                        answer = client.recv(1)
                        break
                    except TimeoutError:
                        continue
                client.settimeout(10)

                assert answer, name
                assert answer_on(client).status in {408, 400}


def test_functions_framework_passes_on_no_settings_of_gunicorn_but_starts_our_worker(
    monkeypatch, tmp_path, settings
):
    monkeypatch.setenv("GUNICORN_CMD_ARGS", "--keep-alive 77 --worker-class sync")
    (tmp_path / "gunicorn.conf.py").write_text("keepalive = 78\n")
    app = Flask("function")
    guard(app, search_application(settings()))
    settings = GunicornApplication(app, "127.0.0.1", 0, debug=False).cfg

    assert settings.worker_class is Worker
    assert settings.keepalive not in {77, 78}
    assert settings.control_socket_disable


def test_an_instance_answers_as_many_requests_at_once_as_it_has_threads(world):
    """64: each waits in the embedder until all of them are there."""
    together = threading.Barrier(64, timeout=60)
    with instance("search", world.folder, world.environ, 64) as wide:
        assert is_well(wide)
        world.api.before = together.wait
        with ThreadPoolExecutor(64) as pool:
            asked = [
                pool.submit(requests.get, f"{wide.url}/search", {"q": f"mars {n}"}, timeout=60)
                for n in range(64)
            ]
            answers = [one.result() for one in asked]
        world.api.before = lambda: None

    assert {answer.status_code for answer in answers} == {200}
    assert [answer.json()["degraded"] for answer in answers] == [[]] * 64
