"""The server of `make run` where gunicorn does not run, and who waits for an answer."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import pytest
import requests

from catalogue import MOVIES, ROOT, environ_of, fill
from instances import SECONDS, half_open, started
from moviesearch.caller import Caller, answering, current
from scripts import wsgi
from scripts.benchmarks.processes import free_port
from servers.gemini import KEY

PROGRAM = """
import sys
from scripts import serve, wsgi
listener = wsgi.listening("127.0.0.1", int(sys.argv[2]))
wsgi.serve_by_waitress(serve.application, listener, lambda: None)
"""
POST = b"POST /search HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"


@pytest.fixture
def windows(settings, gemini, tmp_path):
    """A laptop without gunicorn."""
    pytest.importorskip("waitress")
    fill(settings(), MOVIES)
    environ = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "GEMINI_API_KEY": KEY}
    command = [sys.executable, "-c", PROGRAM, "--port", str(free_port())]
    folder = tmp_path / "home"
    folder.mkdir()
    with started(command, {**environ, **environ_of(settings())}, folder, wsgi.THREADS) as running:
        yield running


def test_waitress_serves_the_page_and_both_functions_and_holds_off_the_same(windows):
    with ExitStack() as stack:
        for client in half_open(windows, POST[:-2], wsgi.THREADS + 8):
            stack.enter_context(client)
        answer = requests.get(f"{windows.url}/search", {"q": "mars"}, timeout=SECONDS)
        events = requests.get(
            f"{windows.url}/recommend",
            {"q": "mars", "k": 1, "model": "offline"},
            headers={"Accept": "text/event-stream"},
            timeout=SECONDS,
        )

        assert answer.json()["results"][0]["id"] == 1
        assert events.text.startswith("event: movies")
        assert "<search-box>" in requests.get(windows.url, timeout=SECONDS).text
        assert windows.ask(POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n").status == 400
        assert windows.ask(POST + b"Content-Length: 400000000\r\n\r\n").status == 413


def test_a_port_that_is_taken_is_no_port_to_listen_on():
    with wsgi.listening("127.0.0.1", 0) as listener, pytest.raises(OSError, match="in use"):
        wsgi.listening("127.0.0.1", listener.getsockname()[1])


def test_who_hangs_up_is_told_of_once_to_all_who_still_work_for_them():
    told = []
    caller = Caller()
    with caller.telling(lambda: told.append("done before")):
        pass
    with caller.telling(lambda: told.append("at work")):
        caller.hang_up()
        caller.hang_up()
    with caller.telling(lambda: told.append("came later")):
        assert caller.has_gone

    assert told == ["at work", "came later"]


def test_a_thread_works_for_nobody_in_particular_unless_a_server_says_for_whom():
    with answering(caller := Caller()):
        assert current() is caller

    assert current() is not caller
    assert not current().has_gone
