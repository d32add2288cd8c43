"""Against real services, with `--live` only; and that without it nothing reaches the network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from catalogue import MOVIES, ROOT, fill, opened
from live import LIVE
from moviesearch.api.recommend import recommend_application
from moviesearch.api.requests import SearchRequest
from moviesearch.embedding import open_embedder
from moviesearch.index.schema import document
from moviesearch.rest import RetryPolicy
from moviesearch.search import search
from moviesearch.settings import Settings
from scripts.ingestion.tmdb import as_line
from scripts.upload import main as upload
from servers import running
from servers.gemini import KEY, GeminiAPI
from servers.qdrant import READ_KEY, WRITE_KEY, QdrantCloud

RIGHTS = {"QDRANT_TEST_API_KEY": WRITE_KEY, "QDRANT_TEST_READ_API_KEY": READ_KEY}
PICKS = [
    '{"id": 1, "fit": "strong", "reason": "An astronaut is stranded on Mars."}',
    '{"explanation": "Start with [1]."}',
]


@pytest.fixture
def real_gemini(tmp_path):
    """Settings for the real API, and an embedded index in the test's folder."""
    if not LIVE["GEMINI_API_KEY"]:
        pytest.skip("GEMINI_API_KEY is not set")
    names = ("GEMINI_API_KEY", "GEMINI_BASE_URL")
    environ = {name: LIVE[name] for name in names} | {"INDEX_PATH": str(tmp_path / "index")}
    return Settings.load(environ, env_file=None)


@pytest.mark.live
def test_a_catalogue_is_uploaded_to_a_real_qdrant_and_found(
    real_qdrant, settings, gemini, tmp_path, monkeypatch
):
    read, write = real_qdrant
    catalogue = tmp_path / "films.jsonl"
    catalogue.write_text("".join(map(as_line, MOVIES)), "utf-8")
    environ = {"GEMINI_API_KEY": KEY, "GEMINI_BASE_URL": gemini.server.url}
    for name, value in {**environ, "EMBEDDING_DIMENSIONS": "256", **write}.items():
        monkeypatch.setenv(name, value)
    first, second = (CliRunner().invoke(upload, ["run", str(catalogue)]).output for _ in range(2))
    wish = SearchRequest(q="NASA rescues an astronaut stranded on Mars", facets=True)
    answer = search(wish, opened(settings(**read)))

    assert "5 embedded, 5 stored, 0 already there" in first
    assert "0 embedded, 0 stored, 5 already there" in second
    assert answer.results[0].title == "Stranded"
    assert (answer.degraded, len(answer.facets)) == ([], 5)


@pytest.mark.live
def test_the_real_api_embeds_a_query_and_a_batch_near_to_each_other(real_gemini):
    embedder = open_embedder(real_gemini, RetryPolicy(attempts=3, budget=90.0))
    query = embedder.embed_query("an astronaut stranded on Mars")
    stored = embedder.embed_documents([document(movie) for movie in MOVIES])
    cosines = [sum(a * b for a, b in zip(query, one, strict=True)) for one in stored]

    assert len(query) == real_gemini.embedding_dimensions
    assert len(stored) == len(MOVIES)
    assert cosines[0] == max(cosines)
    assert cosines[0] > cosines[1]


@pytest.mark.live
def test_the_real_api_recommends_movies_with_reasons(real_gemini):
    fill(real_gemini, MOVIES, open_embedder(real_gemini, RetryPolicy(attempts=3, budget=90.0)))
    from flask import Flask, request

    app = Flask("live")
    with app.test_request_context("/recommend?q=an+astronaut+stranded+on+Mars&k=2&model=gemini"):
        response = recommend_application(real_gemini)(request)
    answer = json.loads(response.get_data())

    assert answer["degraded"] == []
    assert answer["model"] == "gemini"
    assert answer["movies"][0]["title"] == "Stranded"
    assert answer["movies"][0]["reason"]


@pytest.fixture
def pytest_run(tmp_path):
    """Runs pytest in a process of its own, with nothing else in its environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-cov"]

    def run(*arguments, **environ):
        return subprocess.run(
            [*command, f"--basetemp={tmp_path / 'inner'}", *arguments],
            cwd=ROOT,
            env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **environ},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def names(outcome, engine=""):
    """The tests of a run, or those on one engine, without its name."""
    found = re.findall(r"^tests/(\S*?::.*)$", outcome.stdout, re.MULTILINE)
    if not engine:
        return set(found)
    return {re.sub(rf"\[{engine}-?", "[", one) for one in found if f"[{engine}" in one}


def test_the_option_selects_the_live_tests_and_nothing_else(pytest_run):
    files = ("--collect-only", "tests/test_live.py", "tests/test_index.py")
    live, usual = pytest_run("--live", *files), pytest_run(*files)
    alone = {one for one in names(live) if "[server" not in one}

    assert names(live, "server") == names(usual, "embedded") <= names(usual, "cloud")
    assert len(names(live, "server")) > 40
    assert names(usual, "server") == names(live, "cloud") == names(live, "embedded") == set()
    assert {one.removeprefix("test_live.py::test_")[:12] for one in alone} == {
        "a_catalogue_",
        "the_real_api",
    }
    assert not alone & names(usual)


def test_without_the_option_no_service_is_asked(pytest_run):
    with running(QdrantCloud()) as qdrant, running(GeminiAPI()) as gemini:
        environ = {"QDRANT_TEST_URL": qdrant.url, "GEMINI_API_KEY": KEY}
        outcome = pytest_run(
            *(
                "tests/test_live.py",
                "-k",
                "real",
                "tests/test_index.py::test_keywords_find_only_movies_that_share_a_word",
            ),
            GEMINI_BASE_URL=gemini.url,
            **environ,
        )

    assert "deselected" in outcome.stdout
    assert (qdrant.requests, gemini.requests) == ([], [])


def test_without_a_service_its_tests_are_skipped_with_the_reason(pytest_run):
    outcome = pytest_run(
        "--live", "tests/test_live.py", "tests/test_index.py", "-k", "real or missing"
    )

    assert outcome.returncode == 0
    assert "QDRANT_TEST_URL names no Qdrant server" in outcome.stdout
    assert "GEMINI_API_KEY is not set" in outcome.stdout
    assert not re.search(r"\d (passed|failed)", outcome.stdout)


def test_with_services_they_pass_and_leave_nothing_behind_but_what_was_there(pytest_run):
    cloud, api = QdrantCloud(), GeminiAPI(lines=PICKS)
    cloud.engine.create_collection("test-of-somebody-else", vectors_config={})
    with running(cloud) as qdrant, running(api) as gemini:
        outcome = pytest_run(
            *(
                "--live",
                "tests/test_live.py",
                "tests/test_index.py",
                "-k",
                "real or again or resumed",
            ),
            QDRANT_TEST_URL=qdrant.url,
            GEMINI_API_KEY=KEY,
            GEMINI_BASE_URL=gemini.url,
            **RIGHTS,
        )
    made = {one.path for one in qdrant.requests if one.method == "PUT" and one.path.count("/") == 2}
    removed = {one.path for one in qdrant.requests if one.method == "DELETE"}

    assert re.search(r"^5 passed", outcome.stdout, re.MULTILINE), outcome.stdout
    assert made == removed
    assert all(re.match(r"/collections/test-[0-9a-f]{32}-s", path) for path in made)
    assert [one.name for one in cloud.engine.get_collections().collections] == [
        "test-of-somebody-else"
    ]
