"""Every test starts with an empty environment, in an empty folder, with loopback as its network."""

from __future__ import annotations

import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from functions_framework import create_app
from qdrant_client import QdrantClient

from canaries import Canaries, listening
from catalogue import MOVIES, OTHER_ORIGIN, ROOT, TMDB, environ_of, fill, opened, settings_of
from letters import Letters
from live import LIVE
from moviesearch.clients import Clients
from moviesearch.settings import Settings
from scripts.ingestion.aliases import with_aliases
from scripts.ingestion.tmdb import Cleaning, clean
from servers import Server, running
from servers.gemini import KEY, GeminiAPI
from servers.qdrant import READ_KEY, WRITE_KEY, QdrantCloud

CANARIES = Canaries()
MEMORY, PLENTY = Path("/dev/shm"), 4 * 2**30  # noqa: S108  whose folders pytest makes and removes
KEPT = {"PATH", "HOME", "LANG", "TMPDIR", "COVERAGE_PROCESS_START"}


@pytest.fixture(autouse=True)
def _empty_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in set(os.environ) - KEPT:
        if not name.startswith(("PYTEST", "COV_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _logs_of_its_own() -> Iterator[None]:
    """What a function sets up for its log ends with the test that loaded it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def measuring_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("measured")


@pytest.fixture
def measuring(monkeypatch: pytest.MonkeyPatch, measuring_folder: Path) -> None:
    """As on a machine that measures: the local embedder, and each index built only once."""
    monkeypatch.setenv("EMBEDDER", "local")
    monkeypatch.chdir(measuring_folder)


@pytest.fixture(scope="session")
def tmdb(tmp_path_factory: pytest.TempPathFactory) -> Clients:
    """The 10,000 movies in the embedded engine, with their nicknames and vectors of no meaning."""
    if not TMDB.exists():
        pytest.skip("there is no ../shared/data/tmdb-10k.csv")
    folder = tmp_path_factory.mktemp("tmdb")
    environ = {"EMBEDDER": "local", "INDEX_PATH": str(folder), "VECTOR_CACHE": str(folder / "v")}
    settings = Settings.load(environ, env_file=None)
    fill(settings, list(with_aliases(clean(TMDB, Cleaning()))), Letters())
    return opened(settings, Letters())


@pytest.fixture(autouse=True, scope="session")
def _canaries_heard() -> Iterator[None]:
    with listening(CANARIES):
        yield


def is_ours(line: str) -> bool:
    """Whether a line of the log is the project's, not that of a server in a vendor's place."""
    return " werkzeug:" not in line


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """A test that emitted a key, or whose function logged what it was asked, has failed."""
    report = yield
    if report.when == "teardown":
        for name, text in report.sections:
            if "log" in name:
                CANARIES.listen(name, "\n".join(filter(is_ours, text.splitlines())))
            else:
                CANARIES.read(name, text)
        if flown := CANARIES.flown():
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} emitted: {', '.join(flown)}"
    return report


@pytest.fixture(autouse=True, scope="session")
def _loopback_only(pytestconfig: pytest.Config) -> Iterator[None]:
    if pytestconfig.getoption("live"):
        yield
        return
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
    return partial(settings_of, gemini.server.url, tmp_path)


ENGINES = ["embedded", "cloud", pytest.param("server", marks=pytest.mark.live)]


@pytest.fixture(scope="module", params=ENGINES)
def kept_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SimpleNamespace]:
    """As `engine`, for tests of one module that only read what it is filled with once."""
    folder = tmp_path_factory.mktemp("kept")
    with ExitStack() as stack:
        gemini = stack.enter_context(running(GeminiAPI()))
        read: dict[str, str] = {}
        write: dict[str, str] = {}
        if request.param == "server":
            read, write = stack.enter_context(real_environs())
        elif request.param == "cloud":
            url = stack.enter_context(running(QdrantCloud())).url
            read = {"QDRANT_URL": url, "QDRANT_API_KEY": READ_KEY}
            write = {"QDRANT_URL": url, "QDRANT_API_KEY": WRITE_KEY}
        yield SimpleNamespace(
            read=settings_of(gemini.url, folder, **read),
            write=settings_of(gemini.url, folder, **write),
        )


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, settings: Callable[..., Settings]) -> SimpleNamespace:
    """Settings to read and to write each engine with: embedded, a stand-in, a real server."""
    if request.param == "server":
        read, write = request.getfixturevalue("real_qdrant")
        return SimpleNamespace(name="cloud", read=settings(**read), write=settings(**write))
    if request.param == "embedded":
        return SimpleNamespace(name="embedded", read=settings(), write=settings())
    url = request.getfixturevalue("qdrant").url
    return SimpleNamespace(
        name="cloud",
        read=settings(QDRANT_URL=url, QDRANT_API_KEY=READ_KEY),
        write=settings(QDRANT_URL=url, QDRANT_API_KEY=WRITE_KEY),
    )


@pytest.fixture(scope="module")
def clients(kept_engine: SimpleNamespace) -> Clients:
    """The small catalogue in each engine, opened as a function opens it, for tests that read."""
    fill(kept_engine.write, MOVIES)
    return opened(kept_engine.read)


@pytest.fixture
def real_qdrant() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Environments to read and to write a real Qdrant with."""
    with real_environs() as environs:
        yield environs


@contextmanager
def real_environs() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Environments to read and to write a real Qdrant with, below a name that nobody else has.

    What begins with that name is removed at the end, and nothing else.
    """
    url = LIVE["QDRANT_TEST_URL"]
    if not url:
        pytest.skip("QDRANT_TEST_URL names no Qdrant server")
    name = f"test-{uuid.uuid4().hex}"
    key = LIVE["QDRANT_TEST_API_KEY"]
    write = {"QDRANT_URL": url, "QDRANT_API_KEY": key, "QDRANT_COLLECTION": name}
    yield {**write, "QDRANT_API_KEY": LIVE["QDRANT_TEST_READ_API_KEY"] or key}, write
    client = QdrantClient(url=url, api_key=key or None, check_compatibility=False)
    try:
        for one in client.get_collections().collections:
            if one.name.startswith(name):  # its alias goes with it
                client.delete_collection(one.name)
    finally:
        client.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Either the tests that ask real services, or all others."""
    wanted: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        is_live = item.get_closest_marker("live") is not None
        (wanted if is_live == config.getoption("live") else others).append(item)
    items[:] = wanted
    config.hook.pytest_deselected(items=others)


@pytest.fixture
def cloud_environ(settings, gemini, qdrant, monkeypatch):
    """Keys and an index with which a doctor finds all well, and how to change them."""

    def changed(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    keys = {"QDRANT_API_KEY": READ_KEY, "QDRANT_WRITE_API_KEY": WRITE_KEY}
    fill(settings(QDRANT_URL=qdrant.url, **keys), MOVIES)
    changed(
        GEMINI_API_KEY=KEY,
        GEMINI_BASE_URL=gemini.server.url,
        EMBEDDING_DIMENSIONS="256",
        QDRANT_URL=qdrant.url,
        **keys,
    )
    return changed


def pytest_configure() -> None:
    """Tests have their folders in memory where there is plenty: an index waits for a disk most."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > PLENTY:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture
def on_disk() -> Iterator[Path]:
    """A folder where a hole of a file stays one when it is read, which it does not in memory."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--live", action="store_true", help="only the tests that ask real services, see `live`"
    )
    parser.addoption(
        "--export-rows",
        type=int,
        default=40_000,
        help="rows of the export that scripts.prepare is measured with; 1000000 is a whole one",
    )
    parser.addoption(
        "--fuzz",
        type=int,
        default=0,
        metavar="SECONDS",
        help="send whatever comes to mind, as long",
    )
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
        values = {**environ_of(settings), "GEMINI_API_KEY": KEY, **environ}
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
            "VECTOR_CACHE": str(folder / "vectors"),
            "EMBEDDER": "local",
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
