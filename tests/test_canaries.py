"""The suite hears it when a key or a query is emitted: in a suite of its own, tests emit some."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from catalogue import ROOT

SINGING = """
import logging
import subprocess
import sys

import click
import flask
import pytest
from click.testing import CliRunner

from servers.gemini import KEY

QUERY = "astronaut stranded on mars"


def answering(say):
    app = flask.Flask("sings")
    app.route("/search")(say)
    return app.test_client()


def test_output():
    print(KEY)


def test_output_that_is_read(capsys):
    print(KEY)
    capsys.readouterr()


def test_log():
    logging.getLogger("moviesearch").warning("refused: %s", KEY)


def test_program():
    program = f"print({KEY[:5]!r} + {KEY[5:]!r})"
    subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)


def test_command():
    CliRunner().invoke(click.command()(lambda: click.echo(KEY)))


def test_answer_in_pieces():
    answering(lambda: flask.Response(iter([KEY[:4], KEY[4:]]))).get("/search").get_data()


def test_header():
    answering(lambda: ("", {"X-Key": KEY})).get("/search")


def test_query():
    answering(lambda: print(f"asked: {QUERY}") or "").get("/search", query_string={"q": QUERY})


def test_query_that_may_be_logged(monkeypatch):
    monkeypatch.setenv("LOG_QUERIES", "True")
    answering(lambda: print(f"asked: {QUERY}") or "").get("/search", query_string={"q": QUERY})


def test_nothing():
    answering(lambda: "movies").get("/search", query_string={"q": QUERY})
"""
SOUND = {"test_query_that_may_be_logged", "test_nothing"}


def test_a_test_that_emits_a_key_or_a_query_fails_and_says_where(tmp_path):
    (tmp_path / "test_singing.py").write_text(SINGING)
    (tmp_path / "conftest.py").symlink_to(ROOT / "tests" / "conftest.py")
    ini = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "-p", "no:cacheprovider"]
    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", *ini, "-rA", "--show-capture=no", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "300", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    everyone = set(re.findall(r"def (test_\w+)", SINGING))
    caught = dict(re.findall(r"::(test_\w+) emitted: (.+)", outcome.stdout))

    assert set(caught) == everyone - SOUND, outcome.stdout
    assert caught["test_query"] == "'astronaut stranded on mars' in Captured stdout call"
    assert all("Gemini's key in" in one for name, one in caught.items() if name != "test_query")
