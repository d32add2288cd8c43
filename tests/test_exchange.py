"""An exchange with a service ends in time, and its answer is bounded, whatever is sent."""

from __future__ import annotations

import gzip
import itertools
import socket
import tracemalloc

import pytest

from moviesearch import deadline
from moviesearch.rest import LONGEST, Refused, RestClient, RetryPolicy
from servers import reply, running
from servers.raw import OK, saying

SHORT = 0.3  # seconds that an exchange may take, where the server would take a hundred
ENDLESS = 5_000  # pieces
HEADERS = OK + b"Content-Type: application/json\r\n"


def client(url, seconds=SHORT, attempts=1):
    return RestClient("Service", url, headers={}, retry=RetryPolicy(attempts, seconds))


@pytest.mark.parametrize("header", ["AQ.a-key-of-ours", "Bearer AQ.a-key-of-ours"])
def test_a_key_that_a_service_repeats_in_its_refusal_is_taken_out_of_it(header):
    refusal = reply(
        {"error": {"message": "Consumer 'api_key:AQ.a-key-of-ours' is suspended."}}, 403
    )
    with running(lambda _: refusal) as server, pytest.raises(Refused) as raised:
        RestClient(
            "Service", server.url, headers={"Authorization": header}, retry=RetryPolicy(1, 5)
        ).get("/")

    assert raised.value.refusal.body == {
        "error": {"message": "Consumer 'api_key:***' is suspended."}
    }


def dripped(text):
    return [text[at : at + 1] for at in range(len(text))]


def padded():
    """Headers that never end: within the 100 that a client reads, each of 30,000 bytes."""
    yield HEADERS
    for number in itertools.count():
        yield f"X-{number}: ".encode()
        yield from itertools.repeat(b"a" * 10, 3_000)
        yield b"\r\n"


SLOW = {
    "a status line": lambda: dripped(OK * 100),
    "headers": lambda: [OK, *dripped(b"X-Slow: " + b"y" * ENDLESS)],
    "many headers": padded,
    "continuations": lambda: itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n", ENDLESS),
    "a body": lambda: [HEADERS + b"\r\n", *dripped(b" " * ENDLESS)],
    "a body of stated length": lambda: [
        HEADERS + b"Content-Length: 5000\r\n\r\n",
        *dripped(b" " * ENDLESS),
    ],
    "chunks": lambda: [
        HEADERS + b"Transfer-Encoding: chunked\r\n\r\n",
        *itertools.repeat(b"1\r\n \r\n", ENDLESS),
    ],
    "nothing": lambda: itertools.repeat(b"", ENDLESS),
}


@pytest.mark.parametrize("what", SLOW)
def test_a_server_that_drips_is_left_when_the_time_is_over(what):
    with saying(SLOW[what]) as server, pytest.raises(Refused, match="gave no answer"):
        client(server.url).get("/")

    assert server.whole in ([False], [])


def test_the_request_that_needs_an_answer_ends_all_attempts_when_it_must():
    with saying(SLOW["headers"]) as server, deadline.within(SHORT), pytest.raises(Refused):
        client(server.url, seconds=60, attempts=5).get("/")

    assert server.whole in ([False], [])


def test_no_time_left_is_no_call():
    with running(lambda _: reply({})) as server, deadline.within(0), pytest.raises(Refused):
        client(server.url).get("/")

    assert server.requests == []


def test_a_thread_that_asks_for_a_request_ends_when_it_must():
    with deadline.within(0):
        call = deadline.kept(deadline.remaining)

    assert call() == 0
    assert deadline.remaining() == float("inf")


def test_an_answer_in_time_is_read_whole_and_the_connection_is_kept():
    with running(lambda _: reply({"text": "x" * 300_000})) as server:
        one = client(server.url, seconds=10)
        answers = [one.get("/") for _ in range(3)]

    assert all(len(answer["text"]) == 300_000 for answer in answers)


def endless():
    yield HEADERS + b"\r\n"
    yield from itertools.repeat(b"[" * 1_000_000, 500)


def test_a_body_without_end_is_not_kept():
    with saying(endless, pause=0) as server:
        tracemalloc.start()
        with pytest.raises(Refused, match="more than 8,000,000 bytes"):
            client(server.url, seconds=30).get("/")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert most < 4 * LONGEST


def test_what_unpacks_to_a_thousand_times_its_size_is_no_answer():
    bomb = gzip.compress(b" " * 50_000_000)
    head = HEADERS + f"Content-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n".encode()
    with saying(lambda: [head + bomb]) as server:
        tracemalloc.start()
        with pytest.raises(Refused):
            client(server.url, seconds=30).get("/")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert most < 10_000_000


@pytest.mark.parametrize(
    "body",
    [b"[" * 100_000, b"1" * 10_000, b"{", b"\xff\xfe", b"null", b""],
    ids=["deep", "long number", "cut", "no text", "null", "empty"],
)
def test_a_body_that_is_no_answer_is_refused(body):
    with (
        saying(lambda: [HEADERS + b"Connection: close\r\n\r\n" + body]) as server,
        pytest.raises(Refused),
    ):
        client(server.url).get("/")


@pytest.mark.parametrize("promised", [50, 8], ids=["within its length", "whole, and no JSON"])
def test_an_answer_that_is_cut_in_the_middle_is_asked_for_again(promised):
    pieces = iter(
        [
            [HEADERS + b'Content-Length: %d\r\n\r\n{"half":' % promised],
            [HEADERS + b'Content-Length: 14\r\n\r\n{"whole":true}'],
        ]
    )
    with saying(lambda: next(pieces)) as server:
        # The second attempt may meet the first one's connection while that is being closed.
        assert client(server.url, seconds=30, attempts=3).get("/") == {"whole": True}


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nobody_there_and_a_name_that_is_none_are_one_clear_refusal(scheme):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    for host in (f"127.0.0.1:{port}", "no-such-host.invalid"):
        with pytest.raises(Refused, match=r"^Service gave no answer \(\w+\)$"):
            client(f"{scheme}://{host}").get("/")


def test_a_server_that_speaks_no_tls_is_refused():
    with running(lambda _: reply({})) as server, pytest.raises(Refused, match="SSLError"):
        client(server.url.replace("http:", "https:")).get("/")
