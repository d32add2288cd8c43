"""What `python -m scripts.bundle` writes is what the cloud gets, and all that it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from catalogue import MOVIES, ROOT, fill
from moviesearch.errors import SetupError
from scripts.benchmarks.processes import free_port, running, wait_for
from scripts.bundle import main
from scripts.bundling import framework, functions
from scripts.bundling.archives import sha256
from scripts.bundling.functions import NAMES, write_bundle
from scripts.bundling.memory import MIB, SIZES, check, needed
from servers.gemini import KEY


@pytest.fixture
def sources(tmp_path, monkeypatch):
    """A copy of functions/ to put things into."""
    folder = tmp_path / "functions"
    shutil.copytree(ROOT / "functions", folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(functions, "FUNCTIONS", folder)
    return folder


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def bundled(build, *arguments, **environ):
    return CliRunner(env=environ).invoke(main, ["--to", str(build), *arguments])


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_is_the_function_and_the_package_as_they_are_committed(name, tmp_path):
    bundle = write_bundle(name, tmp_path / "build")
    listed = subprocess.run(
        ["git", "ls-files", f"functions/{name}", "functions/moviesearch"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    committed = {
        re.sub(r"^functions/(search/|recommend/)?", "", one) for one in listed.stdout.split()
    }
    with zipfile.ZipFile(bundle.archive) as zipped:
        names = zipped.namelist()
        infos = zipped.infolist()

    if not listed.returncode:
        assert files(bundle.folder) == committed
    assert {"main.py", "requirements.txt", "moviesearch/explanation/prompt.md"} <= set(names)
    assert {
        f"moviesearch/understanding/languages/{one}/__init__.py" for one in ("en", "zh")
    } <= set(names)
    assert names == sorted(files(bundle.folder), key=lambda one: one.split("/"))
    assert {(info.date_time[0], info.external_attr >> 16) for info in infos} == {(1980, 0o100644)}
    assert bundle.sha256 == sha256(bundle.archive)


def test_the_same_sources_give_the_same_zip_whatever_their_times_and_modes(sources, tmp_path):
    first = [write_bundle(name, tmp_path / "one").sha256 for name in NAMES]
    for path in sources.rglob("*"):
        os.utime(path, (1, 1))
        path.chmod(0o755)
    for name in NAMES:
        (sources / "moviesearch" / "__pycache__").mkdir(exist_ok=True)
        (sources / "moviesearch" / "__pycache__" / "search.cpython-313.pyc").write_bytes(b"code")
        (sources / "moviesearch" / ".env").write_text("GEMINI_API_KEY=secret")
        (sources / name / ".env").write_text("GEMINI_API_KEY=secret")
    second = [write_bundle(name, tmp_path / "two") for name in NAMES]

    assert [bundle.sha256 for bundle in second] == first
    for bundle in second:
        assert not [one for one in files(bundle.folder) if ".env" in one or "pyc" in one]
    (sources / "moviesearch" / "search.py").write_text("changed = True")
    assert write_bundle("search", tmp_path / "two").sha256 != first[0]


def test_what_nobody_knows_is_refused_not_shipped(sources, tmp_path):
    (sources / "moviesearch" / "service-account.json").write_text("{}")

    with pytest.raises(SetupError, match=r"service-account.json is neither code nor text"):
        write_bundle("search", tmp_path / "build")
    assert files(tmp_path / "build") == set()


def test_a_bundle_replaces_an_earlier_one_and_nothing_else(sources, tmp_path):
    build = tmp_path / "build"
    write_bundle("search", build)
    (build / "search" / "moviesearch" / "old.py").write_text("")
    write_bundle("search", build)

    assert not (build / "search" / "moviesearch" / "old.py").exists()
    assert {path.name for path in build.iterdir()} == {"search", "search.zip"}
    with pytest.raises(SetupError, match="is no bundle of ours and stays"):
        write_bundle("search", sources)
    assert (sources / "search" / "main.py").exists()


def test_the_command_says_what_it_wrote(tmp_path):
    build = tmp_path / "build"
    outcome = bundled(build)
    told = re.findall(r"^(\S+) +([\d.]+) MB  sha256 (\w{64})$", outcome.output, re.MULTILINE)

    assert outcome.exit_code == 0
    assert [Path(one[0]).name for one in told] == ["search.zip", "recommend.zip"]
    for path, megabytes, digest in told:
        assert sha256(tmp_path / path) == digest
        assert float(megabytes) == pytest.approx((tmp_path / path).stat().st_size / 1e6, abs=0.01)


def test_an_index_travels_in_both_bundles_and_the_same_gives_the_same(settings, gemini, tmp_path):
    fill(settings(), MOVIES)
    environ = {
        "GEMINI_API_KEY": KEY,
        "EMBEDDING_DIMENSIONS": "256",
        "INDEX_PATH": str(settings().index_path),
    }
    said = [bundled(tmp_path / "build", "--index", **environ).output for _ in range(2)]
    given = bundled(tmp_path / "build", "--index", environ.pop("INDEX_PATH"), **environ).output

    assert said[0] == said[1] == given
    assert "5 movies of test.jsonl in index.tar" in given
    for name in NAMES:
        assert {"index.tar", "index.tar.sha256"} <= files(tmp_path / "build" / name)
    without = bundled(tmp_path / "build").output
    assert "index.tar" not in without
    assert not (tmp_path / "build" / "search" / "index.tar").exists()


def test_an_index_that_does_not_fit_is_refused_and_no_bundle_is_written(
    settings, tmp_path, monkeypatch
):
    fill(settings(), MOVIES)
    environ = {"GEMINI_API_KEY": KEY, "EMBEDDING_DIMENSIONS": "256"}
    folder = str(settings().index_path)
    outcome = bundled(tmp_path / "build", "--index", folder, "--memory", "256Mi", **environ)

    assert outcome.exit_code == 1
    assert re.search(
        r"recommend would need \d+ MiB of memory with this index, which takes \d+ MiB unpacked, "
        r"and an instance of 256Mi has less. Choose --memory 512Mi, or upload fewer movies.",
        outcome.output,
    )
    assert not (tmp_path / "build").exists()


def test_what_an_index_needs_grows_with_what_it_holds():
    check(55_000_000, "512Mi")
    with pytest.raises(SetupError, match="Choose --memory 2Gi"):
        check(700 * MIB, "1Gi")
    with pytest.raises(SetupError, match="Use Qdrant Cloud, or upload fewer"):
        check(SIZES["4Gi"], "4Gi")

    assert needed("recommend", 0) < needed("recommend", MIB)


def test_a_missing_index_is_one_clear_line(tmp_path):
    outcome = bundled(tmp_path / "build", "--index", str(tmp_path), GEMINI_API_KEY=KEY)

    assert outcome.exit_code == 1
    assert "Error: There is no usable index in" in outcome.output


@pytest.mark.parametrize("name", NAMES)
def test_a_function_folder_alone_does_not_start(name):
    done = subprocess.run(
        framework.command(name, "127.0.0.1", free_port()),
        cwd=ROOT / "functions" / name,
        env={"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode != 0
    assert "ModuleNotFoundError: No module named 'moviesearch'" in done.stdout + done.stderr


def test_a_bundle_is_served_with_the_laptops_settings_and_without_pythonpath(tmp_path):
    dotenv = tmp_path / ".env"
    dotenv.write_text("GEMINI_API_KEY=from-file\nQDRANT_TIMEOUT=9\nINDEX_PATH=mine\n")
    environ = {"PYTHONPATH": "functions", "GEMINI_API_KEY": "from-environment"}
    seen = framework.environment(environ, dotenv)

    assert "PYTHONPATH" not in seen
    assert seen["GEMINI_API_KEY"] == "from-environment"
    assert seen["QDRANT_TIMEOUT"] == "9"
    assert seen["INDEX_PATH"] == str(tmp_path / "mine")
    assert framework.environment({}, tmp_path / "none")["INDEX_PATH"] == str(tmp_path / ".index")


def test_one_function_is_served_from_its_bundle_and_finds_a_relative_index(
    settings, gemini, tmp_path
):
    fill(settings(), MOVIES)
    port = free_port()
    environ = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "GEMINI_API_KEY": KEY,
        "GEMINI_BASE_URL": gemini.server.url,
        "EMBEDDING_DIMENSIONS": "256",
        "INDEX_PATH": "index",
    }
    command = [sys.executable, "-m", "scripts.serve", "--function", "search", "--port", str(port)]
    with running(command, environ, tmp_path) as process:
        wait_for(port, process, 60)
        answer = requests.get(f"http://127.0.0.1:{port}/search", {"q": "mars"}, timeout=30).json()

    assert answer["results"][0]["id"] == 1
    assert answer["degraded"] == []
    assert not list((ROOT / "build" / "search").rglob("*.pyc"))
