"""Each bundle in an environment that holds what its requirements pin and nothing else.

pip fetches the packages, so these tests are asked for: `make bundle-test`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from catalogue import MOVIES, fill
from scripts.benchmarks.processes import free_port, running, wait_for
from scripts.bundling.functions import NAMES, write_bundle
from servers.gemini import KEY
from servers.qdrant import READ_KEY, WRITE_KEY

SURROUNDINGS = dict(os.environ)  # pip's own settings: each test starts without them
MOST = {"search": 55_000_000, "recommend": 145_000_000}  # bytes, without byte code
HEAVY = ("langchain", "numpy", "qdrant_client", "torch")
LINES = [
    '{"id": 1, "fit": "strong", "reason": "An astronaut is stranded on Mars."}',
    '{"explanation": "Start with [1]."}',
]


@pytest.fixture(autouse=True, scope="module")
def _asked_for(request):
    if not request.config.getoption("--clean-environments"):
        pytest.skip("fetches packages: `make bundle-test` asks for it")


def interpreter(version):
    """A Python of this version that runs, by name on the PATH or of pyenv's; None if there is none.

    What is on the PATH may be a shim for a version that isn't chosen.
    """
    found = shutil.which(f"python{version}", path=SURROUNDINGS.get("PATH"))
    pyenv = Path.home() / ".pyenv" / "versions"
    for one in (found, *sorted(pyenv.glob(f"{version}.*/bin/python{version}"), reverse=True)):
        works = "import ensurepip, venv"
        if (
            one
            and not subprocess.run([one, "-c", works], capture_output=True, check=False).returncode
        ):
            return one
    return None


@pytest.fixture(scope="module", params=["3.12", "3.13"])
def python(request):
    found = interpreter(request.param)
    if found is None:
        pytest.skip(f"no python{request.param} here")
    return found


@pytest.fixture(scope="module")
def installed(python, tmp_path_factory):
    """Bundle and environment of a function, installed once a version."""
    made = {}

    def of(name):
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            bundle = write_bundle(name, folder / "build")
            environment = folder / "environment"
            subprocess.run([python, "-m", "venv", environment], check=True)
            pip = [environment / "bin" / "python", "-m", "pip", "install", "--quiet"]
            subprocess.run(
                [*pip, "--no-compile", "--require-hashes", "-r", "requirements.txt"],
                cwd=bundle.folder,
                env=SURROUNDINGS,
                check=True,
            )
            made[name] = bundle, environment
        return made[name]

    return of


@pytest.fixture
def serve(installed, gemini, qdrant, settings):
    """Starts a function with only its bundle's folder, against Gemini and Qdrant on loopback."""
    cloud = {"QDRANT_URL": qdrant.url}
    fill(settings(**cloud, QDRANT_API_KEY=WRITE_KEY), MOVIES)
    gemini.api.lines = LINES

    def answer(name, parameters, **headers):
        bundle, environment = installed(name)
        port = free_port()
        command = [environment / "bin" / "functions-framework", "--source", "main.py"]
        command += ["--target", name, "--host", "127.0.0.1", "--port", str(port)]
        environ = {
            "PATH": "/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
            "GEMINI_API_KEY": KEY,
            "GEMINI_BASE_URL": gemini.server.url,
            "EMBEDDING_DIMENSIONS": "256",
            "QDRANT_API_KEY": READ_KEY,
            **cloud,
        }
        with running([str(one) for one in command], environ, bundle.folder) as process:
            wait_for(port, process, 120)
            address = f"http://127.0.0.1:{port}/{name}"
            return requests.get(address, parameters, headers=headers, timeout=120)

    return answer


def packages(environment):
    """What pip put there, by its folder's name, without pip itself."""
    [folder] = environment.glob("lib/python3.*/site-packages")
    return [path for path in folder.iterdir() if not path.name.startswith(("pip", "__pycache__"))]


def weight(path):
    found = [path] if path.is_file() else path.rglob("*")
    return sum(one.lstat().st_size for one in found if one.is_file() and one.suffix != ".pyc")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_installed_is_small(installed, name, capsys):
    _, environment = installed(name)
    there = packages(environment)
    size = sum(map(weight, there))
    with capsys.disabled():
        version = there[0].parent.parent.name
        sys.stdout.write(f"\n{name}, {version}: {size / 1e6:.1f} MB installed\n")

    assert size <= MOST[name]
    if name == "search":
        assert not [path.name for path in there if path.name.startswith(HEAVY)]


def test_search_ranks(serve):
    answer = serve("search", {"q": "NASA astronaut stranded on Mars"}).json()

    assert [movie["id"] for movie in answer["results"]][:2] == [1, 4]
    assert answer["mode"] == "hybrid"
    assert answer["degraded"] == []


def test_recommend_streams_what_an_llm_says(serve):
    answer = serve("recommend", {"q": "astronaut", "k": 1}, Accept="text/event-stream")
    events = [line[7:] for line in answer.text.splitlines() if line.startswith("event: ")]
    done = json.loads(answer.text.strip().rpartition("data: ")[2])

    assert events[0] == "movies"
    assert {"pick", "explanation"} <= set(events)
    assert events[-1] == "done"
    assert done["model"] == "gemini"
    assert done["degraded"] == []
    assert "An astronaut is stranded on Mars." in answer.text
