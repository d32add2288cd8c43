"""Every test starts with an empty environment, in an empty folder, with loopback as its network."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from functions_framework import create_app

from catalogue import MOVIES, OTHER_ORIGIN, ROOT, fill, opened
from moviesearch.clients import Clients
from moviesearch.settings import Settings
from servers import Server, running
from servers.gemini import KEY, GeminiAPI
from servers.qdrant import READ_KEY, WRITE_KEY, QdrantCloud

KEPT = {"PATH", "HOME", "LANG", "TMPDIR", "COVERAGE_PROCESS_START"}


@pytest.fixture(autouse=True)
def _empty_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in set(os.environ) - KEPT:
        if not name.startswith(("PYTEST", "COV_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test wanted to reach {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture
def gemini() -> Iterator[SimpleNamespace]:
    """The Gemini API on loopback: `.server` to make it fail, `.api` to choose what it says."""
    api = GeminiAPI()
    with running(api) as server:
        yield SimpleNamespace(server=server, api=api)


@pytest.fixture
def qdrant() -> Iterator[Server]:
    """Qdrant Cloud on loopback."""
    with running(QdrantCloud()) as server:
        yield server


@pytest.fixture
def settings(gemini: SimpleNamespace, tmp_path: Path) -> Callable[..., Settings]:
    """Settings for Gemini on loopback and an embedded index in the test's folder."""

    def made(**changes: str) -> Settings:
        environ = {
            "GEMINI_API_KEY": KEY,
            "GEMINI_BASE_URL": gemini.server.url,
            "EMBEDDING_DIMENSIONS": "256",
            "INDEX_PATH": str(tmp_path / "index"),
            **changes,
        }
        return Settings.load({k: v for k, v in environ.items() if v}, env_file=None)

    return made


@pytest.fixture(params=["embedded", "cloud"])
def engine(request: pytest.FixtureRequest, settings: Callable[..., Settings]) -> SimpleNamespace:
    """Settings to read and to write each of the two engines with."""
    if request.param == "embedded":
        return SimpleNamespace(name="embedded", read=settings(), write=settings())
    url = request.getfixturevalue("qdrant").url
    return SimpleNamespace(
        name="cloud",
        read=settings(QDRANT_URL=url, QDRANT_API_KEY=READ_KEY),
        write=settings(QDRANT_URL=url, QDRANT_API_KEY=WRITE_KEY),
    )


@pytest.fixture
def clients(engine: SimpleNamespace) -> Clients:
    """The small catalogue in each engine, opened as a function opens it."""
    fill(engine.write, MOVIES)
    return opened(engine.read)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", type=Path, help="folder for the README's pictures")
    parser.addoption(
        "--clean-environments",
        action="store_true",
        help="install each bundle in clean environments, which fetches packages",
    )


@pytest.fixture
def open_function(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Open a function as functions-framework does, with settings as its environment."""

    def opened(name: str, settings: Settings, **environ: str) -> Any:
        values = {
            "EMBEDDER": settings.embedder,
            "GEMINI_API_KEY": KEY,
            "GEMINI_BASE_URL": settings.gemini_base_url,
            "EMBEDDING_DIMENSIONS": str(settings.embedding_dimensions),
            "INDEX_PATH": str(settings.index_path),
            **environ,
        }
        if settings.qdrant_url and settings.qdrant_api_key:
            values["QDRANT_URL"] = settings.qdrant_url
            values["QDRANT_API_KEY"] = settings.qdrant_api_key.get_secret_value()
        for variable, value in values.items():
            monkeypatch.setenv(variable, value)
        app = create_app(name, str(ROOT / "functions" / name / "main.py"))
        return app.test_client()

    return opened


@pytest.fixture(scope="session")
def laptop(tmp_path_factory):
    """`python -m scripts.serve` in a process of its own, on a free port, with nothing set."""
    folder = tmp_path_factory.mktemp("laptop")
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.serve", "--port", "0"],
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "INDEX_PATH": str(folder / "index"),
            "EMBEDDER": "minilm",
            "ALLOWED_ORIGINS": OTHER_ORIGIN,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            break
    text = "".join(said)
    yield re.search(r"http://localhost:\d+", text)[0], text
    process.terminate()
    process.wait()
    process.stdout.close()
