"""The profile without a database inside gVisor, the sandbox of first-generation instances."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from catalogue import ROOT, STARTER, fill
from moviesearch.settings import Settings
from scripts.benchmarks.sandbox import inside, is_available
from scripts.benchmarks.upstream import gemini
from scripts.bundling.functions import NAMES, write_bundle
from scripts.bundling.index import PACKED, pack
from scripts.bundling.memory import MIB, needed
from scripts.ingestion.catalogue import read_catalogue

pytestmark = pytest.mark.skipif(not is_available(), reason="no runsc here, or not root")
ASK = """
import json, os, sys
from pathlib import Path
import requests
from scripts.benchmarks.instance import used
from scripts.benchmarks.processes import free_port, running, wait_for
from scripts.benchmarks.upstream import gemini
from scripts.bundling.framework import command
name, folder = sys.argv[1:]
port = free_port()
with gemini() as url:
    environ = {**os.environ, "GEMINI_BASE_URL": url}
    environ.pop("PYTHONPATH")
    with running(command(name, "127.0.0.1", port), environ, Path(folder)) as process:
        wait_for(port, process, 60)
        asked = {"q": "NASA tries to rescue an astronaut stranded on Mars"}
        accept = {"Accept": "text/event-stream"}
        answer = requests.get(f"http://127.0.0.1:{port}/{name}", asked, headers=accept, timeout=60)
        here = {"said": answer.text, "status": answer.status_code, "memory": used(process.pid)}
    there = os.listdir(os.environ["TMPDIR"])
    here["left"] = [one for one in there if one.startswith("moviesearch-")]
print(json.dumps(here))
"""


@pytest.fixture(scope="module")
def folder():
    """On a disk: the sandbox sees nothing of /dev/shm."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture(scope="module")
def build(folder):
    """Both bundles with the starter catalogue in them, and what it holds."""
    with gemini() as url:
        environ = {"GEMINI_API_KEY": "unused", "GEMINI_BASE_URL": url}
        environ["INDEX_PATH"] = str(folder / "index")
        settings = Settings.load(environ, env_file=None)
        fill(settings, read_catalogue(STARTER)[0])
        packed = pack(settings.index_path, folder / PACKED, settings)
    for name in NAMES:
        write_bundle(name, folder, packed.archive)
    (folder / "temporary").mkdir()
    return folder, packed.held


def asked(name, build):
    environ = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "functions"))),
        "GEMINI_API_KEY": "unused",
        "INDEX_PATH": PACKED,
        "TMPDIR": str(build / "temporary"),
    }
    done = subprocess.run(
        inside([sys.executable, "-c", ASK, name, str(build / name)]),
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_search_ranks_within_the_memory_that_is_reckoned(build):
    folder, held = build
    here = asked("search", folder)
    answer = json.loads(here["said"])

    assert here["status"] == 200
    assert answer["results"][0]["id"] == 286217
    assert answer["degraded"] == []
    assert here["memory"] * MIB < needed("search", held)
    assert here["left"] == []


def test_a_recommendation_streams_within_the_memory_that_is_reckoned(build):
    folder, held = build
    here = asked("recommend", folder)
    events = [line[7:] for line in here["said"].splitlines() if line.startswith("event: ")]
    done = json.loads(here["said"].strip().rpartition("data: ")[2])

    assert events[0] == "movies"
    assert {"pick", "explanation"} <= set(events)
    assert events[-1] == "done"
    assert done["degraded"] == []
    assert here["memory"] * MIB < needed("recommend", held)
    assert here["left"] == []
