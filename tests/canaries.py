"""The suite's keys and queries are canaries: what the project emits may not hold them.

A test fails where its output, its log, the output of a program or a command, or an answer of
a function holds a key, whatever else it is about; or where a function's output holds what it was
asked, unless LOG_QUERIES is set.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs

import click.testing
import flask
import pytest

from live import LIVE
from servers import deepseek, gemini, pinecone, qdrant, tmdb

TELLING = 12  # characters of a query that no message holds by chance
KEYS = {
    "Gemini's key": gemini.KEY,
    "DeepSeek's key": deepseek.KEY,
    "Qdrant's key to read": qdrant.READ_KEY,
    "Qdrant's key to write": qdrant.WRITE_KEY,
    "Pinecone's key to read": pinecone.READ_KEY,
    "Pinecone's key to write": pinecone.WRITE_KEY,
    "TMDB's key": tmdb.KEY,
    "TMDB's token": tmdb.TOKEN,
    **{name: key for name, key in LIVE.items() if name.endswith("_KEY") and key},
}


class Canaries:
    """What was heard in the test that runs, and what its functions were asked."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._asked: set[str] = set()

    def listen(self, where: str, text: str | bytes | None) -> None:
        """Note each key that a text holds."""
        said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text or ""
        self._heard += [f"{name} in {where}" for name, key in KEYS.items() if key in said]

    def ask(self, query: str | None) -> None:
        """Note what a function was asked that may log no query."""
        if query and len(query) >= TELLING and "LOG_QUERIES" not in os.environ:
            self._asked.add(query)

    def read(self, where: str, text: str) -> None:
        """Note each key that an output holds, and whether it holds what a function was asked."""
        self.listen(where, text)
        self._heard += [f"{one!r} in {where}" for one in self._asked if one in text]

    def flown(self) -> list[str]:
        """All that was heard, each once; the next test begins with nothing."""
        heard, self._heard, self._asked = self._heard, [], set()
        return list(dict.fromkeys(heard))


@contextmanager
def listening(canaries: Canaries) -> Iterator[None]:
    """Listen to answers of functions, programs of ours, commands, and what tests read."""
    patch = pytest.MonkeyPatch()
    answer, communicate = flask.Flask.wsgi_app, subprocess.Popen.communicate
    invoke, read = click.testing.CliRunner.invoke, pytest.CaptureFixture.readouterr

    def answered(self: flask.Flask, environ: Any, start_response: Callable[..., Any]) -> Any:
        def started(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            canaries.listen("an answer's headers", str(headers))
            return start_response(status, headers, *rest)

        asked = parse_qs(environ.get("QUERY_STRING", ""))
        for query in (*asked.get("q", ()), *asked.get("query", ())):
            canaries.ask(query)
        return _Heard(answer(self, environ, started), canaries)

    def ended(self: Any, *args: Any, **options: Any) -> Any:
        said = communicate(self, *args, **options)
        if self.args[0] == sys.executable:  # ours: gcloud gives keys to who asks for them
            for text in said:
                canaries.listen("a program's output", text)
        return said

    def invoked(self: Any, *args: Any, **options: Any) -> Any:
        outcome = invoke(self, *args, **options)
        canaries.listen("a command's output", outcome.output)
        return outcome

    def taken(self: Any) -> Any:
        said = read(self)
        canaries.read("what was written", f"{said.out}{said.err}")
        return said

    patch.setattr(flask.Flask, "wsgi_app", answered)
    patch.setattr(subprocess.Popen, "communicate", ended)
    patch.setattr(click.testing.CliRunner, "invoke", invoked)
    patch.setattr(pytest.CaptureFixture, "readouterr", taken)
    try:
        yield
    finally:
        patch.undo()


class _Heard:
    """An answer's chunks as they are read; each with the end of the one before."""

    def __init__(self, chunks: Iterable[bytes], canaries: Canaries) -> None:
        self._chunks, self._canaries = chunks, canaries

    def __iter__(self) -> Iterator[bytes]:
        before = b""
        for chunk in self._chunks:
            self._canaries.listen("an answer", before + chunk)
            before = chunk[-100:]
            yield chunk

    def close(self) -> None:
        if close := getattr(self._chunks, "close", None):
            close()
