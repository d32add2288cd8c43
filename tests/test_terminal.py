"""`scripts.upload run` on a terminal: it asks before it spends, and Ctrl-C ends it as it says."""

from __future__ import annotations

import os
import pty
import select
import sys
import threading
from typing import NamedTuple

import pytest

from catalogue import ROOT, environ_of, movie
from scripts.ingestion.tmdb import as_line
from servers import gemini as gemini_server

SHOWN = "\x1b[?25h"  # the cursor, which a bar hides
CTRL_C = "\x03"
LONGEST = 60.0  # seconds of silence
FILMS = [movie(number, f"Movie {number}", f"It is about {number}.") for number in range(1, 151)]


class Terminal:
    """A command on a terminal of its own: what it writes is read, what is typed it gets."""

    def __init__(self, environ, *command):
        self.said = ""
        self._process, self._screen = pty.fork()
        if not self._process:
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, "-m", *command], environ)  # noqa: S606

    def read_until(self, words, pressing=""):
        """Keys are pressed again where nothing follows: a question just asked misses some."""
        self.type(pressing)
        while words not in self.said:
            if not select.select([self._screen], [], [], 2.0 if pressing else LONGEST)[0]:
                assert pressing, f"nothing is said any more after {self.said!r}"
                self.type(pressing)
                continue
            try:
                self.said += os.read(self._screen, 65_536).decode()
            except OSError:  # how Linux tells that the other side is closed
                break
        assert words in self.said

    def type(self, keys):
        os.write(self._screen, keys.encode())

    def ended(self):
        """Its exit status."""
        _, status = os.waitpid(self._process, 0)
        os.close(self._screen)
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def upload(settings, tmp_path):
    catalogue = tmp_path / "films.jsonl"
    catalogue.write_text("".join(map(as_line, FILMS)), "utf-8")
    environ = {"PATH": os.environ["PATH"], "TERM": "xterm", **environ_of(settings())}
    return lambda *options: Terminal(environ, "scripts.upload", "run", str(catalogue), *options)


class Hanging(NamedTuple):
    """An API that takes requests, and answers none before it is told to."""

    asked: threading.Event
    answering: threading.Event


@pytest.fixture
def hanging(monkeypatch):
    found = Hanging(threading.Event(), threading.Event())
    embed = gemini_server.embed

    def late(*asked):
        found.asked.set()
        found.answering.wait(60)
        return embed(*asked)

    monkeypatch.setattr(gemini_server, "embed", late)
    yield found
    found.answering.set()


def test_it_asks_before_it_spends_and_a_no_sends_nothing(upload, gemini):
    screen = upload()
    screen.read_until("Go on? [Y/n]:")
    assert "To embed with gemini-embedding-2: 250 texts" in screen.said
    screen.type("n\n")
    screen.read_until("Error: Nothing was embedded or written.")

    assert screen.ended() == 1
    assert gemini.server.requests == []


def test_to_leave_at_the_question_is_an_interruption(upload, gemini):
    screen = upload()
    screen.read_until("Go on? [Y/n]:")
    screen.read_until("Stopped. What was paid for is kept", pressing=CTRL_C)

    assert screen.ended() == 130
    assert gemini.server.requests == []


def test_ctrl_c_waits_for_what_is_paid_for_and_keeps_it(upload, gemini, hanging):
    screen = upload("--yes", "--concurrency", "1")
    assert hanging.asked.wait(30)
    screen.type(CTRL_C)
    screen.read_until("what is in flight is paid for")
    hanging.answering.set()
    screen.read_until("Stopped. What was paid for is kept")
    assert screen.ended() == 130

    again = upload("--yes")
    again.read_until("Live: ")
    assert again.ended() == 0
    assert len(gemini.api.embedded) == 250


def test_a_second_ctrl_c_waits_for_nothing(upload, hanging):
    screen = upload("--yes", "--concurrency", "1")
    assert hanging.asked.wait(30)
    screen.type(CTRL_C)
    screen.read_until("what is in flight is paid for")
    screen.type(CTRL_C)
    screen.read_until("Stopped. What was paid for is kept")

    assert SHOWN in screen.said
    assert screen.ended() == 130  # while the API still says nothing
